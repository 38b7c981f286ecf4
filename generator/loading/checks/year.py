"""Rules about the work year: what falls due has a day, and an id of its own."""

from __future__ import annotations

from collections.abc import Iterator

from generator.loading.loaded import Loaded
from generator.problems import Problem, problem


def schedules_without_a_day(loaded: Loaded) -> Iterator[Problem]:
    """What falls due says on which days: by the year, the month, a rule or events."""
    for process in loaded.handbook.processes.values():
        for at, one in enumerate(process.schedule):
            if not (one.yearly or one.monthly or one.rule or one.events):
                place = loaded.place("processes", process.code, "schedule", at)
                yield problem("schedule-without-day", place, id=one.id)


def repeated_schedules(loaded: Loaded) -> Iterator[Problem]:
    """The id of a schedule must be its own: calendars know its days by it."""
    for process in loaded.handbook.processes.values():
        ids = (one.id for one in process.schedule)
        yield from loaded.repeats(process.code, "schedule", ids)


def events_without_a_day(loaded: Loaded) -> Iterator[Problem]:
    """An event has a day of every year, or dates."""
    for event in loaded.handbook.events.values():
        if not event.yearly and not event.dates:
            yield problem("event-without-day", loaded.place("events", event.id), id=event.id)
