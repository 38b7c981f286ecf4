"""The handover pack: all the work of a role, what is open to be filled in, and the sign-off.

Printed when somebody is transferred; whoever hands over fills in what no handbook knows.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from generator.analysis.absence import Absence, Work
from generator.labels import Labels
from generator.manual.blocks import Block, Words, nothing, paragraph, points, section, table
from generator.manual.pack import role_lessons, work_section
from generator.manual.pack_front import due_in_words, gaps_in_words, marks_of, unknown_in_words
from generator.manual.pdf import shared_data
from generator.manual.typeset import Folder, typeset
from generator.model.handbook import Handbook
from generator.thai.wording import date_in_words

ROWS_TO_FILL = 5
"""Empty rows of a table that whoever hands over fills in by hand."""


def handover_pdf(
    handbook: Handbook,
    found: Absence,
    labels: Labels,
    *,
    cache: Folder,
) -> bytes:
    """Return the PDF of a handover pack; the span of ``found`` is the year to come."""
    data = handover_data(handbook, found, labels)
    return typeset(
        {**shared_data(handbook, labels, data["title"]), "pack": data},
        {},
        template="pack",
        date=found.first,
        in_thai_digits=handbook.office.thai_digits,
        cache=cache,
    )


def handover_data(handbook: Handbook, found: Absence, labels: Labels) -> Block:
    """Return the plain data of a handover pack."""
    role = handbook.roles[found.role]
    kept = [form for form in handbook.forms.values() if form.kept_by == found.role]
    front = [
        section(labels("handover.works"), [_works(found, labels)]),
        section(labels("handover.due"), [_due(handbook, found, labels)]),
    ]
    if kept:
        titles = [form.title.in_language(labels.language) for form in kept]
        front.append(section(labels("handover.keeps"), [points(titles)]))
    return {
        "office": handbook.office.name.in_language(labels.language),
        "title": labels("handover.title", role=role.title.in_language(labels.language)),
        "span": labels("handover.as-of", day=date_in_words(found.first, labels)),
        "facts": [
            [labels(f"handover.{name}"), "…" * 20] for name in ("giver", "receiver", "order")
        ],
        "alerts": [
            *([] if found.works else [labels("pack.no-work")]),
            *gaps_in_words(found, labels),
            *unknown_in_words(found, labels),
        ],
        "front": front,
        "details": [
            *(work_section(handbook, work, labels) for work in found.works),
            *role_lessons(handbook, found, labels),
        ],
        "closing": [
            _to_fill("open", ("matter", "stage", "next", "by"), labels),
            _to_fill("assets", ("asset", "number", "state", "received"), labels),
            _to_fill("access", ("system", "right", "returned", "given"), labels),
            _sign_off(labels),
        ],
    }


def _works(found: Absence, labels: Labels) -> Block:
    rows: list[list[Words]] = [
        [
            {"code": work.process.code},
            work.process.title.in_language(labels.language),
            labels(f"people.part.{_part(work)}"),
            labels("people.coverage.steps-count", count=len(work.covers)),
        ]
        for work in found.works
    ]
    columns = [("code", 0.8), ("process", 3.0), ("part", 1.3), ("steps", 0.8)]
    return table([(labels(f"handover.{name}"), share) for name, share in columns], rows)


def _part(work: Work) -> str:
    if work.owns:
        return "owner"
    return "does" if work.covers else "accountable"


def _due(handbook: Handbook, found: Absence, labels: Labels) -> Block:
    """Return what falls due as a whole, each with all its days of the year.

    The days of single steps would hide the year.
    """
    days: dict[tuple[str, str], list[str]] = {}
    for one in found.due:
        if one.step is None:
            told = " ".join([due_in_words(one, handbook, found, labels), *marks_of(one, labels)])
            what = (told, one.process.code)
            days.setdefault(what, []).append(date_in_words(one.day, labels, "short"))
    if not days:
        return nothing(labels("pack.no-due"))
    rows: list[list[Words]] = [
        [what, {"code": code}, ", ".join(on)] for (what, code), on in days.items()
    ]
    columns = [("what", 2.2), ("process", 0.9), ("day", 2.4)]
    return table([(labels(f"pack.{name}"), share) for name, share in columns], rows)


def _to_fill(name: str, columns: Sequence[str], labels: Labels) -> Block:
    """Return a section with a table to be filled in by hand."""
    head = [(labels("handover.row"), 0.4)]
    head += [(labels(f"handover.{column}"), 1.6) for column in columns]
    rows = [[str(at + 1), *[""] * len(columns)] for at in range(ROWS_TO_FILL)]
    return section(
        labels(f"handover.{name}"),
        [paragraph(labels(f"handover.{name}-hint")), _by_hand(table(head, rows), 8)],
    )


def _by_hand(block: Block, height: int) -> Block:
    """Return a table whose rows are so high (in mm) that a hand can write in them."""
    return {**block, "row_height": height}


def _sign_off(labels: Labels) -> Block:
    columns = [("capacity", 1.0), ("signature", 2.0), ("position", 1.8), ("date", 1.2)]
    rows = [[labels(f"handover.{name}"), "", "", ""] for name in ("giver", "receiver", "witness")]
    return section(
        labels("handover.sign-off"),
        [
            paragraph(labels("handover.declared")),
            _by_hand(table([(labels(f"handover.{n}"), share) for n, share in columns], rows), 14),
        ],
    )


def year_from(day: datetime.date) -> datetime.date:
    """Return the last day of the year that begins on ``day``."""
    return day + datetime.timedelta(days=364)
