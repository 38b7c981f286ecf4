"""The outlines of symbols: where a line that comes straight to a side meets the shape."""

from __future__ import annotations

import math

from generator.flowchart import style
from generator.flowchart.grid import DOWN, LEFT, UP
from generator.flowchart.picture import Point, Rect


def outline_point(kind: str, box: Rect, side: int, offset: float = 0.0) -> Point:
    """Return the point on the outline, ``offset`` px beside the middle of a side.

    The offset must stay within half the side.
    """
    middle_x, middle_y = box.x + box.width / 2, box.y + box.height / 2
    if side in (UP, DOWN):
        inset = _inset_vertical(kind, box, side, offset)
        x = middle_x + offset
        return (x, box.y + inset) if side == UP else (x, box.y + box.height - inset)
    inset = _inset_sideways(kind, box, side, offset)
    y = middle_y + offset
    return (box.x + inset, y) if side == LEFT else (box.x + box.width - inset, y)


def document_wave(box: Rect, x: float) -> float:
    """Return how far the lower edge of a document stands above its box at ``x``: a sine wave."""
    part = (x - box.x) / box.width
    return style.WAVE * (1 - math.sin(2 * math.pi * part))


def _inset_vertical(kind: str, box: Rect, side: int, offset: float) -> float:
    """Return how far inside the box's top or bottom the outline lies."""
    half_width, half_height = box.width / 2, box.height / 2
    if kind == "decision":
        return half_height * abs(offset) / half_width
    if kind == "document" and side == DOWN:
        return document_wave(box, box.x + half_width + offset)
    if kind in ("start", "end", "connector"):
        return _round(half_height, abs(offset) - (half_width - half_height))
    if kind == "wait":
        return _round(half_height, offset - (half_width - half_height))
    if kind == "off-page" and side == DOWN:
        return TIP * abs(offset) / half_width
    return 0.0


def _inset_sideways(kind: str, box: Rect, side: int, offset: float) -> float:
    """Return how far inside the box's left or right the outline lies."""
    half_width, half_height = box.width / 2, box.height / 2
    if kind == "decision":
        return half_width * abs(offset) / half_height
    if kind in ("start", "end", "connector") or (kind == "wait" and side != LEFT):
        return _round(half_height, abs(offset))
    if kind == "data":
        # Leans to the right: the left side goes from the lower left to the upper right corner.
        down = (half_height + offset) / box.height
        return style.SKEW * (1 - down) if side == LEFT else style.SKEW * down
    return 0.0


TIP = 11.0
"""How high the tip of an off-page connector is."""


def _round(radius: float, beyond: float) -> float:
    """Return the inset of a circle at a distance beyond the start of its curve."""
    if beyond <= 0:
        return 0.0
    return radius - math.sqrt(max(0.0, radius * radius - beyond * beyond))
