"""Every rule by cases: a small file, its purpose, and exactly the problems that it has.

A case lies in ``cases/*.yml`` or ``cases/*.md``. It takes the place of one file (``# file:``,
otherwise a process, or an entry of the knowledge around the work) of the small project beside it,
which has no problem itself. ``# expect:`` lines name severity, code, line and column.
"""

from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path

import pytest

from generator.loading import load, load_file
from generator.model.handbook import Handbook
from generator.problems import CODES, Place, problem
from tests.loading import test_figures

HERE = Path(__file__).parent
CASES = sorted([*(HERE / "cases").glob("*.yml"), *(HERE / "cases").glob("*.md")])
PROCESS, ENTRY = "processes/general/case.yml", "content/knowledge/case.md"

TOLD_ABOUT_FILES = {
    "unreadable-file", "outside-project", "not-a-file", "file-too-large", "not-utf8",
    "missing-register", "too-many-values", "more-problems", "old-encoding",
    "result-in-two-files",
}  # fmt: skip
"""These need files that no text file can show: see ``test_files.py``, ``test_yaml_text.py`` and
``test_figures.py``."""


def header(case: Path, name: str) -> list[str]:
    return re.findall(rf"^# {name}: (.+)$", case.read_text(encoding="utf-8"), re.MULTILINE)


def project_with(case: Path, folder: Path) -> str:
    """Copy the project, put the case in its place and return that place."""
    shutil.copytree(HERE / "project", folder, dirs_exist_ok=True)
    file = next(iter(header(case, "file")), ENTRY if case.suffix == ".md" else PROCESS)
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_bytes(case.read_bytes())
    return file


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_case_has_exactly_its_problems(case: Path, tmp_path: Path) -> None:
    file = project_with(case, tmp_path)
    found = load(tmp_path).problems
    assert {p.place.file for p in found} <= {file}
    shown = [f"{p.severity} {p.code} {p.place.line} {p.place.column}" for p in found]
    assert shown == header(case, "expect")
    assert len(header(case, "purpose")) == 1


def test_the_project_of_the_cases_has_no_problem() -> None:
    loaded = load(HERE / "project")
    assert loaded.problems == ()
    assert list(loaded.handbook.processes) == ["BASE-01"]
    assert loaded.handbook.files == {"BASE-01": "processes/general/base.yml"}


def codes_of_other_rooms() -> set[str]:
    """Return the codes that stand in a room other than this one and the model."""
    generator = HERE.parent.parent / "generator"
    found: set[str] = set()
    for file in generator.rglob("*.py"):
        room = file.relative_to(generator).parts[0]
        if room not in ("loading", "model", "problems.py"):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            found.update(
                node.value
                for node in ast.walk(tree)
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            )
    return found & set(CODES)


def test_every_code_has_a_case() -> None:
    shown = {line.split()[1] for case in CASES for line in header(case, "expect")}
    shown |= {line.split()[1] for case in test_figures.CASES for line in case.expect}
    assert set(CODES) - shown - TOLD_ABOUT_FILES - codes_of_other_rooms() == set()
    assert not TOLD_ABOUT_FILES & shown


def test_text_stays_as_typed(tmp_path: Path) -> None:
    project_with(HERE / "cases" / "text-as-typed.yml", tmp_path)
    process = load(tmp_path).handbook.processes["CASE-01"]
    assert [text.th for text in process.purpose] == ["no", "on", "1.10", "12:30:45"]
    assert process.scope is None
    assert process.inputs == process.outputs == ()


def test_one_broken_record_does_not_hide_the_others(tmp_path: Path) -> None:
    project_with(HERE / "cases" / "partly-broken-register.yml", tmp_path)
    loaded = load(tmp_path)
    assert list(loaded.handbook.laws) == ["old-2535"]
    assert loaded.place("laws", "act-2540", "kind") == Place("content/registers/laws.yml", 5, 49)


def test_a_finding_is_placed_at_its_value() -> None:
    loaded = load(HERE / "project")
    file = "processes/general/base.yml"
    assert loaded.place("processes", "BASE-01", "steps", 1, "branches", 0, "next") == Place(
        file, 20, 29
    )
    # What was not written has the place of what is around it.
    assert loaded.place("processes", "BASE-01", "steps", 1, "note") == Place(file, 14, 5)


def test_processes_stand_in_the_order_of_the_fields(tmp_path: Path) -> None:
    shutil.copytree(HERE / "project", tmp_path, dirs_exist_ok=True)
    registers = tmp_path / "content" / "registers"
    (registers / "fields.yml").write_text(
        "fields:\n  - {id: zebra, title: ก}\n  - {id: general, title: ข}\n", encoding="utf-8"
    )
    base = (tmp_path / "processes/general/base.yml").read_text(encoding="utf-8")
    for folder, code in (("zebra", "Z-02"), ("zebra", "Z-01"), ("general", "A-01")):
        file = tmp_path / "processes" / folder / f"x{code}.yml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(base.replace("BASE-01", code), encoding="utf-8")
    handbook: Handbook = load(tmp_path).handbook
    assert list(handbook.processes) == ["Z-01", "Z-02", "A-01", "BASE-01"]
    assert handbook.field_of(handbook.processes["Z-01"]).id == "zebra"


def test_a_file_outside_a_project_is_warned_about_its_references(tmp_path: Path) -> None:
    file = tmp_path / "alone.yml"
    file.write_bytes((HERE / "project" / PROCESS.replace("case", "base")).read_bytes())
    loaded = load_file(file)
    assert list(loaded.handbook.processes) == ["BASE-01"]
    assert {(p.severity.value, p.code) for p in loaded.problems} == {
        ("warning", "unknown-role"), ("warning", "unknown-unit"), ("warning", "unknown-law"),
        ("warning", "unknown-form"), ("warning", "unknown-term"),
    }  # fmt: skip


def test_problems_of_a_huge_file_are_counted(tmp_path: Path) -> None:
    file = tmp_path / "huge.yml"
    file.write_text("".join(f"key{number}: 1\n" for number in range(1000)), encoding="utf-8")
    found = load_file(file).problems
    # 1,000 unknown keys and 5 missing ones, of which 200 are told.
    assert problem("more-problems", Place(file.as_posix()), count=805) in found
    assert len(found) == 201
