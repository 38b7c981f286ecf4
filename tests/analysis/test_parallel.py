"""Work in blocks, one after another, by choice and side by side: sums against plain recursion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.analysis.flow import flow_of
from generator.analysis.lead_time import lead_time
from tests.analysis.test_lead_time import process


@dataclass(frozen=True)
class Block:
    """A piece of work: a task of some hours, or several pieces together."""

    kind: str
    hours: int = 0
    parts: tuple[Block, ...] = ()
    shares: tuple[int, ...] = ()


tasks = st.builds(lambda hours: Block("task", hours), st.integers(1, 9))


def together(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        st.builds(lambda parts: Block("series", parts=parts), several),
        st.builds(lambda parts: Block("parallel", parts=parts), several),
        st.builds(
            lambda parts, first: Block("choice", parts=parts[:2], shares=(first, 100 - first)),
            several,
            st.integers(10, 90),
        ),
    )


works = st.recursive(tasks, together, max_leaves=7)


def written(block: Block) -> list[dict[str, Any]]:
    """Return the steps of a process that does the work, and then ends."""
    steps: list[dict[str, Any]] = []

    def write(one: Block, then: str) -> str:
        """Write the steps of a block that goes on to ``then``; return the first of them."""
        name = f"s{len(steps)}"
        if one.kind == "task":
            steps.append({"id": name, "time": f"{one.hours}h", "next": then})
            return name
        if one.kind == "series":
            for part in reversed(one.parts):
                then = write(part, then)
            return then
        if one.kind == "choice":
            step: dict[str, Any] = {"id": name, "type": "decision"}
            steps.append(step)
            step["branches"] = [
                {"answer": str(at), "next": write(part, then), "share": f"{share}%"}
                for at, (part, share) in enumerate(zip(one.parts, one.shares, strict=True))
            ]
            return name
        step = {"id": name, "type": "parallel"}
        join = f"j{len(steps)}"
        steps.append(step)
        steps.append({"id": join, "type": "parallel", "next": then})
        step["branches"] = [{"next": write(part, join)} for part in one.parts]
        return name

    first = write(block, "done")
    return [{"id": "begin", "type": "start", "next": first}, *steps, {"id": "done", "type": "end"}]


def hours_of(block: Block, choose: Any) -> float:
    """Return the hours of a block; ``choose`` makes one of (share, hours) of a choice's parts."""
    if block.kind == "task":
        return block.hours
    inner = [hours_of(part, choose) for part in block.parts]
    if block.kind == "series":
        return sum(inner)
    return max(inner) if block.kind == "parallel" else choose(block.shares, inner)


def mean(shares: Sequence[int], hours: Sequence[float]) -> float:
    return sum(share * hour for share, hour in zip(shares, hours, strict=True)) / 100


def work_of(block: Block) -> float:
    """Return the expected hours of work, side by side or not."""
    if block.kind == "task":
        return block.hours
    inner = [work_of(part) for part in block.parts]
    return mean(block.shares, inner) if block.kind == "choice" else sum(inner)


@settings(deadline=None)
@given(works)
def test_sums_of_blocks_are_those_of_recursion(work: Block) -> None:
    sample = process(*written(work))
    found = lead_time(sample)
    assert found.shortest.time.hours == hours_of(work, lambda _, hours: min(hours))
    assert found.longest.time.hours == hours_of(work, lambda _, hours: max(hours))
    assert found.expected is not None
    assert found.expected.get("hours", 0) == pytest.approx(hours_of(work, mean))
    assert found.load["officer"].get("hours", 0) == pytest.approx(work_of(work))
    assert found.visits["done"] == pytest.approx(1)


@given(works)
def test_the_typical_way_lies_between_the_shortest_and_the_longest(work: Block) -> None:
    sample = process(*written(work))
    flow, found = flow_of(sample), lead_time(sample)
    typical = flow.weight(found.typical.time)
    assert flow.weight(found.shortest.time) <= typical <= flow.weight(found.longest.time)
    assert 0 < found.typical_share <= 1
