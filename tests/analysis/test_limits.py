"""Legal limits against the worst way, with the holidays of B.E. 2569."""

import datetime
from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.flow import flow_of
from generator.analysis.limits import Verdict, check_limits
from generator.analysis.timetable import close_of, work_on
from generator.analysis.ways import unfold
from generator.analysis.workdays import Calendar, MissingYearError
from generator.model.process import Process
from tests.analysis.test_deadlines import DAYS


def process(within: str, *times: str | None, back: bool = False, to: str = "tell") -> Process:
    middle: list[dict[str, Any]] = [
        {"id": f"w{number}", "title": "ทำ", **({"time": time} if time else {})}
        for number, time in enumerate(times)
    ]
    if back:
        middle.append(
            {
                "id": "ok",
                "title": "ผ่านหรือไม่",
                "type": "decision",
                "time": "1h",
                "branches": [{"answer": "ใช่", "next": "tell"}, {"answer": "ไม่", "next": "w0"}],
            }
        )
    return Process.model_validate(
        {
            "code": "T-01",
            "title": "ทดสอบ",
            "mission": "statutory",
            "unit": "admin",
            "steps": [
                {"id": "receive", "title": "รับ", "time": "30m"},
                *middle,
                {"id": "tell", "title": "แจ้ง", "time": "1h"},
                {"id": "done", "title": "จบ", "type": "end"},
            ],
            "limits": [{"law": "act/38", "from": "receive", "to": to, "within": within}],
        }
    )


CASES = [
    # within, times between the two steps, verdict
    ("15d", ("1wd", "1wd"), Verdict.HOLDS),
    # Begun just before Songkran, five working days and an hour leave hardly a day of fifteen.
    ("15d", ("5wd",), Verdict.TIGHT),
    ("15d", ("6wd",), Verdict.EXCEEDED),
    ("15d", ("10wd",), Verdict.EXCEEDED),
    ("15d", ("10d", "1wd"), Verdict.EXCEEDED),
    ("3wd", ("1wd",), Verdict.HOLDS),
    ("2wd", ("2wd",), Verdict.EXCEEDED),
    ("15d", ("1wd", None), Verdict.NOT_SHOWN),
    ("4h", ("1h",), Verdict.NOT_SHOWN),
]


@pytest.mark.parametrize(("within", "times", "verdict"), CASES)
def test_verdicts(within: str, times: tuple[str | None, ...], verdict: Verdict) -> None:
    (found,) = check_limits(process(within, *times), DAYS)
    assert found.verdict is verdict, (found.start, found.allowed, found.slack)


def test_work_that_may_come_back_is_told() -> None:
    (found,) = check_limits(process("15d", "1wd", back=True), DAYS)
    assert found.loops == ("w0", "ok")
    assert found.route.steps == ("w0", "ok", "tell")


def test_a_limit_that_no_way_leads_to() -> None:
    sample = process("15d", "1wd")
    (limit,) = sample.limits
    backwards = limit.model_copy(update={"from_": "tell", "to": "receive"})
    (found,) = check_limits(sample.model_copy(update={"limits": (backwards,)}), DAYS)
    assert found.verdict is Verdict.NO_WAY


def test_without_a_year_of_holidays_nothing_is_shown() -> None:
    (found,) = check_limits(process("15d", "1wd"), Calendar({}, frozenset()))
    assert found.verdict is Verdict.NO_CALENDAR


def flow_with(limit: dict[str, str], *steps: dict[str, Any]) -> Process:
    rows = [{"title": step["id"], **step} for step in steps]
    return Process.model_validate(
        {
            "code": "T-01",
            "title": "ทดสอบ",
            "mission": "statutory",
            "unit": "admin",
            "steps": [*rows, {"id": "done", "title": "จบ", "type": "end"}],
            "limits": [{"law": "act/38", "within": "15d", **limit}],
        }
    )


def test_coming_back_to_the_first_step_starts_the_clock_anew() -> None:
    sample = flow_with(
        {"from": "decide", "to": "forward", "within": "3wd"},
        {
            "id": "decide",
            "time": "1wd",
            "branches": [{"answer": "ใช่", "next": "redo"}, {"answer": "ไม่", "next": "forward"}],
        },
        {"id": "redo", "time": "20wd", "next": "decide"},
        {"id": "forward", "time": "1wd"},
    )
    (found,) = check_limits(sample, DAYS)
    assert (found.verdict, found.route.steps, found.loops) == (Verdict.HOLDS, ("forward",), ())


def test_work_beside_the_first_step_must_be_done_too() -> None:
    sample = flow_with(
        {"from": "short", "to": "tell"},
        {"id": "split", "type": "parallel", "branches": [{"next": "short"}, {"next": "long"}]},
        {"id": "short", "time": "1h", "next": "meet"},
        {"id": "long", "time": "12wd", "next": "meet"},
        {"id": "meet", "type": "parallel", "next": "tell"},
        {"id": "tell", "time": "1h"},
    )
    (found,) = check_limits(sample, DAYS)
    assert (found.verdict, found.route.steps) == (Verdict.EXCEEDED, ("long", "meet", "tell"))


def test_a_citizens_limit_that_is_filled_exactly_is_right() -> None:
    for actor, verdict in (("citizen", Verdict.HOLDS), ("authority", Verdict.TIGHT)):
        sample = flow_with(
            {"from": "order", "to": "appeal", "actor": actor},
            {"id": "order", "time": "1h"},
            {"id": "appeal", "type": "wait", "time": {"wait": "15d"}},
        )
        (found,) = check_limits(sample, DAYS)
        assert (found.verdict, found.slack) == (verdict, 0)


def test_the_way_that_decides_is_the_latest_by_date_not_by_weight() -> None:
    sample = flow_with(
        {"from": "receive", "to": "tell"},
        {
            "id": "receive",
            "time": "1h",
            "branches": [{"answer": "1", "next": "wait"}, {"answer": "2", "next": "work"}],
        },
        {"id": "wait", "time": "10d", "next": "tell"},  # heavier, but holidays do not lengthen it
        {"id": "work", "time": "7wd", "next": "tell"},
        {"id": "tell", "time": "1h"},
    )
    (found,) = check_limits(sample, DAYS)
    assert found.route.steps == ("work", "tell")


def test_a_step_without_a_time_on_any_way_leaves_the_limit_unshown() -> None:
    sample = flow_with(
        {"from": "receive", "to": "tell"},
        {
            "id": "receive",
            "time": "1h",
            "branches": [{"answer": "1", "next": "ask"}, {"answer": "2", "next": "work"}],
        },
        {"id": "ask", "next": "tell"},
        {"id": "work", "time": "2wd", "next": "tell"},
        {"id": "tell", "time": "1h"},
    )
    (found,) = check_limits(sample, DAYS)
    assert (found.verdict, found.timeless) == (Verdict.NOT_SHOWN, ("ask",))


TIMES = ("1wd", "3d", "2h", "5h 30m", "1mo", "4wd", "10d")


@st.composite
def webs(draw: st.DrawFn) -> Process:
    """Processes of up to six steps between the two of a limit, with decisions and loops."""
    names = [f"s{number}" for number in range(draw(st.integers(1, 6)))]
    onward = [*names, "tell"]
    some = st.lists(st.sampled_from(onward), min_size=1, max_size=3, unique=True)
    steps = [
        {
            "id": name,
            "time": draw(st.sampled_from(TIMES)),
            "branches": [{"answer": way, "next": way} for way in draw(some)],
        }
        for name in names
    ]
    return flow_with(
        {"from": "receive", "to": "tell", "within": "3mo"},
        {"id": "receive", "time": "1h", "next": "s0"},
        *steps,
        {"id": "tell", "time": "1h"},
    )


@given(webs(), st.dates(datetime.date(2026, 1, 5), datetime.date(2026, 12, 20)))
def test_the_latest_way_is_that_of_brute_force(sample: Process, start: datetime.date) -> None:
    flow = flow_of(sample)

    def every_way(step: str, seen: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if step == "tell":
            yield seen
        elif step not in seen:
            for way in flow.ways[step]:
                yield from every_way(way, (*seen, step))

    def done(way: Iterable[str]) -> tuple[int, int]:
        return reduce(lambda moment, step: work_on(flow, DAYS, moment, step), way, begin)

    begin = close_of(start, flow)
    try:
        dates = [done(way) for way in every_way("s0", ())]
    except MissingYearError:
        return
    found = unfold(flow, ["s0"], "tell", frozenset({"receive"})).latest(
        begin, lambda moment, step: work_on(flow, DAYS, moment, step)
    )
    if not dates:
        assert found is None
    else:
        assert found is not None
        assert found[0] == max(dates) == done(found[1])


@pytest.mark.parametrize("time", ["999999d", "999999mo", "999999wd", "999999h"])
def test_no_time_is_too_long_to_be_checked(time: str) -> None:
    (found,) = check_limits(process("15d", time, time, time), DAYS)
    assert found.verdict is Verdict.EXCEEDED
