"""Recurrence: the days that a schedule names, by the rules of iCalendar. The home of dateutil."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

from dateutil.rrule import MONTHLY, YEARLY, rrule, rruleset, rrulestr

from generator.model.year import Event, MonthDay, Schedule

ANCHOR = datetime.datetime(2000, 10, 1)
"""Where rules that name an interval begin to count: the first day of a fiscal year, so that
every third month is the beginning of a quarter."""

_FEBRUARY = 2
_SHORTEST_MONTH = 28
_ALL_KINDS_OF_YEARS = 28
"""In so many years each day of the year falls on each day of the week."""

_IN_A_MONTH = re.compile(r"(?:BYMONTHDAY|BYDAY)=[^;]+")
"""The days that a rule lists; one that names both kinds, as a Friday the 13th, means to skip."""


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


def skipped_by(rule: str) -> tuple[str, ...]:
    """Return the days that a rule lists and some month does not have: a 31st, a fifth Monday.

    A rule that chooses among the days it lists (``BYSETPOS``) may list days that are not there.
    """
    listed = _IN_A_MONTH.findall(rule)
    if "BYSETPOS" in rule or len(listed) != 1:
        return ()
    name, _, days = listed[0].partition("=")
    singles = [f"{name}={day}" for day in days.split(",")]
    return tuple(one for one in singles if _skips(rule.replace(listed[0], one)))


def skips_months(day: int) -> bool:
    """Tell whether some months do not have a day; all have their last one."""
    return day > _SHORTEST_MONTH


def skips_years(day: MonthDay) -> bool:
    """Tell whether some years do not have a day."""
    return day == MonthDay(_FEBRUARY, _SHORTEST_MONTH + 1)


def _skips(rule: str) -> bool:
    """Tell whether the one day of a rule is missing where the first of its kind is not."""
    first = re.sub(r"(BYMONTHDAY=|BYDAY=(?=-?\d))-?\d+", r"\g<1>1", rule)
    end = ANCHOR.date().replace(year=ANCHOR.year + _ALL_KINDS_OF_YEARS) - datetime.timedelta(days=1)
    counts = [
        sum(1 for _ in _between(rrulestr(one, dtstart=ANCHOR), ANCHOR.date(), end))
        for one in (rule, first)
    ]
    return counts[0] < counts[1]


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
