"""Trunks, ports, tracks and repair: lines that share a coordinate, and lines that must not."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings

from generator.flowchart.flows import Flows
from generator.flowchart.graph import Graph
from generator.flowchart.layout import make_plan
from generator.flowchart.ports import reach, set_ports
from generator.flowchart.repair import repair
from generator.flowchart.routing import route
from generator.flowchart.tracing import Plan
from generator.flowchart.tracks import CLEAR, set_tracks
from generator.flowchart.trunks import Lines, Trunk, lines
from tests.flowchart.graphs import chart, graphs


def drawn(graph: Graph) -> tuple[Plan, Lines]:
    """Return the lines of a graph with ports and tracks set and repaired."""
    plan = make_plan(graph)
    found = lines(route(plan.flows, plan.grid, rounds=1))
    set_ports(found, plan.grid, plan.sizes)
    repair(found, set_tracks(found), plan.grid, plan.sizes)
    return plan, found


def meet(a: Trunk, b: Trunk) -> bool:
    """Tell whether two trunks of a line overlap or touch."""
    return min(a.high, b.high) >= max(a.low, b.low)


def test_a_path_is_cut_at_its_corners() -> None:
    _, found = drawn(chart("a b@2", "a>b"))
    across, down = found.runs[0]
    assert (across.vertical, across.start, across.end) == (False, 1, 5)
    assert (down.vertical, down.start, down.end) == (True, 1, 3)
    assert down.is_last


def test_flows_into_one_step_end_as_one_line() -> None:
    _, found = drawn(chart("a b@1 c@2 d@1", "a>d b>d c>d"))
    last = {id(runs[-1].trunk) for runs in found.runs if runs[-1].vertical}
    assert len(last) == 1


def test_answers_to_one_step_leave_apart() -> None:
    answers = " ".join(f"a>b={answer}" for answer in range(5))
    _, found = drawn(chart("a:decision b", answers))
    firsts = [(runs[0].direction, runs[0].trunk.offset) for runs in found.runs]
    assert len(set(firsts)) == 5


def test_ports_stay_on_their_side_and_apart() -> None:
    answers = " ".join(f"a>{step}={step}" for step in "bcdefgh")
    plan, found = drawn(chart("a b@1 c d@1 e f@1 g h", answers))
    for (vertical, line), trunks in found.trunks.items():
        for trunk in trunks if line % 2 else ():
            assert abs(trunk.offset) <= reach(trunk, vertical, plan.grid, plan.sizes)


def test_what_faces_in_opposite_ways_is_moved_apart() -> None:
    # Two flows that swap lanes between two rows: no order of their tracks is right at both ends.
    graph = chart("a b@1 c@1 d", "a>c b>d")
    plan, found = drawn(graph)
    assert set_tracks(found) == []
    assert isinstance(plan.flows, Flows)


@settings(max_examples=80, deadline=None)
@given(graphs())
def test_no_two_lines_lie_on_each_other(graph: Graph) -> None:
    _, found = drawn(graph)
    for (_, line), trunks in found.trunks.items():
        for a, b in combinations(trunks, 2):
            if line % 2 == 0 and meet(a, b):
                assert a.track != b.track
            elif line % 2 and min(a.high, b.high) > max(a.low, b.low):
                assert abs(a.offset - b.offset) >= CLEAR
    assert set_tracks(found) == []


@given(graphs())
@settings(max_examples=40, deadline=None)
def test_every_run_is_in_the_trunk_that_it_names(graph: Graph) -> None:
    _, found = drawn(graph)
    gathered = [run for trunks in found.trunks.values() for trunk in trunks for run in trunk.runs]
    assert len(gathered) == sum(len(runs) for runs in found.runs)
    for trunks in found.trunks.values():
        for trunk in trunks:
            assert all(run.trunk is trunk for run in trunk.runs)
            assert trunk.low == min(min(run.start, run.end) for run in trunk.runs)
            assert trunk.high == max(max(run.start, run.end) for run in trunk.runs)
