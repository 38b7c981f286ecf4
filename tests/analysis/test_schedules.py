"""The work year: what falls due on which day, by small schedules whose days can be counted."""

from __future__ import annotations

import datetime
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.analysis.recurrence import ANCHOR, ever_falls, skipped_by
from generator.analysis.schedules import (
    Occurrence,
    by_role,
    fiscal_span,
    fiscal_year,
    minded_by,
    occurrences,
    undated,
    without_a_date,
    work_years,
)
from generator.analysis.workdays import Calendar, calendar_of
from generator.loading import load
from generator.model.handbook import Handbook
from generator.model.process import Process
from generator.model.year import Schedule, parse_month_day
from tests.checkout import CHECKOUT

SAMPLE = load(CHECKOUT).handbook
DAYS = calendar_of(SAMPLE.holidays.values())
YEAR = fiscal_span(2570)


def with_schedule(**written: Any) -> Handbook:
    """Return a handbook of one process, the meeting of the sample, with one schedule."""
    schedule = Schedule.model_validate({"id": "one", "what": "งาน", **written})
    process: Process = SAMPLE.processes["MTG-01"].model_copy(update={"schedule": (schedule,)})
    return replace(SAMPLE, processes=MappingProxyType({"MTG-01": process}))


def found(
    span: tuple[datetime.date, datetime.date] = YEAR, days: Calendar = DAYS, **written: Any
) -> tuple[Occurrence, ...]:
    return occurrences(with_schedule(**written), *span, days)


def days(**written: Any) -> list[str]:
    return [one.day.isoformat() for one in found(**written)]


def test_the_fiscal_year_is_named_by_its_later_year() -> None:
    assert fiscal_year(datetime.date(2026, 9, 30)) == 2569
    assert fiscal_year(datetime.date(2026, 10, 1)) == 2570
    assert fiscal_span(2570) == (datetime.date(2026, 10, 1), datetime.date(2027, 9, 30))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({"yearly": ["31 มีนาคม", "30 ก.ย."]}, ["2027-03-31", "2027-09-30"]),
        ({"yearly": "29 February"}, []),
        ({"yearly": "31 มีนาคม", "day": "D-15"}, ["2027-03-16"]),
        ({"rule": "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1"},
         ["2026-10-01", "2027-01-01", "2027-04-01", "2027-07-01"]),
        ({"rule": "FREQ=YEARLY;BYMONTH=11;BYDAY=2MO"}, ["2026-11-09"]),
        ({"events": ["chakri-day", "plan-submission"]}, ["2027-01-29", "2027-04-06"]),
        # 3 and 4 April 2027 are a weekend.
        ({"yearly": "3 เมษายน", "shift": "before"}, ["2027-04-02"]),
        ({"yearly": "3 เมษายน", "shift": "after"}, ["2027-04-05"]),
        # 1 October is in the year, and moves before it when it is a Friday off: it is not.
        ({"yearly": "1 ตุลาคม", "shift": "before"}, ["2026-10-01"]),
        # 2 October 2027 is a Saturday: shifted, it falls into the year before.
        ({"yearly": "2 ตุลาคม", "shift": "before", "day": "D-2"}, ["2027-09-30"]),
    ],
)  # fmt: skip
def test_what_falls_due_in_a_fiscal_year(written: dict[str, Any], expected: list[str]) -> None:
    assert days(**written) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        # 6 April 2027 is Chakri Day, a Tuesday; 13 to 15 April are Songkran.
        ("D-1wd", "2027-04-05"),
        ("D-3wd", "2027-04-01"),
        ("D+1wd", "2027-04-07"),
        ("D+5wd", "2027-04-16"),
        ("D-25wd", "2027-03-02"),
    ],
)
def test_days_before_and_after_an_event_are_counted_in_working_days(
    day: str, expected: str
) -> None:
    (one,) = found(events=["chakri-day"], day=day, shift="before")
    assert (one.day.isoformat(), one.settled) == (expected, True)
    in_part = occurrences(with_schedule(events=["chakri-day"], day=day), one.day, one.day, DAYS)
    assert [part.id for part in in_part] == [one.id]


def test_working_days_of_an_unknown_year_are_counted_by_weekdays_and_say_so() -> None:
    (one,) = found(span=fiscal_span(2580), events=["chakri-day"], day="D-3wd")
    # 6 April 2037 is a Monday.
    assert (one.day.isoformat(), one.settled) == ("2037-04-01", False)
    # The name in calendars stays when the holidays are entered.
    (known,) = found(events=["chakri-day"], day="D+5wd")
    assert known.id == "MTG-01.one.chakri-day.20270413"


def test_a_month_without_the_day_is_skipped_and_the_last_day_is_in_each() -> None:
    assert len(days(monthly=["30"])) == 11
    ends = days(monthly=["last"])
    assert len(ends) == 12
    assert "2027-02-28" in ends


def test_steps_fall_due_counted_from_the_day() -> None:
    due = found(yearly="15 มีนาคม", steps=True)
    rows = {(one.step.id if one.step else None): one for one in due}
    process = SAMPLE.processes["MTG-01"]
    assert set(rows) == {None} | {step.id for step in process.steps if step.due}
    assert rows["set-date"].planned == datetime.date(2027, 2, 28)
    assert rows["set-date"].role == "chief-of-office"
    assert rows[None].role == process.owner


@pytest.mark.parametrize(
    ("role", "told"),
    [
        # The meeting itself is the step of the governor: one duty, not two.
        ("governor", [None]),
        # For another role it is a duty of its own.
        ("officer", [None, "meet"]),
    ],
)
def test_the_day_and_its_step_are_one_duty_of_one_role(role: str, told: list[str | None]) -> None:
    due = found(yearly="15 มีนาคม", steps=True, role=role)
    on_the_day = [one for one in due if one.day == datetime.date(2027, 3, 15)]
    assert [one.step.id if one.step else None for one in on_the_day] == told
    assert on_the_day[0].id == "MTG-01.one.20270315"


def test_several_steps_of_one_day_are_duties_of_their_own() -> None:
    book = with_schedule(yearly="15 มีนาคม", steps=True, role="governor")
    process = book.processes["MTG-01"]
    (meet,) = (step for step in process.steps if step.id == "meet")
    more = meet.model_copy(update={"id": "more"})
    changed = process.model_copy(update={"steps": (*process.steps, more)})
    book = replace(book, processes=MappingProxyType({"MTG-01": changed}))
    due = [one for one in occurrences(book, *YEAR, DAYS) if one.planned.month == 3]
    on_the_day = [one.step.id for one in due if one.step and one.day.day == 15]
    assert on_the_day == ["meet", "more"]


def test_steps_of_an_event_of_the_next_year_fall_into_this_one() -> None:
    steps = [one.step.id for one in found(yearly="5 ตุลาคม", steps=True) if one.step]
    # 5 October 2026 is in the year and its steps D-5 and before are not; of 2027 only those are.
    assert sorted(steps) == sorted(step.id for step in SAMPLE.processes["MTG-01"].steps if step.due)


def test_work_before_an_event_is_on_working_days_and_the_event_on_its_own() -> None:
    """17 January 2027 is a Sunday; 2 January, 15 days before, a Saturday after New Year's Day."""
    process = SAMPLE.processes["CER-01"]
    schedule = Schedule.model_validate(
        {
            "id": "one",
            "what": "งาน",
            "events": ["ramkhamhaeng-day"],
            "steps": True,
            "shift": "before",
        }
    )
    book = replace(
        SAMPLE,
        processes=MappingProxyType(
            {"CER-01": process.model_copy(update={"schedule": (schedule,)})}
        ),
    )
    told = {
        one.step.id if one.step else "": one.day.isoformat()
        for one in occurrences(book, *YEAR, DAYS)
    }
    assert (told[""], told["hold"]) == ("2027-01-17", "2027-01-17")
    assert told["invite"] == "2026-12-30"
    assert all(
        DAYS.is_working_day(datetime.date.fromisoformat(day))
        for step, day in told.items()
        if step not in ("", "hold")
    )


def test_a_day_in_an_unknown_year_is_not_shifted_and_says_so() -> None:
    one, *others = found(span=fiscal_span(2580), monthly=["1"], shift="after")
    assert len(others) == 11
    assert not one.settled
    assert one.day == one.planned == datetime.date(2036, 10, 1)


@settings(deadline=None, max_examples=50)
@given(
    st.dates(datetime.date(2026, 1, 15), datetime.date(2027, 11, 1)),
    st.integers(0, 60),
    st.sampled_from(["none", "before", "after"]),
    st.integers(-60, 60),
    st.sampled_from(["", "wd"]),
)
def test_a_part_of_the_year_holds_what_the_whole_holds(
    first: datetime.date, length: int, shift: str, offset: int, unit: str
) -> None:
    last = first + datetime.timedelta(days=length)
    written = {"monthly": ["5", "last"], "shift": shift, "day": f"D{offset:+d}{unit}"}
    book = with_schedule(**written)
    whole = (datetime.date(2025, 10, 1), datetime.date(2028, 9, 30))
    inside = [one.id for one in occurrences(book, *whole, DAYS) if first <= one.day <= last]
    assert [one.id for one in occurrences(book, first, last, DAYS)] == inside


def test_each_occurrence_of_the_sample_has_a_name_of_its_own() -> None:
    every = occurrences(SAMPLE, *YEAR, DAYS)
    assert len(every) > 100
    assert len({one.id for one in every}) == len(every)
    assert [one.day for one in every] == sorted(one.day for one in every)
    assert all(one.settled for one in every)
    assert "MON-01.review-rounds.20270331" in {one.id for one in every}


def test_a_rule_that_names_no_day_is_found_out() -> None:
    assert ever_falls("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29")
    assert not ever_falls("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")


@pytest.mark.parametrize(
    ("rule", "skipped"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=28", []),
        ("FREQ=MONTHLY;BYMONTHDAY=29,-1", ["BYMONTHDAY=29"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-31,30", ["BYMONTHDAY=-31", "BYMONTHDAY=30"]),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=31", ["BYMONTHDAY=31"]),  # April has none
        ("FREQ=MONTHLY;BYMONTH=1,3;BYMONTHDAY=31", []),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", ["BYMONTHDAY=29"]),
        ("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", []),
        ("FREQ=YEARLY;BYDAY=5MO", []),  # the fifth Monday of a year
        ("FREQ=YEARLY;BYMONTH=1;BYDAY=1MO,5MO", ["BYDAY=5MO"]),
        ("FREQ=MONTHLY;BYDAY=MO,-1FR", []),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", []),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", []),
        ("FREQ=WEEKLY;BYDAY=MO", []),
        ("FREQ=MONTHLY", []),
    ],
)
def test_days_that_some_months_do_not_have_are_found(rule: str, skipped: list[str]) -> None:
    assert list(skipped_by(rule)) == skipped


def test_intervals_are_counted_from_the_first_day_of_a_fiscal_year() -> None:
    assert fiscal_span(fiscal_year(ANCHOR.date()))[0] == ANCHOR.date()


@pytest.mark.parametrize(
    "text", ["31 มีนาคม", "31 มี.ค.", "๓๑ มี.ค.", "31 March", "31 Mar", "31march"]
)
def test_a_day_of_every_year_is_read_in_the_ways_people_write_it(text: str) -> None:
    assert str(parse_month_day(text)) == "31 มีนาคม"


def test_what_falls_due_for_a_committee_is_known_to_its_secretary_too() -> None:
    due = work_years(SAMPLE, datetime.date(2026, 11, 20), DAYS)
    found = by_role(due, SAMPLE)
    of_committee = [one for one in due if one.role == "provincial-committee"]
    assert of_committee
    assert found["provincial-committee"] == tuple(of_committee)
    assert set(of_committee) <= set(found["chief-of-office"])
    days = [one.day for one in found["chief-of-office"]]
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("first", "last", "events"),
    [
        # The sample knows the dates of 2570 alone; days of every year are known in each.
        ("2026-10-01", "2027-09-30", {}),
        ("2028-01-10", "2028-01-14", {2571: ["plan-submission", "budget-request"]}),
        ("2027-09-15", "2028-10-15", {2571: ["plan-submission", "budget-request"],
                                      2572: ["plan-submission", "budget-request"]}),
    ],
)  # fmt: skip
def test_an_event_without_a_date_in_a_year_is_told(
    first: str, last: str, events: dict[int, list[str]]
) -> None:
    span = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    found = without_a_date(undated(SAMPLE, *span))
    assert {year: sorted(e.id for e in own) for year, own in found.items()} == {
        year: sorted(own) for year, own in events.items()
    }


def test_the_work_around_an_event_without_a_date_is_known_by_role() -> None:
    """The chief hands in the plan and the request; an officer of supplies does neither."""
    found = undated(SAMPLE, *fiscal_span(2571))
    chief = {one.process.code for one in found if "chief-of-office" in minded_by(one, SAMPLE)}
    assert chief == {"PLN-01", "PLN-02"}
    assert "stock-inspector" not in by_role(found, SAMPLE)


def test_a_step_without_a_date_is_work_of_its_role() -> None:
    book = with_schedule(events=["plan-submission"], steps=True, role="governor")
    roles = {one.role for one in undated(book, *fiscal_span(2571))}
    assert {"governor", "officer"} <= roles
    assert not undated(with_schedule(events=["chakri-day"], steps=True), *fiscal_span(2571))
