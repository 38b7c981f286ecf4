"""The archive of approved editions: what was tampered with, misnamed or approved twice is found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.analysis.editions import (
    LEFT_OUT,
    Fault,
    Unkept,
    approved_editions,
    edition,
    fingerprint,
    unkept,
)
from generator.analysis.impact import fingerprint as law_print
from generator.inspection import inspect
from generator.loading import load
from generator.loading.project import read_process
from generator.model.fields import Citation
from generator.model.process import Process
from generator.problems import CODES
from tests.checkout import CHECKOUT
from tests.loading.test_cases import PROCESS, project_with

CASE = Path(__file__).parent / "cases" / "approved-as-it-is.yml"
FIRST = "content/archive/CASE-01/1-0.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one approved process whose edition is in the archive."""
    project_with(CASE, tmp_path)
    keep(tmp_path, FIRST, written(tmp_path))
    return tmp_path


def written(root: Path) -> str:
    return (root / PROCESS).read_text(encoding="utf-8")


def keep(root: Path, file: str, text: str) -> None:
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_text(text, encoding="utf-8")


def found(root: Path) -> list[tuple[str, str, int]]:
    return [(p.code, p.place.file, p.place.line) for p in inspect(root).problems]


def resealed(text: str) -> str:
    """Return the text of a process with the fingerprint that it has."""
    (process,) = read_process(text.encode(), PROCESS).handbook.processes.values()
    return re.sub("fingerprint: .*", f"fingerprint: {fingerprint(process)}", text)


def test_an_archive_as_it_was_approved_has_no_problem(project: Path) -> None:
    assert found(project) == []
    book = load(project).handbook
    (kept,) = book.archive["CASE-01"]
    assert edition(kept) == (1, 0)
    assert approved_editions(book, "CASE-01") == (book.processes["CASE-01"],)


def test_editions_come_oldest_first(project: Path) -> None:
    for number in (10, 2):
        text = written(project).replace("number: 0", f"number: {number}")
        keep(project, f"content/archive/CASE-01/1-{number}.yml", resealed(text))
    book = inspect(project).handbook
    assert [edition(one) for one in book.archive["CASE-01"]] == [(1, 0), (1, 2), (1, 10)]
    assert found(project) == []


def test_an_edition_that_was_tampered_with_is_told_at_its_fingerprint(project: Path) -> None:
    keep(project, FIRST, written(project).replace("30m", "20m"))
    assert found(project) == [("archive-altered", FIRST, 18)]


def test_an_edition_without_a_fingerprint_proves_nothing(project: Path) -> None:
    keep(project, FIRST, re.sub("  fingerprint: .*\n", "", written(project)))
    assert [code for code, _, _ in found(project)] == ["archive-altered"]


def test_other_content_under_the_same_edition_is_told(project: Path) -> None:
    keep(project, PROCESS, resealed(written(project).replace("30m", "20m")))
    assert found(project) == [("edition-approved-twice", PROCESS, 18)]


def test_signatures_that_contradict_the_archive_are_told(project: Path) -> None:
    for old, new in (("role: chief, date", "role: clerk, date"), ("2026-09-30", "2026-09-29")):
        text = written(project)
        keep(project, PROCESS, text.replace(old, new))
        assert found(project) == [("approval-contradicts-archive", PROCESS, 17)]
        keep(project, PROCESS, text)


CONFIRMED = "confirmed: [{law: act-2540, fingerprint: PRINT, by: clerk, date: DAY, checked: ก}]\n"


@pytest.mark.parametrize(
    ("copy", "confirmed", "is_told"),
    [
        ("2027-01-31", "", False),  # as it was approved
        ("2026-12-31", "", True),  # nothing shows a review
        ("2026-12-31", "2026-10-31", True),  # nor does what is older than the period
        ("2026-12-31", "2026-11-02", False),
        ("2027-03-31", "2026-11-02", True),  # the archive was edited, or the file
    ],
)
def test_a_review_date_that_was_moved_without_a_review_is_told(
    project: Path, copy: str, confirmed: str, is_told: bool
) -> None:
    text = written(project)
    keep(project, FIRST, text.replace("review_by: 2027-01-31", f"review_by: {copy}"))
    if confirmed:
        law = law_print(load(project).handbook, Citation("act-2540"))
        line = CONFIRMED.replace("PRINT", law).replace("DAY", confirmed)
        keep(project, PROCESS, text.replace("approval:\n", f"{line}approval:\n"))
    told = [("review-date-moved", PROCESS, 9)] if is_told else []
    assert found(project) == told


def test_a_former_edition_that_the_archive_lacks_is_told(project: Path) -> None:
    lines = [
        f"  - {{issue: 1, number: {at}, date: 2026-0{at + 6}-30, change: ก}}\n" for at in range(3)
    ]
    third = written(project).replace("number: 0", "number: 2") + "history:\n" + "".join(lines)
    keep(project, PROCESS, resealed(third))
    keep(project, FIRST.replace("1-0", "1-2"), resealed(third))
    (project / FIRST).unlink()
    assert found(project) == []  # nothing shows that what was replaced was ever kept
    other = third.replace("CASE-01", "OTHER-01").replace(
        "chief, date: 2026-09", "chief, date: 2026-08"
    )
    for number in (0, 1):
        copy = resealed(other.replace("number: 2, eff", f"number: {number}, eff"))
        keep(project, f"content/archive/OTHER-01/1-{number}.yml", copy)
    keep(project, "processes/general/other.yml", copy)
    line = 1 + third[: third.index(lines[1])].count("\n")
    assert found(project) == [("edition-not-kept", PROCESS, line)]
    told = third.replace("number: 1, date", "number: 1, kept: false, date")
    keep(project, PROCESS, resealed(told))
    assert found(project) == []


def test_a_file_that_lost_its_fingerprint_is_held_against_its_copy(project: Path) -> None:
    lost = re.sub("  fingerprint: .*\n", "", written(project))
    keep(project, PROCESS, lost)
    assert found(project) == []
    keep(project, PROCESS, lost.replace("30m", "20m"))
    assert [code for code, _, _ in found(project)] == ["changed-after-approval"]


def test_a_process_that_vanished_is_told(project: Path) -> None:
    text = written(project)
    (project / PROCESS).unlink()
    assert found(project) == [("archive-without-process", FIRST, 2)]
    keep(project, PROCESS, text.replace("mission: support", "mission: none"))
    assert "archive-without-process" not in [code for code, _, _ in found(project)]


def test_a_step_that_is_a_withdrawn_process_is_told(project: Path) -> None:
    other = written(project).replace("CASE-01", "OLD-01")
    other = other.replace("status: approved", "status: obsolete\nwithdrawn: 2026-10-01")
    keep(project, "processes/general/old.yml", re.sub("  fingerprint: .*\n", "", other))
    sub = "{id: sub, type: subprocess, process: OLD-01, title: ย่อย, role: clerk, time: 1h}"
    text = written(project).replace("steps:\n", f"steps:\n  - {sub}\n", 1)
    keep(project, PROCESS, resealed(text))
    (project / FIRST).unlink()
    line = text[: text.index(sub)].count("\n") + 1
    assert found(project) == [("step-of-obsolete", PROCESS, line)]


def test_what_was_not_kept_of_an_approval_is_named(project: Path) -> None:
    def lacks() -> list[Unkept]:
        book = load(project).handbook
        return list(unkept(book, book.processes["CASE-01"]))

    assert lacks() == []
    whole = written(project)
    keep(project, PROCESS, re.sub(r"(  approved: \{role: \w+), date: \S+\}", r"\1}", whole))
    assert lacks() == [Unkept.SIGNATURE]
    keep(project, PROCESS, re.sub("  fingerprint: .*\n", "", whole))
    assert lacks() == [Unkept.FINGERPRINT]
    (project / FIRST).unlink()
    assert lacks() == [Unkept.FINGERPRINT, Unkept.COPY]
    keep(project, PROCESS, written(project).replace("status: approved", "status: in-review"))
    assert lacks() == []


@pytest.mark.parametrize(
    "file",
    [
        "content/archive/CASE-01/2-0.yml",
        "content/archive/OTHER/1-0.yml",
        "content/archive/CASE-01/01-0.yml",
        "content/archive/1-0.yml",
        "content/archive/CASE-01/1-0.yaml",
    ],
)
def test_an_edition_lies_where_its_name_says(project: Path, file: str) -> None:
    keep(project, file, written(project))
    assert [(code, at) for code, at, _ in found(project)] == [("archive-name", file)]


def test_a_broken_file_of_the_archive_is_one_problem_of_its_own(project: Path) -> None:
    keep(project, FIRST, written(project).replace("mission: support", "mission: none"))
    assert [(code, at) for code, at, _ in found(project)] == [("bad-value", FIRST)]


def test_what_an_old_edition_refers_to_may_be_gone(project: Path) -> None:
    keep(project, FIRST, resealed(written(project).replace("owner: clerk", "owner: nobody")))
    assert "unknown-role" not in [code for code, _, _ in found(project)]


def test_every_fault_is_a_problem() -> None:
    assert {str(fault) for fault in Fault} <= set(CODES)


@pytest.mark.parametrize("field", ["status", "history", "confirmed", "withdrawn", "superseded_by"])
def test_the_record_of_control_does_not_change_a_fingerprint(field: str) -> None:
    process = load(CHECKOUT).handbook.processes["DRT-01"]
    other = process.model_copy(update={field: Process.model_fields[field].default})
    assert fingerprint(other) == fingerprint(process)


def test_the_meaning_of_a_process_changes_its_fingerprint() -> None:
    process = load(CHECKOUT).handbook.processes["DRT-01"]
    prints = {fingerprint(process)}
    for name, field in Process.model_fields.items():
        if not field.is_required() and name not in LEFT_OUT:
            without = process.model_copy(update={name: field.default})
            if getattr(process, name) != field.default:
                prints.add(fingerprint(without))
    assert len(prints) > 20
    assert all(re.fullmatch("[0-9a-f]{4}(-[0-9a-f]{4}){2}", one) for one in prints)
