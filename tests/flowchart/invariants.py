"""What must hold in every chart, whatever the graph: checked on the finished picture alone."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations, pairwise

from generator.flowchart.graph import CONNECTORS
from generator.flowchart.picture import Picture, PlacedEdge, PlacedNode, Point, Rect
from generator.flowchart.sizes import badge_boxes

NEAR = 2.0
"""Lines nearer than this, in px, look like one."""
_HAIR = 0.01

Segment = tuple[Point, Point]


def broken(picture: Picture) -> list[str]:
    """Return a sentence for each invariant that the picture breaks; empty for a sound one."""
    checks = (
        _bands, _nodes, _order, _ends, _straight, _inside, _through_nodes, _overlaps, _labels,
        _drawn,
    )  # fmt: skip
    return [fault for check in checks for fault in check(picture)]


def crossings(picture: Picture) -> int:
    """Return how many points there are where two flows cross."""
    points: set[tuple[int, int]] = set()
    pieces = [
        (edge, piece)
        for edge in range(len(picture.edges))
        for piece in _segments(picture.edges[edge])
    ]
    for (edge, a), (other, b) in combinations(pieces, 2):
        if edge == other:
            continue
        for level, upright in ((a, b), (b, a)):
            if level[0][1] != level[1][1] or upright[0][0] != upright[1][0]:
                continue
            x, y = upright[0][0], level[0][1]
            between = min(level[0][0], level[1][0]) + 0.5 < x < max(level[0][0], level[1][0]) - 0.5
            if between and min(upright[0][1], upright[1][1]) + 0.5 < y < (
                max(upright[0][1], upright[1][1]) - 0.5
            ):
                points.add((round(x), round(y)))
    return len(points)


def bends(picture: Picture) -> int:
    """Return how many corners all flows have together."""
    return sum(len(edge.points) - 2 for edge in picture.edges)


def line_length(picture: Picture) -> float:
    """Return how long all flows are together, in px."""
    return sum(_length(piece) for edge in picture.edges for piece in _segments(edge))


def _segments(edge: PlacedEdge) -> list[Segment]:
    return list(pairwise(edge.points))


def _length(piece: Segment) -> float:
    return abs(piece[0][0] - piece[1][0]) + abs(piece[0][1] - piece[1][1])


def _name(edge: PlacedEdge) -> str:
    return f"{edge.source}-{edge.target}" + (f" ({edge.label})" if edge.label else "")


def _meet(a: Rect, b: Rect, clear: float = 0.0) -> bool:
    return (
        a.x < b.x + b.width + clear
        and b.x < a.x + a.width + clear
        and a.y < b.y + b.height + clear
        and b.y < a.y + a.height + clear
    )


def _around(piece: Segment) -> Rect:
    (a, b), (c, d) = piece
    return Rect(min(a, c), min(b, d), abs(a - c), abs(b - d))


def _shrunk(box: Rect, by: float) -> Rect:
    return Rect(box.x + by, box.y + by, box.width - 2 * by, box.height - 2 * by)


def _bands(picture: Picture) -> Iterator[str]:
    position = 0.0
    for lane in picture.lanes:
        if abs(lane.x - position) > _HAIR:
            yield f"lane {lane.id} does not begin where the one before ends"
        position = lane.x + lane.width
    if picture.lanes and abs(position - picture.width) > _HAIR:
        yield "the lanes do not fill the width"
    position = 0.0
    for row in picture.rows:
        if abs(row.y - position) > _HAIR:
            yield f"row {row.step} does not begin where the one before ends"
        position = row.y + row.height
    if picture.rows and abs(position - picture.height) > _HAIR:
        yield "the rows do not fill the height"


def _nodes(picture: Picture) -> Iterator[str]:
    for a, b in combinations(picture.nodes, 2):
        if _meet(a.box, b.box):
            yield f"{a.id} lies on {b.id}"
    for node in picture.nodes:
        lane, row, box = picture.lanes[node.lane], picture.rows[node.row], node.box
        if box.x < lane.x or box.x + box.width > lane.x + lane.width:
            yield f"{node.id} is not inside its lane"
        if box.y < row.y or box.y + box.height > row.y + row.height:
            yield f"{node.id} is not inside its row"


def _order(picture: Picture) -> Iterator[str]:
    steps = [node for node in picture.nodes if node.kind not in CONNECTORS]
    for a, b in pairwise(steps):
        if a.box.y + a.box.height > b.box.y:
            yield f"{b.id} does not stand below {a.id}"


def _ends(picture: Picture) -> Iterator[str]:
    nodes = {node.id: node for node in picture.nodes}
    for edge in picture.edges:
        for point, node in ((edge.points[0], edge.source), (edge.points[-1], edge.target)):
            if abs(distance_to_outline(nodes[node], point)) > 0.5:
                yield f"{_name(edge)} does not end on the outline of {node}"


def distance_to_outline(node: PlacedNode, point: Point) -> float:
    """Return how far a point is from the outline of a shape, near enough for a test."""
    box = node.box
    x, y = point[0] - box.x - box.width / 2, point[1] - box.y - box.height / 2
    half_width, half_height = box.width / 2, box.height / 2
    if node.kind == "decision":
        return (abs(x) / half_width + abs(y) / half_height - 1) * min(half_width, half_height)
    if node.kind in ("start", "end", "connector") or (
        node.kind == "wait" and x > half_width - half_height
    ):
        beyond = max(0.0, abs(x) - (half_width - half_height))
        return math.hypot(beyond, y) - half_height
    if node.kind == "data":
        # Undo the lean, then it is a box.
        x += 12.0 * (y / box.height)
        half_width -= 6.0
    if node.kind == "document" and y > half_height - 11.0:
        part = (x + half_width) / box.width
        wave = half_height - 5.0 * (1 - math.sin(2 * math.pi * part))
        return max(abs(x) - half_width, y - wave)
    if node.kind == "off-page" and y > half_height - 11.0:
        tip = half_height - 11.0 * abs(x) / half_width
        return max(abs(x) - half_width, y - tip)
    return max(abs(x) - half_width, abs(y) - half_height)


def _straight(picture: Picture) -> Iterator[str]:
    for edge in picture.edges:
        for points in (edge.points, edge.drawn):
            for (a, b), (c, d) in pairwise(points):
                if abs(a - c) > _HAIR and abs(b - d) > _HAIR:
                    yield f"{_name(edge)} has a slanted piece"
                if abs(a - c) < _HAIR and abs(b - d) < _HAIR:
                    yield f"{_name(edge)} has a piece without length"
        for before, after in pairwise(_segments(edge)):
            if (before[0][0] == before[1][0]) == (after[0][0] == after[1][0]):
                yield f"{_name(edge)} has a corner that does not turn"


def _inside(picture: Picture) -> Iterator[str]:
    for edge in picture.edges:
        for x, y in edge.points:
            if not (0 <= x <= picture.width and 0 <= y <= picture.height):
                yield f"{_name(edge)} leaves the chart"
        box = edge.label_box
        if box and not (
            box.x >= 0
            and box.y >= 0
            and box.x + box.width <= picture.width
            and box.y + box.height <= picture.height
        ):
            yield f"the label of {_name(edge)} leaves the chart"


def _through_nodes(picture: Picture) -> Iterator[str]:
    for edge in picture.edges:
        pieces = _segments(edge)
        for node in picture.nodes:
            for position, piece in enumerate(pieces):
                if node.id == edge.source and position == 0:
                    continue
                if node.id == edge.target and position == len(pieces) - 1:
                    continue
                if _meet(_around(piece), node.box):
                    yield f"{_name(edge)} runs through {node.id}"


def _overlaps(picture: Picture) -> Iterator[str]:
    for a, b in combinations(picture.edges, 2):
        if a.target == b.target or (a.source == b.source and not (a.label or b.label)):
            continue
        for piece in _segments(a):
            for other in _segments(b):
                if _collinear(piece, other):
                    yield f"{_name(a)} and {_name(b)} lie on each other"


def _collinear(a: Segment, b: Segment) -> bool:
    for along, across in ((0, 1), (1, 0)):
        if a[0][across] == a[1][across] and b[0][across] == b[1][across]:
            low = max(min(a[0][along], a[1][along]), min(b[0][along], b[1][along]))
            high = min(max(a[0][along], a[1][along]), max(b[0][along], b[1][along]))
            if abs(a[0][across] - b[0][across]) < NEAR and high - low > 0.5:
                return True
    return False


def _labels(picture: Picture) -> Iterator[str]:
    labelled = [edge for edge in picture.edges if edge.label_box]
    for edge in picture.edges:
        if bool(edge.label) != bool(edge.label_box):
            yield f"{_name(edge)} has no place for its label"
    for a, b in combinations(labelled, 2):
        if a.label_box and b.label_box and _meet(a.label_box, b.label_box):
            yield f"the labels of {_name(a)} and {_name(b)} lie on each other"
    for edge in labelled:
        box = edge.label_box
        assert box is not None
        for node in picture.nodes:
            if _meet(box, node.box):
                yield f"the label of {_name(edge)} lies on {node.id}"
            if any(_meet(box, badge) for badge in badge_boxes(node, node.box)):
                yield f"the label of {_name(edge)} lies on a badge of {node.id}"
        for other in picture.edges:
            if any(_meet(box, _around(piece)) for piece in _segments(other)):
                yield f"the label of {_name(edge)} lies on {_name(other)}"


def _drawn(picture: Picture) -> Iterator[str]:
    for edge in picture.edges:
        if edge.arrow and edge.drawn != edge.points:
            yield f"{_name(edge)} has an arrow but is not drawn to its end"
        if edge.arrow or not edge.drawn:
            continue
        others = [o for o in picture.edges if o is not edge and o.target == edge.target]
        tip = Rect(edge.drawn[-1][0] - 0.1, edge.drawn[-1][1] - 0.1, 0.2, 0.2)
        if not any(_meet(_around(piece), tip) for o in others for piece in _segments(o)):
            yield f"{_name(edge)} ends in the open"
    for target in {edge.target for edge in picture.edges}:
        if not any(edge.arrow for edge in picture.edges if edge.target == target):
            yield f"no arrow leads to {target}"
