"""The files of a project: what is read, what is refused, and in which order."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from generator.loading import find_project, load, load_file
from generator.loading.files import collisions, is_reserved, list_files
from generator.problems import Problem

PROJECT = Path(__file__).parent / "project"
OUTSIDE = "code: SECRET\ntitle: secret\n"
NO_LINKS = "Windows lets only administrators make links and has no pipes"
no_links = pytest.mark.skipif(sys.platform == "win32", reason=NO_LINKS)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    shutil.copytree(PROJECT, folder)
    return folder


def codes(found: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(p.code, p.place.file) for p in found]


def test_the_project_is_found_from_anywhere_inside(project: Path) -> None:
    process = project / "processes" / "general" / "base.yml"
    assert find_project(project) == find_project(process) == project
    assert find_project(project.parent) is None
    (project.parent / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    assert find_project(project.parent) == project.parent


def test_files_are_listed_in_order_and_hidden_ones_left_out(project: Path) -> None:
    for name in ("b.yml", "a.yml", ".hidden.yml", "~$lock.yml", "note.txt"):
        (project / "processes" / "general" / name).write_text("x: 1\n", encoding="utf-8")
    files, found = list_files(project)
    assert files == sorted(files)
    assert [Path(file).name for file in files if "general" in file] == [
        "a.yml", "b.yml", "base.yml", "note.txt"
    ]  # fmt: skip
    assert found == []


@no_links
@pytest.mark.parametrize("inside", [False, True])
def test_a_link_is_not_followed(project: Path, inside: bool) -> None:
    target = (project if inside else project.parent) / "outside.yml"
    target.write_text(OUTSIDE, encoding="utf-8")
    (project / "processes" / "general" / "link.yml").symlink_to(target)
    loaded = load(project)
    assert codes(loaded.problems) == [("outside-project", "processes/general/link.yml")]
    assert "SECRET" not in loaded.handbook.processes
    assert codes(load_file(project / "processes/general/link.yml").problems)[0][0] == (
        "outside-project"
    )


@no_links
@pytest.mark.parametrize("place", ["processes/general", "processes", "content/registers"])
def test_a_linked_folder_is_not_followed(project: Path, place: str) -> None:
    moved = project.parent / "moved"
    shutil.move(project / place, moved)
    (project / place).symlink_to(moved)
    loaded = load(project)
    assert ("outside-project", place) in codes(loaded.problems)
    assert not (loaded.handbook.processes and loaded.handbook.roles)


@no_links
def test_a_pipe_is_not_waited_for(project: Path) -> None:
    pipe = project / "processes" / "general" / "pipe.yml"
    os.mkfifo(pipe)
    assert codes(load(project).problems) == [("not-a-file", "processes/general/pipe.yml")]
    assert [p.code for p in load_file(pipe).problems] == ["not-a-file"]


def test_what_cannot_be_read_is_a_problem(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = project / "processes" / "general" / "base.yml"
    really = os.open

    def refuse(path: Path, *rest: int) -> int:
        if Path(path) == locked:
            raise PermissionError(13, "locked by another program")
        return really(path, *rest)

    monkeypatch.setattr(os, "open", refuse)
    assert codes(load(project).problems) == [("unreadable-file", "processes/general/base.yml")]


def test_a_missing_register_is_empty_but_the_office_is_needed(project: Path) -> None:
    (project / "content" / "registers" / "terms.yml").unlink()
    assert [p.code for p in load(project).problems] == ["unknown-term"]
    (project / "content" / "registers" / "office.yml").unlink()
    loaded = load(project)
    assert codes(loaded.problems)[0] == ("missing-register", "content/registers/office.yml")
    assert list(loaded.handbook.processes) == ["BASE-01"]


def test_an_empty_folder_is_no_crash(tmp_path: Path) -> None:
    loaded = load(tmp_path)
    assert [p.code for p in loaded.problems] == ["missing-register"]
    assert loaded.handbook.processes == {}


@pytest.mark.parametrize(
    "name",
    ["con", "NUL.yml", "com1.txt", "LPT9", "COM¹.yml", "a:b", "a?", "a.", "a ", "back\\slash",
     "\x1b[31m", "\u202eyml", "\udc80", "a\u200b", "a\u2028b"],
)  # fmt: skip
def test_names_that_windows_or_eyes_cannot_hold(name: str) -> None:
    assert is_reserved(name)


@pytest.mark.parametrize("name", ["console", "COM10", "a.b", "งานสารบรรณ.yml", "DRT-01", "nul-1"])
def test_names_that_are_fine(name: str) -> None:
    assert not is_reserved(name)


@no_links  # such names cannot even be written there
@pytest.mark.parametrize("name", ["con.yml", "a:b.yml", "\x1b[31mred.yml", "\u202ea.yml"])
def test_a_file_with_such_a_name_is_told_and_not_read(project: Path, name: str) -> None:
    (project / "processes" / "general" / name).write_text(OUTSIDE, encoding="utf-8")
    loaded = load(project)
    assert [p.code for p in loaded.problems] == ["reserved-name"]
    assert loaded.problems[0].place.file.isprintable()


def test_names_that_fall_together() -> None:
    assert list(collisions(["a", "A", "b", "é", "e\u0301", "ß", "SS"])) == [
        ("A", "a"), ("e\u0301", "é"), ("SS", "ß")
    ]  # fmt: skip


def test_files_that_fall_together_are_told(project: Path) -> None:
    base = project / "processes" / "general" / "base.yml"
    other = base.with_name("Base.yml")
    if other.exists():
        return  # this machine's disk cannot tell them apart: there is nothing to find
    other.write_bytes(base.read_bytes().replace(b"BASE-01", b"BASE-02"))
    assert codes(load(project).problems) == [("name-collision", "processes/general/base.yml")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"# \xe0\xb8\n", "not-utf8"),
        (b"# a\x00b\n", "forbidden-character"),
        ("# \u202eก\n".encode(), "forbidden-character"),
        ("# \u200bก\n".encode(), "invisible-character"),
        (b"x" * 1_000_001, "file-too-large"),
    ],
)
def test_markdown_must_be_text(project: Path, data: bytes, code: str) -> None:
    (project / "content" / "guide.md").write_bytes(data)
    assert codes(load(project).problems) == [(code, "content/guide.md")]
