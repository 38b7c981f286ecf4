"""What the work is for: the chain of goals, the plans they stand in, the duties of the office."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.fields import (
    AgencyId,
    Cites,
    Doc,
    GoalId,
    Id,
    Name,
    ProcessId,
    Record,
    RoleId,
    Words,
)

Year = Annotated[int, Field(ge=2400, le=2700)]


class GoalLevel(StrEnum):
    """Where a goal stands in the chain, from the top down."""

    NATIONAL = "national"
    PROVINCE = "province"
    STRATEGY = "strategy"
    PROJECT = "project"


class Hosts(Record):
    """Who leads and who helps: main host, co-hosts, support (เจ้าภาพหลัก ร่วม สนับสนุน)."""

    main: Annotated[AgencyId | None, Doc("เจ้าภาพหลัก", "The agency that leads")] = None
    co: Annotated[tuple[AgencyId, ...], Doc("เจ้าภาพร่วม", "The agencies that lead along")] = ()
    support: Annotated[tuple[AgencyId, ...], Doc("หน่วยงานสนับสนุน", "The agencies that help")] = ()


class Goal(Record):
    """A goal, a strategy or a project, and the goals above it that it serves."""

    id: Annotated[Id, Doc("รหัสเป้าหมาย", "Id of the goal")]
    title: Annotated[Words, Doc("ชื่อเป้าหมาย ยุทธศาสตร์ หรือโครงการ", "Title")]
    level: Annotated[
        GoalLevel,
        Doc(
            "ระดับ: national ชาติ, province จังหวัด, strategy กลยุทธ์/แผนงาน, project โครงการ",
            "Where it stands in the chain",
        ),
    ]
    serves: Annotated[
        tuple[GoalId, ...], Doc("ตอบสนองเป้าหมายระดับบน", "The goals above that it serves")
    ] = ()
    hosts: Annotated[Hosts | None, Doc("เจ้าภาพ", "Who leads and who helps")] = None
    years: Annotated[
        tuple[Year, ...], Doc("ปีงบประมาณ พ.ศ. ที่ดำเนินการ", "Fiscal years (BE) it runs in")
    ] = ()
    sample: Annotated[bool, Doc("เป็นตัวอย่าง", "Whether it is a sample")] = False
    note: Annotated[Words | None, Doc("หมายเหตุ", "A remark")] = None


class Plan(Record):
    """A plan of the library: development plan, annual plan, plan of a unit."""

    id: Annotated[Id, Doc("รหัสแผน", "Id of the plan")]
    title: Annotated[Words, Doc("ชื่อแผน", "Title of the plan")]
    first_year: Annotated[Year, Doc("ปีงบประมาณแรก พ.ศ.", "First fiscal year (BE)")]
    last_year: Annotated[Year | None, Doc("ปีงบประมาณสุดท้าย พ.ศ.", "Last fiscal year (BE)")] = None
    goals: Annotated[tuple[GoalId, ...], Doc("เป้าหมายในแผน", "The goals that stand in it")] = ()
    process: Annotated[
        ProcessId | None, Doc("กระบวนการจัดทำแผน", "The process that makes the plan")
    ] = None
    keeper: Annotated[RoleId | None, Doc("ตำแหน่งผู้เก็บแผน", "The role that keeps it")] = None
    address: Annotated[
        Name | None, Doc("ที่เก็บหรือที่อยู่เว็บของแผน", "Where it is kept, or its web address")
    ] = None
    sample: Annotated[bool, Doc("เป็นตัวอย่าง", "Whether it is a sample")] = False


class Mandate(Record):
    """A duty that the office is given, and the processes that carry it out."""

    id: Annotated[Id, Doc("รหัสอำนาจหน้าที่", "Id of the duty")]
    title: Annotated[Words, Doc("อำนาจหน้าที่ ด้วยถ้อยคำของสำนักงาน", "The duty, in our own words")]
    laws: Annotated[tuple[Cites, ...], Doc("กฎหมายที่ให้อำนาจ", "The laws that give it")] = ()
    processes: Annotated[
        tuple[ProcessId, ...], Doc("กระบวนการที่รองรับ", "The processes that carry it out")
    ] = ()
    origin: Annotated[Words | None, Doc("ที่มา", "Where it comes from")] = None


class Pmqa(Record):
    """A category of the public-sector management quality award that a process serves."""

    version: Annotated[Name, Doc("รุ่นของเกณฑ์ เช่น 4.0", "Version of the criteria, as 4.0")]
    category: Annotated[int, Field(ge=1, le=7), Doc("หมวด 1 ถึง 7", "Category, 1 to 7")]
