"""Absences of the sample's roles, held against lists that were made by hand from the sources."""

from __future__ import annotations

import datetime
from dataclasses import replace
from types import MappingProxyType

import pytest

from generator.analysis.absence import Absence, absence
from generator.analysis.workdays import calendar_of
from generator.loading import load
from generator.model.duration import Duration
from generator.model.organisation import Raci
from tests.checkout import CHECKOUT

SAMPLE = load(CHECKOUT).handbook
DAYS = calendar_of(SAMPLE.holidays.values())


def away(role: str, first: str, last: str) -> Absence:
    begin, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    return absence(SAMPLE, role, begin, end, DAYS)


@pytest.mark.parametrize(
    ("role", "first", "last", "due"),
    [
        # The fifth of each month, or the working day after: 5 December is a Saturday and a
        # holiday with a substitute on Monday.
        # The last working day of December is the 30th: New Year's Eve is a holiday.
        ("finance-officer", "2026-12-01", "2026-12-31",
         ["2026-12-08 FIN-01 month-report", "2026-12-30 FIN-02 debtors"]),
        # 31 August 2027 ends a month and is 30 days before 30 September: all belong to owners.
        ("finance-officer", "2027-08-30", "2027-09-06",
         ["2027-08-31 FIN-01 year-end", "2027-08-31 FIN-02 debtors", "2027-08-31 FIN-02 year-end",
          "2027-09-06 FIN-01 month-report"]),
        # The end of the month before the weekend, and rounds of review.
        ("officer", "2027-01-29", "2027-01-31",
         ["2027-01-29 DRT-01 month-close", "2027-01-29 PLN-00 month-check"]),
        # The third of the quarter reviews.
        ("chief-of-office", "2027-04-16", "2027-04-16", ["2027-04-16 OIA-01 quarter-review"]),
        ("chief-of-office", "2027-01-29", "2027-01-29", ["2027-01-29 PLN-01 submission"]),
        # The step of the meeting is the meeting itself, which is told once.
        ("governor", "2026-11-26", "2026-11-26", ["2026-11-26 MTG-01 monthly-meeting"]),
    ],
)  # fmt: skip
def test_what_falls_due_in_the_span(role: str, first: str, last: str, due: list[str]) -> None:
    found = [
        f"{one.day} {one.process.code} {one.schedule.id}" + (f" {one.step.id}" if one.step else "")
        for one in away(role, first, last).due
    ]
    assert found == due


def test_every_process_the_role_owns_decides_or_works_in() -> None:
    works = {
        work.process.code: work
        for work in away("records-officer", "2026-11-02", "2026-11-13").works
    }
    assert set(works) == {"DOC-01", "DOC-02", "DOC-03"}
    assert works["DOC-01"].owns
    assert works["DOC-03"].owns
    assert not works["DOC-02"].owns
    steps = {step.id for step in SAMPLE.processes["DOC-02"].steps if step.role == "records-officer"}
    assert {one.step.id for one in works["DOC-02"].covers} <= steps


def test_a_delegation_that_ends_within_the_span_does_not_cover_it() -> None:
    """The delegation of outgoing letters ends on 30 September 2027."""

    def gap_of_signing(first: str, last: str) -> str | None:
        gaps = {
            (one.process.code, one.step.id): one.gap for one in away("governor", first, last).gaps
        }
        return gaps.get(("DOC-02", "sign"))

    assert gap_of_signing("2027-09-20", "2027-09-30") is None
    assert gap_of_signing("2027-09-20", "2027-10-01") == "run-out"
    assert gap_of_signing("2026-09-30", "2026-10-02") == "run-out"


@pytest.mark.parametrize(("begins", "gap"), [("2027-10-01", None), ("2027-10-02", "run-out")])
def test_days_between_two_delegations_are_not_covered(begins: str, gap: str | None) -> None:
    """The first ends on 30 September 2027: the next must begin on the day behind it."""
    old = SAMPLE.delegations["outgoing-letters"]
    new = old.model_copy(
        update={"id": "next", "start": datetime.date.fromisoformat(begins), "end": None}
    )
    delegations = MappingProxyType({**SAMPLE.delegations, "next": new})
    book = replace(SAMPLE, delegations=delegations)
    span = datetime.date(2027, 9, 20), datetime.date(2027, 10, 20)
    gaps = {one.step.id: one.gap for one in absence(book, "governor", *span, DAYS).gaps
            if one.process.code == "DOC-02"}  # fmt: skip
    assert gaps.get("sign") == gap


@pytest.mark.parametrize(
    ("first", "last", "ends"),
    [
        ("2027-09-20", "2027-10-08", (2570,)),
        ("2027-09-20", "2027-09-30", ()),
        ("2027-10-01", "2027-10-08", ()),
        ("2026-09-30", "2027-09-29", (2569,)),
    ],
)
def test_an_absence_over_the_end_of_a_fiscal_year_is_told(
    first: str, last: str, ends: tuple[int, ...]
) -> None:
    assert away("officer", first, last).fiscal_ends == ends


def test_matters_whose_limit_of_law_ends_in_the_span() -> None:
    """A complaint of 16 December has 15 days: until 31 December, a holiday that counts."""
    (work,) = [w for w in away("officer", "2026-12-31", "2026-12-31").works if w.maturing]
    (one,) = work.maturing
    assert work.process.code == "DRT-01"
    assert one.earliest == one.latest == datetime.date(2026, 12, 16)


def test_years_without_holidays_are_told() -> None:
    found = away("officer", "2027-12-20", "2028-01-07")
    assert found.unknown_years == (2571,)
    assert away("officer", "2027-12-20", "2027-12-30").unknown_years == ()


@pytest.mark.parametrize(
    ("first", "last", "missing"),
    [
        ("2027-01-04", "2027-01-08", (2569,)),  # 15 days of the last of December end here
        ("2027-04-19", "2027-04-23", ()),
        ("2027-01-20", "2027-01-22", ()),
    ],
)
def test_a_year_in_the_way_of_a_limit_is_told(
    first: str, last: str, missing: tuple[int, ...]
) -> None:
    known = calendar_of(year for year in SAMPLE.holidays.values() if year.year != 2569)
    span = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    assert absence(SAMPLE, "officer", *span, known).unknown_years == missing


def test_a_limit_of_years_is_looked_for_as_far_back_as_it_reaches() -> None:
    process = SAMPLE.processes["DRT-01"]
    limits = tuple(one.model_copy(update={"within": Duration(months=18)}) for one in process.limits)
    changed = process.model_copy(update={"limits": limits})
    book = replace(SAMPLE, processes=MappingProxyType({**SAMPLE.processes, "DRT-01": changed}))
    day = datetime.date(2027, 10, 15)
    (work,) = [
        one
        for one in absence(book, "officer", day, day, DAYS).works
        if one.process.code == "DRT-01"
    ]
    assert work.maturing[0].earliest == datetime.date(2026, 4, 15)


@pytest.mark.parametrize(
    ("first", "last", "events"),
    [
        ("2027-01-04", "2027-01-08", {}),
        ("2027-12-20", "2028-01-07", {2571: ["plan-submission", "budget-request"]}),
    ],
)
def test_an_event_without_a_date_is_told(
    first: str, last: str, events: dict[int, list[str]]
) -> None:
    """Until the centre sets the day of 2571, the work before it has no days."""
    found = away("chief-of-office", first, last).undated
    assert {year: [one.id for one in of] for year, of in found.items()} == events


def test_who_answers_for_a_step_of_another_has_its_process_in_the_pack() -> None:
    process, raci = SAMPLE.processes["DRT-01"], Raci(accountable="hr-officer")
    steps = tuple(
        s.model_copy(update={"raci": raci}) if s.id == "receive" else s for s in process.steps
    )
    book = replace(
        SAMPLE,
        processes=MappingProxyType(
            {**SAMPLE.processes, "DRT-01": process.model_copy(update={"steps": steps})}
        ),
    )
    day = datetime.date(2026, 11, 2)
    (work,) = [
        one
        for one in absence(book, "hr-officer", day, day, DAYS).works
        if one.process.code == "DRT-01"
    ]
    assert [one.id for one in work.answers] == ["receive"]
    assert not work.covers


@pytest.mark.parametrize(
    ("role", "day", "for_"),
    [
        ("chief-of-office", "2027-01-05", "provincial-committee"),  # its secretary
        ("admin-director", "2026-12-24", "agency"),  # outside: the owner of the process
    ],
)
def test_somebody_sees_to_what_falls_due_for_a_committee_or_an_agency(
    role: str, day: str, for_: str
) -> None:
    assert for_ in {one.role for one in away(role, day, day).due}
