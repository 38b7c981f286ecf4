"""The review: the state of the office's knowledge on a day, with what shows it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.analysis.completeness import Thing, things_of
from generator.analysis.freshness import Aged, Evidence, Freshness, State, aged, freshness_of
from generator.analysis.goals import Orphan, orphans
from generator.analysis.inventory import Inventory, Share, inventory, over_time
from generator.analysis.rounds import RoundDue, Stage, Tracked, rounds_due, tracked
from generator.analysis.scores import Result, results
from generator.model.handbook import Handbook


class FindingKind(StrEnum):
    """What a review can find."""

    NO_MANUAL = "no-manual"
    INCOMPLETE = "incomplete"
    REVIEW_DUE = "review-due"
    WEAK_EVIDENCE = "weak-evidence"
    STALE = "stale"
    ROUND_MISSING = "round-missing"
    ACTION_OVERDUE = "action-overdue"
    ORPHAN = "orphan"
    BELOW_TARGET = "below-target"


@dataclass(frozen=True)
class Finding:
    """One thing that somebody should look at."""

    kind: FindingKind
    register: str
    """The register of ``id``, or ``processes``."""
    id: str
    details: tuple[str, ...]
    """Names of lacks, things or states, days in ISO form: the same in every language."""


@dataclass(frozen=True)
class Review:
    """Everything that a reviewer is shown."""

    day: datetime.date
    inventory: Inventory
    over_time: tuple[tuple[datetime.date, Share], ...]
    completeness: Mapping[str, tuple[Thing, ...]]
    """By code of a process in use."""
    freshness: tuple[Freshness, ...]
    """The approved manuals and those that were to be reviewed, the most pressing first."""
    aged: tuple[Aged, ...]
    rounds: tuple[RoundDue, ...]
    actions: tuple[Tracked, ...]
    orphans: tuple[Orphan, ...]
    missed: tuple[Result, ...]
    """The indicators of a whole year that did not reach their target."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that somebody should look at, as one list."""
        return tuple(_findings(self))


def _findings(found: Review) -> Iterator[Finding]:
    for row in found.inventory.missing:
        register = "processes" if row.process else "inventory"
        yield Finding(FindingKind.NO_MANUAL, register, row.code, (str(row.lack),))
    for code, things in found.completeness.items():
        if absent := tuple(one.name for one in things if not one.is_present):
            yield Finding(FindingKind.INCOMPLETE, "processes", code, absent)
    for one in found.freshness:
        code = one.process.code
        if one.state is not State.CURRENT:
            date = one.review_by.isoformat() if one.review_by else ""
            yield Finding(FindingKind.REVIEW_DUE, "processes", code, (str(one.state), date))
        if one.citations and one.evidence is Evidence.DATE_ALONE:
            yield Finding(FindingKind.WEAK_EVIDENCE, "processes", code, (str(one.evidence),))
    for fact in found.aged:
        if fact.is_stale:
            since = fact.since.isoformat() if fact.since else ""
            yield Finding(FindingKind.STALE, fact.register, fact.id, (since,))
    for due in found.rounds:
        if due.record is None:
            yield Finding(
                FindingKind.ROUND_MISSING, "processes", due.process.code, (due.day.isoformat(),)
            )
    for late in found.actions:
        if late.stage is Stage.OVERDUE:
            due_day = late.action.due.isoformat()
            yield Finding(FindingKind.ACTION_OVERDUE, "actions", late.action.id, (due_day,))
    for orphan in found.orphans:
        yield Finding(FindingKind.ORPHAN, orphan.why.register, orphan.id, (str(orphan.why),))
    for result in found.missed:
        kpi, value = result.indicator, result.actual.value if result.actual else ""
        yield Finding(FindingKind.BELOW_TARGET, "kpis", kpi.id, (str(value), str(kpi.target)))


def review(handbook: Handbook, day: datetime.date) -> Review:
    """Return the review of a handbook on a day."""
    in_use = handbook.in_use()
    fresh = [freshness_of(process, handbook, day) for process in in_use if process.revision]
    return Review(
        day=day,
        inventory=inventory(handbook, day),
        over_time=over_time(handbook, day),
        completeness={one.code: things_of(one, handbook, day) for one in in_use},
        freshness=tuple(sorted(fresh, key=_pressing)),
        aged=aged(handbook, day),
        rounds=rounds_due(handbook, day),
        actions=tracked(handbook, day),
        orphans=orphans(handbook),
        missed=tuple(one for one in results(handbook) if one.whole_year and one.missed),
    )


def _pressing(one: Freshness) -> tuple[int, str]:
    return (one.days_left if one.days_left is not None else -(10**6), one.process.code)
