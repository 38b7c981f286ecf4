"""Rows, grid, flows, wiring: what is decided before and around the search for ways."""

from __future__ import annotations

from generator.flowchart.flows import flows
from generator.flowchart.graph import Graph
from generator.flowchart.grid import DOWN, LEFT, RIGHT, UP, Grid, grid
from generator.flowchart.rows import rows
from generator.flowchart.sizes import sizes
from generator.flowchart.wiring import Wiring
from tests.flowchart.graphs import chart


def grid_of(graph: Graph) -> Grid:
    """Return the grid of a graph."""
    lanes = [node.lane for node in graph.nodes]
    return grid(len(graph.lanes), lanes, rows(graph), sizes(graph))


def test_each_step_has_a_row_of_its_own() -> None:
    assert rows(chart("a b@1 c", "")) == (0, 1, 2)


def test_connectors_in_different_lanes_share_a_row() -> None:
    graph = chart("i:connector j:connector@1 k:connector a b o:off-page@1 p:off-page", "")
    assert rows(graph) == (0, 0, 1, 2, 3, 4, 4)


def test_no_graph_has_no_row() -> None:
    assert rows(chart("", "")) == ()


def test_nodes_stand_where_odd_lines_cross() -> None:
    plan = grid_of(chart("a b@2 c@1", "a>b b>c"))
    assert [divmod(vertex, plan.across) for vertex in plan.vertex_of] == [(1, 1), (3, 5), (5, 3)]
    assert [plan.node_at[vertex] for vertex in plan.vertex_of] == [0, 1, 2]


def test_what_lies_beside_a_vertex() -> None:
    plan = grid_of(chart("a b", "a>b"))
    middle = plan.vertex_of[0]
    assert plan.beside[middle] == (1, 7, 3, 5)
    assert plan.beside[0] == (-1, 3, -1, 1)
    for direction in (UP, DOWN, LEFT, RIGHT):
        assert plan.direction(middle, plan.beside[middle][direction]) == direction


def test_which_flows_may_be_one_line() -> None:
    graph = chart("a b c", "a>b a>c a>c=yes b>c c>a")
    found = flows(graph, rows(graph))
    assert list(map(sorted, found.stems)) == [[0, 1], [0, 1], [], [3], [4]]
    assert list(map(sorted, found.joins)) == [[0], [1, 2, 3], [1, 2, 3], [1, 2, 3], [4]]
    assert found.back == (False, False, False, False, True)
    assert found.outs == ((0, 1, 2), (3,), (4,))


def test_a_loop_goes_back() -> None:
    graph = chart("a", "a>a")
    assert flows(graph, rows(graph)).back == (True,)


def test_what_is_laid_and_lifted_leaves_no_trace() -> None:
    graph = chart("a b@1", "a>b")
    plan = grid_of(graph)
    wiring = Wiring(flows(graph, rows(graph)), plan)
    across = plan.across
    path = (across + 1, across + 2, across + 3, 2 * across + 3, 3 * across + 3)
    wiring.lay(0, path)
    assert wiring.outs_at[0][RIGHT] == {0}
    assert wiring.ins_at[1][UP] == {0}
    assert wiring.through_right[across + 2] == 1
    assert wiring.turning[across + 3] == 1
    assert wiring.users[wiring.grid.unit(path[0], RIGHT)] == {0}
    assert wiring.lift(0) == path
    assert not any(wiring.users)
    assert not any((*wiring.turning, *wiring.through_down, *wiring.through_right))
    assert not any(side for node in (*wiring.outs_at, *wiring.ins_at) for side in node)
