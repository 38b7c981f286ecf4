"""The flow of a process as a graph for analysis: ways on with shares, forks with their joins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.model.duration import Duration
from generator.model.process import Process, ways_on
from generator.model.registers import OFFICE_HOURS, OfficeHours
from generator.model.step import WORK_TYPES, Step, StepType

EXIT = ""
"""The id of the place behind every end: no step can have it."""

_HOUR = 60.0

_TAKES_TIME = (*WORK_TYPES, StepType.SUBPROCESS)


@dataclass(frozen=True)
class Flow:
    """Steps by id in order, the ways on with the share of cases that takes each, and forks.

    The shares of a step add up to 1, but a fork sends every case down each of its ways.
    ``joins`` names the step where all ways of a fork have met (:data:`EXIT` if they never do).
    """

    steps: Mapping[str, Step]
    ways: Mapping[str, Mapping[str, float]]
    joins: Mapping[str, str]
    assumed: tuple[str, ...]
    """Steps with several ways on of which some name no share: the rest is split evenly."""
    office_day: int
    """Minutes of office time in a working day."""

    @property
    def first(self) -> str:
        """The step where the work begins."""
        return next(iter(self.steps))

    def active(self, step: str) -> Duration:
        """Return the standard time of active work on a step; zero where none is named."""
        time = self.steps[step].time
        return (time.active if time else None) or Duration()

    def waiting(self, step: str) -> Duration:
        """Return the standard time of waiting on a step; zero where none is named."""
        time = self.steps[step].time
        return (time.wait if time else None) or Duration()

    def time(self, step: str) -> Duration:
        """Return active and waiting time of a step together."""
        return self._times[step]

    @cached_property
    def _times(self) -> Mapping[str, Duration]:
        return {step: self.active(step) + self.waiting(step) for step in self.steps}

    def step_weight(self, step: str) -> float:
        """Return the weight of the time of a step."""
        return self._weights[step]

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        return {step: self.weight(time) for step, time in self._times.items()}

    def is_timeless(self, step: str) -> bool:
        """Tell whether a step takes somebody's time, and its standard does not say how much."""
        return self.steps[step].type in _TAKES_TIME and not self.time(step)

    def weight(self, time: Duration) -> float:
        """Return a duration in minutes of office time: it orders sums, and is never shown."""
        minutes = {
            "minutes": 1.0,
            "hours": _HOUR,
            "working_days": float(self.office_day),
            "days": self.office_day * 5 / 7,
            "months": self.office_day * 30 * 5 / 7,
        }
        return sum(minutes[unit] * amount for unit, amount in time.parts())

    def is_fork(self, step: str, stop: str = EXIT) -> bool:
        """Tell whether all ways of a step are taken, and have met again before ``stop``."""
        if step not in self.joins:
            return False
        join = self.joins[step]
        legs = (self.reachable(way, without=join) for way in self.ways[step])
        inside = frozenset[str]().union(*legs)
        return stop not in inside and step not in inside

    def reachable(self, start: str, *, without: str = EXIT, taken: bool = False) -> frozenset[str]:
        """Return the steps that can follow from ``start``, itself among them, short of a step.

        With ``taken`` only ways that some cases take: those with a share above zero.
        """
        found: set[str] = set()
        waiting = [start]
        while waiting:
            step = waiting.pop()
            if step not in found and step not in (without, EXIT):
                found.add(step)
                waiting += [way for way, share in self.ways[step].items() if share or not taken]
        return frozenset(found)


def flow_of(process: Process, hours: OfficeHours = OFFICE_HOURS) -> Flow:
    """Return the flow of a process; ways to unknown steps are left out."""
    steps = {step.id: step for step in process.steps}
    ways: dict[str, Mapping[str, float]] = {}
    assumed: list[str] = []
    forks: list[str] = []
    for position, step in enumerate(process.steps):
        onward = [way for way in ways_on(process, position) if way.next in steps]
        if step.type is StepType.PARALLEL and len(onward) > 1:
            forks.append(step.id)
            ways[step.id] = dict.fromkeys((way.next for way in onward), 1.0)
            continue
        unnamed = [way for way in onward if way.share is None]
        rest = max(0.0, 1.0 - sum(way.share or 0.0 for way in onward))
        if unnamed and len(onward) > 1:
            assumed.append(step.id)
        shares: dict[str, float] = {}
        for way in onward:
            share = rest / len(unnamed) if way.share is None else way.share
            shares[way.next] = shares.get(way.next, 0.0) + share
        total = sum(shares.values())
        ways[step.id] = {way: share / total if total else 0.0 for way, share in shares.items()}
    after = _postdominators(ways) if forks else {}
    joins = {fork: _nearest(after, fork, ways[fork]) for fork in forks}
    return Flow(steps, ways, joins, tuple(assumed), hours.minutes)


def _postdominators(ways: Mapping[str, Mapping[str, float]]) -> dict[str, frozenset[str]]:
    """Return for each step all steps (itself among them) that every way to the exit passes."""
    everything = frozenset(ways) | {EXIT}
    after = dict.fromkeys(ways, everything)
    after[EXIT] = frozenset({EXIT})
    changed = True
    while changed:
        changed = False
        for step in reversed(list(ways)):
            onward = [after[way] for way in ways[step]] or [after[EXIT]]
            met = frozenset.intersection(*onward) | {step}
            if met != after[step]:
                after[step] = met
                changed = True
    return after


def _nearest(after: Mapping[str, frozenset[str]], fork: str, ways: Mapping[str, float]) -> str:
    """Return the first step that every way out of a fork passes: the one with most behind it."""
    common = frozenset.intersection(*(after[way] for way in ways)) - {fork}
    return max(sorted(common), key=lambda step: len(after[step]), default=EXIT)
