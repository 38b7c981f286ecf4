"""Legal limits: whether the standard time of the worst way holds what the law allows.

The work between two steps is played through for every working day of the known years on which
the clock can start, so that weekends and holidays count as they fall, and on each of them the way
that is done last decides. The law's last day is found by
:func:`~generator.analysis.deadlines.deadline`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from itertools import accumulate

from generator.analysis.deadlines import NoDeadlineError, deadline
from generator.analysis.flow import EXIT, Flow, flow_of
from generator.analysis.routes import Route, route_along
from generator.analysis.timetable import close_of, work_on
from generator.analysis.ways import TooManyWaysError, Unfolded, unfold
from generator.analysis.workdays import BE_OFFSET, Calendar, MissingYearError
from generator.model.process import Actor, Limit, Process
from generator.model.registers import OFFICE_HOURS, OfficeHours

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
    ends: tuple[int, ...] = ()
    """On the worst day: how many calendar days after the start each step of the way is done."""
    loops: tuple[str, ...] = ()
    """Steps that may be done again on the way; the worst way counts them once."""


def check_limits(
    process: Process, days: Calendar, hours: OfficeHours = OFFICE_HOURS
) -> tuple[LimitCheck, ...]:
    """Return the verdict on each limit of a process, in the order of the source."""
    flow = flow_of(process, hours)
    return tuple(_check(flow, limit, days) for limit in process.limits)


def _check(flow: Flow, limit: Limit, days: Calendar) -> LimitCheck:
    if limit.from_ not in flow.steps or limit.to not in flow.steps:
        return LimitCheck(limit, Verdict.NO_WAY, Route(()))
    # Whoever comes back to the first step starts the clock anew: such ways do not count.
    begin, goal = limit.from_, limit.to
    avoid = frozenset({begin}) - {goal}
    heads = [way for way in flow.ways[begin] if way != goal and goal in _ahead(flow, way, avoid)]
    if not heads and goal not in flow.ways[begin]:
        return LimitCheck(limit, Verdict.NO_WAY, Route(()))
    heads += _legs_beside(flow, begin, goal)
    try:
        ways = unfold(flow, heads, goal, avoid)
    except TooManyWaysError:
        return LimitCheck(limit, Verdict.NOT_SHOWN, Route((goal,), complete=False))
    between = frozenset(ways.steps)
    worst = ways.latest(0.0, lambda weight, step: weight + flow.step_weight(step))
    route = route_along(flow, (*(worst[1] if worst else ()), goal))
    loops = tuple(step for step in flow.steps if step in between and _again(flow, step, avoid))
    timeless = tuple(
        step for step in flow.steps if step in {*between, goal} and flow.is_timeless(step)
    )
    unknown = LimitCheck(limit, Verdict.NOT_SHOWN, route, timeless=timeless, loops=loops)
    if timeless:
        return unknown
    try:
        plays = list(_plays(flow, limit, ways, route.steps, days))
    except NoDeadlineError:
        return unknown
    if not plays:
        return replace(unknown, verdict=Verdict.NO_CALENDAR)
    slack, allowed, start, steps = min(plays)
    tight = limit.actor is Actor.AUTHORITY and slack < TIGHT * allowed
    verdict = Verdict.EXCEEDED if slack < 0 else Verdict.TIGHT if tight else Verdict.HOLDS
    ends = _ends(flow, steps, start, days)
    route = route_along(flow, steps)
    return LimitCheck(limit, verdict, route, start, allowed, slack, ends=ends, loops=loops)


def _ends(
    flow: Flow, steps: tuple[str, ...], start: datetime.date, days: Calendar
) -> tuple[int, ...]:
    """Return how many days after the start each step is done; nothing where that is not known."""
    moments = accumulate(steps, partial(work_on, flow, days), initial=close_of(start, flow))
    try:
        return tuple(day - start.toordinal() for day, _ in moments)[1:]
    except MissingYearError:
        return ()


def _ahead(flow: Flow, start: str, avoid: frozenset[str]) -> frozenset[str]:
    """Return the steps that can follow from ``start``, itself among them, short of ``avoid``."""
    return flow.reachable(start, without=next(iter(avoid), EXIT))


def _again(flow: Flow, step: str, avoid: frozenset[str]) -> bool:
    """Tell whether a step may be done again before the clock is stopped or starts anew."""
    return any(step in _ahead(flow, way, avoid) for way in flow.ways[step])


def _legs_beside(flow: Flow, begin: str, goal: str) -> list[str]:
    """Return the first steps of work that runs beside ``begin`` and must be done before ``goal``.

    How far it has come when the clock starts is not known: all of it counts.
    """
    beside = []
    for fork, join in flow.joins.items():
        legs = {leg: flow.reachable(leg, without=join) for leg in flow.ways[fork]}
        inside = frozenset[str]().union(*legs.values())
        if begin in inside and goal not in inside:
            beside += [leg for leg, steps in legs.items() if begin not in steps and leg != join]
    return beside


def _plays(
    flow: Flow, limit: Limit, ways: Unfolded, heaviest: tuple[str, ...], days: Calendar
) -> Iterator[tuple[int, int, datetime.date, tuple[str, ...]]]:
    """Yield (slack, days allowed, start, way) for every working day on which the clock can start.

    The way is the one that is done last of all when the clock starts on that day. Work that goes
    on into a year without holidays is too late all the same where the law's last day is before.
    """
    for start in _working_days(days):
        try:
            last = deadline(start, limit.within, limit.actor, days).last
        except MissingYearError:
            continue
        moment = close_of(start, flow)
        try:
            before, steps = ways.latest(moment, partial(work_on, flow, days)) or (moment, ())
            done, _ = work_on(flow, days, before, limit.to)
        except MissingYearError as missing:
            unknown = datetime.date(missing.year - BE_OFFSET, 1, 1)
            if last < unknown:
                yield (last - unknown).days, (last - start).days, start, heaviest
        else:
            yield last.toordinal() - done, (last - start).days, start, (*steps, limit.to)


def _working_days(days: Calendar) -> Iterator[datetime.date]:
    for year in sorted(days.years):
        day = datetime.date(year - BE_OFFSET, 1, 1)
        while day.year == year - BE_OFFSET:
            if days.is_working_day(day):
                yield day
            day += _DAY
