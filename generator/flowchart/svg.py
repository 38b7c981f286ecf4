"""SVG: a picture, or a form around it, as text. Positions come in; nothing is decided here.

Two looks. On screen, elements carry classes; colours come from ``theme/site/flowchart.css``, in
light, dark and high contrast, and each step is a link. In print, elements carry plain attributes,
black on white, because the PDF's SVG reader knows neither variables nor style sheets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from types import MappingProxyType

from generator.flowchart import style
from generator.flowchart.form import BAND, CELL_FONT, CELL_LINE, NUMBER_WIDTH, Form
from generator.flowchart.picture import Picture, PlacedEdge, PlacedNode, Point, Rect
from generator.flowchart.sizes import badge_boxes, reference_box
from generator.flowchart.symbols import (
    arrow_head,
    details,
    flow_line,
    number,
    outline,
    text_middle,
)
from generator.labels import Labels

LEAST_SCALE = 0.8
"""A chart on screen shrinks to its window until its text is this small; then it scrolls."""

_WIDEST_LEAST = 40
"""The style sheet has a class for each least width in hundreds of px, up to this one.

A style attribute could be exact, but a page with a strict policy has none.
"""

Paint = Mapping[str, str]
"""The attributes of each kind of element."""

SCREEN: Paint = MappingProxyType(
    {
        name: f'class="{name}"'
        for name in (
            "head", "rule", "frame", "lane", "title", "number", "cell", "flow", "arrow",
            "answer", "detail", "bar-box", "bar", "badge", "badge-text", "reference",
        )
    }
    | {"symbol": "", "text": ""}
)  # fmt: skip

_TEXT = 'font-family="Sarabun" text-anchor="middle" fill="#000"'
_BOLD = f'{_TEXT} font-weight="600"'
_LINE = 'stroke="#000" stroke-width="1.25" stroke-linejoin="round"'
PRINT: Paint = MappingProxyType(
    {
        "head": 'fill="#f2f2f2"',
        "rule": 'fill="none" stroke="#999" stroke-width="0.75"',
        "frame": 'fill="none" stroke="#000" stroke-width="1"',
        "lane": 'fill="none"',
        "title": f'{_BOLD} font-size="{number(style.FONT)}"',
        "number": f'{_TEXT} font-size="{number(style.FONT)}"',
        "cell": f'{_TEXT} font-size="{number(CELL_FONT)}"',
        "flow": f'fill="none" {_LINE}',
        "arrow": 'fill="#000"',
        "answer": f'{_TEXT} font-size="{number(style.LABEL_FONT)}"',
        "symbol": f'fill="#fff" {_LINE}',
        "detail": f'fill="none" {_LINE}',
        "bar-box": 'fill="#fff"',
        "bar": 'fill="none" stroke="#000" stroke-width="2.25"',
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


STANDALONE_THEMES = ("light", "dark", "print")
"""How a chart that is a file of its own can look."""


def standalone_svg(form: Form, labels: Labels, css: str, theme: str) -> str:
    """Return the form as a file of its own, in one of the :data:`STANDALONE_THEMES`.

    On screen it carries the style sheet ``css``, and a step leads to its own symbol.
    """
    if theme == "print":
        return print_svg(form, labels)
    links = Links("#chart-step-{}".format, lambda _: None)
    return screen_svg(form, labels, links, css=css, theme=theme)


def screen_svg(
    form: Form,
    labels: Labels,
    links: Links,
    prefix: str = "chart",
    css: str = "",
    theme: str = "",
) -> str:
    """Return the form for a page: styled by classes, every step a link.

    ``prefix`` begins every id, so that several charts can stand on one page. The symbol of a
    step has the id ``<prefix>-step-<step id>``, for its row to lead back to. ``css`` goes into
    the SVG, for one that stands alone; on a page, the page decides whether it is light or dark,
    and ``theme`` is empty.
    """
    picture = form.picture
    name = escape(prefix)
    steps, roles = len(form.numbers), len(picture.lanes)
    title = labels("flowchart.title", title=picture.title)
    description = labels("flowchart.description", steps=steps, roles=roles)
    least = min(int(form.extent.width * LEAST_SCALE / 100), _WIDEST_LEAST)
    about = (
        f'class="flowchart {theme or f"least-{least}"}" role="group" '
        f'aria-labelledby="{name}-title" aria-describedby="{name}-desc"'
    )
    content = [
        f'<title id="{name}-title">{escape(title)}</title>',
        f'<desc id="{name}-desc">{escape(description)}</desc>',
        *([f"<style>{css}</style>"] if css else []),
        '<g aria-hidden="true">',
        *_table(form, labels, SCREEN),
        *_flows(picture, SCREEN),
        "</g>",
        *(_link(node, form.numbers[node.id], labels, links, prefix) for node in picture.nodes),
    ]
    return _svg(form.extent, content, about)


def print_svg(
    form: Form, labels: Labels, over: Sequence[str] = (), below: float = 0.0, about: str = ""
) -> str:
    """Return the form for paper: plain attributes, black on white, no links.

    ``over`` are elements that are drawn over it, ``below`` the room in px that they need under
    it, ``about`` the attributes of the whole.
    """
    content = _table(form, labels, PRINT) + _flows(form.picture, PRINT)
    content += [_symbol(node, PRINT) for node in form.picture.nodes]
    extent = form.extent
    return _svg(replace(extent, height=extent.height + below), [*content, *over], about)


def bare_print_svg(picture: Picture) -> str:
    """Return a picture alone for paper: no lanes, no rules, exactly as large as the picture."""
    content = _flows(picture, PRINT) + [_symbol(node, PRINT) for node in picture.nodes]
    return _svg(Rect(0, 0, picture.width, picture.height), content)


def symbol_svg(kind: str) -> str:
    """Return one symbol alone, for a legend that names it in words beside."""
    box = Rect(2, 2, 92, 12 if kind == "parallel" else 40)
    frame = Rect(0, 0, box.width + 4, box.height + 4)
    node = PlacedNode(id="", kind=kind, lane=0, row=0, box=box, lines=())
    symbol = f'<g class="node {escape(kind)}">{_symbol(node, SCREEN)}</g>'
    return _svg(frame, [symbol], 'class="flowchart" aria-hidden="true"')


def outline_svg(kind: str) -> str:
    """Return the lines of one symbol alone, for a style sheet that colours them."""
    box = Rect(4, 4, 92, 12 if kind == "parallel" else 40)
    around = "" if kind == "parallel" else outline(kind, box)
    shape = f'<path fill="none" stroke="#000" stroke-width="4" d="{around}{details(kind, box)}"/>'
    return _svg(Rect(0, 0, box.width + 8, box.height + 8), [shape])


def _svg(extent: Rect, content: Sequence[str], about: str = "") -> str:
    left, top, width, height = map(number, (extent.x, extent.y, extent.width, extent.height))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {about}{about and " "}'
        f'viewBox="{left} {top} {width} {height}" width="{width}" height="{height}">'
    )
    return "\n".join([head, *content, "</svg>"])


def _table(form: Form, labels: Labels, paint: Paint) -> list[str]:
    """Draw what stands around a chart: header, rules, step numbers, cells."""
    picture, high = form.picture, form.header_height
    right = form.width - NUMBER_WIDTH
    out = [_rect(paint["head"], Rect(-NUMBER_WIDTH, -high, form.width, high))]
    out.append(_rules(form, paint, right))
    lane_middle = (BAND - high) / 2
    heads = [
        _text("", (lane.x + lane.width / 2, lane_middle), lane.lines) for lane in picture.lanes
    ]
    heads.append(_text("", (picture.width / 2, BAND / 2 - high), [labels("flowchart.roles")]))
    heads.append(_text("", (-NUMBER_WIDTH / 2, -high / 2), [labels("flowchart.number")]))
    for position, lane in enumerate(picture.lanes):
        stripe = f"M{number(lane.x)} {number(BAND - high)}h{number(lane.width)}"
        out.append(f'<path {_also(paint["lane"], f"lane-{position % 6}")} d="{stripe}"/>')
    columns = []
    x = picture.width
    for column in form.columns:
        middle = x + column.width / 2
        heads.append(_text("", (middle, -high / 2), column.title))
        cells = [
            _text("", (0, row.y + row.height / 2), lines, CELL_LINE, CELL_FONT)
            for row in picture.rows
            if (lines := column.cells.get(row.step))
        ]
        columns += _group(f'{paint["cell"]} transform="translate({number(middle)})"', cells)
        x += column.width
    numbers = [
        _text("", (-NUMBER_WIDTH / 2, row.y + row.height / 2), [form.numbers[row.step]])
        for row in picture.rows
        if row.step in form.numbers
    ]
    out += [*_group(paint["title"], heads), *columns, *_group(paint["number"], numbers)]
    out.append(_rect(paint["frame"], Rect(-NUMBER_WIDTH, -high, form.width, picture.height + high)))
    return out


def _group(attributes: str, shapes: Sequence[str]) -> list[str]:
    """Put shapes that look alike into a group that says once how."""
    return [f"<g {attributes}>", *shapes, "</g>"] if shapes else []


def _rules(form: Form, paint: Paint, right: float) -> str:
    picture, high = form.picture, form.header_height
    edges = [0.0]
    for column in form.columns:
        edges.append((edges[-1] or picture.width) + column.width)
    upright = [(0.0, -high), *((lane.x, BAND - high) for lane in picture.lanes[1:])]
    upright += [(x, -high) for x in (picture.width, *edges[1:-1]) if form.columns]
    data = f"M0 {number(BAND - high)}H{number(picture.width)}"
    data += "".join(f"M{number(x)} {number(y)}V{number(picture.height)}" for x, y in upright)
    data += "".join(
        f"M{number(-NUMBER_WIDTH)} {number(row.y)}H{number(right)}" for row in picture.rows
    )
    return f'<path {paint["rule"]} d="{data}"/>'


def _flows(picture: Picture, paint: Paint) -> list[str]:
    """Draw all lines, then their arrows, then all answers beside them."""
    drawn = [edge for edge in picture.edges if edge.drawn]
    lines = [f'<path d="{flow_line(edge.drawn, arrow=edge.arrow)}"/>' for edge in drawn]
    arrows = [f'<path d="{arrow_head(edge.drawn)}"/>' for edge in drawn if edge.arrow]
    answers = [_answer(edge) for edge in picture.edges if edge.label_box]
    return [
        *_group(paint["flow"], lines),
        *_group(paint["arrow"], arrows),
        *_group(paint["answer"], answers),
    ]


def _answer(edge: PlacedEdge) -> str:
    assert edge.label_box is not None
    at = _middle(edge.label_box)
    return _text("", at, edge.label_lines, style.LABEL_LINE, style.LABEL_FONT)


def _link(node: PlacedNode, step_number: str, labels: Labels, links: Links, prefix: str) -> str:
    """Draw a symbol as a link that says in words what it shows."""
    kind = labels(f"words.step.{node.kind}")
    usual = node.kind == "task"
    name = labels(
        "flowchart.task" if usual else "flowchart.step",
        number=step_number,
        title=node.label or kind,
        kind=kind,
    )
    look = "" if usual else f' class="{escape(node.kind)}"'
    target = (links.process(node.process) if node.process else None) or links.step(node.id)
    return (
        f'<a{look} id="{escape(f"{prefix}-step-{node.id}")}" '
        f'href="{escape(target)}" aria-label="{escape(name)}">{_symbol(node, SCREEN)}</a>'
    )


def _symbol(node: PlacedNode, paint: Paint) -> str:
    # Bars of parallel work are two lines; the outline around them is only there to be hit.
    bars = node.kind == "parallel"
    around, within = ("bar-box", "bar") if bars else ("symbol", "detail")
    look = paint[around]
    drawn = f'<path{look and " "}{look} d="{outline(node.kind, node.box)}"/>'
    if inside := details(node.kind, node.box):
        drawn += f'<path {paint[within]} d="{inside}"/>'
    if node.lines:
        drawn += _text(paint["text"], text_middle(node.kind, node.box), node.lines)
    if node.reference:
        at = _middle(reference_box(node.reference, node.box))
        drawn += _text(paint["reference"], at, [node.reference], size=style.LABEL_FONT)
    badges = [text for text in (node.law, node.time) if text]
    for text, box in zip(badges, badge_boxes(node, node.box), strict=True):
        drawn += f'<path {paint["badge"]} d="{outline("start", box)}"/>'
        drawn += _text(paint["badge-text"], _middle(box), [text], size=style.BADGE_FONT)
    return drawn


def _middle(box: Rect) -> Point:
    return box.x + box.width / 2, box.y + box.height / 2


def _text(
    attributes: str,
    middle: Point,
    lines: Sequence[str],
    line_height: float = style.LINE,
    size: float = style.FONT,
) -> str:
    """Return lines of text centred on a point, on whole pixels from top to bottom."""
    x, y = middle
    across = f' x="{number(x)}"' if x else ""
    # From the middle of a line of Sarabun to its base line, as seen.
    first = y - (len(lines) - 1) / 2 * line_height + size * 0.34
    return "".join(
        f"<text{attributes and ' '}{attributes}{across} "
        f'y="{round(first + place * line_height)}">{escape(line)}</text>'
        for place, line in enumerate(lines)
    )


def _rect(attributes: str, box: Rect) -> str:
    return (
        f'<rect {attributes} x="{number(box.x)}" y="{number(box.y)}" '
        f'width="{number(box.width)}" height="{number(box.height)}"/>'
    )


def _also(attributes: str, name: str) -> str:
    """Add a class to attributes that are a class."""
    if not attributes.startswith('class="'):
        return attributes
    return f'{attributes[:-1]} {name}"'
