"""Boxing: text cut into pieces for a typesetter that does not know where Thai words end.

A piece is a string of spaces, where a line may end, or a list of one string that must stay on one
line ("boxed"). A line may also end between two boxes. Joined, the pieces give back the text, code
point for code point: no invisible character is put in.
"""

from __future__ import annotations

from functools import lru_cache

from generator.thai.measure import width
from generator.thai.words import clusters, shorter_words, words

Piece = str | list[str]

WIDEST = 9.0
"""The widest box, in em: at 10 pt about 32 mm. Columns for free text must be wider than that."""


@lru_cache(maxsize=20_000)
def boxed(text: str) -> tuple[Piece, ...]:
    """Return the text with every word boxed; a word wider than :data:`WIDEST` in several boxes."""
    pieces: list[Piece] = []
    for word in words(text):
        if word.isspace():
            pieces.append(word)
        elif width(word, 1) <= WIDEST:
            pieces.append([word])
        else:
            pieces.extend([part] for part in _parts(word))
    return tuple(pieces)


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
