"""The page about the handbook: how much there is, and what is still to be done."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence

from generator.labels import Labels
from generator.model.handbook import Handbook
from generator.model.process import Process, Status
from generator.model.registers import Confidence
from generator.problems import Problem, cure, message
from generator.site import addresses
from generator.site.citations import Cited, citations_of_process, shown_laws
from generator.site.page import Page, SearchEntry
from generator.site.templates import Render


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
