"""Completeness: what a manual holds of what is asked of it, as named things, never a bare score.

Three ask: the form of a work manual (BRIEF 2.1), the integrity assessment with its four things
(BRIEF 0.2), and whoever must be able to trust and to take over the work.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.analysis.ahead import is_dated_by
from generator.analysis.coverage import covers_of
from generator.analysis.impact import Standing, standing
from generator.model.fields import Citation
from generator.model.handbook import Handbook
from generator.model.process import Process, all_citations, all_forms
from generator.model.registers import Confidence
from generator.model.step import WORK_TYPES, Step


class AskedBy(StrEnum):
    """Who asks for a thing."""

    MANUAL = "manual"
    INTEGRITY = "integrity"
    TRUST = "trust"


@dataclass(frozen=True)
class Thing:
    """One named thing: asked by whom, and for what it is missing."""

    name: str
    """Its label is ``review.thing.<name>``."""
    asked_by: AskedBy
    missing: tuple[Step | Citation, ...] | None = None
    """None: it is there. Otherwise the steps or citations that lack it; empty: it lacks whole."""

    @property
    def places(self) -> tuple[str, ...]:
        """The ids of the steps, or the citations, that lack it."""
        return tuple(
            str(one) if isinstance(one, Citation) else one.id for one in self.missing or ()
        )

    @property
    def is_present(self) -> bool:
        """Whether it is there, and whole."""
        return self.missing is None


def things_of(process: Process, handbook: Handbook, day: datetime.date) -> tuple[Thing, ...]:
    """Return everything that is asked of a manual, with what it lacks on ``day``."""
    return (
        *_of_the_form(process),
        *_of_integrity(process),
        *_of_trust(process, handbook, day),
    )


def _of_the_form(process: Process) -> Iterator[Thing]:
    """The sections of a work manual, in their order."""
    work = _work(process)
    undescribed = [step for step in work if not step.details]
    unstandardised = [step for step in work if not step.standard]
    by = AskedBy.MANUAL
    yield _whole("purpose", by, process.purpose)
    yield _whole("scope", by, process.scope)
    yield _whole("definitions", by, process.definitions or process.terms)
    yield _whole("responsibilities", by, process.responsibilities)
    yield _whole("flow", by, len(process.steps) > 1)
    yield _each("details", by, undescribed)
    yield _each("standards", by, () if process.standards else unstandardised)
    yield _whole("monitoring", by, process.monitoring or any(step.monitor for step in work))
    yield _whole("references", by, all_citations(process) or process.references)
    yield _whole("forms", by, all_forms(process))


def _of_integrity(process: Process) -> Iterator[Thing]:
    """The four things of the integrity assessment: task, steps, time of each, law."""
    by = AskedBy.INTEGRITY
    yield _whole("task", by, process.title)
    yield _whole("steps", by, _work(process))
    yield _each("times", by, [step for step in _work(process) if not _has_time(step)])
    yield _whole("laws", by, all_citations(process))


def _of_trust(process: Process, handbook: Handbook, day: datetime.date) -> Iterator[Thing]:
    by = AskedBy.TRUST
    cited = all_citations(process)
    doubtful = [one for one in cited if not _is_verified(handbook, one)]
    unconfirmed = [
        one for one in cited if standing(handbook, process, one, day) is not Standing.CONFIRMED
    ]
    approval = process.approval
    signed = approval and all(
        one is not None and one.date is not None and is_dated_by(one.date, day)
        for one in (approval.prepared, approval.reviewed, approval.approved)
    )
    yield _whole("owner", by, process.owner)
    yield _whole("deputy", by, process.deputy)
    yield _each("cover", by, [one.step for one in covers_of(process, handbook, day) if one.gap])
    yield Thing("laws-verified", by, tuple(doubtful) or None)
    yield Thing("laws-confirmed", by, tuple(unconfirmed) or None)
    yield _whole("kpis", by, process.kpis)
    yield _whole("edition", by, process.revision)
    yield _whole("review-date", by, process.revision and process.revision.review_by)
    yield _whole("sign-off", by, signed)


def _is_verified(handbook: Handbook, citation: Citation) -> bool:
    """Tell whether the cited text was verified; a law that is in no register was not."""
    known = citation.law in handbook.laws
    return known and handbook.confidence(citation) is Confidence.VERIFIED


def _work(process: Process) -> list[Step]:
    return [step for step in process.steps if step.type in WORK_TYPES]


def _has_time(step: Step) -> bool:
    return bool(step.time and (step.time.active or step.time.wait or step.time.set_by))


def _whole(name: str, by: AskedBy, value: object) -> Thing:
    return Thing(name, by, None if value else ())


def _each(name: str, by: AskedBy, lacking: list[Step] | tuple[Step, ...]) -> Thing:
    return Thing(name, by, tuple(lacking) or None)
