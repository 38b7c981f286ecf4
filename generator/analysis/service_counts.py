"""The statistics of a service: cases in, closed, pending, on time, and what people said of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model.performance import CaseCount, Period
from generator.model.periods import missing

_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class ServiceRow:
    """The cases of a period, with what follows from them; None where that is not known."""

    count: CaseCount
    pending: int | None
    """Open when the period ends: carried over and received, less closed."""
    missing: tuple[Period, ...] = ()
    """Of a total: the periods between the first and the last that it has no figures of."""

    @property
    def on_time(self) -> float | None:
        """Share of the closed cases that were closed on time, 0 to 1."""
        return _share(self.count.on_time, self.count.closed)

    @property
    def satisfied(self) -> float | None:
        """Share of those who answered, satisfied or not, that were satisfied, 0 to 1."""
        return _share(self.count.satisfied, self.answered)

    @property
    def dissatisfied(self) -> float | None:
        """Share of those who answered that were not satisfied, 0 to 1."""
        return _share(self.count.dissatisfied, self.answered)

    @property
    def answered(self) -> int | None:
        """How many said whether they were satisfied; None unless both answers are counted."""
        return _sum((self.count.satisfied, self.count.dissatisfied))


def service_rows(counts: Sequence[CaseCount]) -> tuple[ServiceRow, ...]:
    """Return the periods in order with what was pending at the end of each.

    What is pending goes over to the period that begins on the next day, where it says nothing
    else. Without any such count pending cases are not known: zero would be a guess.
    """
    rows: list[ServiceRow] = []
    for one in sorted(counts, key=lambda count: count.period):
        opening = one.carried
        if opening is None and rows and rows[-1].count.period.end + _DAY == one.period.start:
            opening = rows[-1].pending
        known = None not in (opening, one.received, one.closed)
        pending = (opening or 0) + (one.received or 0) - (one.closed or 0) if known else None
        rows.append(ServiceRow(one, pending))
    return tuple(rows)


def total(rows: Sequence[ServiceRow]) -> ServiceRow | None:
    """Return all periods as one, with those that are left out between them.

    A figure that some period leaves blank is not summed.
    """
    if not rows:
        return None
    counts = [row.count for row in rows]
    return ServiceRow(
        CaseCount(
            Period(counts[0].period.start, counts[-1].period.end),
            _sum(one.received for one in counts),
            _sum(one.closed for one in counts),
            _sum(one.on_time for one in counts),
            _sum(one.satisfied for one in counts),
            _sum(one.dissatisfied for one in counts),
            _sum(one.suggestions for one in counts),
            counts[0].carried,
        ),
        rows[-1].pending,
        missing(one.period for one in counts),
    )


def _share(part: int | None, whole: int | None) -> float | None:
    return part / whole if part is not None and whole else None


def _sum(values: Iterable[int | None]) -> int | None:
    known = list(values)
    whole = [one for one in known if one is not None]
    return sum(whole) if len(whole) == len(known) else None
