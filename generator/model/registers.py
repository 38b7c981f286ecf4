"""The registers: what the processes refer to. One file a register in ``content/registers/``."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import Field

from generator.model.fields import (
    Clock,
    Date,
    Doc,
    Id,
    LawId,
    Name,
    Record,
    RoleId,
    UnitId,
    Words,
)
from generator.model.year import MonthDay, OnMonthDay


class WorkField(Record):
    """A field of work: one folder below ``processes/``."""

    id: Annotated[
        Id, Doc("รหัส ตรงกับชื่อโฟลเดอร์ใน processes/", "Id; the name of the folder in processes/")
    ]
    title: Annotated[Words, Doc("ชื่อสายงาน", "Title of the field of work")]
    description: Annotated[Words | None, Doc("คำอธิบาย", "What belongs here")] = None


class Unit(Record):
    """A unit of the office, or an organisation outside it."""

    id: Annotated[Id, Doc("รหัสหน่วยงาน", "Id of the unit")]
    title: Annotated[Words, Doc("ชื่อหน่วยงาน", "Title of the unit")]
    aliases: Annotated[tuple[Name, ...], Doc("ชื่ออื่นที่ใช้เรียก", "Other names in use")] = ()
    parent: Annotated[UnitId | None, Doc("หน่วยงานที่สังกัด", "The unit it belongs to")] = None


class Role(Record):
    """A position, a body, or an outside party that does or decides something; never a person."""

    id: Annotated[Id, Doc("รหัสตำแหน่ง", "Id of the role")]
    title: Annotated[Words, Doc("ชื่อตำแหน่ง", "Title of the role")]
    short: Annotated[Words | None, Doc("ชื่อย่อสำหรับผัง", "Short title for the flowchart")] = None
    unit: Annotated[UnitId | None, Doc("หน่วยงาน (รหัสใน units.yml)", "The unit of the role")] = None
    deputy: Annotated[
        RoleId | None, Doc("ผู้ปฏิบัติแทนตำแหน่งนี้", "The role that stands in when this one is away")
    ] = None
    external: Annotated[bool, Doc("อยู่นอกสำนักงานหรือไม่", "Whether it is outside the office")] = False
    description: Annotated[Words | None, Doc("บทบาทโดยย่อ", "What the role does, in short")] = None
    aliases: Annotated[tuple[Name, ...], Doc("ชื่ออื่นที่ใช้เรียก", "Other names in use")] = ()


class LawStatus(StrEnum):
    """Whether a law is in force (BRIEF 4.1)."""

    IN_FORCE = "in_force"
    AMENDED = "amended"
    REPLACED = "replaced"
    REPEALED = "repealed"
    CHECK_GAZETTE = "check_gazette"


class Confidence(StrEnum):
    """How well a legal fact is known: seen in a public source, known, or uncertain (V, K, U)."""

    VERIFIED = "verified"
    KNOWN = "known"
    UNCERTAIN = "uncertain"


class LawKind(StrEnum):
    """The kinds of legal text."""

    CONSTITUTION = "constitution"
    ACT = "act"
    EMERGENCY_DECREE = "emergency-decree"
    CODE = "code"
    ROYAL_DECREE = "royal-decree"
    MINISTERIAL_REGULATION = "ministerial-regulation"
    REGULATION = "regulation"
    ANNOUNCEMENT = "announcement"
    ORDER = "order"
    RESOLUTION = "resolution"
    CIRCULAR = "circular"


class Section(Record):
    """A section (มาตรา) or clause (ข้อ) of a law, in our own words."""

    id: Annotated[Name, Field(max_length=30), Doc("เลขมาตราหรือข้อ", "Number of the section")]
    text: Annotated[
        Words, Doc("สาระสำคัญโดยย่อ ด้วยถ้อยคำของสำนักงาน", "What it says, in our own words")
    ]
    limit: Annotated[Words | None, Doc("กรอบเวลาที่กำหนด", "The time limit that it sets")] = None
    confidence: Annotated[Confidence, Doc("ระดับความเชื่อมั่น", "How well this is known")] = (
        Confidence.KNOWN
    )


class Law(Record):
    """A law, regulation, resolution or circular that processes cite."""

    id: Annotated[Id, Doc("รหัสกฎหมาย", "Id of the law")]
    number: Annotated[Id, Doc("เลขทะเบียน เช่น L04", "Number in the register, as L04")]
    title: Annotated[Words, Doc("ชื่อทางการ", "Official title")]
    kind: Annotated[LawKind, Doc("ประเภท", "Kind of legal text")]
    short: Annotated[Words | None, Doc("ชื่อเรียกโดยย่อ", "Short title")] = None
    aliases: Annotated[tuple[Name, ...], Doc("ชื่ออื่นที่ใช้เรียก", "Other names in use")] = ()
    wrong_titles: Annotated[
        tuple[Name, ...],
        Doc("ชื่อที่มักเขียนผิด ใช้เตือนเมื่อพบในข้อความ", "Wrong titles in use, to be warned of in texts"),
    ] = ()
    year: Annotated[
        int | None, Field(ge=2400, le=2700), Doc("ปี พ.ศ. ที่ออก", "Year of the law (BE)")
    ] = None
    status: Annotated[LawStatus, Doc("สถานะ", "Whether it is in force")]
    replaced_by: Annotated[tuple[LawId, ...], Doc("ถูกแทนที่ด้วย", "The laws that replace it")] = ()
    amended_by: Annotated[tuple[Words, ...], Doc("ฉบับแก้ไขเพิ่มเติม", "Amendments")] = ()
    as_of: Annotated[Date, Doc("ข้อมูล ณ วันที่ (ค.ศ.)", "As of which date (CE)")]
    confidence: Annotated[
        Confidence, Doc("ระดับความเชื่อมั่นของชื่อและสถานะ", "How well title and status are known")
    ]
    source: Annotated[tuple[Name, ...], Doc("แหล่งที่มา", "Where it was seen")] = ()
    sections: Annotated[tuple[Section, ...], Doc("มาตราที่ใช้", "The sections in use")] = ()
    note: Annotated[Words | None, Doc("หมายเหตุ", "A remark")] = None

    @property
    def clause_word(self) -> str:
        """Name of the label for its parts: ``section`` (มาตรา) or ``clause`` (ข้อ)."""
        sectioned = (
            LawKind.CONSTITUTION, LawKind.ACT, LawKind.EMERGENCY_DECREE, LawKind.CODE,
            LawKind.ROYAL_DECREE,
        )  # fmt: skip
        return "section" if self.kind in sectioned else "clause"

    def section(self, number: str) -> Section | None:
        """Return the section with this number, or None."""
        return self.numbered.get(number)

    @cached_property
    def numbered(self) -> Mapping[str, Section]:
        """The sections by number; of two with the same number the first."""
        return {section.id: section for section in reversed(self.sections)}


class Form(Record):
    """A form, register or template that steps use."""

    id: Annotated[Id, Doc("รหัสแบบฟอร์ม", "Id of the form")]
    title: Annotated[Words, Doc("ชื่อแบบฟอร์ม", "Title of the form")]
    description: Annotated[Words | None, Doc("ใช้ทำอะไร", "What it is for")] = None
    fields: Annotated[tuple[Words, ...], Doc("รายการที่ต้องกรอก", "What is filled in")] = ()
    kept_by: Annotated[
        RoleId | None, Doc("ผู้เก็บรักษา (รหัสใน roles.yml)", "The role that keeps it")
    ] = None
    laws: Annotated[tuple[LawId, ...], Doc("กฎหมายที่กำหนดแบบ", "The laws that ask for it")] = ()
    handover: Annotated[
        bool,
        Doc(
            "เป็นแบบของชุดส่งมอบงาน ซึ่งพิมพ์ของแต่ละตำแหน่งได้จากเว็บไซต์",
            "Whether it is the handover pack, which the site prints for each role",
        ),
    ] = False


class Term(Record):
    """An entry of the glossary."""

    id: Annotated[Id, Doc("รหัสคำศัพท์", "Id of the term")]
    term: Annotated[Words, Doc("คำศัพท์", "The term")]
    meaning: Annotated[Words, Doc("ความหมาย", "What it means")]
    aliases: Annotated[tuple[Name, ...], Doc("คำอื่นที่ใช้แทนกัน", "Other words for it")] = ()


class HolidayKind(StrEnum):
    """Why a day is off (BRIEF 5)."""

    ANNUAL = "annual"
    SUBSTITUTE = "substitute"
    SPECIAL = "special"
    REGIONAL = "regional"


class Holiday(Record):
    """A day on which government offices are closed."""

    date: Annotated[Date, Doc("วันที่ (ค.ศ.)", "Date (CE)")]
    title: Annotated[Words, Doc("ชื่อวันหยุด", "Name of the holiday")]
    kind: Annotated[HolidayKind, Doc("ประเภทวันหยุด", "Kind of holiday")]
    confidence: Annotated[Confidence, Doc("ระดับความเชื่อมั่น", "How well it is known")] = (
        Confidence.KNOWN
    )


class HolidayYear(Record):
    """The holidays of one Buddhist-era year, with where they come from."""

    year: Annotated[int, Field(ge=2400, le=2700), Doc("ปี พ.ศ.", "Year (BE)")]
    source: Annotated[tuple[Words, ...], Doc("แหล่งที่มา", "Where the list comes from")]
    holidays: Annotated[tuple[Holiday, ...], Doc("วันหยุด", "The holidays")]


class OfficeHours(Record):
    """The hours of an office day, with the break at noon (BRIEF 5: 08.30-16.30, 12.00-13.00)."""

    opens: Annotated[Clock, Doc("เวลาเปิดทำการ", "When the office opens")] = datetime.time(8, 30)
    break_from: Annotated[Clock, Doc("เริ่มพักกลางวัน", "When the break begins")] = datetime.time(12)
    break_to: Annotated[Clock, Doc("สิ้นสุดพักกลางวัน", "When the break ends")] = datetime.time(13)
    closes: Annotated[Clock, Doc("เวลาปิดทำการ", "When the office closes")] = datetime.time(16, 30)

    @property
    def minutes(self) -> int:
        """Minutes of office time in a working day; 0 where the hours contradict one another."""
        times = [self.opens, self.break_from, self.break_to, self.closes]
        opens, break_from, break_to, closes = (time.hour * 60 + time.minute for time in times)
        return break_from - opens + closes - break_to if times == sorted(times) else 0


OFFICE_HOURS = OfficeHours()
"""The hours of the civil service, where an office sets no others."""


class FlowColumn(StrEnum):
    """The columns that the work-flow form of a manual can have (BRIEF 2.1)."""

    NUMBER = "number"
    CHART = "chart"
    TIME = "time"
    DETAILS = "details"
    STANDARD = "standard"
    MONITOR = "monitor"
    ROLE = "role"
    NOTE = "note"
    LAW = "law"
    FORMS = "forms"


FLOW_COLUMNS = tuple(FlowColumn)


class ChartColumn(StrEnum):
    """The columns that can stand beside the lanes of a flowchart."""

    TIME = "time"
    DETAILS = "details"
    STANDARD = "standard"
    LAW = "law"
    FORMS = "forms"


class ReviewRules(Record):
    """By which days and rounds the office reviews its knowledge; office practice, not law."""

    rounds: Annotated[
        tuple[OnMonthDay, ...],
        Doc("วันสิ้นรอบติดตาม 6, 9 และ 12 เดือน", "Last days of the rounds of follow-up"),
    ] = (MonthDay(3, 31), MonthDay(6, 30), MonthDay(9, 30))
    remind_days: Annotated[
        int, Field(ge=0, le=366), Doc("เตือนล่วงหน้ากี่วัน", "How many days ahead a review is told of")
    ] = 60
    grace_days: Annotated[
        int, Field(ge=0, le=366), Doc("ผ่อนผันกี่วันหลังครบกำหนด", "Days of grace behind a due day")
    ] = 30
    contact_days: Annotated[
        int,
        Field(ge=1, le=3660),
        Doc("ข้อมูลเครือข่ายต้องยืนยันภายในกี่วัน", "After how many days a contact is stale"),
    ] = 183
    law_days: Annotated[
        int,
        Field(ge=1, le=3660),
        Doc("ข้อมูลกฎหมายต้องตรวจซ้ำภายในกี่วัน", "After how many days the facts of a law are stale"),
    ] = 365


REVIEW_RULES = ReviewRules()
"""The rounds of the PMQA seed (S002), where an office sets no others."""


class Scoring(StrEnum):
    """What a figure between two thresholds earns: the lower score, or a part of the way on."""

    STEPS = "steps"
    LINEAR = "linear"


class Office(Record):
    """The office whose handbook this is, and how its manuals look."""

    name: Annotated[Words, Doc("ชื่อหน่วยงาน", "Name of the office")]
    short: Annotated[Words | None, Doc("ชื่อย่อ", "Short name")] = None
    handbook: Annotated[Words, Doc("ชื่อชุดคู่มือ", "Title of the handbook")]
    about: Annotated[
        Words | None, Doc("คำแนะนำชุดคู่มือ", "What the handbook is, in a few sentences")
    ] = None
    document_prefix: Annotated[
        str, Field(max_length=30), Doc("คำนำหน้ารหัสเอกสาร เช่น WM-สนจ-", "Put before a process code")
    ] = ""
    thai_digits: Annotated[
        bool, Doc("ใช้เลขไทยในคู่มือ", "Whether manuals are printed in Thai digits")
    ] = False
    flow_columns: Annotated[
        tuple[FlowColumn, ...],
        Doc(
            "คอลัมน์ของแบบ Work Flow: " + ", ".join(FLOW_COLUMNS),
            "Columns of the work-flow form, in order",
        ),
    ] = FLOW_COLUMNS[:8]
    chart_columns: Annotated[
        tuple[ChartColumn, ...],
        Doc(
            "คอลัมน์ข้างผังบนเว็บไซต์: " + ", ".join(ChartColumn),
            "Columns beside the flowchart on the site, in order",
        ),
    ] = (ChartColumn.TIME, ChartColumn.LAW)
    hours: Annotated[
        OfficeHours, Doc("เวลาราชการและเวลาพักกลางวัน", "Office hours and the break at noon")
    ] = OFFICE_HOURS
    review: Annotated[
        ReviewRules,
        Doc("รอบติดตามและเกณฑ์ความเป็นปัจจุบัน", "Rounds of follow-up and when facts are stale"),
    ] = REVIEW_RULES
    scoring: Annotated[
        Scoring,
        Doc(
            "การให้คะแนนตัวชี้วัด: steps ตามเกณฑ์ที่ถึง, linear เทียบบัญญัติไตรยางศ์ระหว่างเกณฑ์",
            "How a figure between two thresholds is scored; the office's choice",
        ),
    ] = Scoring.STEPS
    notice: Annotated[Words | None, Doc("ข้อความแจ้งที่แสดงทุกหน้า", "A notice shown on every page")] = (
        None
    )
