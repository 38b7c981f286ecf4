"""Which step of an old record is which of the new one, and which steps kept their order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Sequence

from generator.model.process import Process
from generator.model.step import Step


def renamed_steps(old: Process, new: Process) -> dict[str, str]:
    """Return the new id of each step of ``old`` that is still there, by its old id.

    An id that stands in both is the same step. Of the others, two are the same step when they
    alone have the same kind and title, or else the same kind, role, time and way of work: what
    is not clear is no renaming.
    """
    both = {step.id for step in old.steps} & {step.id for step in new.steps}
    ids = {one: one for one in both}
    for shape in (_by_title, _by_work):
        gone = _single([step for step in old.steps if step.id not in ids], shape)
        come = _single([step for step in new.steps if step.id not in ids.values()], shape)
        ids |= {step.id: come[key].id for key, step in gone.items() if key in come}
    return ids


def _by_title(step: Step) -> Hashable:
    return step.type, step.title.th


def _by_work(step: Step) -> Hashable | None:
    """Return all that is said of how a step is done; None where it says too little to tell it."""
    return (step.type, step.role, step.time, step.details) if step.details else None


def _single(
    steps: Sequence[Step], shape: Callable[[Step], Hashable | None]
) -> dict[Hashable, Step]:
    """Return the steps by their shape that no other step has."""
    count = Counter(map(shape, steps))
    return {key: step for step in steps if (key := shape(step)) is not None and count[key] == 1}


def in_place(positions: Sequence[int]) -> frozenset[int]:
    """Return a largest choice of positions that already ascend; the others were moved.

    Longest increasing subsequence by patience sorting (Fredman 1975), n log n.
    """
    tops: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for at, position in enumerate(positions):
        pile = bisect_left(tops, position)
        before.append(ends[pile - 1] if pile else None)
        tops[pile : pile + 1] = [position]
        ends[pile : pile + 1] = [at]
    kept = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(positions[last])
        last = before[last]
    return frozenset(kept)
