"""Freshness: what is due for review, what is overdue, and what shows that it was looked at.

A date alone is weak evidence (see :mod:`generator.analysis.impact`): a review counts as checked
where each citation was confirmed, as the register now has it. What is dated behind the day of the
review shows nothing yet.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from generator.analysis.ahead import is_dated_by
from generator.analysis.data_catalogue import DataState, catalogue
from generator.analysis.impact import Standing, confirmation_of, standing
from generator.analysis.inventory import in_force
from generator.analysis.workdays import calendar_of
from generator.model.handbook import Handbook
from generator.model.process import Process, all_citations


class State(StrEnum):
    """Where something stands that is to be looked at by a day."""

    CURRENT = "current"
    DUE_SOON = "due-soon"
    IN_GRACE = "in-grace"
    OVERDUE = "overdue"
    UNDATED = "undated"


class Evidence(StrEnum):
    """What shows that a manual was looked at."""

    CHECKED = "checked"
    """Every citation is confirmed as the register now has it."""
    PARTLY = "partly"
    """Some citations are confirmed."""
    DATE_ALONE = "date-alone"
    """Nothing but the date of the edition."""


@dataclass(frozen=True)
class Freshness:
    """When a manual is to be reviewed, and what shows that it was."""

    process: Process
    """The process as its file has it."""
    review_by: datetime.date | None
    days_left: int | None
    """Days until the review is due; negative once it is over."""
    state: State
    evidence: Evidence
    confirmed: int
    citations: int
    last_confirmed: datetime.date | None


def freshness_of(process: Process, handbook: Handbook, day: datetime.date) -> Freshness:
    """Return where the review of a manual stands on ``day``, by the rules of the office.

    The edition in force is what is to be reviewed, also while its file holds the next one already.
    Once the review is due, what was confirmed before it was told to come shows the review before.
    """
    held = in_force(process, handbook, day) or process
    cited = all_citations(held)
    review_by = held.revision.review_by if held.revision else None
    since = datetime.date.min
    if review_by and review_by < day:
        since = review_by - datetime.timedelta(days=handbook.office.review.remind_days)
    kept = [
        found
        for one in cited
        if standing(handbook, process, one, day) is Standing.CONFIRMED
        and (found := confirmation_of(process, one, day))
        and found.date >= since
    ]
    return Freshness(
        process=process,
        review_by=review_by,
        days_left=(review_by - day).days if review_by else None,
        state=state_of(review_by, day, handbook),
        evidence=_evidence(len(kept), len(cited)),
        confirmed=len(kept),
        citations=len(cited),
        last_confirmed=max((one.date for one in kept), default=None),
    )


def state_of(due: datetime.date | None, day: datetime.date, handbook: Handbook) -> State:
    """Return where something stands that is to be looked at by ``due``."""
    rules = handbook.office.review
    if due is None:
        return State.UNDATED
    left = (due - day).days
    if left < -rules.grace_days:
        return State.OVERDUE
    if left < 0:
        return State.IN_GRACE
    return State.DUE_SOON if left <= rules.remind_days else State.CURRENT


def _evidence(confirmed: int, citations: int) -> Evidence:
    if not confirmed:
        return Evidence.DATE_ALONE
    return Evidence.CHECKED if confirmed == citations else Evidence.PARTLY


@dataclass(frozen=True)
class Aged:
    """A fact of a register, since when it stands there, and whether it is older than allowed."""

    register: str
    """``laws``, ``agencies`` or ``datasets``."""
    id: str
    since: datetime.date | None
    days: int | None
    is_stale: bool


def aged(handbook: Handbook, day: datetime.date) -> tuple[Aged, ...]:
    """Return the age of every law that is cited, every contact and set of data, the oldest first.

    A contact that was never confirmed has no age, and is stale; so is a set of data that is to be
    renewed and never was, and whatever is dated behind the day: it has not been looked at yet.
    """
    rules = handbook.office.review
    cited = {one.law for process in handbook.in_use() for one in all_citations(process)}
    dates: list[tuple[str, str, datetime.date | None, int]] = [
        ("laws", law.id, law.as_of, rules.law_days)
        for law in handbook.laws.values()
        if law.id in cited
    ]
    dates += [
        ("agencies", one.id, one.confirmed, rules.contact_days)
        for one in handbook.agencies.values()
    ]
    found = []
    for register, id_, since, most in dates:
        days = (day - since).days if since else None
        found.append(Aged(register, id_, since, days, days is None or not 0 <= days <= most))
    for entry in catalogue(handbook, day, calendar_of(handbook.holidays.values())):
        updated = entry.dataset.updated
        days = (day - updated).days if updated else None
        never = updated is None and entry.dataset.cycle is not None
        stale = never or entry.state is DataState.STALE or not is_dated_by(updated, day)
        found.append(Aged("datasets", entry.dataset.id, updated, days, stale))
    return tuple(sorted(found, key=lambda one: (-(one.days or 10**6), one.register, one.id)))


@dataclass(frozen=True)
class Ages:
    """How old the facts of a register are."""

    register: str
    count: int
    stale: int
    undated: int
    oldest: Aged | None
    """The one that was looked at longest ago; None where none says when."""


def ages(found: tuple[Aged, ...]) -> tuple[Ages, ...]:
    """Return the ages of facts by their register."""
    registers = dict.fromkeys(one.register for one in sorted(found, key=lambda one: one.register))
    return tuple(_ages(name, [one for one in found if one.register == name]) for name in registers)


def _ages(register: str, own: list[Aged]) -> Ages:
    dated = [one for one in own if one.days is not None]
    return Ages(
        register,
        len(own),
        sum(one.is_stale for one in own),
        len(own) - len(dated),
        max(dated, key=lambda one: one.days or 0, default=None),
    )
