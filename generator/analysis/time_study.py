"""The time study: how long each step took, by an event log, against its standard time.

Each step is measured in the unit of its standard: minutes of office time, working days, or
calendar days; the first day is not counted, as in law. Nothing is turned into another unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise
from math import ceil
from statistics import median

from generator.analysis.office_time import last_day, office_minutes, working_days
from generator.analysis.workdays import Calendar
from generator.model.duration import Duration
from generator.model.performance import Event
from generator.model.process import Process
from generator.model.registers import OfficeHours
from generator.model.step import Step


class Measure(StrEnum):
    """The unit in which a step is measured; the names are those of the parts of a duration."""

    MINUTES = "minutes"
    WORKING_DAYS = "working_days"
    DAYS = "days"


@dataclass(frozen=True)
class Spread:
    """The middle of some amounts, and the amount that nine of ten do not exceed."""

    count: int
    median: float
    p90: float
    total: float


@dataclass(frozen=True)
class StepStudy:
    """How long a step took each time that it was done."""

    step: Step
    standard: Duration
    measure: Measure
    spread: Spread
    on_time: int | None
    """How often the standard was kept; None where the step has none."""


@dataclass(frozen=True)
class Wait:
    """The office time that cases lay between the end of one step and the start of the next."""

    before: str
    after: str
    spread: Spread
    """In minutes of office time."""


def spread(amounts: Sequence[float]) -> Spread:
    """Return the spread of at least one amount.

    The median is the middle one, or the mean of the two in the middle. The 90th percentile is by
    the nearest rank: the smallest amount that at least nine of ten do not exceed, so that it is
    always one that was measured.
    """
    ordered = sorted(amounts)
    return Spread(
        len(ordered),
        float(median(ordered)),
        float(ordered[ceil(0.9 * len(ordered)) - 1]),
        float(sum(ordered)),
    )


def measure_of(standard: Duration) -> Measure:
    """Return the unit that fits a standard time; working days, where there is none."""
    if standard.working_days or not standard:
        return Measure.WORKING_DAYS
    return Measure.DAYS if standard.months or standard.days else Measure.MINUTES


def step_studies(
    process: Process, events: Sequence[Event], days: Calendar, hours: OfficeHours
) -> tuple[StepStudy, ...]:
    """Return the study of each step that was done and ended, in the order of the process.

    Raises :class:`~generator.analysis.workdays.MissingYearError`.
    """
    studies = []
    for step in process.steps:
        done = [event for event in events if event.step == step.id and event.end]
        if not done:
            continue
        standard = step.time.total() if step.time else Duration()
        measure = measure_of(standard)
        amounts = [_amount(event, measure, days, hours) for event in done]
        kept = [_is_kept(event, standard, days, hours) for event in done]
        on_time = sum(kept) if standard else None
        studies.append(StepStudy(step, standard, measure, spread(amounts), on_time))
    return tuple(studies)


def _amount(event: Event, measure: Measure, days: Calendar, hours: OfficeHours) -> int:
    assert event.end is not None, "asked of events that ended"
    if measure is Measure.MINUTES:
        return office_minutes(event.start, event.end, days, hours)
    if measure is Measure.WORKING_DAYS:
        return working_days(event.start.date(), event.end.date(), days)
    return (event.end.date() - event.start.date()).days


def _is_kept(event: Event, standard: Duration, days: Calendar, hours: OfficeHours) -> bool:
    """Tell whether an event kept its standard; hours beside whole days add a day begun."""
    assert event.end is not None, "asked of events that ended"
    minutes = standard.hours * 60 + standard.minutes
    if not (standard.months or standard.days or standard.working_days):
        return office_minutes(event.start, event.end, days, hours) <= minutes
    last = last_day(event.start.date(), standard, days)
    if minutes:
        last = days.add(last, ceil(minutes / hours.minutes))
    return event.end.date() <= last


def waits(events: Sequence[Event], days: Calendar, hours: OfficeHours) -> tuple[Wait, ...]:
    """Return where cases lay between two steps, the longest in all first.

    Steps that overlap waited for nothing. Raises
    :class:`~generator.analysis.workdays.MissingYearError`.
    """
    found: dict[tuple[str, str], list[float]] = {}
    for _, case in cases(events):
        for one, other in pairwise(case):
            if one.end:
                idle = max(one.end, other.start)
                minutes = office_minutes(one.end, idle, days, hours)
                found.setdefault((one.step, other.step), []).append(minutes)
    every = (Wait(*pair, spread(minutes)) for pair, minutes in found.items())
    kept = [one for one in every if one.spread.total]
    return tuple(sorted(kept, key=lambda one: (-one.spread.total, one.before, one.after)))


def cases(events: Sequence[Event]) -> Iterator[tuple[str, tuple[Event, ...]]]:
    """Yield each case of a log (which stands in order) with its events."""
    for case, own in groupby(events, key=lambda event: event.case):
        yield case, tuple(own)
