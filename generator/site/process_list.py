"""The list of all processes, which a reader narrows by field, mission, role, law, status, words.

Every row carries what it can be found by, so that the browser alone can filter; without a script
the whole list is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.labels import Labels
from generator.model.fields import Text
from generator.model.handbook import Handbook
from generator.model.process import Mission, Process, Status
from generator.site import addresses
from generator.site.citations import citations_of_process
from generator.site.page import Page
from generator.site.search_entries import process_list_entries
from generator.site.templates import Render
from generator.thai.sorting import thai_order


@dataclass(frozen=True)
class Filter:
    """A way to narrow the list: its name in the address, and its choices (value and words)."""

    name: str
    choices: tuple[tuple[str, str], ...]


def processes_by_field(handbook: Handbook) -> dict[str, list[Process]]:
    """Return the processes in use of each field of work, in the order of the register."""
    found: dict[str, list[Process]] = {field: [] for field in handbook.fields}
    for process in handbook.in_use():
        found[handbook.field_of(process).id].append(process)
    return found


def process_list(handbook: Handbook, labels: Labels, render: Render) -> Page:
    """Return the page of the list."""
    marks = {process.code: _marks(process, handbook) for process in handbook.processes.values()}
    body = render(
        "processes",
        addresses.PROCESSES,
        handbook=handbook,
        by_field=processes_by_field(handbook),
        filters=_filters(handbook, labels, marks.values()),
        marks=marks,
    )
    return Page(
        addresses.PROCESSES,
        labels("site.nav.processes"),
        body,
        description=labels("site.processes.intro"),
        section=True,
        contents=False,
        entries=tuple(process_list_entries(handbook, labels)),
    )


def _marks(process: Process, handbook: Handbook) -> Mapping[str, tuple[str, ...]]:
    """Return the values by which each filter finds a process."""
    roles = (process.owner, process.deputy, *(step.role for step in process.steps))
    return {
        "field": (handbook.field_of(process).id,),
        "mission": (process.mission.value,),
        "role": tuple(dict.fromkeys(role for role in roles if role)),
        "law": tuple(dict.fromkeys(c.law.id for c in citations_of_process(handbook, process))),
        "status": (process.status.value,),
    }


def _filters(
    handbook: Handbook, labels: Labels, marks: Iterable[Mapping[str, tuple[str, ...]]]
) -> list[Filter]:
    """Return the filters with the choices that find anything."""
    found: dict[str, set[str]] = {}
    for one in marks:
        for name, values in one.items():
            found.setdefault(name, set()).update(values)

    def words(text: Text) -> str:
        return text.in_language(labels.language)

    named = {
        "field": [(id_, words(field.title)) for id_, field in handbook.fields.items()],
        "mission": [(one.value, labels(f"words.mission.{one.value}")) for one in Mission],
        "role": sorted(
            ((id_, words(role.title)) for id_, role in handbook.roles.items()),
            key=lambda choice: thai_order(choice[1]),
        ),
        "law": sorted(
            ((id_, words(law.short or law.title)) for id_, law in handbook.laws.items()),
            key=lambda choice: thai_order(choice[1]),
        ),
        "status": [(one.value, labels(f"words.status.{one.value}")) for one in Status],
    }
    return [
        Filter(name, tuple(one for one in choices if one[0] in found.get(name, set())))
        for name, choices in named.items()
    ]
