"""What hangs on withdrawn work alone: told of every register, and what is over is left alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.analysis.goals import Loose, Orphan, orphans
from generator.inspection import inspect
from tests.loading.test_cases import HERE

OLD = "processes/general/old.yml"
REGISTERS = "content/registers"


def project(folder: Path, file: str, text: str, withdrawn: str = "2026-03-01") -> Path:
    """Return a project with a withdrawn process OLD-01 that BASE-01 replaces, and one file more."""
    shutil.copytree(HERE / "project", folder, dirs_exist_ok=True)
    base = (folder / "processes/general/base.yml").read_text(encoding="utf-8")
    dated = f"status: obsolete\nsuperseded_by: BASE-01\nwithdrawn: {withdrawn}"
    gone = base.replace("BASE-01", "OLD-01").replace("status: approved", dated)
    (folder / OLD).write_text(gone, encoding="utf-8")
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(text, encoding="utf-8")
    return folder


def told(folder: Path) -> list[tuple[str, int, int]]:
    found = inspect(folder).problems
    assert {p.code for p in found} <= {"only-withdrawn", "orphan"}
    assert all(p.words == {"processes": "OLD-01", "after": "BASE-01"} for p in found)
    return [(p.place.file, p.place.line, p.place.column) for p in found]


KPI = "title: ก, level: office, measure: วัน, process: OLD-01"
STRANDED = {
    "services": "{id: a, title: ก, kind: office, process: OLD-01}",
    "mandates": "{id: a, title: ก, processes: [OLD-01]}",
    "kpis": f"{{id: a, year: 2569, {KPI}}}",
    "delegations": "{id: a, order: ๑, what: ก, from: chief, to: clerk, start: 2025-10-01, "
    "processes: [OLD-01]}",
    "datasets": "{id: a, title: ก, cycle: 1 เดือน, updated: 2026-01-01, process: OLD-01}",
    "plans": "{id: a, title: ก, first_year: 2566, last_year: 2570, goals: [aim], process: OLD-01}",
    "rounds": "{id: a, process: OLD-01, date: 2026-03-31, progress: ก}",
    "actions": "{id: a, what: ก, origin: kpi, owner: clerk, opened: 2026-01-05, "
    "due: 2026-02-01, processes: [OLD-01]}",
    "experts": "{id: a, kind: mentor, role: chief, processes: [OLD-01]}",
    "trainings": "{id: a, title: ก, date: 2026-05-01, processes: [OLD-01]}",
}


def test_a_delegation_for_steps_of_withdrawn_work_is_told(tmp_path: Path) -> None:
    one = "{id: a, order: ๑, what: ก, from: chief, to: clerk, start: 2025-10-01,\n     "
    text = f"delegations:\n  - {one}steps: [OLD-01/check]}}\n"
    project(tmp_path, f"{REGISTERS}/delegations.yml", text)
    assert told(tmp_path) == [(f"{REGISTERS}/delegations.yml", 3, 13)]


@pytest.mark.parametrize("register", STRANDED)
def test_what_hangs_on_withdrawn_work_is_told(register: str, tmp_path: Path) -> None:
    file, text = f"{REGISTERS}/{register}.yml", STRANDED[register]
    project(tmp_path, file, f"{register}:\n  - {text}\n")
    column = text.index("OLD-01") + len("  - ") + 1
    column -= text[text.index("OLD-01") - 1] == "["
    assert told(tmp_path) == [(file, 2, column)]


FRONT = "---\nkind: lesson\ntitle: ก\ndate: 2026-01-01\n{ties}\n---\n\nเนื้อหา\n"


@pytest.mark.parametrize(
    ("ties", "line"),
    [("processes: [OLD-01]", 5), ("steps: [OLD-01/receive]", 5), ("roles: []\nsteps: []", 0)],
)
def test_knowledge_of_withdrawn_work_is_told(ties: str, line: int, tmp_path: Path) -> None:
    file = "content/knowledge/a.md"
    project(tmp_path, file, FRONT.format(ties=ties))
    found = [p for p in inspect(tmp_path).problems if p.code == "only-withdrawn"]
    assert [p.place.line for p in found] == ([line] if line else [])


OVER = {
    "kpis": f"{{id: a, year: 2568, {KPI}}}",
    "delegations": STRANDED["delegations"].replace("start: ", "end: 2026-02-01, start: "),
    "datasets": STRANDED["datasets"].replace("cycle: 1 เดือน, ", ""),
    "plans": STRANDED["plans"].replace("last_year: 2570", "last_year: 2568"),
    "rounds": STRANDED["rounds"].replace("2026-03-31", "2025-09-30"),
    "actions": STRANDED["actions"].replace("due: ", "closed: 2026-01-20, due: "),
    "trainings": STRANDED["trainings"].replace("2026-05-01", "2026-02-01"),
    "services": STRANDED["services"].replace("OLD-01", "BASE-01"),
    "mandates": STRANDED["mandates"].replace("[OLD-01]", "[OLD-01, BASE-01]"),
    "experts": STRANDED["experts"].replace("role: ", "topics: [งาน], role: "),
}


@pytest.mark.parametrize("register", OVER)
def test_what_is_over_or_tied_to_other_work_may_stay(register: str, tmp_path: Path) -> None:
    ends = f"{REGISTERS}/{register}.yml"
    project(tmp_path, ends, f"{register}:\n  - {OVER[register]}\n")
    assert told(tmp_path) == []


def test_an_indicator_of_withdrawn_work_measures_no_project(tmp_path: Path) -> None:
    kpi = STRANDED["kpis"].replace("year: 2569", "year: 2569, goal: build")
    project(tmp_path, f"{REGISTERS}/kpis.yml", f"kpis:\n  - {kpi}\n")
    goals = (
        "goals:\n  - {id: top, title: ก, level: national}\n"
        "  - {id: build, title: ข, level: project, serves: [top]}\n"
    )
    (tmp_path / REGISTERS / "goals.yml").write_text(goals, encoding="utf-8")
    found = orphans(inspect(tmp_path).handbook)
    assert Orphan(Loose.NOT_MEASURED, "build") in found
    assert Orphan(Loose.SERVED_BY_NOTHING, "build") in found
