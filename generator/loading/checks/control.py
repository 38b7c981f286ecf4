"""Rules about the sign-off of an approved manual; before it is approved, signatures may be missing.

While the next edition is written its file may still name who approved the one before.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.loading.loaded import Loaded
from generator.model.process import Status
from generator.problems import Problem, problem

UNDATED, OUT_OF_ORDER = "signature-undated", "signatures-out-of-order"


def signatures_without_a_day(loaded: Loaded) -> Iterator[Problem]:
    """Who prepared or reviewed an approved manual did so on some day."""
    for process in loaded.handbook.in_use():
        approval = process.approval if process.status is Status.APPROVED else None
        for name in ("prepared", "reviewed") if approval else ():
            signed = getattr(approval, name)
            # A date that could not be read has its own problem.
            path = ("processes", process.code, "approval", name)
            if signed and not signed.date and not loaded.is_written(*path, "date"):
                yield problem(UNDATED, loaded.place(*path), role=signed.role)


def signatures_out_of_order(loaded: Loaded) -> Iterator[Problem]:
    """A manual is prepared, then reviewed, then approved; all of it may be on one day."""
    for process in loaded.handbook.in_use():
        approval = process.approval if process.status is Status.APPROVED else None
        names = ("prepared", "reviewed", "approved") if approval else ()
        signed = [(name, one) for name in names if (one := getattr(approval, name)) and one.date]
        for (_, before), (name, after) in pairwise(signed):
            if after.date < before.date:
                place = loaded.place("processes", process.code, "approval", name, "date")
                words = {"role": after.role, "date": after.date}
                yield problem(
                    OUT_OF_ORDER, place, **words, other=before.role, other_date=before.date
                )
