"""Where the way of an edge may begin and end: sides of symbols, and lines that it may share."""

from __future__ import annotations

from generator.flowchart.wiring import Wiring

# Leaving (and entering) a symbol by its top, bottom, left and right side, for edges that go on
# and for edges that go back.
LEAVE: tuple[tuple[float, ...], ...] = ((60.0, 0.0, 6.0, 6.0), (40.0, 24.0, 0.0, 0.0))
# By direction of travel: up means through the bottom side.
ENTER: tuple[tuple[float, ...], ...] = ((80.0, 0.0, 10.0, 10.0), (52.0, 8.0, 0.0, 0.0))

NEW_PORT = 150.0
"""A side of a symbol with one more line leaving it."""
SHARE = 6.0
"""Beginning as one line with an edge of the same source."""

Stem = tuple[int, int]
"""An edge and a position on its path: up to there another edge begins as one line with it."""


def sides_in(wiring: Wiring, edge: int) -> tuple[bool, ...]:
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


def ways_out(wiring: Wiring, edge: int, leave: int | None) -> list[tuple[int, float]]:
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
            cost += NEW_PORT * len(others)
        ways.append((direction, cost))
    return ways


def trunks_to_join(wiring: Wiring, edge: int) -> dict[int, tuple[int, int]]:
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
            unit = wiring.grid.unit(vertex, grid.direction(vertex, following))
            if any(user in stems and user not in joins for user in wiring.users[unit]):
                break
            found.setdefault(vertex, (other, position))
    return found


def stems_to_share(wiring: Wiring, edge: int) -> list[tuple[float, int, Stem]]:
    """Return (cost, state, stem) where the edge may leave another's path."""
    flows, grid = wiring.flows, wiring.grid
    found = []
    for other in sorted(flows.stems[edge]):
        path = wiring.paths.get(other)
        if path is None or other == edge:
            continue
        first = grid.direction(path[0], path[1])
        cost = LEAVE[flows.back[edge]][first] + SHARE
        for position in range(1, len(path) - 2):
            way = grid.direction(path[position - 1], path[position])
            users = wiring.users[wiring.grid.unit(path[position - 1], way)]
            if any(user not in flows.stems[edge] for user in users):
                break
            found.append((cost, path[position] << 2 | way, (other, position)))
            cost += 3.0
    return found
