"""Pass: what is drawn of each edge.

Edges into one target may run together. The shortest is drawn whole, with the arrow; a longer one
is drawn until it reaches a line that is drawn already, and turns into it with the flow.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from generator.flowchart import style
from generator.flowchart.picture import Point

Points = tuple[Point, ...]


def join(points_of: Sequence[Points], target_of: Sequence[int]) -> list[tuple[Points, bool]]:
    """Return for each edge the points to draw, and whether it gets an arrow."""
    drawn: list[tuple[Points, bool]] = [(points, True) for points in points_of]
    whole: defaultdict[int, list[Points]] = defaultdict(list)
    for edge in sorted(range(len(points_of)), key=lambda e: (_length(points_of[e]), e)):
        points = points_of[edge]
        shortest = points
        for other in whole[target_of[edge]]:
            cut = _cut(points, other)
            if cut is not None and _length(cut) < _length(shortest):
                shortest = cut
        drawn[edge] = (shortest, shortest is points)
        whole[target_of[edge]].append(points)
    return drawn


def _cut(points: Points, other: Points) -> Points | None:
    """Return ``points`` up to where they meet ``other`` for good, or None if they never do."""
    if not _same(points[-1], other[-1]):
        return None
    i, j = len(points) - 1, len(other) - 1
    while i > 0 and j > 0 and _same(points[i - 1], other[j - 1]):
        i, j = i - 1, j - 1
    if i == 0 and j == 0:
        return ()  # the same flow twice
    if i == 0 or j == 0:
        return None
    corner, here, far = points[i - 1], points[i], other[j - 1]
    if _direction(here, corner) != _direction(here, far):
        return points[: i + 1]
    # The last pieces lie on each other, from ``here`` backwards: the shorter one ends the overlap.
    meet = corner if _distance(here, corner) <= _distance(here, far) else far
    onward = _towards(meet, here, min(style.CORNER + 1, _distance(meet, here) / 2))
    return (*points[:i], onward)


def _same(a: Point, b: Point) -> bool:
    return abs(a[0] - b[0]) + abs(a[1] - b[1]) < 0.01


def _distance(a: Point, b: Point) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _length(points: Points) -> float:
    return sum(_distance(a, b) for a, b in pairwise(points))


def _direction(start: Point, end: Point) -> tuple[int, int]:
    x, y = end[0] - start[0], end[1] - start[1]
    return (x > 0.01) - (x < -0.01), (y > 0.01) - (y < -0.01)


def _towards(start: Point, end: Point, distance: float) -> Point:
    x, y = _direction(start, end)
    return start[0] + x * distance, start[1] + y * distance
