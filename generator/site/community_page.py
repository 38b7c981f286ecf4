"""The community page: what was learned at work, who can help, what is taught, which services."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.labels import Labels
from generator.model.handbook import Handbook
from generator.model.knowledge import Entry, EntryKind, ServiceKind
from generator.site import addresses
from generator.site.page import Page, SearchEntry
from generator.site.templates import Render


@dataclass(frozen=True)
class Row:
    """An entry with all that it is tied to, also by its steps."""

    name: str
    entry: Entry
    processes: tuple[str, ...]
    roles: tuple[str, ...]


def community_page(handbook: Handbook, labels: Labels, render: Render) -> Page:
    """Return the community page: entries by kind, groups, experts, trainings, services."""
    rows = [_row(name, entry, handbook) for name, entry in handbook.entries.items()]
    titles = {
        "process": {
            code: f"{code} {handbook.processes[code].title.in_language(labels.language)}"
            for code in sorted({code for row in rows for code in row.processes})
        },
        "role": {
            id_: role.title.in_language(labels.language)
            for id_, role in handbook.roles.items()
            if any(id_ in row.roles for row in rows)
        },
    }
    grouped = {kind: [row for row in rows if row.entry.kind is kind] for kind in EntryKind}
    trainings = sorted(handbook.trainings.values(), key=lambda one: one.date)
    services = handbook.services.values()
    body = render(
        "community",
        addresses.COMMUNITY,
        handbook=handbook,
        groups={kind: found for kind, found in grouped.items() if found},
        filters=titles,
        trainings=[
            (one, [pair for pair in handbook.entries.items() if pair[1].training == one.id])
            for one in trainings
        ],
        menus=[(kind, [one for one in services if one.kind is kind]) for kind in ServiceKind],
    )
    title, intro = labels("knowledge.nav"), labels("knowledge.intro")
    return Page(
        addresses.COMMUNITY,
        title,
        body,
        description=intro,
        section=True,
        entries=(SearchEntry("", title, intro), *_search_entries(handbook, labels)),
    )


def _row(name: str, entry: Entry, handbook: Handbook) -> Row:
    steps = handbook.steps_tied(entry.steps)
    codes = dict.fromkeys((*entry.processes, *(process.code for process, _ in steps)))
    roles = dict.fromkeys((*entry.roles, *(step.role for _, step in steps if step.role)))
    return Row(name, entry, tuple(codes), tuple(roles))


def entry_headers(handbook: Handbook, labels: Labels, render: Render) -> dict[str, Page]:
    """Return what stands on top of each entry, by its name; the Markdown below is its author's."""
    found = {}
    for name, entry in handbook.entries.items():
        address = addresses.entry_page(name)
        body = render(
            "entry",
            address,
            handbook=handbook,
            entry=entry,
            processes=entry.processes,
            steps=handbook.steps_tied(entry.steps),
        )
        about = entry.summary.in_language(labels.language) if entry.summary else ""
        title = entry.title.in_language(labels.language)
        found[name] = Page(address, title, body, description=about)
    return found


def _search_entries(handbook: Handbook, labels: Labels) -> Iterator[SearchEntry]:
    """Yield the services, experts and trainings; entries are pages that a search reads itself."""
    language = labels.language
    for service in handbook.services.values():
        texts = (service.users, service.how)
        about = " · ".join(text.in_language(language) for text in texts if text)
        yield SearchEntry(f"service-{service.id}", service.title.in_language(language), about)
    for expert in handbook.experts.values():
        kind = labels(f"knowledge.expert-kind.{expert.kind}")
        about = " · ".join(topic.in_language(language) for topic in expert.topics)
        who = handbook.roles[expert.role].title if expert.role else None
        if expert.agency and not who:
            who = handbook.agencies[expert.agency].title
        name = f"{kind}: {who.in_language(language)}" if who else kind
        yield SearchEntry(f"expert-{expert.id}", name, about)
    for training in handbook.trainings.values():
        title = training.title.in_language(language)
        yield SearchEntry(f"training-{training.id}", title, labels("knowledge.trainings"))
