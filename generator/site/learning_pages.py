"""The learning path of each role: what to read in which order, with marks kept by the browser."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from generator.analysis.changes_in_words import Told
from generator.analysis.learning import learning_path, own_steps
from generator.analysis.self_check import self_check
from generator.labels import Labels
from generator.model.handbook import Handbook
from generator.model.process import Process, all_forms
from generator.site import addresses
from generator.site.changes_pages import comparisons
from generator.site.citations import citations_of_process
from generator.site.page import Page, SearchEntry
from generator.site.templates import Render


def learning_pages(handbook: Handbook, labels: Labels, render: Render) -> Iterator[Page]:
    """Yield a page for each role of the office that has work to learn."""
    for role in handbook.roles.values():
        path = () if role.external else learning_path(handbook, role.id)
        if not path:
            continue
        address = addresses.learning_page(role.id)
        own = {p.code: own_steps(p, role.id) for p in path}
        cited = {c.law.id: c.law for p in path for c in citations_of_process(handbook, p)}
        body = render(
            "learning",
            address,
            handbook=handbook,
            role=role,
            path=path,
            own=own,
            editions={process.code: edition(process) for process in path},
            terms=list(dict.fromkeys(term for process in path for term in process.terms)),
            forms=list(dict.fromkeys(form for process in path for form in all_forms(process))),
            laws=list(cited.values()),
            checks={p.code: self_check(p, role.id, handbook, labels) for p in path},
            since={p.code: _since(p, role.id, handbook, labels) for p in path},
            lessons=handbook.helping_role(role.id, (process.code for process in path)),
        )
        title = labels("learning.title", role=role.title.in_language(labels.language))
        intro = labels("learning.intro")
        yield Page(
            address,
            title,
            body,
            description=intro,
            entries=(SearchEntry("", title, intro),),
        )


@dataclass(frozen=True)
class Since:
    """What an edition changed: its name, its day, what its history says and what we found."""

    edition: str
    date: datetime.date
    said: tuple[str, ...]
    found: tuple[Told, ...]


def _since(process: Process, role: str, handbook: Handbook, labels: Labels) -> tuple[Since, ...]:
    """Return what the editions of a process changed for a role, the newest first."""
    of_revision = labels("changes.field.revision")  # that it is another edition is told already
    found = {
        (one.new.revision.issue, one.new.revision.number): tuple(
            told
            for rows in (one.general, *(rows for of, rows in one.roles if of == role))
            for told in rows
            if told.what != of_revision
        )
        for one in comparisons(handbook, process.code, labels)
        if one.new.revision
    }
    editions: dict[tuple[int, int], Since] = {}
    for line in process.history:
        key = (line.issue, line.number)
        before = editions[key].said if key in editions else ()
        said = (line.change.in_language(labels.language), *before)
        editions[key] = Since("{}.{}".format(*key), line.date, said, found.get(key, ()))
    return tuple(editions[key] for key in sorted(editions, reverse=True))


def edition(process: Process) -> str:
    """Return what tells one edition of a manual from the next, for marks of what was read."""
    revision = process.revision
    return f"{revision.issue}.{revision.number}" if revision else "0"
