"""The optional register of people: an absence is that of a person, with all the roles they hold."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator.analysis.coverage import Gap, coverage
from generator.loading import load
from tests.analysis.test_coverage import DAY, gaps, write
from tests.analysis.test_coverage import folder as folder  # the fixture
from tests.checkout import CHECKOUT

LATER = datetime.date(2026, 12, 1)


def people(folder: Path, *rows: str) -> None:
    text = "people:\n" + "".join(f"  - {{{row}}}\n" for row in rows)
    write(folder, "content/registers/people.yml", text)


def test_without_the_register_nothing_is_said_of_people(folder: Path) -> None:
    assert gaps(folder)["write"] is None
    assert coverage(load(folder).handbook, DAY).unheld == ()


def test_whoever_holds_both_roles_does_not_stand_in_for_themselves(folder: Path) -> None:
    people(folder, "id: a, roles: [chief]", "id: b, roles: [clerk, typist]")
    assert gaps(folder)["write"] is Gap.SAME
    people(folder, "id: b, roles: [clerk, typist]", "id: c, roles: [typist]")
    assert gaps(folder)["write"] is None


@pytest.mark.parametrize(("day", "gap"), [(DAY, None), (LATER, Gap.VACANT)])
def test_a_stand_in_that_nobody_holds_any_more_is_no_cover(
    folder: Path, day: datetime.date, gap: Gap | None
) -> None:
    people(
        folder,
        "id: a, roles: [chief]",
        "id: b, roles: [clerk]",
        "id: c, roles: [typist], end: 2026-11-30",
    )
    assert gaps(folder, day)["write"] is gap


def test_roles_with_work_that_nobody_holds_are_named(folder: Path) -> None:
    people(folder, "id: a, roles: [chief]", "id: b, roles: [clerk], start: 2026-11-01")
    book = load(folder).handbook
    assert coverage(book, DAY).unheld == ("clerk", "typist")
    assert coverage(book, LATER).unheld == ("typist",)


def test_the_sample_keeps_no_register_of_people() -> None:
    assert load(CHECKOUT).handbook.people == {}
