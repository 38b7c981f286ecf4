"""The date that outputs carry: no clock says it, so that the same sources give the same bytes."""

from __future__ import annotations

import datetime
import re

from generator.analysis.ahead import newest
from generator.model.handbook import Handbook
from generator.problems import Place, Problem, problem

_LAST_SECOND = 253402300799
"""The last second of the year 9999 (CE)."""


def epoch_day(epoch: str | None) -> datetime.date | None:
    """Return the day of a value of SOURCE_DATE_EPOCH; None where it is not set, or unusable."""
    if epoch is None or not re.fullmatch(r"[0-9]{1,12}", epoch) or int(epoch) > _LAST_SECOND:
        return None
    return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()


def build_date(epoch: str | None, handbook: Handbook) -> tuple[datetime.date, tuple[Problem, ...]]:
    """Return the date that outputs carry: SOURCE_DATE_EPOCH, else the newest anything was done.

    The rule of https://reproducible-builds.org/specs/source-date-epoch/, without the clock.
    """
    if day := epoch_day(epoch):
        return day, ()
    stated = newest(handbook)
    if epoch is None:
        return stated, ()
    return stated, (problem("bad-build-date", Place("SOURCE_DATE_EPOCH"), value=epoch),)
