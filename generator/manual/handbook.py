"""The whole handbook as one document: cover, contents across processes, then every manual."""

from __future__ import annotations

from collections.abc import Iterable

from generator.labels import Labels
from generator.manual.blocks import Block
from generator.manual.control import cover_title, running_head
from generator.model.handbook import Handbook


def handbook_data(
    handbook: Handbook, manuals: Iterable[tuple[str, Block]], labels: Labels, address: str = ""
) -> Block:
    """Return the data of the handbook.

    ``manuals`` are codes of processes with the data of their manuals, in the order of the
    handbook; ``address`` is where the site stands, if it does. Manuals are grouped by field of
    work; a field without any is left out.
    """
    groups: dict[str, list[Block]] = {}
    count = 0
    for code, manual in manuals:
        field = handbook.field_of(handbook.processes[code])
        groups.setdefault(field.title.in_language(labels.language), []).append(manual)
        count += 1
    office = handbook.office
    name = office.name.in_language(labels.language)
    title = office.handbook.in_language(labels.language)
    return {
        "running": running_head(name, title),
        "cover": {
            "office": name,
            "series": labels("manual.subject"),
            "title": cover_title(title),
            "about": office.about.in_language(labels.language) if office.about else "",
            "count": labels("manual.handbook.count", count=count)
            if count
            else labels("manual.handbook.empty"),
        },
        "contents": labels("manual.handbook.contents"),
        "address": address,
        "alt": labels("manual.handbook.qr", address=address),
        "online": labels("manual.online"),
        "groups": [{"title": title, "manuals": found} for title, found in groups.items()],
    }
