"""The catalogue of data: when each set of data is due to be renewed, and which are stale."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from generator.analysis.deadlines import calendar_days_on
from generator.analysis.workdays import Calendar
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

    A set that does not say when it was renewed, or how often it should be, is of unknown state.
    Raises :class:`~generator.analysis.workdays.MissingYearError` for a cycle in working days.
    """
    entries = []
    for one in handbook.datasets.values():
        due = None
        if one.updated and one.cycle:
            due = calendar_days_on(one.updated, one.cycle)
            if one.cycle.working_days:
                due = days.add(due, one.cycle.working_days)
        state = DataState.UNKNOWN
        if due:
            state = DataState.STALE if due < day else DataState.CURRENT
        entries.append(CatalogueEntry(one, due, state))
    return tuple(entries)
