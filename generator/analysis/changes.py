"""Changes: what is different between two records of a process, in the terms of the work.

Comes in: the old and the new record. Goes out: changes, each with its kind, where it is, and the
value before and after. A step is followed through the change of its id, so that a renamed step is
told as renamed, and what leads to it is not told at all. Nothing is put into words here
(:mod:`generator.analysis.changes_in_words`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from generator.analysis.same_steps import in_place, renamed_steps
from generator.model.fields import Text
from generator.model.process import (
    Definition,
    Kpi,
    Limit,
    Monitoring,
    Process,
    Responsibility,
    ways_on,
)
from generator.model.step import Branch, Step, StepType
from generator.model.year import Schedule

UNTOLD = ("code", "steps", "approval", "confirmed", "history")
"""Fields of a process that are no change of the work: its steps are told one by one; signatures,
confirmations and history are the record of the change itself. A code is told by whoever pairs."""

WAYS = "ways"
"""The name of the field that tells where a step leads to: ``next`` and ``branches`` in effect."""

_OF_THE_FLOW = ("id", "next", "branches")


class Kind(StrEnum):
    """What happened to a thing."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    RENAMED = "renamed"


@dataclass(frozen=True)
class Change:
    """One change.

    ``step`` is the id of the step that it is in, as the new record has it (of a removed step: the
    old one); empty for the process as a whole. ``field`` is the key of the source; empty when
    the step itself is meant. ``old`` and ``new`` are values of the model: of a moved step the id of
    the step above it (empty for none), of a renamed one its ids.
    """

    kind: Kind
    step: str
    field: str
    old: Any = None
    new: Any = None
    roles: tuple[str, ...] = ()
    """The roles whose work it touches, sorted; none means everybody with a part in the process."""


def changes(old: Process, new: Process) -> tuple[Change, ...]:
    """Return what is different, the process as a whole first, then its steps in their new order.

    Nothing for two records that mean the same, however they were written.
    """
    ids = renamed_steps(old, new)
    before = _with_ids(old, ids)
    found = [*_of_the_whole(before, new), *_of_the_steps(old, before, new, ids)]
    return tuple(replace(one, roles=_roles(one, before, new)) for one in found)


def for_role(found: Sequence[Change], role: str) -> tuple[Change, ...]:
    """Return the changes that touch the work of a role."""
    return tuple(one for one in found if role in one.roles)


def by_role(found: Sequence[Change]) -> dict[str, tuple[Change, ...]]:
    """Return the digest: each role whose work is touched, with the changes that touch it."""
    roles = sorted({role for one in found for role in one.roles})
    return {role: for_role(found, role) for role in roles}


def marks(found: Sequence[Change]) -> dict[str, Kind]:
    """Return what happened to each step of the new record, for a chart of it.

    A step that was added is not changed besides, a new id alone is nothing that a reader sees.
    """
    kinds: dict[str, Kind] = {}
    for one in found:
        if one.step and one.kind is Kind.ADDED and not one.field:
            kinds[one.step] = Kind.ADDED
        elif one.step and one.field:
            kinds[one.step] = Kind.CHANGED
        elif one.step and one.kind is Kind.MOVED:
            kinds.setdefault(one.step, Kind.MOVED)
    return kinds


def removed_steps(found: Sequence[Change]) -> tuple[Step, ...]:
    """Return the steps that are no longer there, in their old order."""
    return tuple(one.old for one in found if one.kind is Kind.REMOVED and isinstance(one.old, Step))


def _with_ids(process: Process, ids: dict[str, str]) -> Process:
    """Return a process with its steps under other ids, wherever they are named."""
    if all(old == new for old, new in ids.items()):
        return process

    def named(step: str | None) -> str | None:
        return ids.get(step, step) if step is not None else None

    steps = tuple(
        step.model_copy(
            update={
                "id": named(step.id),
                "next": named(step.next),
                "branches": tuple(
                    way.model_copy(update={"next": named(way.next)}) for way in step.branches
                ),
            }
        )
        for step in process.steps
    )
    limits = tuple(
        limit.model_copy(update={"from_": named(limit.from_), "to": named(limit.to)})
        for limit in process.limits
    )
    update: dict[str, Any] = {"steps": steps, "limits": limits}
    if given := process.licensing:
        asks, late = named(given.asks_once), named(given.late_notice)
        update["licensing"] = given.model_copy(update={"asks_once": asks, "late_notice": late})
    return process.model_copy(update=update)


def _of_the_whole(old: Process, new: Process) -> Iterator[Change]:
    for field in Process.model_fields:
        if field not in UNTOLD:
            yield from _of_values("", field, getattr(old, field), getattr(new, field))


def _of_the_steps(
    written: Process, old: Process, new: Process, ids: dict[str, str]
) -> Iterator[Change]:
    """Yield the changes of steps; ``old`` has the ids of the new record, ``written`` its own."""
    before = {step.id: at for at, step in enumerate(old.steps)}
    after = {step.id: at for at, step in enumerate(new.steps)}
    former = {now: was for was, now in ids.items()}
    stay = in_place([before[step.id] for step in new.steps if step.id in before])
    for step in written.steps:
        if ids.get(step.id, step.id) not in after:
            yield Change(Kind.REMOVED, step.id, "", old=step)
    for at, step in enumerate(new.steps):
        if step.id not in before:
            yield Change(Kind.ADDED, step.id, "", new=step)
            continue
        then = before[step.id]
        if former.get(step.id, step.id) != step.id:
            yield Change(Kind.RENAMED, step.id, "", former[step.id], step.id)
        if then not in stay:
            yield Change(Kind.MOVED, step.id, "", _above(old, then), _above(new, at))
        for field in Step.model_fields:
            if field not in _OF_THE_FLOW:
                was = getattr(old.steps[then], field)
                yield from _of_values(step.id, field, was, getattr(step, field))
        yield from _of_ways(old, then, new, at)


def _above(process: Process, at: int) -> str:
    return process.steps[at - 1].id if at else ""


def _of_ways(old: Process, then: int, new: Process, now: int) -> Iterator[Change]:
    """Yield what changed in where a step leads to.

    A step that leads to the one below it, before and after, is explained by the steps that were
    added, removed or moved.
    """
    one, other = old.steps[then], new.steps[now]
    leads = any((one.branches, one.next, other.branches, other.next))
    if leads or (one.type is StepType.END) != (other.type is StepType.END):
        yield from _of_lists(other.id, WAYS, ways_on(old, then), ways_on(new, now), in_order=False)


def _of_values(step: str, field: str, old: Any, new: Any) -> Iterator[Change]:
    if old == new:
        return
    if isinstance(old, tuple) and isinstance(new, tuple):
        yield from _of_lists(step, field, old, new)
    elif old in (None, False):
        yield Change(Kind.ADDED, step, field, new=new)
    elif new in (None, False):
        yield Change(Kind.REMOVED, step, field, old=old)
    else:
        yield Change(Kind.CHANGED, step, field, old, new)


# What makes two different items of a list the same thing: the first key that fits, counts.
_KEYS: dict[type, tuple[Callable[[Any], object], ...]] = {
    Branch: (lambda way: way.answer and way.answer.th, lambda way: way.next),
    Limit: (lambda one: (one.law, one.from_, one.to), lambda one: (one.from_, one.to)),
    Responsibility: (lambda one: one.role,),
    Definition: (lambda one: one.term.th,),
    Monitoring: (lambda one: one.what.th,),
    Kpi: (lambda one: one.indicator, lambda one: one.name.th),
    Schedule: (lambda one: one.id,),
}


def _of_lists(
    step: str, field: str, old: tuple[Any, ...], new: tuple[Any, ...], *, in_order: bool = True
) -> Iterator[Change]:
    """Yield the changes of a list: its items one by one, then whether the rest stands elsewhere."""
    gone, come = _rest(old, new), _rest(new, old)
    same_old, same_new = _rest(old, gone), _rest(new, come)
    pairs = []
    for key in _KEYS.get(type((gone or come or [None])[0]), ()):
        for one in tuple(gone):
            other = next((c for c in come if key(c) and key(c) == key(one)), None)
            if other is not None:
                pairs.append((one, other))
                gone.remove(one)
                come.remove(other)
    if len(gone) == len(come) and all(isinstance(one, Text) for one in gone):
        pairs += zip(gone, come, strict=True)
        gone, come = [], []
    yield from (Change(Kind.CHANGED, step, field, one, other) for one, other in pairs)
    yield from (Change(Kind.REMOVED, step, field, old=one) for one in gone)
    yield from (Change(Kind.ADDED, step, field, new=one) for one in come)
    if in_order and same_old != same_new:
        yield Change(Kind.MOVED, step, field, tuple(same_old), tuple(same_new))


def _rest(items: Sequence[Any], others: Sequence[Any]) -> list[Any]:
    """Return the items without as many of each as there are among others, in their order.

    Of equal items the last ones are left.
    """
    left = Counter(others)
    rest = []
    for item in items:
        if left[item]:
            left[item] -= 1
        else:
            rest.append(item)
    return rest


def _roles(change: Change, old: Process, new: Process) -> tuple[str, ...]:
    """Return the roles whose work a change touches; none for what touches all of them."""
    steps = [step for one in (old, new) for step in one.steps if step.id == change.step]
    if change.kind is Kind.REMOVED and not change.field and change.step:
        steps = [change.old]
    found = {role for step in steps for role in _roles_of(step)}
    if not change.step:
        found = {role for value in (change.old, change.new) for role in _named(change, value)}
        ends = {
            step
            for value in (change.old, change.new)
            if isinstance(value, Limit)
            for step in (value.from_, value.to)
        }
        found |= {
            step.role for one in (old, new) for step in one.steps if step.id in ends and step.role
        }
    return tuple(sorted(found))


def _roles_of(step: Step) -> Iterator[str]:
    if step.role:
        yield step.role
    if raci := step.raci:
        yield from (*filter(None, [raci.accountable]), *raci.consulted, *raci.informed)


def _named(change: Change, value: Any) -> Iterator[str]:
    """Yield the roles that a value of the whole process names."""
    if change.field in ("owner", "deputy") and value:
        yield value
    elif role := getattr(value, "role", None):
        yield role
