"""The work year: what falls due from one day to another, for whom, and why on that day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from generator.analysis.recurrence import days_of
from generator.analysis.workdays import BE_OFFSET, Calendar, MissingYearError, weekdays_from
from generator.model.fields import EventDay
from generator.model.handbook import Handbook
from generator.model.organisation import Capacity
from generator.model.process import Process
from generator.model.step import Step
from generator.model.year import Event, Schedule, Shift

_LONGEST_HOLIDAY = datetime.timedelta(days=15)
"""No run of days off is longer, so that no day is shifted further."""

_DAYS_PER_WORKING_DAY = 7
"""However many holidays there are, a working day comes to no more days than this."""

_FISCAL_START = 10
"""The fiscal year begins on 1 October and is named by the later BE year (BRIEF 2.6)."""


class Duty(Protocol):
    """What somebody is to do for a process."""

    @property
    def process(self) -> Process:
        """The process that it is part of."""

    @property
    def role(self) -> str | None:
        """Who does it."""


AnyDuty = TypeVar("AnyDuty", bound=Duty)


@dataclass(frozen=True)
class Occurrence:
    """One thing that falls due on one day."""

    day: datetime.date
    planned: datetime.date
    """The day that the rule names, before it is shifted off a holiday."""
    process: Process
    schedule: Schedule
    step: Step | None
    """The step that falls due; None when it is what the schedule says as a whole."""
    event: Event | None
    role: str | None
    settled: bool
    """False where the holidays of the year are not known, so that the day could not be shifted."""

    @property
    def id(self) -> str:
        """Its name in calendars: the same in every build, whatever else changes."""
        parts = [self.process.code, self.schedule.id]
        parts += [self.event.id] if self.event else []
        parts += [self.step.id] if self.step else []
        return ".".join([*parts, f"{self.planned:%Y%m%d}"])


@dataclass(frozen=True)
class Undated:
    """Work that nobody can tell the days of: its event has no date in a fiscal year (BE)."""

    event: Event
    year: int
    process: Process
    schedule: Schedule
    role: str | None


def fiscal_year(day: datetime.date) -> int:
    """Return the fiscal year (BE) of a day."""
    return day.year + BE_OFFSET + (day.month >= _FISCAL_START)


def fiscal_span(year: int) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of a fiscal year (BE)."""
    return datetime.date(year - BE_OFFSET - 1, 10, 1), datetime.date(year - BE_OFFSET, 9, 30)


def work_years(handbook: Handbook, day: datetime.date, days: Calendar) -> tuple[Occurrence, ...]:
    """Return everything that falls due in the fiscal year of ``day`` and in the one behind it."""
    year = fiscal_year(day)
    return occurrences(handbook, fiscal_span(year)[0], fiscal_span(year + 1)[1], days)


def occurrences(
    handbook: Handbook, first: datetime.date, last: datetime.date, days: Calendar
) -> tuple[Occurrence, ...]:
    """Return everything that falls due from ``first`` to ``last``, by day, then by process."""
    found = [
        one
        for process in handbook.in_use()
        for schedule in process.schedule
        for one in _of_schedule(process, schedule, handbook, (first, last), days)
        if first <= one.day <= last
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.process.code, one.planned)))


def undated(handbook: Handbook, first: datetime.date, last: datetime.date) -> tuple[Undated, ...]:
    """Return the work that may fall due from ``first`` to ``last``, but whose event has no date.

    Looked at are the fiscal years that the span touches: an event that has no day of every year
    must have a date in each. Ask :func:`by_role`, :func:`of_unit` or :func:`minded_by` whose work
    it is, and :func:`without_a_date` which events to name.
    """
    return tuple(
        Undated(handbook.events[id_], year, process, schedule, role)
        for year in range(fiscal_year(first), fiscal_year(last) + 1)
        for process in handbook.in_use()
        for schedule in process.schedule
        for id_ in schedule.events
        if not _has_day(handbook.events[id_], year)
        for role in dict.fromkeys(
            _role(process, schedule, step) for step, _ in _counted(process, schedule)
        )
    )


def without_a_date(found: Iterable[Undated]) -> dict[int, tuple[Event, ...]]:
    """Return the events without a date by fiscal year (BE), each once, in the order of the work."""
    events: dict[int, dict[str, Event]] = {}
    for one in found:
        events.setdefault(one.year, {})[one.event.id] = one.event
    return {year: tuple(own.values()) for year, own in events.items()}


def _has_day(event: Event, year: int) -> bool:
    return bool(event.yearly) or any(fiscal_year(day) == year for day in event.dates)


def unit_of(one: Duty, handbook: Handbook) -> str:
    """Return the unit that something falls due for: that of the role, else that of the process."""
    role = handbook.roles[one.role] if one.role else None
    return role.unit if role and role.unit else one.process.unit


def minded_by(one: Duty, handbook: Handbook) -> frozenset[str]:
    """Return the roles that see to it that it is done: in general the one that it falls due for.

    A committee has its secretaries for that; of an agency outside the owner of the process asks.
    """
    if one.role is None:
        return frozenset()
    secretaries = [
        role
        for committee in handbook.committees.values()
        if committee.role == one.role
        for role in committee.in_capacity(Capacity.SECRETARY)
        if not handbook.roles[role].external
    ]
    if not secretaries and not handbook.roles[one.role].external:
        return frozenset({one.role})
    return frozenset(secretaries or filter(None, [one.process.owner]))


def by_role(found: Iterable[AnyDuty], handbook: Handbook) -> dict[str, tuple[AnyDuty, ...]]:
    """Return what each role has to know of: what falls due for it, and what it sees to."""
    rows: dict[str, list[AnyDuty]] = {}
    for one in found:
        for role in {one.role, *minded_by(one, handbook)}:
            if role:
                rows.setdefault(role, []).append(one)
    return {role: tuple(own) for role, own in rows.items()}


def of_unit(found: Iterable[AnyDuty], unit: str, handbook: Handbook) -> tuple[AnyDuty, ...]:
    """Return what falls due for a unit and all units below it."""
    within = {unit}
    while more := {u.id for u in handbook.units.values() if u.parent in within} - within:
        within |= more
    return tuple(one for one in found if unit_of(one, handbook) in within)


def _of_schedule(
    process: Process,
    schedule: Schedule,
    handbook: Handbook,
    span: tuple[datetime.date, datetime.date],
    days: Calendar,
) -> Iterator[Occurrence]:
    counted = _counted(process, schedule)
    reaches = [days_away for _, offset in counted for days_away in _reach(offset)]
    begin = span[0] - datetime.timedelta(days=max(reaches)) - _LONGEST_HOLIDAY
    end = span[1] - datetime.timedelta(days=min(reaches)) + _LONGEST_HOLIDAY
    events = [handbook.events[id_] for id_ in schedule.events]
    for day, event in days_of(schedule, events, begin, end):
        for step, offset in counted:
            shift = Shift.NONE if event and schedule.steps and not offset.days else schedule.shift
            planned, falls, settled = _falls(day, offset, shift, days)
            role = _role(process, schedule, step)
            yield Occurrence(falls, planned, process, schedule, step, event, role, settled)


def _reach(offset: EventDay) -> tuple[int, ...]:
    """Return the calendar days that an offset comes to, or the fewest and the most of them."""
    return (0, offset.days * _DAYS_PER_WORKING_DAY) if offset.working else (offset.days,)


def _counted(process: Process, schedule: Schedule) -> list[tuple[Step | None, EventDay]]:
    """Return what falls due, the schedule as a whole and its steps, counted from the day named.

    The one step that the same role does on the day of the whole is that whole: it is told once.
    """
    whole = schedule.day or EventDay(0)
    steps = [(step, step.due) for step in process.steps if step.due] if schedule.steps else []
    role = _role(process, schedule, None)
    same = [
        step for step, offset in steps if offset == whole and _role(process, schedule, step) == role
    ]
    told = [(step, offset) for step, offset in steps if [step] != same]
    return [(None, whole), *told]


def _role(process: Process, schedule: Schedule, step: Step | None) -> str | None:
    return (step.role if step else None) or schedule.role or process.owner


def _falls(
    day: datetime.date, offset: EventDay, shift: Shift, days: Calendar
) -> tuple[datetime.date, datetime.date, bool]:
    """Return the day that is planned, the day that counts, and whether its holidays are known.

    What is planned takes no heed of holidays, so that its name stays when they are entered.
    """
    if not offset.working:
        planned = day + datetime.timedelta(days=offset.days)
        return planned, *_shifted(planned, shift, days)
    planned = weekdays_from(day, offset.days)
    try:
        count = days.before if offset.days < 0 else days.add
        return planned, count(day, abs(offset.days)), True
    except MissingYearError:
        return planned, planned, False


def _shifted(day: datetime.date, shift: Shift, days: Calendar) -> tuple[datetime.date, bool]:
    """Return the day that counts, and whether the holidays that decide it are known."""
    try:
        if shift is Shift.BEFORE:
            return days.on_or_before(day), True
        if shift is Shift.AFTER:
            return days.on_or_after(day), True
    except MissingYearError:
        return day, False
    return day, True
