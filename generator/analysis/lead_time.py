"""Lead time over the graph: shortest, typical, longest without repetition, and expected.

The expected time is that of an absorbing Markov chain: the expected visits of each step, by the
shares of its ways (Kemeny and Snell, Finite Markov Chains, 1960, chapter 3), times its time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.analysis.flow import EXIT, Flow, flow_of
from generator.analysis.routes import (
    Route,
    longest_route,
    shortest_route,
    typical_route,
)
from generator.model.duration import Duration
from generator.model.process import Process
from generator.model.registers import OFFICE_HOURS, OfficeHours

_MOST_VISITS = 1e6
"""More expected visits than this mean that the work never comes to an end."""

Amounts = Mapping[str, float]
"""Expected amounts by unit of duration; they need not be whole."""


@dataclass(frozen=True)
class LeadTime:
    """What the standard times of a process add up to."""

    shortest: Route
    typical: Route
    longest: Route
    expected: Amounts | None
    """Expected lead time, or None where some cases never come to an end."""
    expected_active: Amounts
    expected_waiting: Amounts
    """Its parts: active work and waiting."""
    typical_share: float
    """The share of cases that take just the typical way."""
    visits: Mapping[str, float]
    """Expected visits of each step by one case; more than 1 where work is done again."""
    load: Mapping[str, Amounts]
    """Expected active work by role for one case, parallel work included."""
    timeless: tuple[str, ...]
    """Steps of work that the sums know no time of: it is missing, or somebody else sets it."""
    assumed: tuple[str, ...]
    """Steps whose ways name no share, so that an even one was assumed."""


def lead_time(process: Process, hours: OfficeHours = OFFICE_HOURS) -> LeadTime:
    """Return the lead times of a process from its first step to its ends."""
    flow = flow_of(process, hours)
    visits = expected_visits(flow, flow.first)
    typical = typical_route(flow)
    deciding = _deciding_visits(flow)
    return LeadTime(
        shortest=shortest_route(flow),
        typical=typical,
        longest=longest_route(flow, flow.first),
        expected=_expected(deciding, flow.time) if deciding is not None else None,
        expected_active=_expected(deciding or {}, flow.active),
        expected_waiting=_expected(deciding or {}, flow.waiting),
        typical_share=share_of(flow, typical.steps),
        visits=visits or {},
        load=_load(flow, visits or {}),
        timeless=tuple(step for step in flow.steps if flow.is_timeless(step)),
        assumed=flow.assumed,
    )


def endless_by_share(flow: Flow) -> tuple[str, ...]:
    """Return the steps that cases can reach and never leave, because no share leads out."""
    used = flow.reachable(flow.first, taken=True) if flow.steps else frozenset()
    return tuple(step for step in flow.steps if step in used and not _gets_out(flow, step, EXIT))


def share_of(flow: Flow, way: Sequence[str]) -> float:
    """Return the share of cases that do these steps, one after the other, in this order.

    Where work runs in parallel the way names one leg; a fork leads all cases down each.
    """
    share = 1.0
    for step, following in pairwise(way):
        share *= flow.ways[step].get(following, 0.0)
    return share


def expected_visits(flow: Flow, start: str, stop: str = EXIT) -> dict[str, float] | None:
    """Return the expected visits of each step by a case that begins at ``start``.

    Counting ends at ``stop``, which is not counted. None where cases never get out.
    """
    return _visits(flow, start, stop, critical={})


def _visits(
    flow: Flow, start: str, stop: str, critical: Mapping[str, str]
) -> dict[str, float] | None:
    """Solve visits = start + shares x visits; ``critical`` names the one way of a fork to count.

    The legs of a fork that is counted whole each bring the case to the join: they count as one.
    """
    steps = sorted(flow.reachable(start, without=stop, taken=True))
    if not steps:
        return {}
    if any(not _gets_out(flow, step, stop) for step in steps):
        return None
    index = {step: number for number, step in enumerate(steps)}
    rows = [[float(row == column) for column in range(len(steps))] for row in range(len(steps))]
    for step in steps:
        for way, share in flow.ways[step].items():
            if way in index and critical.get(step, way) == way:
                rows[index[way]][index[step]] -= share / _legs_met(flow, step, way, critical)
    found = _solve(rows, [float(step == start) for step in steps])
    if found is None or any(not -1e-9 < visits < _MOST_VISITS for visits in found):
        return None
    return dict(zip(steps, found, strict=True))


def _gets_out(flow: Flow, step: str, stop: str) -> bool:
    """Tell whether some of the cases at a step reach the stop, or an end."""
    return any(
        not flow.ways[later] or flow.ways[later].get(stop)
        for later in flow.reachable(step, without=stop, taken=True)
    )


def _legs_met(flow: Flow, step: str, way: str, critical: Mapping[str, str]) -> int:
    """Return how many legs of forks a flow from ``step`` into a join stands for."""
    legs = 1
    for fork, join in flow.joins.items():
        if join == way and fork not in critical and step != fork:
            inside = (flow.reachable(leg, without=join) for leg in flow.ways[fork])
            if any(step in leg for leg in inside):
                legs *= len(flow.ways[fork])
        elif join == way and step == fork and fork not in critical:
            legs *= len(flow.ways[fork])
    return legs


def _solve(rows: list[list[float]], right: list[float]) -> list[float] | None:
    """Solve a small system of linear equations by Gauss with pivoting; None if it has no answer."""
    size = len(rows)
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(rows[row][column]))
        if abs(rows[pivot][column]) < 1e-12:
            return None
        rows[column], rows[pivot] = rows[pivot], rows[column]
        right[column], right[pivot] = right[pivot], right[column]
        for row in range(column + 1, size):
            factor = rows[row][column] / rows[column][column]
            if factor:
                for other in range(column, size):
                    rows[row][other] -= factor * rows[column][other]
                right[row] -= factor * right[column]
    for row in reversed(range(size)):
        known = sum(rows[row][column] * right[column] for column in range(row + 1, size))
        right[row] = (right[row] - known) / rows[row][row]
    return right


def _expected(visits: Mapping[str, float], time_of: Callable[[str], Duration]) -> Amounts:
    return _amounts((time_of(step), count) for step, count in visits.items())


def _deciding_visits(flow: Flow) -> Mapping[str, float] | None:
    """Return the expected visits, of parallel legs only to the one expected to last longest.

    That leg stands for the work beside it: where the times of legs vary, the mean of the longest
    is somewhat more than the longest of their means.
    """
    critical: dict[str, str] = {}
    inside = {
        fork: frozenset().union(*(flow.reachable(way, without=join) for way in flow.ways[fork]))
        for fork, join in flow.joins.items()
    }
    for fork in sorted(flow.joins, key=lambda fork: (len(inside[fork]), fork)):
        legs: dict[str, float] = {}
        for way in flow.ways[fork]:
            visits = _visits(flow, way, flow.joins[fork], critical)
            if visits is None:
                return None
            legs[way] = sum(count * flow.step_weight(step) for step, count in visits.items())
        critical[fork] = max(legs, key=lambda way: legs[way])
    return _visits(flow, flow.first, EXIT, critical)


def _load(flow: Flow, visits: Mapping[str, float]) -> dict[str, Amounts]:
    by_role: dict[str, list[tuple[Duration, float]]] = {}
    for step, count in visits.items():
        if role := flow.steps[step].role:
            by_role.setdefault(role, []).append((flow.active(step), count))
    return {role: _amounts(parts) for role, parts in sorted(by_role.items())}


def _amounts(parts: Iterable[tuple[Duration, float]]) -> Amounts:
    total: dict[str, float] = {}
    for time, count in parts:
        for unit, amount in time.parts():
            total[unit] = total.get(unit, 0.0) + amount * count
    return total
