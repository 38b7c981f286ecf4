"""All pages of the site: a Handbook and what was made of it go in, finished pages come out."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.analysis.limits import LimitCheck
from generator.analysis.review import review
from generator.analysis.schedules import Occurrence
from generator.analysis.workdays import calendar_of
from generator.labels import Labels
from generator.model.handbook import Handbook
from generator.model.process import Status
from generator.problems import Problem
from generator.site.about_page import about_page
from generator.site.changes_pages import changes_pages
from generator.site.community_page import community_page
from generator.site.cover_pages import cover_pages
from generator.site.coverage_page import coverage_page
from generator.site.data_pages import data_pages
from generator.site.document_pages import document_pages
from generator.site.glossary import names_of
from generator.site.goal_pages import goal_pages
from generator.site.home_page import home_page
from generator.site.kpi_pages import kpi_pages
from generator.site.learning_pages import learning_pages
from generator.site.month_pages import month_pages
from generator.site.organisation_pages import organisation_pages
from generator.site.page import Page
from generator.site.process_list import process_list
from generator.site.process_page import process_pages
from generator.site.process_time import counting_of
from generator.site.reference_pages import reference_pages
from generator.site.register_pages import register_pages
from generator.site.review_pages import review_pages
from generator.site.templates import Render, renderer
from generator.site.year_pages import year_pages


@dataclass(frozen=True)
class Results:
    """What was worked out of a handbook before its pages are made."""

    charts: Mapping[str, str]
    """Flowcharts as SVG, by code of a process."""
    limits: Mapping[str, tuple[LimitCheck, ...]]
    """The verdict on the limits of law of each process, by its code."""
    problems: Sequence[Problem]
    """The problems that did not stop the build."""
    built: datetime.date
    """The date of the handbook."""
    due: Sequence[Occurrence]
    """What falls due in its fiscal year and the next."""
    has_manuals: bool
    """Whether printable manuals lie beside the pages."""


def site_pages(handbook: Handbook, labels: Labels, results: Results) -> Iterator[Page]:
    """Yield every page of the site; home knows by the others where its doors may lead."""
    render = renderer(labels)
    behind = tuple(_pages_behind_home(handbook, labels, render, results))
    yield home_page(
        handbook,
        labels,
        render,
        due=results.due,
        has_manuals=results.has_manuals,
        made={page.address for page in behind},
    )
    yield from behind


def _pages_behind_home(
    handbook: Handbook, labels: Labels, render: Render, results: Results
) -> Iterator[Page]:
    """Yield every page that home may lead to, in the order of the navigation."""
    built, due = results.built, results.due
    counting = counting_of(calendar_of(handbook.holidays.values()), labels)
    terms = names_of(handbook.terms.values(), labels.language)
    yield process_list(handbook, labels, render)
    for process in handbook.processes.values():
        yield from process_pages(
            process,
            handbook,
            labels,
            render,
            chart=results.charts.get(process.code, ""),
            limits=results.limits.get(process.code, ()),
            counting=counting,
            terms=terms,
            has_manual=results.has_manuals and process.status is not Status.OBSOLETE,
        )
    yield from register_pages(handbook, labels, render)
    yield from learning_pages(handbook, labels, render)
    yield from cover_pages(handbook, labels, render, due=due, counting=counting, built=built)
    yield from year_pages(handbook, labels, render, due=due, built=built)
    yield from month_pages(handbook, labels, render, due=due, built=built)
    yield from organisation_pages(handbook, labels, render, built=built)
    yield coverage_page(handbook, labels, render, built=built)
    yield community_page(handbook, labels, render)
    yield from goal_pages(handbook, labels, render)
    yield from kpi_pages(handbook, labels, render, reviewed=built)
    yield from data_pages(handbook, labels, render, built=built)
    found = review(handbook, built)
    yield from review_pages(handbook, labels, render, found, results.problems)
    yield from changes_pages(handbook, labels, render)
    yield from document_pages(handbook, labels, render, built=built)
    yield about_page(handbook, labels, render, problems=results.problems, built=built)
    yield from reference_pages(labels, render)
