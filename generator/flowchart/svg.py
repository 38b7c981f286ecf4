"""SVG: a picture, or a form around it, as text. Positions come in; nothing is decided here.

Two looks. On screen, elements carry classes; colours come from ``theme/site/flowchart.css``, in
light, dark and high contrast, and each step is a link. In print, elements carry plain attributes,
black on white, because the PDF's SVG reader knows neither variables nor style sheets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from types import MappingProxyType

from generator.flowchart import style
from generator.flowchart.form import CELL_FONT, CELL_LINE, Form
from generator.flowchart.picture import PlacedEdge, PlacedNode, Point, Rect
from generator.flowchart.sizes import badge_boxes
from generator.flowchart.symbols import (
    arrow_head,
    details,
    flow_line,
    number,
    outline,
    text_middle,
)
from generator.labels import Labels

NUMBER_WIDTH = 38.0
"""Width of the column of step numbers."""
_BAND = 28.0
"""Height of the header's first row."""
_MARGIN = 1.0

_CLASSES = (
    "head", "rule", "frame", "lane", "title", "number", "cell", "flow", "arrow", "answer",
    "symbol", "detail", "text", "badge", "badge-text", "reference",
)  # fmt: skip
SCREEN: Mapping[str, str] = MappingProxyType({name: f'class="{name}"' for name in _CLASSES})

_TEXT = 'font-family="Sarabun" fill="#000"'
_BOLD = 'font-family="Sarabun" font-weight="600" fill="#000"'
PRINT: Mapping[str, str] = MappingProxyType(
    {
        "head": 'fill="#f2f2f2"',
        "rule": 'fill="none" stroke="#999" stroke-width="0.75"',
        "frame": 'fill="none" stroke="#000" stroke-width="1"',
        "lane": 'fill="none"',
        "title": f'{_BOLD} font-size="{number(style.FONT)}"',
        "number": f'{_TEXT} font-size="{number(style.FONT)}"',
        "cell": f'{_TEXT} font-size="{number(CELL_FONT)}"',
        "flow": 'fill="none" stroke="#000" stroke-width="1.25" stroke-linejoin="round"',
        "arrow": 'fill="#000"',
        "answer": f'{_TEXT} font-size="{number(style.LABEL_FONT)}"',
        "symbol": 'fill="#fff" stroke="#000" stroke-width="1.25"',
        "detail": 'fill="none" stroke="#000" stroke-width="1.25"',
        "text": f'{_TEXT} font-size="{number(style.FONT)}"',
        "badge": 'fill="#fff" stroke="#000" stroke-width="0.75"',
        "badge-text": f'{_BOLD} font-size="{number(style.BADGE_FONT)}"',
        "reference": f'{_TEXT} font-size="{number(style.LABEL_FONT)}"',
    }
)


@dataclass(frozen=True)
class Links:
    """Where a step leads: to its row on the page, and a sub-process to its own page."""

    step: Callable[[str], str]
    process: Callable[[str], str | None]


def screen_svg(form: Form, labels: Labels, links: Links, prefix: str = "chart") -> str:
    """Return the form for a page: styled by classes, every step a link.

    ``prefix`` begins every id, so that several charts can stand on one page. The symbol of a
    step has the id ``<prefix>-step-<step id>``, for its row to lead back to.
    """
    left, top, width, height = extent(form)
    title = escape(labels("flowchart.title", title=form.picture.title))
    description = escape(
        labels(
            "flowchart.description",
            steps=len(form.numbers),
            roles=len(form.picture.lanes),
        )
    )
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="flowchart" role="group" '
        f'aria-labelledby="{escape(prefix)}-title" aria-describedby="{escape(prefix)}-desc" '
        f'viewBox="{number(left)} {number(top)} {number(width)} {number(height)}" '
        f'width="{number(width)}" height="{number(height)}">'
        f'<title id="{escape(prefix)}-title">{title}</title>'
        f'<desc id="{escape(prefix)}-desc">{description}</desc>'
    )
    return head + "\n".join(_form(form, labels, SCREEN, links, prefix)) + "</svg>"


def print_svg(form: Form, labels: Labels) -> str:
    """Return the form for paper: plain attributes, black on white, no links."""
    left, top, width, height = extent(form)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="{number(left)} {number(top)} {number(width)} {number(height)}" '
        f'width="{number(width)}" height="{number(height)}">'
    )
    return head + "\n".join(_form(form, labels, PRINT, None)) + "</svg>"


def symbol_svg(kind: str) -> str:
    """Return one symbol alone, for a legend that names it in words beside."""
    width, height = 96.0, 16.0 if kind == "parallel" else 44.0
    box = Rect(2.0, 2.0, width - 4.0, height - 4.0)
    drawn = f'<path {SCREEN["symbol"]} d="{outline(kind, box)}"/>'
    if inside := details(kind, box):
        drawn += f'<path {SCREEN["detail"]} d="{inside}"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="flowchart" aria-hidden="true" '
        f'viewBox="0 0 {number(width)} {number(height)}" '
        f'width="{number(width)}" height="{number(height)}">'
        f'<g class="node {kind}">{drawn}</g></svg>'
    )


def extent(form: Form) -> tuple[float, float, float, float]:
    """Return left, top, width and height of a form with its header and margin, in px."""
    width = NUMBER_WIDTH + form.picture.width + sum(column.width for column in form.columns)
    high = header_height(form)
    return (
        -NUMBER_WIDTH - _MARGIN,
        -high - _MARGIN,
        width + 2 * _MARGIN,
        form.picture.height + high + 2 * _MARGIN,
    )


def header_height(form: Form) -> float:
    """Return the height of the header above the first row."""
    lines = max((len(lane.lines) for lane in form.picture.lanes), default=1)
    column_lines = max((len(column.title) for column in form.columns), default=1)
    return max(_BAND + 14 + lines * style.LINE, 14 + column_lines * style.LINE)


def _form(
    form: Form, labels: Labels, paint: Mapping[str, str], links: Links | None, prefix: str = ""
) -> list[str]:
    picture = form.picture
    high = header_height(form)
    right = picture.width + sum(column.width for column in form.columns)
    out = [f'<g aria-hidden="true">{_rect(paint["head"], -NUMBER_WIDTH, -high, right, 0.0)}']
    out += _header(form, labels, paint, high)
    out += _rules(form, paint, high, right)
    out += _cells(form, paint)
    out += [_flow(edge, paint) for edge in picture.edges if edge.drawn]
    out += [_answer(edge, paint) for edge in picture.edges if edge.label_box]
    out.append("</g>")
    roles = [" ".join(lane.lines) for lane in picture.lanes]
    for node in picture.nodes:
        number_, role = form.numbers.get(node.id), roles[node.lane]
        out.append(_node(node, number_, role, labels, paint, links, prefix))
    return out


def _header(form: Form, labels: Labels, paint: Mapping[str, str], high: float) -> list[str]:
    picture = form.picture
    out = [
        _text(paint["title"], (picture.width / 2, -high + _BAND / 2), [labels("flowchart.roles")]),
        _text(paint["title"], (-NUMBER_WIDTH / 2, -high / 2), [labels("flowchart.number")]),
    ]
    middle = (-high + _BAND) / 2
    for position, lane in enumerate(picture.lanes):
        out.append(_text(paint["title"], (lane.x + lane.width / 2, middle), lane.lines))
        out.append(
            f"<path {_also(paint['lane'], f'lane-{position % 6}')} "
            f'd="M{number(lane.x)} {number(-high + _BAND)}h{number(lane.width)}"/>'
        )
    x = picture.width
    for column in form.columns:
        out.append(_text(paint["title"], (x + column.width / 2, -high / 2), column.title))
        x += column.width
    return out


def _rules(form: Form, paint: Mapping[str, str], high: float, right: float) -> list[str]:
    picture = form.picture
    bottom = number(picture.height)
    data = f"M0 {number(-high + _BAND)}H{number(picture.width)}"
    data += "".join(
        f"M{number(lane.x)} {number(-high + _BAND)}V{bottom}" for lane in picture.lanes[1:]
    )
    data += "".join(
        f"M{number(-NUMBER_WIDTH)} {number(row.y)}H{number(right)}" for row in picture.rows
    )
    x = picture.width
    for column in form.columns:
        data += f"M{number(x)} {number(-high)}V{bottom}"
        x += column.width
    data += f"M0 {number(-high)}V{bottom}"
    frame = _rect(paint["frame"], -NUMBER_WIDTH, -high, right, picture.height)
    return [f'<path {paint["rule"]} d="{data}"/>', frame]


def _cells(form: Form, paint: Mapping[str, str]) -> list[str]:
    out = []
    for row in form.picture.rows:
        middle = row.y + row.height / 2
        if row.step in form.numbers:
            text = str(form.numbers[row.step])
            out.append(_text(paint["number"], (-NUMBER_WIDTH / 2, middle), [text]))
        x = form.picture.width
        for column in form.columns:
            if lines := column.cells.get(row.step):
                at = (x + column.width / 2, middle)
                out.append(_text(paint["cell"], at, lines, CELL_LINE, CELL_FONT))
            x += column.width
    return out


def _flow(edge: PlacedEdge, paint: Mapping[str, str]) -> str:
    out = f'<path {paint["flow"]} d="{flow_line(edge.drawn, arrow=edge.arrow)}"/>'
    if edge.arrow:
        out += f'<path {paint["arrow"]} d="{arrow_head(edge.drawn)}"/>'
    return out


def _answer(edge: PlacedEdge, paint: Mapping[str, str]) -> str:
    box = edge.label_box
    assert box is not None
    at = (box.x + box.width / 2, box.y + box.height / 2)
    return _text(paint["answer"], at, edge.label_lines, style.LABEL_LINE, style.LABEL_FONT)


def _node(
    node: PlacedNode,
    step_number: int | None,
    role: str,
    labels: Labels,
    paint: Mapping[str, str],
    links: Links | None,
    prefix: str,
) -> str:
    drawn = f'<path {paint["symbol"]} d="{outline(node.kind, node.box)}"/>'
    if inside := details(node.kind, node.box):
        drawn += f'<path {paint["detail"]} d="{inside}"/>'
    if node.lines:
        drawn += _text(paint["text"], text_middle(node.kind, node.box), node.lines)
    for text, box in zip(
        filter(None, (node.law, node.time)), badge_boxes(node, node.box), strict=True
    ):
        drawn += _badge(text, box, paint)
    if links is None:
        return f"<g>{drawn}</g>"
    if step_number is None:
        return f'<g class="node {node.kind}">{drawn}</g>'
    target = (links.process(node.process) if node.process else None) or links.step(node.id)
    name = labels(
        "flowchart.step",
        number=step_number,
        title="".join(node.lines) or labels(f"words.step.{node.kind}"),
        kind=labels(f"words.step.{node.kind}"),
        role=role,
    )
    return (
        f'<a class="node {node.kind}" id="{escape(f"{prefix}-step-{node.id}")}" '
        f'href="{escape(target)}" aria-label="{escape(name)}">'
        f"{drawn}</a>"
    )


def _badge(text: str, box: Rect, paint: Mapping[str, str]) -> str:
    shape = outline("start", box)
    at = (box.x + box.width / 2, box.y + box.height / 2)
    words = _text(paint["badge-text"], at, [text], style.BADGE_HEIGHT, style.BADGE_FONT)
    return f'<path {paint["badge"]} d="{shape}"/>{words}'


def _text(
    attributes: str,
    middle: Point,
    lines: Sequence[str],
    line_height: float = style.LINE,
    size: float = style.FONT,
) -> str:
    """Return lines of text centred on a point."""
    x, y = middle
    # From the middle of a line of Sarabun to its base line, as seen.
    first = y - (len(lines) - 1) / 2 * line_height + size * 0.34
    return "".join(
        f'<text {attributes} text-anchor="middle" x="{number(x)}" '
        f'y="{number(first + place * line_height)}">{escape(line)}</text>'
        for place, line in enumerate(lines)
    )


def _rect(attributes: str, left: float, top: float, right: float, bottom: float) -> str:
    return (
        f'<rect {attributes} x="{number(left)}" y="{number(top)}" '
        f'width="{number(right - left)}" height="{number(bottom - top)}"/>'
    )


def _also(attributes: str, name: str) -> str:
    """Add a class to attributes that are a class."""
    if not attributes.startswith('class="'):
        return attributes
    return f'{attributes[:-1]} {name}"'
