"""The pages of the work year: twelve months of a fiscal year, and what falls due this month."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.analysis.schedules import Occurrence, fiscal_span, fiscal_year
from generator.labels import Labels
from generator.model.handbook import Handbook
from generator.site import addresses
from generator.site.page import Page, SearchEntry
from generator.site.templates import Markup, Render
from generator.thai.schedules import due_title


@dataclass(frozen=True)
class Item:
    """A line of a month: on which day what falls due, and for whom."""

    occurrence: Occurrence
    title: str


@dataclass(frozen=True)
class Month:
    """A month with what falls due in it, by day; its id is that of its heading (``2026-10``)."""

    id: str
    title: str
    items: tuple[Item, ...]


def year_pages(
    handbook: Handbook,
    labels: Labels,
    render: Render,
    *,
    due: Sequence[Occurrence],
    built: datetime.date,
) -> Iterator[Page]:
    """Yield a page for the fiscal year of ``built`` and one for the year behind it.

    ``due`` is everything that falls due in both.
    """
    this = fiscal_year(built)
    roles = [role for id_, role in handbook.roles.items() if any(one.role == id_ for one in due)]
    for year in (this, this + 1):
        address = addresses.CALENDAR if year == this else addresses.year_page(year)
        found = [one for one in due if fiscal_year(one.day) == year]
        body = render(
            "year",
            address,
            handbook=handbook,
            year=year,
            others=[
                (other, addresses.CALENDAR if other == this else addresses.year_page(other))
                for other in (this, this + 1)
                if other != year
            ],
            months=_months(year, found, labels),
            roles=roles,
            unsettled=any(not one.settled for one in found),
        )
        title, intro = labels("year.title", year=year), labels("year.intro")
        yield Page(
            address,
            labels("year.nav") if year == this else title,
            body,
            description=intro,
            section=year == this,
            entries=(SearchEntry("", title, intro),),
        )


def _months(year: int, found: Sequence[Occurrence], labels: Labels) -> list[Month]:
    first = fiscal_span(year)[0]
    months = []
    for at in range(12):
        begin = datetime.date(first.year + (first.month - 1 + at) // 12, (9 + at) % 12 + 1, 1)
        items = tuple(
            Item(one, due_title(one.schedule, one.step, one.event, labels))
            for one in found
            if (one.day.year, one.day.month) == (begin.year, begin.month)
        )
        months.append(Month(f"{begin:%Y-%m}", month_title(begin, labels), items))
    return months


def month_title(day: datetime.date, labels: Labels) -> str:
    """Return a month with its year of the Buddhist era."""
    return labels(
        "year.month",
        month=labels(f"words.month.long.{day.month}"),
        year=day.year + int(labels("words.date.era")),
    )


def due_data(due: Sequence[Occurrence], labels: Labels) -> Markup:
    """Return what falls due by month (``2026-10``), as JSON that is safe within a script.

    Steps are left out: whoever opens the month on its page sees them.
    """
    months: dict[str, list[list[object]]] = {}
    for one in due:
        if one.step is None:
            title = due_title(one.schedule, None, one.event, labels)
            row = [one.day.day, title, addresses.process_page(one.process.code)]
            months.setdefault(f"{one.day:%Y-%m}", []).append(row)
    text = json.dumps(months, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))
