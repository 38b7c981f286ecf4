"""Goals: the chain from the nation down to the process, what hangs in the air, what PMQA lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.analysis.lead_time import lead_time
from generator.analysis.withdrawn import measures_withdrawn
from generator.model.duration import Duration, carried
from generator.model.goals import Goal, GoalLevel
from generator.model.handbook import Handbook
from generator.model.process import Before, Process
from generator.model.step import WORK_TYPES

PMQA_CATEGORIES = range(1, 8)
"""The seven categories of the award (BRIEF 2.4)."""


@dataclass(frozen=True)
class Link:
    """A goal in the chain, with what serves it."""

    goal: Goal
    depth: int
    """How far it stands below the top of its branch, from 0."""
    processes: tuple[str, ...]
    indicators: tuple[str, ...]


class Loose(StrEnum):
    """Why something hangs in the air."""

    SERVES_NOTHING = "serves-nothing"
    SERVED_BY_NOTHING = "served-by-nothing"
    NOT_MEASURED = "not-measured"
    PROCESS_WITHOUT_GOAL = "process-without-goal"
    INDICATOR_WITHOUT_GOAL = "indicator-without-goal"

    @property
    def register(self) -> str:
        """The register of what hangs in the air."""
        others = {Loose.PROCESS_WITHOUT_GOAL: "processes", Loose.INDICATOR_WITHOUT_GOAL: "kpis"}
        return others.get(self, "goals")


@dataclass(frozen=True)
class Orphan:
    """Something that is not tied into the chain; ``id`` is that of a goal, process or indicator."""

    why: Loose
    id: str


def chain(handbook: Handbook) -> tuple[Link, ...]:
    """Return the goals as a tree that is read from top to bottom.

    A goal that serves several stands below each of them; one that serves itself in a circle is
    shown where the circle is entered first.
    """
    tops = [
        goal
        for goal in handbook.goals.values()
        if not any(one in handbook.goals for one in goal.serves)
    ]
    return tuple(link for goal in tops for link in _below(goal, handbook, ()))


def _below(goal: Goal, handbook: Handbook, above: tuple[str, ...]) -> Iterator[Link]:
    yield Link(goal, len(above), _processes(goal.id, handbook), _indicators(goal.id, handbook))
    for other in handbook.goals.values():
        if goal.id in other.serves and other.id not in (*above, goal.id):
            yield from _below(other, handbook, (*above, goal.id))


def _processes(goal: str, handbook: Handbook) -> tuple[str, ...]:
    return tuple(process.code for process in handbook.in_use() if goal in process.goals)


def _indicators(goal: str, handbook: Handbook) -> tuple[str, ...]:
    return tuple(one.id for one in handbook.kpis.values() if one.goal == goal)


def served(goal: str, handbook: Handbook) -> frozenset[str]:
    """Return every goal above one: those it serves, those that these serve, and so on."""
    found: set[str] = set()
    waiting = [goal]
    while waiting:
        one = handbook.goals.get(waiting.pop())
        for above in one.serves if one else ():
            if above not in found and above in handbook.goals:
                found.add(above)
                waiting.append(above)
    return frozenset(found)


def alignment(handbook: Handbook) -> Mapping[str, frozenset[str]]:
    """Return the goals above each process, by code: the alignment matrix, row by row."""
    return {
        process.code: frozenset(
            above for goal in process.goals for above in (goal, *served(goal, handbook))
        )
        for process in handbook.in_use()
    }


def orphans(handbook: Handbook) -> tuple[Orphan, ...]:
    """Return what is not tied into the chain; without a register of goals there is none."""
    return tuple(_orphans(handbook)) if handbook.goals else ()


def _orphans(handbook: Handbook) -> Iterator[Orphan]:
    serving = {above for goal in handbook.goals.values() for above in goal.serves}
    for goal in handbook.goals.values():
        if goal.level is not GoalLevel.NATIONAL and not goal.serves:
            yield Orphan(Loose.SERVES_NOTHING, goal.id)
        indicators = [
            id_
            for id_ in _indicators(goal.id, handbook)
            if not measures_withdrawn(handbook.kpis[id_], handbook)
        ]
        if goal.id not in serving and not indicators and not _processes(goal.id, handbook):
            yield Orphan(Loose.SERVED_BY_NOTHING, goal.id)
        if goal.level is GoalLevel.PROJECT and not indicators:
            yield Orphan(Loose.NOT_MEASURED, goal.id)
    for process in handbook.in_use():
        if not process.goals:
            yield Orphan(Loose.PROCESS_WITHOUT_GOAL, process.code)
    for one in handbook.kpis.values():
        if not one.goal and not one.process:
            yield Orphan(Loose.INDICATOR_WITHOUT_GOAL, one.id)


def pmqa(handbook: Handbook) -> Mapping[str, Mapping[int, tuple[str, ...]]]:
    """Return the processes of each category, by version of the criteria; a gap is empty."""
    versions = sorted({one.version for process in handbook.in_use() for one in process.pmqa})
    return {
        version: {
            category: tuple(
                process.code
                for process in handbook.in_use()
                if any((one.version, one.category) == (version, category) for one in process.pmqa)
            )
            for category in PMQA_CATEGORIES
        }
        for version in versions
    }


@dataclass(frozen=True)
class Shortened:
    """A process that was shortened: what it took before, and what it takes."""

    process: Process
    before: Before
    steps: int
    """Steps that take somebody's time, as they are now."""
    time: Duration
    """The standard times of all its steps together, minutes as hours; not its lead time."""
    usual: Duration
    """What a case takes that goes the typical way, each step once."""


def shortened(handbook: Handbook) -> tuple[Shortened, ...]:
    """Return the processes that say what they took before."""
    found = []
    for process in handbook.in_use():
        if process.before:
            work = [step for step in process.steps if step.type in WORK_TYPES]
            total = sum((step.time.total() for step in work if step.time), Duration())
            usual = lead_time(process, handbook.office.hours).typical.time
            times = carried(total), carried(usual)
            found.append(Shortened(process, process.before, len(work), *times))
    return tuple(found)
