"""The timetable: by which day each step of the usual way is done, when the work begins on a day.

The first day is not counted, as in law. Hours and minutes fill office days; working days,
calendar days and months are whole. The same rules, on the same plan, run in the browser
(``theme/site/time/timetable.js``); ``tests/analysis/vectors.json`` holds both to the same
dates.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from generator.analysis.deadlines import calendar_days_on
from generator.analysis.flow import EXIT, Flow
from generator.analysis.workdays import Calendar
from generator.model.duration import Duration

RECEIVED = -1
"""The clock of a limit starts on the day on which the work comes in."""

Moment = tuple[int, int]
"""A day, as an ordinal, and the minutes of office time that are used of it."""


@dataclass(frozen=True)
class Planned:
    """A step of the usual way: its time, and the planned steps (by position) that come before."""

    step: str
    time: Duration
    after: tuple[int, ...]


def close_of(day: datetime.date, flow: Flow) -> Moment:
    """Return the close of a day: nothing more is done on it."""
    return day.toordinal(), flow.office_day


def work_on(flow: Flow, days: Calendar, moment: Moment, step: str) -> Moment:
    """Return when a step is done that begins at a moment.

    Raises :class:`~generator.analysis.workdays.MissingYearError`.
    """
    return _spend(flow.time(step), days, moment, flow.office_day)


def _spend(time: Duration, days: Calendar, moment: Moment, office_day: int) -> Moment:
    ordinal, used = moment
    day = datetime.date.fromordinal(ordinal)
    if time.months or time.days or time.working_days:
        day, used = days.add(calendar_days_on(day, time), time.working_days), office_day
    need = time.hours * 60 + time.minutes
    if need and need > office_day - used:
        need -= office_day - used
        whole_days = -(-need // office_day)
        day, used = days.add(day, whole_days), need - (whole_days - 1) * office_day
    else:
        used += need
    return day.toordinal(), used


def plan(flow: Flow) -> tuple[Planned, ...]:
    """Return the usual way: at each parting the largest share, of parallel work every leg."""
    planned: list[Planned] = []
    _plan(flow, flow.first, EXIT, (), planned)
    return tuple(planned)


def _plan(
    flow: Flow, step: str, stop: str, after: tuple[int, ...], planned: list[Planned]
) -> tuple[int, ...]:
    """Plan the steps from one up to another; return the positions that come before the other."""
    while step not in (stop, EXIT) and step not in {done.step for done in planned}:
        planned.append(Planned(step, flow.time(step), after))
        after = (len(planned) - 1,)
        step, ends = _onward(flow, step, stop, after, planned)
        after = ends or after
    return after


def _onward(
    flow: Flow, step: str, stop: str, after: tuple[int, ...], planned: list[Planned]
) -> tuple[str, tuple[int, ...]]:
    """Return the step that follows and, behind a fork whose legs are now planned, their ends."""
    ways = flow.ways[step]
    if flow.is_fork(step, stop):
        join = flow.joins[step]
        ends = [_plan(flow, way, join, after, planned) for way in ways]
        return join, tuple(dict.fromkeys(end for leg in ends for end in leg))
    done = {before.step for before in planned}
    new = {way: share for way, share in ways.items() if way not in done}
    return (max(new, key=lambda way: new[way]) if new else EXIT), ()


def timetable(
    planned: Sequence[Planned], start: datetime.date, days: Calendar, office_day: int
) -> tuple[datetime.date, ...]:
    """Return the day by which each planned step is done when the work comes in on ``start``.

    Raises :class:`~generator.analysis.workdays.MissingYearError`.
    """
    moments: list[Moment] = []
    for one in planned:
        before = [moments[at] for at in one.after] or [(start.toordinal(), office_day)]
        moments.append(_spend(one.time, days, max(before), office_day))
    return tuple(datetime.date.fromordinal(day) for day, _ in moments)


def clock_of(planned: Sequence[Planned], step: str) -> int | None:
    """Return where the clock of a limit starts that counts from a step.

    :data:`RECEIVED` for the first step that takes time: the law counts from the day on which the
    work comes in, not from the day on which the standard has it registered. Otherwise the
    position of the step; None when it is not on the usual way.
    """
    at = next((at for at, one in enumerate(planned) if one.step == step), None)
    if at is None:
        return None
    return at if any(planned[before].time for before in _ancestors(planned, at)) else RECEIVED


def _ancestors(planned: Sequence[Planned], at: int) -> set[int]:
    found: set[int] = set()
    waiting = list(planned[at].after)
    while waiting:
        before = waiting.pop()
        if before not in found:
            found.add(before)
            waiting += planned[before].after
    return found
