"""Pass: the grid that lines run on.

Lines are numbered from 0. Odd lines run through the middle of rows and lanes, where symbols
stand; even lines are the channels between them and around them. A piece of an odd line carries
one flow (or flows that are drawn as one); a channel has as many tracks as it needs. So nothing
can overlap and no flow can run through a symbol, whatever the graph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from generator.flowchart.sizes import Size

UP, DOWN, LEFT, RIGHT = range(4)
OPPOSITE = (DOWN, UP, RIGHT, LEFT)

Move = tuple[int, int, float, int, bool]
"""A step to the next vertex: the state after it, the unit that it runs over, how long that is in
px, the middle line that it runs on (0: a channel), and whether it turns."""


@dataclass(frozen=True)
class Grid:
    """Crossings of lines ("vertices") numbered row by row, and what is known of distances."""

    rows: int
    lanes: int
    across: int
    """How many vertical lines there are."""
    row_of: tuple[int, ...]
    lane_of: tuple[int, ...]
    vertex_of: tuple[int, ...]
    """The vertex of each node."""
    node_at: tuple[int, ...]
    """The node on each vertex, or -1."""
    beside: tuple[tuple[int, int, int, int], ...]
    """The vertex up, down, left and right of each vertex, or -1."""
    moves: tuple[tuple[Move, ...], ...]
    """The steps on from each state: ``4 * vertex + direction of arrival``. None goes back."""
    x: tuple[float, ...]
    """Where each vertical line lies, as estimated, in px."""
    y: tuple[float, ...]
    """Where each horizontal line lies, as estimated, in px."""
    row_heights: tuple[float, ...]
    lane_widths: tuple[float, ...]

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

    def unit(self, vertex: int, direction: int) -> int:
        """Return the piece of a line that leaves a vertex in a direction.

        Number 2v goes down from vertex v, 2v + 1 goes right from it.
        """
        return _unit(vertex, direction, self.across)

    def middle_lines(self, vertex: int) -> tuple[int, int]:
        """Return the numbers that moves on the lines of a symbol's row and lane bear."""
        i, j = divmod(vertex, self.across)
        return _middle_line(i, j, LEFT, self.across), _middle_line(i, j, DOWN, self.across)


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
    beside = tuple(
        (
            vertex - across if vertex >= across else -1,
            vertex + across if vertex < across * (along - 1) else -1,
            vertex - 1 if vertex % across else -1,
            vertex + 1 if (vertex + 1) % across else -1,
        )
        for vertex in range(across * along)
    )
    x = tuple(accumulate((widths[j // 2] / 2 + 17 for j in range(across - 1)), initial=0.0))
    y = tuple(accumulate((heights[i // 2] / 2 + 17 for i in range(along - 1)), initial=0.0))
    return Grid(
        rows=rows,
        lanes=lanes,
        across=across,
        row_of=tuple(row_of),
        lane_of=tuple(lane_of),
        vertex_of=vertex_of,
        node_at=tuple(node_at),
        beside=beside,
        moves=tuple(_moves(beside, x, y)),
        x=x,
        y=y,
        row_heights=tuple(heights),
        lane_widths=tuple(widths),
    )


def _moves(
    beside: Sequence[tuple[int, int, int, int]], x: Sequence[float], y: Sequence[float]
) -> Iterator[tuple[Move, ...]]:
    """Yield the moves from each state."""
    across = len(x)
    for vertex, around in enumerate(beside):
        i, j = divmod(vertex, across)
        onward = [
            (
                following << 2 | way,
                _unit(vertex, way, across),
                abs(x[following % across] - x[j]) + abs(y[following // across] - y[i]),
                _middle_line(i, j, way, across),
                way,
            )
            for way, following in enumerate(around)
            if following >= 0
        ]
        for came in (UP, DOWN, LEFT, RIGHT):
            yield tuple(
                (state, unit, length, line, way != came)
                for state, unit, length, line, way in onward
                if way != OPPOSITE[came]
            )


def _unit(vertex: int, direction: int, across: int) -> int:
    if direction == DOWN:
        return 2 * vertex
    if direction == UP:
        return 2 * (vertex - across)
    return 2 * vertex + 1 if direction == RIGHT else 2 * vertex - 1


def _middle_line(i: int, j: int, direction: int, across: int) -> int:
    """Return the number of the middle line through (i, j) in a direction, or 0 for a channel."""
    if direction < LEFT:
        return j if j & 1 else 0
    return across + i if i & 1 else 0
