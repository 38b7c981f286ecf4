"""Pass: the grid that lines run on.

Lines are numbered from 0. Odd lines run through the middle of rows and lanes, where symbols
stand; even lines are the channels between them and around them. A piece of an odd line carries
one flow (or flows that are drawn as one); a channel has as many tracks as it needs. So nothing
can overlap and no flow can run through a symbol, whatever the graph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.flowchart.sizes import Size

UP, DOWN, LEFT, RIGHT = range(4)
OPPOSITE = (DOWN, UP, RIGHT, LEFT)


@dataclass(frozen=True)
class Grid:
    """Crossings of lines ("vertices") numbered row by row, and what is known of distances."""

    rows: int
    lanes: int
    row_of: tuple[int, ...]
    lane_of: tuple[int, ...]
    vertex_of: tuple[int, ...]
    """The vertex of each node."""
    node_at: tuple[int, ...]
    """The node on each vertex, or -1."""
    beside: tuple[tuple[int, int, int, int], ...]
    """The vertex up, down, left and right of each vertex, or -1."""
    down_length: tuple[float, ...]
    """Estimated length in px from horizontal line i to line i + 1."""
    right_length: tuple[float, ...]
    """Estimated length in px from vertical line j to line j + 1."""
    row_heights: tuple[float, ...]
    lane_widths: tuple[float, ...]

    @property
    def across(self) -> int:
        """How many vertical lines there are."""
        return 2 * self.lanes + 1

    @property
    def along(self) -> int:
        """How many horizontal lines there are."""
        return 2 * self.rows + 1

    def direction(self, start: int, end: int) -> int:
        """Return the direction from a vertex to one beside it."""
        step = end - start
        if step == 1:
            return RIGHT
        if step == -1:
            return LEFT
        return DOWN if step > 0 else UP


def grid(
    lanes: int, lane_of: Sequence[int], row_of: Sequence[int], size_of: Sequence[Size]
) -> Grid:
    """Return the grid for nodes with these lanes, rows and sizes."""
    rows = max(row_of, default=-1) + 1
    heights = [0.0] * rows
    widths = [60.0] * lanes
    for lane, row, size in zip(lane_of, row_of, size_of, strict=True):
        heights[row] = max(heights[row], size.height)
        widths[lane] = max(widths[lane], size.width + 2 * size.reach)
    across, along = 2 * lanes + 1, 2 * rows + 1
    vertex_of = tuple(
        (2 * row + 1) * across + 2 * lane + 1 for lane, row in zip(lane_of, row_of, strict=True)
    )
    node_at = [-1] * (across * along)
    for node, vertex in enumerate(vertex_of):
        node_at[vertex] = node
    beside = []
    for vertex in range(across * along):
        i, j = divmod(vertex, across)
        beside.append(
            (
                vertex - across if i else -1,
                vertex + across if i < along - 1 else -1,
                vertex - 1 if j else -1,
                vertex + 1 if j < across - 1 else -1,
            )
        )
    return Grid(
        rows=rows,
        lanes=lanes,
        row_of=tuple(row_of),
        lane_of=tuple(lane_of),
        vertex_of=vertex_of,
        node_at=tuple(node_at),
        beside=tuple(beside),
        down_length=tuple(heights[i // 2] / 2 + 17 for i in range(along - 1)),
        right_length=tuple(widths[j // 2] / 2 + 17 for j in range(across - 1)),
        row_heights=tuple(heights),
        lane_widths=tuple(widths),
    )
