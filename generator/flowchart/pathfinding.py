"""The best way of one edge over the grid: A* over (vertex, direction of arrival).

Costs are in px of line. They say what a good chart looks like: a step is entered from above and
left downwards or sideways, lines are short, turn seldom, and do not cross.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush

from generator.flowchart.grid import LEFT, OPPOSITE
from generator.flowchart.pathends import (
    ENTER,
    Stem,
    sides_in,
    stems_to_share,
    trunks_to_join,
    ways_out,
)
from generator.flowchart.remaining import costs_to_enter
from generator.flowchart.wiring import Path, Wiring


@dataclass(frozen=True)
class Costs:
    """What each blemish is worth, in px of line."""

    bend: float = 46.0
    crossing: float = 60.0
    near_turn: float = 15.0
    """Going straight over a vertex where another edge turns, or turning where one goes straight."""
    both_turn: float = 9.0
    """Turning where another edge turns: the tracks may still be ordered without a crossing."""
    beside: float = 1.5
    """Running beside another edge in a channel, for each piece and edge."""
    join: float = 2.0
    """Going on as one line with an edge of the same target."""
    join_turn: float = 28.0
    """Turning onto such a line."""


COSTS = Costs()
AROUND = Costs(crossing=300.0, near_turn=40.0, both_turn=20.0)
"""What finds the long way round that crosses nothing."""


def find_path(
    wiring: Wiring,
    edge: int,
    leave: int | None = None,
    enter: int | None = None,
    costs: Costs = COSTS,
    *,
    apart: bool = True,
) -> Path | None:
    """Return the cheapest path of an edge past all paths that are laid.

    ``leave`` is the only direction allowed out of the source, ``enter`` the only one allowed
    into the target. ``apart`` keeps answers that lead to the same step off each other until they
    enter it. Without these wishes there always is a path.
    """
    return _Search(wiring, edge, enter, costs, apart).run(leave)


_UNREACHED = 1e18


class _Search:
    """One search. A state is ``4 * vertex + direction of arrival``."""

    def __init__(
        self, wiring: Wiring, edge: int, enter: int | None, costs: Costs, apart: bool
    ) -> None:
        flows, grid = wiring.flows, wiring.grid
        self.wiring = wiring
        self.grid = grid
        self.edge = edge
        self.costs = costs
        self.start = grid.vertex_of[flows.source[edge]]
        self.goal = grid.vertex_of[flows.target[edge]]
        self.joins = flows.joins[edge]
        self.siblings = flows.siblings[edge] if apart else frozenset[int]()
        sides = sides_in(wiring, edge)
        self.entering = tuple(
            cost if sides[OPPOSITE[way]] and enter in (None, way) else None
            for way, cost in enumerate(ENTER[flows.back[edge]])
        )
        """What it costs to enter the target in each direction; None: not allowed."""
        self.trunks = trunks_to_join(wiring, edge) if enter is None else {}
        self.best = [_UNREACHED] * len(grid.moves)
        self.came: dict[int, int | Stem | None] = {}
        """Where a state was reached from: a state, a stem, or the source."""
        self.heap: list[tuple[float, int, float]] = []
        """(cost with the rest of the way, state, cost); ``~state``: joined a trunk there."""

    def run(self, leave: int | None) -> Path | None:
        """Search until the target, or a line into it, is reached."""
        if not self.trunks and not any(cost is not None for cost in self.entering):
            return None
        self._begin(leave)
        end = self._search()
        if end is None:
            return None
        return self._path_to(~end, self.trunks[~end >> 2]) if end < 0 else self._path_to(end, None)

    def _begin(self, leave: int | None) -> None:
        grid = self.grid
        i, j = divmod(self.start, grid.across)
        for direction, cost in ways_out(self.wiring, self.edge, leave):
            following = grid.beside[self.start][direction]
            cost += abs(grid.x[following % grid.across] - grid.x[j])
            cost += abs(grid.y[following // grid.across] - grid.y[i])
            self._reach(cost, following << 2 | direction, None)
        if leave is None:
            for cost, state, stem in stems_to_share(self.wiring, self.edge):
                self._reach(cost, state, stem)

    def _reach(self, cost: float, state: int, came: Stem | None) -> None:
        """Begin at a state; what is left of the way is not asked for yet."""
        if cost < self.best[state]:
            self.best[state] = cost
            self.came[state] = came
            heappush(self.heap, (cost, state, cost))

    def _search(self) -> int | None:
        """Return the state at the end of the cheapest way.

        This is where the time of a layout goes: so all is at hand in local names.
        """
        wiring, grid, costs, goal, trunks = (
            self.wiring, self.grid, self.costs, self.goal, self.trunks,
        )  # fmt: skip
        heap, best, came, entering = self.heap, self.best, self.came, self.entering
        moves, node_at, users = grid.moves, grid.node_at, wiring.users
        turning, down, right = wiring.turning, wiring.through_down, wiring.through_right
        joins, siblings, haste = self.joins, self.siblings, wiring.haste
        # Through an empty cell a path may only run in the rows and lanes of its own symbols.
        open_lines = {0, *grid.middle_lines(self.start), *grid.middle_lines(goal)}
        rest = wiring.remaining(goal)
        distance, bearing = rest.distance, rest.bearing
        to_enter = costs_to_enter(self.entering, costs.bend)
        to_trunk = self._to_trunk() if trunks else ()
        while heap:
            _, state, cost = heappop(heap)
            wiring.effort += 1
            if state < 0:
                return state
            if cost > best[state]:
                continue
            vertex = state >> 2
            if vertex == goal:
                return state
            if vertex in trunks:
                self._join(state, cost)
            straight_cost, turn_cost = cost, cost + costs.bend
            if turning[vertex] or down[vertex] or right[vertex]:
                straight, turn = self._meeting(state)
                straight_cost += straight
                turn_cost += turn
            for following, unit, length, line, turns in moves[state]:
                if line not in open_lines:
                    continue
                total = length + (turn_cost if turns else straight_cost)
                ahead = following >> 2
                if line and node_at[ahead] >= 0:
                    entry = entering[following & 3]
                    if ahead != goal or entry is None:
                        continue
                    total += entry
                using = users[unit]
                if using:
                    if not line:
                        total += costs.beside * len(using - joins)
                    elif not using <= joins or (
                        siblings and self._on_sibling(using, state, following)
                    ):
                        continue
                if total < best[following]:
                    best[following] = total
                    came[following] = state
                    left = 0.0
                    if ahead != goal:
                        left = distance[ahead] + to_enter[bearing[ahead] + (following & 3)]
                    if to_trunk and to_trunk[ahead] < left:
                        left = to_trunk[ahead]
                    heappush(heap, (total + haste * left, following, total))
        return None

    def _to_trunk(self) -> list[float]:
        """Return for each vertex at least how far the box around all trunks is."""
        grid = self.grid
        ends = [divmod(vertex, grid.across) for vertex in self.trunks]
        top, bottom = grid.y[min(i for i, _ in ends)], grid.y[max(i for i, _ in ends)]
        left, right = grid.x[min(j for _, j in ends)], grid.x[max(j for _, j in ends)]
        aside = [max(left - x, x - right, 0.0) for x in grid.x]
        off = [max(top - y, y - bottom, 0.0) for y in grid.y]
        return [down + across for down in off for across in aside]

    def _meeting(self, state: int) -> tuple[float, float]:
        """Return what going straight over a vertex and turning there cost, by who else is there."""
        wiring, costs, vertex = self.wiring, self.costs, state >> 2
        turning = wiring.turning[vertex]
        down, right = wiring.through_down[vertex], wiring.through_right[vertex]
        across = right if state & 3 < LEFT else down
        # In the middle of an empty cell there are no tracks to part two corners.
        i, j = divmod(vertex, self.grid.across)
        both_turn = costs.crossing if i & j & 1 else costs.both_turn
        return (
            costs.near_turn * turning + costs.crossing * across,
            costs.near_turn * (down + right) + both_turn * turning,
        )

    def _join(self, state: int, cost: float) -> None:
        """Offer to go on as one line with the trunk that runs over a vertex."""
        vertex, way = state >> 2, state & 3
        other, position = self.trunks[vertex]
        path = self.wiring.paths[other]
        onward = self.grid.direction(path[position], path[position + 1])
        if onward == OPPOSITE[way]:
            return
        using = self.wiring.users[self.grid.unit(vertex, onward)]
        if onward == way and self._is_first(vertex) and not using.isdisjoint(self.siblings):
            return
        total = cost + self.costs.join + (self.costs.join_turn if onward != way else 0.0)
        heappush(self.heap, (total, ~state, total))

    def _on_sibling(self, using: set[int], state: int, following: int) -> bool:
        """Tell whether a middle line that is in use would be shared with another answer.

        They may run together into their target, but not straight from their source.
        """
        if using.isdisjoint(self.siblings):
            return False
        straight = state & 3 == following & 3
        return following >> 2 != self.goal or (straight and self._is_first(state >> 2))

    def _is_first(self, vertex: int) -> bool:
        """Tell whether a vertex is the first after the source."""
        return vertex in self.grid.beside[self.start]

    def _path_to(self, state: int, trunk: tuple[int, int] | None) -> Path:
        tail: Path = ()
        if trunk:
            other, position = trunk
            tail = self.wiring.paths[other][position + 1 :]
        middle = []
        came: int | Stem | None = state
        while isinstance(came, int):
            middle.append(came >> 2)
            came = self.came[came]
        head: Path = (self.start,)
        if came is not None:
            other, position = came
            head = self.wiring.paths[other][:position]
        return head + tuple(reversed(middle)) + tail
