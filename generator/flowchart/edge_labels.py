"""Pass: a place for the label of each branch, beside its line and off everything else."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from generator.flowchart import style
from generator.flowchart.picture import Point, Rect
from generator.thai.measure import width
from generator.thai.wrap import wrap

_CLEAR = 1.5
"""How far a label stays away from everything else, in px."""
_STEPS = (0.0, 0.12, 0.25, 0.4, 0.55, 0.7, 0.85)


def label_lines(text: str) -> tuple[str, ...]:
    """Return the label of a branch cut into lines."""
    lines = wrap(text, style.LABEL_WIDTH, style.LABEL_FONT)
    return lines if len(lines) <= 2 else wrap(text, style.LONG_LABEL_WIDTH, style.LABEL_FONT)


def label_size(lines: Sequence[str]) -> tuple[float, float]:
    """Return width and height of a label."""
    widest = max((width(line, style.LABEL_FONT) for line in lines), default=0.0)
    return math.ceil(widest) + 2.0, len(lines) * style.LABEL_LINE


def place_labels(
    size_of: Mapping[int, tuple[float, float]],
    points_of: Sequence[Sequence[Point]],
    obstacles: Sequence[Rect],
    within: Rect,
) -> tuple[dict[int, Rect], list[int]]:
    """Return the box of each label by edge, and the edges whose label found no free place.

    The nearest free place to the edge's source is taken.
    """
    segments = [_segment_boxes(points) for points in points_of]
    placed: dict[int, Rect] = {}
    crowded = []
    for edge, (label_width, label_height) in size_of.items():
        best: tuple[int, Rect] | None = None
        for box in _candidates(points_of[edge], label_width, label_height):
            hits = sum(overlaps(box, other, _CLEAR) for other in obstacles)
            hits += sum(overlaps(box, other, _CLEAR) for other in placed.values())
            hits += sum(
                any(overlaps(box, piece, _CLEAR) for piece in pieces) for pieces in segments
            )
            hits += not _inside(box, within)
            if best is None or hits < best[0]:
                best = (hits, box)
                if not hits:
                    break
        assert best is not None
        placed[edge] = best[1]
        if best[0]:
            crowded.append(edge)
    return placed, crowded


def overlaps(a: Rect, b: Rect, clear: float = 0.0) -> bool:
    """Tell whether two rectangles come nearer than ``clear``."""
    return (
        a.x < b.x + b.width + clear
        and b.x < a.x + a.width + clear
        and a.y < b.y + b.height + clear
        and b.y < a.y + a.height + clear
    )


def _inside(box: Rect, within: Rect) -> bool:
    return (
        box.x >= within.x
        and box.y >= within.y
        and box.x + box.width <= within.x + within.width
        and box.y + box.height <= within.y + within.height
    )


def _segment_boxes(points: Sequence[Point]) -> list[Rect]:
    return [
        Rect(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]), abs(a[1] - b[1]))
        for a, b in pairwise(points)
    ]


def _candidates(points: Sequence[Point], label_width: float, label_height: float) -> Iterator[Rect]:
    """Yield places along an edge, the best first: near its source, above or right of the line."""
    found = []
    for number, ((x0, y0), (x1, y1)) in enumerate(pairwise(points)):
        for step in _STEPS:
            x, y = x0 + (x1 - x0) * step, y0 + (y1 - y0) * step
            far = number * 30 + step * (60 if number == 0 else 36)
            if x0 == x1:
                top = y + 2 if y1 > y0 else y - 2 - label_height
                found.append((far, x + 5, top))
                found.append((far + 4, x - 5 - label_width, top))
            else:
                left = x + 4 if x1 > x0 else x - 4 - label_width
                found.append((far, left, y - style.LABEL_OFF_LINE - label_height))
                found.append((far + 5, left, y + style.LABEL_OFF_LINE))
    for _, left, top in sorted(found):
        yield Rect(left, top, label_width, label_height)
