"""The pages of the review: the headline, completeness, freshness, rounds and improvements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.analysis.completeness import AskedBy, Thing
from generator.analysis.freshness import State, ages
from generator.analysis.inventory import Share
from generator.analysis.review import FindingKind, Review
from generator.analysis.review_in_words import counted
from generator.labels import Labels
from generator.model.handbook import Handbook
from generator.problems import Problem
from generator.site import addresses
from generator.site.page import Page, SearchEntry
from generator.site.templates import Render
from generator.thai.wording import date_in_words, parts_in_words

BAR = 200
"""The width of a whole bar, in units of its picture."""


def review_pages(
    handbook: Handbook,
    labels: Labels,
    render: Render,
    found: Review,
    problems: Sequence[Problem] = (),
) -> Iterator[Page]:
    """Yield the pages of a review; the headline is the index page of the section.

    Of the ``problems`` of the check it says how many there are.
    """
    yield _page(
        handbook,
        labels,
        render,
        found,
        addresses.REVIEW,
        "review",
        "",
        section=True,
        problems=len(problems),
    )
    yield _page(
        handbook, labels, render, found, addresses.COMPLETENESS, "completeness", "completeness."
    )
    yield _page(handbook, labels, render, found, addresses.FRESHNESS, "freshness", "freshness.")
    yield _page(handbook, labels, render, found, addresses.FOLLOW_UP, "follow-up", "follow-up.")


def _page(
    handbook: Handbook,
    labels: Labels,
    render: Render,
    found: Review,
    address: str,
    template: str,
    group: str,
    *,
    section: bool = False,
    problems: int = 0,
) -> Page:
    title, intro = labels(f"review.{group}title"), labels(f"review.{group}intro")
    body = render(
        template,
        address,
        handbook=handbook,
        found=found,
        day=date_in_words(found.day, labels),
        problems=problems,
        kinds=list(FindingKind),
        counts=counted(found.findings),
        ages=ages(found.aged),
        percent=percent,
        bar=bar,
        names=things_asked(found.completeness),
        by_name=_by_name,
        asked_by=list(AskedBy),
        states=list(State),
        rules=handbook.office.review,
        title_of=lambda register, id_: _title(handbook, labels, register, id_),
        lacking=lambda thing: _lacking(thing, handbook, labels),
    )
    return Page(
        address,
        labels("review.nav") if section else title,
        body,
        description=intro,
        section=section,
        entries=(SearchEntry("", title, intro),),
    )


def percent(share: Share) -> str:
    """Return a share in per cent, to one decimal place; a dash of nothing."""
    return "–" if share.percent is None else f"{share.percent:.1f}"


def bar(share: Share) -> str:
    """Return how long the bar of a share is, of :data:`BAR`."""
    return f"{BAR * (share.percent or 0) / 100:.0f}"


def things_asked(
    completeness: Mapping[str, Sequence[Thing]],
) -> dict[AskedBy, tuple[str, ...]]:
    """Return the names of what is asked, by who asks, in their order."""
    first = next(iter(completeness.values()), ())
    return {by: tuple(one.name for one in first if one.asked_by is by) for by in AskedBy}


def _by_name(things: Sequence[Thing]) -> dict[tuple[AskedBy, str], Thing]:
    return {(one.asked_by, one.name): one for one in things}


def _lacking(thing: Thing, handbook: Handbook, labels: Labels) -> str:
    """Return the steps and laws that lack a thing, or that it lacks whole."""
    if not thing.missing:
        return labels("review.completeness.whole")
    return parts_in_words(thing.missing, handbook, labels)


def _title(handbook: Handbook, labels: Labels, register: str, id_: str) -> str:
    title: str = getattr(handbook, register)[id_].title.in_language(labels.language)
    return title
