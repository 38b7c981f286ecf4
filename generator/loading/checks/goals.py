"""Rules about goals and duties: each serves one above it, is written once, and has its work."""

from __future__ import annotations

from collections.abc import Iterator

from generator.loading.loaded import Loaded
from generator.model.goals import GoalLevel
from generator.problems import Problem, problem

_HEIGHT = {level: at for at, level in enumerate(GoalLevel)}


def goals_that_serve_no_higher(loaded: Loaded) -> Iterator[Problem]:
    """A goal serves goals of its own level or above, never one below."""
    goals = loaded.handbook.goals
    for goal in goals.values():
        for at, id_ in enumerate(goal.serves):
            above = goals.get(id_)
            if above and _HEIGHT[above.level] > _HEIGHT[goal.level]:
                place = loaded.place("goals", goal.id, "serves", at)
                yield problem("goal-serves-lower", place, goal=goal.id, other=id_)


def goals_written_twice(loaded: Loaded) -> Iterator[Problem]:
    """A goal stands in the chain once: a second one would be paid and counted twice."""
    first: dict[tuple[GoalLevel, str], str] = {}
    for goal in loaded.handbook.goals.values():
        other = first.setdefault((goal.level, goal.title.th.strip()), goal.id)
        if other != goal.id:
            place = loaded.place("goals", goal.id, "title")
            yield problem("repeated-goal", place, goal=goal.id, other=other)


def mandates_without_process(loaded: Loaded) -> Iterator[Problem]:
    """A duty of the office is carried out by some process."""
    for mandate in loaded.handbook.mandates.values():
        if not mandate.processes:
            place = loaded.place("mandates", mandate.id, "processes")
            yield problem("mandate-without-process", place, id=mandate.id)
