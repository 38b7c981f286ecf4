"""The time band: the standard of a limit's worst way drawn against what the law allows, as SVG.

Comes in: the verdict on a limit and the numbers of its steps. Goes out: a small picture of plain
shapes and digits in the colour of the text around it, for screen and print. It says nothing that
the words beside it do not say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from html import escape
from itertools import pairwise

from generator.analysis.limits import LimitCheck
from generator.thai.wording import thai_digits

Digits = Callable[[float, float, int], str]
"""Writes a number around a point."""

WIDTH, HEIGHT = 640, 76
"""Size of the picture, in px of CSS."""

_LEFT, _RIGHT = 8, 8
_STANDARD, _LAW, _BAR = 6, 34, 22
_SCALE_Y = 72
_NARROWEST_NUMBER = 18
"""A step's number needs so many px of its bar."""


def time_band(
    check: LimitCheck, numbers: Mapping[str, int], title: str, *, in_thai_digits: bool = False
) -> str:
    """Return the band of a limit whose dates are known, or nothing.

    The upper bar is the standard, a piece for each step with its number, as long as it takes on
    the worst day; the lower bar is what the law allows. ``title`` says it to those who listen.
    """
    if not check.ends:
        return ""
    days = max(check.allowed, *check.ends, 1)
    scale = (WIDTH - _LEFT - _RIGHT) / days
    write = thai_digits if in_thai_digits else str
    digits = partial(_digits, write)
    shapes = [
        _steps(check, numbers, scale, digits),
        _law(check, scale, digits),
        _ticks(check, days, scale, digits),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" role="img" aria-label="{escape(title)}" '
        'font-family="Sarabun" font-size="12" fill="currentColor">'
        f"{''.join(shapes)}</svg>"
    )


def _steps(check: LimitCheck, numbers: Mapping[str, int], scale: float, digits: Digits) -> str:
    shapes = []
    spans = zip(check.route.steps, pairwise((0, *check.ends)), strict=True)
    for place, (step, (begin, end)) in enumerate(spans):
        wide = (end - begin) * scale
        if not wide:
            continue
        x = _LEFT + begin * scale
        shade = 0.34 if place % 2 else 0.22
        shapes.append(
            f'<rect x="{x:.1f}" y="{_STANDARD}" width="{wide:.1f}" height="{_BAR}" '
            f'fill-opacity="{shade}" stroke="currentColor" stroke-width="0.75"/>'
        )
        if wide >= _NARROWEST_NUMBER:
            shapes.append(digits(x + wide / 2, _STANDARD + 15, numbers[step]))
    return "".join(shapes)


def _law(check: LimitCheck, scale: float, digits: Digits) -> str:
    wide = check.allowed * scale
    edge = _LEFT + wide
    return (
        f'<rect x="{_LEFT}" y="{_LAW}" width="{wide:.1f}" height="{_BAR}" fill="none" '
        'stroke="currentColor" stroke-width="1.5"/>'
        f'<path d="M{edge:.1f} 2V{_LAW + _BAR + 4}" stroke="currentColor" stroke-width="2"/>'
        f"{digits(_LEFT + wide / 2, _LAW + 15, check.allowed)}"
    )


def _ticks(check: LimitCheck, days: int, scale: float, digits: Digits) -> str:
    used = check.allowed - check.slack
    marks = {0, used} | {check.allowed, days}
    return "".join(
        digits(min(max(_LEFT + day * scale, 14), WIDTH - 14), _SCALE_Y, day)
        for day in sorted(marks)
        if day in (0, used) or abs(day - used) * scale >= _NARROWEST_NUMBER
    )


def _digits(write: Callable[[str], str], x: float, y: float, value: int) -> str:
    return f'<text x="{x:.1f}" y="{y}" text-anchor="middle">{write(str(value))}</text>'
