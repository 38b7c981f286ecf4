"""``khumue new``: a first text that the check accepts, and that is written over nothing."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.loading import load
from generator.model.knowledge import EntryKind
from generator.theme import LANGUAGES, theme_folder
from tests.checkout import khumue

Small = Callable[[], Path]


def new(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return khumue("new", "--lang", "en", *arguments, folder=folder)


@pytest.mark.parametrize("kind", EntryKind)
def test_each_kind_is_begun_without_a_problem(small_project: Small, kind: EntryKind) -> None:
    folder = small_project()
    title = 'a "title": with {date} # and \\ signs'
    done = new(folder, kind, title, "--step", "GEN-01/receive", "--date", "2026-10-05")
    assert done.returncode == 0, done.stderr
    name = f"knowledge/2026-10-05-{kind}-GEN-01.md"
    assert f"content/{name}" in done.stdout
    loaded = load(folder)
    assert loaded.problems == ()
    entry = loaded.handbook.entries[name]
    assert (entry.kind, entry.title.th, entry.steps) == (kind, title, ("GEN-01/receive",))
    assert loaded.handbook.helping("processes", "GEN-01") == {name: entry}


def test_templates_say_the_same_in_both_languages() -> None:
    folder = theme_folder() / "entries"
    names = [sorted(file.name for file in (folder / one).iterdir()) for one in LANGUAGES]
    assert names[0] == names[1] == sorted([*(f"{kind}.md" for kind in EntryKind), "process.yml"])
    for name in names[0]:
        heads = [
            [
                line
                for line in (folder / one / name).read_text("utf-8").splitlines()
                if line[:2] == "##"
            ]
            for one in LANGUAGES
        ]
        assert len(heads[0]) == len(heads[1])


def test_an_after_action_review_has_its_three_headings() -> None:
    text = (theme_folder() / "entries" / "th" / "after-action.md").read_text(encoding="utf-8")
    heads = [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]
    assert heads == ["วิเคราะห์ผลงาน", "ปัญหา", "ข้อเสนอแนะ"]


def test_nothing_is_written_over(small_project: Small) -> None:
    folder = small_project()
    arguments = ("lesson", "first", "--process", "GEN-01", "--date", "2026-10-05")
    assert new(folder, *arguments).returncode == 0
    before = (folder / "content/knowledge/2026-10-05-lesson-GEN-01.md").read_bytes()
    assert new(folder, *arguments).returncode == 0
    assert (folder / "content/knowledge/2026-10-05-lesson-GEN-01.md").read_bytes() == before
    assert (folder / "content/knowledge/2026-10-05-lesson-GEN-01-2.md").is_file()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("lesson", "x", "--process", "GEN-1"), "GEN-01"),
        (("lesson", "x", "--step", "GEN-01/recieve"), "GEN-01/receive"),
        (("lesson", "x", "--role", "nobody"), "section-head"),
        (("lesson", "x", "--date", "2569-10-05"), "2026-10-05"),
        (("lessen", "x"), "lesson"),
        (("lesson", " "), "NAME"),
        (("process", "GEN-01"), "gen-01.yml"),
        (("process", "../GEN"), "../GEN"),
        (("process", "GEN-09", "--field", "nowhere"), "general"),
    ],
)
def test_what_is_not_there_is_told_and_nothing_written(
    small_project: Small, arguments: tuple[str, ...], told: str
) -> None:
    folder = small_project()
    before = sorted(folder.rglob("*"))
    done = new(folder, *arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert sorted(folder.rglob("*")) == before


def test_a_process_is_begun_as_a_draft(small_project: Small) -> None:
    folder = small_project()
    assert (
        new(folder, "process", "GEN-09", "--title", "งานใหม่", "--role", "section-head").returncode
        == 0
    )
    loaded = load(folder)
    assert loaded.handbook.files["GEN-09"] == "processes/general/gen-09.yml"
    assert loaded.handbook.processes["GEN-09"].owner == "section-head"
    assert {p.severity for p in loaded.problems} <= {"warning"}
