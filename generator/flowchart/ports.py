"""Pass: where on a side of a symbol each line leaves.

A line leaves from the middle of a side. Where several different lines leave by one side, they
get ports of their own, in the order in which they turn, so that they part without crossing.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.flowchart import style
from generator.flowchart.grid import Grid
from generator.flowchart.sizes import Size
from generator.flowchart.trunks import Lines, Trunk


def set_ports(lines: Lines, grid: Grid, size_of: Sequence[Size]) -> None:
    """Give trunks that overlap on the middle line of a row or lane different offsets."""
    for (vertical, line), trunks in lines.trunks.items():
        if line % 2 == 0 or len(trunks) < 2:
            continue
        for together in _overlapping(trunks):
            if len(together) > 1:
                _spread(together, reach(together[0], vertical, grid, size_of))


def reach(trunk: Trunk, vertical: bool, grid: Grid, size_of: Sequence[Size]) -> float:
    """Return how far from the middle a trunk may lie, by the symbols that it ends at, in px."""
    most = 3 * style.PORT_GAP
    for position in (trunk.low, trunk.high):
        vertex = position * grid.across + trunk.line
        if not vertical:
            vertex = trunk.line * grid.across + position
        node = grid.node_at[vertex]
        if node >= 0:
            side = size_of[node].width if vertical else size_of[node].height
            most = min(most, side * style.PORT_SHARE)
    return most


def _overlapping(trunks: list[Trunk]) -> list[list[Trunk]]:
    """Return the trunks in groups: those that overlap, directly or through others."""
    groups: list[list[Trunk]] = []
    high = -1
    for trunk in sorted(trunks, key=lambda t: (t.low, t.high)):
        if groups and trunk.low < high:
            groups[-1].append(trunk)
        else:
            groups.append([trunk])
        high = max(high, trunk.high)
    return groups


def _spread(trunks: list[Trunk], most: float) -> None:
    """Set the offsets of trunks that leave one side: the one straight on keeps the middle."""
    ordered = sorted(trunks, key=_turn)
    longest = max(t.high - t.low for t in trunks)
    middle = (len(ordered) - 1) / 2
    straight = [k for k, t in enumerate(ordered) if t.high - t.low == longest]
    if len(straight) == 1 and longest > 1:
        middle = float(straight[0])
    widest = max(middle, len(ordered) - 1 - middle)
    gap = min(style.PORT_GAP, most / widest)
    for place, trunk in enumerate(ordered):
        trunk.offset = (place - middle) * gap


def _turn(trunk: Trunk) -> tuple[int, int, int]:
    """Sort key: those that turn to the lower side first, straight ones in the middle."""
    sides = sum(side for _, side, _ in trunk.ties)
    return sides, trunk.high - trunk.low, min(run.edge for run in trunk.runs)
