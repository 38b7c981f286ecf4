"""The front of a manual: cover, document control, sign-off, revision history (BRIEF 2.5)."""

from __future__ import annotations

from generator.analysis.editions import fingerprint
from generator.manual.blocks import Block, Words, facts, nothing, section, table
from generator.manual.manuscript import Manuscript
from generator.model.control import SignOff
from generator.thai.measure import SEMIBOLD
from generator.thai.wrap import wrap

TITLE_SIZES, TITLE_WIDTH, TITLE_LINES = (25, 20, 16, 13), 440.0, 5
"""Sizes that a cover's title may have and its widest line, in pt; the most lines it should have."""

RUNNING_SIZE, RUNNING_WIDTH = 8.5, 300.0
"""Size of the running head, and the width of its left part, in pt; as in ``page.typ``."""


def cover(script: Manuscript) -> Block:
    """Return the words of the cover."""
    office, process = script.handbook.office, script.process
    return {
        "office": script.words(office.name),
        "series": script.label("subject"),
        "title": cover_title(script.words(process.title)),
        "facts": [
            [script.label("control.code"), {"code": script.code}],
            ["", script.edition],
            [
                script.label("control.effective"),
                script.date(process.revision.effective if process.revision else None),
            ],
            [
                script.label("control.unit"),
                script.words(script.handbook.units[process.unit].title),
            ],
            [script.label("control.field"), script.words(script.handbook.field_of(process).title)],
        ],
    }


def cover_title(title: str) -> Block:
    """Return a title for a cover: lines of about the same length, smaller where it is long."""
    lines: tuple[str, ...] = ()
    for size in TITLE_SIZES:
        lines = wrap(title, TITLE_WIDTH, size, SEMIBOLD)
        if len(lines) <= TITLE_LINES:
            break
    return {"lines": "\n".join(lines), "size": size}


def running_head(office: str, title: str) -> dict[str, str]:
    """Return the words of the running head, each cut to one line."""
    return {"office": _one_line(office), "title": _one_line(title)}


def foot(script: Manuscript) -> Block:
    """Return what stands at the foot of each page, so that a sheet of paper can be verified."""
    return {
        "words": script.label("foot", edition=script.edition),
        "code": fingerprint(script.process),
        "image": verify_picture(script.code),
        "alt": script.label("verify"),
    }


def verify_picture(code: str) -> str:
    """Return the name of the picture of the QR code at the foot of a manual, by its code."""
    return f"verify-{code}.svg"


def _one_line(text: str) -> str:
    lines = wrap(text, RUNNING_WIDTH, RUNNING_SIZE)
    return f"{lines[0]} …" if len(lines) > 1 else text


def front(script: Manuscript) -> list[Block]:
    """Return the unnumbered sections before the contents."""
    return [
        section(script.label("control.title"), [_control(script), _sign_off(script)]),
        section(script.label("history.title"), [_history(script)]),
    ]


def _control(script: Manuscript) -> Block:
    process = script.process
    revision = process.revision
    unset = script.label("not-set")
    rows: list[tuple[str, Words]] = [
        ("code", {"code": script.code}),
        ("status", script.labels(f"words.status.{process.status}")),
        ("issue", f"{revision.issue:02d}" if revision else unset),
        ("number", f"{revision.number:02d}" if revision else unset),
        ("effective", script.date(revision.effective if revision else None)),
        ("review-by", script.date(revision.review_by if revision else None)),
        ("fingerprint", {"code": fingerprint(process)}),
        ("mission", script.labels(f"words.mission.{process.mission}")),
        ("field", script.words(script.handbook.field_of(process).title)),
        ("unit", script.words(script.handbook.units[process.unit].title)),
        ("owner", script.role(process.owner)),
        ("deputy", script.role(process.deputy)),
    ]
    return facts(((script.label(f"control.{name}"), value) for name, value in rows), columns=2)


def _sign_off(script: Manuscript) -> Block:
    approval = script.process.approval
    capacities: list[tuple[str, SignOff | None]] = [
        ("prepared", approval.prepared if approval else None),
        ("reviewed", approval.reviewed if approval else None),
        ("approved", approval.approved if approval else None),
    ]
    return table(
        [
            (script.label("sign-off.capacity"), 1),
            (script.label("sign-off.role"), 2),
            (script.label("sign-off.signature"), 1.6),
            (script.label("sign-off.date"), 1.4),
        ],
        [
            [
                script.label(f"sign-off.{name}"),
                script.role(signed.role if signed else None),
                "",
                script.date(signed.date) if signed and signed.date else script.label("unsigned"),
            ]
            for name, signed in capacities
        ],
    )


def _history(script: Manuscript) -> Block:
    history = script.process.history
    if not history:
        return nothing(script.label("history.empty"))
    return table(
        [
            (script.label("history.edition"), 1),
            (script.label("history.date"), 1.4),
            (script.label("history.change"), 3.4),
            (script.label("history.role"), 2),
        ],
        [
            [
                f"{change.issue:02d}/{change.number:02d}",
                script.date(change.date),
                script.words(change.change),
                script.role(change.role),
            ]
            for change in history
        ],
    )
