"""Event logs: times, waits and ways, worked out by hand. 6 April 2026 is a holiday (a Monday)."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.conformance import Departure, conformance
from generator.analysis.flow import flow_of
from generator.analysis.office_time import office_minutes, working_days
from generator.analysis.study import LeftOut, study_of
from generator.analysis.time_study import Measure, spread, step_studies, waits
from generator.analysis.workdays import Calendar, MissingYearError
from generator.loading import load
from generator.model.performance import Event
from generator.model.process import Process
from generator.model.registers import OFFICE_HOURS
from tests.checkout import CHECKOUT

EMPTY = load(CHECKOUT / "tests" / "loading" / "project").handbook
DAYS = Calendar({date(2026, 4, 6): "วันจักรี"}, frozenset({2569}))


def at(day: int, clock: str = "09:00") -> datetime:
    return datetime.fromisoformat(f"2026-04-{day:02}T{clock}")


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        (at(1, "09:00"), at(1, "09:30"), 30),
        (at(1, "11:30"), at(1, "13:30"), 60),  # the break at noon
        (at(1, "07:00"), at(1, "20:00"), 420),  # a whole office day
        (at(3, "16:00"), at(7, "09:00"), 60),  # Friday to Tuesday over a holiday
        (at(4, "09:00"), at(5, "16:00"), 0),  # a weekend
        (at(1, "12:10"), at(1, "12:50"), 0),
    ],
)
def test_office_minutes(start: datetime, end: datetime, minutes: int) -> None:
    assert office_minutes(start, end, DAYS, OFFICE_HOURS) == minutes


@pytest.mark.parametrize(("first", "last", "count"), [(1, 1, 0), (1, 2, 1), (3, 7, 1), (3, 10, 4)])
def test_working_days_do_not_count_the_first(first: int, last: int, count: int) -> None:
    assert working_days(date(2026, 4, first), date(2026, 4, last), DAYS) == count


def test_a_year_without_holidays_is_no_guess() -> None:
    with pytest.raises(MissingYearError):
        office_minutes(datetime(2025, 12, 30, 9), datetime(2025, 12, 30, 10), DAYS, OFFICE_HOURS)


def test_the_middle_and_nine_of_ten() -> None:
    found = spread([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
    assert (found.median, found.p90, found.total) == (5.5, 9, 55)
    assert spread([3]).p90 == 3
    assert spread(list(range(1, 12))).p90 == 10  # 9.9 of 11 are the first ten


@given(st.lists(st.integers(0, 1000), min_size=1))
def test_nine_of_ten_do_not_exceed_the_percentile(amounts: list[int]) -> None:
    p90 = spread(amounts).p90
    assert p90 in amounts
    assert sum(one <= p90 for one in amounts) >= 0.9 * len(amounts)
    assert sum(one < p90 for one in amounts) < 0.9 * len(amounts)


def process(*steps: dict[str, object]) -> Process:
    return Process.model_validate(
        {"code": "X", "title": "ก", "mission": "support", "unit": "u", "steps": steps}
    )


def step(id_: str, **more: object) -> dict[str, object]:
    return {"id": id_, "title": id_, **more}


WORK = process(
    step("start", type="start"),
    step("receive", time="30m"),
    step("check", type="decision", time="1wd",
         branches=[{"answer": "ก", "next": "do"}, {"answer": "ข", "next": "refuse"}]),
    step("refuse", next="end"),
    step("do", time="3d"),
    step("tell", time="2h"),
    step("end", type="end"),
)  # fmt: skip


def events(case: str, *rows: tuple[str, datetime, datetime | None]) -> list[Event]:
    return [Event(case, *row) for row in rows]


def test_each_step_is_measured_in_the_unit_of_its_standard() -> None:
    log = [
        *events("1", ("receive", at(1, "09:00"), at(1, "09:30")), ("check", at(3), at(7)),
                ("do", at(7), at(10, "16:00")), ("tell", at(10, "11:00"), at(10, "14:30"))),
        *events("2", ("receive", at(1, "11:50"), at(1, "13:30")), ("check", at(3), at(8)),
                ("do", at(7), at(11)), ("tell", at(10), None)),
    ]  # fmt: skip
    studies = {one.step.id: one for one in step_studies(WORK, log, DAYS, OFFICE_HOURS)}
    assert {id_: (one.measure, one.on_time, one.spread.median, one.spread.p90)
            for id_, one in studies.items()} == {
        "receive": (Measure.MINUTES, 1, 35, 40),  # 30 and 40 minutes
        "check": (Measure.WORKING_DAYS, 1, 1.5, 2),  # 1 and 2 working days
        "do": (Measure.DAYS, 1, 3.5, 4),
        "tell": (Measure.MINUTES, 0, 150, 150),  # 2 h 30 min of office time; one still done
    }  # fmt: skip


def test_hours_beside_days_add_a_day_begun() -> None:
    mixed = process(step("a", time="1wd 2h"))
    log = [
        *events("1", ("a", at(1), at(3))),
        *events("2", ("a", at(1), at(7))),
    ]
    (study,) = step_studies(mixed, log, DAYS, OFFICE_HOURS)
    assert (study.on_time, study.measure) == (1, Measure.WORKING_DAYS)


def test_where_cases_wait() -> None:
    log = [
        *events("1", ("receive", at(1), at(1, "10:00")), ("check", at(1, "15:00"), at(2, "09:00")),
                ("do", at(2, "09:30"), at(3))),
        *events("2", ("receive", at(1), at(1, "10:00")), ("check", at(1, "11:00"), at(1, "16:00")),
                ("do", at(1, "15:00"), None)),
    ]  # fmt: skip
    found = [
        (w.before, w.after, w.spread.count, w.spread.total) for w in waits(log, DAYS, OFFICE_HOURS)
    ]
    # 10:00 to 15:00 less the break is 4 hours, 10:00 to 11:00 one; the last two overlap.
    assert found == [("receive", "check", 2, 300), ("check", "do", 2, 30)]


def test_cases_of_years_without_holidays_are_left_out_alone() -> None:
    """A single line of another year does not take the study of the others away."""
    old, later = datetime(2025, 12, 30, 9), datetime(2027, 1, 5, 9)
    log = [
        Event("0", "receive", old, at(1), line=7),
        *events("1", ("receive", at(1), at(1, "09:30")), ("check", at(1, "10:00"), at(2))),
        Event("2", "receive", at(2), at(2, "09:30"), line=4),
        Event("2", "check", later, later, line=5),
        Event("3", "receive", old, old, line=9),
    ]
    found = study_of(WORK, log, DAYS, EMPTY)
    assert [(one.step.id, one.spread.count) for one in found.steps] == [
        ("receive", 1),
        ("check", 1),
    ]
    assert found.left_out == (LeftOut(2568, 2, 7), LeftOut(2570, 1, 4))
    assert found.conformance.cases == 4
    assert study_of(WORK, log[:1], DAYS, EMPTY).steps == ()


def replayed(work: Process, *paths: str, ended: bool = True) -> dict[str, object]:
    log: list[Event] = []
    for number, path in enumerate(paths):
        names = path.split()
        log += [
            Event(
                f"{number:03}", name, at(1 + n), at(1 + n) if ended or n + 1 < len(names) else None
            )
            for n, name in enumerate(names)
        ]
    found = conformance(flow_of(work), log)
    return {
        "conforming": found.conforming,
        "under way": found.under_way,
        "findings": {(f.kind, f.before, f.after, f.skipped): n for f, n in found.findings.items()},
    }


def test_cases_that_keep_to_the_manual() -> None:
    assert replayed(WORK, "receive check do tell", "start receive check refuse end") == {
        "conforming": 2, "under way": 0, "findings": {},
    }  # fmt: skip


def test_a_case_under_way_is_not_asked_for_its_end() -> None:
    assert replayed(WORK, "receive check", ended=False) == {
        "conforming": 1, "under way": 1, "findings": {},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "finding"),
    [
        ("receive do tell", (Departure.SKIPPED, "receive", "do", ("check",))),
        ("do tell", (Departure.SKIPPED, "", "do", ("receive", "check"))),
        ("receive check refuse tell", (Departure.UNKNOWN_WAY, "refuse", "tell", ())),
        ("receive check do receive check refuse", (Departure.UNKNOWN_WAY, "do", "receive", ())),
        ("receive check do", (Departure.NOT_ENDED, "do", "", ())),
    ],
)
def test_ways_that_the_manual_does_not_know(path: str, finding: object) -> None:
    assert replayed(WORK, path) == {"conforming": 0, "under way": 0, "findings": {finding: 1}}


FORKED = process(
    step("ask"),
    step("fork", type="parallel", branches=[{"next": "left"}, {"next": "right"}]),
    step("left", next="join"),
    step("right", next="join"),
    step("join"),
    step("end", type="end"),
)


@pytest.mark.parametrize("path", ["ask left right join", "ask right left join"])
def test_the_ways_of_a_fork_go_in_any_order(path: str) -> None:
    assert replayed(FORKED, path)["findings"] == {}


def test_a_way_of_a_fork_may_not_be_left_open() -> None:
    assert replayed(FORKED, "ask left join")["findings"] == {
        (Departure.NOT_ENDED, "join", "", ()): 1
    }
