"""Words: Thai text cut into the pieces between which a line may be broken.

Thai is written without spaces, so words come from a dictionary (newmm of PyThaiNLP). What belongs
together for a reader stays together: ``ต่าง ๆ``, ``พ.ศ. 2568``, ``30 นาที`` (with a no-break
space), a word and the punctuation that closes it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pythainlp.util import Trie

_DIGITS = "0-9๐-๙"

# Where a break is never allowed although the dictionary sees one.
_TOGETHER = re.compile(
    # an abbreviation with dots, and the number behind it: พ.ศ. 2568, ก.พ. 2/2551, ม. 38
    rf"(?:[ก-ฮ]{{1,5}}\.)+(?:[ก-ฮ]{{1,5}}(?![ก-๎]))?(?:[ \u00a0][{_DIGITS}]+(?:[./][{_DIGITS}]+)*)?"
    # a number with its fraction or time: 2/2551, 1,000.50, 10.30 น.
    rf"|[{_DIGITS}]+(?:[.,/:-][{_DIGITS}]+)*(?: ?(?:น\.|%))?"
    # Latin words and addresses
    r"|[A-Za-z0-9][A-Za-z0-9./:_@?&=#%+~-]*"
    # a run of spaces
    r"|[^\S\u00a0]+"
)
_CLOSING = frozenset("ๆฯ)]}’”»\"',.;:!?%/…\u00a0")
_OPENING = frozenset("([{‘“«\u00a0")
_THAI = re.compile(r"[ก-๎]")
_SPACES = re.compile(r"[^\S\u00a0]+")
_REPEAT = re.compile(r" ?ๆ")
_LAST_LETTER = re.compile(r"[ก-ฮ]\.(?![ก-ฮ])")
"""The dictionary knows ``น.`` (o'clock): the end of ``งาน.`` must not be taken for it."""


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """Return the pieces of ``text``: words, and runs of spaces on their own.

    Joined they give ``text`` back, character for character. A no-break space is part of a piece.
    """
    if not text:
        return ()
    # Loading the dictionary takes half a second: only for who needs it.
    from pythainlp.tokenize import word_tokenize

    ends = []
    position = 0
    for token in word_tokenize(text, engine="newmm", keep_whitespace=True):
        position += len(token)
        ends.append(position)
    allowed = set(ends) | {edge for run in _SPACES.finditer(text) for edge in run.span()}
    kept = 0
    for start in (0, *ends):
        together = _TOGETHER.match(text, start) if start >= kept else None
        if together:
            kept = together.end()
            allowed.difference_update(range(start + 1, kept))
    cuts = sorted(cut for cut in allowed if 0 < cut < len(text) and _may_break(text, cut))
    edges = [0, *cuts, len(text)]
    return tuple(text[start:end] for start, end in pairwise(edges))


def dictionary_words(text: str, own: frozenset[str] = frozenset()) -> list[str]:
    """Cut Thai text into the words of the dictionary and of ``own``, without regard to lines.

    Joined they give ``text`` back.
    """
    from pythainlp.tokenize import word_tokenize

    found: list[str] = word_tokenize(text, custom_dict=_dictionary(own), engine="newmm")
    return found


def shorter_words(word: str) -> tuple[str, ...]:
    """Cut a long name that the dictionary knows as one word into the fewest words within it.

    Where it is not made of words, into :func:`clusters`. Joined they give ``word`` back.
    """
    from pythainlp.tokenize import word_dict_trie

    known = word_dict_trie()
    best: list[tuple[str, ...] | None] = [*[None] * len(word), ()]
    for start in range(len(word) - 1, -1, -1):
        for piece in known.prefixes(word[start:]):
            rest = best[start + len(piece)]
            if rest is None or not 1 < len(piece) < len(word):
                continue
            found = best[start]
            if found is None or len(rest) + 1 < len(found):
                best[start] = (piece, *rest)
    return best[0] or clusters(word)


def is_torn(name: str) -> bool:
    """Tell whether the dictionary does not know all the words that a Thai name is made of."""
    from pythainlp.corpus import thai_words

    return not thai_words().issuperset(dictionary_words(name))


@lru_cache(maxsize=2)
def _dictionary(own: frozenset[str]) -> Trie:
    from pythainlp.corpus import thai_words
    from pythainlp.util import dict_trie

    return dict_trie(thai_words() | own)


def _may_break(text: str, cut: int) -> bool:
    """Tell whether the letters on both sides of a cut let a line end there."""
    before, after = text[cut - 1], text[cut]
    if before in _OPENING or after in _CLOSING:
        return False
    if _REPEAT.match(text, cut) or (_THAI.match(before) and _LAST_LETTER.match(text, cut)):
        return False
    return not is_mark(after)


def is_mark(letter: str) -> bool:
    """Tell whether a letter hangs on the one before it: Thai vowels and tones, combining marks."""
    return letter in _MARKS or 0x300 <= ord(letter) <= 0x36F or letter in "\u200d\ufe0e\ufe0f"


_MARKS = frozenset("ะัาำิีึืฺุู็่้๊๋์ํ๎ๅ")
"""Also the vowels that stand behind: a line never begins with one."""


def clusters(text: str) -> tuple[str, ...]:
    """Cut text into the smallest pieces that may be torn apart: a letter with all its marks.

    A vowel that is written before its consonant (``เ``, ``แ``, ``โ``, ``ใ``, ``ไ``) stays with it.
    """
    pieces: list[str] = []
    for letter in text:
        if pieces and (is_mark(letter) or pieces[-1][-1] in "เแโใไ"):
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return tuple(pieces)
