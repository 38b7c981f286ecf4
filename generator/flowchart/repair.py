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
from generator.flowchart.tracks import CLEAR, Facing, set_tracks
from generator.flowchart.trunks import Lines, Trunk

ROUNDS = 8


def repair(lines: Lines, facing: list[Facing], grid: Grid, size_of: Sequence[Size]) -> None:
    """Part all trunks that face each other, and set the tracks anew."""
    for _ in range(ROUNDS):
        if not facing:
            break
        for a, b in facing:
            _part(a, b, lines, grid, size_of)
        facing = set_tracks(lines)


def _part(a: Trunk, b: Trunk, lines: Lines, grid: Grid, size_of: Sequence[Size]) -> None:
    """Move one of two lines that lie on each other, where trunks a and b turn onto them."""
    for position, side, low in a.ties:
        for other_position, other_side, high in b.ties:
            if position != other_position or not side > 0 > other_side:
                continue
            if low.in_channel or high.in_channel or abs(low.offset - high.offset) >= CLEAR:
                continue
            # The one that belongs to fewer flows moves, if it can.
            for trunk in sorted((low, high), key=lambda t: (len(t.runs), t.low)):
                if _move(trunk, lines, grid, size_of):
                    break


def _move(trunk: Trunk, lines: Lines, grid: Grid, size_of: Sequence[Size]) -> bool:
    most = reach(trunk, trunk.vertical, grid, size_of)
    beside = [
        other.offset
        for other in lines.trunks[trunk.vertical, trunk.line]
        if other is not trunk and min(other.high, trunk.high) >= max(other.low, trunk.low)
    ]
    gap = min(style.PORT_GAP, most)
    for offset in (gap, -gap, gap / 2, -gap / 2, 2 * gap, -2 * gap):
        if abs(offset) <= most and all(abs(offset - other) >= CLEAR for other in beside):
            trunk.offset = offset
            return True
    return False
