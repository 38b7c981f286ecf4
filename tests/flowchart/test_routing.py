"""Ways: found for every edge, by the sides that a reader expects, past each other."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings

from generator.flowchart.flows import flows
from generator.flowchart.graph import Graph
from generator.flowchart.grid import DOWN, LEFT, OPPOSITE, RIGHT, UP
from generator.flowchart.improve import improve, judge
from generator.flowchart.layout import make_plan
from generator.flowchart.pathfinding import find_path
from generator.flowchart.routing import best_path, route
from generator.flowchart.rows import rows
from generator.flowchart.tracing import trace
from generator.flowchart.wiring import Wiring
from tests.flowchart.graphs import chart, graphs
from tests.flowchart.test_passes import grid_of


def routed(graph: Graph) -> Wiring:
    """Return the wiring of a graph, routed but not improved."""
    return route(flows(graph, rows(graph)), grid_of(graph), rounds=3)


def sides(wiring: Wiring, edge: int) -> tuple[int, int]:
    """Return by which sides an edge leaves and enters."""
    ways = wiring.directions(wiring.paths[edge])
    return ways[0], OPPOSITE[ways[-1]]


def test_a_step_below_is_entered_straight_from_above() -> None:
    wiring = routed(chart("a b", "a>b"))
    assert sides(wiring, 0) == (DOWN, UP)
    assert len(wiring.paths[0]) == 3


def test_a_step_in_another_lane_is_entered_from_above_with_one_turn() -> None:
    wiring = routed(chart("a b@2", "a>b"))
    assert sides(wiring, 0) == (RIGHT, UP)
    ways = wiring.directions(wiring.paths[0])
    assert sum(a != b for a, b in pairwise(ways)) == 1


def test_a_flow_back_does_not_enter_where_flows_leave() -> None:
    wiring = routed(chart("a b c:decision d", "a>b b>c c>d=yes c>b=no"))
    assert sides(wiring, 2) == (DOWN, UP)
    assert sides(wiring, 3) in {(LEFT, LEFT), (RIGHT, RIGHT)}


def test_bars_of_parallel_work_are_met_from_above_and_left_below() -> None:
    wiring = routed(chart("f:parallel a b@1 j:parallel", "f>a f>b a>j b>j"))
    for edge in (0, 1):
        assert sides(wiring, edge)[0] == DOWN
    for edge in (2, 3):
        assert sides(wiring, edge)[1] == UP


def test_a_loop_to_itself_uses_two_sides() -> None:
    leave, enter = sides(routed(chart("a b", "a>b a>a")), 1)
    assert leave != enter


def test_only_the_side_that_is_asked_for_is_used() -> None:
    graph = chart("a b@1 c", "a>b a>c")
    wiring = routed(graph)
    wiring.lift(0)
    path = find_path(wiring, 0, leave=LEFT, enter=UP)
    assert path is not None
    assert wiring.directions(path)[0] == LEFT
    assert wiring.directions(path)[-1] == UP


def test_one_side_is_kept_for_leaving() -> None:
    graph = chart("a b@1 c x@1 d@1 e", "a>x b>x c>x d>x e>x x>a=back")
    wiring = routed(graph)
    leave, _ = sides(wiring, 5)
    assert not wiring.ins_at[3][leave]


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_sides_are_for_leaving_or_entering_and_paths_are_whole(graph: Graph) -> None:
    wiring = routed(graph)
    plan = wiring.grid
    for leaving, entering in zip(wiring.outs_at, wiring.ins_at, strict=True):
        assert not any(a and b for a, b in zip(leaving, entering, strict=True))
    for edge in wiring.flows.edges:
        path = wiring.paths[edge]
        assert path[0] == plan.vertex_of[wiring.flows.source[edge]]
        assert path[-1] == plan.vertex_of[wiring.flows.target[edge]]
        assert all(b in plan.beside[a] for a, b in pairwise(path))
        assert not any(plan.node_at[vertex] >= 0 for vertex in path[1:-1])


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_a_middle_line_carries_one_flow_or_flows_that_are_one(graph: Graph) -> None:
    wiring = routed(graph)
    stubs = set(wiring.grid.vertex_of)
    for edge in wiring.flows.edges:
        path = wiring.paths[edge]
        for here, way in zip(path, wiring.directions(path), strict=False):
            i, j = divmod(here, wiring.grid.across)
            if not (j if way < LEFT else i) & 1 or here in stubs:
                continue
            for other in wiring.users[wiring.grid.unit(here, way)] - {edge}:
                both = wiring.flows.joins[edge] | wiring.flows.stems[edge]
                assert other in both


def scores(graph: Graph) -> tuple[float, float]:
    """Return how ugly the drawing is before and after improvement."""
    plan = make_plan(graph)
    wiring = route(plan.flows, plan.grid, rounds=3)
    before = judge(plan, trace(plan, wiring)).score
    return before, judge(plan, trace(plan, improve(plan, wiring, 20_000))).score


def test_improvement_finds_the_way_with_fewer_blemishes() -> None:
    before, after = scores(chart("a@1 b@1 c@1 d@1 e f@2", "a>b b>c c>d d>e e>f f>e=x f>c=x"))
    assert after < before - 2


@settings(max_examples=30, deadline=None)
@given(graphs(most_nodes=10))
def test_improvement_never_makes_a_drawing_worse(graph: Graph) -> None:
    before, after = scores(graph)
    assert after <= before


@pytest.mark.parametrize("effort", [0, 1])
def test_without_effort_the_wiring_is_still_whole(effort: int) -> None:
    graph = chart("a b@1 c", "a>b b>c c>a a>c")
    plan = make_plan(graph)
    wiring = improve(plan, route(plan.flows, plan.grid, rounds=1), effort)
    assert sorted(wiring.paths) == [0, 1, 2, 3]
    edge = 2
    wiring.lift(edge)
    assert best_path(wiring, edge)
