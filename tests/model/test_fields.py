"""The kinds of value: what each accepts, and under which problem code it refuses."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.model.duration import Duration
from generator.model.fields import (
    Citation,
    Cites,
    Date,
    EventDay,
    Id,
    OnDay,
    Share,
    Text,
    Time,
    Words,
)
from generator.model.process import Process, all_citations, all_forms, ways_on
from generator.model.step import Step
from generator.problems import CODES


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (Id, "DRT-01", "DRT-01"), (Id, "1.2_a", "1.2_a"),
        (Words, "งาน", Text(th="งาน")),
        (Words, {"th": "งาน", "en": "work"}, Text(th="งาน", en="work")),
        (Date, "2026-10-01", datetime.date(2026, 10, 1)),
        (Time, "1wd", Duration(working_days=1)),
        (Share, "15%", 0.15), (Share, "๓๓.๕ %", 0.335), (Share, "0%", 0.0), (Share, "100%", 1.0),
        (Cites, "act", Citation("act")), (Cites, "act/38", Citation("act", "38")),
        (Cites, "act/๓๘", Citation("act", "38")), (Cites, "act/55/1", Citation("act", "55/1")),
        (OnDay, "D-15", EventDay(-15)), (OnDay, "d + 7", EventDay(7)), (OnDay, "D", EventDay(0)),
        (OnDay, "D-15wd", EventDay(-15, working=True)), (OnDay, "D+0wd", EventDay(0)),
        (OnDay, "D + ๓ วันทำการ", EventDay(3, working=True)),
    ],
)  # fmt: skip
def test_what_is_accepted(kind: Any, written: object, value: object) -> None:
    assert TypeAdapter(kind).validate_python(written) == value


@pytest.mark.parametrize(
    ("kind", "written", "code"),
    [
        (Id, "งาน", "bad-id"), (Id, "-a", "bad-id"), (Id, "a b", "bad-id"), (Id, "a\n", "bad-id"),
        (Id, "../a", "bad-id"), (Id, "", "bad-id"),
        (Words, " ", "empty-text"),
        (Date, "2569-10-01", "bad-date"), (Date, "2026-2-1", "bad-date"),
        (Date, "2026-02-30", "bad-date"), (Date, "1 ต.ค. 2569", "bad-date"),
        (Date, "20261001", "bad-date"), (Date, "2026-W40-4", "bad-date"),
        (Time, "1 สัปดาห์", "bad-duration"), (Time, {"months": "1"}, "bad-duration"),
        (Time, ["1wd"], "bad-duration"),
        (Share, "101%", "bad-share"), (Share, "-1%", "bad-share"), (Share, "0.5", "bad-share"),
        (Share, "nan%", "bad-share"), (Share, "1e2%", "bad-share"),
        (Cites, "มาตรา 7", "bad-citation"), (Cites, "act/", "bad-citation"),
        (Cites, {"law": "act"}, "bad-citation"),
        (OnDay, "D-", "bad-duration"), (OnDay, "-15", "bad-duration"),
        (OnDay, "D-1000", "bad-duration"), (OnDay, {"days": "1"}, "bad-duration"),
        (OnDay, "Dwd", "bad-duration"), (OnDay, "D-2mo", "bad-duration"),
    ],
)  # fmt: skip
def test_what_is_refused(kind: Any, written: object, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(kind).validate_python(written)
    assert [error["type"] for error in refused.value.errors()] == [code]
    assert code in CODES


def test_a_buddhist_year_gets_its_common_year() -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(Date).validate_python("2569-10-01")
    assert refused.value.errors()[0]["ctx"]["hint"] == "2026-10-01"


def test_a_text_falls_back_to_thai() -> None:
    assert Text(th="งาน").in_language("en") == "งาน"
    assert Text(th="งาน", en="work").in_language("en") == "work"
    assert Text(th="งาน", en="work").in_language("th") == "งาน"


def process_of(*steps: dict[str, object], **more: object) -> Process:
    written = {"code": "A", "title": "ก", "mission": "support", "unit": "u", "steps": steps}
    return Process.model_validate({**written, **more})


def test_shorthands() -> None:
    process = process_of({"id": "a", "title": "ก", "time": "1wd"}, purpose="ข้อเดียว")
    assert process.purpose == (Text(th="ข้อเดียว"),)
    time = process.steps[0].time
    assert time is not None
    assert time.total() == Duration(working_days=1)
    both = Step.model_validate({"id": "a", "title": "ก", "time": {"active": "1h", "wait": "2wd"}})
    assert both.time is not None
    assert both.time.total() == Duration(working_days=2, hours=1)


def test_ways_on() -> None:
    process = process_of(
        {"id": "a", "title": "ก"},
        {"id": "b", "title": "ข", "next": "a"},
        {"id": "c", "title": "ค", "branches": [{"next": "a"}, {"next": "d"}]},
        {"id": "d", "type": "end", "title": "ง"},
        {"id": "e", "title": "จ"},
    )
    ways = [[way.next for way in ways_on(process, at)] for at in range(5)]
    assert ways == [["b"], ["a"], ["a", "d"], [], []]


def test_citations_and_forms_name_their_steps() -> None:
    process = process_of(
        {"id": "a", "title": "ก", "laws": ["x/1", "y"], "forms": ["f"]},
        {"id": "b", "title": "ข", "laws": ["x/1"], "forms": ["f", "g"]},
        laws=["y"],
        forms=["h"],
        limits=[{"law": "x/1", "from": "a", "to": "c", "within": "15d"}],
    )
    assert all_citations(process) == {
        Citation("y"): ("a",), Citation("x", "1"): ("a", "b", "c")
    }  # fmt: skip
    assert all_forms(process) == {"h": (), "f": ("a", "b"), "g": ("b",)}
