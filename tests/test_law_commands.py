"""The commands of time and law: dates with their reason, what rests on a law, confirmations."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml

from generator.analysis.impact import Standing, standing
from generator.authoring import NoHolidaysError, as_yaml, propose_holidays
from generator.inspection import inspect
from generator.loading import load
from generator.model.process import all_citations
from generator.model.registers import HolidayKind, HolidayYear
from tests.analysis.test_deadlines import GOLDEN
from tests.checkout import CHECKOUT, khumue


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """Return a copy of the sample's sources."""
    for part in ("content", "processes"):
        shutil.copytree(CHECKOUT / part, tmp_path / part)
    shutil.copy(CHECKOUT / "mkdocs.yml", tmp_path)
    return tmp_path


def deadline(*arguments: str) -> tuple[int, str, str]:
    done = khumue("deadline", *arguments)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(("start", "within", "actor", "last", "act_by"), GOLDEN[:4])
def test_a_deadline_is_told_with_its_reason(
    start: str, within: str, actor: str, last: str, act_by: str
) -> None:
    code, out, _ = deadline(
        "--start", start, "--within", within, "--actor", actor, "--format", "json"
    )
    found = json.loads(out)
    assert (code, found["last"], found["act_by"]) == (0, last, act_by)
    assert found["last_be"] == f"{int(last[:4]) + 543}{last[4:]}"
    assert found["reasons"][0]["rule"] == "first-day-not-counted"
    _, text, _ = deadline("--start", start, "--within", within, "--actor", actor)
    assert last in text
    assert "มาตรา 64" in text


@pytest.mark.parametrize(
    ("start", "within", "told", "code"),
    [
        ("2569-04-10", "15d", "2026-04-10", 2),
        ("2026-02-30", "15d", "2026-02-30", 2),
        ("2026-04-10", "0d", "0d", 2),
        ("2026-04-10", "4h", "15d", 2),
        ("2027-12-20", "15d", "khumue holidays 2571", 1),
    ],
)
def test_what_cannot_be_counted_is_told(start: str, within: str, told: str, code: int) -> None:
    found, out, error = deadline("--start", start, "--within", within, "--actor", "citizen")
    assert (found, out) == (code, "")
    assert told in error
    assert "Traceback" not in error


def test_a_start_on_a_holiday_is_counted_from() -> None:
    code, out, _ = deadline("--start", "2026-04-13", "--within", "1wd", "--actor", "authority")
    assert code == 0
    assert "2026-04-16" in out
    assert out.count("วันสงกรานต์") == 2


def test_the_proposal_of_a_year_is_that_of_the_register() -> None:
    proposed = propose_holidays(2569).year
    register = load(CHECKOUT).handbook.holidays[2569]
    assert [(day.date, day.kind) for day in proposed.holidays] == [
        (day.date, day.kind) for day in register.holidays
    ]


def test_the_proposal_knows_no_holiday_of_employees() -> None:
    days = propose_holidays(2570).year.holidays
    assert not [day for day in days if day.date.month == 5 and day.date.day < 4]
    assert next(day.date.isoformat() for day in days if day.kind is HolidayKind.SUBSTITUTE) == (
        "2027-02-22"
    )


def test_the_draft_is_a_source_file_that_asks_for_review() -> None:
    done = khumue("holidays", "2570", "--lang", "en")
    assert done.returncode == 0
    assert done.stdout.startswith("# DRAFT")
    assert HolidayYear.model_validate(yaml.load(done.stdout, Loader=yaml.BaseLoader))
    assert as_yaml(propose_holidays(2570), "x").splitlines()[1:] == done.stdout.splitlines()[4:]


def test_a_year_that_nobody_knows_is_not_proposed() -> None:
    with pytest.raises(NoHolidaysError, match="unknown-year"):
        propose_holidays(2400)


def test_impact_lists_what_rests_on_a_law() -> None:
    done = khumue("impact", "good-governance-2546/38", "--format", "json")
    rows = {row["process"]: row for row in json.loads(done.stdout)}
    assert rows["DRT-01"]["steps"] == ["notify"]
    assert rows["DRT-01"]["limits"] == [{"from": "receive", "to": "notify", "within": "15d"}]
    assert rows["DRT-01"]["manual"] == "DRT-01"
    whole = khumue("impact", "good-governance-2546", "--format", "json")
    citing = load(CHECKOUT).handbook.citing("good-governance-2546")
    assert {row["process"] for row in json.loads(whole.stdout)} == set(citing)


@pytest.mark.parametrize("law", ["good-governance", "good-governance-2546/99"])
def test_an_unknown_law_is_told_with_its_neighbours(law: str) -> None:
    done = khumue("impact", law)
    assert done.returncode == 2
    assert "good-governance-2546" in done.stderr


def test_a_confirmation_is_kept_and_a_change_makes_it_suspect(sample: Path) -> None:
    law = "official-information-2540/18"
    done = khumue(
        "confirm", "OIA-01", law, "--by", "officer", "--date", "2026-11-20",
        "--checked", "ตัวบทมาตรา 18", folder=sample,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    file = sample / "processes/information/oia-01.yml"
    text = re.sub(r"(?m)^confirmed:\n(  .*\n)+", "", file.read_text(encoding="utf-8"))
    file.write_text(text + done.stdout, encoding="utf-8")
    codes = [p.code for p in inspect(sample).problems]
    assert "suspect-citation" not in codes

    register = sample / "content/registers/laws.yml"
    laws = register.read_text(encoding="utf-8")
    assert laws.count("limit: อุทธรณ์ภายใน 15 วัน") == 2
    register.write_text(
        laws.replace(
            "คำสั่งไม่เปิดเผย, limit: อุทธรณ์ภายใน 15 วัน", "คำสั่งไม่เปิดเผย, limit: อุทธรณ์ภายใน 30 วัน"
        ),
        encoding="utf-8",
    )
    suspect = {p.place.file for p in inspect(sample).problems if p.code == "suspect-citation"}
    assert suspect == {"processes/information/oia-01.yml"}
    shown = khumue("impact", law, "--lang", "en", folder=sample).stdout
    assert "suspect" in shown


def test_a_date_alone_confirms_nothing() -> None:
    done = khumue(
        "confirm", "OIA-01", "official-information-2540/18", "--by", "officer",
        "--date", "2026-11-20", "--checked", " ",
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stdout == ""


def test_every_citation_of_the_sample_is_confirmed_as_the_register_stands() -> None:
    book = load(CHECKOUT).handbook
    standings = {
        standing(book, process, citation)
        for process in book.in_use()
        for citation in all_citations(process)
    }
    assert standings == {Standing.CONFIRMED}


@pytest.mark.parametrize(
    ("written", "changed", "law"),
    [
        ("status: in_force\n    as_of: 2026-11-20\n    confidence: verified\n    source:\n"
         "      - doh.go.th/content", "status: repealed\n    as_of: 2026-11-20\n"
         "    confidence: verified\n    source:\n      - doh.go.th/content",
         "official-information-2540"),
        ("ต้องตอบหรือแจ้งความคืบหน้า", "ต้องตอบและแจ้งความคืบหน้า", "good-governance-2546/38"),
    ],
)  # fmt: skip
def test_an_amendment_makes_just_the_citing_manuals_suspect(
    sample: Path, written: str, changed: str, law: str
) -> None:
    register = sample / "content/registers/laws.yml"
    text = register.read_text(encoding="utf-8")
    assert text.count(written) == 1
    register.write_text(text.replace(written, changed), encoding="utf-8")
    inspected = inspect(sample)
    id_, _, section = law.partition("/")
    citing = {
        (process.code, str(citation))
        for process in inspected.handbook.in_use()
        for citation in all_citations(process)
        if citation.law == id_ and (not section or citation.section == section)
    }
    book = inspected.handbook
    suspect = {
        (process.code, str(citation))
        for process in book.in_use()
        for citation in all_citations(process)
        if standing(book, process, citation) is Standing.SUSPECT
    }
    assert citing
    assert suspect == citing
    told = [p.words["law"] for p in inspected.problems if p.code == "suspect-citation"]
    assert sorted(told) == sorted(citation for _, citation in citing)
    shown = khumue("impact", law, "--format", "json", folder=sample)
    assert shown.returncode == 0
    rows = json.loads(shown.stdout)
    assert {(r["process"], r["law"]) for r in rows if r["standing"] == "suspect"} == citing


def test_a_deadline_needs_the_holidays_alone(sample: Path) -> None:
    (sample / "processes/complaints/drt-01.yml").write_text("code: [", encoding="utf-8")
    asked = ("--start", "2026-04-10", "--within", "15d", "--actor", "authority")
    assert khumue("deadline", *asked, folder=sample).returncode == 0
    holidays = sample / "content/registers/holidays-2569.yml"
    text = holidays.read_text(encoding="utf-8")
    holidays.write_text(text.replace("2026-01-02", "2026-01-01"), encoding="utf-8")
    done = khumue("deadline", *asked, folder=sample)
    assert done.returncode == 1
    assert "repeated-date" in done.stderr
