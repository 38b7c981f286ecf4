"""The door of the command line, third leaf: who covers for whom.

The commands stand in :data:`COMMANDS`; :mod:`generator.cli` hangs them into ``khumue``.
"""

from __future__ import annotations

import json

import click

from generator.analysis.coverage import Cover, Coverage, coverage
from generator.command_line import FORMATS, day_of, sound_project
from generator.labels import Labels
from generator.model.handbook import Handbook
from generator.thai.sums import amounts_in_words
from generator.thai.wording import date_in_words


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
    if found.load:
        lines += ["", f"{say('load')} ({say('load-how')}):"]
        lines += [
            f"- {title(one.role)}: {say('hours', hours=f'{one.hours:.1f}')}"
            f" ({amounts_in_words(one.amounts, labels)})"
            + (f" [{labels('words.basis.office-sample')}]" if one.sample else "")
            for one in found.load
        ]
    if found.without_volume:
        codes = ", ".join(process.code for process in found.without_volume)
        lines += ["", say("without-volume", processes=codes)]
    return lines


def _gap_line(one: Cover, role: str, labels: Labels) -> str:
    step = one.step.title.in_language(labels.language)
    gap = labels(f"people.gap.{one.gap}")
    return f"{one.process.code} {step} · {role} · {gap}"


COMMANDS = (coverage_command,)
"""The commands of this leaf."""
