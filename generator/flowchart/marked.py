"""A chart with what changed marked: signs and patterns over it, a legend and what is gone below.

Black on white, for screen and paper alike; nothing rests on colour. What was added has a double
frame and a plus, what was changed a dashed frame and a pencil, what was moved a dotted frame and
two arrows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from generator.flowchart import style
from generator.flowchart.form import NUMBER_WIDTH, Form
from generator.flowchart.picture import Rect
from generator.flowchart.svg import print_svg
from generator.flowchart.symbols import number
from generator.labels import Labels
from generator.thai.wrap import wrap

_FRAMES: Mapping[str, tuple[str, ...]] = {
    "added": ('stroke-width="1.5"', 'stroke-width="1.5"'),
    "changed": ('stroke-width="2" stroke-dasharray="7 4"',),
    "moved": ('stroke-width="2" stroke-dasharray="1.5 3.5"',),
    "removed": ('stroke-width="1.5"',),
}
"""The lines of each frame, from the inner one out."""

_SIGNS: Mapping[str, str] = {
    "added": "M-5 0H5M0 -5V5",
    "removed": "M-5 0H5",
    "changed": "M-5 5L-4 1L3 -6L6 -3L-1 4ZM1 -4L4 -1",
    "moved": "M-3 5V-5M-6 -2L-3 -5L0 -2M3 -5V5M0 2L3 5L6 2",
}
"""The sign of each mark around (0, 0), as a path."""

_GAP, _STEP, _SIGN = 3.0, 3.5, 9.0
"""Px from a symbol to its frame, from one line of a frame to the next; the radius of a sign."""

_LINE, _INSET = 24.0, 14.0
"""Height of a line of the legend, and how far its words stand from its sign, in px."""

_TEXT = f'font-family="Sarabun" fill="#000" font-size="{style.FONT}"'


def marked_svg(
    form: Form,
    marks: Mapping[str, str],
    removed: Sequence[str],
    labels: Labels,
    css: str = "",
) -> str:
    """Return a form with marks by step id, and the titles of removed steps below it.

    A mark is ``added``, ``changed`` or ``moved``. ``css`` is put into the SVG, for one that stands
    alone.
    """
    extent = form.extent
    over = [
        mark
        for node in form.picture.nodes
        if (kind := marks.get(node.id))
        for mark in (_frame(kind, node.box), _sign(kind, node.box.x - _GAP, node.box.y - _GAP))
    ]
    used = [kind for kind in ("added", "changed", "moved") if kind in marks.values()]
    told = [(kind, labels(f"changes.chart.{kind}")) for kind in used]
    if removed:
        told.append(("removed", f"{labels('changes.chart.removed')}: {' · '.join(removed)}"))
    y = extent.y + extent.height + _LINE
    first = y
    for kind, words in told:
        over.append(_sign(kind, -NUMBER_WIDTH + _SIGN + 1, y))
        x = -NUMBER_WIDTH + 2 * _SIGN + _INSET
        for line in wrap(words, extent.width - 2 * _SIGN - 2 * _INSET, style.FONT):
            over.append(
                f'<text {_TEXT} x="{number(x)}" y="{number(y + 4.5)}">{escape(line)}</text>'
            )
            y += _LINE
    title = labels("changes.chart.title", title=form.picture.title)
    named = f'role="img" aria-label="{escape(title)}" class="k-marked"'
    styles = [f"<style>.k-marked{{background:#fff}}{css}</style>"] if css else []
    return print_svg(form, labels, [*styles, *over], y - first + _LINE / 2 if told else 0.0, named)


def _frame(kind: str, box: Rect) -> str:
    lines = []
    for place, line in enumerate(_FRAMES[kind]):
        out = _GAP + place * _STEP
        lines.append(
            f'<rect fill="none" stroke="#000" {line} x="{number(box.x - out)}" '
            f'y="{number(box.y - out)}" width="{number(box.width + 2 * out)}" '
            f'height="{number(box.height + 2 * out)}"/>'
        )
    return "".join(lines)


def _sign(kind: str, x: float, y: float) -> str:
    """Return a sign in a round box around a point."""
    return (
        f'<g transform="translate({number(x)} {number(y)})">'
        f'<circle r="{number(_SIGN)}" fill="#fff" stroke="#000" stroke-width="1.25"/>'
        f'<path d="{_SIGNS[kind]}" fill="none" stroke="#000" stroke-width="1.5"/></g>'
    )
