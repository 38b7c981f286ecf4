"""The door of the command line, another leaf: ``khumue new`` begins an entry or a process.

The command stands in :data:`COMMANDS`; :mod:`generator.cli` hangs it into ``khumue``. What is
there already is never written over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path

import click

from generator.command_line import clock, day_of, fail, usage
from generator.drafts import entry_draft, process_draft
from generator.labels import Labels
from generator.loading import find_project, load
from generator.loading.entries import ENTRIES
from generator.loading.files import PROCESSES
from generator.loading.nearest import nearest
from generator.model.fields import ID_PATTERN
from generator.model.handbook import Handbook
from generator.model.knowledge import EntryKind
from generator.problems import Place, printable, problem

_PROCESS = "process"
KINDS = (*(kind.value for kind in EntryKind), _PROCESS)
"""What can be begun."""


@click.command("new")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("name")
@click.option("--process", "processes", multiple=True)
@click.option("--step", "steps", multiple=True)
@click.option("--role", "roles", multiple=True)
@click.option("--date", "date")
@click.option("--title", "title")
@click.option("--field", "field")
@click.pass_obj
def new_command(
    labels: Labels,
    kind: str,
    name: str,
    processes: Sequence[str],
    steps: Sequence[str],
    roles: Sequence[str],
    date: str | None,
    title: str | None,
    field: str | None,
) -> int:
    """Write the first text of an entry or of a process; the project may be full of problems."""
    root = find_project(Path())
    if root is None:
        return fail([problem("no-project", Place("."))], labels)
    if not name.strip():
        raise click.UsageError(labels("cli.new.no-name"))
    book = load(root).handbook
    _check(book.roles, roles, "unknown-role", labels)
    if kind == _PROCESS:
        file, text = _process(book, name, title, field, roles, labels)
        return _written(root, [file], text, labels)
    tied = [_whole(step, processes) for step in steps]
    _check(book.processes, processes, "unknown-process", labels)
    _check(_steps(book), tied, "unknown-step", labels)
    # Only the door may ask the clock: an entry is dated by the day on which it is begun.
    day = day_of(date, labels) if date else clock()
    of_steps = [step.partition("/")[0] for step in tied]
    ties = {
        "processes": [code for code in processes if code not in of_steps],
        "steps": tied,
        "roles": roles,
    }
    text = entry_draft(EntryKind(kind), name, day, ties, labels.language)
    about = [*of_steps, *processes, *roles][:1]
    files = _names(f"{ENTRIES}/{'-'.join((day.isoformat(), kind, *about))}")
    return _written(root, files, text, labels)


def _steps(book: Handbook) -> Iterable[str]:
    """Yield every step of the handbook, with the code of its process."""
    for code, process in book.processes.items():
        yield from (f"{code}/{step.id}" for step in process.steps)


def _whole(step: str, processes: Sequence[str]) -> str:
    """Return a step with its process: where one process is named, its steps need no code."""
    return f"{processes[0]}/{step}" if "/" not in step and len(processes) == 1 else step


def _check(known: Iterable[str], asked: Iterable[str], code: str, labels: Labels) -> None:
    """Raise ``click.UsageError`` on the first id that is not known."""
    there = list(known)
    for one in asked:
        if one not in there:
            told = problem(code, Place(""), id=one, near=nearest(one, there))
            raise usage(told, labels)


def _process(
    book: Handbook,
    code: str,
    title: str | None,
    field: str | None,
    roles: Sequence[str],
    labels: Labels,
) -> tuple[str, str]:
    """Return the file and the text of a new process; raises ``click.UsageError``."""
    if not re.fullmatch(ID_PATTERN, code):
        raise usage(problem("bad-id", Place(""), value=code), labels)
    if code in book.processes:
        told = problem("repeated-code", Place(""), id=code, other=book.files[code])
        raise usage(told, labels)
    if field:
        _check(book.fields, [field], "unknown-field", labels)
    owners = [*roles, *(id_ for id_, role in book.roles.items() if not role.external)]
    if not (book.fields and book.units and owners):
        raise click.UsageError(labels("cli.new.no-registers"))
    folder = field or next(iter(book.fields))
    unit = book.roles[owners[0]].unit or next(iter(book.units))
    text = process_draft(code, title or code, unit, owners[0], labels.language)
    return f"{PROCESSES}/{folder}/{code.lower()}.yml", text


def _names(stem: str) -> Iterable[str]:
    """Yield the names that a new entry may have: a number follows where one is taken."""
    yield f"{stem}.md"
    yield from (f"{stem}-{number}.md" for number in count(2))


def _written(root: Path, files: Iterable[str], text: str, labels: Labels) -> int:
    """Write the text into the first file that is not there yet, and say where."""
    for file in files:
        path = root / file
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as opened:
                opened.write(text)
        except FileExistsError:
            continue
        except OSError:
            click.echo(labels("cli.cannot-write", path=printable(file, 500)), err=True)
            return 1
        click.echo(labels("cli.new.written", file=printable(file, 500)))
        return 0
    click.echo(labels("cli.new.taken"), err=True)
    return 1


COMMANDS = (new_command,)
"""The commands of this leaf."""
