"""The scale of a chart: where values stand, the lines across, and the words that keep them off.

Comes in: values and how many labels stand below. Goes out: places in px, and paths of lines.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

WIDTH, HEIGHT = 640, 272
"""Size of the picture, in px of CSS."""

LEFT, RIGHT, TOP, BOTTOM = 52, 12, 46, 40
"""What stands around the plot; on the left it is more where the numbers of the scale are long."""
TEXT = 12
LETTER = 6.5
"""About how wide a letter is, in px."""

_PLOT_HEIGHT = HEIGHT - TOP - BOTTOM
_TICKS = 5
_DIGIT = 7
"""How wide a digit is at most, in px: the numbers of a scale must not be cut off."""
_NEARLY = 1e-9
"""What is too high by so little, for it was rounded, needs no further line of the scale."""


@dataclass(frozen=True)
class Scale:
    """A scale of lines at even distances, from as many below zero as it needs."""

    step: float
    below: int
    """How many lines stand below zero."""
    above: int
    labels: int
    """How many labels stand below the plot."""

    @property
    def top(self) -> float:
        """The value of the highest line."""
        return self.above * self.step

    @property
    def lines(self) -> tuple[tuple[float, str], ...]:
        """The value of each line, from the lowest, with the number beside it."""
        values = (at * self.step for at in range(-self.below, self.above + 1))
        return tuple((value, f"{value:,.10g}") for value in values)

    @property
    def left(self) -> float:
        """Where the plot begins."""
        return max(LEFT, max(len(number) for _, number in self.lines) * _DIGIT + 10)

    @property
    def slot(self) -> float:
        """The room of a label."""
        return (WIDTH - self.left - RIGHT) / max(self.labels, 1)

    @property
    def bottom(self) -> float:
        """Where the plot ends."""
        return self.y(-self.below * self.step)

    def y(self, value: float) -> float:
        """Return how far below the top of the picture a value stands."""
        return TOP + _PLOT_HEIGHT * (self.top - value) / (self.step * (self.below + self.above))

    def middle(self, at: int) -> float:
        """Return how far to the right the middle of a label stands."""
        return self.left + self.slot * (at + 0.5)


def scale_of(values: Iterable[float], labels: int) -> Scale:
    """Return the scale of values: from zero to above the highest, from below where some are."""
    known = (0.0, *values)
    highest, lowest = max(known), min(known)
    step = tick(highest - lowest)
    below = math.ceil(-lowest / step - _NEARLY)
    return Scale(step, below, math.ceil(highest / step - _NEARLY) if below else _TICKS, labels)


def tick(highest: float) -> float:
    """Return the distance of the lines of a scale of five: 1, 2, 2.5 or 5 times a power of ten."""
    if highest <= 0:
        return 1.0
    rough = highest / _TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    return next(nice * power for nice in (1, 2, 2.5, 5, 10) if nice * power >= rough * 0.999999)


@dataclass(frozen=True)
class Written:
    """Words in the plot, centred at x on a base line; no line of the scale crosses them."""

    x: float
    y: float
    words: str

    def covers(self, y: float) -> bool:
        """Tell whether a line across at this height would cross the words."""
        return self.y - TEXT <= y <= self.y + 3

    @property
    def ends(self) -> tuple[float, float]:
        """From where to where no line is drawn."""
        half = len(self.words) * LETTER / 2 + 2
        return self.x - half, self.x + half


def across(y: float, scale: Scale, written: Iterable[Written]) -> str:
    """Return the path of a line across the plot, with gaps where words stand on it."""
    path, x, end = "", float(scale.left), WIDTH - RIGHT
    for left, right in sorted(one.ends for one in written if one.covers(y)):
        if left > x:
            path += f"M{x:.10g} {y:.1f}H{left:.1f}"
        x = max(x, right)
    return f"{path}M{x:.10g} {y:.1f}H{end}" if x < end or not path else path
