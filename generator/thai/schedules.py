"""Schedules put into words: ``ทุกปี 31 มีนาคม``, ``ทุกเดือน วันสิ้นเดือน``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.labels import Labels
from generator.model.step import Step
from generator.model.year import LAST_DAY, Event, MonthDay, Schedule, Shift
from generator.thai.recurrences import rule_in_words
from generator.thai.wording import due_in_words


def schedule_in_words(schedule: Schedule, events: Mapping[str, Event], labels: Labels) -> str:
    """Return on which days something falls due, in one line."""
    return " · ".join(_parts(schedule, events, labels))


def _parts(schedule: Schedule, events: Mapping[str, Event], labels: Labels) -> Iterator[str]:
    if schedule.yearly:
        days = (month_day_in_words(day, labels) for day in schedule.yearly)
        yield labels("year.yearly", days=", ".join(days))
    if schedule.monthly:
        if numbers := [str(day) for day in schedule.monthly if day != LAST_DAY]:
            yield labels("year.monthly", days=", ".join(numbers))
        if LAST_DAY in schedule.monthly:
            yield labels("year.monthly-last")
    if schedule.rule:
        yield rule_in_words(schedule.rule, labels)
    if schedule.events:
        titles = (events[id_].title.in_language(labels.language) for id_ in schedule.events)
        yield labels("year.on-events", events=", ".join(titles))
    if schedule.day and schedule.day.days:
        yield due_in_words(schedule.day, labels)
    if schedule.steps:
        yield labels("year.with-steps")
    if schedule.shift is not Shift.NONE:
        yield labels(f"year.shift.{schedule.shift}")


def month_day_in_words(day: MonthDay, labels: Labels) -> str:
    """Return a day of every year, as ``31 มีนาคม``."""
    return labels("year.month-day", day=day.day, month=labels(f"words.month.long.{day.month}"))


def due_title(schedule: Schedule, step: Step | None, event: Event | None, labels: Labels) -> str:
    """Return what falls due, a step or what the schedule says, and the event that it is for."""
    texts = [step.title if step else schedule.what]
    texts += [event.title] if event else [schedule.what] if step else []
    return " · ".join(text.in_language(labels.language) for text in texts)


def undated_in_words(events: Iterable[Event], year: int, labels: Labels) -> str:
    """Return that these events have no date in a fiscal year (BE) yet; empty if there are none."""
    titles = ", ".join(event.title.in_language(labels.language) for event in events)
    return labels("year.undated", events=titles, year=year) if titles else ""
