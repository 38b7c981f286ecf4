"""One step of a process: who does what, in which time, by which law, and where it leads."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator

from generator.model.duration import Duration
from generator.model.fields import (
    AgencyId,
    Cites,
    Doc,
    FormId,
    Id,
    OnDay,
    ProcessId,
    Record,
    RoleId,
    Share,
    Shorthand,
    StepId,
    Time,
    Words,
)
from generator.model.organisation import Raci


class StepType(StrEnum):
    """The kind of a step, which is also its symbol (ISO 5807)."""

    START = "start"
    TASK = "task"
    DECISION = "decision"
    DOCUMENT = "document"
    DATA = "data"
    SUBPROCESS = "subprocess"
    PARALLEL = "parallel"
    WAIT = "wait"
    END = "end"


WORK_TYPES = (
    StepType.TASK, StepType.DECISION, StepType.DOCUMENT, StepType.DATA, StepType.WAIT
)  # fmt: skip
"""The types of step that take time of somebody, so that a standard time is owed."""


class Basis(StrEnum):
    """Where a figure comes from; shown as a badge."""

    STATUTORY = "statutory"
    OFFICE = "office"
    OFFICE_SAMPLE = "office-sample"


class Participation(StrEnum):
    """How the public takes part in a step (BRIEF 1, S004)."""

    THINK = "think"
    DO = "do"
    FOLLOW = "follow"
    INSPECT = "inspect"


class StepTime(Record):
    """The standard time of a step: active work, waiting, or a time that somebody else sets."""

    active: Annotated[Time | None, Doc("เวลาลงมือทำ", "Time of active work")] = None
    wait: Annotated[Time | None, Doc("เวลารอคอย", "Time of waiting")] = None
    set_by: Annotated[
        Words | None,
        Doc("ผู้กำหนดเวลาภายนอก เช่น ปฏิทินของ ก.น.บ.", "Who sets the time from outside, in words"),
    ] = None

    def total(self) -> Duration:
        """Return active and waiting time together, unit by unit."""
        return (self.active or Duration()) + (self.wait or Duration())


def _step_time(value: object) -> object:
    return {"active": value} if isinstance(value, str) else value


class Branch(Record):
    """One way out of a step."""

    answer: Annotated[
        Words | None, Doc("คำตอบหรือเงื่อนไขของทางแยก", "The answer that leads this way")
    ] = None
    next: Annotated[StepId, Doc("รหัสขั้นตอนถัดไป", "Id of the step that follows")]
    share: Annotated[Share | None, Doc("สัดส่วนเรื่องที่ไปทางนี้", "Share of cases, as a percentage")] = (
        None
    )


class Step(Record):
    """One step of the work."""

    id: Annotated[Id, Doc("รหัสขั้นตอน ไม่ซ้ำในกระบวนการ", "Id of the step, unique in the process")]
    type: Annotated[
        StepType,
        Doc(
            "ชนิดของขั้นตอน: start เริ่ม, task กิจกรรม, decision ตัดสินใจ, document เอกสาร, data ข้อมูล, "
            "subprocess กระบวนการย่อย, parallel ทำคู่ขนาน, wait รอ, end สิ้นสุด",
            "Kind of step, which is also its symbol in the flowchart",
        ),
    ] = StepType.TASK
    title: Annotated[Words, Doc("ชื่อขั้นตอน", "What is done, in a few words")]
    role: Annotated[
        RoleId | None,
        Doc("ผู้รับผิดชอบ (รหัสใน roles.yml)", "The role that does it (an id of roles.yml)"),
    ] = None
    time: Annotated[
        StepTime | None,
        BeforeValidator(_step_time),
        Shorthand(Time),
        Doc("มาตรฐานระยะเวลา เช่น 30 นาที, 1wd", "Standard time, as 30m, 2h, 1wd, 15d, 1mo"),
    ] = None
    basis: Annotated[
        Basis, Doc("ที่มาของเวลา: กฎหมาย สำนักงาน หรือค่าตัวอย่าง", "Where the standard time comes from")
    ] = Basis.OFFICE
    due: Annotated[
        OnDay | None,
        Doc(
            "กำหนดนับจากวันงาน เช่น D-15 หรือ D-15wd (วันทำการ)",
            "When it is due, in days from the event, as D-15 or D-15wd (working days)",
        ),
    ] = None
    every: Annotated[
        Time | None, Doc("ทำซ้ำทุกช่วงเวลา เช่น 5wd", "How often it is repeated, as 5wd or 3mo")
    ] = None
    details: Annotated[
        tuple[Words, ...], Doc("รายละเอียดวิธีทำ ทีละข้อ", "How to do it, point by point")
    ] = ()
    standard: Annotated[Words | None, Doc("มาตรฐานคุณภาพงาน", "Work standard of the step")] = None
    monitor: Annotated[
        Words | None, Doc("ระบบติดตามประเมินผลของขั้นตอน", "How the step is monitored")
    ] = None
    forms: Annotated[tuple[FormId, ...], Doc("แบบฟอร์มที่ใช้", "Forms used (ids of forms.yml)")] = ()
    laws: Annotated[
        tuple[Cites, ...],
        Doc("กฎหมายของขั้นตอน: รหัส หรือ รหัส/มาตรา", "Laws it rests on: an id, or id/section"),
    ] = ()
    note: Annotated[Words | None, Doc("หมายเหตุ หรือข้อควรระวัง", "A remark or a warning")] = None
    raci: Annotated[Raci | None, Doc("ผู้เกี่ยวข้องอื่นตาม RACI", "Who else has a part in it")] = None
    signs: Annotated[
        bool,
        Doc(
            "ต้องลงนามหรือใช้อำนาจของตำแหน่ง ผู้ทำแทนต้องได้รับมอบอำนาจ",
            "Whether it takes the role's authority, so that who stands in needs a delegation",
        ),
    ] = False
    contact: Annotated[
        AgencyId | None,
        Doc("หน่วยงานที่ต้องประสาน (รหัสใน agencies.yml)", "The agency to be contacted in this step"),
    ] = None
    participation: Annotated[
        tuple[Participation, ...],
        Doc(
            "การมีส่วนร่วมของประชาชน: think ร่วมคิด, do ร่วมทำ, follow ร่วมติดตาม, inspect ร่วมตรวจสอบ",
            "How the public takes part in it",
        ),
    ] = ()
    process: Annotated[
        ProcessId | None,
        Doc(
            "รหัสกระบวนการย่อย (เฉพาะ subprocess)", "Code of the process that a subprocess step runs"
        ),
    ] = None
    next: Annotated[
        StepId | None,
        Doc("ขั้นตอนถัดไป ถ้าไม่ใช่ขั้นที่เขียนต่อกัน", "The step that follows, when it is not the one below"),
    ] = None
    branches: Annotated[
        tuple[Branch, ...],
        Doc("ทางแยก (decision, parallel หรือขั้นที่ไปได้หลายทาง)", "The ways on, when there are several"),
    ] = ()

    @property
    def time_basis(self) -> Basis | None:
        """Where the standard time comes from; None without one, or when an outsider sets it.

        A time "by the calendar of the ministry" is no figure of the office.
        """
        if not self.time or (self.basis is Basis.OFFICE and not self.time.total()):
            return None
        return self.basis
