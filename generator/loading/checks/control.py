"""Rules about the sign-off of an approved manual; before it is approved, signatures may be missing.

While the next edition is written its file may still name who approved the one before.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.loading.loaded import Loaded
from generator.model.process import Status
from generator.problems import Problem, problem

UNDATED = "signature-undated"


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
