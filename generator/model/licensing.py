"""Packs of rules that a process opts into, and the facts that the pack on licensing asks for."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from generator.model.fields import Doc, Record, StepId, Words


class Regime(StrEnum):
    """A regime of rules that a process can opt into (:mod:`generator.analysis.regimes`)."""

    INTEGRITY_ASSESSMENT = "integrity-assessment"
    LICENSING = "licensing"
    INTERNAL_CONTROL = "internal-control"


class Licensing(Record):
    """What a manual for citizens says of an application (licensing act, BRIEF 2.3)."""

    criteria: Annotated[
        tuple[Words, ...],
        Doc(
            "หลักเกณฑ์ วิธีการ และเงื่อนไขในการยื่นคำขอ",
            "Criteria, method and conditions of an application",
        ),
    ] = ()
    documents: Annotated[
        tuple[Words, ...],
        Doc("เอกสารหลักฐานทั้งหมดที่เรียกได้", "All documents that may be asked for: a closed list"),
    ] = ()
    asks_once: Annotated[
        StepId | None,
        Doc("ขั้นตอนที่แจ้งเอกสารที่ขาด ครั้งเดียว", "The step that asks, once, for what is missing"),
    ] = None
    late_notice: Annotated[
        StepId | None,
        Doc("ขั้นตอนที่แจ้งเหตุล่าช้า", "The step that gives notice when the work is late"),
    ] = None
