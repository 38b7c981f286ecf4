"""Rules about the flow of the work: every step is reached, and from every step an end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.loading.loaded import Loaded
from generator.model.process import Process, ways_on
from generator.model.step import StepType
from generator.problems import Problem, problem


def _processes(loaded: Loaded) -> Iterable[Process]:
    return loaded.handbook.processes.values()


def repeated_steps(loaded: Loaded) -> Iterator[Problem]:
    """The id of a step must be its own."""
    for process in _processes(loaded):
        ids = (step.id for step in process.steps)
        yield from loaded.repeats(process.code, "steps", ids)


def steps_that_lead_nowhere(loaded: Loaded) -> Iterator[Problem]:
    """A step that is no end must have a way on."""
    for process in _processes(loaded):
        for at, step in enumerate(process.steps):
            if step.type is not StepType.END and not ways_on(process, at):
                place = loaded.place("processes", process.code, "steps", at)
                yield problem("dead-end", place, step=step.id)


def _ways(process: Process) -> list[list[int]] | None:
    """Return the positions that follow each step; None while a way leads to an unknown step.

    An unknown or repeated step has its own problem; what follows from it is not told again.
    """
    position = {step.id: at for at, step in enumerate(process.steps)}
    ways = [[way.next for way in ways_on(process, at)] for at in range(len(process.steps))]
    if len(position) < len(process.steps) or any(
        target not in position for targets in ways for target in targets
    ):
        return None
    return [[position[target] for target in targets] for targets in ways]


def _reached(starts: Iterable[int], ways: Sequence[Sequence[int]]) -> set[int]:
    seen = set(starts)
    waiting = list(seen)
    while waiting:
        fresh = [at for at in ways[waiting.pop()] if at not in seen]
        seen.update(fresh)
        waiting += fresh
    return seen


def _roots(process: Process) -> list[int]:
    """Where work may begin: the first step, and every step of type start."""
    return [at for at, step in enumerate(process.steps) if at == 0 or step.type is StepType.START]


def unreachable_steps(loaded: Loaded) -> Iterator[Problem]:
    """Every step must be reached from the first step or from a start."""
    for process in _processes(loaded):
        ways = _ways(process)
        if ways is None:
            continue
        reached = _reached(_roots(process), ways)
        for at, step in enumerate(process.steps):
            if at not in reached:
                place = loaded.place("processes", process.code, "steps", at)
                yield problem("unreachable-step", place, step=step.id)


def endless_loops(loaded: Loaded) -> Iterator[Problem]:
    """From every step that is reached, the work must be able to come to an end."""
    for process in _processes(loaded):
        ways = _ways(process)
        if ways is None:
            continue
        back: list[list[int]] = [[] for _ in ways]
        for at, targets in enumerate(ways):
            for target in targets:
                back[target].append(at)
        outs = [
            at for at, step in enumerate(process.steps) if step.type is StepType.END or not ways[at]
        ]
        lost = sorted(_reached(_roots(process), ways) - _reached(outs, back))
        if lost:
            place = loaded.place("processes", process.code, "steps", lost[0])
            names = ", ".join(process.steps[at].id for at in lost)
            yield problem("endless-loop", place, steps=names)


def missing_ends(loaded: Loaded) -> Iterator[Problem]:
    """A flow must have an end."""
    for process in _processes(loaded):
        if process.steps and all(step.type is not StepType.END for step in process.steps):
            yield problem("no-end", loaded.place("processes", process.code, "steps"))


def incomplete_decisions(loaded: Loaded) -> Iterator[Problem]:
    """A decision needs two ways on or more, each with its answer; a fork needs two ways."""
    for process in _processes(loaded):
        for at, step in enumerate(process.steps):
            place = loaded.place("processes", process.code, "steps", at)
            decision = step.type is StepType.DECISION
            fork = step.type is StepType.PARALLEL and bool(step.branches)
            if (decision or fork) and len(step.branches) < 2:
                yield problem("few-branches", place, step=step.id)
            for number, branch in enumerate(step.branches if decision else ()):
                if branch.answer is None:
                    place = loaded.place("processes", process.code, "steps", at, "branches", number)
                    yield problem("unlabelled-branch", place, step=step.id, next=branch.next)


def repeated_answers(loaded: Loaded) -> Iterator[Problem]:
    """Two branches of a step must not have the same answer."""
    for process in _processes(loaded):
        for at, step in enumerate(process.steps):
            seen = set()
            for number, branch in enumerate(step.branches):
                answer = branch.answer.th if branch.answer else None
                if answer is not None and answer in seen:
                    place = loaded.place(
                        "processes", process.code, "steps", at, "branches", number, "answer"
                    )
                    yield problem("repeated-answer", place, step=step.id, answer=answer)
                seen.add(answer)


def contradictory_ways(loaded: Loaded) -> Iterator[Problem]:
    """An end has no way on; another step has either ``next`` or ``branches``."""
    for process in _processes(loaded):
        for at, step in enumerate(process.steps):
            key = "branches" if step.branches else "next"
            place = loaded.place("processes", process.code, "steps", at, key)
            if step.type is StepType.END and (step.branches or step.next):
                yield problem("end-goes-on", place, step=step.id)
            elif step.branches and step.next:
                yield problem("next-and-branches", place, step=step.id)


def shares_over_100(loaded: Loaded) -> Iterator[Problem]:
    """The shares of a step's branches must not add up to more than all cases."""
    for process in _processes(loaded):
        for at, step in enumerate(process.steps):
            total = sum(branch.share or 0 for branch in step.branches)
            if total > 1.00001:  # shares are written to 0.01 %; below that is rounding
                place = loaded.place("processes", process.code, "steps", at, "branches")
                yield problem(
                    "shares-over-100", place, step=step.id, total=f"{round(total * 100, 2):g}%"
                )


def missing_subprocesses(loaded: Loaded) -> Iterator[Problem]:
    """A step of type subprocess must say which process it runs."""
    for process in _processes(loaded):
        for at, step in enumerate(process.steps):
            if step.type is StepType.SUBPROCESS and not step.process:
                place = loaded.place("processes", process.code, "steps", at)
                yield problem("missing-subprocess", place, step=step.id)
