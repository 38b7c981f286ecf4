"""The control of documents: the register of all manuals, the page that answers a printed one."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator

from generator.analysis.editions import approved_editions, edition, fingerprint, kept_fingerprint
from generator.analysis.inventory import in_force
from generator.labels import Labels
from generator.model.handbook import Handbook
from generator.model.process import Process, Status
from generator.site import addresses
from generator.site.page import Page, SearchEntry
from generator.site.templates import Markup, Render
from generator.thai.wording import date_in_words


def document_pages(
    handbook: Handbook, labels: Labels, render: Render, *, built: datetime.date
) -> Iterator[Page]:
    """Yield the register of documents and the page that verifies a printed manual.

    Which edition is in force they tell of the day ``built``.
    """
    processes = handbook.processes.values()
    yield _page(
        "documents",
        addresses.DOCUMENTS,
        labels,
        render,
        handbook=handbook,
        in_use=[row for one in handbook.in_use() for row in _rows(one, handbook, built)],
        withdrawn=[
            (one, kept_fingerprint(one) or "") for one in processes if one.status is Status.OBSOLETE
        ],
    )
    known = _known(handbook, labels, built)
    yield _page("verify", addresses.VERIFY, labels, render, known=known)


def _rows(
    process: Process, handbook: Handbook, day: datetime.date
) -> Iterator[tuple[Process, str, list[Process], bool]]:
    """Yield an edition, its fingerprint, those before it, newest first, and whether it is next.

    The edition in force comes first, then the one that its file prepares.
    """
    held = in_force(process, handbook, day) or process
    shown = {edition(held), edition(process)}
    former = [one for one in approved_editions(handbook, process.code) if edition(one) not in shown]
    yield held, kept_fingerprint(held) or "", former[::-1], False
    if held is not process:
        is_approved = process.status is Status.APPROVED
        yield process, (is_approved and kept_fingerprint(process)) or "", [], True


def _known(handbook: Handbook, labels: Labels, day: datetime.date) -> Markup:
    """Return all that it takes to answer for a printed manual, as JSON that is safe in a script."""
    known = {
        "documents": {
            code: _document(process, handbook, labels, day)
            for code, process in handbook.processes.items()
        },
        "words": labels.group("control.answer"),
    }
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


def _document(
    process: Process, handbook: Handbook, labels: Labels, day: datetime.date
) -> dict[str, object]:
    replacement = handbook.processes.get(process.superseded_by or "")
    held = in_force(process, handbook, day)
    known = (edition(process), fingerprint(process))
    former = [
        one
        for one in handbook.archive.get(process.code, ())
        if one is held or (edition(one), fingerprint(one)) != known
    ]
    return {
        "title": process.title.in_language(labels.language),
        "href": addresses.process_page(process.code),
        "obsolete": process.status is Status.OBSOLETE,
        "withdrawn": date_in_words(process.withdrawn, labels) if process.withdrawn else "",
        "replacement": replacement
        and {
            "title": replacement.title.in_language(labels.language),
            "href": addresses.process_page(replacement.code),
        },
        "editions": [
            {**_edition(one, labels), "state": _state(one, process, held, day)}
            for one in (*former, process)
        ],
    }


def _state(one: Process, process: Process, held: Process | None, day: datetime.date) -> str:
    """Return what became of an edition: the name of its answer."""
    if one is held:
        return "current"
    if one is not process:
        return "superseded"
    if process.status is not Status.APPROVED:
        return "draft"
    begins = process.revision.effective if process.revision else day
    return "superseded" if held and begins <= day else "coming"


def _edition(process: Process, labels: Labels) -> dict[str, object]:
    issue, number = edition(process) or (None, None)
    words = "" if issue is None else labels("site.process.issue", issue=issue, number=number)
    return {
        "issue": issue,
        "number": number,
        "fingerprint": fingerprint(process),
        "words": words,
        "effective": date_in_words(process.revision.effective, labels) if process.revision else "",
    }


def _page(name: str, address: str, labels: Labels, render: Render, **values: object) -> Page:
    body = render(name, address, **values)
    title, intro = labels(f"control.{name}.title"), labels(f"control.{name}.intro")
    entry = SearchEntry("", title, intro)
    return Page(address, title, body, description=intro, contents=False, entries=(entry,))
