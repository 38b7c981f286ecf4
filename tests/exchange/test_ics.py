"""Calendar files: what the standard asks (RFC 5545), and that programs read back what is due."""

from __future__ import annotations

import datetime

import icalendar
import pytest

from generator.analysis.absence import absence
from generator.analysis.schedules import Occurrence, work_years
from generator.analysis.workdays import calendar_of
from generator.exchange.ics import calendar_file, cover_calendar
from generator.loading import load
from generator.theme import read_labels
from tests.checkout import CHECKOUT

SAMPLE = load(CHECKOUT).handbook
BUILT = datetime.date(2026, 10, 1)
DUE = work_years(SAMPLE, BUILT, calendar_of(SAMPLE.holidays.values()))


def written(found: tuple[Occurrence, ...] = DUE, built: datetime.date = BUILT) -> bytes:
    return calendar_file(found, SAMPLE, read_labels("th"), name="สนจ.: ปฏิทิน", built=built)


def events(data: bytes) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(data)
    assert not calendar.errors
    return [one for one in calendar.walk("VEVENT") if isinstance(one, icalendar.Event)]


def test_another_reader_finds_every_day_and_its_words() -> None:
    found = events(written())
    assert len(found) == len(DUE) > 200
    assert not [one for one in found if one.errors]
    read = {str(one["uid"]): one for one in found}
    assert set(read) == {f"{one.id}@khumue" for one in DUE}
    round_ = read["MON-01.review-rounds.20270331@khumue"]
    assert round_.decoded("dtstart") == datetime.date(2027, 3, 31)
    assert round_.decoded("dtend") == datetime.date(2027, 4, 1)
    assert str(round_["summary"]).startswith("MON-01 รายงานผลการติดตามรอบ 6 เดือน")
    assert "ค่าตัวอย่าง" in str(round_["description"])


def test_the_file_keeps_the_rules_of_its_standard() -> None:
    data = written()
    lines = data.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    for line in lines:  # a fold may stand between letters, never within one
        line.removeprefix(b" ").decode("utf-8")
    assert data.count(b"DTSTAMP:20261001T000000Z") == len(DUE)
    assert data.count(b"DTSTART;VALUE=DATE:") == len(DUE)
    assert b"VERSION:2.0" in lines
    assert any(line.startswith(b"PRODID:") for line in lines)


def test_the_same_days_give_the_same_bytes() -> None:
    assert written() == written()


def test_a_name_stays_when_the_day_of_the_build_changes() -> None:
    later = events(written(built=datetime.date(2026, 12, 15)))
    assert [one["uid"] for one in later] == [one["uid"] for one in events(written())]


def test_a_day_that_may_move_says_so() -> None:
    """The sample has no holidays of 2571."""
    unsettled = tuple(one for one in DUE if not one.settled)
    assert unsettled
    assert all("อาจเลื่อน" in str(one["description"]) for one in events(written(unsettled)))
    settled = tuple(one for one in DUE if one.settled)
    assert not any("อาจเลื่อน" in str(one["description"]) for one in events(written(settled)))


@pytest.mark.parametrize("text", ["ก;ข,ค", "บรรทัด\\n", "ยาว" * 80])
def test_marks_of_the_format_in_a_text_are_text(text: str) -> None:
    one = DUE[0]
    title = one.schedule.what.model_copy(update={"th": text})
    schedule = one.schedule.model_copy(update={"what": title})
    changed = Occurrence(one.day, one.planned, one.process, schedule, None, None, None, True)
    (read,) = events(written((changed,)))
    assert str(read["summary"]) == f"{one.process.code} {text}"


def test_an_absence_is_one_event_and_what_falls_due_in_it() -> None:
    first, last = datetime.date(2027, 3, 29), datetime.date(2027, 4, 2)
    found = absence(SAMPLE, "officer", first, last, calendar_of(SAMPLE.holidays.values()))
    away, *due = events(cover_calendar(SAMPLE, found, read_labels("th"), built=BUILT))
    assert str(away["uid"]) == "cover.officer.20270329@khumue"
    assert (away.decoded("dtstart"), away.decoded("dtend")) == (first, datetime.date(2027, 4, 3))
    assert due
    assert [str(one["uid"]) for one in due] == [f"{one.id}@khumue" for one in found.due]
