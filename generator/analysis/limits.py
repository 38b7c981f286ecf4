"""Legal limits: whether the standard time of the worst way holds what the law allows.

The work between two steps is played through for every working day of the known years on which
it can begin, so that weekends and holidays count as they fall. The law's last day is found by
:func:`~generator.analysis.deadlines.deadline`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.analysis.deadlines import NoDeadlineError, deadline, months_on
from generator.analysis.flow import Flow, flow_of
from generator.analysis.routes import OFFICE_HOURS, Route, longest_route, weight
from generator.analysis.workdays import BE_OFFSET, Calendar, MissingYearError
from generator.model.process import WORK_TYPES, Limit, Process

TIGHT = 0.2
"""Less slack than this share of the days allowed is worth a warning."""

_DAY = datetime.timedelta(days=1)


class Verdict(StrEnum):
    """What can be said of a limit."""

    HOLDS = "holds"
    TIGHT = "tight"
    EXCEEDED = "exceeded"
    NOT_SHOWN = "not-shown"
    NO_WAY = "no-way"
    NO_CALENDAR = "no-calendar"


@dataclass(frozen=True)
class LimitCheck:
    """A limit of law held against the worst way between its two steps."""

    limit: Limit
    verdict: Verdict
    route: Route
    """The way that decides, from behind the first step up to and with the second."""
    start: datetime.date | None = None
    """The worst day for the clock to start."""
    allowed: int = 0
    """Calendar days that the law allows from that day on."""
    slack: int = 0
    """Calendar days left of them; below zero: days too late."""
    timeless: tuple[str, ...] = ()
    """Steps on the way whose standard time is not known, so that nothing can be shown."""
    loops: tuple[str, ...] = ()
    """Steps that may be done again on the way; the worst way counts them once."""


def check_limits(process: Process, days: Calendar) -> tuple[LimitCheck, ...]:
    """Return the verdict on each limit of a process, in the order of the source."""
    flow = flow_of(process)
    return tuple(_check(flow, limit, days) for limit in process.limits)


def finish(flow: Flow, route: Route, start: datetime.date, days: Calendar) -> datetime.date:
    """Return the day on which work along a route is done when the clock starts on ``start``.

    That day itself is not worked on. Hours and minutes fill office days of
    :data:`~generator.analysis.routes.OFFICE_HOURS`; working days and calendar days are whole.
    """
    full = OFFICE_HOURS * 60
    day, used = start, full
    for step in route.steps:
        time = flow.active(step) + flow.waiting(step)
        if time.months or time.days or time.working_days:
            day = months_on(day, time.months) + _DAY * time.days
            day, used = days.add(day, time.working_days), full
        need = time.hours * 60 + time.minutes
        while need:
            if used == full or not days.is_working_day(day):
                day, used = days.on_or_after(day + _DAY), 0
            done = min(need, full - used)
            need, used = need - done, used + done
    return day


def _check(flow: Flow, limit: Limit, days: Calendar) -> LimitCheck:
    if limit.from_ not in flow.steps or limit.to not in flow.steps:
        return LimitCheck(limit, Verdict.NO_WAY, Route(()))
    between = frozenset[str]().union(
        *(flow.reachable(way, without=limit.to) for way in flow.ways[limit.from_])
    )
    last = Route((limit.to,), flow.active(limit.to), flow.waiting(limit.to))
    routes = [
        longest_route(flow, way, limit.to) + last
        for way in flow.ways[limit.from_]
        if limit.to in flow.reachable(way)
    ]
    if not routes:
        return LimitCheck(limit, Verdict.NO_WAY, Route(()))
    route = max(routes, key=lambda route: weight(route.time))
    timeless = tuple(
        step
        for step in route.steps
        if flow.steps[step].type in WORK_TYPES and not flow.active(step) + flow.waiting(step)
    )
    loops = tuple(
        step
        for step in flow.steps
        if step in between
        and any(step in flow.reachable(way, without=limit.to) for way in flow.ways[step])
    )
    if timeless or not route.complete:
        return LimitCheck(limit, Verdict.NOT_SHOWN, route, timeless=timeless, loops=loops)
    try:
        plays = list(_plays(flow, limit, route, days))
    except NoDeadlineError:
        return LimitCheck(limit, Verdict.NOT_SHOWN, route, loops=loops)
    if not plays:
        return LimitCheck(limit, Verdict.NO_CALENDAR, route, loops=loops)
    slack, allowed, start = min(plays)
    tight = slack < TIGHT * allowed
    verdict = Verdict.EXCEEDED if slack < 0 else Verdict.TIGHT if tight else Verdict.HOLDS
    return LimitCheck(limit, verdict, route, start, allowed, slack, loops=loops)


def _plays(
    flow: Flow, limit: Limit, route: Route, days: Calendar
) -> Iterator[tuple[int, int, datetime.date]]:
    """Yield (slack, days allowed, start) for every working day on which the clock can start."""
    for year in sorted(days.years):
        start = datetime.date(year - BE_OFFSET, 1, 1)
        while start.year == year - BE_OFFSET:
            try:
                if days.is_working_day(start):
                    last = deadline(start, limit.within, limit.actor, days).last
                    done = finish(flow, route, start, days)
                    yield (last - done).days, (last - start).days, start
            except MissingYearError:
                break
            start += _DAY
