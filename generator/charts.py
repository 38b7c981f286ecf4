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

from generator.thai.wording import thai_digits

WIDTH, HEIGHT = 640, 260
"""Size of the picture, in px of CSS."""

_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 12, 34, 40
_PLOT_WIDTH, _PLOT_HEIGHT = WIDTH - _LEFT - _RIGHT, HEIGHT - _TOP - _BOTTOM
_TICKS = 5
_TEXT = 12
_LETTER = 6.5
"""About how wide a letter is, in px."""
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
    """Return bars side by side, for up to two rows of counts."""
    return _drawn(chart, _bars, _Key(_square, 12), in_thai_digits)


def line_chart(chart: Chart, *, in_thai_digits: bool = False) -> str:
    """Return a line for each of up to two rows; it breaks where there is no value."""
    return _drawn(chart, _lines, _Key(_stroke, _STROKE), in_thai_digits)


def row_chart(chart: Chart, *, in_thai_digits: bool = False) -> str:
    """Return bars that lie below one another, each under its name: for names that are long.

    Of the first row alone; raises ``ValueError`` where there are more.
    """
    (row,) = chart.series
    top = _step(chart) * _TICKS
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
    shapes: Callable[[Chart, float], str],
    key: _Key,
    in_thai_digits: bool,
) -> str:
    """Return the picture; ``key`` draws what stands for a row in the legend.

    Raises ``ValueError`` on more rows than can be told apart.
    """
    if len(chart.series) > _MOST:
        raise ValueError(chart.series)
    step = _step(chart)
    inside = "".join((_scale(step), shapes(chart, step * _TICKS), _target(chart, step * _TICKS)))
    drawn = inside + _names(chart) + _legend(chart, key)
    return _framed(chart, drawn, HEIGHT, in_thai_digits=in_thai_digits)


def _step(chart: Chart) -> float:
    """Return the distance of the lines of the scale of a chart."""
    known = [value for row in chart.series for value in row.values if value is not None]
    known += [chart.target.value] if chart.target else []
    return tick(max([0.0, chart.highest or 0.0, *known]))


def _framed(chart: Chart, drawn: str, height: int, *, in_thai_digits: bool) -> str:
    title, words = f"{chart.id}-title", f"{chart.id}-desc"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" role="img" aria-labelledby="{title} {words}" '
        f'class="k-plot" font-family="Sarabun" font-size="{_TEXT}" fill="currentColor">'
        f'<title id="{title}">{escape(chart.title)}</title>'
        f'<desc id="{words}">{escape(chart.description)}</desc>'
        f"{_with_thai_digits(drawn) if in_thai_digits else drawn}</svg>"
    )


def tick(highest: float) -> float:
    """Return the distance of the lines of a scale of five: 1, 2, 2.5 or 5 times a power of ten."""
    if highest <= 0:
        return 1.0
    rough = highest / _TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    return next(nice * power for nice in (1, 2, 2.5, 5, 10) if nice * power >= rough * 0.999999)


def _y(value: float, top: float) -> float:
    return _TOP + _PLOT_HEIGHT * (1 - max(value, 0.0) / top)


def _slot(chart: Chart) -> float:
    return _PLOT_WIDTH / max(len(chart.labels), 1)


def _scale(step: float) -> str:
    """Return the lines across and their numbers."""
    drawn = []
    for at in range(_TICKS + 1):
        y = _y(at * step, step * _TICKS)
        drawn.append(
            f'<path class="k-plot-grid" d="M{_LEFT} {y:.1f}H{WIDTH - _RIGHT}" fill="none" '
            f'stroke="currentColor" stroke-opacity="{0.2 if at else 0.8}"/>'
            + _text(_LEFT - 6, y + 4, f"{at * step:,.10g}", "end")
        )
    return "".join(drawn)


def _bars(chart: Chart, top: float) -> str:
    slot = _slot(chart)
    wide = min(slot * 0.7 / max(len(chart.series), 1), 48)
    drawn = []
    for at, row in enumerate(chart.series):
        for number, (value, text) in enumerate(zip(row.values, row.texts, strict=True)):
            if value is None:
                continue
            middle = _LEFT + slot * (number + 0.5)
            x = middle + (at - len(chart.series) / 2) * wide
            y = _y(value, top)
            drawn.append(
                f'<rect class="k-plot-{at}" x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" '
                f'height="{_TOP + _PLOT_HEIGHT - y:.1f}" {_FILLS[at]} stroke="currentColor"/>'
            )
            if len(text) * _LETTER <= wide + 6:
                drawn.append(_text(x + wide / 2, y - 4, text))
    return "".join(drawn)


def _lines(chart: Chart, top: float) -> str:
    slot = _slot(chart)
    drawn = []
    for at, row in enumerate(chart.series):
        points = [
            None if value is None else (_LEFT + slot * (number + 0.5), _y(value, top))
            for number, value in enumerate(row.values)
        ]
        for is_gap, run in groupby(points, key=lambda point: point is None):
            if not is_gap:
                path = "L".join(f"{p[0]:.1f} {p[1]:.1f}" for p in run if p)
                drawn.append(_line(at, path))
        for point, text in zip(points, row.texts, strict=True):
            if point:
                drawn.append(_mark(at, *point))
                if len(text) * _LETTER <= slot:
                    line = _y(chart.target.value, top) if chart.target else -HEIGHT
                    below = 0 <= point[1] - line <= _TEXT + 10  # clear of the broken line
                    drawn.append(_text(point[0], point[1] + (18 if below else -8), text))
    return "".join(drawn)


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


def _target(chart: Chart, top: float) -> str:
    if not chart.target:
        return ""
    y = _y(chart.target.value, top)
    return (
        f'<path class="k-plot-target" d="M{_LEFT} {y:.1f}H{WIDTH - _RIGHT}" fill="none" '
        'stroke="currentColor" stroke-width="1.5" stroke-dasharray="2 3"/>'
    )


def _names(chart: Chart) -> str:
    """Return the labels below; where they are too close every second, third … is left out."""
    slot = _slot(chart)
    longest = max((len(label) for label in chart.labels), default=0) * _LETTER
    every = max(1, math.ceil(longest / slot))
    return "".join(
        _text(_LEFT + slot * (at + 0.5), HEIGHT - _BOTTOM + 18, label)
        for at, label in enumerate(chart.labels)
        if at % every == 0
    )


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
    x: float = _LEFT
    for at, row in enumerate(chart.series):
        drawn.append(f"{key.draw(at, x)}{_text(x + key.width + 6, 18, row.name, 'start')}")
        x += key.width + 24 + len(row.name) * _LETTER
    if chart.target:
        drawn.append(
            f'<path class="k-plot-target" d="M{x:.1f} 14h16" fill="none" stroke="currentColor" '
            f'stroke-width="1.5" stroke-dasharray="2 3"/>'
            f"{_text(x + 22, 18, chart.target.text, 'start')}"
        )
    if chart.unit:
        drawn.append(_text(WIDTH - _RIGHT, 18, chart.unit, "end"))
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
