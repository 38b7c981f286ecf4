"""Conformance: do cases go the ways that the manual knows? Each is replayed over the flow.

After each step some steps are open: of a decision one of several, of a fork one on each way.
A step that is not open was reached by skipping others, or by a way that the manual does not know.
(Replay by tokens: van der Aalst, Process Mining, 2016, chapter 8.) Starts, ends and forks are
no work, so that a log need not name them.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from generator.analysis.flow import EXIT, Flow
from generator.analysis.time_study import cases
from generator.model.performance import Event
from generator.model.step import StepType

_SILENT = (StepType.START, StepType.END, StepType.PARALLEL)


class Departure(StrEnum):
    """How a case left the manual."""

    SKIPPED = "skipped"
    """Steps between two that were done were left out."""
    UNKNOWN_WAY = "unknown-way"
    """No way of the manual leads from what was done to the step."""
    NOT_ENDED = "not-ended"
    """The last step was done, and the manual goes on."""


@dataclass(frozen=True)
class Finding:
    """A way in which some cases left the manual, between two steps (empty: start or end)."""

    kind: Departure
    before: str
    after: str
    skipped: tuple[str, ...]
    """The steps left out, in order."""


@dataclass(frozen=True)
class Conformance:
    """How the cases of a log keep to the manual."""

    cases: int
    conforming: int
    under_way: int
    """Cases that keep to the manual so far: their last step has not ended."""
    findings: Mapping[Finding, int]
    """The departures with the number of cases of each, the most frequent first."""
    paths: Mapping[tuple[str, ...], int]
    """The sequences of steps with the number of cases of each, the most frequent first."""

    @property
    def share(self) -> float | None:
        """Share of the cases that keep to the manual, 0 to 1."""
        return self.conforming / self.cases if self.cases else None


Key = TypeVar("Key")

Group = Mapping[str, tuple["Group", ...]]
"""Steps of which one may come next, each with what else opens when it is chosen."""


def conformance(flow: Flow, events: Sequence[Event]) -> Conformance:
    """Replay each case of a log (which stands in order) over the flow of its process."""
    findings: Counter[Finding] = Counter()
    paths: Counter[tuple[str, ...]] = Counter()
    conforming = under_way = every = 0
    for _, case in cases(events):
        done = [event for event in case if flow.steps[event.step].type not in _SILENT]
        path = tuple(event.step for event in done)
        if not path:
            continue
        every += 1
        paths[path] += 1
        is_open = any(event.end is None for event in done)
        found = dict.fromkeys(_replay(flow, path, is_open=is_open))
        findings.update(found.keys())
        conforming += not found
        under_way += is_open and not found
    return Conformance(every, conforming, under_way, _most_first(findings), _most_first(paths))


def _most_first(counted: Counter[Key]) -> dict[Key, int]:
    return dict(sorted(counted.items(), key=lambda item: (-item[1], repr(item[0]))))


def _replay(flow: Flow, path: Iterable[str], *, is_open: bool) -> list[Finding]:
    """Return how a case left the manual, in the order of its steps."""
    groups: list[Group] = _onward(flow, flow.first, frozenset())
    fresh = list(groups)
    found: list[Finding] = []
    last = ""
    for step in path:
        if holders := [group for group in groups if step in group]:
            opened = [more for group in holders[:1] for more in group[step]]
            # Where the ways of a fork meet, each has brought the same step.
            groups = [group for group in groups if step not in group]
        else:
            skipped, left = _shortest(flow, groups, step)
            kind = Departure.UNKNOWN_WAY if left is None else Departure.SKIPPED
            found.append(Finding(kind, last, step, skipped))
            gone = fresh if left is None else [left]
            groups = [group for group in groups if not any(group is one for one in gone)]
            opened = []
        fresh = [*opened, *_after(flow, step)]
        groups += fresh
        last = step
    ended = all(EXIT in group for group in groups)
    if not ended and not is_open:
        found.append(Finding(Departure.NOT_ENDED, last, "", ()))
    return found


def _after(flow: Flow, step: str) -> list[Group]:
    """Return what is open once a step is done: a choice among its ways."""
    ways = [_onward(flow, way, frozenset()) for way in flow.ways[step]]
    return _choice(ways) if ways else [{EXIT: ()}]


def _choice(ways: Sequence[list[Group]]) -> list[Group]:
    """Join ways of which one is taken into one group; what a fork opens beside hangs on it."""
    if len(ways) == 1:
        return ways[0]
    joined: dict[str, tuple[Group, ...]] = {}
    for groups in ways:
        for group in groups:
            beside = tuple(other for other in groups if other is not group)
            for step, more in group.items():
                joined.setdefault(step, (*more, *beside))
    return [joined]


def _onward(flow: Flow, step: str, passed: frozenset[str]) -> list[Group]:
    """Return what is open on the way to a step: itself, or what lies behind it if it is silent."""
    if step == EXIT or flow.steps[step].type is StepType.END or step in passed:
        return [{EXIT: ()}]
    if flow.steps[step].type not in _SILENT:
        return [{step: ()}]
    ways = [_onward(flow, way, passed | {step}) for way in flow.ways[step]]
    if not ways:
        return [{EXIT: ()}]
    if step in flow.joins:
        return [group for groups in ways for group in groups]
    return _choice(ways)


def _shortest(
    flow: Flow, groups: Sequence[Group], target: str
) -> tuple[tuple[str, ...], Group | None]:
    """Return the steps left out on the shortest way from an open step, and its group."""
    waiting: deque[tuple[tuple[str, ...], Group]] = deque(
        ((step,), group) for group in groups for step in group if step != EXIT
    )
    seen: set[str] = set()
    while waiting:
        way, group = waiting.popleft()
        if way[-1] == target:
            return tuple(s for s in way[:-1] if flow.steps[s].type not in _SILENT), group
        if way[-1] not in seen:
            seen.add(way[-1])
            waiting.extend(((*way, step), group) for step in flow.ways[way[-1]])
    return (), None
