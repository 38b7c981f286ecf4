"""Rules about the knowledge around the work: what is tied to nothing helps nobody."""

from __future__ import annotations

from collections.abc import Iterator

from generator.loading.loaded import Loaded
from generator.loading.nearest import nearest
from generator.problems import Problem, problem


def untied_entries(loaded: Loaded) -> Iterator[Problem]:
    """An entry should be tied to a process, a step or a role: nobody meets it otherwise."""
    for name, entry in loaded.handbook.entries.items():
        if not (entry.processes or entry.steps or entry.roles):
            yield problem("untied-entry", loaded.place("entries", name), kind=entry.kind)


def lost_steps(loaded: Loaded) -> Iterator[Problem]:
    """The steps that an entry or a delegation is for should be there: one may be gone since."""
    known = dict.fromkeys(
        f"{code}/{step.id}"
        for code, process in loaded.handbook.processes.items()
        for step in process.steps
    )
    book = loaded.handbook
    tied = [("entries", name, entry.steps) for name, entry in book.entries.items()]
    tied += [("delegations", id_, one.steps) for id_, one in book.delegations.items()]
    for register, name, steps in tied:
        for at, step in enumerate(steps):
            if step not in known:
                place = loaded.place(register, name, "steps", at)
                yield problem("lost-step", place, id=step, near=nearest(step, known))
