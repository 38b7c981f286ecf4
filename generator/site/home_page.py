"""Home: it begins with the reader's job, then the work by field, role and law."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from generator.analysis.schedules import Occurrence
from generator.labels import Labels
from generator.model.handbook import Handbook
from generator.model.registers import Role
from generator.site import addresses
from generator.site.citations import shown_laws
from generator.site.page import Page, SearchEntry
from generator.site.process_list import processes_by_field
from generator.site.templates import Render
from generator.site.year_pages import due_data

_MOST_CITED = 8


@dataclass(frozen=True)
class Doors:
    """Where the doors of the reader's jobs lead: the one place that knows which pages exist."""

    learning: tuple[tuple[Role, str], ...]
    """The roles that have a learning path, each with its address."""
    cover: tuple[tuple[Role, str], ...]
    """The roles whose work another may have to do: to the cover pack, else to the role."""
    review: str
    """The address of the review; who covers for whom, where there is no review."""


def doors_of(handbook: Handbook, made: Collection[str]) -> Doors:
    """Return where the doors lead, by the addresses that were ``made``."""
    own = [role for role in handbook.roles.values() if not role.external]
    in_use = handbook.in_use()
    working = {step.role for p in in_use for step in p.steps} | {p.owner for p in in_use}
    return Doors(
        learning=tuple(
            (role, path) for role in own if (path := addresses.learning_page(role.id)) in made
        ),
        cover=tuple(
            (role, pack if (pack := addresses.cover_page(role.id)) in made else page)
            for role in own
            if role.id in working and (page := addresses.role_page(role.id)) in made
        ),
        review=addresses.REVIEW if addresses.REVIEW in made else addresses.COVERAGE,
    )


def home_page(
    handbook: Handbook,
    labels: Labels,
    render: Render,
    *,
    due: Sequence[Occurrence],
    has_manuals: bool,
    made: Collection[str],
) -> Page:
    """Return home, with what of ``due`` falls due this month.

    ``made`` are the addresses of the other pages: a door leads only to what is there.
    """
    laws = shown_laws(handbook)
    citing = {id_: len(handbook.citing(id_)) for id_ in laws}
    most_cited = sorted((id_ for id_ in laws if citing[id_]), key=lambda id_: -citing[id_])
    body = render(
        "home",
        addresses.HOME,
        handbook=handbook,
        by_field=processes_by_field(handbook),
        doors=doors_of(handbook, made),
        laws=[laws[id_] for id_ in most_cited[:_MOST_CITED]],
        citing=citing,
        due=due_data(due, labels),
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
        contents=False,
        entries=(SearchEntry("", handbook.office.handbook.in_language(labels.language), text),),
    )
