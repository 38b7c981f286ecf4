"""The geometry of a chart as JSON, so that anyone can check or draw it."""

from __future__ import annotations

import json

from generator.flowchart.picture import Picture, Point, Rect


def geometry_json(picture: Picture) -> str:
    """Return lanes, nodes and edges with their positions, in px, y down.

    A node names its lane by id and its row by number from 0. The points of an edge run from
    outline to outline; ``label_box`` is ``[x, y, width, height]`` or null.
    """
    lanes = [{"id": lane.id, "x": _px(lane.x), "w": _px(lane.width)} for lane in picture.lanes]
    nodes = [
        {
            "id": node.id,
            "kind": node.kind,
            "lane": picture.lanes[node.lane].id,
            "row": node.row,
            "x": _px(node.box.x),
            "y": _px(node.box.y),
            "w": _px(node.box.width),
            "h": _px(node.box.height),
        }
        for node in picture.nodes
    ]
    edges = [
        {
            "source": edge.source,
            "target": edge.target,
            "label": edge.label,
            "points": [_point(point) for point in edge.points],
            "label_box": _box(edge.label_box) if edge.label_box else None,
        }
        for edge in picture.edges
    ]
    whole = {
        "width": _px(picture.width),
        "height": _px(picture.height),
        "lanes": lanes,
        "nodes": nodes,
        "edges": edges,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _point(point: Point) -> list[float]:
    return [_px(point[0]), _px(point[1])]


def _box(box: Rect) -> list[float]:
    return [_px(box.x), _px(box.y), _px(box.width), _px(box.height)]


def _px(value: float) -> float:
    """Return a whole number as such, any other with three decimals."""
    return int(value) if value == int(value) else round(value, 3)
