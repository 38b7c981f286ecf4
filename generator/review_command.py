"""The door of the command line: the review of the office's knowledge."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from generator.analysis.review import Review, review
from generator.analysis.review_in_words import (
    details_of,
    shares_by_mission,
    shares_by_unit,
    subject_of,
)
from generator.analysis.scores import scorecards
from generator.analysis.scores_in_words import score_in_full, whose_in_words
from generator.build import CACHE, Project, open_project
from generator.command_line import clock, day_of, fail, write_whole
from generator.exchange.review_json import review_json
from generator.figure_charts import share_in_full
from generator.labels import Labels
from generator.loading import find_project
from generator.manual.review_report import review_pdf
from generator.model.handbook import Handbook
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
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    project = open_project(root, epoch, asked, clock())
    found = review(project.handbook, project.built)
    if form == "pdf":
        made = review_pdf(
            project.handbook, found, project.problems, labels, cache=project.root / CACHE
        )
    elif form == "json":
        made = review_json(project.handbook, found, project.problems, labels).encode()
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
    book, stock = project.handbook, found.inventory
    yield labels("review.as-of", day=date_in_words(found.day, labels))
    yield f"{labels('review.headline.title')}: {share_in_full(stock.share, labels)}"
    over_time = {date_in_words(day, labels, "short"): share for day, share in found.over_time}
    for title, shares in (
        ("by-unit", shares_by_unit(stock, book, labels)),
        ("by-mission", shares_by_mission(stock, labels)),
        ("over-time", over_time),
    ):
        yield ""
        yield f"{labels(f'review.headline.{title}')}:"
        for name, share in shares.items():
            yield f"- {name}: {share_in_full(share, labels)}"
    yield from _scores(found, book, labels)
    yield ""
    if not found.findings and not project.problems:
        yield labels("review.command.none")
        return
    yield f"{labels('review.command.findings', count=len(found.findings))}:"
    for one in found.findings:
        subject = f"{one.id} {subject_of(one, book, labels)}".strip()
        kind = labels(f"review.finding.{one.kind}")
        yield f"- {subject} · {kind}: {details_of(one, labels)}"
    if project.problems:
        yield ""
        yield f"{labels('review.command.problems', count=len(project.problems))}:"
        yield as_text(project.problems, labels)


def _scores(found: Review, book: Handbook, labels: Labels) -> Iterator[str]:
    scored = [card for card in scorecards(found.results) if card.score is not None]
    if not scored:
        return
    yield ""
    yield f"{labels('figures.kpis.score')}:"
    for card in scored:
        whose = whose_in_words(card, book, labels)
        name = labels("figures.kpis.card", whose=whose, year=card.year)
        yield f"- {name}: {score_in_full(card, labels)}"


COMMANDS = (review_command,)
"""The commands of this leaf."""
