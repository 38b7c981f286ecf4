"""The commands about people: who covers for whom, and the pack for it."""

from __future__ import annotations

import datetime
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import icalendar
import pytest

from generator.loading import load
from generator.theme import read_labels
from tests.checkout import CHECKOUT, khumue


def test_coverage_names_the_steps_that_nobody_covers() -> None:
    done = khumue("coverage", "--lang", "en", "--date", "2026-10-01")
    assert done.returncode == 0, done.stderr
    assert "As of 1 October" in done.stdout
    assert "- FIN-01 อนุมัติรายการขอเบิก · Officer with authority to approve · nobody stands in" in (
        done.stdout
    )
    assert "hours a month" in done.stdout
    assert " 0.0 hours" not in done.stdout  # whose standards are in days says so in days


def test_coverage_as_data_agrees_with_itself() -> None:
    done = khumue("coverage", "--format", "json", "--date", "2026-10-01")
    found = json.loads(done.stdout)
    assert found["day"] == "2026-10-01"
    kinds = {(one["process"], one["step"]): one["gap"] for one in found["gaps"]}
    assert kinds["PLN-01", "announce"] == "may-not-sign"
    assert ("DOC-02", "sign") not in kinds
    alone = sum(found["single_points"].values())
    assert alone == sum(gap in ("nobody", "same") for gap in kinds.values())
    assert found["run_out"] == []
    load = [one["hours_a_month"] for one in found["load"]]
    assert load == sorted(load, reverse=True)


def test_coverage_knows_when_delegations_have_run_out() -> None:
    found = json.loads(khumue("coverage", "--format", "json", "--date", "2027-10-01").stdout)
    assert found["run_out"] == ["outgoing-letters", "complaint-orders"]
    kinds = {(one["process"], one["step"]): one for one in found["gaps"]}
    assert kinds["DOC-02", "sign"]["gap"] == "run-out"
    assert kinds["DOC-02", "sign"]["delegation"] == "outgoing-letters"


@pytest.mark.parametrize(("date", "told"), [("2569-10-01", "2026-10-01"), ("tomorrow", "tomorrow")])
def test_coverage_on_no_date_is_refused(date: str, told: str) -> None:
    done = khumue("coverage", "--date", date)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def cover(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    return khumue("cover", "--lang", "en", *arguments, folder=folder)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """Return a copy of the sample's sources."""
    for part in ("content", "processes"):
        shutil.copytree(CHECKOUT / part, tmp_path / part)
    return tmp_path


def test_a_cover_pack_says_first_what_nobody_does(sample: Path) -> None:
    """No delegation of the sample holds over the whole span: nobody may sign for the governor."""
    signed = [
        (process, step)
        for process in load(CHECKOUT).handbook.in_use()
        for step in process.steps
        if step.role == "governor" and step.signs
    ]
    span = ("--from", "2027-09-20", "--to", "2027-10-08")
    done = cover("--role", "governor", *span, folder=sample)
    assert done.returncode == 0, done.stderr
    assert f"{len(signed)} steps are done by nobody" in done.stderr
    file = sample / "cover-governor.pdf"
    pages = pages_of(file)
    first, second = pages[:2]
    for words in (
        "Cover pack: Governor or delegate",
        "20 September 2570 to 8 October 2570",
        "the delegation has run out or has not begun",
        "What falls due",
        "The fiscal year 2570 ends in this span",
        "Who decides and signs meanwhile",
        "Signed by nobody meanwhile",
    ):
        assert words in first
    assert all(code in first for code in {process.code for process, _ in signed})
    assert "Used when" not in first
    assert "Used when" in second


def test_the_same_cover_pack_has_the_same_bytes(sample: Path) -> None:
    span = ("--from", "2026-12-01", "--to", "2026-12-04")
    for name in ("a.pdf", "b.pdf"):
        assert cover("--role", "officer", *span, "-o", name, folder=sample).returncode == 0
    for ending in ("pdf", "ics"):
        assert (sample / f"a.{ending}").read_bytes() == (sample / f"b.{ending}").read_bytes()


def test_a_cover_pack_comes_with_the_calendar_of_its_days(sample: Path) -> None:
    span = ("--from", "2027-03-29", "--to", "2027-04-02")
    done = cover("--role", "officer", *span, "-o", "away.pdf", folder=sample)
    assert "away.ics" in done.stdout
    calendar = icalendar.Calendar.from_ical((sample / "away.ics").read_bytes())
    assert not calendar.errors
    away, *due = calendar.walk("VEVENT")
    assert str(away["summary"]).startswith("Cover for")
    first, behind = away.decoded("dtstart"), away.decoded("dtend")
    assert (first, behind) == (datetime.date(2027, 3, 29), datetime.date(2027, 4, 3))
    assert due
    assert all(first <= one.decoded("dtstart") < behind for one in due)


@pytest.mark.parametrize(
    ("role", "first", "last", "told"),
    [
        ("oficer", "2026-12-01", "2026-12-04", "officer"),
        ("agency", "2026-12-01", "2026-12-04", "outside the office"),
        ("provincial-committee", "2026-12-01", "2026-12-04", "governor, chief-of-office"),
        ("officer", "2026-12-04", "2026-12-01", "before the first"),
        ("officer", "2569-12-01", "2569-12-04", "2026-12-01"),
        ("officer", "2026-02-30", "2026-12-04", "2026-02-30"),
        ("officer", "2026-12-01", "2028-12-04", "at most 366"),
    ],
)
def test_what_cannot_be_packed_is_told(
    sample: Path, role: str, first: str, last: str, told: str
) -> None:
    done = cover("--role", role, "--from", first, "--to", last, folder=sample)
    assert done.returncode == 2
    assert told in done.stderr
    assert not list(sample.glob("*.pdf"))


def test_an_output_that_is_no_file_is_left_alone(sample: Path) -> None:
    """A device, or a pipe, would be replaced by a file; what a link leads to is written."""
    span = ("--from", "2026-12-01", "--to", "2026-12-04")
    pipe = sample / "pipe.pdf"
    os.mkfifo(pipe)
    done = cover("--role", "officer", *span, "-o", pipe, folder=sample)
    assert done.returncode == 1
    assert "cannot write" in done.stderr
    assert pipe.is_fifo()
    (sample / "link.pdf").symlink_to("real.pdf")
    assert cover("--role", "officer", *span, "-o", "link.pdf", folder=sample).returncode == 0
    assert (sample / "link.pdf").is_symlink()
    assert (sample / "real.pdf").read_bytes().startswith(b"%PDF")


def pages_of(file: Path) -> list[str]:
    """Return the text of each page as poppler reads it, each run of blanks as one."""
    text = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", file, "-"], capture_output=True, check=True
    ).stdout.decode()
    return [" ".join(page.split()) for page in text.split("\f")]


def test_a_handover_pack_has_all_the_work_and_room_to_sign(sample: Path) -> None:
    done = khumue(
        "handover", "--lang", "en", "--role", "finance-officer", "--date", "2026-12-01",
        folder=sample,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    pages = pages_of(sample / "handover-finance-officer.pdf")
    text = " ".join(pages)
    for words in ("Handover pack: Finance", "As of 1 December", "FIN-01", "SUP-01"):
        assert words in pages[0]
    for words in ("Open matters", "Assets and documents", "Access to systems", "Witness"):
        assert words in text
    (signed,) = [page for page in pages if "Witness" in page]
    assert read_labels("en")("handover.declared") in signed  # nobody signs a bare table
    # The report of the month stands in one row, with its twelve days.
    (front,) = [page for page in pages[:2] if "จัดทำรายงานการเงิน" in page]
    row = front.partition("จัดทำรายงานการเงิน")[2].partition("FIN-02")[0]
    assert len(re.findall(r"\d{1,2} [A-Z][a-z]{2} 25\d\d", row)) == 12


def test_a_handover_of_an_unknown_role_is_refused(sample: Path) -> None:
    done = khumue("handover", "--role", "oficer", folder=sample)
    assert done.returncode == 2
    assert "officer" in done.stderr


def test_a_persons_absence_is_that_of_their_roles(sample: Path) -> None:
    people = "people:\n  - {id: p7, roles: [officer, records-officer]}\n"
    (sample / "content/registers/people.yml").write_text(people, encoding="utf-8")
    span = ("--from", "2026-10-05", "--to", "2026-10-09")
    done = cover("--person", "p7", *span, "-o", "away.pdf", folder=sample)
    assert done.returncode == 0, done.stderr
    made = {file.name for file in sample.glob("away*")}
    assert made == {
        f"away-{role}.{kind}" for role in ("officer", "records-officer") for kind in ("pdf", "ics")
    }


def test_another_who_holds_the_role_too_can_stand_in_for_a_person(sample: Path) -> None:
    """Both are officers; the records officer, who stands in for them, is p8 alone."""
    people = (
        "people:\n  - {id: p7, roles: [officer]}\n  - {id: p8, roles: [officer, records-officer]}\n"
    )
    (sample / "content/registers/people.yml").write_text(people, encoding="utf-8")
    span = ("--from", "2026-10-05", "--to", "2026-10-09")
    told = [
        "by nobody" in cover(*who, *span, "-o", "away.pdf", folder=sample).stderr
        for who in (("--person", "p7"), ("--person", "p8"), ("--role", "officer"))
    ]
    assert told == [False, True, True]


@pytest.mark.parametrize(
    ("who", "told"),
    [((), "--role or --person"), (("--role", "officer", "--person", "x"), "either")],
)
def test_a_cover_pack_is_of_a_role_or_of_a_person(
    sample: Path, who: tuple[str, ...], told: str
) -> None:
    done = cover(*who, "--from", "2026-10-05", "--to", "2026-10-09", folder=sample)
    assert done.returncode == 2
    assert told in done.stderr


def test_an_unknown_person_is_told(sample: Path) -> None:
    span = ("--from", "2026-10-05", "--to", "2026-10-09")
    done = cover("--person", "p1", *span, folder=sample)
    assert done.returncode == 2
    assert "p1" in done.stderr


@pytest.mark.parametrize(
    ("person", "told"),
    [
        ("roles: [officer], end: 2026-10-04", "until 4 October"),
        ("roles: [officer], start: 2026-10-10", "from 10 October"),
        ("roles: [agency, committee]", "no role"),
    ],
)
def test_a_person_who_does_no_work_in_the_span_has_no_pack(
    sample: Path, person: str, told: str
) -> None:
    people = f"people:\n  - {{id: p7, {person}}}\n  - {{id: p8, roles: [officer]}}\n"
    (sample / "content/registers/people.yml").write_text(people, encoding="utf-8")
    span = ("--from", "2026-10-05", "--to", "2026-10-09")
    done = cover("--person", "p7", *span, "-o", "away.pdf", folder=sample)
    assert done.returncode == 2, done.stdout
    assert told in done.stderr
    assert not list(sample.glob("away*"))
