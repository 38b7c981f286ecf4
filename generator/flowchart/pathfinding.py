"""The best way of one edge over the grid: A* over (vertex, direction of arrival).

Costs are in px of line. They say what a good chart looks like: a step is entered from above and
left downwards or sideways, lines are short, turn seldom, and do not cross.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass

from generator.flowchart.grid import DOWN, LEFT, OPPOSITE
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
    new_port: float = 150.0
    """A side of a symbol with more than one line leaving it."""
    join_turn: float = 28.0
    """Turning onto the line of an edge with the same target."""
    share: float = 6.0
    """Beginning as one line with an edge of the same source."""


COSTS = Costs()
AROUND = Costs(crossing=300.0, near_turn=40.0, both_turn=20.0)
"""What finds the long way round that crosses nothing."""
# Leaving (and entering) a symbol by its top, bottom, left and right side, for edges that go on
# and for edges that go back.
LEAVE = ((60.0, 0.0, 6.0, 6.0), (40.0, 24.0, 0.0, 0.0))
# By direction of travel: up means through the bottom side.
ENTER = ((80.0, 0.0, 10.0, 10.0), (52.0, 8.0, 0.0, 0.0))

_Label = tuple[int, int, int] | int | None
"""Where a state was reached from: a state, a stem (edge, position on its path), or the source."""


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
    flows, grid = wiring.flows, wiring.grid
    source, target = flows.source[edge], flows.target[edge]
    start, goal = grid.vertex_of[source], grid.vertex_of[target]
    across, beside = grid.across, grid.beside
    down_length, right_length = grid.down_length, grid.right_length
    joins = flows.joins[edge]
    siblings = flows.siblings[edge] if apart else frozenset()
    first_stop = set(beside[start])
    users, turning = wiring.users, wiring.turning
    through_down, through_right = wiring.through_down, wiring.through_right
    bend, crossing, near_turn = costs.bend, costs.crossing, costs.near_turn
    both_turn, alongside = costs.both_turn, costs.beside
    entering = ENTER[flows.back[edge]]
    my_rows = (start // across, goal // across)
    my_lanes = (start % across, goal % across)

    allowed_in = _sides_in(wiring, edge)
    trunks = _trunks_to_join(wiring, edge) if enter is None else {}
    # The heuristic: the distance to the box around everything that ends the search.
    ends_i = [vertex // across for vertex in (goal, *trunks)]
    ends_j = [vertex % across for vertex in (goal, *trunks)]
    top, bottom, left, right = min(ends_i), max(ends_i), min(ends_j), max(ends_j)
    step_down = min(down_length) * wiring.haste
    step_right = min(right_length) * wiring.haste

    best: dict[int, float] = {}
    came: dict[int, _Label] = {}
    heap: list[tuple[float, int, float]] = []

    def reach(cost: float, state: int, label: _Label) -> None:
        if cost < best.get(state, 1e18):
            best[state] = cost
            came[state] = label
            i, j = divmod(state >> 2, across)
            rest = 0.0
            if i < top:
                rest = (top - i) * step_down
            elif i > bottom:
                rest = (i - bottom) * step_down
            if j < left:
                rest += (left - j) * step_right
            elif j > right:
                rest += (j - right) * step_right
            heapq.heappush(heap, (cost + rest, state, cost))

    for direction, cost in _ways_out(wiring, edge, leave):
        i, j = divmod(start, across)
        length = (
            down_length[i if direction == DOWN else i - 1]
            if direction < LEFT
            else right_length[j - 1 if direction == LEFT else j]
        )
        reach(cost + length, beside[start][direction] << 2 | direction, None)
    if leave is None:
        for cost, state, stem in _stems_to_share(wiring, edge):
            reach(cost, state, stem)

    end: tuple[int, tuple[int, int] | None] | None = None
    while heap:
        _, state, cost = heapq.heappop(heap)
        wiring.effort += 1
        if state < 0:
            end = ~state, trunks[~state >> 2]
            break
        if cost > best[state]:
            continue
        vertex, way = state >> 2, state & 3
        if vertex == goal:
            end = state, None
            break
        if vertex in trunks:
            other, position = trunks[vertex]
            path = wiring.paths[other]
            onward = grid.direction(path[position], path[position + 1])
            straight_on = onward == way and vertex in first_stop
            beside_sibling = straight_on and users[wiring.unit(vertex, onward)] & siblings
            if onward != OPPOSITE[way] and not beside_sibling:
                total = cost + 2.0 + (costs.join_turn if onward != way else 0.0)
                heapq.heappush(heap, (total, ~state, total))
        i, j = divmod(vertex, across)
        turns = turning[vertex]
        straight_down, straight_right = through_down[vertex], through_right[vertex]
        for onward in (0, 1, 2, 3):
            if onward == OPPOSITE[way]:
                continue
            following = beside[vertex][onward]
            if following < 0:
                continue
            if onward < LEFT:
                narrow = j & 1
                if narrow and j not in my_lanes:
                    continue
                total = cost + down_length[i if onward == DOWN else i - 1]
                unit = 2 * vertex if onward == DOWN else 2 * following
            else:
                narrow = i & 1
                if narrow and i not in my_rows:
                    continue
                total = cost + right_length[j - 1 if onward == LEFT else j]
                unit = 2 * following + 1 if onward == LEFT else 2 * vertex + 1
            if grid.node_at[following] >= 0:
                if following != goal or (enter is not None and onward != enter):
                    continue
                if not allowed_in[OPPOSITE[onward]]:
                    continue
                total += entering[onward]
            using = users[unit]
            if using:
                if narrow:
                    if not using <= joins:
                        continue
                    if using & siblings and (
                        following != goal or (onward == way and vertex in first_stop)
                    ):
                        continue
                else:
                    total += alongside * len(using - joins)
            if onward != way:
                total += bend + near_turn * (straight_down + straight_right)
                if turns:
                    # In the middle of an empty cell there are no tracks to part two corners.
                    total += (crossing if i & j & 1 else both_turn) * turns
            else:
                total += near_turn * turns
                total += crossing * (straight_right if onward < LEFT else straight_down)
            reach(total, following << 2 | onward, state)
    return _path_back(wiring, came, end, start) if end else None


def _sides_in(wiring: Wiring, edge: int) -> tuple[bool, ...]:
    """Tell for each side of the target whether the edge may enter there.

    A side is for entering or for leaving, never for both; and one side is kept for leaving.
    """
    flows = wiring.flows
    node = flows.target[edge]
    outs, ins = wiring.outs_at[node], wiring.ins_at[node]
    sides = flows.sides[node]
    free = sum(1 for side in sides if not outs[side] and not ins[side])
    keep = free <= 1 and bool(flows.outs[node]) and not any(outs)
    return tuple(
        side in sides and not outs[side] and (bool(ins[side]) or not keep) for side in range(4)
    )


def _ways_out(wiring: Wiring, edge: int, leave: int | None) -> list[tuple[int, float]]:
    """Return the directions in which the edge may leave its source, with their costs."""
    flows = wiring.flows
    node = flows.source[edge]
    outs, ins = wiring.outs_at[node], wiring.ins_at[node]
    sides = flows.sides[node]
    free = sum(1 for side in sides if not outs[side] and not ins[side])
    keep = free <= 1 and bool(flows.ins[node]) and not any(ins)
    ways = []
    for direction in sides if leave is None else (leave,):
        others = outs[direction]
        if direction not in sides or ins[direction] or (keep and not others):
            continue
        cost = LEAVE[flows.back[edge]][direction]
        if not others <= flows.stems[edge]:
            cost += COSTS.new_port * len(others)
        ways.append((direction, cost))
    return ways


def _trunks_to_join(wiring: Wiring, edge: int) -> dict[int, tuple[int, int]]:
    """Return the vertices where the edge may turn onto the path of one with the same target.

    Each vertex comes with the other edge and the position on its path. A labelled path is not
    joined before its first vertex: its label stands there.
    """
    flows, grid = wiring.flows, wiring.grid
    joins = flows.joins[edge]
    found: dict[int, tuple[int, int]] = {}
    for other in sorted(joins):
        path = wiring.paths.get(other)
        if path is None or other == edge:
            continue
        earliest = 2 if flows.labelled[other] else 1
        stems = flows.stems[other]
        for position in range(len(path) - 2, earliest - 1, -1):
            vertex, following = path[position], path[position + 1]
            unit = wiring.unit(vertex, grid.direction(vertex, following))
            if any(user in stems and user not in joins for user in wiring.users[unit]):
                break
            found.setdefault(vertex, (other, position))
    return found


def _stems_to_share(wiring: Wiring, edge: int) -> list[tuple[float, int, tuple[int, int, int]]]:
    """Return (cost, state, (-1, other edge, position)) where the edge may leave another's path."""
    flows, grid = wiring.flows, wiring.grid
    found = []
    for other in sorted(flows.stems[edge]):
        path = wiring.paths.get(other)
        if path is None or other == edge:
            continue
        first = grid.direction(path[0], path[1])
        cost = LEAVE[flows.back[edge]][first] + COSTS.share
        for position in range(1, len(path) - 2):
            way = grid.direction(path[position - 1], path[position])
            users = wiring.users[wiring.unit(path[position - 1], way)]
            if any(user not in flows.stems[edge] for user in users):
                break
            found.append((cost, path[position] << 2 | way, (-1, other, position)))
            cost += 3.0
    return found


def _path_back(
    wiring: Wiring,
    came: dict[int, _Label],
    end: tuple[int, tuple[int, int] | None],
    start: int,
) -> Path:
    state, trunk = end
    tail: Path = ()
    if trunk:
        other, position = trunk
        tail = wiring.paths[other][position + 1 :]
    reversed_path = []
    label: _Label = state
    while isinstance(label, int):
        reversed_path.append(label >> 2)
        label = came[label]
    if label is None:
        head: Path = (start,)
    else:
        _, other, position = label
        head = wiring.paths[other][:position]
    return head + tuple(reversed(reversed_path)) + tail
