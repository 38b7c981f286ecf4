"""Time that has passed, counted as the office counts it: office minutes, working days, days."""

from __future__ import annotations

import datetime

from generator.analysis.deadlines import calendar_days_on
from generator.analysis.workdays import Calendar
from generator.model.duration import Duration
from generator.model.registers import OfficeHours

_DAY = datetime.timedelta(days=1)
_MINUTE = datetime.timedelta(minutes=1)


def office_minutes(
    start: datetime.datetime, end: datetime.datetime, days: Calendar, hours: OfficeHours
) -> int:
    """Return the minutes of office time between two moments; work outside of it counts nothing.

    Raises :class:`~generator.analysis.workdays.MissingYearError`.
    """
    spans = ((hours.opens, hours.break_from), (hours.break_to, hours.closes))
    minutes = 0
    day = start.date()
    while day <= end.date():
        if days.is_working_day(day):
            for opens, closes in spans:
                begin = max(start, datetime.datetime.combine(day, opens))
                stop = min(end, datetime.datetime.combine(day, closes))
                minutes += max(0, (stop - begin) // _MINUTE)
        day += _DAY
    return minutes


def working_days(start: datetime.date, end: datetime.date, days: Calendar) -> int:
    """Return how many working days lie behind ``start``, up to ``end``; the first is not counted.

    Raises :class:`~generator.analysis.workdays.MissingYearError`.
    """
    span = (end - start).days
    return sum(days.is_working_day(start + _DAY * at) for at in range(1, span + 1))


def last_day(start: datetime.date, standard: Duration, days: Calendar) -> datetime.date:
    """Return the last day that keeps a standard of whole days that begins on a day.

    Months and calendar days first, then working days, as for a period of law.
    Raises :class:`~generator.analysis.workdays.MissingYearError`.
    """
    return days.add(calendar_days_on(start, standard), standard.working_days)
