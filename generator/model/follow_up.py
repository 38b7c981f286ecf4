"""The follow-up of the work: what is planned, what each round found, and what is done about it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator

from generator.model.fields import (
    Date,
    Doc,
    Id,
    ProcessId,
    Record,
    RoleId,
    UnitId,
    Words,
    id_kind,
    read_id,
)
from generator.model.process import Mission

RoundId = Annotated[str, BeforeValidator(read_id), id_kind("round-id", "rounds")]


class Planned(Record):
    """A process of the inventory that has no file yet; with a file of its code it is done.

    The entry may stay when it is: its ``since`` tells from when the process counts.
    """

    id: Annotated[Id, Doc("รหัสกระบวนการที่จะจัดทำ", "Code that the process will have")]
    title: Annotated[Words, Doc("ชื่อกระบวนการ", "Title of the process")]
    mission: Annotated[Mission, Doc("ลักษณะภารกิจ", "Class of mission")]
    unit: Annotated[UnitId, Doc("กลุ่มงาน", "The unit that does the work")]
    owner: Annotated[RoleId | None, Doc("ผู้จะจัดทำคู่มือ", "The role that will write it")] = None
    since: Annotated[
        Date | None,
        Doc(
            "นับในบัญชีตั้งแต่วันที่ (ค.ศ.) ใช้คำนวณร้อยละย้อนหลัง ถ้าไม่ระบุ ถือว่านับมาตลอด",
            "From when it counts in the inventory (CE); always, where nothing is said",
        ),
    ] = None
    due: Annotated[Date | None, Doc("กำหนดแล้วเสร็จ (ค.ศ.)", "When it is to be ready (CE)")] = None
    note: Annotated[Words | None, Doc("หมายเหตุ", "A remark")] = None


class Round(Record):
    """What a round of follow-up found of a process: the four things of the PMQA seed (S002)."""

    id: Annotated[Id, Doc("รหัสบันทึกติดตาม", "Id of the record")]
    process: Annotated[ProcessId, Doc("กระบวนการ", "The process")]
    date: Annotated[Date, Doc("วันสิ้นรอบ (ค.ศ.) เช่น 2027-03-31", "Last day of the round (CE)")]
    by: Annotated[RoleId | None, Doc("ตำแหน่งผู้รายงาน", "The role that reports")] = None
    progress: Annotated[Words, Doc("ความก้าวหน้า", "Progress")]
    problems: Annotated[Words | None, Doc("ปัญหา", "Problems")] = None
    obstacles: Annotated[Words | None, Doc("อุปสรรค", "Obstacles")] = None
    risks: Annotated[Words | None, Doc("ความเสี่ยง", "Risks")] = None
    sample: Annotated[bool, Doc("เป็นตัวอย่าง", "Whether it is a sample")] = False


class ActionOrigin(StrEnum):
    """What an improvement comes from."""

    ROUND = "round"
    FEEDBACK = "feedback"
    LESSON = "lesson"
    KPI = "kpi"
    SELF_ASSESSMENT = "self-assessment"


class Action(Record):
    """An improvement that somebody is to make by a day."""

    id: Annotated[Id, Doc("รหัสข้อปรับปรุง", "Id of the improvement")]
    what: Annotated[Words, Doc("สิ่งที่จะปรับปรุง", "What is to be improved")]
    origin: Annotated[
        ActionOrigin,
        Doc(
            "ที่มา: round รอบติดตาม, feedback ข้อเสนอแนะ, lesson บทเรียน, kpi ตัวชี้วัด, "
            "self-assessment ประเมินตนเอง",
            "What it comes from",
        ),
    ]
    round: Annotated[RoundId | None, Doc("บันทึกติดตามที่เป็นที่มา", "The round it comes from")] = None
    processes: Annotated[
        tuple[ProcessId, ...], Doc("กระบวนการที่เกี่ยวข้อง", "The processes that it improves")
    ] = ()
    owner: Annotated[RoleId, Doc("ผู้รับผิดชอบ", "The role that makes it")]
    opened: Annotated[Date, Doc("วันที่เริ่ม (ค.ศ.)", "When it was agreed (CE)")]
    due: Annotated[Date, Doc("กำหนดแล้วเสร็จ (ค.ศ.)", "When it is due (CE)")]
    closed: Annotated[Date | None, Doc("วันที่แล้วเสร็จ (ค.ศ.)", "When it was done (CE)")] = None
    result: Annotated[Words | None, Doc("ผลที่ได้", "What came of it")] = None
    sample: Annotated[bool, Doc("เป็นตัวอย่าง", "Whether it is a sample")] = False
