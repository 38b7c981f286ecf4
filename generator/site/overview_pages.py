"""The pages that lead to the others: home, the list of processes, and about this handbook."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.analysis.schedules import Occurrence
from generator.labels import Labels
from generator.model.handbook import Handbook
from generator.model.process import Mission, Process, Status
from generator.model.registers import Confidence
from generator.problems import Problem, cure, message
from generator.site import addresses
from generator.site.citations import Cited, citations_of_process, shown_laws
from generator.site.page import Page, SearchEntry
from generator.site.search_entries import process_list_entries
from generator.site.templates import Markup, Render
from generator.site.year_pages import due_data

_MOST_CITED = 8


def overview_pages(
    handbook: Handbook,
    labels: Labels,
    render: Render,
    *,
    due: Sequence[Occurrence],
    has_manuals: bool,
) -> Iterator[Page]:
    """Yield home, with what of ``due`` falls due this month, and the list of processes."""
    by_field: dict[str, list[Process]] = {field: [] for field in handbook.fields}
    for process in handbook.processes.values():
        by_field[handbook.field_of(process).id].append(process)
    yield _home(handbook, labels, render, by_field, due_data(due, labels), has_manuals)
    yield _process_list(handbook, labels, render, by_field)


def _home(
    handbook: Handbook,
    labels: Labels,
    render: Render,
    by_field: dict[str, list[Process]],
    due: Markup,
    has_manuals: bool,
) -> Page:
    acting = {step.role for process in handbook.in_use() for step in process.steps}
    owning = {process.owner for process in handbook.in_use()}
    laws = shown_laws(handbook)
    citing = {id_: len(handbook.citing(id_)) for id_ in laws}
    most_cited = sorted((id_ for id_ in laws if citing[id_]), key=lambda id_: -citing[id_])
    body = render(
        "home",
        addresses.HOME,
        handbook=handbook,
        by_field=by_field,
        roles=[
            role
            for role in handbook.roles.values()
            if not role.external and role.id in acting | owning
        ],
        laws=[laws[id_] for id_ in most_cited[:_MOST_CITED]],
        citing=citing,
        due=due,
        has_manuals=has_manuals,
    )
    about = handbook.office.about
    text = about.in_language(labels.language) if about else ""
    return Page(
        addresses.HOME,
        labels("site.nav.home"),
        body,
        description=text,
        section=True,
        entries=(SearchEntry("", handbook.office.handbook.in_language(labels.language), text),),
    )


def _process_list(
    handbook: Handbook, labels: Labels, render: Render, by_field: dict[str, list[Process]]
) -> Page:
    body = render(
        "processes",
        addresses.PROCESSES,
        handbook=handbook,
        by_field=by_field,
        by_mission={
            mission: [p for p in handbook.processes.values() if p.mission is mission]
            for mission in Mission
        },
    )
    return Page(
        addresses.PROCESSES,
        labels("site.nav.processes"),
        body,
        description=labels("site.processes.intro"),
        section=True,
        entries=tuple(process_list_entries(handbook, labels)),
    )


def about_page(
    handbook: Handbook,
    labels: Labels,
    render: Render,
    *,
    problems: Sequence[Problem],
    built: datetime.date,
) -> Page:
    """Return the page about the handbook: how much there is, and what is still to be done.

    ``problems`` are those that did not stop the build; ``built`` is the date of the handbook.
    """
    in_use = handbook.in_use()
    approved = [p for p in in_use if p.status is Status.APPROVED]
    statuses = Counter(p.status for p in handbook.processes.values())
    body = render(
        "about",
        addresses.ABOUT,
        handbook=handbook,
        built=built,
        statuses=[(status, statuses[status]) for status in Status if statuses[status]],
        share=100 * len(approved) // len(in_use) if in_use else 0,
        approved=len(approved),
        in_use=len(in_use),
        laws=shown_laws(handbook),
        problems=[(p, message(p, labels), cure(p, labels)) for p in problems],
        unverified=_unverified(handbook),
    )
    return Page(
        addresses.ABOUT,
        labels("site.nav.about"),
        body,
        description=labels("site.about.intro"),
        section=True,
        entries=(SearchEntry("", labels("site.nav.about"), labels("site.about.intro")),),
    )


def _unverified(handbook: Handbook) -> list[tuple[Process, list[Cited]]]:
    """Return the processes with those of their citations that wait for verification."""
    found = []
    for process in handbook.in_use():
        waiting = [
            cited
            for cited in citations_of_process(handbook, process)
            if cited.confidence is not Confidence.VERIFIED
        ]
        if waiting:
            found.append((process, waiting))
    return found
