"""Sizes: the text fits its shape; boxes of a lane are equally wide."""

from __future__ import annotations

import pytest

from generator.flowchart import style
from generator.flowchart.graph import Graph, Lane, Node
from generator.flowchart.sizes import BOXES, badge_width, sizes
from generator.thai.measure import width
from tests.flowchart.graphs import KINDS, TITLES, chart

LONG = "แจ้งผลการพิจารณาให้ผู้ยื่นคำขอทราบภายในกำหนดเวลาตามกฎหมาย " * 6


@pytest.mark.parametrize("kind", sorted({"start", "end", *KINDS} - {"parallel"}))
@pytest.mark.parametrize("label", [*TITLES, LONG, "ก" * 400, ""])
def test_text_fits_its_shape(kind: str, label: str) -> None:
    (size,) = sizes(Graph("", (Lane("", ""),), (Node("a", kind, 0, label),), ()))
    wide = max((width(line, style.FONT) for line in size.lines), default=0.0)
    high = len(size.lines) * style.LINE
    if kind == "decision":
        assert wide / size.width + high / size.height <= 1
    else:
        assert wide < size.width
        assert high < size.height


def test_boxes_of_a_lane_share_the_width_of_the_widest() -> None:
    graph = chart("a b:document c:wait d@1", "")
    wide = Node("e", "task", 0, LONG)
    found = sizes(Graph("", graph.lanes, (*graph.nodes, wide), ()))
    assert len({size.width for size in (*found[:3], found[4])}) == 1
    assert found[3].width < found[0].width
    assert "decision" not in BOXES


def test_a_badge_is_no_wider_than_its_symbol() -> None:
    law = "หลักเกณฑ์ข้อ 12 วรรคสามประกอบข้อ 14"
    (size,) = sizes(Graph("", (Lane("", ""),), (Node("a", "start", 0, "ก", law=law),), ()))
    assert size.width >= badge_width(law)


def test_many_exits_get_a_longer_side() -> None:
    exits = " ".join(f"a>b={answer}" for answer in range(40))
    many, few = sizes(chart("a b", exits))
    assert many.height > few.height
    assert many.width * 2 * style.PORT_SHARE > 40 * 3
