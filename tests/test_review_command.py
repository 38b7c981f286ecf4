"""The command that prints the review."""

from __future__ import annotations

import datetime
import json
import shutil
from pathlib import Path

import pypdfium2
import pytest

from tests.checkout import CHECKOUT, SAMPLE_DAY, khumue


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    for name in ("content", "processes"):
        shutil.copytree(CHECKOUT / name, tmp_path / name)
    return tmp_path


def test_the_review_begins_with_the_headline() -> None:
    done = khumue("review", "--lang", "en", "--date", "2026-10-01")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "As things stand on 1 October 2569"
    assert lines[1].startswith("Share of processes with a manual: ")
    planned = "INT-01 Integrated provincial administration in five stages"
    assert f"- {planned} · no manual that holds: planned, not written yet" in lines


def test_the_review_as_data_agrees_with_itself() -> None:
    found = json.loads(khumue("review", "--format", "json", "--date", "2026-10-01").stdout)
    manuals, processes = found["manuals"], found["processes"]
    assert manuals["of"] == len(processes)
    assert manuals["have"] == sum(one["lack"] is None for one in processes)
    assert sum(one["of"] for one in manuals["by_unit"].values()) == manuals["of"]
    counts = found["counts"]
    assert counts["findings"] == len(found["findings"]) == sum(counts["by_kind"].values())
    assert counts["problems"] == len(found["problems"])
    assert manuals["over_time"][-1] == {
        "day": "2026-10-01",
        **{name: manuals[name] for name in ("have", "of", "percent")},
    }


def words_of(pdf: pypdfium2.PdfDocument) -> str:
    return " ".join(page.get_textpage().get_text_bounded() for page in pdf)


def test_text_data_and_report_tell_the_same_figures(tmp_path: Path) -> None:
    day, out = ("--date", "2026-10-01", "--lang", "en"), tmp_path / "review.pdf"
    told = khumue("review", *day).stdout
    found = json.loads(khumue("review", "--format", "json", *day).stdout)
    assert khumue("review", "--format", "pdf", "-o", out, *day).returncode == 0
    with pypdfium2.PdfDocument(out) as pdf:
        printed = words_of(pdf)
    manuals = found["manuals"]
    shares = [manuals, *manuals["by_unit"].values(), *manuals["by_mission"].values()]
    for share in (*shares, *manuals["over_time"]):
        words = f"{share['percent']:.1f} % ({share['have']} of {share['of']} processes)"
        assert words in told
        assert words in printed
    for card in found["scorecards"]:
        if card["score"] is not None:
            assert f"{card['score']:.2f}" in told
            assert f"{card['score']:.2f}" in printed
    assert f"{found['counts']['findings']} findings" in told
    whole = found["statistics"]["damrongtham-2569"]
    for share in (whole["on_time"] / whole["closed"], whole["satisfied"] / 176):
        assert f"{share:.1%}" in printed


def test_a_project_with_errors_is_reviewed_too(sample: Path) -> None:
    file = sample / "processes" / "complaints" / "drt-01.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("within: 15d", "within: 1d", 1), encoding="utf-8")
    found = json.loads(khumue("review", "--format", "json", folder=sample, day=SAMPLE_DAY).stdout)
    told = {one["code"]: one for one in found["problems"] if one["severity"] == "error"}
    assert "limit-exceeded" in told
    assert told["limit-exceeded"]["file"] == "processes/complaints/drt-01.yml"


def test_the_report_tells_what_the_check_told(sample: Path) -> None:
    file = sample / "processes" / "complaints" / "drt-01.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("within: 15d", "within: 1d", 1), encoding="utf-8")
    out, english = sample / "review.pdf", ("--lang", "en")
    assert (
        khumue(
            "review", "--format", "pdf", "-o", out, *english, folder=sample, day=SAMPLE_DAY
        ).returncode
        == 0
    )
    told = json.loads(
        khumue("review", "--format", "json", *english, folder=sample, day=SAMPLE_DAY).stdout
    )
    with pypdfium2.PdfDocument(out) as pdf:
        printed = "".join(words_of(pdf).split())
    (error, *_) = [one for one in told["problems"] if one["code"] == "limit-exceeded"]
    for one in (error, *told["problems"]):
        assert "".join(f"{one['file']}:{one['line']}".split()) in printed
    assert "".join(error["message"].split()) in printed


@pytest.mark.parametrize(
    ("register", "id_"),
    [("laws", "petitions-2552"), ("roles", "admin-director"), ("units", "strategy")],
)
def test_what_no_register_knows_is_told_in_the_review(
    sample: Path, register: str, id_: str
) -> None:
    file = sample / "content" / "registers" / f"{register}.yml"
    text = file.read_text(encoding="utf-8")
    assert f"id: {id_}" in text
    file.write_text(text.replace(f"id: {id_}", f"id: {id_}-x"), encoding="utf-8")
    done = khumue("review", folder=sample, day=SAMPLE_DAY)
    assert done.returncode == 0, done.stderr
    assert f"unknown-{register.removesuffix('s')}" in done.stdout
    printed = khumue(
        "review", "--format", "pdf", "-o", sample / "review.pdf", folder=sample, day=SAMPLE_DAY
    )
    assert printed.returncode == 0, printed.stderr


def test_the_report_is_printed_whole(tmp_path: Path) -> None:
    out = tmp_path / "review.pdf"
    arguments = ("--format", "pdf", "-o", out, "--date", "2026-10-01", "--lang", "en")
    done = khumue("review", *arguments)
    assert done.returncode == 0, done.stderr
    with pypdfium2.PdfDocument(out) as pdf:
        text = words_of(pdf)
    parts = (
        "Report of the knowledge review",
        "Completeness of manuals",
        "Where cases wait",
        "Ways that the manual does not know",
    )
    for words in (*parts, "INT-01", "DRT-02"):
        assert words in text


@pytest.mark.parametrize("command", ["check", "review"])
@pytest.mark.parametrize(
    ("laws", "arguments", "is_told"),
    [
        ("2020-01-01", (), True),
        ("2389-01-01", (), False),  # most lies ahead: it is the clock that is wrong
        ("2020-01-01", ("--date", "2390-01-02"), False),
        ("2020-01-01", ("--date", "2389-12-31"), True),
    ],
)
def test_what_is_dated_ahead_is_told(
    tmp_path: Path, command: str, laws: str, arguments: tuple[str, ...], is_told: bool
) -> None:
    if command == "check" and arguments:
        return
    shutil.copytree(CHECKOUT / "tests/loading/project", tmp_path, dirs_exist_ok=True)
    registers = tmp_path / "content" / "registers"
    text = (registers / "laws.yml").read_text(encoding="utf-8")
    (registers / "laws.yml").write_text(text.replace("2026-01-01", laws), encoding="utf-8")
    agency = "{id: far, title: ก, level: local, contact: ปลัด, confirmed: 2390-01-01}"
    (registers / "agencies.yml").write_text(f"agencies:\n  - {agency}\n", encoding="utf-8")
    done = khumue(command, *arguments, folder=tmp_path)
    place = "content/registers/agencies.yml:2:65: warning dated-ahead"
    assert (place in done.stdout) is is_told, done.stdout


def test_without_a_date_the_day_of_the_epoch_counts() -> None:
    for day, past in (("2026-11-30", 0), ("2028-01-15", 20)):
        asked = datetime.date.fromisoformat(day)
        found = json.loads(khumue("review", "--format", "json", day=asked).stdout)
        assert found["day"] == day
        late = [one for one in found["reviews"] if one["state"] == "overdue"]
        assert len(late) >= past
        assert bool(late) == bool(past)


def test_a_pdf_needs_a_file() -> None:
    done = khumue("review", "--format", "pdf", "--lang", "en")
    assert done.returncode == 2
    assert "-o" in done.stderr


def test_no_project_is_told(tmp_path: Path) -> None:
    done = khumue("review", folder=tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
