"""What is dated ahead: what is said to have been done on a day that has not come proves nothing.

Only what somebody did, or found so, is held against the day: when a manual takes effect, when it
is to be reviewed or when an improvement is due may well lie ahead.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.handbook import Handbook
from generator.model.process import Process, Status

DATED_AHEAD = "dated-ahead"
"""The code of the problem that tells it."""


@dataclass(frozen=True)
class Dated:
    """Something that was done or found so, the day it is dated, and where that is written."""

    register: str
    """The register of ``id``, or ``processes``."""
    id: str
    path: tuple[str | int, ...]
    date: datetime.date


@dataclass(frozen=True)
class Measured:
    """A line of a file of data, from which day to which it measures."""

    dataset: str
    line: int
    first: datetime.date
    last: datetime.date


def is_dated_by(date: datetime.date | None, day: datetime.date) -> bool:
    """Tell whether what says no date, or this one, can have been done by ``day``."""
    return date is None or date <= day


def dated(handbook: Handbook) -> Iterator[Dated]:
    """Yield all that the handbook says was done or found so on a day, as far as it is in use."""
    for process in handbook.in_use():
        yield from _of_process(process)
    for law in handbook.laws.values():
        yield Dated("laws", law.id, ("as_of",), law.as_of)
    for one in handbook.rounds.values():
        yield Dated("rounds", one.id, ("date",), one.date)
    for register, id_, key, date in (
        *(("agencies", one.id, "confirmed", one.confirmed) for one in handbook.agencies.values()),
        *(("datasets", one.id, "updated", one.updated) for one in handbook.datasets.values()),
        *(("actions", one.id, "closed", one.closed) for one in handbook.actions.values()),
    ):
        if date:
            yield Dated(register, id_, (key,), date)


def _of_process(process: Process) -> Iterator[Dated]:
    for at, one in enumerate(process.confirmed):
        yield Dated("processes", process.code, ("confirmed", at, "date"), one.date)
    approval = process.approval
    for name in ("prepared", "reviewed", "approved") if approval else ():
        signed = getattr(approval, name)
        if signed and signed.date:
            yield Dated("processes", process.code, ("approval", name, "date"), signed.date)


def measured(handbook: Handbook) -> Iterator[Measured]:
    """Yield the days of every line of the files of data."""
    figures = handbook.figures
    for counted in (figures.actuals, figures.statistics):
        for id_, rows in counted.items():
            for row in rows:
                yield Measured(id_, row.line, row.period.start, row.period.end)
    for id_, events in figures.events.items():
        for event in events:
            first, last = event.start, event.end or event.start
            yield Measured(id_, event.line, first.date(), last.date())


def can_be_today(handbook: Handbook, day: datetime.date) -> bool:
    """Tell whether a clock that says ``day`` may be right.

    Where most of what was done lies ahead of it, it is the clock that is wrong.
    """
    days = [one.date for one in dated(handbook)]
    return 2 * sum(date > day for date in days) <= len(days)


def newest(handbook: Handbook) -> datetime.date:
    """Return the newest day on which anything was done; of a handbook of plans alone, its latest.

    When a manual takes effect or is to be reviewed does not count: it may lie far ahead. Of a
    period it counts when it began, since what was reached so far may stand under one that is not
    over.
    """
    done = {one.date for one in dated(handbook)}
    done |= {one.first for one in measured(handbook)}
    done |= {day for process in handbook.in_use() for day in _changes(process)}
    planned = (one.revision.effective for one in handbook.in_use() if one.revision)
    return max(done, default=None) or max(planned, default=datetime.date(1970, 1, 1))


def _changes(process: Process) -> Iterator[datetime.date]:
    """Yield when an approved manual was changed; some write there the day of effect, to come."""
    if process.status is Status.APPROVED and process.revision:
        effective = process.revision.effective
        yield from (one.date for one in process.history if one.date != effective)
