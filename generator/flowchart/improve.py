"""Pass: ways changed where the real drawing shows blemishes.

Routing only estimates what a drawing will look like. Here the drawing itself is judged; edges
that cross, bend often or meet a step from the wrong side are tried by other sides of their
symbols, alone and in pairs, and what looks better is kept.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.flowchart.grid import DOWN, LEFT, RIGHT, UP
from generator.flowchart.pathfinding import AROUND, COSTS, Costs, find_path
from generator.flowchart.routing import best_path
from generator.flowchart.tracing import Plan, Tracing, trace
from generator.flowchart.wiring import Path, Wiring

CROSSING = 3.0
BEND = 1.0
PX = 1 / 400
WRONG_SIDE = 5.0
"""A flow that goes on but enters a symbol from below or leaves it upwards."""
WRONG_SIDE_BACK = 1.5
"""The same for the entry of a flow that goes back."""
OFF_MIDDLE = 2.5
"""A line that does not meet the middle of a side."""
_LEAST_GAIN = 0.05
_EFFORT_OF_EDGE = 20
"""What drawing one edge costs, in states of a search for a path (measured)."""
_MANY_BENDS = 3

_WAYS: tuple[tuple[int | None, int | None, Costs], ...] = (
    (None, None, AROUND), (UP, None, COSTS), (DOWN, None, COSTS), (LEFT, None, COSTS),
    (RIGHT, None, COSTS), (None, DOWN, COSTS), (None, LEFT, COSTS), (None, RIGHT, COSTS),
    (None, UP, COSTS), (DOWN, None, AROUND), (LEFT, None, AROUND), (RIGHT, None, AROUND),
    (None, LEFT, AROUND), (None, RIGHT, AROUND),
)  # fmt: skip
"""Leaving and entering by which side, at which costs: the ways that are tried."""


@dataclass(frozen=True)
class Verdict:
    """How ugly a drawing is, and the pairs of edges to blame, those that cross first.

    An edge that is to blame alone stands twice.
    """

    score: float
    blame: tuple[tuple[int, int], ...]


def improve(plan: Plan, wiring: Wiring, effort: int) -> Wiring:
    """Return the wiring with ways changed for the better.

    ``effort`` bounds the work, routing included, in states looked at by searches for paths: never
    the time, so that the same graph gives the same chart on every machine.
    """
    return _Search(plan, wiring, effort).run() if effort else wiring


def judge(plan: Plan, tracing: Tracing) -> Verdict:
    """Judge a drawing."""
    flows = plan.flows
    crossing = _crossings(tracing)
    score = CROSSING * len(crossing)
    crossed = sorted(set(crossing.values()))
    blame = set()
    for trunks in tracing.lines.trunks.values():
        for trunk in trunks:
            if trunk.offset:
                score += OFF_MIDDLE
                edge = trunk.runs[0].edge
                blame.add((edge, edge))
    for edge in flows.edges:
        points, runs = tracing.points[edge], tracing.lines.runs[edge]
        length = sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(points))
        turns = len(points) - 2
        wrong = 0.0
        if runs[-1].direction == UP:
            wrong += WRONG_SIDE_BACK if flows.back[edge] else WRONG_SIDE
        if runs[0].direction == UP:
            wrong += WRONG_SIDE
        score += BEND * turns + PX * length + wrong
        if turns >= _MANY_BENDS or wrong > WRONG_SIDE_BACK:
            blame.add((edge, edge))
            for other in flows.outs[flows.source[edge]]:
                if other != edge:
                    blame.add((min(edge, other), max(edge, other)))
    return Verdict(score, (*crossed, *sorted(blame.difference(crossed))))


def _crossings(tracing: Tracing) -> dict[tuple[int, int], tuple[int, int]]:
    """Return the points where lines cross, each with two edges that do."""
    level: list[tuple[float, float, float, int]] = []
    upright: list[tuple[float, float, float, int]] = []
    for edge, points in enumerate(tracing.points):
        for (a, b), (c, d) in pairwise(points):
            if a == c:
                upright.append((a, min(b, d), max(b, d), edge))
            else:
                level.append((b, min(a, c), max(a, c), edge))
    upright.sort()
    places = [line[0] for line in upright]
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for y, left, right, edge in level:
        first, last = bisect_right(places, left + 0.5), bisect_left(places, right - 0.5)
        for x, top, bottom, other in upright[first:last]:
            if edge != other and top + 0.5 < y < bottom - 0.5:
                found[round(x), round(y)] = (min(edge, other), max(edge, other))
    return found


class _Search:
    """The state of one search: the wiring, its verdict, and what was tried."""

    def __init__(self, plan: Plan, wiring: Wiring, effort: int) -> None:
        self.plan = plan
        self.wiring = wiring
        self.most = effort
        self.verdict = judge(plan, trace(plan, wiring))

    def run(self) -> Wiring:
        tried: set[tuple[object, ...]] = set()
        while not self._tired() and (self._alone(tried) or self._in_pairs(tried)):
            pass
        return self.wiring

    def _alone(self, tried: set[tuple[object, ...]]) -> bool:
        """Change the way of one edge; tell whether one was changed."""
        for edge in dict.fromkeys(edge for pair in self.verdict.blame for edge in pair):
            old = self.wiring.paths[edge]
            best: tuple[Verdict, Path] | None = None
            seen = {old}
            for leave, enter, costs in _WAYS:
                if self._tired():
                    break
                key = (edge, leave, enter, costs is COSTS, old)
                if key in tried:
                    continue
                tried.add(key)
                self.wiring.lift(edge)
                new = find_path(self.wiring, edge, leave, enter, costs)
                if new is None or new in seen or _is_flat_loop(new):
                    self.wiring.lay(edge, old)
                    continue
                seen.add(new)
                self.wiring.lay(edge, new)
                verdict = self._judge()
                if verdict.score < (best[0] if best else self.verdict).score - _LEAST_GAIN:
                    best = (verdict, new)
                self.wiring.lift(edge)
                self.wiring.lay(edge, old)
            if best:
                self.wiring.lift(edge)
                self.wiring.lay(edge, best[1])
                self.verdict = best[0]
                return True
        return False

    def _in_pairs(self, tried: set[tuple[object, ...]]) -> bool:
        """Change the ways of two edges at once; tell whether they were changed."""
        for a, b in self.verdict.blame:
            key = (a, b, self.wiring.paths[a], self.wiring.paths[b])
            if a == b or key in tried:
                continue
            tried.add(key)
            old = {edge: self.wiring.paths[edge] for edge in (a, b)}
            best: tuple[Verdict, dict[int, Path]] | None = None
            for new in self._rerouted(a, b, old):
                verdict = self._judge()
                if verdict.score < (best[0] if best else self.verdict).score - _LEAST_GAIN:
                    best = (verdict, new)
                if self._tired():
                    break
            self._lay_both(best[1] if best else old)
            if best:
                self.verdict = best[0]
                return True
            if self._tired():
                break
        return False

    def _rerouted(self, a: int, b: int, old: dict[int, Path]) -> Iterator[dict[int, Path]]:
        """Lay two edges anew, in both orders and by each side; yield their paths each time."""
        seen = {tuple(old.values())}
        for first, second in ((a, b), (b, a)):
            for leave in (None, UP, DOWN, LEFT, RIGHT):
                for edge in (a, b):
                    self.wiring.lift(edge)
                path = find_path(self.wiring, first, leave)
                if path is None or _is_flat_loop(path):
                    self._lay_both(old, lift=False)
                    continue
                self.wiring.lay(first, path)
                self.wiring.lay(second, best_path(self.wiring, second))
                new = {edge: self.wiring.paths[edge] for edge in (a, b)}
                if tuple(new.values()) not in seen:
                    seen.add(tuple(new.values()))
                    yield new
                self._lay_both(old)

    def _lay_both(self, paths: dict[int, Path], *, lift: bool = True) -> None:
        for edge in paths:
            if lift:
                self.wiring.lift(edge)
        for edge, path in paths.items():
            self.wiring.lay(edge, path)

    def _tired(self) -> bool:
        return self.wiring.effort >= self.most

    def _judge(self) -> Verdict:
        self.wiring.effort += _EFFORT_OF_EDGE * len(self.plan.flows.edges)
        return judge(self.plan, trace(self.plan, self.wiring))


def _is_flat_loop(path: Path) -> bool:
    """Tell whether a path from a step to itself uses one side for both ends."""
    return path[0] == path[-1] and path[1] == path[-2]
