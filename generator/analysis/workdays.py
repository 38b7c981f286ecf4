"""Working days of the civil service: Monday to Friday without the holidays of the register."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from generator.model.registers import HolidayYear

BE_OFFSET = 543
"""A year of the Buddhist era is the year of the Common Era plus this (dates since 1941)."""

_DAY = datetime.timedelta(days=1)
_SATURDAY = 5


class MissingYearError(LookupError):
    """A day lies in a year whose holidays are not in the register; ``year`` is that BE year."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


@dataclass(frozen=True)
class Calendar:
    """The days off: Saturdays, Sundays and holidays, for the BE years that are known.

    Each method raises :class:`MissingYearError` rather than guess about a year that is not known.
    """

    holidays: Mapping[datetime.date, str]
    years: frozenset[int]

    def is_working_day(self, day: datetime.date) -> bool:
        """Tell whether offices are open."""
        self._require(day, day)
        return day.weekday() < _SATURDAY and day not in self.holidays

    def on_or_after(self, day: datetime.date) -> datetime.date:
        """Return the first working day on or after ``day``."""
        return self.add(day - _DAY, 1)

    def on_or_before(self, day: datetime.date) -> datetime.date:
        """Return the last working day on or before ``day``."""
        return self.before(day + _DAY, 1)

    def before(self, day: datetime.date, working_days: int) -> datetime.date:
        """Return the day that is this many working days before ``day``, which is not counted."""
        if not working_days:
            return day
        at = bisect_left(self._open, day.toordinal()) - working_days
        if at < 0:
            raise MissingYearError(
                next(y for y in count(day.year + BE_OFFSET, -1) if y not in self.years)
            )
        first = datetime.date.fromordinal(self._open[at])
        self._require(first, day - _DAY)
        return first

    def add(self, day: datetime.date, working_days: int) -> datetime.date:
        """Return the day that is this many working days after ``day``, which is not counted."""
        if not working_days:
            return day
        at = bisect_right(self._open, day.toordinal()) + working_days - 1
        if at >= len(self._open):
            raise MissingYearError(
                next(y for y in count(day.year + BE_OFFSET) if y not in self.years)
            )
        last = datetime.date.fromordinal(self._open[at])
        self._require(day + _DAY, last)
        return last

    def days_off(self, first: datetime.date, last: datetime.date) -> tuple[datetime.date, ...]:
        """Return the days on which offices are closed, ``first`` and ``last`` among them."""
        days = (first + _DAY * at for at in range((last - first).days + 1))
        return tuple(day for day in days if not self.is_working_day(day))

    @cached_property
    def _open(self) -> list[int]:
        """The working days of all known years, as ordinals, in order."""
        return [
            day
            for year in sorted(self.years)
            for day in range(
                datetime.date(year - BE_OFFSET, 1, 1).toordinal(),
                datetime.date(year - BE_OFFSET, 12, 31).toordinal() + 1,
            )
            if self.is_working_day(datetime.date.fromordinal(day))
        ]

    def _require(self, first: datetime.date, last: datetime.date) -> None:
        """Raise for the first year from one day to the other that is not known."""
        for year in range(first.year + BE_OFFSET, last.year + BE_OFFSET + 1):
            if year not in self.years:
                raise MissingYearError(year)


def weekdays_from(day: datetime.date, weekdays: int) -> datetime.date:
    """Return the day that is so many weekdays behind ``day``, or before it where it is negative.

    What is left of working days where the holidays are not known.
    """
    step = _DAY if weekdays > 0 else -_DAY
    for _ in range(abs(weekdays)):
        day += step
        while day.weekday() >= _SATURDAY:
            day += step
    return day


def calendar_of(years: Iterable[HolidayYear]) -> Calendar:
    """Build a calendar from the register's years (Thai names of the holidays by date)."""
    known = tuple(years)
    return Calendar(
        holidays={day.date: day.title.th for year in known for day in year.holidays},
        years=frozenset(year.year for year in known),
    )
