"""Cover over time: people who come and go, delegations that follow one another."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator.analysis.absence import absence
from generator.analysis.meanwhile import Lack, SpanCover, turns
from generator.analysis.workdays import calendar_of
from generator.loading import load
from tests.analysis.test_coverage import DELEGATION, write
from tests.analysis.test_coverage import folder as folder  # the fixture
from tests.analysis.test_people import people

OTHERS = ("id: a, roles: [chief]", "id: b, roles: [clerk]")
NEXT = DELEGATION.replace("id: d,", "id: later,").replace("2026-10-01", "2027-02-01")


def step(folder: Path, name: str, role: str, first: str, last: str) -> SpanCover:
    book = load(folder).handbook
    span = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    found = absence(book, role, *span, calendar_of(()))
    return {one.step.id: one for work in found.works for one in work.covers}[name]


def said(*lacks: Lack) -> list[str]:
    return [f"{one.gap} {one.first} {one.last}" for one in lacks]


@pytest.mark.parametrize(
    ("first", "last", "lacks", "covered"),
    [
        ("2026-12-01", "2026-12-31", [], True),
        ("2026-12-20", "2027-01-10", ["vacant 2027-01-01 2027-01-10"], True),
        ("2027-01-01", "2027-01-20", ["vacant 2027-01-01 2027-01-20"], False),
        ("2026-12-20", "2027-02-20", ["vacant 2027-01-01 2027-01-31"], True),
        ("2027-02-01", "2027-02-20", [], True),
    ],
)
def test_the_days_between_two_holders_of_a_role_are_not_covered(
    folder: Path, first: str, last: str, lacks: list[str], covered: bool
) -> None:
    gone = "id: c, roles: [typist], end: 2026-12-31"
    people(folder, *OTHERS, gone, "id: d, roles: [typist], start: 2027-02-01")
    found = step(folder, "write", "clerk", first, last)
    assert said(*found.lacks) == lacks
    assert found.covered is covered
    assert (found.gap is None) == (not lacks)


def test_delegations_that_follow_one_another_are_all_told_in_their_order(folder: Path) -> None:
    early = f"{DELEGATION}, end: 2027-01-31}}\n"
    write(folder, "content/registers/delegations.yml", f"delegations:\n{NEXT}}}\n{early}")
    both = step(folder, "sign", "chief", "2027-01-20", "2027-02-10")
    assert ([one.id for one in both.delegations], both.lacks) == (["d", "later"], ())
    one = step(folder, "sign", "chief", "2027-02-01", "2027-02-10")
    assert [by.id for by in one.delegations] == ["later"]


def test_days_after_a_delegation_ran_out_are_named(folder: Path) -> None:
    early = f"{DELEGATION}, end: 2027-01-31}}\n"
    write(folder, "content/registers/delegations.yml", f"delegations:\n{early}")
    found = step(folder, "sign", "chief", "2027-01-20", "2027-02-10")
    assert said(*found.lacks) == ["run-out 2027-02-01 2027-02-10"]
    assert [by.id for by in found.delegations] == ["d"]


def test_the_turns_of_a_step_are_told_once_each(folder: Path) -> None:
    early = f"{DELEGATION}, end: 2027-01-31}}\n"
    write(folder, "content/registers/delegations.yml", f"delegations:\n{early}{NEXT}}}\n")
    book = load(folder).handbook
    sign = step(folder, "sign", "chief", "2027-01-20", "2027-02-10")
    found = [(day, one.gap, one.delegation and one.delegation.id) for day, one in turns(sign, book)]
    assert found == [
        (None, "run-out", "later"),
        (datetime.date(2026, 10, 1), None, "d"),
        (datetime.date(2027, 2, 1), None, "later"),
    ]
    print_ = step(folder, "print", "typist", "2027-01-20", "2027-02-10")
    assert [(day, one.gap) for day, one in turns(print_, book)] == [(None, "nobody")]
