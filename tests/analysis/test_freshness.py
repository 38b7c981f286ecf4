"""Freshness speaks of the edition in force, whatever its file holds by now."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from generator.analysis.freshness import Evidence, State, freshness_of
from generator.analysis.review import review
from generator.loading import load
from generator.model.process import Status
from tests.checkout import CHECKOUT, SAMPLE_DAY


def test_the_edition_in_force_is_what_is_to_be_reviewed() -> None:
    book, day = load(CHECKOUT).handbook, datetime.date(2027, 11, 15)
    now = book.processes["DRT-01"]
    late = freshness_of(now, book, day)
    assert now.revision
    later = datetime.date(2028, 12, 31)
    ahead = {"issue": 2, "number": 0, "effective": day + datetime.timedelta(9), "review_by": later}
    for status in Status.DRAFT, Status.IN_REVIEW, Status.APPROVED:
        revision = now.revision.model_copy(update=ahead)
        new = now.model_copy(update={"status": status, "revision": revision})
        changed = replace(book, processes={**book.processes, "DRT-01": new})
        (told,) = [one for one in review(changed, day).freshness if one.process is new]
        assert (told.state, told.review_by) == (State.OVERDUE, late.review_by)
        assert (told.evidence, told.confirmed) == (late.evidence, late.confirmed)


def test_what_is_not_in_force_is_not_current() -> None:
    book = load(CHECKOUT).handbook
    drafts = {p.code for p in book.processes.values() if p.status is not Status.APPROVED}
    found = review(book, SAMPLE_DAY).freshness
    assert {one.process.code for one in found} == set(book.processes) - drafts


@pytest.mark.parametrize(
    ("confirmed", "day", "counts"),
    [
        ("2026-11-20", "2027-09-30", True),
        ("2026-11-20", "2027-10-01", False),  # it shows the review before the one that is due
        ("2027-07-31", "2027-10-15", False),
        ("2027-08-01", "2027-10-15", True),  # told 60 days ahead
        ("2027-10-10", "2027-10-15", True),
    ],
)
def test_what_was_confirmed_long_before_a_review_that_is_due_shows_nothing_of_it(
    confirmed: str, day: str, counts: bool
) -> None:
    book, asked = load(CHECKOUT).handbook, datetime.date.fromisoformat(day)
    now = book.processes["DRT-01"]
    date = datetime.date.fromisoformat(confirmed)
    kept = tuple(one.model_copy(update={"date": date}) for one in now.confirmed)
    fresh = freshness_of(now.model_copy(update={"confirmed": kept}), book, asked)
    assert fresh.citations
    assert fresh.confirmed == (fresh.citations if counts else 0)
    assert fresh.evidence is (Evidence.CHECKED if counts else Evidence.DATE_ALONE)
