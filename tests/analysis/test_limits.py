"""Legal limits against the worst way, with the holidays of B.E. 2569."""

from typing import Any

import pytest

from generator.analysis.limits import Verdict, check_limits
from generator.analysis.workdays import Calendar
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
