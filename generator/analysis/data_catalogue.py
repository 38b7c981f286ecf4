"""The catalogue of data: when each set of data is due to be renewed, and which are stale."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from generator.analysis.deadlines import calendar_days_on
from generator.analysis.workdays import Calendar, MissingYearError
from generator.model.duration import Duration
from generator.model.handbook import Handbook
from generator.model.performance import Dataset


class DataState(StrEnum):
    """Whether a set of data is as new as its cycle asks."""

    CURRENT = "current"
    STALE = "stale"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class CatalogueEntry:
    """A set of data, the day by which it must be renewed, and its state on a day."""

    dataset: Dataset
    due: datetime.date | None
    state: DataState


def catalogue(handbook: Handbook, day: datetime.date, days: Calendar) -> tuple[CatalogueEntry, ...]:
    """Return the sets of data as they stand on ``day``, in the order of the register.

    A set that does not say when it was renewed, or how often it should be, is of unknown state;
    so is one whose cycle in working days leads into a year without holidays.
    """
    entries = []
    for one in handbook.datasets.values():
        due = None
        if one.updated and one.cycle:
            due = _due(one.updated, one.cycle, days)
        state = DataState.UNKNOWN
        if due:
            state = DataState.STALE if due < day else DataState.CURRENT
        entries.append(CatalogueEntry(one, due, state))
    return tuple(entries)


def _due(updated: datetime.date, cycle: Duration, days: Calendar) -> datetime.date | None:
    due = calendar_days_on(updated, cycle)
    try:
        return days.add(due, cycle.working_days) if cycle.working_days else due
    except MissingYearError:
        return None
