"""A learning path: in which order somebody new to a role reads the processes of the role."""

from __future__ import annotations

from generator.model.handbook import Handbook
from generator.model.process import Process
from generator.model.step import Step, StepType

_NO_WORK = (StepType.START, StepType.END)


def learning_path(handbook: Handbook, role: str) -> tuple[Process, ...]:
    """Return the processes in use that a role owns or works in, in an order to learn them.

    What another process runs as a part comes before it; besides that comes first what the role
    has the most to do with (its steps, as often as the process is done), then the order of the
    handbook.
    """
    waiting = {
        process.code: process
        for process in handbook.in_use()
        if process.owner == role or any(step.role == role for step in process.steps)
    }
    path: list[Process] = []
    while waiting:
        free = [one for one in waiting.values() if not _parts(one) & (set(waiting) - {one.code})]
        # A circle is an error of the sources; here it must only not hold us up.
        chosen = max(free or waiting.values(), key=lambda one: _often(one, role))
        path.append(waiting.pop(chosen.code))
    return tuple(path)


def own_steps(process: Process, role: str) -> tuple[Step, ...]:
    """Return the steps of a process that a role has to learn: its own, but for start and end."""
    return tuple(step for step in process.steps if step.role == role and step.type not in _NO_WORK)


def _parts(process: Process) -> set[str]:
    """Return the codes of the processes that a process runs as parts of itself."""
    return {step.process for step in process.steps if step.process}


def _often(process: Process, role: str) -> int:
    """Return how many steps of a process a role does in a year; who only owns it counts for one."""
    return max(len(own_steps(process, role)), 1) * (
        process.volume.cases_a_year if process.volume else 0
    )
