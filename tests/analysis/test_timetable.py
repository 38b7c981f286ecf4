"""Timetables: the usual way with every leg, and the dates that the browser must have too."""

from __future__ import annotations

import datetime
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.flow import flow_of
from generator.analysis.timetable import RECEIVED, clock_of, plan, timetable
from tests.analysis.test_deadlines import DAYS
from tests.analysis.test_lead_time import PARALLEL, REWORK, process
from tests.analysis.vectors import FILE, as_text

FRIDAY = datetime.date(2026, 4, 10)


def dates_of(sample: Any, start: datetime.date = FRIDAY) -> dict[str, str]:
    flow = flow_of(sample)
    planned = plan(flow)
    dates = timetable(planned, start, DAYS, flow.office_day)
    return {one.step: day.isoformat() for one, day in zip(planned, dates, strict=True)}


def test_parallel_legs_are_all_planned_and_meet_when_the_last_is_done() -> None:
    # Songkran lies between: the first working day after Friday is Thursday the 16th.
    assert dates_of(PARALLEL) == {
        "split": "2026-04-10",
        "paper": "2026-04-20",
        "room": "2026-04-16",
        "meet": "2026-04-20",
        "hold": "2026-04-21",
        "done": "2026-04-21",
    }


def test_the_main_way_goes_on_where_most_cases_go() -> None:
    assert list(dates_of(REWORK)) == ["draft", "good", "done"]


def test_hours_fill_office_days_and_days_are_whole() -> None:
    sample = process(
        {"id": "a", "time": "5h"}, {"id": "b", "time": "3h"}, {"id": "c", "time": "1wd"},
        {"id": "d", "time": "15h"}, {"id": "end", "type": "end"},
    )  # fmt: skip
    monday = datetime.date(2026, 6, 8)
    assert list(dates_of(sample, monday).values()) == [
        "2026-06-09", "2026-06-10", "2026-06-11", "2026-06-16", "2026-06-16",
    ]  # fmt: skip


def test_the_clock_starts_when_work_comes_in_or_when_a_step_is_done() -> None:
    planned = plan(flow_of(REWORK))
    assert clock_of(planned, "draft") == RECEIVED
    assert clock_of(planned, "done") == 2
    assert clock_of(planned, "elsewhere") is None


@given(st.dates(datetime.date(2026, 1, 2), datetime.date(2027, 10, 1)), st.integers(1, 30))
def test_a_later_start_is_never_done_earlier(start: datetime.date, more: int) -> None:
    later = start + datetime.timedelta(days=more)
    for sample in (PARALLEL, REWORK):
        for one, other in zip(
            dates_of(sample, start).values(), dates_of(sample, later).values(), strict=True
        ):
            assert one <= other


def test_the_vectors_are_what_the_rules_give() -> None:
    assert FILE.read_text(encoding="utf-8") == as_text()
    assert len(json.loads(as_text())["deadlines"]) > 600
