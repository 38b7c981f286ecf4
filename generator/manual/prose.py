"""Prose: the strings of a document made ready to be set in type.

Comes in: plain data with plain strings. Goes out: the same data, its running text cleaned, in
Thai digits where the office wants them, and cut into pieces at Thai words.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from generator.thai.boxing import boxed
from generator.thai.wording import thai_digits

VERBATIM = frozenset({"kind", "code", "address", "image", "language", "alt", "subject", "author"})
"""Keys whose strings are no running text: names of files, codes, addresses, alternative text."""

_SPACES = re.compile(r"[ \t\f\v]+")
_WORD = re.compile(r"\S+")
_LATIN = re.compile(r"[A-Za-z]")


def prepared(data: Any, *, in_thai_digits: bool) -> Any:
    """Return ``data`` with every string under a key of running text turned into pieces."""
    if isinstance(data, dict):
        return {
            key: _verbatim(value)
            if key in VERBATIM
            else prepared(value, in_thai_digits=in_thai_digits)
            for key, value in data.items()
        }
    if isinstance(data, (list, tuple)):
        return [prepared(value, in_thai_digits=in_thai_digits) for value in data]
    if isinstance(data, str):
        return {"text": boxed(worded(data, in_thai_digits=in_thai_digits))}
    return data


def worded(text: str, *, in_thai_digits: bool) -> str:
    """Return running text as it is printed: clean, and in the digits that the office wants."""
    return _digits_of_prose(clean(text)) if in_thai_digits else clean(text)


def _verbatim(value: Any) -> Any:
    return clean(value) if isinstance(value, str) else value


def clean(text: str) -> str:
    """Return text without characters that print nothing and do harm.

    Dropped: control characters, invisible and bidirectional format characters, surrogates and
    noncharacters. Kept: line feeds. Runs of spaces become one space.
    """
    if text.isprintable():
        # By far the most texts: Python calls no character printable that is dropped below.
        return _SPACES.sub(" ", text).strip()
    kept = "".join(
        letter
        for letter in text.replace("\r\n", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
        if letter in "\n\t" or not _harmful(letter)
    )
    return _SPACES.sub(" ", kept).strip()


def _harmful(letter: str) -> bool:
    point = ord(letter)
    no_character = point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF
    return no_character or unicodedata.category(letter) in ("Cc", "Cf", "Cs")


def _digits_of_prose(text: str) -> str:
    """Return text in Thai digits, but for words with Latin letters: codes and addresses."""
    return _WORD.sub(lambda word: word[0] if _LATIN.search(word[0]) else thai_digits(word[0]), text)
