"""Addresses: where each page lies below the site, and the way from one page to another.

An address is made of an id, never of a title, so that it stays the same when a title changes.
All are files, so that one build serves http and file://.
"""

from __future__ import annotations

import re
from urllib.parse import quote

HOME = "index.html"
PROCESSES = "processes/index.html"
ROLES = "roles/index.html"
LAWS = "laws/index.html"
FORMS = "forms/index.html"
TERMS = "terms/index.html"
ORGANISATION = "organisation/index.html"
NETWORK = "organisation/network.html"
COMMITTEES = "organisation/committees.html"
COMMUNITY = "community/index.html"
COVERAGE = "organisation/coverage.html"
REVIEW = "review/index.html"
DOCUMENTS = "documents/index.html"
VERIFY = "verify.html"
COMPLETENESS = "review/completeness.html"
FRESHNESS = "review/freshness.html"
FOLLOW_UP = "review/follow-up.html"
GOALS = "review/goals.html"
PLANS = "review/plans.html"
PMQA = "review/pmqa.html"
SHORTENED = "review/shortened.html"
MANDATES = "organisation/mandates.html"
PUBLIC = "public.html"
REVIEW_CALENDAR = "review/review.ics"
REVIEW_DATA = "review/review.json"
REVIEW_REPORT = "review/report.pdf"
CALENDAR = "calendar/index.html"
OFFICE_CALENDAR = "calendar/calendar.ics"
ABOUT = "about.html"
FORMAT = "reference/format.html"
PROBLEMS = "reference/problems.html"
SYMBOLS = "reference/symbols.html"
KPIS = "kpis/index.html"
DATA = "data/index.html"
HANDBOOK_MANUAL = "manuals/handbook.pdf"

ASSETS = "assets/khumue"
"""Where the site keeps its own styles, scripts and fonts."""

MEANINGS = f"{ASSETS}/terms.js"
"""What the terms of the glossary mean, for the pages that use them."""


def process_page(code: str) -> str:
    """Return the address of a process."""
    return f"processes/{code}.html"


def background_page(code: str) -> str:
    """Return the address of what stands behind the page of a process: times, control, history."""
    return f"processes/background/{code}.html"


def process_source(code: str) -> str:
    """Return the address of the YAML file of a process, beside its page."""
    return f"processes/{code}.yml"


def manual(code: str) -> str:
    """Return the address of the printable manual of a process."""
    return f"manuals/{code}.pdf"


def role_page(role: str) -> str:
    """Return the address of a role."""
    return f"roles/{role}.html"


def law_page(law: str) -> str:
    """Return the address of a law."""
    return f"laws/{law}.html"


def section_anchor(number: str) -> str:
    """Return the id of a section on the page of its law; an id holds no blanks."""
    return "section-" + re.sub(r"\s+", "-", number)


def law_section(law: str, number: str) -> str:
    """Return the address of a section of a law."""
    return f"{law_page(law)}#{quote(section_anchor(number), safe='/()')}"


def form_page(form: str) -> str:
    """Return the address of a form."""
    return f"forms/{form}.html"


def year_page(year: int) -> str:
    """Return the address of a fiscal year (BE) that is not the current one."""
    return f"calendar/{year}.html"


def year_of(kind: str, id_: str, year: int) -> str:
    """Return the address of a fiscal year (BE) of one of ``units`` or of ``roles``."""
    return f"calendar/{kind}/{id_}-{year}.html"


def month_page(month: str) -> str:
    """Return the address of a month, as ``2026-10``."""
    return f"calendar/{month}.html"


def calendar_of(kind: str, id_: str) -> str:
    """Return the address of the calendar file of one of ``units`` or of ``roles``."""
    return f"calendar/{kind}/{id_}.ics"


def owner_reviews(role: str) -> str:
    """Return the address of the calendar of reviews of an owner."""
    return f"review/owners/{role}.ics"


def entry_page(name: str) -> str:
    """Return the address of an entry: its Markdown file below ``content`` becomes a page there."""
    stem = name.rpartition(".")[0]
    folder, _, last = stem.rpartition("/")
    return f"{folder}/index.html" if last == "README" else f"{stem}.html"


def learning_page(role: str) -> str:
    """Return the address of the learning path of a role."""
    return f"learning/{role}.html"


def handover_pack(role: str) -> str:
    """Return the address of the printable handover pack of a role."""
    return f"handover/{role}.pdf"


def cover_page(role: str) -> str:
    """Return the address of the cover pack of a role."""
    return f"cover/{role}.html"


def changes_page(code: str) -> str:
    """Return the address of what changed between the editions of a process."""
    return f"changes/{code}.html"


def kpi_page(kpi: str) -> str:
    """Return the address of an indicator."""
    return f"kpis/{kpi}.html"


def agreement_page(year: int, whose: str) -> str:
    """Return the address of the agreement of a unit or a role in a fiscal year (BE)."""
    return f"agreements/{year}-{whose or 'office'}.html"


def statistics_page(dataset: str) -> str:
    """Return the address of the statistics in a set of data."""
    return f"statistics/{dataset}.html"


def time_study_page(dataset: str) -> str:
    """Return the address of the time study of an event log."""
    return f"time-studies/{dataset}.html"


def data_file(name: str) -> str:
    """Return the address of an open file of data."""
    return f"data/{name}"


def root(page: str) -> str:
    """Return the way from a page to the root of the site; any address may follow it."""
    return "../" * page.count("/")


OF = (
    process_page, process_source, manual, role_page, law_page, law_section, section_anchor,
    form_page, month_page, learning_page, entry_page, background_page, changes_page, owner_reviews,
    cover_page, handover_pack, kpi_page, agreement_page, statistics_page, time_study_page,
    data_file,
)  # fmt: skip
"""The addresses that are made of an id; templates know them by name."""
