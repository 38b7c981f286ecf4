"""The door of the command line, a leaf: what changed between two files, folders or revisions.

The commands stand in :data:`COMMANDS`; :mod:`generator.cli` hangs them into ``khumue``.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from generator.analysis.changes import Change, Kind, changes, marks, removed_steps
from generator.analysis.changes_in_words import SIGNS, told
from generator.analysis.register_changes import RegisterChange, register_changes
from generator.command_line import fail, usage
from generator.flowchart.form import form as work_flow_form
from generator.flowchart.graph import graph_of
from generator.flowchart.marked import marked_svg
from generator.labels import Labels
from generator.loading import Loaded, find_project, load
from generator.loading.files import ARCHIVE, PROCESSES, list_files, read_bytes
from generator.loading.nearest import nearest
from generator.loading.project import kind_of, read_files, read_process
from generator.model.handbook import Handbook
from generator.model.process import Process
from generator.problems import Place, Problem, has_errors, printable, problem
from generator.revisions import RevisionError, read_revision
from generator.thai.fonts import embedded_faces

DIFF_FORMATS = ("text", "json", "svg")
"""What changes can be told as."""

DIFFERENT, NOT_COMPARED = 1, 2
"""Exit codes of ``khumue diff --exit-code``, and of any comparison that failed."""


@dataclass(frozen=True)
class Side:
    """One side of a comparison: its processes by code, and whether it is one file alone."""

    book: Handbook
    alone: bool
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Difference:
    """A process that is not the same on both sides; None where it is not there."""

    old: Process | None
    new: Process | None
    changes: tuple[Change, ...]

    @property
    def process(self) -> Process:
        """The process as it is now, or as it last was."""
        found = self.new or self.old
        assert found is not None
        return found

    @property
    def kind(self) -> Kind:
        """Whether the process came, went or changed."""
        if self.old is None:
            return Kind.ADDED
        return Kind.CHANGED if self.new else Kind.REMOVED


@click.command("diff")
@click.argument("old")
@click.argument("new", default=".")
@click.option("--format", "form", type=click.Choice(DIFF_FORMATS), default="text")
@click.option("--code")
@click.option("--role")
@click.option("--exit-code", is_flag=True)
@click.pass_obj
def diff_command(
    labels: Labels,
    old: str,
    new: str,
    form: str,
    code: str | None,
    role: str | None,
    exit_code: bool,
) -> int:
    """Tell what changed between two files, folders or revisions."""
    sides = [_side(name, labels) for name in (old, new)]
    before, after = sides
    wrong = [p for side in sides for p in side.problems]
    if wrong:
        fail(wrong, labels)
        return NOT_COMPARED
    around = find_project(Path())
    books = [after.book, before.book, *([load(around).handbook] if around else [])]
    pairs = list(_pairs(before, after))
    if code:
        known = [process.code for pair in pairs for process in pair if process]
        if code not in known:
            near = nearest(code, known)
            raise click.UsageError(labels("cli.manual.unknown", code=printable(code), near=near))
        pairs = [pair for pair in pairs if code in [process.code for process in pair if process]]
    if role:
        _check_role(role, books, pairs, labels)
    found = [one for pair in pairs if (one := _difference(*pair, role=role))]
    whole = not (role or code or before.alone or after.alone)
    registers = register_changes(before.book, after.book) if whole else ()
    if form == "svg":
        if len(found) != 1 or found[0].new is None:
            raise click.UsageError(labels("cli.diff.one-process", count=len(found)))
        click.echo(_drawn(found[0], books[0], labels))
    elif form == "json":
        rows = [_data(one, books, labels) for one in found]
        rows += [dataclasses.asdict(one) for one in registers]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        same = sum(_difference(*pair, role=None) is None for pair in pairs)
        beside = len(pairs) - len(found) - same
        lines = [*_lines(found, same, beside, books, labels), *_of_registers(registers, labels)]
        if not (found or registers):
            lines = [labels("changes.report.none"), *lines]
        click.echo("\n".join(lines))
    return DIFFERENT if exit_code and (found or registers) else 0


def _side(name: str, labels: Labels) -> Side:
    """Read a side: a file or folder that is there, else a revision of git."""
    path = Path(name)
    if path.is_file():
        data, found = read_bytes(path, path.as_posix())
        return _of(read_process(data, path.as_posix()), True) if not found else _failed(found)
    if path.is_dir():
        root = find_project(path)
        if root is None:
            return _failed([problem("no-project", Place(path.as_posix()))])
        files = [file for file in list_files(root)[0] if _is_wanted(file)]
        return _of(read_files({file: read_bytes(root / file, file)[0] for file in files}), False)
    root = find_project(Path()) or Path()
    try:
        revision = read_revision(name, root, _is_wanted)
    except RevisionError as none:
        raise click.UsageError(labels(f"cli.diff.{none.reason}", name=printable(name))) from None
    if revision.alone:
        ((file, data),) = revision.files.items()
        return _of(read_process(data, f"{name.partition(':')[0]}:{file}"), True)
    return _of(read_files(revision.files), False, f"{name}:")


def _is_wanted(file: str) -> bool:
    return isinstance(kind_of(file), str) and not file.startswith(f"{ARCHIVE}/")


def _of(loaded: Loaded, alone: bool, revision: str = "") -> Side:
    """Return a side; what could not be read makes a process another one, so errors are told."""
    wrong = [
        replace(p, place=replace(p.place, file=revision + p.place.file))
        for p in loaded.problems
        if has_errors([p]) and (alone or p.place.file.startswith(f"{PROCESSES}/"))
    ]
    return Side(loaded.handbook, alone, tuple(wrong))


def _failed(found: Sequence[Problem]) -> Side:
    return Side(read_files({}).handbook, False, tuple(found))


def _pairs(old: Side, new: Side) -> Iterator[tuple[Process | None, Process | None]]:
    """Yield what is to be compared: two files with one another, else processes by code."""
    before, after = old.book.processes, new.book.processes
    if old.alone and new.alone:
        yield next(iter(before.values())), next(iter(after.values()))
        return
    codes = [*after, *(code for code in before if code not in after)]
    if old.alone or new.alone:
        codes = list(before if old.alone else after)
    for code in codes:
        yield before.get(code), after.get(code)


def _check_role(
    role: str,
    books: Sequence[Handbook],
    pairs: Sequence[tuple[Process | None, Process | None]],
    labels: Labels,
) -> None:
    known = {id_: None for book in books for id_ in book.roles}
    known |= {id_: None for pair in pairs for one in pair if one for id_ in _roles_in(one)}
    if role not in known:
        raise usage(problem("unknown-role", Place(""), id=role, near=nearest(role, known)), labels)


def _roles_in(process: Process) -> set[str]:
    named = {process.owner, process.deputy, *(step.role for step in process.steps)}
    return {role for role in named if role}


def _difference(old: Process | None, new: Process | None, *, role: str | None) -> Difference | None:
    """Return what is different between two records, for a role alone if one is given."""
    concerned = not role or any(role in _roles_in(one) for one in (old, new) if one)
    if old is None or new is None:
        return Difference(old, new, ()) if concerned else None
    found = tuple(
        one
        for one in changes(old, new)
        if not role or role in one.roles or (concerned and not one.roles)
    )
    return Difference(old, new, found) if found else None


def _lines(
    found: Sequence[Difference], same: int, beside: int, books: Sequence[Handbook], labels: Labels
) -> Iterator[str]:
    """Yield what is different; then how many are the same, and how many are for other roles."""
    for one in found:
        process = one.process
        title = process.title.in_language(labels.language)
        count = len(one.changes)
        named = labels(f"changes.report.{one.kind}", code=process.code, title=title, count=count)
        yield f"{SIGNS[one.kind]} {named}"
        if one.old and one.new:
            for change in one.changes:
                yield f"    {told(change, one.old, one.new, books, labels).line}"
    if same and (found or beside):
        yield labels("changes.report.same", count=same)
    if beside:
        yield labels("changes.report.beside", count=beside)


def _of_registers(found: Sequence[RegisterChange], labels: Labels) -> Iterator[str]:
    for one in found:
        named = labels("changes.report.register", register=one.register, id=one.id)
        yield f"{SIGNS[one.kind]} {named}{': ' if one.fields else ''}{', '.join(one.fields)}"


def _data(one: Difference, books: Sequence[Handbook], labels: Labels) -> dict[str, object]:
    rows = []
    for change in one.changes if one.old and one.new else ():
        assert one.old and one.new
        words = told(change, one.old, one.new, books, labels)
        rows.append(
            {
                "kind": change.kind,
                "step": change.step or None,
                "field": change.field or None,
                "where": words.where,
                "what": words.what,
                "old": words.old,
                "new": words.new,
                "roles": change.roles,
            }
        )
    title = one.process.title.in_language(labels.language)
    return {"process": one.process.code, "title": title, "kind": one.kind, "changes": rows}


def _drawn(one: Difference, book: Handbook, labels: Labels) -> str:
    """Return the chart of the new edition with the changed steps marked."""
    assert one.new is not None
    form = work_flow_form(graph_of(one.new, book.roles, book.laws, labels), labels)
    gone = [step.title.in_language(labels.language) for step in removed_steps(one.changes)]
    return marked_svg(form, marks(one.changes), gone, labels, embedded_faces())


COMMANDS = (diff_command,)
"""The commands of this leaf."""
