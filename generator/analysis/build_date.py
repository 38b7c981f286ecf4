"""The date that outputs carry: no clock says it, so that the same sources give the same bytes."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

from generator.model.handbook import Handbook
from generator.model.process import Process, Status
from generator.problems import Place, Problem, problem

_LAST_SECOND = 253402300799
"""The last second of the year 9999 (CE)."""


def epoch_day(epoch: str | None) -> datetime.date | None:
    """Return the day of a value of SOURCE_DATE_EPOCH; None where it is not set, or unusable."""
    if epoch is None or not re.fullmatch(r"[0-9]{1,12}", epoch) or int(epoch) > _LAST_SECOND:
        return None
    return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()


def build_date(epoch: str | None, handbook: Handbook) -> tuple[datetime.date, tuple[Problem, ...]]:
    """Return the date that outputs carry: SOURCE_DATE_EPOCH, else the newest the handbook states.

    The rule of https://reproducible-builds.org/specs/source-date-epoch/, without the clock. What
    is not approved yet may name a day far ahead, so it counts only where nothing is approved.
    """
    every = handbook.processes.values()
    approved = [process for process in every if process.status is Status.APPROVED]
    stated = max(_dates(approved or every), default=datetime.date(1970, 1, 1))
    if epoch is None:
        return stated, ()
    if day := epoch_day(epoch):
        return day, ()
    return stated, (problem("bad-build-date", Place("SOURCE_DATE_EPOCH"), value=epoch),)


def _dates(processes: Iterable[Process]) -> Iterator[datetime.date]:
    for process in processes:
        if process.revision:
            yield process.revision.effective
        yield from (change.date for change in process.history)
        yield from (one.date for one in process.confirmed)
        if process.approval:
            signed = (
                process.approval.prepared,
                process.approval.reviewed,
                process.approval.approved,
            )
            yield from (one.date for one in signed if one and one.date)
