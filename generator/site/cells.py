"""Cells of tables, named: on a narrow screen each cell is read below the last, with its name.

A table of three columns or more does not fit a telephone. There ``tables.css`` sets its rows as
small lists, and every cell carries the name of its column (``data-name``) from the head.
"""

from __future__ import annotations

import re
from itertools import count

_TABLE = re.compile(r'<table class="(k-table[^"]*)">.*?</table>', re.DOTALL)
_HEAD = re.compile(r"<thead>(.*?)</thead>", re.DOTALL)
_ROW = re.compile(r"<tr\b[^>]*>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<(t[dh])\b([^>]*)>(.*?)</\1>", re.DOTALL)
_SPAN = re.compile(r'\b(col|row)span="(\d+)"')
_TAG = re.compile(r"<[^>]*>")

_AS_THEY_ARE = ("k-table--matrix", "k-table--steps", "k-table--processes")
"""Tables with a way of their own on a narrow screen, or whose cells tell what they are."""

_NARROWS = 'class="k-wide"'
"""What marks a column that a narrow screen does without."""

_FEW = 2
"""So many columns fit."""


def with_cells_named(html: str) -> str:
    """Return HTML in which the cells of wide tables carry the name of their column."""
    return _TABLE.sub(_named, html) if '<table class="k-table' in html else html


def _named(table: re.Match[str]) -> str:
    head = _HEAD.search(table[0])
    if head is None or _NARROWS in head[1] or any(name in table[1] for name in _AS_THEY_ARE):
        return table[0]
    names = _columns(head[1])
    if len(names) <= _FEW:
        return table[0]

    def row(found: re.Match[str]) -> str:
        column = 0

        def cell(one: re.Match[str]) -> str:
            nonlocal column
            at, column = column, column + _spans(one[2])["col"]
            if one[1] == "th" or not one[3].strip() or at >= len(names) or not names[at]:
                return one[0]
            return f'<td data-name="{names[at]}"{one[2]}>{one[3]}</td>'

        return found[0].replace(found[1], _CELL.sub(cell, found[1]))

    return table[0][: head.end()] + _ROW.sub(row, table[0][head.end() :])


def _columns(head: str) -> list[str]:
    """Return the name of each column; below a heading of several, both names."""
    names: dict[int, list[str]] = {}
    taken: set[tuple[int, int]] = set()
    for line, row in enumerate(_ROW.finditer(head)):
        free = (at for at in count() if (line, at) not in taken)
        for cell in _CELL.finditer(row[1]):
            spans = _spans(cell[2])
            name = _TAG.sub("", cell[3]).strip().replace('"', "&quot;")
            for at in [next(free) for _ in range(spans["col"])]:
                taken.update((line + more, at) for more in range(1, spans["row"]))
                names.setdefault(at, []).append(name)
    return [" ".join(filter(None, names[at])) for at in sorted(names)]


def _spans(attributes: str) -> dict[str, int]:
    return {"col": 1, "row": 1} | {way: int(many) for way, many in _SPAN.findall(attributes)}
