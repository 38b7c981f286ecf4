"""Lead times: known answers, brute force on small random graphs, and a simulation."""

import random
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.flow import EXIT, Flow, flow_of
from generator.analysis.lead_time import expected_visits, lead_time
from generator.analysis.routes import longest_route, shortest_route, typical_route
from generator.model.duration import Duration, parse_duration
from generator.model.process import Process


def process(*steps: dict[str, Any]) -> Process:
    rows = [{"title": step["id"], "role": "officer", **step} for step in steps]
    return Process.model_validate(
        {"code": "T-01", "title": "ทดสอบ", "mission": "support", "unit": "admin", "steps": rows}
    )


REWORK = process(
    {"id": "draft", "time": "1wd"},
    {
        "id": "good",
        "type": "decision",
        "time": "2h",
        "branches": [
            {"answer": "ใช่", "next": "done"},
            {"answer": "ไม่", "next": "draft", "share": "20%"},
        ],
    },
    {"id": "done", "type": "end"},
)

PARALLEL = process(
    {"id": "split", "type": "parallel", "branches": [{"next": "paper"}, {"next": "room"}]},
    {"id": "paper", "time": "3wd", "next": "meet"},
    {"id": "room", "time": "1wd", "role": "clerk"},
    {"id": "meet", "type": "parallel", "next": "hold"},
    {"id": "hold", "time": "3h"},
    {"id": "done", "type": "end"},
)


def test_rework_counts_by_the_share_of_cases_that_come_back() -> None:
    found = lead_time(REWORK)
    assert found.shortest.time == found.typical.time == parse_duration("1wd 2h")
    assert found.visits["draft"] == pytest.approx(1.25)
    assert found.expected == pytest.approx({"working_days": 1.25, "hours": 2.5})
    assert found.assumed == ("good",)


def test_parallel_work_takes_as_long_as_its_longest_leg_but_loads_both_roles() -> None:
    found = lead_time(PARALLEL)
    assert found.longest.time == found.shortest.time == parse_duration("3wd 3h")
    assert "room" not in found.longest.steps
    assert found.expected == pytest.approx({"working_days": 3, "hours": 3})
    assert found.visits["meet"] == pytest.approx(1)
    assert found.load["clerk"] == pytest.approx({"working_days": 1})


def test_a_fork_inside_a_fork_takes_its_longest_leg_too() -> None:
    nested = process(
        {"id": "out", "type": "parallel", "branches": [{"next": "in"}, {"next": "slow"}]},
        {"id": "in", "type": "parallel", "branches": [{"next": "a"}, {"next": "b"}]},
        {"id": "a", "time": "1wd", "next": "met"},
        {"id": "b", "time": "2wd", "next": "met"},
        {"id": "met", "type": "parallel", "next": "all"},
        {"id": "slow", "time": "5wd", "next": "all"},
        {"id": "all", "type": "parallel", "next": "done"},
        {"id": "done", "type": "end"},
    )
    found = lead_time(nested)
    assert found.longest.time == parse_duration("5wd")
    assert found.expected == pytest.approx({"working_days": 5})
    assert {step: round(count, 9) for step, count in found.visits.items()} == dict.fromkeys(
        ("out", "in", "a", "b", "met", "slow", "all", "done"), 1
    )


def test_work_that_always_comes_back_has_no_expected_time() -> None:
    endless = process(
        {
            "id": "try",
            "type": "decision",
            "time": "1h",
            "branches": [
                {"answer": "ซ้ำ", "next": "try", "share": "100%"},
                {"answer": "จบ", "next": "done", "share": "0%"},
            ],
        },
        {"id": "done", "type": "end"},
    )
    assert lead_time(endless).expected is None


def test_the_worst_way_between_two_steps_stops_before_the_second() -> None:
    route = longest_route(flow_of(REWORK), "draft", "done")
    assert route.steps == ("draft", "good")


def test_too_many_ways_give_a_bound_that_no_way_exceeds() -> None:
    names = [f"s{number}" for number in range(30)]
    dense = process(
        *(
            {
                "id": name,
                "time": "1h",
                "branches": [
                    {"answer": other, "next": other} for other in [*names, "done"] if other != name
                ],
            }
            for name in names
        ),
        {"id": "done", "type": "end"},
    )
    route = longest_route(flow_of(dense), "s0")
    assert not route.complete
    assert route.time == Duration(hours=30)


@st.composite
def small_processes(draw: st.DrawFn) -> Process:
    """Processes of up to seven steps with loops and decisions, no parallel work."""
    size = draw(st.integers(2, 7))
    names = [f"s{number}" for number in range(size)] + ["done"]
    steps: list[dict[str, Any]] = []
    for number in range(size):
        ways = draw(st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True))
        if number == size - 1:
            ways = [*(way for way in ways if way != "done"), "done"]
        hours = draw(st.integers(1, 9))
        steps.append(
            {
                "id": names[number],
                "time": f"{hours}h",
                "branches": [{"answer": way, "next": way} for way in ways],
            }
        )
    return process(*steps, {"id": "done", "type": "end"})


def every_way(flow: Flow, step: str, seen: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    seen = (*seen, step)
    if not flow.ways[step]:
        yield seen
    for way in flow.ways[step]:
        if way not in seen:
            yield from every_way(flow, way, seen)


@given(small_processes())
def test_routes_are_those_of_brute_force(sample: Process) -> None:
    flow = flow_of(sample)
    weights = [
        sum(flow.weight(flow.active(step)) for step in way)
        for way in every_way(flow, flow.first, ())
    ]
    shortest, longest = shortest_route(flow), longest_route(flow, flow.first)
    if not weights:
        assert shortest.steps == longest.steps == ()
        return
    assert flow.weight(shortest.time) == pytest.approx(min(weights))
    assert flow.weight(longest.time) == pytest.approx(max(weights))
    assert len(set(longest.steps)) == len(longest.steps)
    assert typical_route(flow).steps[0] == flow.first


def test_expected_visits_agree_with_a_simulation() -> None:
    flow = flow_of(
        process(
            {
                "id": "a",
                "branches": [
                    {"answer": "1", "next": "b", "share": "70%"},
                    {"answer": "2", "next": "c"},
                ],
            },
            {
                "id": "b",
                "branches": [
                    {"answer": "1", "next": "a", "share": "40%"},
                    {"answer": "2", "next": "done"},
                ],
            },
            {
                "id": "c",
                "branches": [
                    {"answer": "1", "next": "b", "share": "50%"},
                    {"answer": "2", "next": "done"},
                ],
            },
            {"id": "done", "type": "end"},
        )
    )
    dice, cases = random.Random(2569), 40_000
    counts = dict.fromkeys(flow.steps, 0)
    for _ in range(cases):
        step = flow.first
        while step != EXIT:
            counts[step] += 1
            ways = flow.ways[step]
            step = dice.choices(list(ways), list(ways.values()))[0] if ways else EXIT
    visits = expected_visits(flow, flow.first)
    assert visits is not None
    for step, count in counts.items():
        assert visits[step] == pytest.approx(count / cases, rel=0.03)
