"""Ways without repetition: every way through a flow, unfolded so that each can be weighed once.

A case that is at a step may go on to any step that it has not done yet and from which the goal
can still be reached. Where it has been before matters only as far as it takes such steps away.
So a place is a step together with the steps that are still open, and the places form a graph
without circles: what is latest, or heaviest, at a place is found in one pass.

All ways of a fork are taken; the way that takes longest decides, so that for the longest time a
fork is looked at as if it were a choice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from generator.analysis.flow import EXIT, Flow

MOST_PLACES = 2_000
"""How many places are tried before the ways are called too many."""


class TooManyWaysError(Exception):
    """A flow has too many ways to try them all."""


Arrival = TypeVar("Arrival", float, tuple[int, int])
"""What is known behind a step: a weight, or a day with the minutes of it that are used."""

_Place = tuple[str, frozenset[str]]


@dataclass(frozen=True)
class Unfolded:
    """The places of all ways without repetition, each behind those that lead to it."""

    steps: tuple[str, ...]
    """The step of each place."""
    before: tuple[tuple[int, ...], ...]
    """The places that lead to each place; none where the ways begin."""
    last: tuple[int, ...]
    """The places from which the goal is reached."""

    def latest(
        self, start: Arrival, play: Callable[[Arrival, str], Arrival]
    ) -> tuple[Arrival, tuple[str, ...]] | None:
        """Return the latest arrival at the goal, and the steps of the way that leads to it.

        ``play`` returns the arrival behind a step; it must not be earlier for a later arrival
        before. None where no way leads to the goal.
        """
        arrivals: list[Arrival] = []
        came: list[int] = []
        for step, before in zip(self.steps, self.before, strict=True):
            by = max(before, key=lambda place: arrivals[place], default=-1)
            arrivals.append(play(arrivals[by] if before else start, step))
            came.append(by)
        if not self.last:
            return None
        place = end = max(self.last, key=lambda place: arrivals[place])
        way: list[str] = []
        while place >= 0:
            way.append(self.steps[place])
            place = came[place]
        return arrivals[end], tuple(reversed(way))


def unfold(
    flow: Flow, starts: Iterable[str], stop: str = EXIT, avoid: frozenset[str] = frozenset()
) -> Unfolded:
    """Return all ways from any of ``starts`` to ``stop`` that do no step twice, ``stop`` excluded.

    Steps of ``avoid`` are on no way. Raises :class:`TooManyWaysError`.
    """
    all_steps = frozenset(flow.steps) - avoid - {stop}
    found: dict[_Place, set[_Place]] = {}
    waiting: list[_Place] = []

    def lead(to: str, still_open: frozenset[str], by: _Place | None) -> None:
        if to not in still_open:
            return
        region = _useful(flow, to, still_open, stop)
        if not region:
            return
        place = (to, region)
        if place not in found:
            if len(found) == MOST_PLACES:
                raise TooManyWaysError
            found[place] = set()
            waiting.append(place)
        if by:
            found[place].add(by)

    for start in dict.fromkeys(starts):
        lead(start, all_steps, None)
    while waiting:
        place = waiting.pop()
        step, region = place
        for way in flow.ways[step]:
            lead(way, region - {step}, place)
    # Every way on leaves at least one step behind: larger regions come first.
    rank = {step: at for at, step in enumerate(flow.steps)}
    places = sorted(found, key=lambda place: (-len(place[1]), rank[place[0]], sorted(place[1])))
    number = {place: at for at, place in enumerate(places)}
    return Unfolded(
        steps=tuple(step for step, _ in places),
        before=tuple(tuple(sorted(number[by] for by in found[place])) for place in places),
        last=tuple(number[place] for place in places if _reaches(flow, place[0], stop)),
    )


def _reaches(flow: Flow, step: str, stop: str) -> bool:
    """Tell whether the goal is the next thing behind a step."""
    return not flow.ways[step] if stop == EXIT else stop in flow.ways[step]


def _useful(flow: Flow, start: str, still_open: frozenset[str], stop: str) -> frozenset[str]:
    """Return the open steps that can lie on a way from ``start`` to the goal; none if none can."""
    ahead = {start}
    waiting = [start]
    back: dict[str, list[str]] = {}
    while waiting:
        step = waiting.pop()
        for way in flow.ways[step]:
            if way in still_open:
                back.setdefault(way, []).append(step)
                if way not in ahead:
                    ahead.add(way)
                    waiting.append(way)
    waiting = [step for step in ahead if _reaches(flow, step, stop)]
    useful = set(waiting)
    while waiting:
        for step in back.get(waiting.pop(), ()):
            if step not in useful:
                useful.add(step)
                waiting.append(step)
    return frozenset(useful) if start in useful else frozenset()
