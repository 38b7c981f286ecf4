"""An absence: what a role does, what falls due while it is away, and who does it meanwhile."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.analysis.coverage import Cover, covers_of
from generator.analysis.deadlines import NoDeadlineError, deadline
from generator.analysis.schedules import Occurrence, fiscal_span, fiscal_year, occurrences
from generator.analysis.workdays import BE_OFFSET, Calendar, MissingYearError
from generator.model.handbook import Handbook
from generator.model.process import Limit, Process

_DAY = datetime.timedelta(days=1)
_LONGEST_LIMIT = 400
"""Matters that came in earlier than so many days before are not looked for."""


@dataclass(frozen=True)
class Maturing:
    """A limit of law that ends in the span for matters that reached its first step on some days."""

    limit: Limit
    earliest: datetime.date
    latest: datetime.date


@dataclass(frozen=True)
class Work:
    """A process that the role owns, decides in or works in."""

    process: Process
    owns: bool
    covers: tuple[Cover, ...]
    """The steps that the role does, with their cover over the whole span."""
    maturing: tuple[Maturing, ...]
    """The limits that the role's steps must keep."""


@dataclass(frozen=True)
class Absence:
    """Everything that a colleague needs to know who stands in for a role over a span of days."""

    role: str
    first: datetime.date
    last: datetime.date
    works: tuple[Work, ...]
    due: tuple[Occurrence, ...]
    fiscal_ends: tuple[int, ...]
    """The fiscal years (BE) that end in the span."""
    unknown_years: tuple[int, ...]
    """The years (BE) of the span without holidays, for which deadlines are not told."""

    @property
    def gaps(self) -> tuple[Cover, ...]:
        """The steps that nobody does meanwhile."""
        return tuple(one for work in self.works for one in work.covers if one.gap)

    @property
    def signing(self) -> tuple[Cover, ...]:
        """The steps that take the role's authority."""
        return tuple(one for work in self.works for one in work.covers if one.step.signs)


def absence(
    handbook: Handbook, role: str, first: datetime.date, last: datetime.date, days: Calendar
) -> Absence:
    """Return what is to be known when ``role`` is away from ``first`` to ``last``, both included.

    ``role`` must be in the handbook, and ``first`` not after ``last``.
    """
    years = range(fiscal_year(first), fiscal_year(last) + 1)
    return Absence(
        role=role,
        first=first,
        last=last,
        works=tuple(_works(handbook, role, (first, last), days)),
        due=tuple(one for one in occurrences(handbook, first, last, days) if one.role == role),
        fiscal_ends=tuple(year for year in years if first <= fiscal_span(year)[1] < last),
        unknown_years=tuple(
            year
            for year in range(first.year + BE_OFFSET, last.year + BE_OFFSET + 1)
            if year not in days.years
        ),
    )


def _works(
    handbook: Handbook, role: str, span: tuple[datetime.date, datetime.date], days: Calendar
) -> Iterator[Work]:
    for process in handbook.in_use():
        covers = tuple(_over_span(process, handbook, role, span))
        if covers or process.owner == role:
            maturing = (_maturing(limit, span, days) for limit in limits_kept(process, covers))
            yield Work(
                process,
                process.owner == role,
                covers,
                tuple(one for one in maturing if one),
            )


def limits_kept(process: Process, covers: Iterable[Cover]) -> tuple[Limit, ...]:
    """Return the limits of law that begin or end with some steps of a process."""
    steps = {one.step.id for one in covers}
    return tuple(one for one in process.limits if one.to in steps or one.from_ in steps)


def _over_span(
    process: Process, handbook: Handbook, role: str, span: tuple[datetime.date, datetime.date]
) -> Iterator[Cover]:
    """Yield the cover of a role's steps; a delegation must be in force from first day to last."""
    begin, end = (covers_of(process, handbook, day) for day in span)
    for first, last in zip(begin, end, strict=True):
        if first.role == role:
            yield first if first.gap else last


def _maturing(
    limit: Limit, span: tuple[datetime.date, datetime.date], days: Calendar
) -> Maturing | None:
    """Return on which days a matter came in whose limit ends in the span; None if on none."""
    found = []
    start = span[0] - _DAY * _LONGEST_LIMIT
    while start <= span[1]:
        try:
            if span[0] <= deadline(start, limit.within, limit.actor, days).last <= span[1]:
                found.append(start)
        except MissingYearError:
            pass  # the years that are not known are told once for the whole absence
        except NoDeadlineError:
            return None
        start += _DAY
    return Maturing(limit, found[0], found[-1]) if found else None
