"""The door of the command line: the review of the office's knowledge."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from generator.analysis.review import Finding, Review, review
from generator.build import CACHE, Project, open_project
from generator.command_line import day_of, fail, write_whole
from generator.exchange.review_json import review_json
from generator.labels import Labels
from generator.loading import find_project
from generator.manual.review_report import review_pdf
from generator.problems import Place, as_text, printable, problem
from generator.thai.wording import date_in_words

_FORMATS = click.Choice(("text", "json", "pdf"))


@click.command("review")
@click.option("--date", "date")
@click.option("--format", "form", type=_FORMATS, default="text")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def review_command(labels: Labels, date: str | None, form: str, output: Path | None) -> int:
    """Print the state of the office's knowledge: also of a project with errors, which it tells."""
    if form == "pdf" and output is None:
        raise click.UsageError(labels("review.command.needs-output"))
    asked = day_of(date, labels) if date else None
    root = find_project(Path())
    if root is None:
        return fail([problem("no-project", Place("."))], labels)
    project = open_project(root, os.environ.get("SOURCE_DATE_EPOCH"))
    found = review(project.handbook, asked or project.built)
    if form == "pdf":
        made = review_pdf(project.handbook, found, labels, cache=project.root / CACHE)
    elif form == "json":
        made = review_json(found, project.problems, labels).encode()
    else:
        made = ("\n".join(_lines(found, project, labels)) + "\n").encode()
    if output is None:
        click.echo(made.decode(), nl=False)
        return 0
    try:
        write_whole(output, made)
    except OSError:
        click.echo(labels("cli.cannot-write", path=printable(output, 500)), err=True)
        return 1
    click.echo(labels("pack.written", file=printable(output, 500)))
    return 0


def _lines(found: Review, project: Project, labels: Labels) -> Iterator[str]:
    share = found.inventory.share
    percent = "–" if share.percent is None else f"{share.percent:.1f}"
    yield labels("review.as-of", day=date_in_words(found.day, labels))
    yield (
        f"{labels('review.headline.title')}: {labels('review.headline.percent', percent=percent)}"
        f" ({labels('review.headline.share', have=share.have, of=share.of)})"
    )
    findings = found.findings
    if not findings and not project.problems:
        yield labels("review.command.none")
        return
    yield ""
    count = len(findings) + len(project.problems)
    yield f"{labels('review.command.findings', count=count)}:"
    for one in findings:
        yield f"- {one.id} · {labels(f'review.finding.{one.kind}')}: {_details(one, labels)}"
    if project.problems:
        yield ""
        yield f"{labels('review.finding.problem')}:"
        yield as_text(project.problems, labels)


_WORDED = ("review.lack", "review.thing", "review.state", "review.evidence", "goals.loose")
"""The label groups that put the details of findings into words."""


def _details(one: Finding, labels: Labels) -> str:
    """Return the details of a finding: names in words, days as they are."""
    known = {name: words for group in _WORDED for name, words in labels.group(group).items()}
    return ", ".join(known.get(detail, detail) for detail in one.details if detail) or "–"


COMMANDS = (review_command,)
"""The commands of this leaf."""
