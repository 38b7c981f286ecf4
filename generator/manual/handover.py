"""The handover pack: all the work of a role, what is open to be filled in, and the sign-off.

Printed when somebody is transferred; whoever hands over fills in what no handbook knows.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from generator.analysis.absence import Absence, Work
from generator.labels import Labels
from generator.manual.blocks import Block, Words, nothing, paragraph, points, section, table
from generator.manual.pack import role_lessons, work_section
from generator.manual.pack_front import due_in_words, gaps_in_words, marks_of, unknown_in_words
from generator.manual.pdf import shared_data
from generator.manual.typeset import Folder, typeset
from generator.model.handbook import Handbook
from generator.thai.wording import date_in_words, marked, titled

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
    lists = {
        "stands-in": _stands_in(handbook, found.role, labels),
        "seats": _seats(handbook, found.role, labels),
        "actions": _actions(handbook, found.role, labels),
        "keeps": [form.title.in_language(labels.language) for form in kept],
    }
    front = [
        section(labels("handover.works"), [_works(found, labels)]),
        section(labels("handover.due"), [_due(handbook, found, labels)]),
        *(section(labels(f"handover.{name}"), [points(of)]) for name, of in lists.items() if of),
    ]
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


def _stands_in(handbook: Handbook, role: str, labels: Labels) -> list[str]:
    """Return for whom, and for the owners of which processes, the role stands in."""
    language = labels.language
    roles = [
        one.title.in_language(language) for one in handbook.roles.values() if one.deputy == role
    ]
    works = [
        labels(
            "handover.for-owner",
            owner=titled(handbook.roles, process.owner, labels),
            process=f"{process.code} {process.title.in_language(language)}",
        )
        for process in handbook.in_use()
        if process.deputy == role
    ]
    return roles + works


def _seats(handbook: Handbook, role: str, labels: Labels) -> list[str]:
    """Return the committees in which the role sits, and in which capacity."""
    return [
        f"{one.title.in_language(labels.language)} · {labels(f'people.capacity.{seat.capacity}')}"
        for one in handbook.committees.values()
        for seat in one.members
        if seat.role == role
    ]


def _actions(handbook: Handbook, role: str, labels: Labels) -> list[str]:
    """Return the improvements that the role has still to make, the first that is due first."""
    own = (one for one in handbook.actions.values() if one.owner == role and not one.closed)
    found = []
    for one in sorted(own, key=lambda one: (one.due, one.id)):
        due = date_in_words(one.due, labels, "short")
        what = labels("handover.action", what=one.what.in_language(labels.language), due=due)
        found.append(marked(what, one.sample, labels))
    return found


def _due(handbook: Handbook, found: Absence, labels: Labels) -> Block:
    """Return what falls due, each with all its days of the year, for whichever event they are."""
    days: dict[tuple[str, str], dict[str, None]] = {}
    for one in found.due:
        what = due_in_words(replace(one, event=None), handbook, found, labels)
        told = " ".join([what, *marks_of(one, labels)])
        on = days.setdefault((told, one.process.code), {})
        on[date_in_words(one.day, labels, "short")] = None
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
