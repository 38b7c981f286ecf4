"""The registers of holidays against the list and the rules that they were made from."""

from __future__ import annotations

import datetime

import pytest

from generator.loading import load
from generator.model.registers import Confidence, Holiday, HolidayKind
from tests.checkout import CHECKOUT

DAYS_OF_2569 = {
    1: [1, 2], 3: [3], 4: [6, 13, 14, 15], 5: [4, 13, 31], 6: [1, 3], 7: [28, 29, 30], 8: [12],
    10: [13, 23], 12: [5, 7, 10, 31],
}  # fmt: skip
"""Month to days: the 22 government holidays of B.E. 2569."""

SATURDAY = 5


@pytest.fixture(scope="module")
def holidays() -> dict[int, tuple[Holiday, ...]]:
    """Return the holidays of the sample by BE year."""
    return {year: found.holidays for year, found in load(CHECKOUT).handbook.holidays.items()}


def test_2569_has_its_22_days(holidays: dict[int, tuple[Holiday, ...]]) -> None:
    assert [one.date for one in holidays[2569]] == [
        datetime.date(2026, month, day) for month, days in DAYS_OF_2569.items() for day in days
    ]


@pytest.mark.parametrize("year", [2569, 2570])
def test_days_are_in_order_and_of_their_year(
    holidays: dict[int, tuple[Holiday, ...]], year: int
) -> None:
    dates = [one.date for one in holidays[year]]
    assert dates == sorted(set(dates))
    assert {date.year + 543 for date in dates} == {year}


@pytest.mark.parametrize("year", [2569, 2570])
def test_labour_day_and_its_substitute_are_no_government_holidays(
    holidays: dict[int, tuple[Holiday, ...]], year: int
) -> None:
    labour_day = datetime.date(year - 543, 5, 1)
    days_off = {one.date for one in holidays[year]}
    assert not any("แรงงาน" in one.title.th for one in holidays[year])
    assert {labour_day + datetime.timedelta(days) for days in range(3)}.isdisjoint(days_off)


@pytest.mark.parametrize("year", [2569, 2570])
def test_each_holiday_at_a_weekend_has_one_substitute_on_the_next_free_day(
    holidays: dict[int, tuple[Holiday, ...]], year: int
) -> None:
    days_off = {one.date for one in holidays[year] if one.kind is not HolidayKind.SUBSTITUTE}
    expected = []
    for date in sorted(days_off):
        if date.weekday() < SATURDAY:
            continue
        while date.weekday() >= SATURDAY or date in days_off:
            date += datetime.timedelta(1)
        expected.append(date)
    assert [one.date for one in holidays[year] if one.kind is HolidayKind.SUBSTITUTE] == expected


def test_the_list_of_2570_is_a_proposal_and_says_so(
    holidays: dict[int, tuple[Holiday, ...]],
) -> None:
    year = load(CHECKOUT).handbook.holidays[2570]
    assert all(one.confidence is Confidence.KNOWN for one in holidays[2570])
    assert "ข้อเสนอ" in year.source[0].th
    assert not any("พืชมงคล" in one.title.th for one in holidays[2570])
    assert any("พืชมงคล" in source.th for source in year.source)
