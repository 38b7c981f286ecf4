"""What the author may have meant: the known words nearest to an unknown one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST = 60  # a longer word is no slip of the hand, and comparing it costs time
_MOST = 1000  # as many known words are compared at most, of about the same length


def nearest(word: str, known: Iterable[str]) -> str:
    """Return up to three known words near ``word``, else the first eight known; ``-`` if none."""
    words = list(dict.fromkeys(known))
    similar = [one for one in words if abs(len(one) - len(word)) <= len(word) // 2 + 1][:_MOST]
    close = get_close_matches(word, similar, n=3) if len(word) <= _LONGEST else []
    rest = "" if close or len(words) <= 8 else ", …"
    return (", ".join(close or words[:8]) or "-") + rest
