"""The life of a manual: its edition, history and sign-off, and what was confirmed of its law."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.fields import Cites, Date, Doc, Name, Record, RoleId, Words

Edition = tuple[int, int]
"""Issue and revision number of a manual."""


class Revision(Record):
    """The edition of a manual (BRIEF 2.5)."""

    issue: Annotated[int, Field(ge=1, le=999), Doc("ฉบับที่", "Issue number")]
    number: Annotated[int, Field(ge=0, le=999), Doc("แก้ไขครั้งที่", "Revision number within the issue")]
    effective: Annotated[Date, Doc("วันที่บังคับใช้ (ค.ศ.)", "Date of effect (CE)")]
    review_by: Annotated[
        Date | None, Doc("วันครบกำหนดทบทวน (ค.ศ.)", "Date of the next review (CE)")
    ] = None

    @property
    def edition(self) -> Edition:
        """Issue and revision number, in the order in which editions follow one another."""
        return self.issue, self.number


class Change(Record):
    """One line of the revision history."""

    issue: Annotated[int, Field(ge=1, le=999), Doc("ฉบับที่", "Issue number")]
    number: Annotated[int, Field(ge=0, le=999), Doc("แก้ไขครั้งที่", "Revision number within the issue")]
    date: Annotated[Date, Doc("วันที่ (ค.ศ.)", "Date of the change (CE)")]
    change: Annotated[Words, Doc("สิ่งที่แก้ไข", "What changed")]
    role: Annotated[RoleId | None, Doc("ผู้แก้ไข (รหัสใน roles.yml)", "The role that changed it")] = (
        None
    )
    kept: Annotated[
        bool,
        Doc(
            "ใส่ false เมื่อไม่มีสำเนาของฉบับนี้ในคลัง",
            "false where no copy of this edition lies in the archive",
        ),
    ] = True


class SignOff(Record):
    """Who signs in which capacity; a position, never a person."""

    role: Annotated[RoleId, Doc("ตำแหน่ง (รหัสใน roles.yml)", "The role that signs")]
    date: Annotated[Date | None, Doc("วันที่ลงนาม (ค.ศ.)", "Date of signing (CE)")] = None


class Approval(Record):
    """The sign-off block: prepared, reviewed, approved (BRIEF 2.5)."""

    prepared: Annotated[SignOff | None, Doc("ผู้จัดทำ", "Who prepared it")] = None
    reviewed: Annotated[SignOff | None, Doc("ผู้ตรวจสอบ", "Who reviewed it")] = None
    approved: Annotated[SignOff | None, Doc("ผู้อนุมัติ", "Who approved it")] = None
    fingerprint: Annotated[
        Name | None,
        Doc(
            "รอยข้อมูลของฉบับที่อนุมัติ ได้จากคำสั่ง khumue approve",
            "Fingerprint of what was approved, made by khumue approve",
        ),
    ] = None


class Confirmation(Record):
    """That somebody held a citation against the law; kept with what was then known of the law."""

    law: Annotated[Cites, Doc("กฎหมายหรือมาตราที่ยืนยัน", "The law or section that was confirmed")]
    fingerprint: Annotated[
        Name,
        Doc(
            "รอยข้อมูลในทะเบียนที่ยืนยัน ได้จากคำสั่ง khumue confirm",
            "Fingerprint of the facts that were confirmed, made by khumue confirm",
        ),
    ]
    by: Annotated[RoleId, Doc("ตำแหน่งผู้ยืนยัน", "The role that confirmed it")]
    date: Annotated[Date, Doc("วันที่ยืนยัน (ค.ศ.)", "Date of the confirmation (CE)")]
    checked: Annotated[Words, Doc("ตรวจอะไรกับอะไร", "What was held against what")]
