"""Charts of figures: bars side by side or below one another, lines over time, as static SVG.

Comes in: labels, values and their words. Goes out: a picture of plain shapes and texts in the
colour of the text around it, so that it reads in print, in the dark and in high contrast; rows
differ by their filling and their marks, not by colour alone. Style sheets may colour its classes;
nothing in it depends on them. It says nothing that the table beside it does not say.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from itertools import groupby

from generator.chart_scale import (
    BOTTOM,
    HEIGHT,
    LEFT,
    LETTER,
    RIGHT,
    TEXT,
    WIDTH,
    Scale,
    Written,
    across,
    scale_of,
)
from generator.thai.wording import thai_digits

_FILLS = ('fill="currentColor" fill-opacity="0.75"', 'fill="currentColor" fill-opacity="0.18"')
_MOST = len(_FILLS)
_STROKE = 24
"""Length of the piece of a line in the legend, which shows its broken strokes."""
_ROW = 44
"""Height of a bar that lies under its name."""
_ROW_WIDTH = 400
"""Room for such a bar; behind it stands its value."""


@dataclass(frozen=True)
class Series:
    """A row of values, one for each label of the chart; None where there is none."""

    name: str
    values: tuple[float | None, ...]
    texts: tuple[str, ...]
    """The values as they are written beside the shapes."""


@dataclass(frozen=True)
class Target:
    """A value to be reached, drawn as a broken line, with its words."""

    value: float
    text: str


@dataclass(frozen=True)
class _Key:
    """What stands for a row in the legend: how it is drawn from x on, and its width."""

    draw: Callable[[int, float], str]
    width: int


@dataclass(frozen=True)
class Chart:
    """All that a chart shows; ``id`` keeps its names apart from those of others on a page."""

    id: str
    title: str
    description: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    target: Target | None = None
    unit: str = ""
    """What the scale counts, written at its top."""
    highest: float | None = None
    """What the scale reaches at least: 100 for shares of a whole, so that charts compare."""


def bar_chart(chart: Chart, *, in_thai_digits: bool = False) -> str:
    """Return bars side by side, for up to two rows of counts; what is below zero hangs."""
    return _drawn(chart, _bars, _Key(_square, 12), in_thai_digits)


def line_chart(chart: Chart, *, in_thai_digits: bool = False) -> str:
    """Return a line for each of up to two rows; it breaks where there is no value."""
    return _drawn(chart, _lines, _Key(_stroke, _STROKE), in_thai_digits)


def row_chart(chart: Chart, *, in_thai_digits: bool = False) -> str:
    """Return bars that lie below one another, each under its name: for names that are long.

    Of the first row alone; raises ``ValueError`` where there are more.
    """
    (row,) = chart.series
    top = _scale_of(chart).top
    drawn = []
    for at, (name, value, text) in enumerate(zip(chart.labels, row.values, row.texts, strict=True)):
        y = at * _ROW
        long = _ROW_WIDTH * min(max(value or 0.0, 0.0) / top, 1.0)
        drawn.append(
            _text(0, y + 16, name, "start")
            + f'<rect class="k-plot-grid" x="0.5" y="{y + 23:.1f}" width="{_ROW_WIDTH}" '
            'height="14" fill="none" stroke="currentColor" stroke-opacity="0.5"/>'
            f'<rect class="k-plot-0" x="0.5" y="{y + 23:.1f}" width="{long:.1f}" height="14" '
            f'{_FILLS[0]} stroke="currentColor"/>' + _text(_ROW_WIDTH + 10, y + 34, text, "start")
        )
    height = max(len(chart.labels), 1) * _ROW + 4
    return _framed(chart, "".join(drawn), height, in_thai_digits=in_thai_digits)


def _drawn(
    chart: Chart,
    shapes: Callable[[Chart, Scale], tuple[list[str], list[Written]]],
    key: _Key,
    in_thai_digits: bool,
) -> str:
    """Return the picture; ``key`` draws what stands for a row in the legend.

    Raises ``ValueError`` on more rows than can be told apart.
    """
    if len(chart.series) > _MOST:
        raise ValueError(chart.series)
    scale = _scale_of(chart)
    shown, written = shapes(chart, scale)
    drawn = [
        _lines_across(scale, written),
        *shown,
        _target(chart, scale, written),
        *(_text(one.x, one.y, one.words) for one in written),
        _names(chart, scale),
        _legend(chart, key),
    ]
    return _framed(chart, "".join(drawn), HEIGHT, in_thai_digits=in_thai_digits)


def _framed(chart: Chart, drawn: str, height: int, *, in_thai_digits: bool) -> str:
    title, words = f"{chart.id}-title", f"{chart.id}-desc"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" role="img" aria-labelledby="{title} {words}" '
        f'class="k-plot" font-family="Sarabun" font-size="{TEXT}" fill="currentColor">'
        f'<title id="{title}">{escape(chart.title)}</title>'
        f'<desc id="{words}">{escape(chart.description)}</desc>'
        f"{_with_thai_digits(drawn) if in_thai_digits else drawn}</svg>"
    )


def _scale_of(chart: Chart) -> Scale:
    known = [value for row in chart.series for value in row.values if value is not None]
    known += [chart.target.value] if chart.target else []
    return scale_of([chart.highest or 0.0, *known], len(chart.labels))


def _lines_across(scale: Scale, written: list[Written]) -> str:
    """Return the lines across and their numbers; that of zero is the strongest, and whole."""
    drawn = []
    for value, number in scale.lines:
        y = scale.y(value)
        drawn.append(
            f'<path class="k-plot-grid" d="{across(y, scale, written if value else ())}" '
            f'fill="none" stroke="currentColor" stroke-opacity="{0.2 if value else 0.8}"/>'
            + _text(scale.left - 6, y + 4, number, "end")
        )
    return "".join(drawn)


def _bars(chart: Chart, scale: Scale) -> tuple[list[str], list[Written]]:
    wide = min(scale.slot * 0.7 / max(len(chart.series), 1), 48)
    zero = scale.y(0.0)
    drawn, written = [], []
    for at, row in enumerate(chart.series):
        for number, (value, text) in enumerate(zip(row.values, row.texts, strict=True)):
            if value is None:
                continue
            x = scale.middle(number) + (at - len(chart.series) / 2) * wide
            y = scale.y(value)
            drawn.append(
                f'<rect class="k-plot-{at}" x="{x:.1f}" y="{min(y, zero):.1f}" '
                f'width="{wide:.1f}" height="{abs(zero - y):.1f}" {_FILLS[at]} '
                'stroke="currentColor"/>'
            )
            if len(text) * LETTER <= wide + 6:
                written.append(Written(x + wide / 2, y + (TEXT if value < 0 else -4), text))
    return drawn, written


def _lines(chart: Chart, scale: Scale) -> tuple[list[str], list[Written]]:
    drawn, written = [], []
    for at, row in enumerate(chart.series):
        points = [
            None if value is None else (scale.middle(number), scale.y(value))
            for number, value in enumerate(row.values)
        ]
        for is_gap, run in groupby(points, key=lambda point: point is None):
            if not is_gap:
                path = "L".join(f"{p[0]:.1f} {p[1]:.1f}" for p in run if p)
                drawn.append(_line(at, path))
        for point, text in zip(points, row.texts, strict=True):
            if point:
                drawn.append(_mark(at, *point))
                if len(text) * LETTER <= scale.slot:
                    written.append(_beside(chart, scale, point, text))
    return drawn, written


def _beside(chart: Chart, scale: Scale, point: tuple[float, float], text: str) -> Written:
    """Return the words of a point: above it, or below where the broken line is above."""
    x, y = point
    line = scale.y(chart.target.value) if chart.target else -HEIGHT
    below = 0 <= y - line <= TEXT + 10 and y + 18 <= scale.bottom
    return Written(x, y + (18 if below else -8), text)


def _line(row: int, path: str) -> str:
    broken = ' stroke-dasharray="6 3"' if row else ""
    return (
        f'<path class="k-plot-{row}" d="M{path}" fill="none" stroke="currentColor" '
        f'stroke-width="2"{broken}/>'
    )


def _mark(row: int, x: float, y: float) -> str:
    if row:
        return f'<rect class="k-plot-1" x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"/>'
    return f'<circle class="k-plot-0" cx="{x:.1f}" cy="{y:.1f}" r="4"/>'


def _target(chart: Chart, scale: Scale, written: list[Written]) -> str:
    if not chart.target:
        return ""
    path = across(scale.y(chart.target.value), scale, written)
    return (
        f'<path class="k-plot-target" d="{path}" fill="none" '
        'stroke="currentColor" stroke-width="1.5" stroke-dasharray="2 3"/>'
    )


def _names(chart: Chart, scale: Scale) -> str:
    """Return the labels below; where they are too close every second, third … is left out."""
    longest = max((len(label) for label in chart.labels), default=0) * LETTER
    every = max(1, math.ceil(longest / scale.slot))
    drawn = []
    for at in range(0, len(chart.labels), every):
        half = len(chart.labels[at]) * LETTER / 2
        x = max(half, min(scale.middle(at), WIDTH - half))
        drawn.append(_text(x, HEIGHT - BOTTOM + 18, chart.labels[at]))
    return "".join(drawn)


def _square(row: int, x: float) -> str:
    """Return what stands for bars in the legend."""
    return (
        f'<rect class="k-plot-{row}" x="{x:.1f}" y="8" width="12" height="12" {_FILLS[row]} '
        'stroke="currentColor"/>'
    )


def _stroke(row: int, x: float) -> str:
    """Return what stands for a line in the legend: a piece of it, with its mark."""
    return _line(row, f"{x:.1f} 14h{_STROKE}") + _mark(row, x + _STROKE / 2, 14)


def _legend(chart: Chart, key: _Key) -> str:
    """Return what the rows and the broken line are, in a line above the plot."""
    drawn = []
    x: float = LEFT
    for at, row in enumerate(chart.series):
        drawn.append(f"{key.draw(at, x)}{_text(x + key.width + 6, 18, row.name, 'start')}")
        x += key.width + 24 + len(row.name) * LETTER
    if chart.target:
        drawn.append(
            f'<path class="k-plot-target" d="M{x:.1f} 14h16" fill="none" stroke="currentColor" '
            f'stroke-width="1.5" stroke-dasharray="2 3"/>'
            f"{_text(x + 22, 18, chart.target.text, 'start')}"
        )
    if chart.unit:
        drawn.append(_text(WIDTH - RIGHT, 18, chart.unit, "end"))
    return "".join(drawn)


def _text(x: float, y: float, words: str, anchor: str = "middle") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _with_thai_digits(drawn: str) -> str:
    """Turn the digits of the texts, not those of the shapes."""
    parts = drawn.split("</text>")
    turned = [
        f"{before}>{thai_digits(words)}"
        for before, _, words in (part.rpartition(">") for part in parts[:-1])
    ]
    return "</text>".join([*turned, parts[-1]])
