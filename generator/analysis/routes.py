"""Ways through a flow: the shortest, the typical and the longest without repetition.

Durations keep their units: a sum says how it was made. Where two sums must be compared, they are
weighed in minutes of office time (:func:`weight`), which orders them and is never shown.
Parallel ways take as long as the longest of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from generator.analysis.flow import EXIT, Flow
from generator.model.duration import Duration

OFFICE_HOURS = 7
"""Hours of office time in a working day: 08.30 to 16.30 less an hour at noon (BRIEF 5)."""

NOTHING = Duration()

MOST_VISITS = 100_000
"""How many steps the search for the longest way may visit before it gives a bound instead."""

_HOUR = 60.0
_WORKING_DAY = OFFICE_HOURS * _HOUR
_CALENDAR_DAY = _WORKING_DAY * 5 / 7
_MINUTES = {
    "minutes": 1.0,
    "hours": _HOUR,
    "working_days": _WORKING_DAY,
    "days": _CALENDAR_DAY,
    "months": _CALENDAR_DAY * 30,
}


@dataclass(frozen=True)
class Route:
    """A way through the work: the steps that decide its length, and what they add up to."""

    steps: tuple[str, ...]
    active: Duration = NOTHING
    waiting: Duration = NOTHING
    complete: bool = True
    """False when there were too many ways to try: the sum is then a bound, not a way."""

    @property
    def time(self) -> Duration:
        """Active and waiting time together."""
        return self.active + self.waiting

    def __add__(self, other: Route) -> Route:
        return Route(
            self.steps + other.steps,
            self.active + other.active,
            self.waiting + other.waiting,
            self.complete and other.complete,
        )


class _TooManyWaysError(Exception):
    """The search would take too long."""


def weight(time: Duration) -> float:
    """Return a duration in minutes of office time, for comparing only."""
    return sum(_MINUTES[unit] * amount for unit, amount in time.parts())


def shortest_route(flow: Flow) -> Route:
    """Return the way from the first step to an end that takes the least time.

    No steps at all mean that no end can be reached.
    """
    return _Shortest(flow).routes_to(EXIT).get(flow.first, Route(()))


def longest_route(flow: Flow, start: str, stop: str = EXIT) -> Route:
    """Return the way from ``start`` up to ``stop`` that takes the most time, no step done twice.

    ``stop`` itself is not on the way. Where the ways are too many to try, the sum over every
    step that can be on one is given, which no way exceeds, and ``complete`` is False.
    """
    try:
        return _longest(flow, start, stop, frozenset(), [MOST_VISITS]) or Route(())
    except _TooManyWaysError:
        bound = _sum(flow, sorted(flow.reachable(start, without=stop)))
        return Route(bound.steps, bound.active, bound.waiting, complete=False)


def typical_route(flow: Flow) -> Route:
    """Return the main way: at each parting the largest share, the first one among equals."""
    return _typical(flow, flow.first, EXIT, frozenset())


def _at(flow: Flow, step: str) -> Route:
    return Route((step,), flow.active(step), flow.waiting(step))


def _sum(flow: Flow, steps: Iterable[str]) -> Route:
    return reduce(Route.__add__, (_at(flow, step) for step in steps), Route(()))


def _heaviest(routes: Iterable[Route]) -> Route:
    return max(routes, key=lambda route: weight(route.time))


def _is_fork_before(flow: Flow, step: str, stop: str) -> bool:
    """Tell whether all ways of a step are taken, and have met again before ``stop``."""
    if step not in flow.joins:
        return False
    join = flow.joins[step]
    inside = frozenset().union(*(flow.reachable(way, without=join) for way in flow.ways[step]))
    return stop not in inside and step not in inside


def _longest(
    flow: Flow, step: str, stop: str, seen: frozenset[str], left: list[int]
) -> Route | None:
    if step == stop:
        return Route(())
    if step in seen or step == EXIT:
        return None
    left[0] -= 1
    if left[0] < 0:
        raise _TooManyWaysError
    here, seen = _at(flow, step), seen | {step}
    if not flow.ways[step]:
        return here if stop == EXIT else None
    if _is_fork_before(flow, step, stop):
        join = flow.joins[step]
        legs = [_longest(flow, way, join, seen, left) for way in flow.ways[step]]
        onward = _longest(flow, join, stop, seen, left) if join != EXIT else Route(())
        found = [leg for leg in legs if leg is not None]
        return here + _heaviest(found) + onward if found and onward is not None else None
    found = [
        route
        for way in flow.ways[step]
        if (route := _longest(flow, way, stop, seen, left)) is not None
    ]
    return here + _heaviest(found) if found else None


def _typical(flow: Flow, step: str, stop: str, seen: frozenset[str]) -> Route:
    route = Route(())
    while step not in (stop, EXIT) and step not in seen:
        route, seen = route + _at(flow, step), seen | {step}
        ways = flow.ways[step]
        if _is_fork_before(flow, step, stop):
            step_after = flow.joins[step]
            route += _heaviest(_typical(flow, way, step_after, seen) for way in ways)
            step = step_after
        else:
            new = {way: share for way, share in ways.items() if way not in seen}
            step = max(new, key=lambda way: new[way]) if new else EXIT
    return route


class _Shortest:
    """Shortest routes to a stop, for all steps at once; a table for each stop, made once."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.tables: dict[str, dict[str, Route]] = {}

    def routes_to(self, stop: str) -> dict[str, Route]:
        """Return the shortest route from every step that reaches ``stop`` (Bellman, 1958)."""
        if stop in self.tables:
            return self.tables[stop]
        table = self.tables[stop] = {stop: Route(())}
        changed = True
        while changed:
            changed = False
            for step in reversed(list(self.flow.steps)):
                route = self._from(step, stop, table) if step != stop else None
                if route and (step not in table or weight(route.time) < weight(table[step].time)):
                    table[step] = route
                    changed = True
        return table

    def _from(self, step: str, stop: str, table: dict[str, Route]) -> Route | None:
        flow, here = self.flow, _at(self.flow, step)
        ways = flow.ways[step]
        if not ways:
            return here if stop == EXIT else None
        if _is_fork_before(flow, step, stop):
            join = flow.joins[step]
            to_join = self.routes_to(join)
            legs = [to_join[way] for way in ways if way in to_join]
            onward = table.get(join)
            return here + _heaviest(legs) + onward if legs and onward else None
        found = [table[way] for way in ways if way in table]
        return here + min(found, key=lambda route: weight(route.time)) if found else None
