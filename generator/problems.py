"""Problems: what is wrong with the sources, where, and how to cure it.

A problem is a value, never an exception. Rooms yield problems; a door prints them all together.
Codes are a closed list (:data:`CODES`); their wording in each language lives in the theme's
label files (``problems.yml``), one ``message`` and one ``cure`` for each code.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from generator.labels import Labels


class Severity(StrEnum):
    """How bad a problem is: errors stop a build, warnings are told."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Place:
    """A spot in a source file: path from the project, line and column from 1 (0: unknown)."""

    file: str
    line: int = 0
    column: int = 0


ERROR, WARNING = Severity.ERROR, Severity.WARNING

CODES: Mapping[str, Severity] = {
    # files and folders
    "no-project": ERROR,
    "unreadable-file": ERROR,
    "outside-project": ERROR,
    "not-a-file": ERROR,
    "misplaced-file": ERROR,
    "missing-register": ERROR,
    "unknown-register": ERROR,
    "file-too-large": ERROR,
    "not-utf8": ERROR,
    "forbidden-character": ERROR,
    "invisible-character": WARNING,
    "reserved-name": ERROR,
    "name-collision": ERROR,
    # YAML text
    "broken-yaml": ERROR,
    "yaml-tab": ERROR,
    "yaml-colon": ERROR,
    "yaml-unclosed": ERROR,
    "empty-file": ERROR,
    "several-documents": ERROR,
    "yaml-alias": ERROR,
    "yaml-tag": ERROR,
    "too-deep": ERROR,
    "too-many-values": ERROR,
    "bad-key": ERROR,
    "repeated-key": ERROR,
    # structure
    "unknown-key": ERROR,
    "missing-key": ERROR,
    "wrong-type": ERROR,
    "empty-text": ERROR,
    "bad-value": ERROR,
    "bad-id": ERROR,
    "bad-duration": ERROR,
    "bad-date": ERROR,
    "bad-share": ERROR,
    "bad-amount": ERROR,
    "bad-clock": ERROR,
    "bad-citation": ERROR,
    "bad-month-day": ERROR,
    "no-such-day": ERROR,
    "bad-recurrence": ERROR,
    "more-problems": ERROR,
    # references
    "repeated-id": ERROR,
    "repeated-code": ERROR,
    "unknown-role": ERROR,
    "unknown-unit": ERROR,
    "unknown-field": ERROR,
    "unknown-law": ERROR,
    "unknown-section": ERROR,
    "unknown-form": ERROR,
    "unknown-term": ERROR,
    "unknown-agency": ERROR,
    "unknown-event": ERROR,
    "unknown-entry": ERROR,
    "unknown-step": ERROR,
    "unknown-process": ERROR,
    "circular-reference": ERROR,
    "repeated-date": ERROR,
    "wrong-year": ERROR,
    "repeated-definition": ERROR,
    "review-before-effect": ERROR,
    "approved-after-effect": WARNING,
    "edition-not-in-history": WARNING,
    "hours-out-of-order": ERROR,
    # the flow of the work
    "unreachable-step": ERROR,
    "dead-end": ERROR,
    "endless-loop": ERROR,
    "no-end": ERROR,
    "few-branches": ERROR,
    "unlabelled-branch": ERROR,
    "repeated-answer": ERROR,
    "end-goes-on": ERROR,
    "next-and-branches": ERROR,
    "shares-over-100": ERROR,
    "missing-subprocess": ERROR,
    # completeness: warnings while a draft, errors once approved
    "missing-purpose": WARNING,
    "missing-flow": WARNING,
    "missing-time": WARNING,
    "missing-role": WARNING,
    "missing-owner": WARNING,
    "missing-deputy": WARNING,
    "missing-law": WARNING,
    "missing-revision": WARNING,
    "policy-without-end": WARNING,
    "deputy-is-owner": WARNING,
    # people: who stands in for whom, and who may sign
    "circular-deputies": WARNING,
    "deputy-outside": ERROR,
    "delegation-to-itself": ERROR,
    "delegation-ends-before-start": ERROR,
    "repeated-seat": ERROR,
    "unheld-role": WARNING,
    # the knowledge around the work
    "missing-front-matter": ERROR,
    "untied-entry": WARNING,
    "lost-step": WARNING,
    # the follow-up
    "inventory-differs": WARNING,
    "counted-too-late": WARNING,
    "round-off-its-day": WARNING,
    "repeated-round": ERROR,
    "action-before-it-began": ERROR,
    "dated-ahead": WARNING,
    # the goals
    "goal-serves-lower": ERROR,
    "repeated-goal": WARNING,
    "goal-of-other-years": WARNING,
    "plan-ends-early": ERROR,
    "plan-without-goals": WARNING,
    "plan-of-other-years": WARNING,
    "mandate-without-process": WARNING,
    # indicators and the files of data
    "thresholds-and-milestones": ERROR,
    "not-five-levels": ERROR,
    "thresholds-out-of-order": ERROR,
    "weights-not-100": WARNING,
    "weight-below-zero": ERROR,
    "target-no-level": ERROR,
    "target-off-thresholds": WARNING,
    "impossible-share": WARNING,
    "follows-later": ERROR,
    "stray-data-file": WARNING,
    "missing-data-file": ERROR,
    "heading-alone": WARNING,
    "personal-data": ERROR,
    "old-encoding": WARNING,
    "unclosed-quote": ERROR,
    "missing-column": ERROR,
    "repeated-column": ERROR,
    "unknown-column": WARNING,
    "too-many-cells": ERROR,
    "empty-cell": ERROR,
    "bad-period": ERROR,
    "period-outside-year": ERROR,
    "repeated-period": ERROR,
    "overlapping-periods": ERROR,
    "missing-period": WARNING,
    "data-file-named-twice": ERROR,
    "result-in-two-files": ERROR,
    "bad-level": ERROR,
    "impossible-count": ERROR,
    "bad-count": ERROR,
    "more-closed-than-open": ERROR,
    "carried-differs": WARNING,
    "formula-cell": ERROR,
    "repeated-event": WARNING,
    "end-before-start": ERROR,
    # the work year
    "schedule-without-day": ERROR,
    "schedule-never": ERROR,
    "event-without-day": ERROR,
    "event-run-out": WARNING,
    "skipped-months": WARNING,
    "skipped-years": WARNING,
    # the law: a warning while a draft, an error once approved
    "law-not-in-force": WARNING,
    "replaced-by-nothing": WARNING,
    "unverified-law": WARNING,
    "uncertain-law": ERROR,
    "wrong-law-title": WARNING,
    "suspect-citation": WARNING,
    "idle-confirmation": WARNING,
    # the control of documents
    "changed-after-approval": ERROR,
    "edition-approved-twice": ERROR,
    "archive-altered": ERROR,
    "archive-name": ERROR,
    "withdrawn-without-date": WARNING,
    "withdrawn-but-in-use": WARNING,
    "superseded-by-obsolete": WARNING,
    "step-of-obsolete": WARNING,
    "only-withdrawn": WARNING,
    "archive-without-process": WARNING,
    "signature-undated": WARNING,
    "signatures-out-of-order": WARNING,
    "approval-contradicts-archive": WARNING,
    "review-date-moved": WARNING,
    "edition-not-kept": WARNING,
    # time: the standard against the law
    "missing-holiday-year": WARNING,
    "cases-left-out": WARNING,
    "endless-shares": ERROR,
    "limit-exceeded": ERROR,
    "limit-not-shown": ERROR,
    "limit-no-way": ERROR,
    "limit-tight": WARNING,
    "limit-loop": WARNING,
    # packs of rules that a process opts into
    "integrity-steps": ERROR,
    "integrity-times": ERROR,
    "integrity-laws": ERROR,
    "licensing-criteria": ERROR,
    "licensing-times": ERROR,
    "licensing-documents": ERROR,
    "licensing-one-request": ERROR,
    "licensing-late-notice": ERROR,
    "control-separation": ERROR,
    "control-records": ERROR,
    "control-follow-up": ERROR,
    # the site
    "broken-link": ERROR,
    "repeated-anchor": ERROR,
    "repeated-address": ERROR,
    # the machine
    "bad-build-date": ERROR,
    "build-running": ERROR,
}
"""Every problem code with its usual severity. Documented one by one on the site."""


@dataclass(frozen=True)
class Problem:
    """One thing wrong: where, which code, how bad, and the words that fill the code's message."""

    place: Place
    code: str
    severity: Severity
    words: Mapping[str, str] = field(default_factory=dict)


def problem(
    code: str, place: Place, *, severity: Severity | None = None, **words: object
) -> Problem:
    """Make a problem of a known code; ``words`` fill the placeholders of its message and cure.

    Raises ``KeyError`` on a code that is not in :data:`CODES`.
    """
    usual = CODES[code]
    return Problem(
        place, code, severity or usual, {name: printable(word) for name, word in words.items()}
    )


def printable(word: object, longest: int = 200) -> str:
    """Return text that is safe in a terminal: control characters shown as ``\\uXXXX``."""
    text = "".join(
        f"\\u{ord(letter):04x}" if unicodedata.category(letter) in ("Cc", "Cf", "Cs") else letter
        for letter in str(word)
    )
    return text if len(text) <= longest else text[: longest - 1] + "…"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems without repeats, sorted by file, line, column, then code."""
    unique = {(p.place, p.code, tuple(sorted(p.words.items()))): p for p in problems}
    return [unique[key] for key in sorted(unique)]


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether any of the problems stops a build."""
    return any(p.severity is ERROR for p in problems)


def message(found: Problem, labels: Labels) -> str:
    """Return what is wrong, in the language of ``labels``."""
    return labels(f"problems.{found.code}.message", **found.words)


def cure(found: Problem, labels: Labels) -> str:
    """Return how to put it right, in the language of ``labels``."""
    return labels(f"problems.{found.code}.cure", **found.words)


def as_text(problems: Iterable[Problem], labels: Labels) -> str:
    """Return ``file:line:column: severity code: message``, the cure indented on the next line."""
    lines = []
    for p in problems:
        where = f"{printable(p.place.file, 500)}:{p.place.line}:{p.place.column}"
        lines.append(f"{where}: {p.severity} {p.code}: {message(p, labels)}")
        lines.append(f"    {cure(p, labels)}")
    return "\n".join(lines)


def as_json(problems: Iterable[Problem], labels: Labels) -> str:
    """Return the problems as a JSON list of flat objects, for tools."""
    return json.dumps([as_data(p, labels) for p in problems], ensure_ascii=False, indent=2)


def as_data(told: Problem, labels: Labels) -> dict[str, object]:
    """Return a problem as the flat object that tools are given."""
    return {
        "file": printable(told.place.file, 500),
        "line": told.place.line,
        "column": told.place.column,
        "severity": str(told.severity),
        "code": told.code,
        "message": message(told, labels),
        "cure": cure(told, labels),
    }
