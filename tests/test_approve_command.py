"""The command ``khumue approve``: a fingerprint in the file, the edition in the archive."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.analysis.editions import fingerprint, kept_fingerprint
from generator.inspection import inspect
from tests.checkout import khumue
from tests.inspection.test_editions import CASE, FIRST
from tests.loading.test_cases import PROCESS, project_with


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one process that is to be approved for the first time."""
    project_with(CASE, tmp_path)
    shutil.rmtree(tmp_path / "content" / "archive", ignore_errors=True)
    change(tmp_path, "  fingerprint: 723f-5885-70cb\n", "")
    return tmp_path


def change(root: Path, old: str, new: str) -> None:
    file = root / PROCESS
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def approve(root: Path, *arguments: str) -> tuple[int, str]:
    done = khumue("approve", "--lang", "en", *arguments, folder=root)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


def codes(root: Path) -> list[str]:
    return [p.code for p in inspect(root).problems]


def test_what_is_approved_is_kept(project: Path) -> None:
    assert approve(project, "CASE-01")[0] == 0
    process = inspect(project).handbook.processes["CASE-01"]
    assert kept_fingerprint(process) == fingerprint(process) == "723f-5885-70cb"
    assert (project / FIRST).read_bytes() == (project / PROCESS).read_bytes()
    assert process.approval and process.approval.approved
    assert process.approval.approved.date is not None
    assert process.approval.approved.date.isoformat() == "2026-09-30"
    assert codes(project) == []


def test_a_draft_is_approved_by_a_role_on_a_day(project: Path) -> None:
    change(project, "status: approved", "status: draft  # ยังไม่เสร็จ")
    change(project, "approval:\n  approved: {role: chief, date: 2026-09-30}\n", "")
    assert approve(project, "CASE-01")[0] == 1
    assert approve(project, "CASE-01", "--role", "chief", "--date", "2026-10-02")[0] == 0
    text = (project / PROCESS).read_text(encoding="utf-8")
    assert "status: approved  # ยังไม่เสร็จ" in text
    assert "approved: {role: chief, date: 2026-10-02}" in text


HISTORY = "history: [{issue: 1, number: 1, date: 2026-11-01, change: ลดเวลา}]"


def test_other_content_needs_another_edition(project: Path) -> None:
    approve(project, "CASE-01")
    change(project, "30m", "20m")
    assert codes(project) == ["changed-after-approval"]
    before = (project / PROCESS).read_bytes()
    code, said = approve(project, "CASE-01")
    assert (code, "edition-approved-twice" in said) == (1, True)
    assert (project / PROCESS).read_bytes() == before
    change(project, "number: 0, effective: 2026-10-01", "number: 1, effective: 2026-11-01")
    change(project, "\npurpose: ", f"\n{HISTORY}\npurpose: ")
    assert approve(project, "CASE-01", "--date", "2026-11-01")[0] == 0
    assert codes(project) == []
    assert sorted(file.name for file in (project / FIRST).parent.iterdir()) == [
        "1-0.yml",
        "1-1.yml",
    ]


@pytest.mark.parametrize(
    ("arguments", "outcome"),
    [
        ((), 0),  # nothing else is asked than what is kept
        (("--role", "chief", "--date", "2026-09-30"), 0),
        (("--date", "2026-09-28"), 1),
        (("--role", "clerk"), 1),
    ],
)
def test_what_is_approved_already_keeps_its_signature(
    project: Path, arguments: tuple[str, ...], outcome: int
) -> None:
    approve(project, "CASE-01")
    before = [(project / file).read_bytes() for file in (PROCESS, FIRST)]
    code, said = approve(project, "CASE-01", *arguments)
    assert (code, "approved already, by chief on 30 September 2569" in said) == (outcome, True)
    change(project, "status: approved", "status: in-review")
    code, said = approve(project, "CASE-01", "--role", "clerk", "--date", "2026-09-28")
    assert (code, "approved already, by chief" in said) == (1, True)
    change(project, "status: in-review", "status: approved")
    assert [(project / file).read_bytes() for file in (PROCESS, FIRST)] == before
    if arguments:
        assert approve(project, "CASE-01", "--replace", *arguments)[0] == 0
        assert (outcome == 0) == ([(project / f).read_bytes() for f in (PROCESS, FIRST)] == before)
    assert codes(project) == []


def test_what_is_withdrawn_is_not_approved(project: Path) -> None:
    change(project, "status: approved", "status: obsolete\nwithdrawn: 2026-11-01")
    before = (project / PROCESS).read_bytes()
    for more in ((), ("--replace",)):
        code, said = approve(project, "CASE-01", *more)
        assert (code, "CASE-01 is withdrawn" in said) == (1, True)
    assert (project / PROCESS).read_bytes() == before
    assert not (project / FIRST).exists()


def test_who_prepared_and_reviewed_must_have_signed_on_some_day(project: Path) -> None:
    change(project, "approval:\n", "approval:\n  prepared: {role: clerk}\n")
    code, said = approve(project, "CASE-01")
    assert (code, "signature-undated" in said) == (1, True)
    assert not (project / FIRST).exists()
    change(project, "prepared: {role: clerk}", "prepared: {role: clerk, date: 2026-09-20}")
    assert approve(project, "CASE-01")[0] == 0


def test_an_edition_that_was_not_issued_can_be_replaced(project: Path) -> None:
    approve(project, "CASE-01")
    change(project, "30m", "20m")
    assert approve(project, "CASE-01", "--replace", "--date", "2026-10-01")[0] == 0
    assert codes(project) == []


def test_all_means_what_counts_as_approved_and_is_not_kept(project: Path) -> None:
    code, said = approve(project, "--all")
    assert (code, said.count("approved CASE-01"), said.count("BASE-01 does not say")) == (1, 1, 1)
    code, said = approve(project, "--all", "--role", "chief")
    assert (code, said.count("approved CASE-01"), said.count("approved BASE-01")) == (0, 0, 1)
    assert approve(project, "--all") == (0, "there is nothing to approve\n")


def test_what_has_errors_is_not_approved(project: Path) -> None:
    change(project, "status: approved", "status: draft")
    change(project, "laws: [act-2540]\n", "")
    assert codes(project) == ["missing-law"]
    code, said = approve(project, "CASE-01")
    assert (code, "error missing-law" in said) == (1, True)
    assert not (project / FIRST).exists()


@pytest.mark.parametrize(
    "arguments",
    [[], ["CASE-01", "--all"], ["NO-01"], ["CASE-01", "--role", "nobody"],
     ["CASE-01", "--date", "2569-10-01"]],
)  # fmt: skip
def test_wrong_usage(project: Path, arguments: list[str]) -> None:
    assert approve(project, *arguments)[0] == 2
