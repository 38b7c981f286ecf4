"""What the author may have meant: the known words nearest to an unknown one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST = 60  # a longer word is no slip of the hand, and comparing it costs time


def nearest(word: str, known: Iterable[str]) -> str:
    """Return up to three known words near ``word``, else the first eight known; ``-`` if none."""
    words = list(dict.fromkeys(known))
    close = get_close_matches(word, words, n=3, cutoff=0.6) if len(word) <= _LONGEST else []
    rest = "" if close or len(words) <= 8 else ", …"
    return ", ".join(close or words[:8]) + rest or "-"
