"""The inventory: every process of the office, and which of them have a manual that holds.

The indicator of the PMQA seed (BRIEF 1, S002: ร้อยละของกระบวนการที่มีคู่มือ) is the share of the
inventory with an approved manual that is in date. Processes that are planned count below the line.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.analysis.ahead import is_dated_by
from generator.analysis.editions import edition
from generator.analysis.schedules import fiscal_span, fiscal_year
from generator.model.control import Revision
from generator.model.fields import Text
from generator.model.follow_up import Planned
from generator.model.handbook import Handbook
from generator.model.process import Mission, Process, Status

_QUARTERS = ((12, 31), (3, 31), (6, 30), (9, 30))
"""The last days of the quarters of a fiscal year."""


class Lack(StrEnum):
    """Why a process of the inventory has no approved manual that is in date."""

    PLANNED = "planned"
    DRAFT = "draft"
    IN_REVIEW = "in-review"
    NO_EDITION = "no-edition"
    NOT_YET = "not-yet"
    PAST_REVIEW = "past-review"


@dataclass(frozen=True)
class Row:
    """One process of the inventory."""

    code: str
    title: Text
    mission: Mission
    unit: str
    process: Process | None
    planned: Planned | None
    lack: Lack | None
    """None where its manual is approved and in date."""


@dataclass(frozen=True)
class Share:
    """How many have a manual, of how many."""

    have: int
    of: int

    @property
    def percent(self) -> float | None:
        """The share in per cent; None of nothing."""
        return 100 * self.have / self.of if self.of else None


@dataclass(frozen=True)
class Inventory:
    """All processes of the office on a day."""

    day: datetime.date
    rows: tuple[Row, ...]

    @property
    def share(self) -> Share:
        """The headline."""
        return _share(self.rows)

    @property
    def by_unit(self) -> Mapping[str, Share]:
        """The headline of each unit."""
        return self._by(lambda row: row.unit)

    @property
    def by_mission(self) -> Mapping[str, Share]:
        """The headline of each class of mission."""
        return self._by(lambda row: row.mission)

    @property
    def missing(self) -> tuple[Row, ...]:
        """The processes without an approved manual that is in date."""
        return tuple(row for row in self.rows if row.lack)

    def _by(self, key: Callable[[Row], str]) -> Mapping[str, Share]:
        groups: dict[str, list[Row]] = {}
        for row in self.rows:
            groups.setdefault(key(row), []).append(row)
        return {name: _share(tuple(rows)) for name, rows in groups.items()}


def _share(rows: tuple[Row, ...]) -> Share:
    return Share(sum(row.lack is None for row in rows), len(rows))


def inventory(handbook: Handbook, day: datetime.date) -> Inventory:
    """Return the inventory on a day: every process that counted then, then those planned.

    What stood in the inventory is told by the days from which its entries count and those on
    which processes were withdrawn; what says nothing of the kind counts on every day.
    """
    rows = [
        Row(
            process.code,
            process.title,
            process.mission,
            process.unit,
            process,
            handbook.inventory.get(process.code),
            lack_of(process, handbook, day),
        )
        for process in handbook.processes.values()
        if _counts(handbook, process.code, day) and not _is_withdrawn(process, day)
    ]
    rows += [
        Row(one.id, one.title, one.mission, one.unit, None, one, Lack.PLANNED)
        for one in handbook.inventory.values()
        if one.id not in handbook.processes and _counts(handbook, one.id, day)
    ]
    return Inventory(day, tuple(rows))


def lack_of(process: Process, handbook: Handbook, day: datetime.date) -> Lack | None:
    """Return why a process has no manual that holds on a day; None if it has.

    While the next edition is written or waits for its day, the one before it still holds.
    """
    held = in_force(process, handbook, day)
    if held and held.revision and not _is_past_review(held.revision, day):
        return None
    if process.status is Status.DRAFT:
        return Lack.DRAFT
    if process.status is Status.IN_REVIEW:
        return Lack.IN_REVIEW
    if process.revision is None:
        return Lack.NO_EDITION
    waits = day < process.revision.effective or not _is_signed(process, day)
    return Lack.NOT_YET if waits else Lack.PAST_REVIEW


def in_force(process: Process, handbook: Handbook, day: datetime.date) -> Process | None:
    """Return the approved edition in force on a day: of those that took effect, the latest.

    An edition whose file went back to being a draft is not approved any more, though the archive
    has it; of an approved one the file counts, not its copy.
    """
    own = None if process.status is Status.OBSOLETE else edition(process)
    found = [
        (one.revision.effective, one.revision.edition, at, one)
        for at, one in enumerate((*handbook.archive.get(process.code, ()), process))
        if (one is process or own is None or edition(one) != own)
        and one.status is Status.APPROVED
        and one.revision
        and one.revision.effective <= day
        and _is_signed(one, day)
    ]
    return max(found, key=lambda each: each[:3])[-1] if found else None


def _is_signed(process: Process, day: datetime.date) -> bool:
    """Tell whether a manual can have been approved by a day; one that is signed later was not."""
    signed = process.approval.approved if process.approval else None
    return signed is None or is_dated_by(signed.date, day)


def _is_past_review(revision: Revision, day: datetime.date) -> bool:
    return revision.review_by is not None and revision.review_by < day


def _is_withdrawn(process: Process, day: datetime.date) -> bool:
    if process.status is not Status.OBSOLETE:
        return False
    return process.withdrawn is None or process.withdrawn <= day


def over_time(handbook: Handbook, day: datetime.date) -> tuple[tuple[datetime.date, Share], ...]:
    """Return the headline at the end of each quarter of the last two fiscal years, and on ``day``.

    Of the past, the archive knows which editions held.
    """
    year = fiscal_year(day)
    ends = [end for past in (year - 1, year) for end in _quarter_ends(past) if end < day]
    return tuple((one, inventory(handbook, one).share) for one in (*ends, day))


def undated(handbook: Handbook) -> int:
    """Return how many processes of the inventory do not say since when they count."""
    codes = {*handbook.inventory, *(process.code for process in handbook.in_use())}
    return sum(_since(handbook, code) is None for code in codes)


def _counts(handbook: Handbook, code: str, day: datetime.date) -> bool:
    since = _since(handbook, code)
    return since is None or since <= day


def _since(handbook: Handbook, code: str) -> datetime.date | None:
    entry = handbook.inventory.get(code)
    return entry.since if entry else None


def _quarter_ends(year: int) -> Iterator[datetime.date]:
    first, last = fiscal_span(year)
    for month, day in _QUARTERS:
        yield datetime.date(first.year if month >= first.month else last.year, month, day)
