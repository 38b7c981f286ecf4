"""What the inspection finds beyond the check of the sources, by cases: one small file each."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from generator.analysis.impact import fingerprint
from generator.inspection import inspect
from generator.model.fields import Citation
from generator.problems import CODES
from tests.checkout import CHECKOUT
from tests.loading.test_cases import header, project_with

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))
RESTING_ON_LAWS = ("processes/general/base.yml", "content/registers/forms.yml")
"""The files of the small project that cite laws: a case may leave them without one in force."""
WRONG = "    wrong_titles: [พ.ร.บ.กฎหมายที่ตรวจผิด พ.ศ. 2540]\n"


def inspected(case: Path, folder: Path) -> list[str]:
    file = project_with(case, folder)
    laws = folder / "content/registers/laws.yml"
    text = laws.read_text(encoding="utf-8")
    named = text.replace(
        "    kind: act\n    status: in_force\n", f"    kind: act\n{WRONG}    status: in_force\n"
    )
    laws.write_text(
        named.replace(WRONG, WRONG + "    aliases: [พ.ร.บ.กฎหมายที่ตรวจผิด พ.ศ. 2540 ฉบับเต็ม]\n"),
        encoding="utf-8",
    )
    found = inspect(folder).problems
    assert {p.place.file for p in found} <= {file, *RESTING_ON_LAWS}
    return [
        f"{p.severity} {p.code} {p.place.line} {p.place.column}"
        for p in found
        if p.place.file == file
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_case_has_exactly_its_problems(case: Path, tmp_path: Path) -> None:
    assert inspected(case, tmp_path) == header(case, "expect")
    assert len(header(case, "purpose")) == 1


def test_every_code_of_the_inspection_has_a_case() -> None:
    shown = {line.split()[1] for case in CASES for line in header(case, "expect")}
    named: set[str] = set()
    for file in ("generator/inspection.py", "generator/analysis/regimes.py"):
        tree = ast.parse((CHECKOUT / file).read_text(encoding="utf-8"))
        values = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
        named |= {code for code in CODES if code in values}
    assert named
    assert named <= shown


def test_a_wrong_title_is_found_in_the_pages_of_authors_too(tmp_path: Path) -> None:
    case = next(one for one in CASES if one.stem == "limit-holds")
    inspected(case, tmp_path)
    page = tmp_path / "content" / "guide.md"
    page.write_text("# หัวเรื่อง\n\nตาม พ.ร.บ.กฎหมายที่ตรวจผิด พ.ศ. 2540\n", encoding="utf-8")
    (found,) = inspect(tmp_path).problems
    assert (found.code, found.place.file, found.place.line, found.place.column) == (
        "wrong-law-title", "content/guide.md", 3, 5,
    )  # fmt: skip
    assert found.words["title"] == "กฎหมายที่ตรวจแล้ว"


def test_what_is_confirmed_holds_until_the_register_changes(tmp_path: Path) -> None:
    case = next(one for one in CASES if one.stem == "suspect-citation")
    file = tmp_path / project_with(case, tmp_path)
    now = fingerprint(inspect(tmp_path).handbook, Citation("act-2540"))
    file.write_text(file.read_text(encoding="utf-8").replace("0123456789ab", now), encoding="utf-8")
    assert not inspect(tmp_path).problems
    laws = tmp_path / "content/registers/laws.yml"
    laws.write_text(
        laws.read_text(encoding="utf-8").replace("status: in_force", "status: amended"),
        encoding="utf-8",
    )
    assert [p.code for p in inspect(tmp_path).problems] == ["suspect-citation"]


def test_the_sample_keeps_its_limits() -> None:
    limits = inspect(CHECKOUT).limits
    assert {check.verdict for checks in limits.values() for check in checks} == {"holds"}
