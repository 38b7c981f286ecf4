"""The review: the state of the office's knowledge on a day, with what shows it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.analysis.completeness import Thing, things_of
from generator.analysis.editions import Unkept, unkept
from generator.analysis.freshness import Aged, Evidence, Freshness, State, aged, freshness_of
from generator.analysis.goals import Orphan, orphans
from generator.analysis.inventory import Inventory, Share, in_force, inventory, over_time, undated
from generator.analysis.rounds import RoundDue, Stage, Tracked, rounds_due, tracked
from generator.analysis.scores import Result, results
from generator.model.handbook import Handbook
from generator.model.performance import Indicator, fiscal_period
from generator.model.process import all_forms

AHEAD = "ahead"
"""The detail of a fact that it is dated behind the day of the review."""


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
    NOT_MEASURED = "not-measured"
    PARTLY_MEASURED = "partly-measured"
    BELOW_TARGET = "below-target"
    NOT_AGREED = "not-agreed"
    PLANNED_LATE = "planned-late"
    UNUSED_FORM = "unused-form"
    NOT_KEPT = "not-kept"


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
    """The manuals in force, the most pressing first; what is not in force is not reviewed yet."""
    aged: tuple[Aged, ...]
    rounds: tuple[RoundDue, ...]
    actions: tuple[Tracked, ...]
    orphans: tuple[Orphan, ...]
    results: tuple[Result, ...]
    """Every indicator with what it reached."""
    unused_forms: tuple[str, ...]
    """The forms that no process in use asks for."""
    undated: int
    """How many processes of the inventory do not say since when they count."""
    unkept: Mapping[str, tuple[Unkept, ...]]
    """What was not kept of the approval of a process, by its code."""

    @property
    def missed(self) -> tuple[Result, ...]:
        """The indicators of a whole year that is over and did not reach their target."""
        return tuple(
            one
            for one in self.results
            if one.actual and one.whole_year and one.actual.period.end <= self.day and one.missed
        )

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
            ahead = (AHEAD,) if (fact.days or 0) < 0 else ()
            yield Finding(FindingKind.STALE, fact.register, fact.id, (since, *ahead))
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
    for result in found.results:
        yield from _unmeasured(result, found.day)
    for result in found.missed:
        kpi, value = result.indicator, result.actual.value if result.actual else ""
        yield Finding(FindingKind.BELOW_TARGET, "kpis", kpi.id, (str(value), str(kpi.target)))
    for result in found.results:
        if lacking := tuple(_not_agreed(result.indicator)):
            yield Finding(FindingKind.NOT_AGREED, "kpis", result.indicator.id, lacking)
    for row in found.inventory.missing:
        due_by = row.planned.due if row.planned else None
        if due_by and due_by < found.day:
            yield Finding(FindingKind.PLANNED_LATE, "inventory", row.code, (due_by.isoformat(),))
    for form in found.unused_forms:
        yield Finding(FindingKind.UNUSED_FORM, "forms", form, ())
    for code, parts in found.unkept.items():
        yield Finding(FindingKind.NOT_KEPT, "processes", code, tuple(map(str, parts)))


def review(handbook: Handbook, day: datetime.date) -> Review:
    """Return the review of a handbook on a day."""
    in_use = handbook.in_use()
    held = [process for process in in_use if in_force(process, handbook, day)]
    fresh = [freshness_of(process, handbook, day) for process in held]
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
        results=tuple(results(handbook, day)),
        unused_forms=_unused_forms(handbook),
        undated=undated(handbook),
        unkept={one.code: parts for one in in_use if (parts := tuple(unkept(handbook, one)))},
    )


def _unused_forms(handbook: Handbook) -> tuple[str, ...]:
    used = {form for process in handbook.in_use() for form in all_forms(process)}
    return tuple(id_ for id_ in handbook.forms if id_ not in used)


def _unmeasured(result: Result, day: datetime.date) -> Iterator[Finding]:
    """Yield what is not known of an indicator whose year is over."""
    id_, year = result.indicator.id, fiscal_period(result.indicator.year)
    if year.end >= day or result.whole_year:
        return
    if result.actual is None:
        days = (year.start.isoformat(), year.end.isoformat())
        yield Finding(FindingKind.NOT_MEASURED, "kpis", id_, days)
        return
    known = result.actual.period
    days = (known.start.isoformat(), known.end.isoformat())
    yield Finding(FindingKind.PARTLY_MEASURED, "kpis", id_, days)


def _not_agreed(kpi: Indicator) -> Iterator[str]:
    """Yield what an indicator still lacks; what is not agreed stays empty, and is told."""
    if kpi.weight is None:
        yield "weight"
    if kpi.target is None:
        yield "target"
    if not (kpi.thresholds or kpi.milestones):
        yield "levels"


def _pressing(one: Freshness) -> tuple[int, str]:
    return (one.days_left if one.days_left is not None else -(10**6), one.process.code)
