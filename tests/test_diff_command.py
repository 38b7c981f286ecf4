"""The command ``khumue diff``: files, folders and revisions; text, JSON and a marked chart."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.checkout import SCRIPTS, khumue

PROJECT = Path(__file__).parent / "loading" / "project"
BASE = "processes/general/base.yml"


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=office", "-c", "user.email=office@example.go.th"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def edit(root: Path, old: str, new: str) -> None:
    file = root / BASE
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A project in a folder of a repository: two commits, then an edit that is not committed."""
    root = tmp_path / "office" / "handbook"
    shutil.copytree(PROJECT, root)
    git(tmp_path, "init", "-q", "office")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "one")
    edit(root, "30 นาที", "45 นาที")
    git(root, "commit", "-q", "-a", "-m", "two")
    edit(root, "title: รับเรื่อง", "title: รับและลงทะเบียน")
    return root


def told(folder: Path, *arguments: str) -> tuple[int, list[str], str]:
    done = khumue("diff", "--lang", "en", *arguments, folder=folder)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout.splitlines(), done.stderr


def test_revisions_are_compared_with_one_another_and_with_what_is_here(repository: Path) -> None:
    code, lines, _ = told(repository, "HEAD~1", "HEAD")
    assert (code, len(lines)) == (0, 2)
    assert lines[1].endswith("Time: 30 minutes → 45 minutes")
    assert len(told(repository, "HEAD~1")[1]) == 3
    assert told(repository, "HEAD", "HEAD")[1] == ["Nothing changed"]


def test_a_file_of_a_revision_is_compared_with_a_file(repository: Path) -> None:
    code, lines, _ = told(repository, f"HEAD~1:handbook/{BASE}", BASE)
    assert (code, len(lines)) == (0, 3)
    assert told(repository, f"HEAD~1:./{BASE}", BASE)[1] == lines


def test_folders_tell_what_came_and_went(repository: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(PROJECT, other)
    text = (other / BASE).read_text(encoding="utf-8")
    (other / "processes/general/new.yml").write_text(text.replace("BASE-01", "NEW-01"), "utf-8")
    (other / BASE).unlink()
    signs = [line[:2] for line in told(repository, ".", str(other))[1]]
    assert signs == ["+ ", "- "]


def test_folders_tell_what_changed_in_the_registers(repository: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(repository, other)
    forms = other / "content/registers/forms.yml"
    forms.write_text(forms.read_text("utf-8").replace("แบบคำขอ", "แบบคำร้อง"), encoding="utf-8")
    roles = other / "content/registers/roles.yml"
    roles.write_text(roles.read_text("utf-8").replace("id: chief", "id: head"), encoding="utf-8")
    code, lines, _ = told(repository, ".", str(other), "--exit-code")
    assert code == 1
    assert lines == [
        "+ Register roles: head",
        "- Register roles: chief",
        "~ Register forms: request: title",
    ]
    rows = json.loads("\n".join(told(repository, ".", str(other), "--format", "json")[1]))
    assert {"register": "forms", "id": "request", "kind": "changed", "fields": ["title"]} in rows
    assert told(repository, ".", str(other), "--code", "BASE-01")[1] == ["Nothing changed"]


@pytest.mark.parametrize(("new", "expected"), [("HEAD", 0), (".", 1)])
def test_the_exit_code_tells_a_difference_if_it_is_asked_to(
    repository: Path, new: str, expected: int
) -> None:
    assert told(repository, "HEAD", new, "--exit-code")[0] == expected
    assert told(repository, "HEAD", new)[0] == 0


def test_json_is_for_programs(repository: Path) -> None:
    done = khumue("diff", "HEAD~1", "--format", "json", "--lang", "en", folder=repository)
    ((process),) = json.loads(done.stdout)
    assert (process["process"], process["kind"]) == ("BASE-01", "changed")
    fields = [(one["kind"], one["field"], one["roles"]) for one in process["changes"]]
    assert ("changed", "time", ["clerk"]) in fields
    assert all(one["step"] and one["where"] and one["new"] for one in process["changes"])


def test_the_chart_is_an_image_with_a_mark_for_each_changed_step(repository: Path) -> None:
    done = khumue("diff", "HEAD~1", "--format", "svg", "--code", "BASE-01", folder=repository)
    svg = ElementTree.fromstring(done.stdout)
    signs = svg.findall(".//{http://www.w3.org/2000/svg}circle")
    assert len(signs) == 1 + 1  # and one in the legend
    assert svg.attrib["aria-label"]


def test_a_role_sees_what_concerns_it(repository: Path) -> None:
    assert len(told(repository, "HEAD~1", "--role", "clerk")[1]) > 1
    assert told(repository, "HEAD~1", "--role", "chief")[1][0] == "Nothing changed"
    assert told(repository, "HEAD~1", "--role", "clrek")[0] == 2


def test_what_does_not_concern_a_role_is_not_called_the_same(
    repository: Path, tmp_path: Path
) -> None:
    """Of five processes one is as it was, one changed, one came and one went for others."""
    chief = "roles: [{id: chief, title: หัวหน้า}, {id: clerk, title: เจ้าหน้าที่}]\n"
    text = (repository / BASE).read_text(encoding="utf-8")
    other = tmp_path / "other"
    shutil.copytree(PROJECT, other)
    (other / BASE).write_text(text, encoding="utf-8")
    for root in (repository, other):
        (root / "content/registers/roles.yml").write_text(chief, encoding="utf-8")

    def add(root: Path, code: str, role: str, time: str = "1h") -> None:
        one = text.replace("BASE-01", code).replace("clerk", role).replace("chief", role)
        file = root / f"processes/general/{code.lower()}.yml"
        file.write_text(one.replace("45 นาที", time), encoding="utf-8")

    add(repository, "GONE-01", "clerk")
    add(other, "NEW-01", "clerk")
    add(repository, "CHANGED-01", "clerk", "1h")
    add(other, "CHANGED-01", "clerk", "2h")
    for_chief = told(repository, ".", str(other), "--role", "chief")[1]
    assert for_chief == [
        "Nothing changed",
        "1 processes are as they were",
        "3 processes came, went or changed, but not for this role",
    ]
    (other / "processes/general/new-02.yml").write_text(
        text.replace("BASE-01", "NEW-02"), encoding="utf-8"
    )
    lines = told(repository, ".", str(other), "--role", "chief")[1]
    assert lines[0].startswith("+ New process NEW-02")
    assert lines[-2:] == for_chief[-2:]
    every = told(repository, ".", str(other))[1]
    assert every[-1] == "1 processes are as they were"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["no-such-thing"], "no file, folder or revision"),
        (["--", "-x"], "no file, folder or revision"),
        (["HEAD", "HEAD", "--code", "NO-01"], "NO-01"),
        (["HEAD", "HEAD", "--format", "svg"], "chart"),
        (["HEAD:handbook/content", "."], "holds no process"),
    ],
)
def test_what_cannot_be_compared_is_told(
    repository: Path, arguments: list[str], words: str
) -> None:
    code, lines, error = told(repository, *arguments)
    assert (code, lines) == (2, [])
    assert words in error


def test_a_broken_file_is_told_and_not_compared(repository: Path) -> None:
    edit(repository, "time: 45 นาที", "time: soon")
    code, _, error = told(repository, "HEAD", "--exit-code")
    assert code == 2
    assert "bad-duration" in error


def test_without_a_repository_or_git_the_reason_is_told(tmp_path: Path) -> None:
    shutil.copytree(PROJECT, tmp_path / "office")
    code, _, error = told(tmp_path / "office", "HEAD")
    assert (code, "no repository" in error) == (2, True)
    done = subprocess.run(
        [SCRIPTS / "khumue", "diff", "HEAD", "--lang", "en"],
        cwd=tmp_path / "office",
        env={**os.environ, "PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "git is not installed" in done.stderr) == (2, True)
