"""The set-up scripts: on a machine that lacks something they install it or say what to install."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.checkout import CHECKOUT

TOOLS = ("sh", "dirname", "cat", "cmp", "grep", "rm", "env")


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """Return a folder to be the whole PATH: a few plain tools, no browser, no apt, not root."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found
        (programs / tool).symlink_to(found)
    program(programs, "id", "echo 1000")
    return programs


def program(folder: Path, name: str, script: str) -> None:
    """Put a program that runs ``script`` into a folder."""
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


def run(machine: Path, script: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [script, *arguments],
        env={"PATH": str(machine)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_rights_it_says_what_to_install(machine: Path) -> None:
    ran = run(machine, CHECKOUT / ".ci" / "browser")
    assert ran.returncode == 1
    assert "sudo apt-get install chromium poppler-utils\n" in ran.stderr


def test_root_gets_what_is_missing_installed(machine: Path, tmp_path: Path) -> None:
    program(machine, "id", "echo 0")
    asked = tmp_path / "asked"
    program(machine, "apt-get", f'echo "$*" >> "{asked}"')
    program(machine, "chromium", f'grep -q install "{asked}"')  # runs once it is installed
    program(machine, "pdftotext", "")
    ran = run(machine, CHECKOUT / ".ci" / "browser")
    assert ran.returncode == 0, ran.stderr
    update, install = asked.read_text(encoding="utf-8").splitlines()
    assert update.endswith("update")
    assert install.endswith("install chromium")


def test_a_password_is_never_asked_for(machine: Path) -> None:
    program(machine, "apt-get", "exit 0")
    program(machine, "sudo", '[ "$1" = -n ] || { read -r password; exit 0; }; exit 1')
    ran = run(machine, CHECKOUT / ".ci" / "packages", "chromium")
    assert ran.returncode == 1
    assert "sudo apt-get install chromium" in ran.stderr


def test_a_browser_that_does_not_run_is_not_taken_for_one(machine: Path) -> None:
    program(machine, "id", "echo 0")
    program(machine, "apt-get", "exit 0")
    program(machine, "chromium", "exit 1")
    program(machine, "pdftotext", "")
    ran = run(machine, CHECKOUT / ".ci" / "browser")
    assert ran.returncode == 1
    assert "does not run" in ran.stderr


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Return a folder with what the environment script looks at."""
    folder = tmp_path / "a clone"
    shutil.copytree(CHECKOUT / ".ci", folder / ".ci")
    shutil.copy(CHECKOUT / "pyproject.toml", folder)
    return folder


def test_an_old_python_is_refused(machine: Path, clone: Path) -> None:
    program(machine, "python3", "exit 1")  # as Python 3.10 answers when asked whether it will do
    ran = run(machine, clone / ".ci" / "environment")
    assert ran.returncode == 1
    assert "Python 3.11 or later" in ran.stderr
    assert not (clone / ".venv").exists()


def test_a_python_without_venv_names_the_package(machine: Path, clone: Path) -> None:
    answers = 'case "$2" in *ensurepip*) exit 1;; *venv*) echo python3.12-venv;; esac'
    program(machine, "python3", answers)
    ran = run(machine, clone / ".ci" / "environment")
    assert ran.returncode == 1
    assert "sudo apt-get install python3.12-venv\n" in ran.stderr


@pytest.mark.parametrize("made", ["installed", "installed-dev"])
def test_a_second_run_needs_neither_python_nor_network(
    machine: Path, clone: Path, made: str
) -> None:
    scripts = clone / ".venv" / "bin"
    scripts.mkdir(parents=True)
    program(scripts, "khumue", f'exec "{scripts}/python"')
    shutil.copy(clone / "pyproject.toml", clone / ".venv" / made)
    ran = run(machine, clone / ".ci" / "environment")
    assert ran.returncode == 0, ran.stderr
    assert not ran.stdout


def test_an_environment_that_was_moved_is_made_anew(machine: Path, clone: Path) -> None:
    scripts = clone / ".venv" / "bin"
    scripts.mkdir(parents=True)
    program(scripts, "khumue", "exec /elsewhere/.venv/bin/python")
    shutil.copy(clone / "pyproject.toml", clone / ".venv" / "installed")
    ran = run(machine, clone / ".ci" / "environment")
    assert ran.returncode == 1  # there is no Python here to make it with
    assert not (clone / ".venv").exists()


def test_all_scripts_are_plain_shell() -> None:
    for script in sorted((CHECKOUT / ".ci").iterdir()):
        assert os.access(script, os.X_OK), script
        assert subprocess.run(["sh", "-n", script], check=False).returncode == 0
