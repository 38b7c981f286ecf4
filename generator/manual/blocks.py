"""Blocks: what the sections of a manual are made of, as plain data for the templates.

Every string in a block is running text, except those under the keys that
:mod:`generator.manual.prose` names. A text may also be ``{"code": ...}``: a code or an address,
which keeps its digits, or ``{"stop": ...}``: what is to be seen at once, also in grey print.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

Block = dict[str, Any]
Words = str | dict[str, str]
"""A text; a code, or a stop: what is to be seen at once."""


def paragraph(text: str) -> Block:
    """A paragraph."""
    return {"kind": "paragraph", "text": text}


def lead(text: str) -> Block:
    """A line that leads to the block below it and stays on the same page."""
    return {"kind": "lead", "text": text}


def nothing(text: str) -> Block:
    """What an empty section says instead of vanishing."""
    return {"kind": "nothing", "text": text}


def subheading(text: str) -> Block:
    """A heading inside a section, without a number."""
    return {"kind": "subheading", "text": text}


def points(items: Iterable[str]) -> Block:
    """A list without an order."""
    return {"kind": "points", "items": list(items)}


LONGEST_ROW = 600
"""Letters in a cell up to which its row surely fits a page, even in the narrowest column."""


def table(
    columns: Sequence[tuple[str, float]],
    rows: Iterable[Sequence[Words]],
    *,
    numbers: Iterable[int] = (),
) -> Block:
    """A table with a head; columns are (title, share of the width), ``numbers`` those of figures.

    Its rows are not split over pages, but for those too long for one.
    """
    right = set(numbers)
    return {
        "right": [at in right for at, _ in enumerate(columns)],
        "kind": "table",
        "head": [title for title, _ in columns],
        "widths": [share for _, share in columns],
        "rows": [{"cells": list(row), "long": _is_long(row)} for row in rows],
    }


def _is_long(row: Sequence[Words]) -> bool:
    return any(
        len(cell) + 20 * cell.count("\n") > LONGEST_ROW for cell in row if isinstance(cell, str)
    )


def band(image: str, alt: str, *, caption: str = "") -> Block:
    """A picture as wide as the text, with its words for who cannot see it."""
    named = {"caption": caption} if caption else {}
    return {"kind": "band", "image": image, "alt": alt, **named}


def facts(rows: Iterable[tuple[str, Words]], *, columns: int = 1) -> Block:
    """Names with their values, side by side, in one or two columns of the page."""
    return {"kind": "facts", "rows": [list(row) for row in rows], "columns": columns}


def entry(
    title: str,
    *,
    badges: Iterable[str] = (),
    points: Iterable[str] = (),
    ordered: bool = False,
    facts: Iterable[tuple[str, str]] = (),
) -> Block:
    """One item of a catalogue (a step, a law): title, badges, points, facts that say something."""
    return {
        "kind": "entry",
        "title": title,
        "badges": list(badges),
        "points": list(points),
        "ordered": ordered,
        "facts": [list(fact) for fact in facts if fact[1]],
    }


def section(title: str, blocks: Iterable[Block]) -> Block:
    """A section of the manual: a title and blocks."""
    return {"title": title, "blocks": list(blocks)}
