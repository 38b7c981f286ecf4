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

_Weighed = tuple[float, tuple[str, ...]]
"""A way with its weight."""

_Table = dict[str, _Weighed]
"""The best way from each step to one place."""


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
    _, way = _shortest_to(flow, EXIT, {}).get(flow.first, (0.0, ()))
    return route_along(flow, way)


def longest_route(flow: Flow, start: str, stop: str = EXIT) -> Route:
    """Return the way from ``start`` up to ``stop`` that takes the most time, no step done twice.

    ``stop`` itself is not on the way. Where the ways are too many to try, the sum over every
    step that can be on one is given, which no way exceeds, and ``complete`` is False.
    """
    try:
        found = unfold(flow, [start], stop).latest(
            0.0, lambda weight, step: weight + flow.step_weight(step)
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


def _shortest_to(flow: Flow, stop: str, tables: dict[str, _Table]) -> _Table:
    """Return the shortest way from every step that reaches ``stop`` (Bellman, 1958).

    ``tables`` keeps what was found for each stop: a fork asks for the ways to its join.
    """
    if stop in tables:
        return tables[stop]
    table: _Table = {stop: (0.0, ())}
    tables[stop] = table
    changed = True
    while changed:
        changed = False
        for step in reversed(list(flow.steps)):
            found = _shortest_from(flow, step, stop, tables) if step != stop else None
            if found and (step not in table or found[0] < table[step][0]):
                table[step] = found
                changed = True
    return table


def _shortest_from(flow: Flow, step: str, stop: str, tables: dict[str, _Table]) -> _Weighed | None:
    ways, here = flow.ways[step], flow.step_weight(step)
    if not ways:
        return (here, (step,)) if stop == EXIT else None
    table = tables[stop]
    if flow.is_fork(step, stop):
        join = flow.joins[step]
        to_join = _shortest_to(flow, join, tables)
        if join not in table or not all(way in to_join for way in ways):
            return None
        (leg, through), (rest, onward) = max(to_join[way] for way in ways), table[join]
        return here + leg + rest, (step, *through, *onward)
    found = [table[way] for way in ways if way in table]
    if not found:
        return None
    rest, onward = min(found, key=lambda way: way[0])
    return here + rest, (step, *onward)
