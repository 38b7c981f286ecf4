"""Durations: every spelling, and units that are never turned into one another."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.duration import (
    DURATION_PATTERN,
    BadDurationError,
    Duration,
    parse_duration,
)


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("30 นาที", Duration(minutes=30)), ("30m", Duration(minutes=30)),
        ("30min", Duration(minutes=30)), ("2 ชั่วโมง", Duration(hours=2)),
        ("2 ชม.", Duration(hours=2)), ("2h", Duration(hours=2)),
        ("1 วันทำการ", Duration(working_days=1)), ("1wd", Duration(working_days=1)),
        ("15 วัน", Duration(days=15)), ("๑๕ วัน", Duration(days=15)), ("15d", Duration(days=15)),
        ("1 เดือน", Duration(months=1)), ("1mo", Duration(months=1)),
        ("1 วันทำการ 2 ชั่วโมง", Duration(working_days=1, hours=2)),
        ("2h 30m", Duration(hours=2, minutes=30)), (" 1wd2h ", Duration(working_days=1, hours=2)),
    ],
)  # fmt: skip
def test_spellings(text: str, duration: Duration) -> None:
    assert parse_duration(text) == duration
    assert re.search(DURATION_PATTERN, text)


@pytest.mark.parametrize(
    "text",
    ["", " ", "0m", "30", "m", "-5m", "1.5h", "1 สัปดาห์", "2h 2h", "5 minutes", "1wdx", "1e3m",
     "9999999m", "1wd และ 2h", "NaNm", "1 วัน!"],
)  # fmt: skip
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(BadDurationError):
        parse_duration(text)


amounts = st.integers(min_value=0, max_value=999_999)
durations = st.builds(Duration, *[amounts] * 5)


@given(durations.filter(bool))
def test_a_written_duration_reads_back(duration: Duration) -> None:
    unit = {"months": "mo", "working_days": "wd", "days": "d", "hours": "h", "minutes": "m"}
    text = " ".join(f"{amount}{unit[name]}" for name, amount in duration.parts())
    assert parse_duration(text) == duration


@given(durations, durations)
def test_adding_keeps_units_apart(one: Duration, other: Duration) -> None:
    total = one + other
    assert total == other + one
    assert total.days == one.days + other.days
    assert total.working_days == one.working_days + other.working_days
    assert total.hours == one.hours + other.hours
