"""Working days of the civil service: Monday to Friday without the holidays of the register."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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
    """The days off: Saturdays, Sundays and holidays, for the BE years that are known."""

    holidays: Mapping[datetime.date, str]
    years: frozenset[int]

    def is_working_day(self, day: datetime.date) -> bool:
        """Tell whether offices are open; raises :class:`MissingYearError` rather than guess."""
        year = day.year + BE_OFFSET
        if year not in self.years:
            raise MissingYearError(year)
        return day.weekday() < _SATURDAY and day not in self.holidays

    def on_or_after(self, day: datetime.date) -> datetime.date:
        """Return the first working day on or after ``day``."""
        while not self.is_working_day(day):
            day += _DAY
        return day

    def on_or_before(self, day: datetime.date) -> datetime.date:
        """Return the last working day on or before ``day``."""
        while not self.is_working_day(day):
            day -= _DAY
        return day

    def add(self, day: datetime.date, working_days: int) -> datetime.date:
        """Return the day that is this many working days after ``day``, which is not counted."""
        for _ in range(working_days):
            day = self.on_or_after(day + _DAY)
        return day


def calendar_of(years: Iterable[HolidayYear]) -> Calendar:
    """Build a calendar from the register's years (Thai names of the holidays by date)."""
    known = tuple(years)
    return Calendar(
        holidays={day.date: day.title.th for year in known for day in year.holidays},
        years=frozenset(year.year for year in known),
    )
