"""The control of documents: the register of all manuals, the page that answers a printed one."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.analysis.editions import approved_editions, edition, fingerprint, kept_fingerprint
from generator.labels import Labels
from generator.model.handbook import Handbook
from generator.model.process import Process, Status
from generator.site import addresses
from generator.site.page import Page, SearchEntry
from generator.site.templates import Markup, Render
from generator.thai.wording import date_in_words


def document_pages(handbook: Handbook, labels: Labels, render: Render) -> Iterator[Page]:
    """Yield the register of documents and the page that verifies a printed manual."""
    processes = handbook.processes.values()
    yield _page(
        "documents",
        addresses.DOCUMENTS,
        labels,
        render,
        handbook=handbook,
        in_use=[_row(one, handbook) for one in processes if one.status is not Status.OBSOLETE],
        withdrawn=[_row(one, handbook) for one in processes if one.status is Status.OBSOLETE],
    )
    yield _page("verify", addresses.VERIFY, labels, render, known=_known(handbook, labels))


def _row(process: Process, handbook: Handbook) -> tuple[Process, str, list[Process]]:
    """Return a process, its fingerprint, and its editions of before, newest first."""
    former = [
        one for one in approved_editions(handbook, process.code) if edition(one) != edition(process)
    ]
    return process, kept_fingerprint(process) or "", former[::-1]


def _known(handbook: Handbook, labels: Labels) -> Markup:
    """Return all that it takes to answer for a printed manual, as JSON that is safe in a script."""
    known = {
        "documents": {
            code: _document(process, handbook, labels)
            for code, process in handbook.processes.items()
        },
        "words": labels.group("control.answer"),
    }
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


def _document(process: Process, handbook: Handbook, labels: Labels) -> dict[str, object]:
    replacement = handbook.processes.get(process.superseded_by or "")
    now = edition(process)
    former = [one for one in handbook.archive.get(process.code, ()) if edition(one) != now]
    return {
        "title": process.title.in_language(labels.language),
        "href": addresses.process_page(process.code),
        "approved": process.status is Status.APPROVED,
        "obsolete": process.status is Status.OBSOLETE,
        "withdrawn": date_in_words(process.withdrawn, labels) if process.withdrawn else "",
        "replacement": replacement
        and {
            "title": replacement.title.in_language(labels.language),
            "href": addresses.process_page(replacement.code),
        },
        "editions": [
            *({**_edition(one, labels), "current": False} for one in former),
            {**_edition(process, labels), "current": True},
        ],
    }


def _edition(process: Process, labels: Labels) -> dict[str, object]:
    issue, number = edition(process) or (None, None)
    words = "" if issue is None else labels("site.process.issue", issue=issue, number=number)
    return {
        "issue": issue,
        "number": number,
        "fingerprint": fingerprint(process),
        "words": words,
    }


def _page(name: str, address: str, labels: Labels, render: Render, **values: object) -> Page:
    body = render(name, address, **values)
    title, intro = labels(f"control.{name}.title"), labels(f"control.{name}.intro")
    entry = SearchEntry("", title, intro)
    return Page(address, title, body, description=intro, contents=False, entries=(entry,))
