"""Periods that are left out between others."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.loading.periods import parse_period
from generator.model.performance import Period
from generator.model.periods import missing, months_without


@pytest.mark.parametrize(
    ("given_", "left_out", "have"),
    [
        (["2569"], [], 12),
        ([], [], 0),
        (["2569-Q1", "2569-Q2"], [], 6),
        (["2569-Q4", "2569-Q1", "2569-Q2"], ["2569-Q3"], 9),
        (["2026-01", "2026-04"], ["2026-02", "2026-03"], 2),
        (["2025-12", "2026-02"], ["2026-01"], 2),
        (["2568", "2570"], ["2569"], 24),
        (["2569-Q1", "2026-02"], ["2026-01"], 4),
    ],
)
def test_what_is_left_out(given_: list[str], left_out: list[str], have: int) -> None:
    periods = [parse_period(one) for one in given_]
    assert missing(periods) == tuple(parse_period(one) for one in left_out)
    if periods:
        span = Period(min(one.start for one in periods), max(one.end for one in periods))
        assert months_without(span, missing(periods)) == have


@given(st.lists(st.dates(), min_size=2, max_size=6, unique=True))
def test_what_is_left_out_is_what_no_period_covers(days: list[date]) -> None:
    periods = [Period(day, day) for day in days]
    covered = sum((p.end - p.start).days + 1 for p in (*periods, *missing(periods)))
    assert covered == (max(days) - min(days)).days + 1
