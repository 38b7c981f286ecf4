"""Knowledge around the work: entries in Markdown, and who can teach or help.

Positions and bodies; a register of people is kept only where an office wants one.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator

from generator.model.fields import (
    AgencyId,
    Date,
    Doc,
    Id,
    Name,
    ProcessId,
    Record,
    RoleId,
    Words,
    id_kind,
    read_id,
)
from generator.model.organisation import AgencyLevel


class EntryKind(StrEnum):
    """The kinds of knowledge that are written down around the work (BRIEF 1)."""

    LESSON = "lesson"
    GOOD_PRACTICE = "good-practice"
    AFTER_ACTION = "after-action"
    FAQ = "faq"
    BRIEFING = "briefing"
    TRAINING_NOTE = "training-note"


TrainingId = Annotated[str, BeforeValidator(read_id), id_kind("training-id", "trainings")]


class Entry(Record):
    """The front matter of a Markdown file in ``content/knowledge/``: what it is, where it helps."""

    kind: Annotated[
        EntryKind,
        Doc(
            "ประเภท: lesson บทเรียน, good-practice แนวปฏิบัติที่ดี, after-action ทบทวนหลังปฏิบัติงาน, "
            "faq ถามตอบ, briefing สรุปเสนอผู้บริหาร, training-note ความรู้จากการอบรม",
            "Kind of entry",
        ),
    ]
    title: Annotated[Words, Doc("ชื่อเรื่อง", "Title")]
    date: Annotated[Date, Doc("วันที่บันทึก (ค.ศ.)", "When it was written (CE)")]
    summary: Annotated[Words | None, Doc("สาระสำคัญ ประโยคเดียว", "What matters, in a sentence")] = (
        None
    )
    processes: Annotated[
        tuple[ProcessId, ...], Doc("กระบวนการที่เกี่ยวข้อง", "The processes that it helps")
    ] = ()
    steps: Annotated[
        tuple[Name, ...],
        Doc("ขั้นตอนที่เกี่ยวข้อง เช่น DRT-01/receive", "The steps that it helps, as DRT-01/receive"),
    ] = ()
    roles: Annotated[tuple[RoleId, ...], Doc("ตำแหน่งที่ควรรู้", "The roles that should know it")] = ()
    training: Annotated[
        TrainingId | None,
        Doc("การอบรมที่ได้ความรู้มา (รหัสใน trainings.yml)", "The training that it comes from"),
    ] = None
    sector: Annotated[AgencyLevel | None, Doc("ภาคส่วนที่เกี่ยวข้อง", "The sector that it is about")] = (
        None
    )
    sample: Annotated[bool, Doc("เป็นตัวอย่าง", "Whether it is a sample")] = False


PersonId = Annotated[str, BeforeValidator(read_id), id_kind("person-id", "people")]


class Person(Record):
    """Who holds a role at present; an office may keep this register or leave it out."""

    id: Annotated[Id, Doc("รหัสบุคคล ไม่ใช่เลขประจำตัวประชาชน", "Id, never an identity number")]
    name: Annotated[Name | None, Doc("ชื่อที่ใช้เรียก ถ้าสำนักงานให้แสดง", "Name, if it may be shown")] = (
        None
    )
    roles: Annotated[tuple[RoleId, ...], Doc("ตำแหน่งที่ปฏิบัติ", "The roles that the person holds")]
    start: Annotated[Date | None, Doc("ตั้งแต่วันที่ (ค.ศ.)", "First day (CE)")] = None
    end: Annotated[Date | None, Doc("ถึงวันที่ (ค.ศ.)", "Last day (CE)")] = None


class ServiceKind(StrEnum):
    """Whose service it is."""

    OFFICE = "office"
    CENTRAL = "central"


class Service(Record):
    """A service that the office gives, or one that a central agency offers to it."""

    id: Annotated[Id, Doc("รหัสบริการ", "Id of the service")]
    title: Annotated[Words, Doc("ชื่อบริการ", "Title of the service")]
    kind: Annotated[
        ServiceKind, Doc("ผู้ให้บริการ: office สำนักงาน, central ส่วนกลาง", "Whose service it is")
    ]
    users: Annotated[Words | None, Doc("ผู้ใช้บริการ", "Who uses it")] = None
    process: Annotated[ProcessId | None, Doc("กระบวนการที่ให้บริการ", "The process that gives it")] = (
        None
    )
    agency: Annotated[AgencyId | None, Doc("หน่วยงานที่ให้บริการ", "The agency that gives it")] = None
    how: Annotated[Words | None, Doc("วิธีขอรับบริการ", "How to ask for it")] = None
    sample: Annotated[bool, Doc("เป็นตัวอย่าง", "Whether it is a sample")] = False


class ExpertKind(StrEnum):
    """How somebody helps others to learn."""

    MENTOR = "mentor"
    TRAINER = "trainer"
    EXPERT = "expert"


class Expert(Record):
    """A position that can be asked or that teaches: mentor, trainer, expert."""

    id: Annotated[Id, Doc("รหัส", "Id")]
    kind: Annotated[
        ExpertKind, Doc("mentor พี่เลี้ยง, trainer วิทยากร, expert ผู้เชี่ยวชาญ", "How it helps")
    ]
    role: Annotated[RoleId | None, Doc("ตำแหน่งในสำนักงาน", "A role of the office")] = None
    agency: Annotated[AgencyId | None, Doc("หน่วยงานภายนอก", "An agency outside")] = None
    topics: Annotated[tuple[Words, ...], Doc("เรื่องที่ถ่ายทอดได้", "What can be learned from it")] = ()
    processes: Annotated[
        tuple[ProcessId, ...], Doc("กระบวนการที่สอนได้", "The processes that it teaches")
    ] = ()
    sample: Annotated[bool, Doc("เป็นตัวอย่าง", "Whether it is a sample")] = False


class Training(Record):
    """A training of the calendar, for which roles, on which processes."""

    id: Annotated[Id, Doc("รหัสการอบรม", "Id of the training")]
    title: Annotated[Words, Doc("หัวข้อการอบรม", "What it is about")]
    date: Annotated[Date, Doc("วันที่อบรม (ค.ศ.)", "Its day (CE)")]
    roles: Annotated[tuple[RoleId, ...], Doc("ตำแหน่งที่ควรเข้าอบรม", "For which roles")] = ()
    processes: Annotated[
        tuple[ProcessId, ...], Doc("กระบวนการที่เกี่ยวข้อง", "The processes that it is about")
    ] = ()
    agency: Annotated[AgencyId | None, Doc("หน่วยงานผู้จัด", "The agency that holds it")] = None
    sample: Annotated[bool, Doc("เป็นตัวอย่าง", "Whether it is a sample")] = False
