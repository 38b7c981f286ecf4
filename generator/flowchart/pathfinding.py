"""The best way of one edge over the grid: A* over (vertex, direction of arrival).

Costs are in px of line. They say what a good chart looks like: a step is entered from above and
left downwards or sideways, lines are short, turn seldom, and do not cross.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass

from generator.flowchart.grid import DOWN, LEFT, OPPOSITE
from generator.flowchart.pathends import (
    ENTER,
    Stem,
    sides_in,
    stems_to_share,
    trunks_to_join,
    ways_out,
)
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


class _Search:
    """One search. A state is ``4 * vertex + direction of arrival``."""

    def __init__(
        self, wiring: Wiring, edge: int, enter: int | None, costs: Costs, apart: bool
    ) -> None:
        flows, grid = wiring.flows, wiring.grid
        self.wiring = wiring
        self.grid = grid
        self.edge = edge
        self.enter = enter
        self.costs = costs
        self.start = grid.vertex_of[flows.source[edge]]
        self.goal = grid.vertex_of[flows.target[edge]]
        # Through an empty cell a path may only run in the rows and lanes of its own symbols.
        self.rows = {self.start // grid.across, self.goal // grid.across}
        self.lanes = {self.start % grid.across, self.goal % grid.across}
        self.joins = flows.joins[edge]
        self.siblings = flows.siblings[edge] if apart else frozenset[int]()
        self.sides_in = sides_in(wiring, edge)
        self.entering = ENTER[flows.back[edge]]
        self.trunks = trunks_to_join(wiring, edge) if enter is None else {}
        # The heuristic is the distance to the box around everything that ends the search.
        ends = [divmod(vertex, grid.across) for vertex in (self.goal, *self.trunks)]
        self.top, self.bottom = min(i for i, _ in ends), max(i for i, _ in ends)
        self.left, self.right = min(j for _, j in ends), max(j for _, j in ends)
        self.step_down = min(grid.down_length) * wiring.haste
        self.step_right = min(grid.right_length) * wiring.haste
        self.best: dict[int, float] = {}
        self.came: dict[int, int | Stem | None] = {}
        """Where a state was reached from: a state, a stem, or the source."""
        self.heap: list[tuple[float, int, float]] = []
        """(cost with the rest of the way, state, cost); ``~state``: joined a trunk there."""

    def run(self, leave: int | None) -> Path | None:
        """Search until the target, or a line into it, is reached."""
        self._begin(leave)
        while self.heap:
            _, state, cost = heapq.heappop(self.heap)
            self.wiring.effort += 1
            if state < 0:
                return self._path_to(~state, self.trunks[~state >> 2])
            if cost > self.best[state]:
                continue
            if state >> 2 == self.goal:
                return self._path_to(state, None)
            if state >> 2 in self.trunks:
                self._join(state, cost)
            self._go_on(state, cost)
        return None

    def _begin(self, leave: int | None) -> None:
        i, j = divmod(self.start, self.grid.across)
        for direction, cost in ways_out(self.wiring, self.edge, leave):
            if direction < LEFT:
                cost += self.grid.down_length[i if direction == DOWN else i - 1]
            else:
                cost += self.grid.right_length[j - 1 if direction == LEFT else j]
            self._reach(cost, self.grid.beside[self.start][direction] << 2 | direction, None)
        if leave is None:
            for cost, state, stem in stems_to_share(self.wiring, self.edge):
                self._reach(cost, state, stem)

    def _reach(self, cost: float, state: int, came: int | Stem | None) -> None:
        if cost >= self.best.get(state, 1e18):
            return
        self.best[state] = cost
        self.came[state] = came
        i, j = divmod(state >> 2, self.grid.across)
        rest = 0.0
        if i < self.top:
            rest = (self.top - i) * self.step_down
        elif i > self.bottom:
            rest = (i - self.bottom) * self.step_down
        if j < self.left:
            rest += (self.left - j) * self.step_right
        elif j > self.right:
            rest += (j - self.right) * self.step_right
        heapq.heappush(self.heap, (cost + rest, state, cost))

    def _join(self, state: int, cost: float) -> None:
        """Offer to go on as one line with the trunk that runs over a vertex."""
        vertex, way = state >> 2, state & 3
        other, position = self.trunks[vertex]
        path = self.wiring.paths[other]
        onward = self.grid.direction(path[position], path[position + 1])
        if onward == OPPOSITE[way]:
            return
        if onward == way and self._beside_sibling(vertex, self.wiring.unit(vertex, onward)):
            return
        total = cost + self.costs.join + (self.costs.join_turn if onward != way else 0.0)
        heapq.heappush(self.heap, (total, ~state, total))

    def _beside_sibling(self, vertex: int, unit: int) -> bool:
        """Tell whether going straight on, just after the source, would lie on another answer."""
        here = vertex in self.grid.beside[self.start]
        return here and bool(self.wiring.users[unit] & self.siblings)

    def _go_on(self, state: int, cost: float) -> None:
        """Reach the states after this one."""
        wiring, grid, costs = self.wiring, self.grid, self.costs
        vertex, way = state >> 2, state & 3
        i, j = divmod(vertex, grid.across)
        turning = wiring.turning[vertex]
        down, right = wiring.through_down[vertex], wiring.through_right[vertex]
        straight_cost = costs.near_turn * turning + costs.crossing * (right if way < LEFT else down)
        # In the middle of an empty cell there are no tracks to part two corners.
        both_turn = costs.crossing if i & j & 1 else costs.both_turn
        turn_cost = costs.bend + costs.near_turn * (down + right) + both_turn * turning
        for onward in (0, 1, 2, 3):
            following = grid.beside[vertex][onward]
            if onward == OPPOSITE[way] or following < 0:
                continue
            if onward < LEFT:
                narrow = j & 1
                if narrow and j not in self.lanes:
                    continue
                total = cost + grid.down_length[i if onward == DOWN else i - 1]
                unit = 2 * vertex if onward == DOWN else 2 * following
            else:
                narrow = i & 1
                if narrow and i not in self.rows:
                    continue
                total = cost + grid.right_length[j - 1 if onward == LEFT else j]
                unit = 2 * following + 1 if onward == LEFT else 2 * vertex + 1
            if grid.node_at[following] >= 0:
                if following != self.goal or not self.sides_in[OPPOSITE[onward]]:
                    continue
                if self.enter is not None and onward != self.enter:
                    continue
                total += self.entering[onward]
            using = wiring.users[unit]
            if using and narrow:
                if not using <= self.joins:
                    continue
                if following != self.goal and using & self.siblings:
                    continue
                if onward == way and self._beside_sibling(vertex, unit):
                    continue
            elif using:
                total += costs.beside * len(using - self.joins)
            total += straight_cost if onward == way else turn_cost
            self._reach(total, following << 2 | onward, state)

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
