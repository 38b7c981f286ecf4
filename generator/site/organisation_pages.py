"""The pages of the organisation: units with their roles and delegations, network, committees."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.labels import Labels
from generator.model.fields import Text
from generator.model.handbook import Handbook
from generator.model.organisation import Capacity
from generator.model.process import Process
from generator.model.registers import Role, Unit
from generator.model.step import Step
from generator.site import addresses
from generator.site.page import Page, SearchEntry
from generator.site.templates import Render

Branch = tuple[Unit, int, list[Role]]
"""A unit, how deep it lies below the office (from 0), and its roles."""


def organisation_pages(
    handbook: Handbook, labels: Labels, render: Render, *, built: datetime.date
) -> Iterator[Page]:
    """Yield the organisation, the network directory and the committees.

    ``built`` is the date of the handbook: delegations are told as they stand on that day.
    """
    roles = handbook.roles.values()
    yield _page(
        "organisation",
        addresses.ORGANISATION,
        labels,
        render,
        section=True,
        entries=_delegation_entries(handbook, labels),
        handbook=handbook,
        units=list(_units(handbook)),
        unplaced=[role for role in roles if not role.unit and not role.external],
        built=built,
    )
    yield _page(
        "network",
        addresses.NETWORK,
        labels,
        render,
        entries=_agency_entries(handbook, labels),
        handbook=handbook,
        contacts={id_: _steps_contacting(id_, handbook) for id_ in handbook.agencies},
    )
    yield _page(
        "committees",
        addresses.COMMITTEES,
        labels,
        render,
        entries=_committee_entries(handbook, labels),
        handbook=handbook,
        secretaries={
            committee.id: committee.in_capacity(Capacity.SECRETARY)
            for committee in handbook.committees.values()
        },
        outside={
            committee.id: sum(handbook.roles[one.role].external for one in committee.members)
            for committee in handbook.committees.values()
        },
        sectors={
            committee.id: Counter(one.sector.value for one in committee.members if one.sector)
            for committee in handbook.committees.values()
        },
    )


def _units(handbook: Handbook, parent: str | None = None, depth: int = 0) -> Iterator[Branch]:
    """Yield the units below ``parent`` as a tree that is read from top to bottom."""
    for unit in handbook.units.values():
        if unit.parent == parent:
            yield unit, depth, [role for role in handbook.roles.values() if role.unit == unit.id]
            yield from _units(handbook, unit.id, depth + 1)


def _steps_contacting(agency: str, handbook: Handbook) -> list[tuple[Process, tuple[Step, ...]]]:
    """Return the processes in use with those of their steps that name an agency."""
    rows = (
        (process, tuple(step for step in process.steps if step.contact == agency))
        for process in handbook.in_use()
    )
    return [(process, steps) for process, steps in rows if steps]


def _delegation_entries(handbook: Handbook, labels: Labels) -> Iterator[SearchEntry]:
    for one in handbook.delegations.values():
        roles = (handbook.roles[one.from_].title, handbook.roles[one.to].title)
        yield SearchEntry(
            f"delegation-{one.id}",
            one.what.in_language(labels.language),
            _joined((one.order, *roles, one.note), labels),
        )


def _agency_entries(handbook: Handbook, labels: Labels) -> Iterator[SearchEntry]:
    for one in handbook.agencies.values():
        yield SearchEntry(
            f"agency-{one.id}",
            one.title.in_language(labels.language),
            " · ".join((*one.aliases, _joined((one.contact, *one.topics), labels))),
        )


def _committee_entries(handbook: Handbook, labels: Labels) -> Iterator[SearchEntry]:
    for one in handbook.committees.values():
        seats = (handbook.roles[member.role].title for member in one.members)
        yield SearchEntry(
            f"committee-{one.id}",
            one.title.in_language(labels.language),
            " · ".join((*one.aliases, _joined((one.duty, one.cycle, *seats), labels))),
        )


def _page(
    name: str,
    address: str,
    labels: Labels,
    render: Render,
    *,
    entries: Iterable[SearchEntry],
    section: bool = False,
    **values: object,
) -> Page:
    body = render(name, address, **values)
    title, intro = labels(f"people.nav.{name}"), labels(f"people.{name}.intro")
    return Page(
        address,
        title,
        body,
        description=intro,
        section=section,
        entries=(SearchEntry("", title, intro), *entries),
    )


def _joined(texts: Iterable[Text | None], labels: Labels) -> str:
    return " · ".join(text.in_language(labels.language) for text in texts if text)
