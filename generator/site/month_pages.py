"""The pages of the months: what falls due in each of two fiscal years, by unit and by role."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from generator.analysis.schedules import (
    Occurrence,
    fiscal_span,
    fiscal_year,
    undated,
    unit_of,
    without_a_date,
)
from generator.labels import Labels
from generator.model.handbook import Handbook
from generator.model.registers import Holiday
from generator.site import addresses
from generator.site.page import Page, SearchEntry
from generator.site.templates import Render
from generator.site.year_pages import Item, Month, months_of
from generator.thai.schedules import undated_in_words

ByRole = list[tuple[str | None, list[Item]]]


def month_pages(
    handbook: Handbook,
    labels: Labels,
    render: Render,
    *,
    due: Sequence[Occurrence],
    built: datetime.date,
) -> Iterator[Page]:
    """Yield a page for each month of the fiscal year of ``built`` and of the year behind it.

    ``due`` is everything that falls due in both.
    """
    this = fiscal_year(built)
    months = [
        month
        for year in (this, this + 1)
        for month in months_of(year, [o for o in due if fiscal_year(o.day) == year], labels)
    ]
    span = (fiscal_span(this)[0], fiscal_span(this + 1)[1])
    hidden = without_a_date(undated(handbook, *span))
    for at, month in enumerate(months):
        year = fiscal_year(datetime.date.fromisoformat(f"{month.id}-01"))
        address = addresses.month_page(month.id)
        body = render(
            "month",
            address,
            handbook=handbook,
            month=month,
            before=months[at - 1] if at else None,
            after=months[at + 1] if at + 1 < len(months) else None,
            units=_by_unit(month, handbook),
            holidays=_holidays(month, handbook),
            undated=undated_in_words(hidden.get(year, ()), year, labels),
        )
        title = labels("year.month-page", month=month.title)
        intro = labels("year.month-intro")
        entries = (SearchEntry("", title, intro),)
        yield Page(address, title, body, description=intro, entries=entries)


def _by_unit(month: Month, handbook: Handbook) -> list[tuple[str, ByRole]]:
    """Return what falls due in a month by unit, and there by role, as the registers order them."""
    found: dict[str, dict[str | None, list[Item]]] = {}
    for item in month.items:
        roles = found.setdefault(unit_of(item.occurrence, handbook), {})
        roles.setdefault(item.occurrence.role, []).append(item)
    return [
        (
            unit,
            [(role, found[unit][role]) for role in (*handbook.roles, None) if role in found[unit]],
        )
        for unit in handbook.units
        if unit in found
    ]


def _holidays(month: Month, handbook: Handbook) -> list[Holiday]:
    return [
        day
        for year in handbook.holidays.values()
        for day in year.holidays
        if f"{day.date:%Y-%m}" == month.id
    ]
