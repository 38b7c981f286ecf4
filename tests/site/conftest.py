"""The sample handbook, loaded once, and what the site makes of a handbook."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.analysis.limits import check_limits
from generator.analysis.schedules import work_years
from generator.analysis.workdays import calendar_of
from generator.flowchart.form import form
from generator.flowchart.graph import graph_of
from generator.flowchart.svg import Links, screen_svg
from generator.loading import load
from generator.model.handbook import Handbook
from generator.site.page import Page
from generator.site.pages import Results, site_pages
from generator.theme import read_labels
from tests.checkout import CHECKOUT, SAMPLE_DAY

BUILT = SAMPLE_DAY

Pages = dict[str, Page]
MakePages = Callable[..., Pages]


@pytest.fixture(scope="session")
def handbook() -> Handbook:
    """Return the handbook of the sample."""
    return load(CHECKOUT).handbook


@pytest.fixture(scope="session")
def make_pages() -> MakePages:
    """Return a function that makes all pages of a handbook, by address."""

    def make(book: Handbook, language: str = "th") -> Pages:
        labels = read_labels(language)
        days = calendar_of(book.holidays.values())
        links = Links("#step-{}".format, "{}.html".format)
        charts = {
            code: screen_svg(
                form(graph_of(p, book.roles, book.laws, labels), labels), labels, links
            )
            for code, p in book.processes.items()
        }
        results = Results(
            charts=charts,
            limits={code: check_limits(p, days) for code, p in book.processes.items()},
            problems=(),
            built=BUILT,
            due=work_years(book, BUILT, days),
            has_manuals=True,
        )
        return {page.address: page for page in site_pages(book, labels, results)}

    return make


@pytest.fixture(scope="session")
def pages(handbook: Handbook, make_pages: MakePages) -> Pages:
    """Return the pages of the sample, in Thai."""
    return make_pages(handbook)
