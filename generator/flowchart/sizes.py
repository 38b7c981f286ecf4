"""Pass: how big each symbol is, from its text and its shape.

Boxes of one lane share a width, so that a column looks even. A decision is a rhombus around its
text: a text of width t and height h fits into width W and height H if t/W + h/H <= 1.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace

from generator.flowchart import style
from generator.flowchart.graph import Graph, Node
from generator.flowchart.picture import PlacedNode, Rect
from generator.thai.measure import SEMIBOLD, width
from generator.thai.wrap import wrap

BOXES = ("task", "document", "data", "subprocess", "wait")
"""The symbols that are as wide as their lane's widest."""

_EXTRA_WIDTH = {"subprocess": 16.0, "data": 2 * style.SKEW, "wait": 18.0}
_EXTRA_HEIGHT = {"document": 2 * style.WAVE}
_LEAST_PORT_GAP = 5.0
_REFERENCE_OFF = 5.0


@dataclass(frozen=True)
class Size:
    """Width and height of a symbol in px, and its label cut into lines."""

    width: float
    height: float
    lines: tuple[str, ...] = ()
    reach: float = 0.0
    """How far text beside it goes beyond its right side; its lane is as wider on both sides."""


def sizes(graph: Graph) -> tuple[Size, ...]:
    """Return the size of each node, in the order of the graph's nodes."""
    exits = Counter(edge.source for edge in graph.edges)
    found = [_size(node, exits[node.id]) for node in graph.nodes]
    widest: dict[int, float] = {}
    for node, size in zip(graph.nodes, found, strict=True):
        if node.kind in BOXES:
            widest[node.lane] = max(widest.get(node.lane, 0.0), size.width)
    return tuple(
        replace(size, width=widest[node.lane]) if node.kind in BOXES else size
        for node, size in zip(graph.nodes, found, strict=True)
    )


def badge_width(text: str) -> float:
    """Return how wide the badge around a short text is."""
    return width(text, style.BADGE_FONT, SEMIBOLD) + 12.0


def reference_box(text: str, box: Rect) -> Rect:
    """Return where a connector's reference to another page stands: right of its box."""
    wide = math.ceil(width(text, style.LABEL_FONT)) + 2.0
    top = box.y + box.height / 2 - style.LABEL_LINE / 2
    return Rect(box.x + box.width + _REFERENCE_OFF, top, wide, style.LABEL_LINE)


def badge_boxes(node: Node | PlacedNode, box: Rect) -> list[Rect]:
    """Return where the badges of a node stand: the law at its top right, the time bottom left."""
    boxes = []
    half = style.BADGE_HEIGHT / 2
    # The law stands a little higher than halfway, off the tone marks of the first line.
    if node.law:
        wide = badge_width(node.law)
        right = box.x + box.width + style.BADGE_OVERHANG
        boxes.append(Rect(right - wide, box.y - half - 3, wide, style.BADGE_HEIGHT))
    if node.time:
        left = box.x - style.BADGE_OVERHANG
        top = box.y + box.height - half
        boxes.append(Rect(left, top, badge_width(node.time), style.BADGE_HEIGHT))
    return boxes


def _size(node: Node, exits: int) -> Size:
    size = _shape_size(node)
    # A step with many answers needs room for the lines that leave by one of its sides.
    for_exits = max(0, exits - 1) * _LEAST_PORT_GAP / (2 * style.PORT_SHARE)
    for_badges = max(badge_width(text) if text else 0.0 for text in (node.time, node.law))
    wide = max(size.width, for_exits, for_badges)
    # Even numbers: every middle is a whole number too, and positions are exact.
    high = size.height if node.kind == "parallel" else max(size.height, for_exits)
    return replace(size, width=_even(wide), height=_even(high))


def _even(value: float) -> float:
    return 2.0 * math.ceil(value / 2)


def _shape_size(node: Node) -> Size:
    if node.kind == "parallel":
        return Size(104.0, 12.0)
    if node.kind in ("connector", "off-page"):
        reach = reference_box(node.reference, Rect(0, 0, 0, 0)).width + _REFERENCE_OFF
        return Size(28.0, 28.0 if node.kind == "connector" else 34.0, (node.label,), reach)
    if node.kind == "decision":
        return _rhombus(node.label)
    round_ends = node.kind in ("start", "end")
    lines = wrap(node.label, style.TEXT_WIDTH - (16 if round_ends else 0), style.FONT)
    text = max((width(line, style.FONT) for line in lines), default=0.0)
    if round_ends:
        return Size(max(64.0, text + 32), max(34.0, len(lines) * style.LINE + 14), lines)
    return Size(
        max(104.0, text + 24) + _EXTRA_WIDTH.get(node.kind, 0.0),
        max(42.0, len(lines) * style.LINE + 16) + _EXTRA_HEIGHT.get(node.kind, 0.0),
        lines,
    )


def _rhombus(label: str) -> Size:
    """Return the smallest well-shaped rhombus around a text, over several ways to wrap it."""
    if not label:
        return Size(44.0, 44.0)
    best: tuple[float, Size] | None = None
    for most in (72.0, 88.0, 104.0, 120.0, 150.0):
        lines = wrap(label, most, style.FONT)
        text = max((width(line, style.FONT) for line in lines), default=0.0) + 8
        high = len(lines) * style.LINE
        for height in (high + 30, high + 44, high * 2, high * 2.4):
            tall = max(height, 58.0)
            wide = max(text / (1 - high / tall), 96.0)
            # Twice as wide as high looks best; a wider lane than need be costs more.
            ugly = wide * tall * (1 + abs(wide / tall - 2.0) * 0.35) * max(1.0, wide / 196)
            if best is None or ugly < best[0]:
                best = (ugly, Size(wide, tall, lines))
    assert best is not None
    return best[1]
