"""The door of the command line, third leaf: who covers for whom, and what then falls due.

The commands stand in :data:`COMMANDS`; :mod:`generator.cli` hangs them into ``khumue``.
"""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import click

from generator.analysis.absence import absence
from generator.analysis.coverage import Cover, Coverage, Load, coverage
from generator.analysis.workdays import Calendar, MissingYearError, calendar_of
from generator.build import CACHE, Project
from generator.command_line import FORMATS, day_of, sound_project, usage, write_whole
from generator.exchange.ics import cover_calendar
from generator.labels import Labels
from generator.loading.nearest import nearest
from generator.manual.handover import handover_pdf, year_from
from generator.manual.pack import cover_pdf
from generator.model.handbook import Handbook
from generator.problems import Place, printable, problem
from generator.thai.sums import amounts_in_words
from generator.thai.wording import date_in_words, marked


@click.command("coverage")
@click.option("--date", "date")
@click.option("--format", "form", type=FORMATS, default="text")
@click.pass_obj
def coverage_command(labels: Labels, date: str | None, form: str) -> int:
    """Print who covers for whom, and what has no cover, on a day."""
    day = day_of(date, labels) if date else None
    project = sound_project(labels)
    if project is None:
        return 1
    found = coverage(project.handbook, day or project.built)
    if form == "json":
        click.echo(json.dumps(_coverage_data(found), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_coverage_lines(found, project.handbook, labels)))
    return 0


def _coverage_data(found: Coverage) -> dict[str, object]:
    return {
        "day": found.day.isoformat(),
        "parts": [
            {"role": role, "process": code, "parts": parts}
            for (role, code), parts in found.parts.items()
        ],
        "steps": len(found.covers),
        "gaps": [
            {
                "process": one.process.code,
                "step": one.step.id,
                "role": one.role,
                "stand_in": one.stand_in,
                "delegation": one.delegation and one.delegation.id,
                "gap": one.gap,
            }
            for one in found.gaps
        ],
        "single_points": {role: len(covers) for role, covers in found.single_points.items()},
        "own_deputies": [process.code for process in found.own_deputies],
        "circles": found.circles,
        "run_out": [one.id for one in found.run_out],
        "unheld": found.unheld,
        "load": [
            {
                "role": one.role,
                "hours_a_month": round(one.hours, 1),
                "amounts": {unit: round(amount, 2) for unit, amount in one.amounts.items()},
                "sample": one.sample,
            }
            for one in found.load
        ],
        "without_volume": [process.code for process in found.without_volume],
    }


def _coverage_lines(found: Coverage, book: Handbook, labels: Labels) -> list[str]:
    def title(role: str) -> str:
        return book.roles[role].title.in_language(labels.language)

    def say(name: str, **words: object) -> str:
        return labels(f"people.coverage.{name}", **words)

    covered = len(found.covers) - len(found.gaps)
    lines = [
        say("as-of", day=date_in_words(found.day, labels)),
        say("covered", covered=covered, steps=len(found.covers)),
    ]
    if found.gaps:
        lines += ["", f"{say('gaps')}:"]
        lines += [f"- {_gap_line(one, title(one.role), labels)}" for one in found.gaps]
    if found.single_points:
        lines += ["", f"{say('single-points')}:"]
        lines += [
            f"- {title(role)}: {say('steps-count', count=len(covers))}"
            for role, covers in found.single_points.items()
        ]
    lines += [f"- {say('own-deputy', process=one.code)}" for one in found.own_deputies]
    lines += [
        f"- {say('circle', roles=' → '.join(map(title, (*circle, circle[0]))))}"
        for circle in found.circles
    ]
    lines += [
        f"- {say('delegation-run-out', what=one.what.in_language(labels.language))}"
        f" ({one.id}, {date_in_words(one.end, labels)})"
        for one in found.run_out
        if one.end
    ]
    if found.unheld:
        lines += ["", f"{say('unheld')}:"]
        lines += [f"- {title(role)}" for role in found.unheld]
    if found.load:
        lines += ["", f"{say('load')} ({say('load-how')}):"]
        lines += [
            f"- {title(one.role)}: {marked(_load_in_words(one, labels), one.sample, labels)}"
            for one in found.load
        ]
    if found.without_volume:
        codes = ", ".join(process.code for process in found.without_volume)
        lines += ["", say("without-volume", processes=codes)]
    return lines


def _load_in_words(one: Load, labels: Labels) -> str:
    """Return a load in hours a month, behind it what the standards state; without hours that."""
    amounts = amounts_in_words(one.amounts, labels)
    hours = labels("people.coverage.hours", hours=f"{one.hours:.1f}")
    return f"{hours} ({amounts})" if one.hours else amounts


def _gap_line(one: Cover, role: str, labels: Labels) -> str:
    step = one.step.title.in_language(labels.language)
    gap = labels(f"people.gap.{one.gap}")
    return f"{one.process.code} {step} · {role} · {gap}"


_LONGEST_SPAN = 366
"""The most days that a cover pack can span: a year of absence is a transfer."""


@click.command("cover")
@click.option("--role")
@click.option("--person")
@click.option("--from", "first", required=True)
@click.option("--to", "last", required=True)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def cover_command(
    labels: Labels,
    role: str | None,
    person: str | None,
    first: str,
    last: str,
    output: Path | None,
) -> int:
    """Print the cover pack of a role over a span of days, or that of each role of a person."""
    begin, end = day_of(first, labels), day_of(last, labels)
    if end < begin:
        raise click.UsageError(labels("pack.backwards", first=begin, last=end))
    if (count := (end - begin).days + 1) > _LONGEST_SPAN:
        raise click.UsageError(labels("pack.too-long", days=count, most=_LONGEST_SPAN))
    project = sound_project(labels)
    if project is None:
        return 1
    book = project.handbook
    roles = _roles_away(role, person, (begin, end), book, labels)
    for one in roles:
        file = output or Path(f"cover-{one}.pdf")
        if output and len(roles) > 1:
            file = output.with_name(f"{output.stem}-{one}{output.suffix}")
        away = _held_by_one(book, one, person) if person else book
        if not _cover(project, away, one, (begin, end), file, labels):
            return 1
    return 0


def _roles_away(
    role: str | None,
    person: str | None,
    span: tuple[datetime.date, datetime.date],
    book: Handbook,
    labels: Labels,
) -> tuple[str, ...]:
    """Return the roles that are away: the one that is named, or those of a person.

    Raises ``click.UsageError`` unless exactly one of both is named, is known, and does work in
    the span.
    """
    if (role is None) == (person is None):
        raise click.UsageError(labels("pack.role-or-person"))
    if person is None:
        _check_role(role or "", book, labels)
        return (role or "",)
    if person not in book.people:
        near = nearest(person, book.people)
        told = problem("unknown-entry", Place(""), id=person, register="people", near=near)
        raise usage(told, labels)
    found = book.people[person]
    for name, day, is_away in (
        ("person-until", found.end, found.end and found.end < span[0]),
        ("person-from", found.start, found.start and span[1] < found.start),
    ):
        if day and is_away:
            said = date_in_words(day, labels)
            raise click.UsageError(labels(f"pack.{name}", person=person, day=said))
    own = (one for one in found.roles if not book.roles[one].external)
    roles = tuple(one for one in own if one not in book.bodies())
    if not roles:
        raise click.UsageError(labels("pack.person-without-role", person=person))
    return roles


def _held_by_one(book: Handbook, role: str, person: str) -> Handbook:
    """Return the handbook as if one person alone held a role: others who hold it are not away."""
    people = {
        id_: one
        if id_ == person
        else one.model_copy(update={"roles": tuple(own for own in one.roles if own != role)})
        for id_, one in book.people.items()
    }
    return replace(book, people=MappingProxyType(people))


def _cover(
    project: Project,
    book: Handbook,
    role: str,
    span: tuple[datetime.date, datetime.date],
    file: Path,
    labels: Labels,
) -> bool:
    """Write the cover pack of a role and its calendar; tell what has no cover."""
    days = calendar_of(book.holidays.values())
    found = absence(book, role, *span, days)
    working = _working_days(*span, days)
    pdf = cover_pdf(book, found, labels, working_days=working, cache=project.root / CACHE)
    calendar = cover_calendar(book, found, labels, built=project.built)
    if not _written(file, pdf, "pack.written", labels) or not _written(
        file.with_name(f"{file.name.removesuffix('.pdf')}.ics"),
        calendar,
        "pack.calendar-written",
        labels,
    ):
        return False
    if found.gaps:
        click.echo(labels("pack.gaps", count=len(found.gaps)), err=True)
    return True


@click.command("handover")
@click.option("--role", required=True)
@click.option("--date", "date")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def handover_command(labels: Labels, role: str, date: str | None, output: Path | None) -> int:
    """Print the handover pack of a role."""
    asked = day_of(date, labels) if date else None
    project = sound_project(labels)
    if project is None:
        return 1
    book = project.handbook
    _check_role(role, book, labels)
    day = asked or project.built
    found = absence(book, role, day, year_from(day), calendar_of(book.holidays.values()))
    pdf = handover_pdf(book, found, labels, cache=project.root / CACHE)
    file = output or Path(f"handover-{role}.pdf")
    return 0 if _written(file, pdf, "pack.written", labels) else 1


def _check_role(role: str, book: Handbook, labels: Labels) -> None:
    """Raise ``click.UsageError`` unless somebody could stand in for a role: one of the office."""
    if role not in book.roles:
        near = nearest(role, book.roles)
        raise usage(problem("unknown-role", Place(""), id=role, near=near), labels)
    if book.roles[role].external:
        raise click.UsageError(labels("pack.external", role=role))
    if role in book.bodies():
        seats = (one.members for one in book.committees.values() if one.role == role)
        members = dict.fromkeys(seat.role for of in seats for seat in of)
        own = ", ".join(one for one in members if not book.roles[one].external)
        raise click.UsageError(labels("pack.body", role=role, members=own or "–"))


def _written(file: Path, data: bytes, said: str, labels: Labels) -> bool:
    """Write a file and say where, by a label; tell when it cannot be written."""
    try:
        write_whole(file, data)
    except OSError:
        click.echo(labels("cli.cannot-write", path=printable(file, 500)), err=True)
        return False
    click.echo(labels(said, file=printable(file, 500)))
    return True


def _working_days(first: datetime.date, last: datetime.date, days: Calendar) -> int | None:
    """Return how many working days a span has; None where the holidays are not known."""
    try:
        return (last - first).days + 1 - len(days.days_off(first, last))
    except MissingYearError:
        return None


COMMANDS = (coverage_command, cover_command, handover_command)
"""The commands of this leaf."""
