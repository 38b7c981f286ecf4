"""The symbols of ISO 5807 as path data, in the boxes that the layout gives them."""

from __future__ import annotations

from collections.abc import Sequence

from generator.flowchart import style
from generator.flowchart.outline import TIP
from generator.flowchart.picture import Point, Rect


def number(value: float) -> str:
    """Return a coordinate as short text: at most two decimals, never ``-0``."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def outline(kind: str, box: Rect) -> str:
    """Return the outline of a symbol as closed path data."""
    x, y, right, bottom = box.x, box.y, box.x + box.width, box.y + box.height
    middle_x, middle_y = x + box.width / 2, y + box.height / 2
    if kind == "decision":
        return _polygon([(middle_x, y), (right, middle_y), (middle_x, bottom), (x, middle_y)])
    if kind == "data":
        lean = style.SKEW
        return _polygon([(x + lean, y), (right, y), (right - lean, bottom), (x, bottom)])
    if kind == "off-page":
        low = bottom - TIP
        return _polygon([(x, y), (right, y), (right, low), (middle_x, bottom), (x, low)])
    if kind == "document":
        # Two parabolas: at most a third of a pixel beside the sine that lines are led to.
        low, quarter = bottom - style.WAVE, right - box.width / 4
        return (
            f"M{number(x)} {number(y)}H{number(right)}V{number(low)}"
            f"Q{number(quarter)} {number(low - 2 * style.WAVE)} {number(middle_x)} {number(low)}"
            f"T{number(x)} {number(low)}Z"
        )
    if kind in ("start", "end", "connector"):
        return _rounded(box, box.height / 2, box.height / 2)
    if kind == "wait":
        return _rounded(box, 0.0, box.height / 2)
    corner = 0.0 if kind == "parallel" else 3.0
    return _rounded(box, corner, corner)


def details(kind: str, box: Rect) -> str:
    """Return the lines inside a symbol as path data; empty for most."""
    x, y, right, bottom = box.x, box.y, box.x + box.width, box.y + box.height
    if kind == "subprocess":
        bars = (x + 7, right - 7)
        return "".join(f"M{number(bar)} {number(y)}V{number(bottom)}" for bar in bars)
    if kind == "parallel":
        return "".join(
            f"M{number(x)} {number(line)}H{number(right)}" for line in (y + 1, bottom - 1)
        )
    return ""


def text_middle(kind: str, box: Rect) -> Point:
    """Return the middle of the room for text in a symbol."""
    x, y = box.x + box.width / 2, box.y + box.height / 2
    if kind == "document":
        return x, y - style.WAVE
    if kind == "off-page":
        return x, y - TIP / 3
    if kind == "wait":
        return x - box.height / 8, y
    return x, y


def flow_line(points: Sequence[Point], *, arrow: bool) -> str:
    """Return the path data of a flow with round corners; one with an arrow ends inside its head."""
    ends = list(points)
    if arrow:
        ends[-1] = towards(ends[-1], ends[-2], style.ARROW * 0.7)
    data = f"M{number(ends[0][0])} {number(ends[0][1])}"
    for before, corner, after in zip(ends, ends[1:], ends[2:], strict=False):
        size = min(style.CORNER, distance(before, corner) / 2, distance(corner, after) / 2)
        (a, b), (c, d) = towards(corner, before, size), towards(corner, after, size)
        data += _straight(before, (a, b)) + f"Q{number(corner[0])} {number(corner[1])}"
        data += f" {number(c)} {number(d)}"
    return data + _straight(ends[-2], ends[-1])


def _straight(start: Point, end: Point) -> str:
    """Return the path data of an upright or level line to a point."""
    return f"V{number(end[1])}" if start[0] == end[0] else f"H{number(end[0])}"


def arrow_head(points: Sequence[Point]) -> str:
    """Return the head of the arrow at the end of a flow as closed path data."""
    tip, before = points[-1], points[-2]
    base = towards(tip, before, style.ARROW)
    side_x = (base[1] - tip[1]) * 0.42
    side_y = (tip[0] - base[0]) * 0.42
    return _polygon(
        [tip, (base[0] + side_x, base[1] + side_y), (base[0] - side_x, base[1] - side_y)]
    )


def distance(a: Point, b: Point) -> float:
    """Return the length of an upright line from a to b."""
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def towards(start: Point, end: Point, length: float) -> Point:
    """Return the point this far from start on the way to end."""
    whole = distance(start, end)
    if not whole:
        return start
    part = length / whole
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def _polygon(corners: Sequence[Point]) -> str:
    points = "L".join(f"{number(x)} {number(y)}" for x, y in corners)
    return f"M{points}Z"


def _rounded(box: Rect, left: float, right: float) -> str:
    """A rectangle whose corners have these radii at its left and at its right."""
    wide, high = box.width - left - right, box.height
    s, r = number(left), number(right)
    data = f"M{number(box.x + left)} {number(box.y)}h{number(wide)}"
    data += _side(r, right, high, 1) + f"h{number(-wide)}" + _side(s, left, high, -1)
    return data + "Z"


def _side(r: str, radius: float, high: float, way: int) -> str:
    """A side with round corners, drawn down (``way`` 1) or up (-1), relative to where it begins."""
    if not radius:
        return f"v{number(way * high)}"
    if 2 * radius >= high:
        return f"a{r} {r} 0 0 1 0 {number(way * high)}"
    out, straight = number(way * radius), number(way * (high - 2 * radius))
    return f"a{r} {r} 0 0 1 {out} {out}v{straight}a{r} {r} 0 0 1 {number(-way * radius)} {out}"
