"""Synonyms: the names in the registers that mean the same, for the search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.fields import Text
from generator.model.handbook import Handbook
from generator.site.citations import shown_laws

Names = tuple[str, ...]


def synonyms(handbook: Handbook) -> tuple[Names, ...]:
    """Return groups of names: of each term, role, unit and law, and of the office itself."""
    return tuple(dict.fromkeys(names for names in _groups(handbook) if len(names) > 1))


def _groups(handbook: Handbook) -> Iterator[Names]:
    yield _names(handbook.office.name, handbook.office.short)
    for term in handbook.terms.values():
        yield _names(term.term, others=term.aliases)
    for role in handbook.roles.values():
        yield _names(role.title, role.short, others=role.aliases)
    for unit in handbook.units.values():
        yield _names(unit.title, others=unit.aliases)
    for law in shown_laws(handbook).values():
        yield _names(law.title, law.short, others=(*law.aliases, *law.wrong_titles))


def _names(*texts: Text | None, others: Iterable[str] = ()) -> Names:
    """Return all names, Thai before English, each once."""
    named = [text for text in texts if text]
    thai = (text.th for text in named)
    english = (text.en for text in named if text.en)
    return tuple(dict.fromkeys((*thai, *others, *english)))
