"""Periods side by side: which ones are left out between them, and how many months they are."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import pairwise

from generator.model.performance import Period

_DAY = datetime.timedelta(days=1)
_MOST = 12
"""Into how many periods a gap is divided at most: a longer one is told as a whole."""


def missing(periods: Iterable[Period]) -> tuple[Period, ...]:
    """Return the periods that are left out between the first and the last, in order of time.

    Each is as long as the one before the gap, where the gap is made of such: of a quarter that
    two months leave out it is the months that are missing.
    """
    found: list[Period] = []
    before: Period | None = None
    for one in sorted(periods, key=lambda period: (period.end, period.start)):
        if before and one.start - before.end > _DAY:
            found += _divided(Period(before.end + _DAY, one.start - _DAY), before)
        before = one
    return tuple(found)


def months(period: Period) -> int:
    """Return how many months of the calendar a period touches."""
    start, end = period.start, period.end
    return (end.year - start.year) * 12 + end.month - start.month + 1


def months_without(period: Period, left_out: Iterable[Period]) -> int:
    """Return how many months of a period nothing is left out of."""
    touched = {
        number
        for one in left_out
        for number in range(_number(one.start), _number(one.start) + months(one))
    }
    return months(period) - len(touched)


def is_whole_months(period: Period) -> bool:
    """Tell whether a period goes from the first of a month to the last of one."""
    return period.start.day == 1 and (period.end + _DAY).day == 1


def _divided(gap: Period, before: Period) -> Iterator[Period]:
    """Yield the periods that a gap is made of, each as long as the one ``before`` it."""
    count, rest = divmod(months(gap), months(before))
    whole = is_whole_months(gap) and is_whole_months(before)
    if not whole or rest or count > _MOST:
        yield gap
        return
    firsts = [_first(_number(gap.start) + at * months(before)) for at in range(count + 1)]
    yield from (Period(start, after - _DAY) for start, after in pairwise(firsts))


def _number(day: datetime.date) -> int:
    return day.year * 12 + day.month - 1


def _first(number: int) -> datetime.date:
    return datetime.date(number // 12, number % 12 + 1, 1)
