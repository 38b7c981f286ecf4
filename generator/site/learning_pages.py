"""The learning path of each role: what to read in which order, with marks kept by the browser."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.learning import learning_path
from generator.labels import Labels
from generator.model.handbook import Handbook
from generator.model.process import Process, all_forms
from generator.site import addresses
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
        own = {p.code: [step for step in p.steps if step.role == role.id] for p in path}
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


def edition(process: Process) -> str:
    """Return what tells one edition of a manual from the next, for marks of what was read."""
    revision = process.revision
    return f"{revision.issue}.{revision.number}" if revision else "0"
