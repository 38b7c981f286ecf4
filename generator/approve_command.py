"""The door of the command line, a leaf: who approved a manual, and exactly what.

The commands stand in :data:`COMMANDS`; :mod:`generator.cli` hangs them into ``khumue``.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import click

from generator.analysis.editions import copies_of, edition, fingerprint, kept_fingerprint
from generator.command_line import clock, day_of, fail, usage, write_whole
from generator.labels import Labels
from generator.loading import Loaded, find_project, load
from generator.loading.approval_text import approval_lines, approved, with_approval
from generator.loading.archive import archive_file
from generator.loading.files import read_bytes
from generator.loading.nearest import nearest
from generator.model.control import SignOff
from generator.model.handbook import Handbook
from generator.model.process import Process, Status
from generator.problems import Place, Problem, has_errors, printable, problem
from generator.thai.wording import date_in_words

REFUSED = ("signature-undated", "signatures-out-of-order")
"""The codes of warnings with which nothing is approved."""


@click.command("approve")
@click.argument("code", required=False)
@click.option("--all", "every", is_flag=True)
@click.option("--role")
@click.option("--date")
@click.option("--replace", "again", is_flag=True)
@click.pass_obj
def approve_command(
    labels: Labels, code: str | None, every: bool, role: str | None, date: str | None, again: bool
) -> int:
    """Write into a process file who approved it and what; keep the edition in the archive."""
    day = day_of(date, labels) if date else None
    root = find_project(Path())
    if root is None:
        return fail([problem("no-project", Place("."))], labels)
    if bool(code) == every:
        raise click.UsageError(labels("cli.approve.which"))
    loaded = load(root)
    book = loaded.handbook
    if code and code not in book.processes:
        near = nearest(code, book.processes)
        raise click.UsageError(labels("cli.manual.unknown", code=printable(code), near=near))
    if role and role not in book.roles:
        wrong = problem("unknown-role", Place(""), id=role, near=nearest(role, book.roles))
        raise usage(wrong, labels)
    chosen = [book.processes[code]] if code else _to_approve(book)
    outcome = 0
    for process in chosen:
        outcome = max(outcome, _approve(root, loaded, process, (role, day), again, labels))
    if not chosen:
        click.echo(labels("cli.approve.nothing"))
    return outcome


def _to_approve(book: Handbook) -> list[Process]:
    """Return the processes that count as approved, of which no fingerprint or copy was kept."""
    return [
        process
        for process in book.processes.values()
        if process.status is Status.APPROVED and not _is_kept(process, book)
    ]


def _is_kept(process: Process, book: Handbook) -> bool:
    now = fingerprint(process)
    return kept_fingerprint(process) == now and any(
        kept_fingerprint(one) == now for one in copies_of(process, book)
    )


def _approve(
    root: Path,
    loaded: Loaded,
    process: Process,
    signing: tuple[str | None, datetime.date | None],
    again: bool,
    labels: Labels,
) -> int:
    """Approve one process as its file stands; return the exit code."""
    file = loaded.handbook.files[process.code]
    if process.status is Status.OBSOLETE:
        click.echo(labels("cli.approve.withdrawn", code=process.code, file=file), err=True)
        return 1
    signed = _signature(process, *signing)
    if signed is None:
        click.echo(labels("cli.approve.who", code=process.code), err=True)
        return 1
    now = fingerprint(process)
    if not again and (before := _signed_before(loaded.handbook, process, signed)):
        click.echo(labels("cli.approve.already", **_in_words(process, before, labels)), err=True)
        return int(before != signed)
    wanted = approved(process, signed, now)
    data = read_bytes(root / file, file)[0]
    made = with_approval(data, wanted)
    if made is None:
        click.echo(labels("cli.confirm.paste", file=file), err=True)
        click.echo(f"status: approved\n{approval_lines(wanted)}", nl=False)
        return 1
    wrong = [
        p
        for p in load(root, {file: made}).problems
        if p.place.file == file and (has_errors([p]) or p.code in REFUSED)
    ]
    if not again:
        wrong += _approved_before(loaded, process, now)
    if wrong:
        return fail(wrong, labels)
    kept = archive_file(wanted)
    try:
        (root / kept).parent.mkdir(parents=True, exist_ok=True)
        write_whole(root / kept, made)
        write_whole(root / file, made)
    except OSError:
        click.echo(labels("cli.cannot-write", path=printable(kept, 500)), err=True)
        return 1
    words = {"code": process.code, "fingerprint": now, "file": file, "archive": kept}
    click.echo(labels("cli.approve.done", **words))
    return 0


def _signature(process: Process, role: str | None, day: datetime.date | None) -> SignOff | None:
    """Return who approves and when; None if nobody says who.

    What was signed before there was a fingerprint keeps its signature, and so does what was
    approved as it is; else the day is today.
    """
    before = process.approval.approved if process.approval else None
    role = role or (before.role if before else None)
    if role is None:
        return None
    if day is None and before and kept_fingerprint(process) in (None, fingerprint(process)):
        day = before.date
    return SignOff(role=role, date=day or clock())


def _signed_before(book: Handbook, process: Process, signed: SignOff) -> SignOff | None:
    """Return who approved exactly this before; None if nobody did, or not all of it was kept."""
    now = fingerprint(process)
    same = [one for one in copies_of(process, book) if kept_fingerprint(one) == now]
    if process.status is Status.APPROVED and kept_fingerprint(process) == now:
        same.insert(0, process)
    signatures = [one.approval.approved for one in same if one.approval and one.approval.approved]
    other = next((one for one in signatures if one != signed and one.date), None)
    whole = process.status is Status.APPROVED and _is_kept(process, book)
    return other or (signed if whole and signatures else None)


def _in_words(process: Process, signed: SignOff, labels: Labels) -> dict[str, str]:
    return {
        "code": process.code,
        "edition": "{}/{}".format(*edition(process) or ("-", "-")),
        "role": signed.role,
        "day": date_in_words(signed.date, labels) if signed.date else "-",
    }


def _approved_before(loaded: Loaded, process: Process, now: str) -> Iterator[Problem]:
    for one in copies_of(process, loaded.handbook):
        other = kept_fingerprint(one)
        if other != now:
            place = loaded.place("processes", process.code, "revision")
            name = "{}/{}".format(*edition(one) or ("-", "-"))
            yield problem(
                "edition-approved-twice", place, kept=now, edition=name, other=other or "-"
            )


COMMANDS = (approve_command,)
"""The commands of this leaf."""
