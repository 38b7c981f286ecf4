"""What is told of two records of a process: nothing of the same, every planted change, no more."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.analysis.changes import UNTOLD, WAYS, Change, Kind, by_role, changes, for_role
from generator.analysis.changes_in_words import told
from generator.analysis.same_steps import in_place
from generator.loading import load
from generator.model.duration import Duration
from generator.model.fields import Text
from generator.model.handbook import Handbook
from generator.model.process import Process
from generator.model.step import Step
from generator.theme import LANGUAGES, read_labels
from tests.checkout import CHECKOUT

Source = dict[str, Any]


def source() -> Source:
    """Return a process that says something in every part that a test changes."""
    return {
        "code": "T-1",
        "title": "กระบวนการทดสอบ",
        "mission": "support",
        "unit": "admin",
        "owner": "chief",
        "purpose": ["ทดสอบ"],
        "laws": ["act/1"],
        "responsibilities": [{"role": "clerk", "duty": "รับเรื่อง"}],
        "steps": [
            {"id": "start", "type": "start", "title": "เริ่ม"},
            {"id": "receive", "title": "รับ", "role": "clerk", "time": "30m", "details": ["ก", "ข"]},
            {
                "id": "fits",
                "type": "decision",
                "title": "ครบหรือไม่",
                "role": "chief",
                "branches": [
                    {"answer": "ครบ", "next": "answer", "share": "80%"},
                    {"answer": "ไม่ครบ", "next": "receive", "share": "20%"},
                ],
            },
            {"id": "answer", "title": "ตอบ", "role": "clerk", "time": "1wd", "forms": ["letter"]},
            {"id": "file", "title": "เก็บ", "role": "clerk", "time": "1h", "details": ["เรียงตามวัน"]},
            {"id": "end", "type": "end", "title": "จบ"},
        ],
        "limits": [{"law": "act/2", "from": "receive", "to": "answer", "within": "15d"}],
        "schedule": [{"id": "month", "what": "ปิดยอด", "monthly": "last", "role": "clerk"}],
        "kpis": [{"name": "ทันเวลา", "target": "ร้อยละ 80"}],
    }


def process(value: Source) -> Process:
    return Process.model_validate(value)


OLD = process(source())


def changed(edit: str, value: object) -> tuple[Change, ...]:
    """Return the changes after one edit: a path of keys and indices, and the new value."""
    new = source()
    *way, last = (int(part) if part.isdigit() else part for part in edit.split("/"))
    at: Any = new
    for part in way:
        at = at[part]
    at[last] = value
    return changes(OLD, process(new))


PLANTED = [
    ("owner", "clerk", [(Kind.CHANGED, "", "owner")]),
    ("deputy", "clerk", [(Kind.ADDED, "", "deputy")]),
    ("status", "approved", [(Kind.CHANGED, "", "status")]),
    ("purpose", ["ทดสอบ", "อีกข้อ"], [(Kind.ADDED, "", "purpose")]),
    ("laws", ["act/3"], [(Kind.REMOVED, "", "laws"), (Kind.ADDED, "", "laws")]),
    ("limits/0/within", "10d", [(Kind.CHANGED, "", "limits")]),
    ("limits/0/to", "file", [(Kind.REMOVED, "", "limits"), (Kind.ADDED, "", "limits")]),
    ("limits", [], [(Kind.REMOVED, "", "limits")]),
    ("responsibilities/0/duty", "ตอบเรื่อง", [(Kind.CHANGED, "", "responsibilities")]),
    ("schedule/0/monthly", "5", [(Kind.CHANGED, "", "schedule")]),
    ("kpis/0/target", "ร้อยละ 90", [(Kind.CHANGED, "", "kpis")]),
    ("public", True, [(Kind.ADDED, "", "public")]),
    ("steps/1/title", "รับเรื่อง", [(Kind.CHANGED, "receive", "title")]),
    ("steps/1/role", "chief", [(Kind.CHANGED, "receive", "role")]),
    ("steps/1/time", "45m", [(Kind.CHANGED, "receive", "time")]),
    ("steps/1/details", ["ก", "ค"], [(Kind.CHANGED, "receive", "details")]),
    ("steps/1/details", ["ข", "ก"], [(Kind.MOVED, "receive", "details")]),
    ("steps/1/details", ["ข", "ก", "ค"], [(Kind.ADDED, "receive", "details"),
                                          (Kind.MOVED, "receive", "details")]),
    ("steps/1/forms", ["letter"], [(Kind.ADDED, "receive", "forms")]),
    ("steps/3/forms", [], [(Kind.REMOVED, "answer", "forms")]),
    ("steps/3/type", "document", [(Kind.CHANGED, "answer", "type")]),
    ("steps/3/next", "end", [(Kind.REMOVED, "answer", WAYS), (Kind.ADDED, "answer", WAYS)]),
    ("steps/2/branches/0/share", "70%", [(Kind.CHANGED, "fits", WAYS)]),
    ("steps/2/branches/1/next", "start", [(Kind.CHANGED, "fits", WAYS)]),
    ("steps/2/branches/1/answer", "ขาด", [(Kind.CHANGED, "fits", WAYS)]),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "value", "expected"), PLANTED)
def test_a_planted_change_is_told_and_nothing_else(
    edit: str, value: object, expected: list[tuple[Kind, str, str]]
) -> None:
    assert [(one.kind, one.step, one.field) for one in changed(edit, value)] == expected


@pytest.mark.parametrize("unwritten", ["steps/3/next", "steps/1/basis"])
def test_what_is_written_out_but_means_the_same_is_no_change(unwritten: str) -> None:
    value = {"next": "file", "basis": "office"}[unwritten.rsplit("/", 1)[-1]]
    assert changed(unwritten, value) == ()


def test_a_step_added_removed_and_moved() -> None:
    new = source()
    steps = new["steps"]
    steps.insert(2, {"id": "scan", "title": "สแกน", "role": "clerk"})
    assert [(c.kind, c.step) for c in changes(OLD, process(new))] == [(Kind.ADDED, "scan")]
    assert [(c.kind, c.step) for c in changes(process(new), OLD)] == [(Kind.REMOVED, "scan")]
    moved = source()
    moved["steps"].insert(1, moved["steps"].pop(4))
    (one,) = changes(OLD, process(moved))
    assert (one.kind, one.step, one.old, one.new) == (Kind.MOVED, "file", "answer", "start")


def test_a_renamed_step_is_told_once_and_what_leads_to_it_not_at_all() -> None:
    new = json.loads(json.dumps(source()).replace('"answer", "title"', '"reply", "title"'))
    for at in (new["steps"][2]["branches"][0], new["limits"][0]):
        at["next" if "next" in at else "to"] = "reply"
    new["steps"][3]["id"] = "reply"
    (one,) = changes(OLD, process(new))
    assert (one.kind, one.step, one.old, one.new) == (Kind.RENAMED, "reply", "answer", "reply")


def test_a_step_under_a_new_id_and_title_is_the_same_if_it_is_done_in_the_same_way() -> None:
    new = source()
    new["steps"][4] |= {"id": "archive", "title": "เก็บเข้าแฟ้ม"}
    assert [(c.kind, c.field) for c in changes(OLD, process(new))] == [
        (Kind.RENAMED, ""),
        (Kind.CHANGED, "title"),
    ]


def test_two_steps_that_could_be_the_same_are_not_guessed_at() -> None:
    new = source()
    new["steps"][4:5] = [
        {"id": "file-1", "title": "เก็บ", "role": "clerk", "time": "1h", "details": ["เรียงตามวัน"]},
        {"id": "file-2", "title": "เก็บ", "role": "clerk", "time": "1h", "details": ["เรียงตามวัน"]},
    ]
    kinds = [(c.kind, c.step) for c in changes(OLD, process(new))]
    assert kinds == [(Kind.REMOVED, "file"), (Kind.ADDED, "file-1"), (Kind.ADDED, "file-2")]


def test_a_change_tells_whose_work_it_touches() -> None:
    (one,) = changed("steps/1/role", "chief")
    assert one.roles == ("chief", "clerk")
    (one,) = changed("limits/0/within", "10d")
    assert one.roles == ("clerk",)
    (one,) = changed("title", "ชื่อใหม่")
    assert one.roles == ()


def test_the_digest_of_a_role_has_what_touches_it() -> None:
    new = source()
    new["steps"][1]["time"] = "45m"
    new["steps"][2]["title"] = "ครบถ้วนหรือไม่"
    new["title"] = "ชื่อใหม่"
    found = changes(OLD, process(new))
    digest = by_role(found)
    assert {role: [c.field for c in cs] for role, cs in digest.items()} == {
        "chief": ["title"],
        "clerk": ["time"],
    }
    assert for_role(found, "nobody") == ()


@cache
def sample() -> Handbook:
    return load(CHECKOUT).handbook


@pytest.mark.parametrize("code", list(load(CHECKOUT).handbook.processes))
def test_a_process_is_the_same_as_itself(code: str) -> None:
    one = sample().processes[code]
    again = one.model_copy(deep=True)
    assert changes(one, again) == ()


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_every_planted_edit_of_the_sample_is_found(data: st.DataObject) -> None:
    """Random edits of several steps at once: each is told at its step, and no other step is."""
    book = sample()
    old = book.processes[data.draw(st.sampled_from(sorted(book.processes)))]
    steps = list(old.steps)
    places = data.draw(st.sets(st.integers(0, len(steps) - 1), min_size=1, max_size=4))
    planted = set()
    for at in sorted(places):
        field, value = data.draw(
            st.sampled_from(
                [("title", Text(th="ชื่อที่ไม่มีใครใช้")), ("role", "somebody-else"),
                 ("details", (*steps[at].details, Text(th="ข้อใหม่"))), ("note", Text(th="ใหม่")),
                 ("every", Duration(days=999)), ("forms", (*steps[at].forms, "no-such-form"))]
            )
        )  # fmt: skip
        steps[at] = steps[at].model_copy(update={field: value})
        planted.add((steps[at].id, field))
    found = changes(old, old.model_copy(update={"steps": tuple(steps)}))
    assert {(one.step, one.field) for one in found} == planted


@given(st.permutations(range(7)))
def test_the_steps_that_stay_ascend_and_no_choice_is_larger(order: list[int]) -> None:
    stay = in_place(order)
    kept = [one for one in order if one in stay]
    assert kept == sorted(kept)
    longest = [1] * len(order)
    for at, one in enumerate(order):
        longest[at] = 1 + max((longest[b] for b in range(at) if order[b] < one), default=0)
    assert len(stay) == max(longest)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_that_can_change_has_a_name(language: str) -> None:
    named = set(read_labels(language).group("changes.field"))
    fields = {*Process.model_fields, *Step.model_fields} - {*UNTOLD, "id", "next", "branches"}
    assert fields | {WAYS} == named


def test_words_name_what_is_known_and_keep_the_ids_of_what_is_not() -> None:
    labels = read_labels("en")
    (one,) = changed("steps/1/role", "officer")
    said = told(one, OLD, OLD, [sample()], labels)
    officer = sample().roles["officer"].title.in_language("en")
    assert said.line == f"~ 2. รับ · Role: clerk → {officer}"
    (way,) = changed("steps/2/branches/0/share", "70%")
    assert told(way, OLD, OLD, [], labels).line == (
        "~ 3. ครบหรือไม่ · Leads to: ครบ: ตอบ (80%) → ครบ: ตอบ (70%)"
    )


def test_counts_are_told_with_what_they_count() -> None:
    (one,) = changed("before", {"steps": 16, "time": "75d"})
    assert "16 steps · 75 days" in told(one, OLD, OLD, [], read_labels("en")).line
