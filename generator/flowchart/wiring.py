"""The wiring: the way of every edge over the grid, and who uses which piece of it.

A path is the vertices from the source's to the target's. A unit is the piece of a line between
two vertices.
"""

from __future__ import annotations

from itertools import pairwise

from generator.flowchart.flows import Flows
from generator.flowchart.grid import LEFT, OPPOSITE, Grid
from generator.flowchart.remaining import Remaining, remaining

Path = tuple[int, ...]


class Wiring:
    """Paths that can be laid and lifted one by one; all counts follow."""

    def __init__(self, flows: Flows, grid: Grid, haste: float = 1.0) -> None:
        """Begin with no path laid.

        ``haste`` over 1 makes searches for paths run straight for their goals: faster, and no
        longer sure to find the best.
        """
        vertices = len(grid.beside)
        self.flows = flows
        self.grid = grid
        self.haste = haste
        self.paths: dict[int, Path] = {}
        self.effort = 0
        """How many states all searches for paths have looked at: a clock that is always right."""
        self.users: list[set[int]] = [set() for _ in range(2 * vertices)]
        """The edges that run over each unit."""
        self.through_down = [0] * vertices
        """How many edges go straight up or down over each vertex."""
        self.through_right = [0] * vertices
        """How many edges go straight left or right over each vertex."""
        self.turning = [0] * vertices
        """How many edges turn on each vertex."""
        nodes = range(len(grid.vertex_of))
        self.outs_at: list[tuple[set[int], ...]] = [tuple(set() for _ in range(4)) for _ in nodes]
        """The edges that leave each node by each of its sides."""
        self.ins_at: list[tuple[set[int], ...]] = [tuple(set() for _ in range(4)) for _ in nodes]
        """The edges that enter each node by each of its sides."""
        self._remaining: dict[int, Remaining] = {}

    def remaining(self, goal: int) -> Remaining:
        """Return how every vertex lies to one of them, remembered."""
        if goal not in self._remaining:
            self._remaining[goal] = remaining(self.grid, goal)
        return self._remaining[goal]

    def directions(self, path: Path) -> list[int]:
        """Return the direction of each step of a path."""
        direction = self.grid.direction
        return [direction(a, b) for a, b in pairwise(path)]

    def lay(self, edge: int, path: Path) -> None:
        """Lay the path of an edge that has none."""
        self.paths[edge] = path
        self._count(edge, path, 1)

    def lift(self, edge: int) -> Path:
        """Take the path of an edge away and return it."""
        path = self.paths.pop(edge)
        self._count(edge, path, -1)
        return path

    def _count(self, edge: int, path: Path, change: int) -> None:
        ways = self.directions(path)
        for vertex, way in zip(path, ways, strict=False):
            users = self.users[self.grid.unit(vertex, way)]
            if change > 0:
                users.add(edge)
            else:
                users.discard(edge)
        for position in range(1, len(path) - 1):
            before, after, vertex = ways[position - 1], ways[position], path[position]
            if before != after:
                self.turning[vertex] += change
            elif before < LEFT:
                self.through_down[vertex] += change
            else:
                self.through_right[vertex] += change
        leaves = self.outs_at[self.flows.source[edge]][ways[0]]
        enters = self.ins_at[self.flows.target[edge]][OPPOSITE[ways[-1]]]
        if change > 0:
            leaves.add(edge)
            enters.add(edge)
        else:
            leaves.discard(edge)
            enters.discard(edge)
