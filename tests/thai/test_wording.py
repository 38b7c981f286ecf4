"""Durations in words: one of a unit, and several."""

from __future__ import annotations

import pytest

from generator.model.duration import parse_duration
from generator.model.fields import EventDay
from generator.model.registers import Role
from generator.thai.wording import due_in_words, duration_in_words, titled, unit_in_words
from generator.theme import read_labels


@pytest.mark.parametrize(
    ("written", "th", "en"),
    [
        ("1wd", "1 วันทำการ", "1 working day"),
        ("2wd", "2 วันทำการ", "2 working days"),
        ("1mo", "1 เดือน", "1 month"),
        ("1h", "1 ชั่วโมง", "1 hour"),
        ("15d", "15 วัน", "15 days"),
    ],
)
def test_one_of_a_unit_is_no_plural(written: str, th: str, en: str) -> None:
    duration = parse_duration(written)
    assert duration_in_words(duration, read_labels("th")) == th
    assert duration_in_words(duration, read_labels("en")) == en


def test_a_part_of_a_unit_is_a_plural() -> None:
    assert unit_in_words("hours", "1.5", read_labels("en")) == "1.5 hours"


@pytest.mark.parametrize(("id_", "title"), [("clerk", "Clerk"), ("gone", "gone"), (None, "–")])
def test_a_role_is_called_by_its_title(id_: str | None, title: str) -> None:
    clerk = Role.model_validate({"id": "clerk", "title": {"th": "เจ้าหน้าที่", "en": "Clerk"}})
    assert titled({"clerk": clerk}, id_, read_labels("en")) == title


@pytest.mark.parametrize(
    ("day", "th", "en"),
    [
        (EventDay(-15), "ก่อนวันงาน 15 วัน", "15 days before the event"),
        (EventDay(-15, working=True), "ก่อนวันงาน 15 วันทำการ", "15 working days before the event"),
        (EventDay(3, working=True), "หลังวันงาน 3 วันทำการ", "3 working days after the event"),
        (EventDay(0), "ในวันงาน", "on the day of the event"),
    ],
)
def test_a_day_counted_from_an_event_says_of_which_kind(day: EventDay, th: str, en: str) -> None:
    assert due_in_words(day, read_labels("th")) == th
    assert due_in_words(day, read_labels("en")) == en
