"""Drafts: the first text of an entry of knowledge or of a process, from the theme's templates.

Comes in: what an author knows already. Goes out: the text of a file that the check accepts.
Nothing is written here.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping, Sequence

from generator.model.knowledge import EntryKind
from generator.theme import theme_folder

_BLANK = re.compile(r"\{([a-z]+)\}")


def entry_draft(
    kind: EntryKind,
    title: str,
    date: datetime.date,
    ties: Mapping[str, Sequence[str]],
    language: str,
) -> str:
    """Return the text of a new entry; ``ties`` are ids under ``processes, steps, roles``."""
    words = {"title": _quoted(title), "date": date.isoformat()}
    words |= {name: ", ".join(ties.get(name, ())) for name in ("processes", "steps", "roles")}
    return _filled(f"{language}/{kind}.md", words)


def process_draft(code: str, title: str, unit: str, owner: str, language: str) -> str:
    """Return the text of a new process with one step; ``unit`` and ``owner`` are ids."""
    words = {"code": code, "title": _quoted(title), "unit": unit, "owner": owner}
    return _filled(f"{language}/process.yml", words)


def _quoted(text: str) -> str:
    """Return a text as YAML takes it, whatever it holds; JSON strings are such."""
    return json.dumps(text, ensure_ascii=False)


def _filled(name: str, words: Mapping[str, str]) -> str:
    """Return a template with its blanks filled; what is filled in is not read again."""
    text = (theme_folder() / "entries" / name).read_text(encoding="utf-8")
    return _BLANK.sub(lambda blank: words.get(blank[1], blank[0]), text)
