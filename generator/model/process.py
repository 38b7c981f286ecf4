"""One work process: who, why, the steps in order, and what the law allows."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from generator.model.control import Approval, Change, Confirmation, Revision
from generator.model.fields import (
    Citation,
    Cites,
    Date,
    Doc,
    FormId,
    GoalId,
    Id,
    IndicatorId,
    ProcessId,
    Record,
    RoleId,
    Shorthand,
    StepId,
    TermId,
    Time,
    UnitId,
    Words,
)
from generator.model.goals import Pmqa
from generator.model.licensing import Licensing, Regime
from generator.model.step import Basis, Branch, Step, StepType
from generator.model.year import Schedule


class Mission(StrEnum):
    """The three classes of work of the PMQA seed (BRIEF 3)."""

    STATUTORY = "statutory"
    SUPPORT = "support"
    POLICY = "policy"


class Status(StrEnum):
    """Where a manual stands in its life."""

    DRAFT = "draft"
    IN_REVIEW = "in-review"
    APPROVED = "approved"
    OBSOLETE = "obsolete"


class Actor(StrEnum):
    """Who must act within a limit; deadlines are counted differently for each."""

    AUTHORITY = "authority"
    CITIZEN = "citizen"


class Limit(Record):
    """What the law allows between the end of one step and the end of another."""

    law: Annotated[Cites, Doc("กฎหมายและมาตรา", "The law and section that sets it")]
    from_: Annotated[
        StepId, Field(alias="from"), Doc("นับจากขั้นตอนใด", "The step that starts the clock")
    ]
    to: Annotated[StepId, Doc("ถึงขั้นตอนใด", "The step that must be done in time")]
    within: Annotated[Time, Doc("ภายในเวลาเท่าใด", "How long is allowed")]
    actor: Annotated[
        Actor, Doc("ผู้ต้องปฏิบัติ: หน่วยงาน หรือประชาชน", "Who must act: the authority or a citizen")
    ] = Actor.AUTHORITY
    note: Annotated[Words | None, Doc("คำอธิบาย", "What the limit is about")] = None


class Definition(Record):
    """A term that the manual explains for itself."""

    term: Annotated[Words, Doc("คำ", "The term")]
    meaning: Annotated[Words, Doc("ความหมาย", "What it means here")]


class Responsibility(Record):
    """What a role answers for in this process."""

    role: Annotated[RoleId, Doc("ตำแหน่ง (รหัสใน roles.yml)", "The role (an id of roles.yml)")]
    duty: Annotated[Words, Doc("หน้าที่ความรับผิดชอบ", "What the role answers for")]


class Monitoring(Record):
    """How the process as a whole is followed up."""

    what: Annotated[Words, Doc("สิ่งที่ติดตาม", "What is followed up")]
    how: Annotated[Words | None, Doc("วิธีติดตาม", "How")] = None
    every: Annotated[Words | None, Doc("ความถี่", "How often")] = None
    role: Annotated[RoleId | None, Doc("ผู้ติดตาม", "The role that follows up")] = None


class Before(Record):
    """What the work took before it was shortened (BRIEF 1, S001: ลดขั้นตอน)."""

    steps: Annotated[int, Field(ge=1, le=999), Doc("จำนวนขั้นตอนเดิม", "How many steps it had")]
    time: Annotated[Time | None, Doc("ระยะเวลารวมเดิม", "The standard time it had, in all")] = None
    changed: Annotated[Date | None, Doc("วันที่ปรับลด (ค.ศ.)", "When it was shortened (CE)")] = None
    how: Annotated[Words | None, Doc("ปรับลดอย่างไร", "How it was shortened")] = None
    basis: Annotated[Basis, Doc("ที่มาของตัวเลข", "Where the figures come from")] = Basis.OFFICE


class Volume(Record):
    """How often the work is done, for the load of the roles."""

    cases_a_year: Annotated[
        int, Field(ge=1, le=10_000_000), Doc("จำนวนเรื่องต่อปีโดยประมาณ", "Expected cases a year")
    ]
    basis: Annotated[Basis, Doc("ที่มาของจำนวน", "Where the number comes from")] = Basis.OFFICE


class Kpi(Record):
    """A performance indicator of the process."""

    name: Annotated[Words, Doc("ชื่อตัวชี้วัด", "Name of the indicator")]
    indicator: Annotated[
        IndicatorId | None,
        Doc("ตัวชี้วัดที่มีผลการวัด (รหัสใน kpis.yml)", "The indicator of kpis.yml that measures it"),
    ] = None
    target: Annotated[Words | None, Doc("ค่าเป้าหมาย", "Target")] = None
    basis: Annotated[Basis, Doc("ที่มาของค่าเป้าหมาย", "Where the target comes from")] = Basis.OFFICE


class Process(Record):
    """A work process and its manual: one YAML file."""

    code: Annotated[Id, Doc("รหัสกระบวนการ ใช้เป็นที่อยู่หน้าเว็บ", "Code of the process; also its address")]
    title: Annotated[Words, Doc("ชื่อกระบวนการ", "Title of the process")]
    mission: Annotated[
        Mission,
        Doc(
            "ลักษณะภารกิจ: statutory ตามกฎหมาย, support สนับสนุน, policy นโยบาย",
            "Class of mission: by law, in support, or by policy",
        ),
    ]
    unit: Annotated[UnitId, Doc("กลุ่มงาน (รหัสใน units.yml)", "The unit that does the work")]
    owner: Annotated[RoleId | None, Doc("เจ้าของกระบวนการ", "The role that owns the process")] = None
    deputy: Annotated[RoleId | None, Doc("ผู้ปฏิบัติแทน", "The role that stands in for the owner")] = (
        None
    )
    status: Annotated[
        Status,
        Doc(
            "สถานะ: draft ร่าง, in-review ระหว่างตรวจสอบ, approved ใช้งาน, obsolete ยกเลิก",
            "Status of the manual",
        ),
    ] = Status.DRAFT
    revision: Annotated[Revision | None, Doc("ฉบับที่และการแก้ไข", "Edition of the manual")] = None
    purpose: Annotated[
        tuple[Words, ...],
        BeforeValidator(lambda v: v if isinstance(v, (list, tuple)) else (v,)),
        Shorthand(Words),
        Doc("วัตถุประสงค์ (ข้อเดียวหรือหลายข้อ)", "Purpose: one text or a list"),
    ] = ()
    use_when: Annotated[Words | None, Doc("ใช้เมื่อใด", "When this process is used")] = None
    scope: Annotated[Words | None, Doc("ขอบเขต", "What the manual covers and what not")] = None
    ends: Annotated[
        Date | None,
        Doc("วันสิ้นสุดของงานนโยบาย (ค.ศ.)", "When work by policy ends (CE)"),
    ] = None
    competencies: Annotated[
        tuple[Words, ...], Doc("สมรรถนะที่ต้องใช้", "What somebody must be able to do for it")
    ] = ()
    beneficiary: Annotated[Words | None, Doc("ผู้รับบริการ/ผู้มีส่วนได้ส่วนเสีย", "Who benefits")] = None
    inputs: Annotated[tuple[Words, ...], Doc("ปัจจัยนำเข้า", "What comes in")] = ()
    outputs: Annotated[tuple[Words, ...], Doc("ผลผลิต", "What comes out")] = ()
    terms: Annotated[
        tuple[TermId, ...],
        Doc("คำศัพท์จากอภิธานศัพท์ (รหัสใน terms.yml)", "Terms of the glossary that apply"),
    ] = ()
    definitions: Annotated[
        tuple[Definition, ...], Doc("คำจำกัดความเฉพาะของคู่มือนี้", "Definitions of this manual alone")
    ] = ()
    responsibilities: Annotated[
        tuple[Responsibility, ...], Doc("หน้าที่ความรับผิดชอบ", "Who answers for what")
    ] = ()
    steps: Annotated[tuple[Step, ...], Doc("ขั้นตอนตามลำดับ", "The steps, in order")]
    limits: Annotated[
        tuple[Limit, ...], Doc("กรอบเวลาตามกฎหมายระหว่างสองขั้นตอน", "Limits of law between two steps")
    ] = ()
    standards: Annotated[
        tuple[Words, ...], Doc("มาตรฐานงานโดยรวม", "Work standards of the whole")
    ] = ()
    monitoring: Annotated[
        tuple[Monitoring, ...], Doc("ระบบติดตามประเมินผล", "How the work is monitored")
    ] = ()
    schedule: Annotated[
        tuple[Schedule, ...], Doc("กำหนดการในรอบปี", "What falls due in the course of the year")
    ] = ()
    volume: Annotated[Volume | None, Doc("ปริมาณงาน", "How often the work is done")] = None
    kpis: Annotated[tuple[Kpi, ...], Doc("ตัวชี้วัด", "Performance indicators")] = ()
    goals: Annotated[
        tuple[GoalId, ...],
        Doc("เป้าหมายที่ตอบสนอง (รหัสใน goals.yml)", "The goals that it serves (ids of goals.yml)"),
    ] = ()
    pmqa: Annotated[
        tuple[Pmqa, ...], Doc("หมวด PMQA ที่เกี่ยวข้อง", "Categories of PMQA that it serves")
    ] = ()
    before: Annotated[
        Before | None, Doc("ก่อนปรับลดขั้นตอน", "What it took before it was shortened")
    ] = None
    public: Annotated[
        bool, Doc("เผยแพร่ขั้นตอนต่อประชาชน", "Whether its steps and times are open to the public")
    ] = False
    laws: Annotated[
        tuple[Cites, ...], Doc("กฎหมายที่เกี่ยวข้องทั้งกระบวนการ", "Laws that the whole process rests on")
    ] = ()
    confirmed: Annotated[
        tuple[Confirmation, ...],
        Doc("การยืนยันกฎหมายที่อ้าง", "Confirmations of what is cited"),
    ] = ()
    regimes: Annotated[
        tuple[Regime, ...],
        Doc("ชุดกฎที่คู่มือนี้เลือกให้ตรวจ", "Packs of rules that this manual is held to"),
    ] = ()
    licensing: Annotated[
        Licensing | None,
        Doc("ข้อมูลการอนุญาต (ชุดกฎ licensing)", "Facts of an application, for the pack licensing"),
    ] = None
    references: Annotated[tuple[Words, ...], Doc("เอกสารอ้างอิงอื่น", "Other reference documents")] = ()
    forms: Annotated[
        tuple[FormId, ...], Doc("แบบฟอร์มที่ใช้ทั้งกระบวนการ", "Forms of the whole process")
    ] = ()
    cautions: Annotated[tuple[Words, ...], Doc("ข้อควรระวัง", "Things to watch out for")] = ()
    approval: Annotated[Approval | None, Doc("การลงนามเอกสาร", "Sign-off of the document")] = None
    history: Annotated[tuple[Change, ...], Doc("ประวัติการแก้ไข", "Revision history")] = ()
    origin: Annotated[tuple[Words, ...], Doc("ที่มาของเนื้อหา", "Where the content comes from")] = ()
    superseded_by: Annotated[
        ProcessId | None, Doc("ใช้กระบวนการใดแทน (เมื่อยกเลิก)", "What replaces it, once obsolete")
    ] = None
    withdrawn: Annotated[Date | None, Doc("วันที่ยกเลิก (ค.ศ.)", "When it was withdrawn (CE)")] = None


def ways_on(process: Process, position: int) -> tuple[Branch, ...]:
    """Return the ways out of step ``position``: its branches, its ``next``, or the step below.

    An end has none; so has a last step that names nothing.
    """
    step = process.steps[position]
    if step.branches:
        return step.branches
    if step.next is not None:
        return (Branch(next=step.next),)
    if step.type is StepType.END or position + 1 == len(process.steps):
        return ()
    return (Branch(next=process.steps[position + 1].id),)


def all_citations(process: Process) -> dict[Citation, tuple[str, ...]]:
    """Return every law or section that the process cites, with the ids of the citing steps.

    In order: laws of the whole process (no step), then those of the steps and limits.
    """
    found: dict[Citation, list[str]] = {}
    for cited in process.laws:
        found.setdefault(cited, [])
    for step in process.steps:
        for cited in step.laws:
            found.setdefault(cited, []).append(step.id)
    for limit in process.limits:
        steps = found.setdefault(limit.law, [])
        if limit.to not in steps:
            steps.append(limit.to)
    return {cited: tuple(steps) for cited, steps in found.items()}


def all_forms(process: Process) -> dict[str, tuple[str, ...]]:
    """Return the ids of every form in use, with the ids of the steps that use it."""
    found: dict[str, list[str]] = {form: [] for form in process.forms}
    for step in process.steps:
        for form in step.forms:
            found.setdefault(form, []).append(step.id)
    return {form: tuple(steps) for form, steps in found.items()}
