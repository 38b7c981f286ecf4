"""What changed: a page for each process with former editions, and the digest for each role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.analysis.changes import Change as Difference
from generator.analysis.changes import by_role, changes, marks, removed_steps
from generator.analysis.changes_in_words import Told, told
from generator.analysis.editions import approved_editions, edition
from generator.flowchart.form import form
from generator.flowchart.graph import graph_of
from generator.flowchart.marked import marked_svg
from generator.labels import Labels
from generator.model.control import Change
from generator.model.handbook import Handbook
from generator.model.process import Process
from generator.site import addresses
from generator.site.page import Page, SearchEntry
from generator.site.templates import Markup, Render

Rows = tuple[Told, ...]


@dataclass(frozen=True)
class Comparison:
    """Two editions that follow one another, and what is different, in words."""

    old: Process
    new: Process
    history: tuple[Change, ...]
    """What the new edition itself says of its changes."""
    rows: Rows
    general: Rows
    """Those that touch everybody with a part in the process."""
    roles: tuple[tuple[str, Rows], ...]
    """Those that touch the work of a role, by role."""


def changes_pages(handbook: Handbook, labels: Labels, render: Render) -> Iterator[Page]:
    """Yield a page for each process that has two approved editions or more."""
    for code, process in handbook.processes.items():
        compared = comparisons(handbook, code, labels)
        if not compared:
            continue
        address = addresses.changes_page(code)
        body = render(
            "changes",
            address,
            handbook=handbook,
            process=process,
            comparisons=list(reversed(compared)),
            chart=_chart(compared[-1].old, compared[-1].new, handbook, labels),
        )
        title = labels("control.changes.title", title=process.title.in_language(labels.language))
        intro = labels("control.changes.intro")
        entry = SearchEntry("", title, intro)
        yield Page(address, title, body, description=intro, entries=(entry,))


def comparisons(handbook: Handbook, code: str, labels: Labels) -> tuple[Comparison, ...]:
    """Return each approved edition of a process held against the one before it, oldest first."""
    editions = approved_editions(handbook, code)
    return tuple(_compared(old, new, handbook, labels) for old, new in pairwise(editions))


def changes_by_role(handbook: Handbook, labels: Labels) -> dict[str, list[tuple[Process, Rows]]]:
    """Return what the edition in force changed for each role, by process."""
    found: dict[str, list[tuple[Process, Rows]]] = {}
    for process in handbook.in_use():
        editions = approved_editions(handbook, process.code)
        if len(editions) > 1 and edition(editions[-1]) == edition(process):
            compared = _compared(editions[-2], editions[-1], handbook, labels)
            for role, rows in compared.roles:
                found.setdefault(role, []).append((process, rows))
    return found


def _compared(old: Process, new: Process, handbook: Handbook, labels: Labels) -> Comparison:
    different = changes(old, new)

    def words(found: tuple[Difference, ...]) -> Rows:
        return tuple(told(one, old, new, [handbook], labels) for one in found)

    return Comparison(
        old,
        new,
        tuple(line for line in new.history if (line.issue, line.number) == edition(new)),
        words(different),
        words(tuple(one for one in different if not one.roles)),
        tuple((role, words(rows)) for role, rows in by_role(different).items()),
    )


def _chart(old: Process, new: Process, handbook: Handbook, labels: Labels) -> Markup:
    different = changes(old, new)
    graph = graph_of(new, handbook.roles, handbook.laws, labels)
    gone = [step.title.in_language(labels.language) for step in removed_steps(different)]
    return Markup(marked_svg(form(graph, labels), marks(different), gone, labels))
