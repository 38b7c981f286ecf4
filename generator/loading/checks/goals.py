"""Rules about goals, plans and duties: what they serve, when they run, and that they have work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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


def goals_of_other_years(loaded: Loaded) -> Iterator[Problem]:
    """A goal shares a year with the goals that it serves, where both say in which they run."""
    goals = loaded.handbook.goals
    for goal in goals.values():
        for at, id_ in enumerate(goal.serves):
            above = goals.get(id_)
            if above and goal.years and above.years and not set(goal.years) & set(above.years):
                place = loaded.place("goals", goal.id, "serves", at)
                own, years = _listed(goal.years), _listed(above.years)
                yield problem(
                    "goal-of-other-years", place, goal=goal.id, other=id_, own=own, years=years
                )


def plans_that_end_before_they_begin(loaded: Loaded) -> Iterator[Problem]:
    """The last year of a plan is not before its first."""
    for plan in loaded.handbook.plans.values():
        if plan.last_year is not None and plan.last_year < plan.first_year:
            place = loaded.place("plans", plan.id, "last_year")
            yield problem("plan-ends-early", place, first=plan.first_year, last=plan.last_year)


def plans_without_goals(loaded: Loaded) -> Iterator[Problem]:
    """A plan names the goals that stand in it, which run in some of its years."""
    goals = loaded.handbook.goals
    for plan in loaded.handbook.plans.values():
        if not loaded.is_written("plans", plan.id, "goals", 0):
            yield problem("plan-without-goals", loaded.place("plans", plan.id, "goals"), id=plan.id)
        first, last = plan.first_year, plan.last_year or plan.first_year
        for at, id_ in enumerate(plan.goals):
            years = goals[id_].years if id_ in goals else ()
            if first <= last and years and not any(first <= year <= last for year in years):
                place = loaded.place("plans", plan.id, "goals", at)
                words = f"{first}–{last}" if first < last else str(first)
                yield problem(
                    "plan-of-other-years", place, goal=id_, years=_listed(years), plan=words
                )


def _listed(years: Iterable[int]) -> str:
    return ", ".join(map(str, years))
