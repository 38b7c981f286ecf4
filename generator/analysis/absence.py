"""An absence: what a role does, what falls due while it is away, and who does it meanwhile."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.analysis.coverage import Cover
from generator.analysis.deadlines import NoDeadlineError, deadline
from generator.analysis.flow import flow_of
from generator.analysis.meanwhile import SpanCover, covers_over
from generator.analysis.schedules import (
    Occurrence,
    fiscal_span,
    fiscal_year,
    minded_by,
    occurrences,
    undated,
    without_a_date,
)
from generator.analysis.workdays import BE_OFFSET, Calendar, MissingYearError
from generator.model.handbook import Handbook
from generator.model.process import Limit, Process
from generator.model.step import Step, StepType
from generator.model.year import Event

_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Maturing:
    """A limit of law that ends in the span for matters that reached its first step on some days."""

    limit: Limit
    earliest: datetime.date
    latest: datetime.date


@dataclass(frozen=True)
class Work:
    """A process that the role owns, works in or answers for a step of."""

    process: Process
    owns: bool
    covers: tuple[SpanCover, ...]
    """The steps that the role does, with their cover over the whole span."""
    answers: tuple[Step, ...]
    """The steps of others that the role answers for (A)."""
    maturing: tuple[Maturing, ...]
    """The limits that run while the role's steps are done, or that it answers for as the owner."""
    unknown_years: frozenset[int]
    """The years (BE) without holidays that must be known to tell all that mature."""


@dataclass(frozen=True)
class Absence:
    """Everything that a colleague needs to know who stands in for a role over a span of days."""

    role: str
    first: datetime.date
    last: datetime.date
    works: tuple[Work, ...]
    due: tuple[Occurrence, ...]
    """What falls due for the role, or is seen to by it for a committee or an agency outside."""
    fiscal_ends: tuple[int, ...]
    """The fiscal years (BE) that end in the span."""
    unknown_years: tuple[int, ...]
    """The years (BE) without holidays that are in the span, or in the way of a limit of law."""
    undated: Mapping[int, tuple[Event, ...]]
    """The events without a date in a fiscal year (BE) of the span: their work cannot be told."""

    @property
    def gaps(self) -> tuple[SpanCover, ...]:
        """The steps that nobody does meanwhile."""
        return tuple(one for work in self.works for one in work.covers if one.gap)

    @property
    def signing(self) -> tuple[SpanCover, ...]:
        """The steps that take the role's authority."""
        return tuple(one for work in self.works for one in work.covers if one.step.signs)

    @property
    def deciding(self) -> tuple[SpanCover, ...]:
        """The decisions that take no authority to sign, also those that nobody takes meanwhile."""
        return tuple(one for work in self.works for one in work.covers if decides(one.step))


def absence(
    handbook: Handbook, role: str, first: datetime.date, last: datetime.date, days: Calendar
) -> Absence:
    """Return what is to be known when ``role`` is away from ``first`` to ``last``, both included.

    ``role`` must be in the handbook, and ``first`` not after ``last``.
    """
    years = range(fiscal_year(first), fiscal_year(last) + 1)
    works = tuple(_works(handbook, role, (first, last), days))
    of_span = set(range(first.year + BE_OFFSET, last.year + BE_OFFSET + 1))
    return Absence(
        role=role,
        first=first,
        last=last,
        works=works,
        due=tuple(
            one
            for one in occurrences(handbook, first, last, days)
            if role in minded_by(one, handbook)
        ),
        undated=without_a_date(
            one for one in undated(handbook, first, last) if role in minded_by(one, handbook)
        ),
        fiscal_ends=tuple(year for year in years if first <= fiscal_span(year)[1] < last),
        unknown_years=tuple(
            sorted((of_span - days.years).union(*(work.unknown_years for work in works)))
        ),
    )


def _works(
    handbook: Handbook, role: str, span: tuple[datetime.date, datetime.date], days: Calendar
) -> Iterator[Work]:
    for process in handbook.in_use():
        covers = tuple(covers_over(process, handbook, role, span))
        answers = answered_by(process, role)
        if covers or answers or process.owner == role:
            kept = limits_kept(process, covers, owns=process.owner == role)
            maturing = [_maturing(limit, span, days) for limit in kept]
            yield Work(
                process,
                process.owner == role,
                covers,
                answers,
                tuple(one for one, _ in maturing if one),
                frozenset(year for _, unknown in maturing for year in unknown),
            )


def decides(step: Step) -> bool:
    """Tell whether a step is a decision that needs no signature of its role."""
    return step.type is StepType.DECISION and not step.signs


def answered_by(process: Process, role: str) -> tuple[Step, ...]:
    """Return the steps that a role answers for (A) while another does them."""
    return tuple(
        step
        for step in process.steps
        if step.raci and step.raci.accountable == role and step.role != role
    )


def limits_kept(process: Process, covers: Iterable[Cover], *, owns: bool) -> tuple[Limit, ...]:
    """Return the limits of law that run while some steps are done; of who owns the process, all.

    A step that lies between both ends of a limit can use up its time, as a decision can.
    """
    if not process.limits or owns:
        return process.limits
    steps, flow = {one.step.id for one in covers}, flow_of(process)
    after = {id_: flow.reachable(id_) for id_ in {*steps, *(one.from_ for one in process.limits)}}
    return tuple(
        limit
        for limit in process.limits
        if any(id_ in after[limit.from_] and limit.to in after[id_] for id_ in steps)
    )


def _maturing(
    limit: Limit, span: tuple[datetime.date, datetime.date], days: Calendar
) -> tuple[Maturing | None, set[int]]:
    """Return on which days a matter came in whose limit ends in the span; None if on none.

    With it the years (BE) without holidays that must be known to tell all of them.
    """
    (first, last), start = span, span[1]
    found: list[datetime.date] = []
    unknown: set[int] = set()
    while True:
        try:
            end = deadline(start, limit.within, limit.actor, days).last
            if end < first:  # who came in earlier is due earlier
                break
            if end <= last:
                found.append(start)
        except NoDeadlineError:
            break
        except MissingYearError as missing:
            if missing.year <= last.year + BE_OFFSET:
                unknown.add(missing.year)
            if start < first and start.year + BE_OFFSET not in days.years:
                break
        start -= _DAY
    return Maturing(limit, found[-1], found[0]) if found else None, unknown
