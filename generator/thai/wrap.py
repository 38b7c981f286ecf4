"""Wrapping: text cut into lines at Thai word ends, as even as can be."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

from generator.thai.measure import REGULAR, width
from generator.thai.words import clusters, words


@lru_cache(maxsize=20_000)
def wrap(text: str, most: float, size: float, weight: int = REGULAR) -> tuple[str, ...]:
    """Return the lines of ``text``, none wider than ``most`` (in the unit of ``size``).

    The fewest lines are taken, and among those the least ragged ones: the sum of the squares of
    what each line falls short is smallest (Knuth and Plass, 1981). A word wider than a line is
    cut between clusters. A single cluster wider than a line stays whole.
    """
    pieces = _pieces(text.strip(), most, size, weight)
    if not pieces:
        return ()
    count = len(pieces)
    reach = [0.0, *accumulate(width(piece, size, weight) for piece in pieces)]
    # best[i]: (lines, raggedness) of the pieces from i on, and where the first line ends.
    best: list[tuple[int, float]] = [(0, 0.0)] * (count + 1)
    line_end = [count] * (count + 1)
    for start in range(count - 1, -1, -1):
        best[start] = (count + 1, 0.0)
        for end in range(start + 1, count + 1):
            last = end - 1
            trailing = width(pieces[last], size, weight) if pieces[last].isspace() else 0.0
            short = most - (reach[end] - reach[start] - trailing)
            if short < -1e-9 and end > start + 1:
                break
            lines, ragged = best[end]
            cost = (lines + 1, ragged + short * short)
            if cost < best[start]:
                best[start], line_end[start] = cost, end
    lines_out = []
    start = 0
    while start < count:
        line = "".join(pieces[start : line_end[start]]).strip()
        if line:
            lines_out.append(line)
        start = line_end[start]
    return tuple(lines_out)


def _pieces(text: str, most: float, size: float, weight: int) -> list[str]:
    """Return the words of a text, those wider than a line cut into parts that fit."""
    pieces = []
    for word in words(text):
        if word.isspace() and "\u00a0" not in word:
            pieces.append(" ")
        elif width(word, size, weight) <= most:
            pieces.append(word)
        else:
            part = ""
            for cluster in clusters(word):
                if part and width(part + cluster, size, weight) > most:
                    pieces.append(part)
                    part = ""
                part += cluster
            pieces.append(part)
    return pieces
