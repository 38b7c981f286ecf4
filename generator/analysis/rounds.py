"""Rounds of follow-up at 6, 9 and 12 months, and the improvements that are to come of them."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass
from enum import StrEnum

from generator.analysis.schedules import fiscal_span, fiscal_year
from generator.model.follow_up import Action, Round
from generator.model.handbook import Handbook
from generator.model.process import Process, Status
from generator.model.year import MonthDay


class Stage(StrEnum):
    """Where an improvement stands."""

    OPEN = "open"
    OVERDUE = "overdue"
    CLOSED = "closed"


@dataclass(frozen=True)
class RoundDue:
    """The follow-up of a process at the end of a round, and what was recorded of it."""

    process: Process
    day: datetime.date
    record: Round | None


@dataclass(frozen=True)
class Tracked:
    """An improvement, and where it stands."""

    action: Action
    stage: Stage
    days_late: int
    """Days since it was due; 0 where it is not overdue."""


def round_ends(handbook: Handbook, year: int) -> tuple[datetime.date, ...]:
    """Return the last days of the rounds of a fiscal year (BE), by the rules of the office."""
    first, last = fiscal_span(year)
    days = (
        _day_of(one, span.year)
        for one in handbook.office.review.rounds
        for span in (first, last)
        if (one.month >= first.month) == (span is first)
    )
    return tuple(sorted(days))


def _day_of(day: MonthDay, year: int) -> datetime.date:
    """Return a day of a year; the last of February where the year has no 29th."""
    last = calendar.monthrange(year, day.month)[1]
    return datetime.date(year, day.month, min(day.day, last))


def rounds_due(handbook: Handbook, day: datetime.date) -> tuple[RoundDue, ...]:
    """Return the rounds of the fiscal year of ``day`` and of the one before that are over.

    Owed for each approved process that was in force when the round ended; what was recorded of
    another process, or by another day, is no substitute.
    """
    year = fiscal_year(day)
    ends = [end for one in (year - 1, year) for end in round_ends(handbook, one) if end <= day]
    kept = {(one.process, one.date): one for one in handbook.rounds.values()}
    return tuple(
        RoundDue(process, end, kept.get((process.code, end)))
        for end in ends
        for process in handbook.in_use()
        if (process.code, end) in kept or _in_force(process, handbook, end)
    )


def _in_force(process: Process, handbook: Handbook, day: datetime.date) -> bool:
    editions = (*handbook.archive.get(process.code, ()), process)
    return any(
        one.status is Status.APPROVED and one.revision and one.revision.effective <= day
        for one in editions
    )


def tracked(handbook: Handbook, day: datetime.date) -> tuple[Tracked, ...]:
    """Return all improvements: those that are overdue first, then the open, then the closed."""
    found = [_tracked(action, day) for action in handbook.actions.values()]
    order = (Stage.OVERDUE, Stage.OPEN, Stage.CLOSED)
    return tuple(sorted(found, key=lambda one: (order.index(one.stage), one.action.due)))


def _tracked(action: Action, day: datetime.date) -> Tracked:
    if action.closed and action.closed <= day:
        return Tracked(action, Stage.CLOSED, 0)
    late = max((day - action.due).days, 0)
    return Tracked(action, Stage.OVERDUE if late else Stage.OPEN, late)
