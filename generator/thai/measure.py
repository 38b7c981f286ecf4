"""Measuring text: how wide a line of Sarabun is, before anything is drawn.

For Thai the sum of the font's own advances is what HarfBuzz gives: marks above and below do not
move the pen. Latin pairs are kerned, which makes them narrower by less than a hundredth.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from generator.thai.fonts import advances

REGULAR, SEMIBOLD = 400, 600
"""The weights that text is measured in."""


@lru_cache(maxsize=50_000)
def width(text: str, size: float, weight: int = REGULAR) -> float:
    """Return the width of one line of text at a font size, in the unit of the size."""
    table = advances(weight)
    return size * sum(table[c] if c in table else _fallback(c) for c in text)


def _fallback(letter: str) -> float:
    """Return the width in em of a letter that Sarabun lacks, as other fonts draw it at most."""
    if unicodedata.category(letter) in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    if unicodedata.east_asian_width(letter) in ("W", "F") or ord(letter) > 0xFFFF:
        return 1.3
    return 0.8
