"""The review: a small office whose answers can be read off, and faults that must be found."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from generator.analysis.completeness import AskedBy, things_of
from generator.analysis.freshness import Evidence, State, aged, freshness_of, state_of
from generator.analysis.impact import fingerprint
from generator.analysis.inventory import Lack, Share, inventory, over_time, undated
from generator.analysis.review import Finding, FindingKind, review
from generator.analysis.review_in_words import details_of
from generator.analysis.rounds import Stage, round_ends, rounds_due, tracked
from generator.loading import load
from generator.model.fields import Citation
from generator.model.handbook import Handbook
from generator.model.process import Process, Status
from generator.theme import read_labels
from tests.checkout import CHECKOUT

DAY = datetime.date(2027, 1, 15)

REGISTERS = {
    "office": "office: {name: ก, handbook: ข, review: {remind_days: 30, grace_days: 10}}",
    "fields": "fields: [{id: work, title: งาน}]",
    "units": "units: [{id: north, title: เหนือ}, {id: south, title: ใต้}]",
    "roles": """roles:
  - {id: chief, title: หัวหน้า, deputy: clerk}
  - {id: clerk, title: เจ้าหน้าที่, deputy: chief}""",
    "laws": """laws:
  - {id: act, number: L01, title: พระราชบัญญัติ, kind: act, status: in_force, as_of: 2026-06-01,
     confidence: verified, sections: [{id: "5", text: หน้าที่, confidence: known}]}""",
    "inventory": """inventory:
  - {id: P-09, title: งานที่วางแผน, mission: policy, unit: south, due: 2027-06-30}
  - {id: P-01, title: งานที่เขียนแล้ว, mission: support, unit: north}""",
}

WHOLE = """code: P-01
title: งาน
mission: support
unit: north
owner: chief
deputy: clerk
status: approved
revision: {issue: 1, number: 0, effective: 2026-10-01, review_by: 2027-09-30}
purpose: ทดสอบ
scope: ทั้งหมด
definitions: [{term: คำ, meaning: ความหมาย}]
responsibilities: [{role: chief, duty: ดูแล}]
laws: [act]
kpis: [{name: ทันเวลา}]
monitoring: [{what: ทุกเดือน}]
approval:
  prepared: {role: clerk, date: 2026-09-10}
  reviewed: {role: chief, date: 2026-09-18}
  approved: {role: chief, date: 2026-09-25}
steps:
  - {id: do, title: ทำ, role: clerk, time: 1wd, details: [ทีละข้อ], standard: ครบ, forms: [paper]}
  - {id: done, type: end, title: จบ}
"""


def write(folder: Path, **files: str) -> None:
    """Write registers by name, processes by code (``P_01``)."""
    for name, text in files.items():
        is_process = name.startswith("P_")
        place = f"processes/work/{name}.yml" if is_process else f"content/registers/{name}.yml"
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_text(text + "\n", encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, **REGISTERS, forms="forms: [{id: paper, title: แบบ}]", P_01=WHOLE)
    return tmp_path


def book_of(folder: Path) -> Handbook:
    loaded = load(folder)
    assert not [p for p in loaded.problems if p.severity == "error"]
    return loaded.handbook


def changed(old: str, new: str) -> str:
    assert WHOLE.count(old) == 1
    return WHOLE.replace(old, new)


def absent(process: Process, book: Handbook) -> set[str]:
    return {one.name for one in things_of(process, book, DAY) if not one.is_present}


def test_a_whole_manual_lacks_only_the_confirmation_of_its_law(folder: Path) -> None:
    book = book_of(folder)
    assert absent(book.processes["P-01"], book) == {"laws-confirmed"}


@pytest.mark.parametrize(
    ("old", "new", "thing"),
    [
        ("scope: ทั้งหมด\n", "", "scope"),
        ("definitions: [{term: คำ, meaning: ความหมาย}]\n", "", "definitions"),
        ("responsibilities: [{role: chief, duty: ดูแล}]\n", "", "responsibilities"),
        (", details: [ทีละข้อ]", "", "details"),
        (", standard: ครบ", "", "standards"),
        ("monitoring: [{what: ทุกเดือน}]\n", "", "monitoring"),
        (", forms: [paper]", "", "forms"),
        ("kpis: [{name: ทันเวลา}]\n", "", "kpis"),
        (", review_by: 2027-09-30", "", "review-date"),
        (", date: 2026-09-18", "", "sign-off"),
        ("  approved: {role: chief, date: 2026-09-25}\n", "", "sign-off"),
        ("laws: [act]", "laws: [act/5]", "laws-verified"),
        ("role: clerk, time: 1wd", "role: chief, signs: true, time: 1wd", "cover"),
    ],
)
def test_what_is_taken_away_is_named(folder: Path, old: str, new: str, thing: str) -> None:
    write(folder, P_01=changed(old, new))
    book = book_of(folder)
    assert absent(book.processes["P-01"], book) == {"laws-confirmed", thing}


def test_a_thing_names_the_steps_that_lack_it(folder: Path) -> None:
    second = "  - {id: more, title: ทำต่อ, role: clerk, time: 1wd}\n  - {id: done"
    write(folder, P_01=changed("  - {id: done", second))
    book = book_of(folder)
    things = {(one.asked_by, one.name): one for one in things_of(book.processes["P-01"], book, DAY)}
    assert things[AskedBy.MANUAL, "details"].places == ("more",)
    assert things[AskedBy.MANUAL, "standards"].places == ("more",)
    assert things[AskedBy.INTEGRITY, "times"].is_present


def test_the_headline_counts_planned_work_and_each_unit(folder: Path) -> None:
    draft = WHOLE.replace("P-01", "P-02").replace("status: approved", "status: draft")
    write(folder, P_02=draft)
    found = inventory(book_of(folder), DAY)
    assert found.share == Share(1, 3)
    assert found.by_unit == {"north": Share(1, 2), "south": Share(0, 1)}
    assert found.by_mission == {"support": Share(1, 2), "policy": Share(0, 1)}
    assert [(row.code, row.lack) for row in found.missing] == [
        ("P-02", Lack.DRAFT),
        ("P-09", Lack.PLANNED),
    ]


@pytest.mark.parametrize(
    ("day", "lack"),
    [
        ("2026-09-30", Lack.NOT_YET),
        ("2026-10-01", None),
        ("2027-09-30", None),
        ("2027-10-01", Lack.PAST_REVIEW),
    ],
)
def test_a_manual_counts_from_its_first_to_its_last_day(
    folder: Path, day: str, lack: Lack | None
) -> None:
    rows = inventory(book_of(folder), datetime.date.fromisoformat(day)).rows
    assert rows[0].lack is lack


@pytest.mark.parametrize(
    ("status", "number", "lack"),
    [
        ("approved", 1, None),
        ("draft", 1, None),
        ("in-review", 1, None),
        ("draft", 0, Lack.DRAFT),
    ],
)
def test_the_edition_before_holds_until_the_next_one_does(
    folder: Path, status: str, number: int, lack: Lack | None
) -> None:
    former = book_of(folder).processes["P-01"]
    text = changed("status: approved", f"status: {status}")
    text = text.replace(
        "number: 0, effective: 2026-10-01", f"number: {number}, effective: 2027-03-01"
    )
    write(folder, P_01=text)
    book = replace(book_of(folder), archive={"P-01": (former,)})
    assert inventory(book, DAY).rows[0].lack is lack


def test_an_edition_that_was_replaced_holds_no_more(folder: Path) -> None:
    former = book_of(folder).processes["P-01"]
    later = "number: 1, effective: 2026-11-01, review_by: 2026-12-31"
    write(folder, P_01=changed("number: 0, effective: 2026-10-01, review_by: 2027-09-30", later))
    book = replace(book_of(folder), archive={"P-01": (former,)})
    assert inventory(book, DAY).rows[0].lack is Lack.PAST_REVIEW


def test_the_headline_of_a_day_is_the_same_whenever_it_is_asked(folder: Path) -> None:
    write(folder, inventory=REGISTERS["inventory"].replace("due: 2027-06-30", "since: 2026-11-01"))
    book = book_of(folder)
    for day, share in over_time(book, DAY):
        assert inventory(book, day).share == share


def test_the_headline_over_time_knows_the_editions_of_the_archive(folder: Path) -> None:
    book = book_of(folder)
    process = book.processes["P-01"]
    assert process.revision
    first = process.revision.model_copy(
        update={"effective": datetime.date(2026, 3, 1), "review_by": datetime.date(2026, 9, 30)}
    )
    former = process.model_copy(update={"revision": first, "approval": None})
    second = process.revision.model_copy(update={"number": 1})
    now = {"P-01": process.model_copy(update={"revision": second})}
    processes = {**book.processes, **now}
    shares = dict(over_time(replace(book, processes=processes, archive={"P-01": (former,)}), DAY))
    assert [(day.isoformat(), share.have) for day, share in shares.items()] == [
        ("2025-12-31", 0), ("2026-03-31", 1), ("2026-06-30", 1), ("2026-09-30", 1),
        ("2026-12-31", 1), ("2027-01-15", 1),
    ]  # fmt: skip
    assert {share.of for share in shares.values()} == {2}


def test_the_past_counts_what_stood_in_the_inventory_then(folder: Path) -> None:
    dated = REGISTERS["inventory"].replace("due: 2027-06-30", "since: 2026-11-01")
    old = (
        WHOLE.replace("code: P-01", "code: P-02")
        .replace("status: approved", "status: obsolete\nwithdrawn: 2026-12-01")
        .replace("effective: 2026-10-01", "effective: 2025-10-01")
    )
    write(folder, inventory=dated, P_02=old)
    book = book_of(folder)
    approved = book.processes["P-02"].model_copy(update={"status": Status.APPROVED})
    shares = dict(over_time(replace(book, archive={"P-02": (approved,)}), DAY))
    assert shares[datetime.date(2026, 9, 30)] == Share(1, 2)  # P-01 not yet; P-02; no P-09
    assert shares[datetime.date(2026, 12, 31)] == Share(1, 2)  # P-01; P-02 is gone; P-09 begins
    assert shares[DAY] == inventory(book, DAY).share
    assert undated(book) == 1


def test_nothing_has_no_share() -> None:
    assert Share(0, 0).percent is None


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (31, State.CURRENT), (30, State.DUE_SOON), (0, State.DUE_SOON), (-1, State.IN_GRACE),
        (-10, State.IN_GRACE), (-11, State.OVERDUE),
    ],
)  # fmt: skip
def test_a_review_is_told_of_before_it_is_overdue(folder: Path, days: int, state: State) -> None:
    due = DAY + datetime.timedelta(days=days)
    assert state_of(due, DAY, book_of(folder)) is state


def test_a_date_alone_is_no_evidence(folder: Path) -> None:
    book = book_of(folder)
    fresh = freshness_of(book.processes["P-01"], book, DAY)
    assert (fresh.evidence, fresh.confirmed, fresh.citations) == (Evidence.DATE_ALONE, 0, 1)
    assert fresh.days_left == (datetime.date(2027, 9, 30) - DAY).days


CONFIRMED = "confirmed: [{law: act, fingerprint: %s, by: chief, date: %s, checked: ตัวบท}]\n"


@pytest.mark.parametrize(
    ("date", "evidence"), [("2027-01-15", Evidence.CHECKED), ("2027-01-16", Evidence.DATE_ALONE)]
)
def test_what_is_confirmed_ahead_is_no_evidence(
    folder: Path, date: str, evidence: Evidence
) -> None:
    known = fingerprint(book_of(folder), Citation("act"))
    write(folder, P_01=WHOLE + CONFIRMED % (known, date))
    book = book_of(folder)
    fresh = freshness_of(book.processes["P-01"], book, DAY)
    assert fresh.evidence is evidence
    assert ("laws-confirmed" in absent(book.processes["P-01"], book)) is (not fresh.confirmed)
    assert fresh.last_confirmed == (DAY if fresh.confirmed else None)


def test_a_manual_that_is_signed_ahead_is_not_approved_yet(folder: Path) -> None:
    write(folder, P_01=changed("date: 2026-09-25", "date: 2027-01-16"))
    book = book_of(folder)
    assert inventory(book, DAY).rows[0].lack is Lack.NOT_YET
    assert "sign-off" in absent(book.processes["P-01"], book)
    assert inventory(book, datetime.date(2027, 1, 16)).rows[0].lack is None


@pytest.mark.parametrize(("date", "is_stale"), [("2027-01-15", False), ("2027-01-16", True)])
def test_facts_that_are_dated_ahead_are_not_fresh(folder: Path, date: str, is_stale: bool) -> None:
    write(
        folder,
        laws=REGISTERS["laws"].replace("2026-06-01", date),
        agencies=f"agencies: [{{id: far, title: ก, level: local, contact: ข, confirmed: {date}}}]",
        datasets=f"datasets: [{{id: set, title: ก, updated: {date}}}]",
    )
    found = {one.register: one.is_stale for one in aged(book_of(folder), DAY)}
    assert found == dict.fromkeys(("laws", "agencies", "datasets"), is_stale)
    stale = [one for one in review(book_of(folder), DAY).findings if one.kind is FindingKind.STALE]
    said = {details_of(one, read_labels("en")) for one in stale}
    ahead = "as of 16 Jan 2570, dated ahead, which counts for nothing"
    assert said == ({ahead} if is_stale else set())


def test_rounds_end_with_the_quarters_of_the_fiscal_year(folder: Path) -> None:
    ends = [day.isoformat() for day in round_ends(book_of(folder), 2570)]
    assert ends == ["2027-03-31", "2027-06-30", "2027-09-30"]


def test_a_round_before_october_lies_in_the_earlier_year(folder: Path) -> None:
    rules = "office: {name: ก, handbook: ข, review: {rounds: [31 ธันวาคม, 30 กันยายน]}}"
    write(folder, office=rules)
    ends = [day.isoformat() for day in round_ends(book_of(folder), 2570)]
    assert ends == ["2026-12-31", "2027-09-30"]


def test_a_round_at_the_end_of_february_ends_with_it_in_each_year(folder: Path) -> None:
    write(folder, office="office: {name: ก, handbook: ข, review: {rounds: [29 กุมภาพันธ์]}}")
    ends = [round_ends(book_of(folder), year)[0].isoformat() for year in (2570, 2571)]
    assert ends == ["2027-02-28", "2028-02-29"]


def test_each_round_is_owed_by_what_was_in_force(folder: Path) -> None:
    write(folder, rounds="rounds: [{id: a, process: P-01, date: 2027-03-31, progress: ดี}]")
    book = book_of(folder)
    found = rounds_due(book, datetime.date(2027, 7, 1))
    assert [(one.day.isoformat(), one.record is not None) for one in found] == [
        ("2027-03-31", True),
        ("2027-06-30", False),
    ]
    assert rounds_due(book, datetime.date(2027, 3, 30)) == ()


def test_improvements_are_late_from_the_day_after(folder: Path) -> None:
    actions = "".join(
        f"  - {{id: {name}, what: แก้, origin: round, owner: clerk, opened: 2026-10-01, {rest}}}\n"
        for name, rest in {
            "done": "due: 2026-12-01, closed: 2026-12-31",
            "today": "due: 2027-01-15",
            "late": "due: 2027-01-14",
        }.items()
    )
    write(folder, actions=f"actions:\n{actions}")
    found = {one.action.id: (one.stage, one.days_late) for one in tracked(book_of(folder), DAY)}
    assert found == {
        "late": (Stage.OVERDUE, 1),
        "today": (Stage.OPEN, 0),
        "done": (Stage.CLOSED, 0),
    }
    assert list(found) == ["late", "today", "done"]


def test_planted_faults_are_found(folder: Path) -> None:
    write(
        folder,
        P_01=changed("review_by: 2027-09-30", "review_by: 2026-12-01"),
        agencies="agencies: [{id: far, title: ไกล, level: local, contact: ปลัด}]",
        actions="""actions:
  - {id: late, what: แก้, origin: kpi, owner: clerk, opened: 2026-10-01, due: 2026-10-31}""",
    )
    findings = review(book_of(folder), datetime.date(2027, 7, 1)).findings
    assert findings == (
        Finding(FindingKind.NO_MANUAL, "processes", "P-01", ("past-review",)),
        Finding(FindingKind.NO_MANUAL, "inventory", "P-09", ("planned",)),
        Finding(FindingKind.INCOMPLETE, "processes", "P-01", ("laws-confirmed",)),
        Finding(FindingKind.REVIEW_DUE, "processes", "P-01", ("overdue", "2026-12-01")),
        Finding(FindingKind.WEAK_EVIDENCE, "processes", "P-01", ("date-alone",)),
        Finding(FindingKind.STALE, "agencies", "far", ("",)),
        Finding(FindingKind.STALE, "laws", "act", ("2026-06-01",)),
        Finding(FindingKind.ROUND_MISSING, "processes", "P-01", ("2027-03-31",)),
        Finding(FindingKind.ROUND_MISSING, "processes", "P-01", ("2027-06-30",)),
        Finding(FindingKind.ACTION_OVERDUE, "actions", "late", ("2026-10-31",)),
        Finding(FindingKind.PLANNED_LATE, "inventory", "P-09", ("2027-06-30",)),
        Finding(FindingKind.NOT_KEPT, "processes", "P-01", ("fingerprint", "copy")),
    )


def test_the_sample_is_neither_stale_nor_late_on_its_own_day() -> None:
    found = review(load(CHECKOUT).handbook, datetime.date(2026, 11, 20))
    late = {FindingKind.REVIEW_DUE, FindingKind.WEAK_EVIDENCE, FindingKind.STALE}
    late |= {FindingKind.ROUND_MISSING, FindingKind.ACTION_OVERDUE}
    assert not [one for one in found.findings if one.kind in late]
