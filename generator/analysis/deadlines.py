"""The last day of a period of law or of a standard, which depends on who must act.

Sources: Civil and Commercial Code sections 193/3 (the first day is not counted) and 193/8 (a last
day on a holiday moves on); Administrative Procedure Act section 64 (for the authority the last
day counts even on a holiday; for a citizen it moves to the next working day).
"""

from __future__ import annotations

import calendar as months
import datetime
from dataclasses import dataclass

from generator.analysis.workdays import Calendar
from generator.model.duration import Duration
from generator.model.process import Actor


class NoDeadlineError(ValueError):
    """The duration is shorter than a day, so that it has no last day."""


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


def deadline(start: datetime.date, within: Duration, actor: Actor, days: Calendar) -> Deadline:
    """Return the deadline of a period that begins after ``start``.

    Months are counted first (to the same day of a later month, or its last day), then calendar
    days, then working days. A period in working days ends on one, so that it never moves.
    Raises :class:`NoDeadlineError` for a period of hours or minutes and
    :class:`~generator.analysis.workdays.MissingYearError` for a year without holidays.
    """
    if within.hours or within.minutes or not within:
        raise NoDeadlineError(within)
    counted = months_on(start, within.months) + datetime.timedelta(days=within.days)
    counted = days.add(counted, within.working_days)
    last = days.on_or_after(counted) if actor is Actor.CITIZEN else counted
    return Deadline(start, within, actor, counted, last, days.on_or_before(last))


def months_on(day: datetime.date, count: int) -> datetime.date:
    """Return the same day ``count`` months later, or the last day of that month."""
    month = day.month - 1 + count
    year, month = day.year + month // 12, month % 12 + 1
    return datetime.date(year, month, min(day.day, months.monthrange(year, month)[1]))
