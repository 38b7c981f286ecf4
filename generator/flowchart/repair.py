"""Pass: cure what the order of tracks cannot.

Two lines may face each other on two middle lines in opposite ways, so that no order of their
tracks is right. Then one of the two is moved a little beside the middle line.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.flowchart import style
from generator.flowchart.grid import Grid
from generator.flowchart.ports import reach
from generator.flowchart.sizes import Size
from generator.flowchart.tracks import Facing, set_tracks
from generator.flowchart.trunks import Lines, Trunk

ROUNDS = 8


def repair(lines: Lines, facing: list[Facing], grid: Grid, size_of: Sequence[Size]) -> int:
    """Part all trunks that face each other; return how many were moved off the middle."""
    moved = 0
    for _ in range(ROUNDS):
        if not facing:
            break
        for a, b in facing:
            moved += _part(a, b, lines, grid, size_of)
        facing = set_tracks(lines)
    return moved


def _part(a: Trunk, b: Trunk, lines: Lines, grid: Grid, size_of: Sequence[Size]) -> int:
    """Move one of two lines that lie on each other, where trunks a and b turn onto them."""
    moved = 0
    for position, side, low in a.ties:
        for other_position, other_side, high in b.ties:
            meet = position == other_position and side > 0 > other_side
            if not meet or low.in_channel or high.in_channel:
                continue
            if abs(low.offset - high.offset) >= 3:
                continue
            # The one that belongs to fewer flows moves; a line that is already off, first.
            for trunk in sorted((low, high), key=lambda t: (len(t.runs), t.low)):
                if _move(trunk, lines, grid, size_of):
                    moved += 1
                    break
    return moved


def _move(trunk: Trunk, lines: Lines, grid: Grid, size_of: Sequence[Size]) -> bool:
    most = reach(trunk, trunk.vertical, grid, size_of)
    beside = [
        other.offset
        for other in lines.trunks[trunk.vertical, trunk.line]
        if other is not trunk and min(other.high, trunk.high) >= max(other.low, trunk.low)
    ]
    gap = min(style.PORT_GAP, most)
    for offset in (gap, -gap, gap / 2, -gap / 2, 2 * gap, -2 * gap):
        if abs(offset) <= most and all(abs(offset - other) >= 3 for other in beside):
            trunk.offset = offset
            return True
    return False
