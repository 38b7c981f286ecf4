"""Impact of the law: what rests on a law or section, and which manuals a change has made suspect.

An owner confirms that a manual was held against a law by keeping the fingerprint of what the
register then said of it. When the register says something else, the manual is suspect until it
is confirmed anew. A new date alone confirms nothing.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.model.control import Confirmation
from generator.model.fields import Citation
from generator.model.handbook import Handbook
from generator.model.process import Limit, Process, Status, all_citations

_FINGERPRINT_LENGTH = 12


class Standing(StrEnum):
    """Where a citation of a manual stands."""

    CONFIRMED = "confirmed"
    SUSPECT = "suspect"
    NEVER_CONFIRMED = "never-confirmed"


@dataclass(frozen=True)
class Impact:
    """What in one process rests on a law or section."""

    process: Process
    citation: Citation
    standing: Standing
    confirmation: Confirmation | None
    """The latest one, whether it still holds or not."""
    steps: tuple[str, ...]
    limits: tuple[Limit, ...]
    forms: tuple[str, ...]
    """Forms of the citing steps, and forms of the process that the law itself asks for."""
    has_manual: bool
    """Whether a manual is printed: not of an obsolete process."""


def impact(handbook: Handbook, law: str, section: str | None = None) -> tuple[Impact, ...]:
    """Return what rests on a law or on one of its sections, by process in their order.

    For a law without a section: everything that cites it or any of its sections. For a section:
    what cites that section, and what cites the law as a whole.
    """
    return tuple(
        _impact(handbook, handbook.processes[code], Citation(law, cited))
        for code, rows in handbook.citing(law).items()
        for cited, _ in rows
        if section is None or cited in (None, section)
    )


def _impact(handbook: Handbook, process: Process, citation: Citation) -> Impact:
    steps = all_citations(process)[citation]
    used = [form for step in process.steps if step.id in steps for form in step.forms]
    used += [
        form
        for form in (*process.forms, *(form for step in process.steps for form in step.forms))
        if form in handbook.forms and citation.law in handbook.forms[form].laws
    ]
    kept = confirmation_of(process, citation)
    return Impact(
        process,
        citation,
        standing(handbook, process, citation),
        kept,
        steps,
        tuple(limit for limit in process.limits if limit.law == citation),
        tuple(dict.fromkeys(used)),
        process.status is not Status.OBSOLETE,
    )


def confirmation_of(
    process: Process, citation: Citation, day: datetime.date | None = None
) -> Confirmation | None:
    """Return the latest confirmation of a citation, the last written one of the same day.

    What is dated behind ``day``, where one is given, was not confirmed yet.
    """
    kept = [
        one for one in process.confirmed if one.law == citation and (day is None or one.date <= day)
    ]
    return max(reversed(kept), key=lambda one: one.date, default=None)


def standing(
    handbook: Handbook, process: Process, citation: Citation, day: datetime.date | None = None
) -> Standing:
    """Return whether a citation was confirmed as the register now has it, if it has it at all.

    Asked for a ``day``, what is dated behind it does not count.
    """
    kept = confirmation_of(process, citation, day)
    if kept is None:
        return Standing.NEVER_CONFIRMED
    known = citation.law in handbook.laws
    holds = known and kept.fingerprint == fingerprint(handbook, citation)
    return Standing.CONFIRMED if holds else Standing.SUSPECT


def suspects(
    handbook: Handbook, process: Process, day: datetime.date | None = None
) -> Iterator[tuple[Citation, Confirmation]]:
    """Yield the citations of a process that changed since they were confirmed, as of ``day``."""
    for citation in all_citations(process):
        kept = confirmation_of(process, citation, day) if citation.law in handbook.laws else None
        if kept and standing(handbook, process, citation, day) is Standing.SUSPECT:
            yield citation, kept


def fingerprint(handbook: Handbook, citation: Citation) -> str:
    """Return a short hash of what the register says of a law, or of a section and its law.

    Of the law: title, status, replacements, amendments. Of the section: text and limit. What a
    citation of the whole law rests on is the law alone: its sections are cited by number.
    """
    law, section = handbook.cited(citation)
    facts: dict[str, object] = {
        "title": law.title.th,
        "status": law.status,
        "replaced_by": law.replaced_by,
        "amended_by": [text.th for text in law.amended_by],
    }
    if section:
        facts["section"] = section.id
        facts["text"] = section.text.th
        facts["limit"] = section.limit.th if section.limit else None
    written = json.dumps(facts, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:_FINGERPRINT_LENGTH]
