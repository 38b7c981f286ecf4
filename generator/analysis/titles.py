"""Wrong titles of laws in prose: found by the register's lists of mistakes, told with the cure.

A title is found whatever its spacing, in Thai or Arabic digits, with its kind of law written out
or short. What is part of a right name (a title, a short title, an alias) is not a mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.fields import Record, Text
from generator.model.registers import Law

_SPELLINGS = {
    "พระราชบัญญัติ": ("พระราชบัญญัติ", "พ.ร.บ.", "พรบ."),
    "พระราชกฤษฎีกา": ("พระราชกฤษฎีกา", "พ.ร.ฎ.", "พรฎ."),
    "พระราชกำหนด": ("พระราชกำหนด", "พ.ร.ก.", "พรก."),
}
"""The kinds of law that are written out or short."""

_DIGITS = {str(digit): f"[{digit}{chr(ord('๐') + digit)}]" for digit in range(10)}


@dataclass(frozen=True)
class Mistake:
    """A wrong title in a text: where it begins, what was written, and the law that is meant."""

    at: int
    wrong: str
    law: Law


@dataclass(frozen=True)
class Names:
    """The wrong titles of a register, each with its law, and the right names around them."""

    wrong: tuple[tuple[re.Pattern[str], Law], ...]
    right: re.Pattern[str] | None


def names_of(laws: Iterable[Law]) -> Names:
    """Prepare the names of a register for looking through texts."""
    known = tuple(laws)
    wrong = tuple((re.compile(_pattern(title)), law) for law in known for title in law.wrong_titles)
    right = {
        name
        for law in known
        for name in (law.title.th, *((law.short.th,) if law.short else ()), *law.aliases)
    }
    longest_first = sorted(right, key=lambda name: (-len(name), name))
    together = "|".join(_pattern(name) for name in longest_first)
    return Names(wrong, re.compile(together) if right else None)


def mistakes(text: str, names: Names) -> Iterator[Mistake]:
    """Yield the wrong titles in a text."""
    for pattern, law in names.wrong:
        for found in pattern.finditer(text):
            if not _inside_a_right_name(text, found, names):
                yield Mistake(found.start(), found[0], law)


def texts_of(
    record: Record, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Text]]:
    """Yield (path, text) of every text for readers in a record."""
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        here = (*path, field.alias or name)
        if isinstance(value, Text):
            yield here, value
        elif isinstance(value, Record):
            yield from texts_of(value, here)
        elif isinstance(value, tuple):
            for at, item in enumerate(value):
                if isinstance(item, Text):
                    yield (*here, at), item
                elif isinstance(item, Record):
                    yield from texts_of(item, (*here, at))


def _inside_a_right_name(text: str, found: re.Match[str], names: Names) -> bool:
    """Tell whether a right name that is longer covers what was found."""
    if names.right is None:
        return False
    return any(
        right.start() <= found.start() and right.end() >= found.end()
        for right in names.right.finditer(text)
    )


def _pattern(name: str) -> str:
    """Return a regular expression for a title in any spacing, digits and spelling of its kind."""
    for written, spellings in _SPELLINGS.items():
        used = next((one for one in spellings if name.startswith(one)), None)
        if used:
            kinds = "|".join(_letters(one) for one in _SPELLINGS[written])
            return rf"(?:{kinds})\s*{_letters(name.removeprefix(used).strip())}"
    return _letters(name)


def _letters(text: str) -> str:
    return r"\s*".join(_DIGITS.get(one, re.escape(one)) for one in text if not one.isspace())
