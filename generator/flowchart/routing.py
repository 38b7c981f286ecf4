"""Pass: a way over the grid for every edge.

Short forward edges first, then long ones, then those that go back; afterwards each edge is lifted
and routed again past all others ("rip-up"), until nothing changes or the rounds are used up.
"""

from __future__ import annotations

from generator.flowchart.flows import Flows
from generator.flowchart.grid import DOWN, LEFT, RIGHT, UP, Grid
from generator.flowchart.pathfinding import find_path
from generator.flowchart.wiring import Path, Wiring

# A loop from a step to itself: by which side it leaves, and its direction on arrival.
_LOOPS = (
    (RIGHT, DOWN), (LEFT, DOWN), (RIGHT, UP), (LEFT, UP), (DOWN, LEFT), (DOWN, RIGHT),
    (DOWN, DOWN), (RIGHT, RIGHT), (LEFT, LEFT), (UP, UP), (UP, LEFT), (UP, RIGHT),
)  # fmt: skip


def route(flows: Flows, grid: Grid, rounds: int, haste: float = 1.0) -> Wiring:
    """Return the wiring of all edges after at most this many rounds of rip-up."""
    wiring = Wiring(flows, grid, haste)
    order = sorted(flows.edges, key=lambda edge: _urgency(flows, grid, edge))
    for edge in order:
        wiring.lay(edge, best_path(wiring, edge))
    for number in range(rounds):
        changed = False
        for edge in reversed(order) if number % 2 == 0 else order:
            old = wiring.lift(edge)
            new = best_path(wiring, edge)
            wiring.lay(edge, new)
            changed = changed or new != old
        if not changed:
            break
    return wiring


def best_path(wiring: Wiring, edge: int) -> Path:
    """Return the best path of an edge that is not laid, past all that are."""
    flows = wiring.flows
    if flows.source[edge] != flows.target[edge]:
        path = find_path(wiring, edge) or find_path(wiring, edge, apart=False)
    else:
        # A loop leaves and enters by different sides.
        ways = (find_path(wiring, edge, leave, enter) for leave, enter in _LOOPS)
        path = next((way for way in ways if way), None)
    assert path is not None, "the grid always leaves a way"
    return path


def _urgency(flows: Flows, grid: Grid, edge: int) -> tuple[bool, float, int]:
    source, target = flows.source[edge], flows.target[edge]
    rows = abs(grid.row_of[target] - grid.row_of[source])
    lanes = abs(grid.lane_of[target] - grid.lane_of[source])
    return flows.back[edge], 2 * rows + lanes, edge
