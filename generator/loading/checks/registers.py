"""Rules about single registers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.loading.loaded import Loaded
from generator.problems import Problem, problem

_BUDDHIST_ERA = 543


def repeated_sections(loaded: Loaded) -> Iterator[Problem]:
    """A section must stand only once in its law."""
    for law in loaded.handbook.laws.values():
        seen: dict[str, int] = {}
        for at, section in enumerate(law.sections):
            first = seen.setdefault(section.id, at)
            if first != at:
                other = loaded.place("laws", law.id, "sections", first)
                place = loaded.place("laws", law.id, "sections", at, "id")
                yield problem(
                    "repeated-id", place, id=section.id, other=f"{other.file}:{other.line}"
                )


def repeated_holidays(loaded: Loaded) -> Iterator[Problem]:
    """A day must stand only once in its year."""
    for year in loaded.handbook.holidays.values():
        seen = set()
        for at, holiday in enumerate(year.holidays):
            if holiday.date in seen:
                place = loaded.place("holidays", str(year.year), "holidays", at, "date")
                yield problem("repeated-date", place, date=holiday.date)
            seen.add(holiday.date)


def holidays_of_another_year(loaded: Loaded) -> Iterator[Problem]:
    """A file of holidays must hold the year that it is named after, and days of that year."""
    for year in loaded.handbook.holidays.values():
        home = str(year.year)
        place = loaded.place("holidays", home, "year")
        named = PurePosixPath(place.file).stem.rpartition("-")[2]
        if named != home:
            yield problem("wrong-year", place, found=home, year=named)
        for at, holiday in enumerate(year.holidays):
            if holiday.date.year + _BUDDHIST_ERA != year.year:
                place = loaded.place("holidays", home, "holidays", at, "date")
                yield problem("wrong-year", place, found=holiday.date, year=home)


def hours_out_of_order(loaded: Loaded) -> Iterator[Problem]:
    """An office opens, breaks, goes on and closes, in that order."""
    hours = loaded.handbook.office.hours
    if not hours.minutes:
        times = (hours.opens, hours.break_from, hours.break_to, hours.closes)
        shown = ", ".join(time.isoformat("minutes") for time in times)
        yield problem("hours-out-of-order", loaded.place("office", "office", "hours"), hours=shown)
