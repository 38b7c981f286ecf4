"""Periods and times as tables write them: a month, a fiscal quarter, a fiscal year, two dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

from generator.model.fields import THAI_DIGITS, BadDateError, parse_date
from generator.model.performance import Period

BE_OFFSET = 543
_DAY = datetime.timedelta(days=1)


class BadPeriodError(ValueError):
    """The text is no period; ``hint`` shows what may have been meant."""

    def __init__(self, value: str, hint: str) -> None:
        super().__init__(value)
        self.value = value
        self.hint = hint


def parse_period(written: str) -> Period:
    """Read a month (``2026-10``), a fiscal quarter (``2570-Q1``) or a fiscal year (``2570``).

    Months are of the Common Era. Fiscal years are of the Buddhist era and begin on 1 October
    of the year before. Raises :class:`BadPeriodError`.
    """
    text = written.strip().translate(THAI_DIGITS).upper()
    if found := re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])", text):
        year, month = int(found[1]), int(found[2])
        if year >= 2400:
            raise BadPeriodError(written, f"{year - BE_OFFSET}-{found[2]}")
        return _months(year, month, 1)
    if found := re.fullmatch(r"([0-9]{4})(?:-Q([1-4]))?", text):
        year, quarter = int(found[1]), int(found[2] or 0)
        if year < 2400:
            raise BadPeriodError(written, f"{year + BE_OFFSET}{text[4:]}")
        first = _months(year - BE_OFFSET - 1, 10, 12)
        if not quarter:
            return first
        month = (10, 1, 4, 7)[quarter - 1]
        return _months(first.start.year + (quarter > 1), month, 3)
    raise BadPeriodError(written, "2026-10, 2570-Q1, 2570")


def _months(year: int, month: int, count: int) -> Period:
    """Return the period of some months from the first of one on."""
    if not 1900 <= year <= 2398:
        raise BadPeriodError(f"{year}-{month:02}", "2026-10")
    last = year * 12 + month - 1 + count
    after = datetime.date(last // 12, last % 12 + 1, 1)
    return Period(datetime.date(year, month, 1), after - _DAY)


def parse_moment(written: str) -> datetime.datetime:
    """Read a date and a time of day: ``2026-10-05 09:30``.

    Raises :class:`~generator.model.fields.BadDateError`; for a year of the Buddhist era its hint
    is the date that was meant.
    """
    text = written.strip().translate(THAI_DIGITS)
    found = re.fullmatch(
        r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]([01]?[0-9]|2[0-3])[:.]([0-5][0-9])(?::[0-5][0-9])?", text
    )
    if not found:
        raise BadDateError(written, "2026-10-05 09:30")
    clock = f"{int(found[2]):02}:{found[3]}"
    try:
        day = parse_date(found[1])
    except BadDateError as bad:
        raise BadDateError(written, f"{bad.hint} {clock}") from None
    return datetime.datetime.combine(day, datetime.time.fromisoformat(clock))


def clashes(periods: Iterable[Period], *, nested: bool) -> Iterator[tuple[int, int]]:
    """Yield the positions of each period that repeats or overlaps an earlier one, and of that.

    With ``nested`` a period may lie wholly within another: a month within its year.
    """
    seen: list[Period] = []
    for at, one in enumerate(periods):
        for before, other in enumerate(seen):
            meet = one.start <= other.end and other.start <= one.end
            within = (one.start >= other.start and one.end <= other.end) or (
                other.start >= one.start and other.end <= one.end
            )
            if meet and not (nested and within and one != other):
                yield at, before
                break
        seen.append(one)
