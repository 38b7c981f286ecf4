"""What is measured: indicators with their targets, the sets of data, and the figures in them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

from pydantic import BeforeValidator, Field

from generator.model.fields import (
    AgencyId,
    Amount,
    Date,
    Doc,
    GoalId,
    Id,
    IndicatorId,
    Name,
    ProcessId,
    Record,
    RoleId,
    Time,
    UnitId,
    Words,
    id_kind,
    read_id,
)
from generator.model.step import Basis

PerspectiveId = Annotated[str, BeforeValidator(read_id), id_kind("perspective-id", "perspectives")]


class Perspective(Record):
    """A perspective of the balanced scorecard; an office names its own (BRIEF 1, S002)."""

    id: Annotated[Id, Doc("รหัสมิติ", "Id of the perspective")]
    title: Annotated[Words, Doc("ชื่อมิติ", "Title of the perspective")]


class KpiLevel(StrEnum):
    """Whose performance an indicator measures."""

    OFFICE = "office"
    UNIT = "unit"
    PERSON = "person"


class Direction(StrEnum):
    """Which way a figure gets better."""

    HIGHER = "higher"
    LOWER = "lower"


class Indicator(Record):
    """An indicator of a fiscal year, with what earns which score (BRIEF 1, S001 and S002).

    Thresholds or milestones are five, for the scores 1 to 5; what is not agreed stays empty.
    """

    id: Annotated[Id, Doc("รหัสตัวชี้วัด", "Id of the indicator")]
    title: Annotated[Words, Doc("ชื่อตัวชี้วัด", "Name of the indicator")]
    year: Annotated[int, Field(ge=2400, le=2700), Doc("ปีงบประมาณ พ.ศ.", "Fiscal year (BE)")]
    level: Annotated[
        KpiLevel,
        Doc("ระดับ: office สำนักงาน, unit กลุ่มงาน, person ตำแหน่ง", "Whose performance it measures"),
    ]
    unit: Annotated[UnitId | None, Doc("กลุ่มงาน (ระดับ unit)", "The unit, of a unit's indicator")] = (
        None
    )
    role: Annotated[
        RoleId | None, Doc("ตำแหน่ง (ระดับ person)", "The position, of a person's indicator")
    ] = None
    process: Annotated[ProcessId | None, Doc("กระบวนการที่วัด", "The process that it measures")] = None
    goal: Annotated[GoalId | None, Doc("เป้าหมายหรือโครงการที่วัด", "The goal that it measures")] = None
    perspective: Annotated[
        PerspectiveId | None, Doc("มิติ (รหัสใน perspectives.yml)", "Perspective of the scorecard")
    ] = None
    measure: Annotated[Words, Doc("หน่วยวัด เช่น ร้อยละ วัน ระดับ", "Unit of measure")]
    weight: Annotated[Amount | None, Doc("น้ำหนัก (ร้อยละ)", "Weight, in per cent")] = None
    target: Annotated[Amount | None, Doc("ค่าเป้าหมาย", "Target")] = None
    direction: Annotated[
        Direction, Doc("ค่ายิ่งมากยิ่งดี higher หรือยิ่งน้อยยิ่งดี lower", "Which way is better")
    ] = Direction.HIGHER
    thresholds: Annotated[
        tuple[Amount, ...], Doc("เกณฑ์ค่าคะแนน 1 ถึง 5", "The figures that earn scores 1 to 5")
    ] = ()
    milestones: Annotated[
        tuple[Words, ...],
        Doc("ระดับความสำเร็จ 1 ถึง 5 (เชิงคุณภาพ)", "What must be reached for scores 1 to 5"),
    ] = ()
    follows: Annotated[
        IndicatorId | None,
        Doc("ตัวชี้วัดเดียวกันของปีก่อน", "The same indicator of an earlier year"),
    ] = None
    method: Annotated[Words | None, Doc("วิธีคำนวณ", "How it is worked out")] = None
    basis: Annotated[Basis, Doc("ที่มาของค่าเป้าหมาย", "Where the target comes from")] = Basis.OFFICE
    note: Annotated[Words | None, Doc("หมายเหตุ", "A remark")] = None

    @property
    def whose(self) -> str:
        """The id of the unit or role that is measured; empty for the office."""
        return {KpiLevel.UNIT: self.unit, KpiLevel.PERSON: self.role}.get(self.level) or ""


class Holds(StrEnum):
    """What a file of data holds, which is also how it is read."""

    ACTUALS = "actuals"
    STATISTICS = "statistics"
    EVENT_LOG = "event-log"


class Dataset(Record):
    """A set of data: whose it is, how often it is renewed, and its file, if it is kept here."""

    id: Annotated[Id, Doc("รหัสชุดข้อมูล", "Id of the set of data")]
    title: Annotated[Words, Doc("ชื่อชุดข้อมูล", "Title of the set of data")]
    description: Annotated[Words | None, Doc("คำอธิบาย", "What it holds")] = None
    owner: Annotated[RoleId | None, Doc("ตำแหน่งผู้ดูแล", "The role that keeps it")] = None
    agency: Annotated[AgencyId | None, Doc("หน่วยงานเจ้าของข้อมูล", "The agency it comes from")] = None
    cycle: Annotated[Time | None, Doc("รอบการปรับปรุง เช่น 1 เดือน", "How often it is renewed")] = None
    updated: Annotated[Date | None, Doc("ปรับปรุงล่าสุด (ค.ศ.)", "When it was last renewed (CE)")] = (
        None
    )
    public: Annotated[bool, Doc("เปิดเผยต่อสาธารณะ", "Whether it is open to the public")] = False
    file: Annotated[
        Name | None, Doc("ชื่อไฟล์ CSV ใน content/data/", "Name of its CSV file in content/data/")
    ] = None
    holds: Annotated[
        Holds | None,
        Doc(
            "ชนิดข้อมูล: actuals ผลตัวชี้วัด, statistics สถิติบริการ, event-log บันทึกเวลาขั้นตอน",
            "What the file holds",
        ),
    ] = None
    process: Annotated[ProcessId | None, Doc("กระบวนการที่ข้อมูลวัด", "The process it is about")] = None
    basis: Annotated[Basis, Doc("ที่มาของตัวเลข", "Where the figures come from")] = Basis.OFFICE


@dataclass(frozen=True, order=True)
class Period:
    """A span of days that a figure is about; both days count."""

    start: datetime.date
    end: datetime.date


def fiscal_period(year: int) -> Period:
    """Return a fiscal year, named by its later BE year: 1 October to 30 September (BRIEF 2.6)."""
    later = year - 543
    return Period(datetime.date(later - 1, 10, 1), datetime.date(later, 9, 30))


@dataclass(frozen=True)
class Actual:
    """What an indicator reached in a period."""

    indicator: str
    period: Period
    value: Decimal
    line: int = field(default=0, compare=False)
    """Where it stands in its file; 0 where that is not known."""


@dataclass(frozen=True)
class CaseCount:
    """The cases of a service in a period; None where the file leaves a figure blank."""

    period: Period
    received: int | None
    closed: int | None
    on_time: int | None
    satisfied: int | None
    dissatisfied: int | None
    suggestions: int | None
    carried: int | None = None
    """Cases that were open when the period began."""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Event:
    """One step of one case, as it was done; times are those of the office, without zone."""

    case: str
    step: str
    start: datetime.datetime
    end: datetime.datetime | None
    """None while the step is still being done."""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Figures:
    """What the files of data hold, by the id of their set of data, in order of time."""

    actuals: Mapping[str, tuple[Actual, ...]] = field(default_factory=lambda: MappingProxyType({}))
    statistics: Mapping[str, tuple[CaseCount, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    events: Mapping[str, tuple[Event, ...]] = field(default_factory=lambda: MappingProxyType({}))
