"""The pages of indicators: all scorecards, each indicator with its trend, the agreements."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal

from generator.analysis.scores import (
    Result,
    Scorecard,
    actuals_of,
    lineage,
    results,
    scorecards,
    trend,
    weighted_score,
)
from generator.analysis.scores_in_words import score_in_full, sum_note, whose_in_words
from generator.charts import line_chart
from generator.figure_charts import trend_chart
from generator.labels import Labels
from generator.model.handbook import Handbook
from generator.model.performance import KpiLevel
from generator.site import addresses
from generator.site.page import Page, SearchEntry
from generator.site.templates import Markup, Render


def kpi_pages(
    handbook: Handbook, labels: Labels, render: Render, *, reviewed: datetime.date
) -> Iterator[Page]:
    """Yield the page of all scorecards, then those of the indicators and of the agreements."""
    found = tuple(results(handbook, reviewed))
    cards = scorecards(found)
    names = {_key(card): whose_in_words(card, handbook, labels) for card in cards}
    title, intro = labels("figures.kpis.title"), labels("figures.kpis.intro")
    body = render(
        "kpis",
        addresses.KPIS,
        handbook=handbook,
        cards=[
            (
                card,
                names[_key(card)],
                score_in_full(card, labels),
                _perspectives(card, handbook, labels),
                sum_note(card, labels),
            )
            for card in cards
        ],
    )
    yield Page(
        addresses.KPIS,
        labels("figures.kpis.nav"),
        body,
        description=intro,
        section=True,
        entries=(SearchEntry("", title, intro),),
    )
    for one in found:
        yield _kpi_page(one, handbook, labels, render)
    for card in cards:
        yield _agreement_page(card, names[_key(card)], handbook, labels, render)


def _key(card: Scorecard) -> tuple[int, KpiLevel, str]:
    return card.year, card.level, card.whose


def _perspectives(
    card: Scorecard, handbook: Handbook, labels: Labels
) -> list[tuple[str, Decimal | None]]:
    """Return the weighted score of each perspective by its title."""
    rows = []
    for id_, own in card.by_perspective().items():
        title = handbook.perspectives[id_].title.in_language(labels.language) if id_ else ""
        rows.append((title or labels("figures.kpis.no-perspective"), weighted_score(own)))
    return rows


def _kpi_page(result: Result, handbook: Handbook, labels: Labels, render: Render) -> Page:
    kpi = result.indicator
    measured = actuals_of(handbook)
    years = lineage(kpi, handbook)
    later = [one for one in handbook.kpis.values() if one.follows == kpi.id]
    found = [measured.get(one.id, ()) for one in years]
    shown = [one for own in found for one in trend([actual for actual, _ in own])]
    title = kpi.title.in_language(labels.language)
    body = render(
        "kpi",
        addresses.kpi_page(kpi.id),
        handbook=handbook,
        kpi=kpi,
        result=result,
        rows=[pair for own in found for pair in own],
        others=[one for one in (*years, *later) if one.id != kpi.id],
        chart=Markup(line_chart(trend_chart(kpi, shown, labels))) if len(shown) > 1 else "",
    )
    name = f"{title} ({kpi.year})"
    how = kpi.method.in_language(labels.language) if kpi.method else ""
    return Page(
        addresses.kpi_page(kpi.id),
        name,
        body,
        description=title,
        entries=(SearchEntry("", name, how),),
    )


def _agreement_page(
    card: Scorecard, whose: str, handbook: Handbook, labels: Labels, render: Render
) -> Page:
    address = addresses.agreement_page(card.year, card.whose)
    title = labels("figures.agreement.title", whose=whose, year=card.year)
    intro = labels("figures.agreement.intro")
    body = render("agreement", address, handbook=handbook, card=card, title=title)
    entries = (SearchEntry("", title, intro),)
    return Page(address, title, body, description=intro, entries=entries)
