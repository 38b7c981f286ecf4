"""Coordinates, places of labels, joins and outlines: what turns lines into a drawing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.flowchart import style
from generator.flowchart.edge_labels import label_lines, overlaps, place_labels
from generator.flowchart.grid import DOWN, LEFT, RIGHT, UP
from generator.flowchart.joins import join
from generator.flowchart.layout import layout
from generator.flowchart.outline import outline_point
from generator.flowchart.picture import Picture, PlacedNode, Rect
from generator.flowchart.symbols import arrow_head, details, flow_line, number, outline
from generator.theme import theme_folder
from tests.flowchart.graphs import KINDS, chart
from tests.flowchart.invariants import distance_to_outline

EVERYWHERE = Rect(-1000, -1000, 2000, 2000)
BOX = Rect(100, 50, 120, 60)
EVERY_KIND = sorted({"start", "end", "connector", "off-page", *KINDS})


@pytest.mark.parametrize("kind", EVERY_KIND)
@given(part=st.floats(-0.31, 0.31))
def test_a_line_meets_the_outline(kind: str, part: float) -> None:
    node = PlacedNode("a", kind, 0, 0, BOX, ())
    for side in (UP, DOWN, LEFT, RIGHT):
        offset = part * (BOX.width if side in (UP, DOWN) else BOX.height)
        assert distance_to_outline(node, outline_point(kind, BOX, side, offset)) == pytest.approx(
            0, abs=0.5
        )


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_every_symbol_is_one_closed_shape(kind: str) -> None:
    drawn = outline(kind, BOX)
    assert drawn.startswith("M")
    assert drawn.endswith("Z")
    assert drawn.count("M") == 1


def test_symbols_differ_by_shape_alone() -> None:
    shapes = {kind: (outline(kind, BOX), details(kind, BOX)) for kind in EVERY_KIND}
    same = {"start": "end", "connector": "start"}  # a circle in a square box
    for kind, shape in shapes.items():
        others = [other for other, drawn in shapes.items() if drawn == shape and other != kind]
        assert (
            set(others) <= {"start", "end", "connector"} - {kind}
            if kind in {*same, "end"}
            else not others
        )


@pytest.mark.parametrize(
    ("value", "text"), [(1.0, "1"), (1.25, "1.25"), (-0.001, "0"), (1e6, "1000000"), (2.999, "3")]
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert number(value) == text


def test_a_flow_has_round_corners_and_ends_inside_its_arrow() -> None:
    points = ((0.0, 0.0), (50.0, 0.0), (50.0, 80.0))
    assert flow_line(points, arrow=False) == "M0 0H43Q50 0 50 7V80"
    assert flow_line(points, arrow=True).endswith("V74.4")
    assert arrow_head(points).startswith("M50 80L")


def test_a_short_corner_is_not_rounder_than_its_pieces() -> None:
    assert "Q4 0 4 2" in flow_line(((0.0, 0.0), (4.0, 0.0), (4.0, 6.0)), arrow=False)


def test_a_longer_flow_is_drawn_to_where_it_joins_a_shorter_one() -> None:
    short = ((50.0, 0.0), (50.0, 100.0))
    long = ((0.0, 40.0), (50.0, 40.0), (50.0, 100.0))
    drawn = join([long, short], [7, 7])
    assert drawn[1] == (short, True)
    assert drawn[0] == (((0.0, 40.0), (50.0, 40.0), (50.0, 48.0)), False)


def test_flows_into_different_steps_are_not_joined() -> None:
    line = ((50.0, 0.0), (50.0, 100.0))
    assert [arrow for _, arrow in join([line, line], [1, 2])] == [True, True]


def test_a_flow_that_repeats_another_is_not_drawn_again() -> None:
    line = ((50.0, 0.0), (50.0, 100.0))
    assert join([line, line], [1, 1]) == [(line, True), ((), False)]


def test_a_label_stands_right_of_a_line_down_and_above_a_line_sideways() -> None:
    down = ((0.0, 0.0), (0.0, 60.0))
    level = ((200.0, 0.0), (300.0, 0.0))
    placed, crowded = place_labels({0: (20, 15), 1: (20, 15)}, [down, level], [], EVERYWHERE)
    assert not crowded
    assert placed[0].x > 0
    assert placed[1].y + placed[1].height < 0


def test_a_label_avoids_what_is_in_its_way() -> None:
    line = ((0.0, 0.0), (0.0, 60.0))
    wall = Rect(3, -10, 50, 40)
    placed, crowded = place_labels({0: (20, 15)}, [line], [wall], EVERYWHERE)
    assert not crowded
    assert not overlaps(placed[0], wall)


def test_a_label_without_a_place_is_told() -> None:
    line = ((0.0, 0.0), (0.0, 60.0))
    _, crowded = place_labels({0: (20, 15)}, [line], [Rect(-100, -100, 200, 300)], EVERYWHERE)
    assert crowded == [0]


def test_a_long_answer_takes_few_lines() -> None:
    assert len(label_lines("ต้องแก้ไขเพิ่มเติมตามความเห็นคณะกรรมการ")) <= 2


def heights(picture: Picture) -> list[float]:
    """Return the heights of the rows."""
    return [row.height for row in picture.rows]


def test_a_row_grows_around_its_symbol() -> None:
    graph = chart("a b c", "a>b b>c")
    usual, grown = layout(graph), layout(graph, row_heights={"b": 300})
    assert heights(grown) == [heights(usual)[0], 300, heights(usual)[2]]
    row, node = grown.rows[1], grown.nodes[1]
    assert node.box.y + node.box.height / 2 == row.y + 150


def test_a_lane_grows_around_its_symbols() -> None:
    picture = layout(chart("a b@1 c", "a>b b>c"), lane_width=400)
    for node in picture.nodes:
        lane = picture.lanes[node.lane]
        assert lane.width == 400
        assert node.box.x + node.box.width / 2 == lane.x + 200


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("answer", style.LABEL_FONT),
        ("reference", style.LABEL_FONT),
        ("badge-text", style.BADGE_FONT),
    ],
)
def test_the_style_sheet_has_the_sizes_that_were_measured(name: str, size: float) -> None:
    css = (theme_folder() / "site" / "flowchart.css").read_text(encoding="utf-8")
    rule = re.search(rf"^\.flowchart \.{name} {{(.*?)^}}", css, re.MULTILINE | re.DOTALL)
    assert rule
    assert f"font-size: {size:g}px" in rule[1]
