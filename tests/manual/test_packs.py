"""The packs for cover and handover: figures that are samples say so, as in the manuals."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from generator.analysis.absence import Absence, absence
from generator.analysis.workdays import calendar_of
from generator.loading import load
from generator.manual.handover import handover_data
from generator.manual.manuscript import Manuscript
from generator.manual.pack import cover_pdf, pack_data
from generator.manual.pack_front import gaps_in_words
from generator.model.registers import Confidence
from generator.thai.wording import date_in_words
from generator.theme import read_labels
from tests.checkout import CHECKOUT
from tests.manual.reading import pages_by_pdfium

SAMPLE = load(CHECKOUT).handbook
TH = read_labels("th")
FIRST, LAST = datetime.date(2026, 12, 24), datetime.date(2027, 1, 8)


def away(role: str, first: datetime.date = FIRST, last: datetime.date = LAST) -> Absence:
    return absence(SAMPLE, role, first, last, calendar_of(SAMPLE.holidays.values()))


@pytest.mark.parametrize("role", ["officer", "chief-of-office", "finance-officer"])
def test_each_standard_time_says_where_it_is_from(role: str) -> None:
    found = away(role)
    data = pack_data(SAMPLE, found, TH, working_days=5)
    sections = {one["title"].split()[0]: one for one in data["details"]}
    for work in found.works:
        blocks = sections[work.process.code]["blocks"]
        rows = [
            row["cells"] for block in blocks if block["kind"] == "table" for row in block["rows"]
        ]
        script = Manuscript(SAMPLE, work.process, TH)
        for one, row in zip(work.covers, rows, strict=True):
            assert row[1].split("\n") == script.timing(one.step) or not row[1]
            if one.step.time_basis:
                assert f"[{script.basis(one.step.time_basis, one.step.laws)}]" in row[1]
            known = [SAMPLE.confidence(cited) for cited in one.step.laws]
            marks = sum(of is not Confidence.VERIFIED for of in known)
            assert row[2].count("[") == marks


def test_what_falls_due_on_a_sample_day_says_so() -> None:
    found = away("officer")
    data = json.dumps(pack_data(SAMPLE, found, TH, working_days=5)["front"], ensure_ascii=False)
    samples = [one for one in found.due if one.schedule.sample]
    assert samples
    assert data.count(f"[{TH('words.basis.office-sample')}]") == len(samples)


def test_a_handover_says_that_holidays_may_move_its_days() -> None:
    """Those of the year 2571 are not in the register."""
    known, beyond = (
        handover_data(SAMPLE, away("officer", *span), TH)["alerts"]
        for span in (
            (datetime.date(2026, 11, 1), datetime.date(2027, 10, 31)),
            (datetime.date(2027, 6, 1), datetime.date(2028, 5, 30)),
        )
    )
    assert TH("pack.unsettled") not in known
    assert TH("pack.unsettled") in beyond
    assert TH("pack.unknown-year", year=2571) in beyond


def test_a_day_that_holidays_may_move_says_so_in_its_row() -> None:
    found = away("officer", datetime.date(2028, 1, 28), datetime.date(2028, 1, 31))
    open_ = [one for one in found.due if not one.settled]
    data = json.dumps(pack_data(SAMPLE, found, TH, working_days=None)["front"], ensure_ascii=False)
    assert open_
    assert data.count(f"[{TH('year.unsettled')}]") == len(open_)
    settled = replace(found, due=tuple(replace(one, settled=True) for one in found.due))
    told = pack_data(SAMPLE, settled, TH, working_days=None)
    assert TH("year.unsettled") not in json.dumps(told, ensure_ascii=False)


def test_a_handover_holds_all_of_the_role() -> None:
    """Its steps before an event, whom it stands in for, its seats, and what it is to improve."""
    year = datetime.date(2026, 11, 20), datetime.date(2027, 11, 19)
    found = away("officer", *year)
    front = {one["title"]: one["blocks"] for one in handover_data(SAMPLE, found, TH)["front"]}
    rows = [row["cells"] for row in front[TH("handover.due")][0]["rows"]]
    for one in found.due:
        day = date_in_words(one.day, TH, "short")
        assert any(code["code"] == one.process.code and day in on for _, code, on in rows)
    stands_in = " ".join(front[TH("handover.stands-in")][0]["items"])
    for process in SAMPLE.in_use():
        assert (process.code in stands_in) == (process.deputy == "officer")
    seats = front[TH("handover.seats")][0]["items"]
    assert len(seats) == sum(
        seat.role == "officer" for one in SAMPLE.committees.values() for seat in one.members
    )
    actions = front[TH("handover.actions")][0]["items"]
    own = [one for one in SAMPLE.actions.values() if one.owner == "officer"]
    assert len(actions) == sum(not one.closed for one in own) < len(own)


@pytest.mark.parametrize("role", ["authorised-officer", "handover-receiver", "admin-director"])
def test_a_decision_that_nobody_takes_is_told_as_one(role: str) -> None:
    found = away(role)
    uncovered = {one.process.code for one in found.deciding if not one.covered}
    assert uncovered
    front = pack_data(SAMPLE, found, TH, working_days=5)["front"]
    facts = [block for block in front[1]["blocks"] if block["kind"] == "facts"]
    told = [what["stop"] for who, what in facts[-1]["rows"] if who == TH("pack.nobody")]
    assert all(any(f"{code} (" in one for one in told) for code in uncovered)
    assert TH("pack.no-signing") not in json.dumps(front, ensure_ascii=False)


def test_steps_that_nobody_does_for_one_reason_stand_in_one_line() -> None:
    """In the sample three of the governor's steps lose their delegation, for ten there is none."""
    found = away("governor", datetime.date(2027, 9, 20), datetime.date(2027, 10, 8))
    lines = [one for one in gaps_in_words(found, TH) if one.startswith("ไม่มีผู้ทำแทน")]
    assert len(lines) == len({lack for one in found.gaps for lack in one.lacks}) == 2
    for one in found.gaps:
        assert any(one.process.code in line and one.step.title.th in line for line in lines)


@pytest.mark.parametrize(
    ("role", "first", "last"),
    [("governor", "2027-09-20", "2027-10-08"), ("officer", "2026-12-21", "2027-01-15")],
)
def test_the_first_page_is_one_page(role: str, first: str, last: str, tmp_path: Path) -> None:
    """Who has most without cover, and who has most that falls due, in about a month."""
    found = away(role, datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))
    pages = pages_by_pdfium(cover_pdf(SAMPLE, found, TH, working_days=15, cache=tmp_path))
    code = found.works[0].process.code
    starts = [any(line.startswith(f"{code} ") for line in page.split("\n")[2:4]) for page in pages]
    assert starts.index(True) == 1  # the details begin on the second page


def test_a_role_without_work_is_told_so() -> None:
    """The role is that of the sample's register, but no process is in use."""
    book = replace(SAMPLE, processes=MappingProxyType({}))
    found = absence(book, "officer", FIRST, LAST, calendar_of(book.holidays.values()))
    told = TH("pack.no-work")
    assert told in pack_data(book, found, TH, working_days=5)["alerts"]
    assert told in handover_data(book, found, TH)["alerts"]
    assert told not in pack_data(SAMPLE, away("officer"), TH, working_days=5)["alerts"]
