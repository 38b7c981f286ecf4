"""Boxing: text cut into pieces for a typesetter that does not know where Thai words end.

A piece is a string of spaces, where a line may end, or a list of one string that must stay on one
line ("boxed"). A line may also end between two boxes. Joined, the pieces give back the text, code
point for code point: no invisible character is put in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from generator.thai.measure import width
from generator.thai.words import clusters, shorter_words, words

Piece = str | list[str]

WIDEST = 9.0
"""The widest box, in em: at 10 pt about 32 mm. Columns for free text must be wider than that."""


# A day with its short month, as 5 มี.ค. 2570, or a short remark in brackets, and what clings to it.
_DIGIT, _SHORT_MONTH = "[0-9๐-๙]", r"(?:(?:[ก-ฮ]ิ?|เม|มี)\.[ก-ฮ]\.|[A-Z][a-z]{2})"
_WHOLE = re.compile(
    rf"(\(?(?:(?<!{_DIGIT}){_DIGIT}{{1,2}} {_SHORT_MONTH} {_DIGIT}{{4}}(?!{_DIGIT})"
    r"|\[[^][\n]+\])[,;)]*)"
)


_NUMBER = re.compile(rf"[(<≤≥~]*{_DIGIT}+(?:[.,]{_DIGIT}+)*")
_UNIT = re.compile(
    r"(?:วันทำการ|วัน|สัปดาห์|เดือน|ปี|ชั่วโมง|นาที|บาท|ครั้ง|ราย|เรื่อง|ฉบับ|ชุด|ขั้นตอน|กระบวนการ"
    r"|(?:day|week|month|year|hour|minute|step|case|time)s?)[,;)]*"
)
"""What is counted: such a word stays with the number before it, as in 15 วัน."""


@lru_cache(maxsize=20_000)
def boxed(text: str) -> tuple[Piece, ...]:
    """Return the text with every word boxed; a word wider than :data:`WIDEST` in several boxes.

    A date, a number with its unit and a remark in brackets are boxed as a whole, where they are
    not too wide.
    """
    pieces: list[Piece] = []
    for word in _units(text):
        if word.isspace():
            pieces.append(word)
        elif width(word, 1) <= WIDEST:
            pieces.append([word])
        else:
            pieces.extend([part] for part in _parts(word))
    return tuple(pieces)


def _units(text: str) -> Iterator[str]:
    """Yield what should stay on a line: dates, amounts and remarks in brackets, else the words."""
    parts = _WHOLE.split(text)  # what is between them, and each of them, in turn
    between, whole = parts[::2], parts[1::2]
    yield from _counted(words(between[0]))
    for one, behind in zip(whole, between[1:], strict=True):
        yield from (one,) if width(one, 1) <= WIDEST else words(one)
        yield from _counted(words(behind))


def _counted(pieces: Iterable[str]) -> list[str]:
    """Return words with each number and its unit as one."""
    joined: list[str] = []
    for piece in pieces:
        number = joined[-2] if joined[-1:] == [" "] and len(joined) > 1 else ""
        whole = f"{number} {piece}"
        if _NUMBER.fullmatch(number) and _UNIT.fullmatch(piece) and width(whole, 1) <= WIDEST:
            joined[-2:] = [whole]
        else:
            joined.append(piece)
    return joined


def _parts(word: str) -> list[str]:
    """Cut a word (an address, a name) into parts that fit a box: at words within, else anywhere."""
    pieces = [
        piece
        for shorter in shorter_words(word)
        for piece in ([shorter] if width(shorter, 1) <= WIDEST else clusters(shorter))
    ]
    parts = [""]
    for piece in pieces:
        if parts[-1] and width(parts[-1] + piece, 1) > WIDEST:
            parts.append("")
        parts[-1] += piece
    return parts
