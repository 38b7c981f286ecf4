"""Sorting: the order of Thai words in a dictionary."""

from __future__ import annotations

import re

_LEADING_VOWEL = re.compile(r"([เ-ไ])([ก-ฮ])")
_MARKS = re.compile(r"[็-๎]")


def thai_order(text: str) -> str:
    """Return a key that sorts Thai text as a dictionary does.

    A vowel written before its consonant (เ แ โ ใ ไ) counts after it, and tone marks count only
    between words that are otherwise alike (the rule of the Royal Institute's dictionary).
    """
    swapped = _LEADING_VOWEL.sub(r"\2\1", text.casefold())
    marks = "".join(_MARKS.findall(swapped))
    return f"{_MARKS.sub('', swapped)}\x00{marks}"
