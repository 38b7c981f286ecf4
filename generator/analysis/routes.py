"""Ways through a flow: the shortest, the typical and the longest without repetition.

Durations keep their units: a sum says how it was made. Where two sums must be compared, they are
weighed in minutes of office time (:meth:`~generator.analysis.flow.Flow.weight`), which orders
them and is never shown. Parallel ways take as long as the longest of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from generator.analysis.flow import EXIT, Flow
from generator.analysis.ways import TooManyWaysError, unfold
from generator.model.duration import Duration

NOTHING = Duration()


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
        found = unfold(flow, [start], stop).latest(
            0.0, lambda weight, step: weight + flow.weight(flow.time(step))
        )
    except TooManyWaysError:
        bound = route_along(flow, sorted(flow.reachable(start, without=stop)))
        return Route(bound.steps, bound.active, bound.waiting, complete=False)
    return route_along(flow, found[1]) if found else Route(())


def route_along(flow: Flow, steps: Iterable[str]) -> Route:
    """Return a way with the sums of its standard times."""
    return reduce(Route.__add__, (_at(flow, step) for step in steps), Route(()))


def typical_route(flow: Flow) -> Route:
    """Return the main way: at each parting the largest share, the first one among equals."""
    return _typical(flow, flow.first, EXIT, frozenset())


def _at(flow: Flow, step: str) -> Route:
    return Route((step,), flow.active(step), flow.waiting(step))


def _heaviest(flow: Flow, routes: Iterable[Route]) -> Route:
    return max(routes, key=lambda route: flow.weight(route.time))


def _typical(flow: Flow, step: str, stop: str, seen: frozenset[str]) -> Route:
    route = Route(())
    while step not in (stop, EXIT) and step not in seen:
        route, seen = route + _at(flow, step), seen | {step}
        ways = flow.ways[step]
        if flow.is_fork(step, stop):
            step_after = flow.joins[step]
            route += _heaviest(flow, [_typical(flow, way, step_after, seen) for way in ways])
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
                best = table.get(step)
                weight = self.flow.weight
                if route and (best is None or weight(route.time) < weight(best.time)):
                    table[step] = route
                    changed = True
        return table

    def _from(self, step: str, stop: str, table: dict[str, Route]) -> Route | None:
        flow, here = self.flow, _at(self.flow, step)
        ways = flow.ways[step]
        if not ways:
            return here if stop == EXIT else None
        if flow.is_fork(step, stop):
            join = flow.joins[step]
            to_join = self.routes_to(join)
            legs = [to_join[way] for way in ways if way in to_join]
            onward = table.get(join)
            if onward is None or len(legs) < len(ways):
                return None
            return here + _heaviest(flow, legs) + onward
        found = [table[way] for way in ways if way in table]
        return here + min(found, key=lambda r: flow.weight(r.time)) if found else None
