"""The organisation around the work: who may act for whom, who is outside, who decides together.

Positions and bodies only, never persons.
"""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.fields import (
    Date,
    Doc,
    Id,
    Name,
    ProcessId,
    Record,
    RoleId,
    Words,
)


class Raci(Record):
    """Who else has a part in a step; who does it (R) is the step's own role."""

    accountable: Annotated[
        RoleId | None, Doc("ผู้รับผิดชอบสุดท้าย (A)", "The role that answers for the result (A)")
    ] = None
    consulted: Annotated[
        tuple[RoleId, ...], Doc("ผู้ให้คำปรึกษา (C)", "The roles that are asked before (C)")
    ] = ()
    informed: Annotated[
        tuple[RoleId, ...], Doc("ผู้ต้องรับทราบ (I)", "The roles that are told after (I)")
    ] = ()


class Delegation(Record):
    """A delegation of authority: by an order, one role lets another sign and decide for it."""

    id: Annotated[Id, Doc("รหัสการมอบอำนาจ", "Id of the delegation")]
    order: Annotated[Words, Doc("เลขที่และวันที่คำสั่งมอบอำนาจ", "Number of the order that delegates")]
    what: Annotated[Words, Doc("เรื่องที่มอบอำนาจ", "What is delegated")]
    from_: Annotated[RoleId, Field(alias="from"), Doc("ผู้มอบอำนาจ", "The role that delegates")]
    to: Annotated[RoleId, Doc("ผู้รับมอบอำนาจ", "The role that may act")]
    start: Annotated[Date, Doc("ตั้งแต่วันที่ (ค.ศ.)", "First day (CE)")]
    end: Annotated[Date | None, Doc("ถึงวันที่ (ค.ศ.) ถ้ากำหนด", "Last day (CE), where one is set")] = (
        None
    )
    processes: Annotated[
        tuple[ProcessId, ...],
        Doc("เฉพาะกระบวนการเหล่านี้ ไม่ระบุคือทุกกระบวนการ", "Only for these processes; none: for all"),
    ] = ()
    steps: Annotated[
        tuple[Name, ...],
        Doc(
            "เฉพาะขั้นตอนเหล่านี้ เช่น DRT-01/order ใช้คู่กับ processes ได้",
            "Only for these steps, as DRT-01/order; may stand beside processes",
        ),
    ] = ()
    sample: Annotated[
        bool, Doc("เป็นตัวอย่าง ยังไม่มีคำสั่งจริง", "Whether it is a sample without a real order")
    ] = False
    note: Annotated[Words | None, Doc("หมายเหตุ", "A remark")] = None

    def lets(self, role: str, act_for: str, process: str, step: str) -> bool:
        """Tell whether by it ``role`` may act for another role in a step of a process."""
        limited = bool(self.processes or self.steps)
        named = not limited or process in self.processes or f"{process}/{step}" in self.steps
        return named and (self.from_, self.to) == (act_for, role)

    def is_in_force(self, day: datetime.date) -> bool:
        """Tell whether it may be used on a day."""
        return self.start <= day and (self.end is None or day <= self.end)


class AgencyLevel(StrEnum):
    """Where an agency of the network stands (BRIEF 1: S000, S001, S003)."""

    CENTRAL = "central"
    CLUSTER = "cluster"
    PROVINCE = "province"
    DISTRICT = "district"
    LOCAL = "local"
    PRIVATE = "private"
    CIVIL = "civil"


class Agency(Record):
    """An agency of the network, and the position to be asked there."""

    id: Annotated[Id, Doc("รหัสหน่วยงานเครือข่าย", "Id of the agency")]
    title: Annotated[Words, Doc("ชื่อหน่วยงาน", "Title of the agency")]
    level: Annotated[AgencyLevel, Doc("ระดับหรือภาคส่วน", "Its level or sector")]
    contact: Annotated[
        Words, Doc("ตำแหน่งผู้ประสานงาน ไม่ใช่ชื่อบุคคล", "The position to contact, never a person")
    ]
    topics: Annotated[
        tuple[Words, ...], Doc("เรื่องที่ติดต่อประสานงาน", "What it is contacted about")
    ] = ()
    channel: Annotated[
        Words | None, Doc("ช่องทางติดต่อของหน่วยงาน", "How it is reached, as an office")
    ] = None
    role: Annotated[
        RoleId | None,
        Doc("บทบาทในกระบวนการ (รหัสใน roles.yml)", "The role that it has in processes"),
    ] = None
    aliases: Annotated[tuple[Name, ...], Doc("ชื่ออื่นที่ใช้เรียก", "Other names in use")] = ()
    confirmed: Annotated[
        Date | None, Doc("ยืนยันข้อมูลล่าสุด (ค.ศ.)", "When it was last confirmed (CE)")
    ] = None
    sample: Annotated[
        bool, Doc("เป็นตัวอย่าง ต้องยืนยันก่อนใช้", "Whether it is a sample, to be confirmed")
    ] = False


class Capacity(StrEnum):
    """In which capacity somebody sits in a committee."""

    CHAIR = "chair"
    VICE_CHAIR = "vice-chair"
    MEMBER = "member"
    SECRETARY = "secretary"


class Member(Record):
    """A seat in a committee, held by a position."""

    role: Annotated[RoleId, Doc("ตำแหน่ง (รหัสใน roles.yml)", "The role (an id of roles.yml)")]
    capacity: Annotated[Capacity, Doc("ฐานะในคณะกรรมการ", "In which capacity it sits there")] = (
        Capacity.MEMBER
    )
    sector: Annotated[
        AgencyLevel | None, Doc("ภาคส่วนของกรรมการ", "The sector that the seat stands for")
    ] = None


class Committee(Record):
    """A committee or working group: who sits in it, who keeps its papers, when it meets."""

    id: Annotated[Id, Doc("รหัสคณะกรรมการ", "Id of the committee")]
    title: Annotated[Words, Doc("ชื่อคณะกรรมการหรือคณะทำงาน", "Title of the committee")]
    aliases: Annotated[tuple[Name, ...], Doc("ชื่อย่อ", "Short names in use")] = ()
    duty: Annotated[Words | None, Doc("หน้าที่โดยย่อ", "What it does, in short")] = None
    role: Annotated[
        RoleId | None,
        Doc("องค์คณะในกระบวนการ (รหัสใน roles.yml)", "The role that it has in processes"),
    ] = None
    members: Annotated[tuple[Member, ...], Doc("องค์ประกอบ ตามตำแหน่ง", "Its members, by role")] = ()
    cycle: Annotated[Words | None, Doc("รอบการประชุม", "How often it meets")] = None
    sample: Annotated[bool, Doc("องค์ประกอบเป็นตัวอย่าง", "Whether its members are a sample")] = False

    def in_capacity(self, capacity: Capacity) -> tuple[str, ...]:
        """Return the roles that sit in it in a capacity."""
        return tuple(member.role for member in self.members if member.capacity is capacity)
