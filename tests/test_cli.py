"""The command ``khumue``: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from generator import __version__, cli
from generator.theme import LANGUAGES, read_labels

HERE = Path(__file__).parent
PROJECT = HERE / "loading" / "project"
BROKEN = """code: CASE-01
title: ทดสอบ
mission: support
unit: admin
steps:
  - {id: do, title: ทำ, role: clark, time: 1wd}
  - {id: done, type: end, title: จบ}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one process that has an error, and we stand in it."""
    folder = tmp_path / "project"
    shutil.copytree(PROJECT, folder)
    (folder / "processes" / "general" / "broken.yml").write_text(BROKEN, encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.delenv("KHUMUE_LANG", raising=False)
    monkeypatch.delenv("KHUMUE_DEBUG", raising=False)
    return folder


def run(*arguments: object) -> int:
    """Call the door as the shell does and return the exit code."""
    with pytest.raises(SystemExit) as left:
        cli.main([str(argument) for argument in arguments])
    assert isinstance(left.value.code, int)
    return left.value.code


def test_check_prints_all_problems_with_their_cures(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", "--lang", "en") == 1
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert lines[0].startswith("processes/general/broken.yml:1:1: warning missing-deputy: ")
    assert (
        'processes/general/broken.yml:6:31: error unknown-role: there is no role "clark"'
        " in roles.yml"
    ) in lines
    assert all(line.startswith("    ") for line in lines[1::2])
    assert err == "2 processes · 1 errors · 5 warnings\n"
    assert project.exists()


def test_check_speaks_thai_unless_told_otherwise(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run("check")
    assert "ไม่พบตำแหน่ง" in capsys.readouterr().out
    for arguments in (["--lang", "en", "check"], ["check", "--lang=en"]):
        run(*arguments)
        assert "there is no role" in capsys.readouterr().out
    monkeypatch.setenv("KHUMUE_LANG", "en")
    run("check", project)
    assert "there is no role" in capsys.readouterr().out


def test_json_is_pure(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--format", "json", project) == 1
    rows = json.loads(capsys.readouterr().out)
    assert ("unknown-role", 6, 31) in {(row["code"], row["line"], row["column"]) for row in rows}
    assert set(rows[0]) == {"file", "line", "column", "severity", "code", "message", "cure"}


@pytest.mark.parametrize(
    ("path", "code"),
    [
        (".", 1), ("processes", 1), ("processes/general", 1), ("processes/general/broken.yml", 1),
        ("processes/general/base.yml", 0), ("content", 0), ("content/registers/roles.yml", 0),
    ],
)  # fmt: skip
def test_a_part_of_a_project(
    project: Path, path: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", project / path) == code
    assert ("broken.yml" in capsys.readouterr().out) == bool(code)


def test_a_single_file_outside_a_project(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "alone.yml"
    file.write_text(BROKEN, encoding="utf-8")
    assert run("check", "--lang", "en", file) == 0
    assert f"{file.as_posix()}:6:31: warning unknown-role" in capsys.readouterr().out
    file.write_text("code: [", encoding="utf-8")
    assert run("check", "--lang", "en", file) == 1
    assert "error yaml-unclosed" in capsys.readouterr().out


def test_a_folder_without_a_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", tmp_path) == 1
    assert "error no-project" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [[], ["chek"], ["check", "nowhere"], ["check", "--format", "xml"], ["check", "--lang", "fr"],
     ["check", "--all"], ["check", "a", "b"], ["schema", "-o"], ["--lang"]],
)  # fmt: skip
def test_wrong_usage(
    project: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    out, err = capsys.readouterr()
    assert (out, "Traceback" in err) == ("", False)
    assert err
    assert project.exists()


def test_schema_is_written_into_the_project(
    project: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    shutil.rmtree(project / "processes" / "general")
    assert run("schema", "--lang", "en") == 0
    written = sorted(file.name for file in (project / ".schema").iterdir())
    assert len(written) == int(capsys.readouterr().out.split()[0])
    assert "process.json" in written
    assert "clerk" in (project / ".schema" / "process.json").read_text(encoding="utf-8")
    first = {name: (project / ".schema" / name).read_bytes() for name in written}
    assert run("schema", "-o", tmp_path / "deep" / "schemas") == 0
    again = tmp_path / "deep" / "schemas"
    assert run("schema", "-o", tmp_path / "thai") == 0
    assert {file.name: file.read_bytes() for file in again.iterdir()} == {
        file.name: file.read_bytes() for file in (tmp_path / "thai").iterdir()
    }
    assert sorted(file.name for file in again.iterdir()) == sorted(first)
    (tmp_path / "taken").write_text("", encoding="utf-8")
    assert run("schema", "-o", tmp_path / "taken" / "below") == 1


def test_schema_without_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("schema") == 0
    process = json.loads((tmp_path / ".schema" / "process.json").read_text(encoding="utf-8"))
    assert "enum" not in process["$defs"]["role-id"]


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == 0
    assert capsys.readouterr().out == f"khumue {__version__}\n"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["khumue", *cli.khumue.commands])
def test_every_command_and_option_has_its_help(
    name: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    labels = read_labels(language)
    command = cli.khumue if name == "khumue" else cli.khumue.commands[name]
    assert run(*([] if name == "khumue" else [name]), "--lang", language, "--help") == 0
    shown = "".join(capsys.readouterr().out.split())
    assert "".join(labels(f"cli.{name}.help").split()) in shown
    for option in command.params:
        if isinstance(option, click.Option):
            assert "".join(str(option.help).split()) in shown


def test_the_last_guard(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: Path) -> None:
        raise RuntimeError("\x1b[31mnobody thought of this")

    monkeypatch.setattr(cli, "_problems_below", fail)
    assert run("check", "--lang", "en", project) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "RuntimeError: \\u001b[31mnobody thought of this" in err
    assert "KHUMUE_DEBUG=1" in err
    monkeypatch.setenv("KHUMUE_DEBUG", "1")
    with pytest.raises(RuntimeError):
        cli.main(["check", str(project)])


def test_any_console_gets_utf8(project: Path) -> None:
    """Also where the console says it knows only ASCII, and with an odd name in the project."""
    (project / "processes" / "general" / "\x1b[31m.yml").write_text(BROKEN, encoding="utf-8")
    shown = subprocess.run(
        [sys.executable, "-c", "from generator.cli import main; main()", "check"],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"},
    )
    assert shown.returncode == 1
    text = shown.stdout.decode("utf-8")
    assert "ไม่พบตำแหน่ง" in text
    assert "processes/general/\\u001b[31m.yml:0:0: error reserved-name" in text
    assert "\x1b" not in text
    assert "ข้อผิดพลาด" in shown.stderr.decode("utf-8")
