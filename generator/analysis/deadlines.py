"""The last day of a period of law or of a standard, which depends on who must act.

Sources: Civil and Commercial Code sections 193/3 (the first day is not counted) and 193/8 (a last
day on a holiday moves on); Administrative Procedure Act section 64 (for the authority the last
day counts even on a holiday; for a citizen it moves to the next working day).
"""

from __future__ import annotations

import calendar as months
import datetime
from dataclasses import dataclass
from enum import StrEnum

from generator.analysis.workdays import BE_OFFSET, Calendar, MissingYearError
from generator.model.duration import Duration
from generator.model.process import Actor

_DAY = datetime.timedelta(days=1)


class NoDeadlineError(ValueError):
    """The duration is shorter than a day, so that it has no last day."""


class Rule(StrEnum):
    """Why a deadline falls on its day; each is put into words with its section by the labels."""

    FIRST_DAY = "first-day-not-counted"
    """Civil and Commercial Code 193/3; Administrative Procedure Act 64, first paragraph."""
    MONTHS = "same-day-of-the-month"
    WORKING_DAYS = "only-working-days-counted"
    LAST_DAY_STANDS = "last-day-stands"
    """Administrative Procedure Act 64, second paragraph: the authority."""
    LAST_DAY_MOVES = "last-day-moves-on"
    """Administrative Procedure Act 64, third paragraph; Civil and Commercial Code 193/8."""


@dataclass(frozen=True)
class Deadline:
    """The last day of a period, and how it came about."""

    start: datetime.date
    within: Duration
    actor: Actor
    counted: datetime.date
    """The last day by counting alone."""
    last: datetime.date
    """The last day that is in time."""
    act_by: datetime.date
    """The last working day that is in time: what the office should hold to."""
    rules: tuple[Rule, ...]
    skipped: tuple[datetime.date, ...]
    """The days off that moved a date: not counted as working days, moved on from, or stood on."""


def deadline(start: datetime.date, within: Duration, actor: Actor, days: Calendar) -> Deadline:
    """Return the deadline of a period that begins after ``start``.

    Months are counted first (to the same day of a later month, or its last day), then calendar
    days, then working days. A period in working days ends on one, so that it never moves.
    Raises :class:`NoDeadlineError` for a period of hours or minutes and
    :class:`MissingYearError` for a year without holidays.
    """
    if within.hours or within.minutes or not within:
        raise NoDeadlineError(within)
    whole = calendar_days_on(start, within)
    counted = days.add(whole, within.working_days)
    citizen = actor is Actor.CITIZEN
    last = days.on_or_after(counted) if citizen else counted
    act_by = days.on_or_before(last)
    used = {
        Rule.FIRST_DAY: True,
        Rule.MONTHS: bool(within.months),
        Rule.WORKING_DAYS: bool(within.working_days),
        Rule.LAST_DAY_STANDS: not citizen,
        Rule.LAST_DAY_MOVES: citizen,
    }
    return Deadline(
        start,
        within,
        actor,
        counted,
        last,
        act_by,
        tuple(rule for rule, holds in used.items() if holds),
        (
            *(days.days_off(whole + _DAY, counted) if within.working_days else ()),
            *days.days_off(counted, last - _DAY),
            *days.days_off(act_by + _DAY, last),
        ),
    )


def calendar_days_on(day: datetime.date, time: Duration) -> datetime.date:
    """Return the day that is the months, then the calendar days, of a duration later.

    Raises :class:`~generator.analysis.workdays.MissingYearError` beyond the last year of dates.
    """
    try:
        return months_on(day, time.months) + _DAY * time.days
    except (OverflowError, ValueError):
        raise MissingYearError(datetime.MAXYEAR + BE_OFFSET) from None


def months_on(day: datetime.date, count: int) -> datetime.date:
    """Return the same day ``count`` months later, or the last day of that month."""
    month = day.month - 1 + count
    year, month = day.year + month // 12, month % 12 + 1
    return datetime.date(year, month, min(day.day, months.monthrange(year, month)[1]))
