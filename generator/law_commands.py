"""The door of the command line, second leaf: what falls due when, and what rests on which law.

The commands stand in :data:`COMMANDS`; :mod:`generator.cli` hangs them into ``khumue``.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from pathlib import Path

import click

from generator.analysis.deadlines import Deadline, NoDeadlineError, deadline
from generator.analysis.impact import Impact, fingerprint, impact
from generator.analysis.workdays import BE_OFFSET, MissingYearError, calendar_of
from generator.authoring import NoHolidaysError, as_yaml, propose_holidays
from generator.command_line import FORMATS, day_of, fail, usage
from generator.labels import Labels
from generator.loading import find_project, load
from generator.loading.files import REGISTERS
from generator.loading.nearest import nearest
from generator.model.duration import BadDurationError, Duration, as_short, parse_duration
from generator.model.fields import Citation
from generator.model.handbook import Handbook
from generator.model.process import Actor, all_citations
from generator.model.registers import Law
from generator.model.sources import HOLIDAYS
from generator.problems import Place, has_errors, printable, problem
from generator.thai.wording import date_in_words, duration_in_words


@click.command("deadline")
@click.option("--start", required=True)
@click.option("--within", required=True)
@click.option("--actor", type=click.Choice([str(actor) for actor in Actor]), required=True)
@click.option("--format", "form", type=FORMATS, default="text")
@click.pass_obj
def deadline_command(labels: Labels, start: str, within: str, actor: str, form: str) -> int:
    """Print the last day of a period, and why it is that day."""
    day, time = day_of(start, labels), _duration(within, labels)
    book = _handbook(HOLIDAYS, labels)
    if book is None:
        return 1
    holidays = book.holidays
    try:
        found = deadline(day, time, Actor(actor), calendar_of(holidays.values()))
    except NoDeadlineError:
        raise click.UsageError(labels("cli.deadline.too-short")) from None
    except MissingYearError as missing:
        file = f"content/registers/holidays-{missing.year}.yml"
        told = problem("missing-holiday-year", Place(file), year=missing.year)
        return fail([told], labels)
    names = {
        one.date: one.title.in_language(labels.language)
        for year in holidays.values()
        for one in year.holidays
    }
    if form == "json":
        click.echo(json.dumps(_deadline_data(found, names, labels), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_deadline_lines(found, names, labels)))
    return 0


def _deadline_data(
    found: Deadline, names: Mapping[datetime.date, str], labels: Labels
) -> dict[str, object]:
    dates = {"start": found.start, "counted": found.counted, "last": found.last}
    return {
        **{
            name: shown
            for key, date in {**dates, "act_by": found.act_by}.items()
            for name, shown in ((key, date.isoformat()), (f"{key}_be", _be(date)))
        },
        "within": as_short(found.within),
        "actor": found.actor,
        "reasons": [{"rule": rule, "text": labels(f"time.rule.{rule}")} for rule in found.rules],
        "skipped": [
            {"date": day.isoformat(), "date_be": _be(day), "name": _day_off(day, names, labels)}
            for day in found.skipped
        ],
    }


def _deadline_lines(
    found: Deadline, names: Mapping[datetime.date, str], labels: Labels
) -> list[str]:
    rows = [
        ("start", _dated(found.start, labels)),
        ("within", duration_in_words(found.within, labels)),
        ("actor", labels(f"words.actor.{found.actor}")),
        ("last", _dated(found.last, labels)),
        ("act-by", _dated(found.act_by, labels)),
    ]
    lines = [f"{labels(f'time.deadline.{name}')}: {value}" for name, value in rows]
    lines += ["", f"{labels('time.deadline.why')}:"]
    lines += [f"- {labels(f'time.rule.{rule}')}" for rule in found.rules]
    if found.skipped:
        lines += ["", f"{labels('time.deadline.skipped')}:"]
        lines += [
            f"- {_dated(day, labels)}: {_day_off(day, names, labels)}" for day in found.skipped
        ]
    return lines


def _dated(day: datetime.date, labels: Labels) -> str:
    weekday = labels(f"time.weekday.{day.isoweekday()}")
    return f"{weekday} {date_in_words(day, labels)} ({day.isoformat()})"


def _be(day: datetime.date) -> str:
    """Return a date in ISO order with its year of the Buddhist era."""
    return f"{day.year + BE_OFFSET}{day.isoformat()[4:]}"


def _day_off(day: datetime.date, names: Mapping[datetime.date, str], labels: Labels) -> str:
    return names.get(day) or labels("time.weekend")


@click.command("holidays")
@click.argument("year", type=click.IntRange(2400, 2700))
@click.pass_obj
def holidays_command(labels: Labels, year: int) -> int:
    """Print a draft of a year's holidays, to be reviewed."""
    try:
        proposal = propose_holidays(year)
    except NoHolidaysError as reason:
        click.echo(labels(f"cli.holidays.{reason.args[0]}", year=year), err=True)
        return 1
    comment = labels("cli.holidays.comment", year=year, version=proposal.version)
    click.echo(as_yaml(proposal, comment))
    return 0


@click.command("impact")
@click.argument("law")
@click.option("--format", "form", type=FORMATS, default="text")
@click.pass_obj
def impact_command(labels: Labels, law: str, form: str) -> int:
    """Print what rests on a law or on one of its sections."""
    book = _handbook("laws", labels)
    if book is None:
        return 1
    citation = _citation(law, book, labels)
    found = impact(book, citation.law, citation.section)
    if form == "json":
        rows = [_impact_data(one) for one in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_impact_lines(found, book, labels)))
    return 0


def _impact_data(one: Impact) -> dict[str, object]:
    kept = one.confirmation
    return {
        "process": one.process.code,
        "law": str(one.citation),
        "standing": one.standing,
        "confirmed": kept and {"by": kept.by, "date": kept.date.isoformat()},
        "steps": one.steps,
        "limits": [
            {"from": limit.from_, "to": limit.to, "within": as_short(limit.within)}
            for limit in one.limits
        ],
        "forms": one.forms,
        "manual": one.process.code if one.has_manual else None,
    }


def _impact_lines(found: tuple[Impact, ...], book: Handbook, labels: Labels) -> list[str]:
    def titles(ids: tuple[str, ...], records: Mapping[str, str]) -> str:
        return ", ".join(f"{one} {records[one]}" for one in ids)

    forms = {id_: form.title.in_language(labels.language) for id_, form in book.forms.items()}
    lines = []
    for one in found:
        steps = {step.id: step.title.in_language(labels.language) for step in one.process.steps}
        title = one.process.title.in_language(labels.language)
        standing = labels(f"time.standing.{one.standing}")
        lines.append(f"{one.process.code} {title} · {one.citation} · {standing}")
        if one.steps:
            lines.append(f"    {labels('time.impact.steps')}: {titles(one.steps, steps)}")
        lines += [
            f"    {labels('time.impact.limits')}: {limit.from_} → {limit.to}"
            f" {duration_in_words(limit.within, labels)}"
            for limit in one.limits
        ]
        if one.forms:
            lines.append(f"    {labels('time.impact.forms')}: {titles(one.forms, forms)}")
        if one.has_manual:
            lines.append(f"    {labels('time.impact.manual')}: {one.process.code}")
    processes = len({one.process.code for one in found})
    suspect = len({one.process.code for one in found if one.standing == "suspect"})
    return [*lines, labels("time.impact.count", processes=processes, suspect=suspect)]


@click.command("confirm")
@click.argument("code")
@click.argument("law")
@click.option("--by", "by", required=True)
@click.option("--date", "date", required=True)
@click.option("--checked", required=True)
@click.pass_obj
def confirm_command(labels: Labels, code: str, law: str, by: str, date: str, checked: str) -> int:
    """Print the lines with which a process keeps that a citation was confirmed."""
    day = day_of(date, labels)
    book = _handbook("laws", labels)
    if book is None:
        return 1
    if code not in book.processes:
        near = nearest(code, book.processes)
        raise click.UsageError(labels("cli.manual.unknown", code=printable(code), near=near))
    if by not in book.roles:
        raise usage(problem("unknown-role", Place(""), id=by, near=nearest(by, book.roles)), labels)
    citation = _citation(law, book, labels)
    if citation not in all_citations(book.processes[code]):
        raise usage(problem("idle-confirmation", Place(""), law=citation), labels)
    if not checked.strip():
        raise click.UsageError(labels("cli.confirm.nothing-checked"))
    words = json.dumps(printable(checked.strip(), 1000), ensure_ascii=False)
    file = book.files[code]
    click.echo(labels("cli.confirm.paste", file=file), err=True)
    click.echo(
        f"confirmed:\n  - law: {citation}\n    fingerprint: {fingerprint(book, citation)}\n"
        f"    by: {by}\n    date: {day.isoformat()}\n    checked: {words}"
    )
    return 0


def _handbook(register: str, labels: Labels) -> Handbook | None:
    """Return the handbook around us if a register has no errors; else say why not.

    What is wrong elsewhere is the business of the check: an amendment that makes a manual wrong
    must not hide whom it touches.
    """
    root = find_project(Path())
    if root is None:
        fail([problem("no-project", Place("."))], labels)
        return None
    loaded = load(root)
    start = f"{REGISTERS}/{register}"
    wrong = [p for p in loaded.problems if p.place.file.startswith(start) and has_errors([p])]
    if wrong:
        fail(wrong, labels)
        return None
    return loaded.handbook


def _duration(text: str, labels: Labels) -> Duration:
    try:
        return parse_duration(text)
    except BadDurationError:
        raise usage(problem("bad-duration", Place(""), value=text), labels) from None


def _citation(text: str, book: Handbook, labels: Labels) -> Citation:
    """Read a law or a section that is in the register."""
    id_, _, section = text.partition("/")
    law: Law | None = book.laws.get(id_)
    if law is None:
        told = problem("unknown-law", Place(""), id=id_, near=nearest(id_, book.laws))
        raise usage(told, labels)
    if section and not law.section(section):
        near = nearest(section, law.numbered)
        told = problem("unknown-section", Place(""), id=section, law=id_, near=near)
        raise usage(told, labels)
    return Citation(id_, section or None)


COMMANDS = (deadline_command, holidays_command, impact_command, confirm_command)
"""The commands of this leaf."""
