"""The whole layout: every invariant on random graphs, small goldens, and the wishes of forms."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.flowchart.graph import Edge, Graph, Lane, Node, one_lane
from generator.flowchart.layout import layout, wired
from generator.flowchart.picture import Picture
from tests.flowchart.gallery import HARD, PLAIN, plausible
from tests.flowchart.graphs import ANSWERS, KINDS, chart, graphs
from tests.flowchart.invariants import broken, crossings


@pytest.mark.parametrize("name", HARD)
def test_a_hard_graph_gets_a_sound_chart(name: str) -> None:
    assert broken(layout(HARD[name])) == []


@pytest.mark.parametrize("name", PLAIN)
def test_plain_work_is_drawn_without_a_crossing(name: str) -> None:
    picture = layout(PLAIN[name])
    assert broken(picture) == []
    assert crossings(picture) == 0


@settings(max_examples=150, deadline=None)
@given(graphs())
def test_every_invariant_holds_on_any_graph(graph: Graph) -> None:
    picture = layout(graph)
    assert broken(picture) == []
    assert [node.id for node in picture.nodes] == [node.id for node in graph.nodes]
    assert [(e.source, e.target, e.label) for e in picture.edges] == [
        (e.source, e.target, e.label) for e in graph.edges
    ]


@settings(max_examples=30, deadline=None)
@given(graphs(most_nodes=12), st.floats(0, 500), st.floats(0, 300))
def test_rows_and_lanes_are_as_large_as_is_asked(graph: Graph, width: float, height: float) -> None:
    heights = {node.id: height for node in graph.nodes[::2]}
    picture = layout(graph, row_heights=heights, lane_width=width)
    assert broken(picture) == []
    assert all(lane.width >= width - 1e-6 for lane in picture.lanes)
    assert all(row.height >= heights.get(row.step, 0) - 1e-6 for row in picture.rows)


def test_in_one_lane_all_symbols_stand_below_one_another() -> None:
    picture = layout(one_lane(PLAIN["rework"]))
    assert broken(picture) == []
    assert len(picture.lanes) == 1
    assert len({node.box.x + node.box.width / 2 for node in picture.nodes}) == 1


@settings(max_examples=20, deadline=None)
@given(graphs(most_nodes=12))
def test_the_same_graph_gives_the_same_picture(graph: Graph) -> None:
    first = layout(graph)
    wired.cache_clear()
    assert layout(graph) == first


@pytest.mark.parametrize("steps", [40, 120, 500])
def test_large_processes_get_sound_charts(steps: int) -> None:
    assert broken(layout(plausible(steps))) == []


@pytest.mark.parametrize(
    "label",
    ["", "ก" * 400, "คำ " * 130, "مرحبا بالعالم", "😀 ตรวจ 👩‍👩‍👧‍👦", "a\u202eb", "<b>&amp;\"'"],
    ids=["empty", "one word", "many words", "right to left", "emoji", "bidi", "markup"],
)
@pytest.mark.parametrize("kind", sorted({"start", *KINDS}))
def test_no_label_is_too_odd(label: str, kind: str) -> None:
    nodes = (Node("a", kind, 0, label), Node("b", "task", 0, "ข"))
    edges = (Edge("a", "b", label), Edge("b", "a", ANSWERS[-1]))
    assert broken(layout(Graph(label, (Lane("", label),), nodes, edges))) == []


def as_text(picture: Picture) -> list[str]:
    """Return the positions of a picture, a line for each thing in it."""
    lines = [f"{picture.width:g} x {picture.height:g}"]
    lines += [f"lane {lane.id} {lane.x:g} {lane.width:g}" for lane in picture.lanes]
    lines += [
        f"{n.id} {n.box.x:g} {n.box.y:g} {n.box.width:g} {n.box.height:g}" for n in picture.nodes
    ]
    lines += [
        f"{e.source}>{e.target} " + " ".join(f"{x:g},{y:g}" for x, y in e.points)
        for e in picture.edges
    ]
    return lines


def test_golden() -> None:
    picture = layout(chart("a b@1 c:decision@1 d", "a>b b>c c>d=yes c>a=no"))
    assert as_text(picture) == GOLDEN


GOLDEN = """
298 x 332
lane lane-0 0 144
lane lane-1 144 154
a 25 25 104 42
b 169 97 104 42
c 173 169 96 58
d 25 265 104 42
a>b 129,46 221,46 221,97
b>c 221,139 221,169
c>d 221,227 221,286 129,286
c>a 173,198 77,198 77,67
""".strip().splitlines()
