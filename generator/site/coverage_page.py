"""The page on who covers for whom: gaps first, then the matrix of roles and processes, the load."""

from __future__ import annotations

import datetime

from generator.analysis.coverage import Load, Part, coverage
from generator.labels import Labels
from generator.model.handbook import Handbook
from generator.site import addresses
from generator.site.page import Page, SearchEntry
from generator.site.templates import Render
from generator.thai.sums import amounts_in_words
from generator.thai.wording import date_in_words


def coverage_page(
    handbook: Handbook, labels: Labels, render: Render, *, built: datetime.date
) -> Page:
    """Return the page, as things stand on ``built``."""
    found = coverage(handbook, built)
    roles = [
        role
        for role in handbook.roles.values()
        if not role.external and any(one == role.id for one, _ in found.parts)
    ]
    body = render(
        "coverage",
        addresses.COVERAGE,
        handbook=handbook,
        found=found,
        day=date_in_words(built, labels),
        roles=roles,
        processes=handbook.in_use(),
        kinds=list(Part),
        load=[_load_row(one, labels) for one in found.load],
    )
    title, intro = labels("people.coverage.title"), labels("people.coverage.intro")
    return Page(
        addresses.COVERAGE,
        title,
        body,
        description=intro,
        entries=(SearchEntry("", title, intro),),
    )


def _load_row(load: Load, labels: Labels) -> tuple[Load, str, str]:
    """Return a load with its hours, where there are any, and with its amounts in words."""
    return load, f"{load.hours:.1f}" if load.hours else "–", amounts_in_words(load.amounts, labels)
