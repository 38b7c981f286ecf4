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
    """The steps that an entry helps should be there: one may have been taken out since."""
    known = dict.fromkeys(
        f"{code}/{step.id}"
        for code, process in loaded.handbook.processes.items()
        for step in process.steps
    )
    for name, entry in loaded.handbook.entries.items():
        for at, step in enumerate(entry.steps):
            if step not in known:
                place = loaded.place("entries", name, "steps", at)
                yield problem("lost-step", place, id=step, near=nearest(step, known))
