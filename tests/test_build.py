"""The build as values: the date that outputs carry, and what is published."""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import Site, build_site, open_project
from generator.problems import has_errors
from generator.theme import read_labels
from tests.checkout import CHECKOUT, SAMPLE_DAY

MakeProject = Callable[[], Path]


def site_of(root: Path, site_url: str = "") -> Site:
    project = open_project(root, None)
    assert not has_errors(project.problems)
    return build_site(project, read_labels("th"), site_url)


@pytest.mark.parametrize(
    ("epoch", "date"),
    [
        ("0", "1970-01-01"),
        ("1767225599", "2025-12-31"),
        ("1767225600", "2026-01-01"),
        ("253402300799", "9999-12-31"),
    ],
)
def test_source_date_epoch_sets_the_date(small_project: MakeProject, epoch: str, date: str) -> None:
    project = open_project(small_project(), epoch)
    assert project.built.isoformat() == date
    assert "bad-build-date" not in {p.code for p in project.problems}


@pytest.mark.parametrize(
    "epoch", ["", "-1", "yesterday", "1e9", "2026-01-01", "253402300800", "9" * 40, "๑๒", "1\n"]
)
def test_a_bad_source_date_epoch_is_a_problem(small_project: MakeProject, epoch: str) -> None:
    project = open_project(small_project(), epoch)
    (found,) = [p for p in project.problems if p.code == "bad-build-date"]
    assert found.severity == "error"


def test_without_it_the_newest_day_on_which_anything_was_done_counts(
    small_project: MakeProject,
) -> None:
    root = small_project()
    project = open_project(root, None)
    assert project.built == max(law.as_of for law in project.handbook.laws.values())
    file = root / "processes" / "general" / "gen-01.yml"
    text = file.read_text(encoding="utf-8")
    history = "\nhistory:\n  - {issue: 9, number: 0, date: 2099-02-03, change: ก}\n"
    file.write_text(text + history, encoding="utf-8")
    assert open_project(root, None).built == project.built  # a draft may tell of days to come
    file.write_text(text.replace("status: draft", "status: approved") + history, encoding="utf-8")
    assert open_project(root, None).built == datetime.date(2099, 2, 3)


def test_the_sample_is_built_for_its_own_day() -> None:
    assert open_project(CHECKOUT, None).built == SAMPLE_DAY


def test_what_is_planned_dates_nothing(tmp_path: Path) -> None:
    for name in ("content", "processes"):
        shutil.copytree(CHECKOUT / name, tmp_path / name)
    file = tmp_path / "processes" / "knowledge" / "km-01.yml"
    text = file.read_text(encoding="utf-8")
    text = text.replace("effective: 2026-10-01", "effective: 2031-04-01")
    text = text.replace("review_by: 2027-09-30", "review_by: 2032-04-01")
    text, found = re.subn(r"(\nhistory:\n  - \{.*?date: )[-0-9]+", r"\g<1>2031-04-01", text)
    assert found
    file.write_text(text, encoding="utf-8")
    assert open_project(tmp_path, None).built == SAMPLE_DAY


def test_every_page_comes_with_its_source_and_its_manual(small_project: MakeProject) -> None:
    site = site_of(small_project())
    codes = ["GEN-01", "GEN-02", "GEN-03"]
    pages = {page.address for page in site.pages}
    assert {f"processes/{code}.html" for code in codes} <= pages
    files = {file.address: file for file in site.files}
    assert {f"processes/{code}.yml" for code in codes} <= set(files)
    assert files["processes/GEN-01.yml"].make().startswith(b"# yaml-language-server")
    manuals = [manual.address for manual in site.manuals]
    assert manuals == [*(f"manuals/{code}.pdf" for code in codes), "manuals/handbook.pdf"]
    assert site.manuals[0].make().startswith(b"%PDF-")


def test_a_withdrawn_process_has_no_manual(small_project: MakeProject) -> None:
    root = small_project()
    file = root / "processes" / "general" / "gen-01.yml"
    text = file.read_text(encoding="utf-8")
    assert "\nstatus: " in text
    lines = ["status: obsolete" if x.startswith("status:") else x for x in text.splitlines()]
    file.write_text("\n".join(lines), encoding="utf-8")
    site = site_of(root)
    assert "manuals/GEN-01.pdf" not in {manual.address for manual in site.manuals}
    assert "processes/GEN-01.html" in {page.address for page in site.pages}


def test_no_calendar_is_written_without_an_event_and_no_page_leads_to_one(
    small_project: MakeProject,
) -> None:
    """The project that is begun has no schedule; a program refuses a calendar without events."""
    root = small_project()
    for file in (root / "processes" / "general").glob("*.yml"):
        text = re.sub(r", review_by: [0-9-]+", "", file.read_text(encoding="utf-8"))
        file.write_text(text, encoding="utf-8")
    site = site_of(root)
    assert not [file.address for file in site.files if file.address.endswith(".ics")]
    assert not [page.address for page in site.pages if '.ics"' in page.html]


def test_a_project_in_another_folder_gives_the_same_values(
    small_project: Callable[[str], Path],
) -> None:
    first, second = site_of(small_project("a")), site_of(small_project("b"))
    assert first.pages == second.pages
    assert [(f.address, f.make()) for f in first.files] == [
        (f.address, f.make()) for f in second.files
    ]
