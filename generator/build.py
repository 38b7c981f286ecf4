"""The build: load, check, draw, write pages, print manuals. Read it as a table of contents.

:func:`open_project` loads and checks; :func:`build_site` makes everything that is published, as
values. Files are made when they are asked for, so that a large handbook need not fit in memory.
A door puts them where readers find them.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from generator.analysis.absence import Absence, absence
from generator.analysis.build_date import build_date, epoch_day
from generator.analysis.coverage import roles_to_cover
from generator.analysis.limits import LimitCheck
from generator.analysis.review import Review, review
from generator.analysis.schedules import Occurrence, by_role, of_unit, work_years
from generator.analysis.workdays import calendar_of
from generator.exchange.ics import calendar_file, review_calendar
from generator.exchange.review_json import review_json
from generator.flowchart.form import form
from generator.flowchart.graph import graph_of
from generator.flowchart.svg import Links, screen_svg
from generator.inspection import inspect
from generator.labels import Labels
from generator.loading.files import DATA, PROCESSES, REGISTERS
from generator.manual.handover import handover_pdf, year_from
from generator.manual.pdf import handbook_pdf, manual_pdf
from generator.manual.review_report import review_pdf
from generator.model.handbook import Handbook
from generator.problems import Problem
from generator.site import addresses
from generator.site.community_page import entry_headers
from generator.site.glossary import meanings
from generator.site.made_styles import made_styles
from generator.site.page import Page
from generator.site.pages import Results, site_pages
from generator.site.search_assets import worker_script
from generator.site.search_index import search_index
from generator.site.synonyms import synonyms
from generator.site.templates import renderer
from generator.thai.fonts import web_fonts
from generator.theme import LANGUAGES, read_labels, read_synonyms, theme_folder

ASSETS = addresses.ASSETS

_STYLES = (
    "focus.css",
    "khumue.css", "tables.css", "flowchart.css", "time.css", "people.css", "reading.css",
    "cover.css", "learning.css", "calendar.css", "control.css", "review.css", "figures.css",
    "print.css",
)  # fmt: skip
"""The style sheets of ``theme/site``, in the order in which they apply."""

STYLES = f"{ASSETS}/khumue.css"
"""All of them in one, with the rules that are made of labels and symbols: a page asks once."""

SCRIPTS = ("time", "year", "people", "reading", "control")
"""The folders of ``theme/site`` with scripts that pages load by themselves."""

SEARCH_WORKER = f"{ASSETS}/search.js"

SEARCH_BOX = f"{ASSETS}/search-box.js"

SEARCH_FROM_FILES = f"{ASSETS}/iframe-worker.js"
"""Its name tells Material's offline plugin not to fetch such a script from elsewhere."""

CACHE = ".cache"
"""Folder of the project for what can be made again; hidden, and never published."""


@dataclass(frozen=True)
class Project:
    """A checked project: its handbook, all problems, and the day as of which they are shown."""

    root: Path
    handbook: Handbook
    problems: tuple[Problem, ...]
    built: datetime.date
    """The day that outputs carry and as of which the handbook is reviewed."""
    limits: Mapping[str, tuple[LimitCheck, ...]]
    """The verdict on each limit of law, by process, in the order of the source."""
    has_handbook: bool
    """Whether there are processes or registers; else the site is Markdown alone."""


@dataclass(frozen=True)
class PublishedFile:
    """A file of the site that is no page: its address, and how to make its bytes."""

    address: str
    make: Callable[[], bytes]


@dataclass(frozen=True)
class Site:
    """All that is published."""

    pages: tuple[Page, ...]
    files: tuple[PublishedFile, ...]
    manuals: tuple[PublishedFile, ...]
    synonyms: tuple[tuple[str, ...], ...]
    """Groups of names that mean the same, for the search."""
    headers: Mapping[str, Page] = field(default_factory=dict)
    """What stands on top of pages that authors write, by Markdown file below ``content``."""


def open_project(
    root: Path,
    epoch: str | None,
    today: datetime.date | None = None,
    clock: datetime.date | None = None,
) -> Project:
    """Load and check the project in ``root``; ``epoch`` is the value of SOURCE_DATE_EPOCH, if set.

    ``today`` is the day that what was done is held against; without it that of ``epoch``, else of
    a ``clock`` that can be right. Without any it is not known: nothing can be told to be dated
    ahead, and the project is built as of the newest day on which anything was done.

    Never raises on bad input: what is wrong stands in ``problems``. A folder of Markdown alone is
    a project too: its site gets the look and the search.
    """
    inspected = inspect(root, today or epoch_day(epoch), clock)
    date, found = build_date(epoch, inspected.handbook)
    has_handbook = any((root / folder).is_dir() for folder in (PROCESSES, REGISTERS))
    problems = tuple(
        p for p in (*inspected.problems, *found) if has_handbook or p.code != "missing-register"
    )
    built = inspected.today or date
    return Project(root, inspected.handbook, problems, built, inspected.limits, has_handbook)


def build_site(project: Project, labels: Labels, site_url: str = "") -> Site:
    """Make the whole site of a project that has no errors."""
    looks = (*_styles(project), *_fonts(), *_search_scripts(), *_time_scripts())
    if not project.has_handbook:
        return Site((), looks, (), read_synonyms())
    manuals = tuple(_manuals(project, labels, site_url))
    days = calendar_of(project.handbook.holidays.values())
    due = work_years(project.handbook, project.built, days)
    results = Results(
        charts=_charts(project, labels),
        limits=project.limits,
        problems=project.problems,
        built=project.built,
        due=due,
        has_manuals=bool(manuals),
    )
    pages = site_pages(project.handbook, labels, results)
    names = (*read_synonyms(), *synonyms(project.handbook))
    files = (
        *_sources(project),
        *_open_data(project),
        *_meanings(project.handbook, labels),
        *_handovers(project, labels),
        *_calendars(project, due, labels),
        *_reviews(project, labels),
        *looks,
    )
    headers = entry_headers(project.handbook, labels, renderer(labels))
    return Site(tuple(pages), files, manuals, names, headers)


def _charts(project: Project, labels: Labels) -> dict[str, str]:
    """Draw the flowchart of each process as SVG; its steps lead to their rows on the page."""
    book = project.handbook
    charts = {}
    for code, process in book.processes.items():
        links = Links("#step-{}".format, partial(_link_from, addresses.process_page(code)))
        graph = graph_of(process, book.roles, book.laws, labels, book.forms)
        drawn = form(graph, labels, book.office.chart_columns)
        charts[code] = screen_svg(drawn, labels, links)
    return charts


def _link_from(page: str, code: str) -> str:
    return addresses.root(page) + addresses.process_page(code)


def _manuals(project: Project, labels: Labels, site_url: str) -> Iterator[PublishedFile]:
    """Yield the printable manual of each process in use, then the handbook of all of them."""
    given: dict[str, Any] = {
        "cache": project.root / CACHE,
        "site_url": site_url,
        "build_date": project.built,
    }
    in_use = project.handbook.in_use()
    for process in in_use:
        make = partial(_manual, project.handbook, process.code, labels, **given)
        yield PublishedFile(addresses.manual(process.code), make)
    if in_use:
        make = partial(handbook_pdf, project.handbook, labels, **given)
        yield PublishedFile(addresses.HANDBOOK_MANUAL, make)


def _manual(handbook: Handbook, code: str, labels: Labels, **given: Any) -> bytes:
    pdf = manual_pdf(handbook, code, labels, **given)
    assert pdf is not None, "only an obsolete process has no manual"
    return pdf


def _handovers(project: Project, labels: Labels) -> Iterator[PublishedFile]:
    """Yield the handover pack of each role that has work, for the year from the build date on."""
    book, day = project.handbook, project.built
    days = calendar_of(book.holidays.values())
    for role in sorted(roles_to_cover(book)):
        found = partial(absence, book, role, day, year_from(day), days)
        make = partial(_handover, book, found, labels, project.root / CACHE)
        yield PublishedFile(addresses.handover_pack(role), make)


def _handover(book: Handbook, found: Callable[[], Absence], labels: Labels, cache: Path) -> bytes:
    return handover_pdf(book, found(), labels, cache=cache)


def _meanings(handbook: Handbook, labels: Labels) -> Iterator[PublishedFile]:
    """Yield what the terms mean, for the pages that use them."""
    yield PublishedFile(addresses.MEANINGS, lambda: meanings(handbook, labels).encode())


def _sources(project: Project) -> Iterator[PublishedFile]:
    """Yield the YAML file of each process, for its page to link to."""
    for code, file in project.handbook.files.items():
        yield PublishedFile(addresses.process_source(code), (project.root / file).read_bytes)


def _open_data(project: Project) -> Iterator[PublishedFile]:
    """Yield the files of the sets of data that are open to the public; no other is published."""
    for dataset in project.handbook.datasets.values():
        if dataset.public and dataset.file:
            file = project.root / DATA / dataset.file
            yield PublishedFile(addresses.data_file(dataset.file), file.read_bytes)


def _calendars(
    project: Project, due: Sequence[Occurrence], labels: Labels
) -> Iterator[PublishedFile]:
    """Yield the calendar of the office, and of each unit and role with something to do by a day.

    There is none without a day: a calendar without events is none (RFC 5545, 3.6).
    """
    book = project.handbook
    office = (book.office.short or book.office.name).in_language(labels.language)
    make = partial(calendar_file, handbook=book, labels=labels, built=project.built)
    if due:
        yield PublishedFile(addresses.OFFICE_CALENDAR, partial(make, due, name=office))
    units = (
        ("units", one.id, one.title, of_unit(due, one.id, book)) for one in book.units.values()
    )
    of_role = by_role(due, book)
    roles = (("roles", one.id, one.title, of_role.get(one.id, ())) for one in book.roles.values())
    for kind, id_, title, own in (*units, *roles):
        if own:
            name = labels("year.calendar-of", office=office, of=title.in_language(labels.language))
            yield PublishedFile(addresses.calendar_of(kind, id_), partial(make, own, name=name))


def _reviews(project: Project, labels: Labels) -> Iterator[PublishedFile]:
    """Yield the review as data, and the calendars of review dates, of the office and by owner."""
    book = project.handbook
    found = review(book, project.built)
    yield PublishedFile(addresses.REVIEW_DATA, partial(_review_data, project, found, labels))
    given = (book, found, project.problems, labels)
    report = partial(review_pdf, *given, cache=project.root / CACHE)
    yield PublishedFile(addresses.REVIEW_REPORT, report)
    office = (book.office.short or book.office.name).in_language(labels.language)
    make = partial(review_calendar, labels=labels, built=project.built)
    name = labels("review.calendar-of", office=office)
    dated = [one for one in found.freshness if one.review_by]
    if dated:
        yield PublishedFile(addresses.REVIEW_CALENDAR, partial(make, dated, name=name))
    for owner in book.roles:
        own = [one for one in dated if one.process.owner == owner]
        if own:
            yield PublishedFile(addresses.owner_reviews(owner), partial(make, own, name=name))


def _review_data(project: Project, found: Review, labels: Labels) -> bytes:
    return review_json(project.handbook, found, project.problems, labels).encode()


def _styles(project: Project) -> Iterator[PublishedFile]:
    every = [read_labels(language) for language in LANGUAGES]
    office, built = project.handbook.office.name, project.built

    def sheet() -> bytes:
        folder = theme_folder() / "site"
        written = ((folder / name).read_text(encoding="utf-8") for name in _STYLES)
        return "".join((*written, made_styles(every, office, built))).encode()

    yield PublishedFile(STYLES, sheet)


def _fonts() -> Iterator[PublishedFile]:
    fonts = web_fonts()
    for name in sorted(fonts):
        yield PublishedFile(f"{ASSETS}/{name}", partial(_given, fonts, name))


def _search_scripts() -> Iterator[PublishedFile]:
    """Yield the worker of the search, what starts it on a page opened from a file, and the box."""
    folder = theme_folder() / "site" / "search"

    def worker() -> bytes:
        return worker_script(lambda name: (folder / name).read_text(encoding="utf-8")).encode()

    yield PublishedFile(SEARCH_WORKER, worker)
    yield PublishedFile(SEARCH_FROM_FILES, (folder / "iframe-worker.js").read_bytes)
    yield PublishedFile(SEARCH_BOX, (folder / "search-box.js").read_bytes)


def _time_scripts() -> Iterator[PublishedFile]:
    """Yield the scripts that some pages load: calculators, marks, filters."""
    folder = theme_folder() / "site"
    found = (script for room in SCRIPTS for script in (folder / room).glob("*.js"))
    for script in sorted(found):
        yield PublishedFile(f"{ASSETS}/{script.name}", script.read_bytes)


def finish_search_index(site: Path, synonyms: Sequence[Sequence[str]]) -> None:
    """Mark the words of the index that the search plugin wrote; write it for file:// too."""
    file = site / "search" / "search_index.json"
    if file.is_file():
        entries = json.loads(file.read_text(encoding="utf-8"))["docs"]
        index = search_index(entries, synonyms)
        file.write_text(index, encoding="utf-8", newline="\n")
        script = f"var __index = {index}"
        file.with_suffix(".js").write_text(script, encoding="utf-8", newline="\n")


def _given(files: Mapping[str, bytes], name: str) -> bytes:
    return files[name]
