"""The pages of the work year: of the office, of each unit and of each role, and what is due now."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.analysis.schedules import (
    Occurrence,
    Undated,
    by_role,
    fiscal_span,
    fiscal_year,
    of_unit,
    undated,
    without_a_date,
)
from generator.labels import Labels
from generator.model.fields import Text
from generator.model.handbook import Handbook
from generator.site import addresses
from generator.site.page import Page, SearchEntry
from generator.site.templates import Markup, Render
from generator.thai.schedules import due_title, undated_in_words

_OFTEN = 6
"""In so many months of a year a line must stand before a sheet of the year tells it once."""


@dataclass(frozen=True)
class Item:
    """A line of a month: on which day what falls due, and for whom."""

    occurrence: Occurrence
    title: str

    @property
    def key(self) -> tuple[str, ...]:
        """Tell the line from others of its month; it is the same in every month."""
        one = self.occurrence
        of = (one.event.id if one.event else "", one.step.id if one.step else "", one.role or "")
        return (one.process.code, one.schedule.id, *of)


@dataclass(frozen=True)
class Month:
    """A month with what falls due in it, by day; its id is that of its heading (``2026-10``)."""

    id: str
    title: str
    short: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Repeat:
    """A line that stands in most months, told once: with what falls due in each of the twelve."""

    item: Item
    months: tuple[tuple[Occurrence, ...], ...]


@dataclass(frozen=True)
class Whose:
    """Whose year it is: what tells it in addresses (empty for the office), and what falls due.

    ``hidden`` is the work that has no day, as the date of its event is not known.
    """

    kind: str
    id: str
    title: Text | None
    due: tuple[Occurrence, ...]
    hidden: tuple[Undated, ...] = ()

    def address(self, year: int, this: int) -> str:
        """Return the address of a fiscal year; ``this`` is the one of the handbook's date."""
        if self.kind:
            return addresses.year_of(self.kind, self.id, year)
        return addresses.CALENDAR if year == this else addresses.year_page(year)

    @property
    def file(self) -> str:
        """The address of the calendar file."""
        return addresses.calendar_of(self.kind, self.id) if self.kind else addresses.OFFICE_CALENDAR


def year_pages(
    handbook: Handbook,
    labels: Labels,
    render: Render,
    *,
    due: Sequence[Occurrence],
    built: datetime.date,
) -> Iterator[Page]:
    """Yield pages for the fiscal year of ``built`` and for the year behind it.

    One of the office, one of each unit and one of each role that something falls due for; ``due``
    is everything that falls due in both years.
    """
    this = fiscal_year(built)
    hidden = undated(handbook, fiscal_span(this)[0], fiscal_span(this + 1)[1])
    units, roles = _of_units(handbook, due, hidden), _of_roles(handbook, due, hidden)
    for whose in (Whose("", "", None, tuple(due), hidden), *units, *roles):
        for year in (this, this + 1):
            other = this + 1 if year == this else this
            address = whose.address(year, this)
            found = [one for one in whose.due if fiscal_year(one.day) == year]
            title, nav = _titles(whose, year, this, labels)
            months = months_of(year, found, labels)
            intro = labels("year.intro" if not whose.kind else "year.intro-of")
            body = render(
                "year",
                address,
                handbook=handbook,
                title=title,
                intro=intro,
                file=whose.due and whose.file,
                whole=bool(whose.kind) and Whose("", "", None, ()).address(year, this),
                other=(labels("year.title", year=other), whose.address(other, this)),
                months=months,
                often=repeats_of(months),
                of_office=not whose.kind,
                lists=[(name, [(one, one.address(year, this)) for one in ones])
                       for name, ones in (("by-unit", units), ("by-role", roles))],
                undated=undated_in_words(
                    without_a_date(whose.hidden).get(year, ()), year, labels
                ),
                unsettled=any(not one.settled for one in found),
                sample=any(one.schedule.sample for one in found),
            )  # fmt: skip
            yield Page(
                address,
                nav,
                body,
                description=intro,
                section=not whose.kind and year == this,
                entries=(SearchEntry("", title, intro),),
            )


def _titles(whose: Whose, year: int, this: int, labels: Labels) -> tuple[str, str]:
    """Return the heading of a page, and its name in the navigation."""
    if whose.title is None:
        title = labels("year.title", year=year)
        return title, labels("year.nav") if year == this else title
    title = labels("year.title-of", year=year, of=whose.title.in_language(labels.language))
    return title, title


def _of_units(
    handbook: Handbook, due: Sequence[Occurrence], hidden: Sequence[Undated]
) -> tuple[Whose, ...]:
    every = (
        Whose(
            "units",
            id_,
            unit.title,
            of_unit(due, id_, handbook),
            of_unit(hidden, id_, handbook),
        )
        for id_, unit in handbook.units.items()
    )
    return tuple(one for one in every if one.due)


def _of_roles(
    handbook: Handbook, due: Sequence[Occurrence], hidden: Sequence[Undated]
) -> tuple[Whose, ...]:
    of_role, hidden_of = by_role(due, handbook), by_role(hidden, handbook)
    return tuple(
        Whose("roles", id_, role.title, of_role[id_], hidden_of.get(id_, ()))
        for id_, role in handbook.roles.items()
        if id_ in of_role
    )


def months_of(year: int, found: Sequence[Occurrence], labels: Labels) -> list[Month]:
    """Return the twelve months of a fiscal year (BE) with what falls due in each."""
    first = fiscal_span(year)[0]
    months = []
    for at in range(12):
        begin = datetime.date(first.year + (first.month - 1 + at) // 12, (9 + at) % 12 + 1, 1)
        items = tuple(
            Item(one, due_title(one.schedule, one.step, one.event, labels))
            for one in found
            if (one.day.year, one.day.month) == (begin.year, begin.month)
        )
        short = labels(f"words.month.short.{begin.month}")
        months.append(Month(f"{begin:%Y-%m}", month_title(begin, labels), short, items))
    return months


def repeats_of(months: Sequence[Month]) -> dict[tuple[str, ...], Repeat]:
    """Return the lines that stand in most months by their key, as processes and steps order them.

    A sheet of the whole year has no room to say the same twelve times.
    """
    found: dict[tuple[str, ...], list[tuple[int, Item]]] = {}
    for at, month in enumerate(months):
        for item in month.items:
            found.setdefault(item.key, []).append((at, item))
    repeats = [
        Repeat(
            items[0][1],
            tuple(
                tuple(item.occurrence for place, item in items if place == at)
                for at in range(len(months))
            ),
        )
        for items in found.values()
        if len({at for at, _ in items}) >= _OFTEN
    ]
    return {one.item.key: one for one in sorted(repeats, key=_place)}


def _place(repeat: Repeat) -> tuple[str, int, int]:
    one = repeat.item.occurrence
    step = one.process.steps.index(one.step) if one.step else -1
    return one.process.code, one.process.schedule.index(one.schedule), step


def month_title(day: datetime.date, labels: Labels) -> str:
    """Return a month with its year of the Buddhist era."""
    return labels(
        "year.month",
        month=labels(f"words.month.long.{day.month}"),
        year=day.year + int(labels("words.date.era")),
    )


def due_data(due: Sequence[Occurrence], labels: Labels) -> Markup:
    """Return what falls due by month (``2026-10``), as JSON that is safe within a script.

    Each month has its rows, and how many steps are left out of them: home leads to the page of
    the month for these.
    """
    months: dict[str, tuple[list[list[object]], list[str]]] = {}
    for one in due:
        rows, steps = months.setdefault(f"{one.day:%Y-%m}", ([], []))
        if one.step:
            steps.append(one.step.id)
            continue
        title = due_title(one.schedule, None, one.event, labels)
        sample = [labels("words.basis.office-sample")] if one.schedule.sample else []
        page = addresses.process_page(one.process.code)
        rows.append([one.day.day, title, page, *sample])
    data = {
        month: [addresses.month_page(month), len(steps), rows]
        for month, (rows, steps) in months.items()
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))
