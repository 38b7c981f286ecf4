"""The golden dates of the domain brief (section 5), and what must hold for any date."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.deadlines import NoDeadlineError, deadline
from generator.analysis.workdays import Calendar, MissingYearError
from generator.model.duration import Duration, parse_duration
from generator.model.process import Actor

# The 22 government holidays of B.E. 2569 and the first one of 2570 that the golden dates touch.
HOLIDAYS = [
    *("2026-01-01", "2026-01-02", "2026-03-03", "2026-04-06", "2026-04-13", "2026-04-14"),
    *("2026-04-15", "2026-05-04", "2026-05-13", "2026-06-01", "2026-06-03", "2026-07-28"),
    *("2026-07-29", "2026-07-30", "2026-08-12", "2026-10-13", "2026-10-23", "2026-12-05"),
    *("2026-12-07", "2026-12-10", "2026-12-31", "2026-05-31", "2027-01-01"),
]
DAYS = Calendar(
    {datetime.date.fromisoformat(day): "หยุด" for day in HOLIDAYS}, frozenset({2569, 2570})
)

GOLDEN = [
    # start, within, actor, last day in time, last working day in time
    ("2026-04-10", "15d", Actor.AUTHORITY, "2026-04-25", "2026-04-24"),
    ("2026-04-10", "15d", Actor.CITIZEN, "2026-04-27", "2026-04-27"),
    ("2026-11-20", "15d", Actor.AUTHORITY, "2026-12-05", "2026-12-04"),
    ("2026-11-20", "15d", Actor.CITIZEN, "2026-12-08", "2026-12-08"),
    ("2026-12-16", "15d", Actor.AUTHORITY, "2026-12-31", "2026-12-30"),
    ("2026-12-16", "15d", Actor.CITIZEN, "2027-01-04", "2027-01-04"),
    ("2026-04-10", "7wd", Actor.AUTHORITY, "2026-04-24", "2026-04-24"),
    ("2026-12-04", "7wd", Actor.AUTHORITY, "2026-12-17", "2026-12-17"),
    ("2026-12-30", "1wd", Actor.AUTHORITY, "2027-01-04", "2027-01-04"),
    ("2027-04-30", "1wd", Actor.AUTHORITY, "2027-05-03", "2027-05-03"),
    ("2026-09-30", "90d", Actor.AUTHORITY, "2026-12-29", "2026-12-29"),
    ("2026-01-31", "1mo", Actor.AUTHORITY, "2026-02-28", "2026-02-27"),
]


@pytest.mark.parametrize(("start", "within", "actor", "last", "act_by"), GOLDEN)
def test_golden_dates(start: str, within: str, actor: Actor, last: str, act_by: str) -> None:
    found = deadline(datetime.date.fromisoformat(start), parse_duration(within), actor, DAYS)
    assert (found.last.isoformat(), found.act_by.isoformat()) == (last, act_by)


@given(
    st.dates(datetime.date(2026, 1, 10), datetime.date(2027, 6, 1)),
    st.builds(Duration, days=st.integers(0, 60), working_days=st.integers(0, 30)),
    st.sampled_from(Actor),
)
def test_any_deadline_is_later_and_holds_to_the_rules(
    start: datetime.date, within: Duration, actor: Actor
) -> None:
    if not within:
        return
    found = deadline(start, within, actor, DAYS)
    assert start < found.counted <= found.last
    assert DAYS.is_working_day(found.act_by)
    assert found.act_by <= found.last
    if actor is Actor.CITIZEN:
        assert DAYS.is_working_day(found.last)
    else:
        assert found.last == found.counted
    a_day_more = deadline(start, within + Duration(days=1), actor, DAYS)
    assert a_day_more.last >= found.last


def test_a_year_without_holidays_is_told_not_guessed() -> None:
    with pytest.raises(MissingYearError) as missing:
        deadline(datetime.date(2027, 12, 20), Duration(days=15), Actor.CITIZEN, DAYS)
    assert missing.value.year == 2571


def test_hours_have_no_last_day() -> None:
    with pytest.raises(NoDeadlineError):
        deadline(datetime.date(2026, 4, 10), Duration(hours=4), Actor.AUTHORITY, DAYS)


@pytest.mark.parametrize("within", ["999999d", "999999mo", "999999wd", "999999mo 999999d"])
@pytest.mark.parametrize("start", ["2026-04-10", "1900-01-01", "9999-12-31"])
def test_no_period_is_too_long_to_be_told(within: str, start: str) -> None:
    with pytest.raises(MissingYearError):
        deadline(datetime.date.fromisoformat(start), parse_duration(within), Actor.CITIZEN, DAYS)


def test_a_calendar_with_a_gap_never_counts_across_it() -> None:
    gap = Calendar({}, frozenset({2568, 2570}))
    for count in (1, 400):
        with pytest.raises(MissingYearError) as missing:
            gap.add(datetime.date(2025, 12, 31), count)
        assert missing.value.year == 2569
    with pytest.raises(MissingYearError):
        gap.on_or_before(datetime.date(2027, 1, 1) - datetime.timedelta(1))
