"""Recurrence: the days that a schedule names, by the rules of iCalendar. The home of dateutil."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from dateutil.rrule import MONTHLY, YEARLY, rrule, rruleset, rrulestr

from generator.model.year import Event, MonthDay, Schedule

ANCHOR = datetime.datetime(2000, 10, 1)
"""Where rules that name an interval begin to count: the first day of a fiscal year, so that
every third month is the beginning of a quarter."""


def days_of(
    schedule: Schedule, events: Iterable[Event], first: datetime.date, last: datetime.date
) -> Iterator[tuple[datetime.date, Event | None]]:
    """Yield each day from ``first`` to ``last`` that a schedule names, and the event of that day.

    ``events`` are those that the schedule names. Days are not yet counted from (``day``) nor
    shifted off a holiday.
    """
    own: set[datetime.date] = set()
    for one in schedule.yearly:
        own.update(_between(_yearly(one), first, last))
    if schedule.monthly:
        own.update(_between(rrule(MONTHLY, ANCHOR, bymonthday=schedule.monthly), first, last))
    if schedule.rule:
        own.update(_between(rrulestr(schedule.rule, dtstart=ANCHOR), first, last))
    yield from ((day, None) for day in sorted(own))
    for event in events:
        held = {day for day in event.dates if first <= day <= last}
        if event.yearly:
            held.update(_between(_yearly(event.yearly), first, last))
        yield from ((day, event) for day in sorted(held))


def ever_falls(rule: str) -> bool:
    """Tell whether a rule names any day at all; that of 30 February does not."""
    try:
        return next(iter(rrulestr(rule, dtstart=ANCHOR)), None) is not None
    except ValueError:
        return False


def _yearly(day: MonthDay) -> rrule:
    return rrule(YEARLY, ANCHOR, bymonth=day.month, bymonthday=day.day)


def _between(
    rule: rrule | rruleset, first: datetime.date, last: datetime.date
) -> Iterator[datetime.date]:
    midnight = datetime.time()
    begin, end = (
        datetime.datetime.combine(first, midnight),
        datetime.datetime.combine(last, midnight),
    )
    return (moment.date() for moment in rule.between(begin, end, inc=True))
