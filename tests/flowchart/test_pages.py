"""Pages: cut where few flows are cut, with connectors that find each other."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.flowchart.graph import Graph
from generator.flowchart.layout import layout
from generator.flowchart.pages import pages
from generator.flowchart.picture import Picture
from generator.theme import read_labels
from tests.flowchart.graphs import chart, graphs
from tests.flowchart.invariants import broken

THAI = read_labels("th")
LONG = chart(
    "a b c:decision d e f g:decision h i j",
    "a>b b>c c>d=yes c>a=no d>e e>f f>g g>h=yes g>d=no h>i i>j",
)


def steps(picture: Picture) -> list[str]:
    """Return the steps that a page holds."""
    return [row.step for row in picture.rows if row.step]


def test_a_short_chart_is_one_page() -> None:
    graph = chart("a b", "a>b")
    assert pages(graph, 1000, THAI) == (layout(graph),)


def test_a_heading_takes_room_from_the_first_page_alone() -> None:
    first, *later = pages(LONG, 420, THAI, heading=150)
    assert first.height <= 420 - 150
    assert max(part.height for part in later) > 420 - 150
    assert all(part.height <= 420 for part in later)


def test_every_step_is_on_one_page_in_order() -> None:
    parts = pages(LONG, 420, THAI)
    assert len(parts) > 1
    assert [step for part in parts for step in steps(part)] == list("abcdefghij")
    assert all(part.height <= 420 for part in parts)


def test_a_cut_flow_goes_on_from_the_connector_with_its_letter() -> None:
    parts = pages(LONG, 420, THAI)
    exits, entries = set(), set()
    for page, part in enumerate(parts, start=1):
        for node in part.nodes:
            for other in map(int, re.findall(r"\d+", node.reference)):
                if node.kind == "off-page":
                    exits.add((node.label, page, other))
                elif node.kind == "connector":
                    entries.add((node.label, other, page))
    assert exits
    assert exits == entries


def test_pages_are_cut_where_the_fewest_flows_are_cut() -> None:
    # Between d and e one flow is cut; one row earlier or later it would be three.
    graph = chart("a b c d e f g h", "a>b a>c a>d b>d c>d d>e e>f e>g e>h f>h g>h")
    first, second = pages(graph, 390, THAI)
    assert steps(first) == list("abcd")
    assert steps(second) == list("efgh")


def test_references_are_in_the_digits_of_the_document() -> None:
    parts = pages(LONG, 420, THAI, in_thai_digits=True)
    told = "".join(node.reference for part in parts for node in part.nodes)
    assert "๑" in told
    assert not re.search(r"[0-9]", told)


def test_a_row_higher_than_a_page_has_a_page_of_its_own() -> None:
    parts = pages(LONG, 420, THAI, row_heights={"e": 600})
    assert ["e"] in [steps(part) for part in parts]


@settings(max_examples=40, deadline=None)
@given(graphs(), st.sampled_from([500.0, 900.0]))
def test_pages_of_any_graph_are_sound(graph: Graph, height: float) -> None:
    parts = pages(graph, height, THAI)
    assert [step for part in parts for step in steps(part)] == [node.id for node in graph.nodes]
    assert len({tuple(lane.width for lane in part.lanes) for part in parts}) == 1
    for part in parts:
        assert broken(part) == []
        assert part.height <= height or len(steps(part)) == 1


@pytest.mark.parametrize("height", [1.0, 80.0])
def test_a_tiny_page_holds_one_step(height: float) -> None:
    assert len(pages(LONG, height, THAI)) == 10
