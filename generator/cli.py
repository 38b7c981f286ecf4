"""The door of the command line: ``khumue``. The home of click.

A command reads its arguments, calls the rooms, prints, and returns its exit code: 0 done,
1 the sources have errors, 2 wrong usage. Its help comes from the labels: :func:`main` gives each
command the text ``cli.<command>.help`` and each option ``cli.<command>.<option>``.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator import __version__
from generator.analysis.build_date import epoch_day
from generator.approve_command import COMMANDS as APPROVE_COMMANDS
from generator.build import CACHE, open_project
from generator.command_line import clock, site_address, write_whole
from generator.diff_command import COMMANDS as DIFF_COMMANDS
from generator.flowchart.form import form as work_flow_form
from generator.flowchart.geometry import geometry_json
from generator.flowchart.graph import Graph, graph_of
from generator.flowchart.sentences import in_words
from generator.flowchart.svg import STANDALONE_THEMES, standalone_svg
from generator.inspection import inspect
from generator.labels import Labels
from generator.law_commands import COMMANDS as LAW_COMMANDS
from generator.loading import find_project, load, load_file
from generator.loading.files import is_source
from generator.loading.nearest import nearest
from generator.manual.pdf import manual_pdf
from generator.model.schema import ids_of, schemas
from generator.new_command import COMMANDS as NEW_COMMANDS
from generator.people_commands import COMMANDS as PEOPLE_COMMANDS
from generator.problems import Place, Problem, as_json, as_text, has_errors, printable, problem
from generator.review_command import COMMANDS as REVIEW_COMMANDS
from generator.starter import write_starter
from generator.thai.fonts import embedded_faces
from generator.theme import LANGUAGES, read_labels, theme_folder

CHART_FORMATS = ("svg", "json", "text")
"""What a flowchart can be written as."""

language_option = click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False)
"""Which language to speak; :func:`_language` has read it before, and commands get the labels."""


@click.group()
@language_option
@click.version_option(__version__, message="khumue %(version)s")
def khumue() -> None:
    """Everything that can be done with a handbook."""


@khumue.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path), default=Path())
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text")
@language_option
@click.pass_obj
def check(labels: Labels, path: Path, form: str) -> int:
    """Print all problems of a project, of a part of it, or of one file outside."""
    problems, processes = _problems_below(path)
    if form == "json":
        click.echo(as_json(problems, labels))
    elif problems:
        click.echo(as_text(problems, labels))
    errors = sum(has_errors([p]) for p in problems)
    count = labels(
        "cli.check.count", processes=processes, errors=errors, warnings=len(problems) - errors
    )
    click.echo(count, err=True)
    return 1 if errors else 0


def _in_project(path: Path) -> tuple[Path | None, str]:
    """Return the root of the project around a path, and the path from there; None and no name."""
    root = find_project(path)
    if root is None:
        return None, ""
    here = Path(os.path.abspath(path))  # noqa: PTH100 -- resolve() would follow a link out of it
    return root, here.relative_to(root).as_posix()


def _problems_below(path: Path) -> tuple[list[Problem], int]:
    """Return the problems of the files at or below a path, and the number of processes read."""
    root, inside = _in_project(path)
    if not path.is_dir() and not (root and is_source(inside)):
        alone = load_file(path)
        problems, handbook = alone.problems, alone.handbook
    elif root:
        inspected = inspect(root, epoch_day(os.environ.get("SOURCE_DATE_EPOCH")), clock())
        problems, handbook = inspected.problems, inspected.handbook
    else:
        return [problem("no-project", Place(path.as_posix()))], 0
    every = inside in ("", ".") or not root
    found = [
        p
        for p in problems
        if every or p.place.file == inside or p.place.file.startswith(f"{inside}/")
    ]
    return found, len(handbook.processes)


@khumue.command()
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path))
@language_option
@click.pass_obj
def schema(labels: Labels, output: Path | None) -> int:
    """Write the JSON Schemas of the source files, with the ids of the project around us."""
    root = find_project(Path())
    ids = ids_of(load(root).handbook, labels.language) if root else None
    folder = output or (root or Path()) / ".schema"
    texts = schemas(labels, ids)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            write_whole(folder / name, text.encode())
    except OSError:
        click.echo(labels("cli.cannot-write", path=printable(folder, 500)), err=True)
        return 1
    click.echo(labels("cli.schema.written", count=len(texts), folder=printable(folder, 500)))
    return 0


@khumue.command()
@click.argument("folder", type=click.Path(path_type=Path))
@language_option
@click.pass_obj
def init(labels: Labels, folder: Path) -> int:
    """Start the project of another office in a new or empty folder."""
    try:
        written = write_starter(folder)
    except FileExistsError as taken:
        raise click.UsageError(labels("cli.init.taken", folder=printable(folder, 500))) from taken
    click.echo(labels("cli.init.written", count=len(written), folder=printable(folder, 500)))
    return 0


@khumue.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path), default=Path())
@click.option("--site-dir", type=click.Path(file_okay=False, path_type=Path))
@language_option
@click.pass_obj
def build(labels: Labels, path: Path, site_dir: Path | None) -> int:
    """Build the site as ``mkdocs build`` does, with the project's own mkdocs.yml."""
    root = find_project(path) or path
    settings = root / "mkdocs.yml"
    if not settings.is_file():
        click.echo(as_text([problem("no-project", Place(settings.as_posix()))], labels), err=True)
        return 1
    # -P: no file of the folder we are called in stands in for a module.
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "-f", str(settings)]
    if site_dir:
        command += ["--site-dir", os.path.abspath(site_dir)]  # noqa: PTH100 -- follows no link
    speaking = {"KHUMUE_LANG": labels.language, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, env=os.environ | speaking, check=False).returncode


@khumue.command()
@click.argument("code")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path))
@language_option
@click.pass_obj
def manual(labels: Labels, code: str, output: Path | None) -> int:
    """Print the manual of one process as PDF."""
    root = find_project(Path())
    if root is None:
        click.echo(as_text([problem("no-project", Place("."))], labels), err=True)
        return 1
    project = open_project(root, os.environ.get("SOURCE_DATE_EPOCH"))
    if has_errors(project.problems):
        click.echo(as_text(project.problems, labels), err=True)
        return 1
    known = project.handbook.processes
    if code not in known:
        near = nearest(code, known)
        click.echo(labels("cli.manual.unknown", code=printable(code), near=near), err=True)
        return 1
    pdf = manual_pdf(
        project.handbook,
        code,
        labels,
        cache=root / CACHE,
        site_url=site_address(root),
        build_date=project.built,
    )
    if pdf is None:
        click.echo(labels("cli.manual.obsolete", code=code), err=True)
        return 1
    file = output or Path(f"{code}.pdf")
    try:
        write_whole(file, pdf)
    except OSError:
        click.echo(labels("cli.cannot-write", path=printable(file, 500)), err=True)
        return 1
    click.echo(labels("cli.manual.written", file=printable(file, 500)))
    return 0


@khumue.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(CHART_FORMATS), default="svg")
@click.option("--theme", type=click.Choice(STANDALONE_THEMES), default=STANDALONE_THEMES[0])
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path))
@language_option
@click.pass_obj
def flowchart(labels: Labels, file: Path, form: str, theme: str, output: Path | None) -> int:
    """Draw the flowchart of one process file, inside a project or outside.

    Problems are told, but only a file that holds no process stops the drawing.
    """
    root, name = _in_project(file)
    loaded = load(root) if root and is_source(name) else load_file(file)
    book = loaded.handbook
    here = {name, file.as_posix()}
    code = next((code for code, source in book.files.items() if source in here), None)
    if told := [p for p in loaded.problems if p.place.file in here]:
        click.echo(as_text(told, labels), err=True)
    if code is None:
        return 1
    graph = graph_of(book.processes[code], book.roles, book.laws, labels)
    text = _chart(graph, form, theme, labels)
    if output is None:
        click.echo(text)
        return 0
    try:
        write_whole(output, f"{text}\n".encode())
    except OSError:
        click.echo(labels("cli.cannot-write", path=printable(output, 500)), err=True)
        return 1
    return 0


def _chart(graph: Graph, form: str, theme: str, labels: Labels) -> str:
    """Return a flowchart as text of one of the :data:`CHART_FORMATS`."""
    if form == "text":
        return "\n".join(in_words(graph, labels))
    made = work_flow_form(graph, labels)
    if form == "json":
        return geometry_json(made.picture)
    css = (theme_folder() / "site" / "flowchart.css").read_text(encoding="utf-8")
    return standalone_svg(made, labels, embedded_faces() + css, theme)


for command in (
    *LAW_COMMANDS, *PEOPLE_COMMANDS, *DIFF_COMMANDS, *APPROVE_COMMANDS, *REVIEW_COMMANDS,
    *NEW_COMMANDS
):  # fmt: skip
    khumue.add_command(language_option(command))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit code; no traceback reaches a user."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    labels = read_labels(_language(arguments))
    _describe(khumue, labels)
    sys.exit(_run(arguments, labels))


def _run(arguments: Sequence[str], labels: Labels) -> int:
    """Run a command; the last guard turns whatever was not foreseen into one line."""
    try:
        outcome = khumue.main(arguments, prog_name="khumue", standalone_mode=False, obj=labels)
        return int(outcome or 0)
    except click.exceptions.NoArgsIsHelpError as wrong:
        click.echo(wrong.format_message(), err=True)
        return wrong.exit_code
    except click.ClickException as wrong:
        click.echo(labels("cli.usage", error=printable(wrong.format_message(), 500)), err=True)
        return wrong.exit_code
    except click.Abort:
        click.echo(labels("cli.stopped"), err=True)
        return 130
    except BrokenPipeError:  # the reader, as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as unexpected:
        if os.environ.get("KHUMUE_DEBUG"):
            raise
        error = printable(f"{type(unexpected).__name__}: {unexpected}", 300)
        click.echo(labels("cli.unexpected", error=error), err=True)
        return 1


def _language(arguments: Sequence[str]) -> str:
    """Return the language that is asked for: by ``--lang``, else by KHUMUE_LANG, else Thai."""
    asked = [os.environ.get("KHUMUE_LANG", "")]
    for at, argument in enumerate(arguments):
        option, _, value = argument.partition("=")
        if option == "--lang":
            asked.append(value or "".join(arguments[at + 1 : at + 2]))
    return next((language for language in reversed(asked) if language in LANGUAGES), LANGUAGES[0])


def _describe(command: click.Command, labels: Labels) -> None:
    """Give a command and those below it their help in the language of ``labels``."""
    command.help = labels(f"cli.{command.name}.help")
    for option in command.params:
        if isinstance(option, click.Option):
            option.help = labels(f"cli.{command.name}.{option.opts[-1].strip('-')}")
    for inner in command.commands.values() if isinstance(command, click.Group) else ():
        _describe(inner, labels)
