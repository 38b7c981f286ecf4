"""What the leaves of the command line share: reading arguments, opening the project around us.

Part of the first door. A wrong argument is worded as the same fault in a source would be.
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Sequence
from pathlib import Path

import click

from generator.build import Project, open_project
from generator.labels import Labels
from generator.loading import find_project
from generator.model.fields import BadDateError, parse_date
from generator.problems import (
    Place,
    Problem,
    as_text,
    cure,
    has_errors,
    message,
    problem,
)

FORMATS = click.Choice(("text", "json"))
"""What a report can be printed as."""


def day_of(text: str, labels: Labels) -> datetime.date:
    """Read a date in ISO form; raises ``click.UsageError``."""
    try:
        return parse_date(text)
    except BadDateError as bad:
        raise usage(problem("bad-date", Place(""), value=text, hint=bad.hint), labels) from None


def usage(told: Problem, labels: Labels) -> click.UsageError:
    """Return the error of an argument, worded as the same fault in a source would be."""
    return click.UsageError(f"{message(told, labels)}; {cure(told, labels)}")


def clock() -> datetime.date:
    """Return the day of the machine's clock, which the command line alone asks."""
    return datetime.date.today()


def sound_project(labels: Labels) -> Project | None:
    """Open the project around us; without a sound one, say why and return None."""
    root = find_project(Path())
    if root is None:
        fail([problem("no-project", Place("."))], labels)
        return None
    project = open_project(root, os.environ.get("SOURCE_DATE_EPOCH"))
    if has_errors(project.problems):
        fail([p for p in project.problems if has_errors([p])], labels)
        return None
    return project


def fail(problems: Sequence[Problem], labels: Labels) -> int:
    """Print what is wrong; return the exit code of a failure."""
    click.echo(as_text(problems, labels), err=True)
    return 1


def write_whole(file: Path, data: bytes) -> None:
    """Write a file so that it is at any instant the old one or the new one, whole.

    What a link leads to is written, not the link. Raises ``OSError``, also for what is there but
    is no file: a device that was replaced by a file would be lost.
    """
    file = file.resolve()
    if file.exists() and not file.is_file():
        raise FileExistsError(file)
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


_SITE_URL = re.compile(r"^site_url:[ \t]*[\"']?(https?://[^\"'#\s]+)", re.MULTILINE)


def site_address(root: Path) -> str:
    """Return the address of the site that the project's ``mkdocs.yml`` names, or nothing."""
    try:
        written = (root / "mkdocs.yml").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    found = _SITE_URL.search(written)
    return found[1] if found else ""
