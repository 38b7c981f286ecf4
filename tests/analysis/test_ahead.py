"""What is dated ahead: held against today where that is known, and never guessed."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from generator.analysis.ahead import newest
from generator.analysis.review import review
from generator.build import open_project
from generator.inspection import inspect
from generator.loading import load
from tests.checkout import CHECKOUT
from tests.loading.test_figures import R, project

TODAY = datetime.date(2026, 1, 20)
KPIS = "kpis:\n  - {id: a, title: ก, year: 2569, level: office, measure: ร้อยละ, target: 80}\n"


def lines_ahead(root: Path, today: datetime.date | None) -> list[int]:
    found = inspect(root, today).problems
    return [
        p.place.line
        for p in found
        if p.code == "dated-ahead" and p.place.file == "content/data/results.csv"
    ]


def test_results_of_periods_that_are_not_over_are_told(tmp_path: Path) -> None:
    text = R + "a,2025-12,70\na,2026-01,71\na,2569-Q4,72\n"
    root = project(tmp_path, results=text.encode())
    assert lines_ahead(root, TODAY) == [3, 4]
    assert lines_ahead(root, datetime.date(2026, 9, 30)) == []
    assert lines_ahead(root, None) == []


def test_results_of_periods_to_come_count_for_nothing(tmp_path: Path) -> None:
    text = R + "a,2025-12,70\na,2569-Q4,99\n"
    root = project(tmp_path, results=text.encode())
    (root / "content/registers/kpis.yml").write_text(KPIS, encoding="utf-8")
    (found,) = review(load(root).handbook, TODAY).results
    assert found.actual
    assert found.actual.period.end == datetime.date(2025, 12, 31)


def test_a_year_that_is_not_over_has_missed_nothing_yet(tmp_path: Path) -> None:
    root = project(tmp_path, results=f"{R}a,2569,70\n".encode())
    (root / "content/registers/kpis.yml").write_text(KPIS, encoding="utf-8")
    book = load(root).handbook
    assert not review(book, TODAY).missed
    assert review(book, datetime.date(2026, 9, 30)).missed


def test_without_a_today_a_handbook_is_reviewed_as_of_the_newest_done(tmp_path: Path) -> None:
    for name in ("content", "processes"):
        shutil.copytree(CHECKOUT / name, tmp_path / name)
    agencies = tmp_path / "content/registers/agencies.yml"
    text = agencies.read_text(encoding="utf-8")
    agencies.write_text(text.replace("confirmed: ", "confirmed: 2027-02-03 # ", 1), "utf-8")
    opened = open_project(tmp_path, None)
    assert opened.built == newest(opened.handbook) == datetime.date(2027, 2, 3)
    assert "dated-ahead" not in {p.code for p in opened.problems}
    told = open_project(tmp_path, "1795996800").problems  # 30 November 2026
    assert [p.place.file for p in told if p.code == "dated-ahead"] == [
        "content/registers/agencies.yml"
    ]


@pytest.mark.parametrize(
    ("clock", "day"),
    [
        ("2026-11-30", "2026-11-30"),
        ("2031-05-01", "2031-05-01"),  # an office that is abandoned does not look in date
        ("2000-01-01", "2026-11-20"),  # most lies ahead: it is the clock that is wrong
    ],
)
def test_the_day_is_that_of_the_clock_where_it_can_be(clock: str, day: str) -> None:
    opened = open_project(CHECKOUT, None, clock=datetime.date.fromisoformat(clock))
    assert opened.built.isoformat() == day
    asked = datetime.date(2028, 1, 15)
    assert open_project(CHECKOUT, None, asked, datetime.date(2026, 12, 1)).built == asked
    assert open_project(CHECKOUT, "1795996800", clock=asked).built == datetime.date(2026, 11, 30)
