"""Tables of data: the bytes of a CSV file become rows of cells that know where they stand.

UTF-8 (with or without a byte order mark), UTF-16 with one, and the old Thai encoding TIS-620
(CP874) are read; so are commas, semicolons and tabs, whichever the first line uses.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.loading.nearest import nearest
from generator.loading.yaml_text import read_text
from generator.model.fields import parse_amount
from generator.problems import Place, Problem, problem

OLD_THAI = "cp874"
"""Windows' form of TIS-620: what a Thai spreadsheet saves as plain CSV."""

_DELIMITERS = ",;\t"
_FORMULA = re.compile(r"[=@]\s*\S|[+-][A-Za-z0-9(@=]")
_BETWEEN = re.compile(r"[\s\u00a0\u200b_.\-/()]+")


@dataclass(frozen=True)
class Cell:
    """A cell's text without blanks around it, with its line and column, from 1."""

    text: str
    line: int
    column: int


@dataclass(frozen=True)
class Row:
    """The cells of a line by the name of their column; empty cells are left out."""

    file: str
    line: int
    cells: Mapping[str, Cell]

    def text(self, column: str) -> str:
        """Return the text in a column, or nothing."""
        return self.cells[column].text if column in self.cells else ""

    def place(self, column: str = "") -> Place:
        """Return the place of a cell; of the line, where the cell is empty."""
        cell = self.cells.get(column)
        return Place(self.file, cell.line, cell.column) if cell else Place(self.file, self.line, 1)


def decoded(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """Return the text of a file, and what is to be said of its encoding.

    What is no UTF-8 but sound TIS-620 is read so, with a warning, since that is a guess.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            data = data.decode("utf-16").encode()
        except UnicodeDecodeError:
            return None, [problem("not-utf8", Place(file, 1, 1))]
    text, found = read_text(data, file)
    if not any(p.code == "not-utf8" for p in found):
        return text, found
    try:
        guess = data.decode(OLD_THAI)
    except UnicodeDecodeError:
        return None, found
    text, more = read_text(guess.encode(), file)
    return text, [problem("old-encoding", Place(file, 1, 1)), *more]


def lines_of(text: str) -> tuple[list[list[Cell]], Cell | None]:
    """Split a text into lines of cells (RFC 4180); lines without any text are left out.

    Also return the cell whose quotation mark is never closed, if there is one.
    """
    first = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    lines: list[list[Cell]] = []
    unclosed: Cell | None = None
    for number, written in _records(text):
        if written.strip(delimiter + " \t\r\n"):
            cells, open_ = _cells(written, delimiter, number)
            lines.append(cells)
            if written.count('"') % 2:
                unclosed = open_ or cells[0]
    return lines, unclosed


def _records(text: str) -> Iterator[tuple[int, str]]:
    """Yield (line, text) of each record: a line, or several that quotes hold together."""
    number, kept, first = 1, "", 1
    for line in re.split(r"(?<=\n)|(?<=\r)(?!\n)", text):
        kept += line
        if kept.count('"') % 2 == 0:
            yield first, kept.rstrip("\r\n")
            kept, first = "", number + 1
        number += 1
    if kept:
        yield first, kept.rstrip("\r\n")


def _cells(written: str, delimiter: str, line: int) -> tuple[list[Cell], Cell | None]:
    cells: list[Cell] = []
    unclosed: Cell | None = None
    at = 0
    while at <= len(written):
        start = at
        while written[at : at + 1] == " ":
            at += 1
        if written[at : at + 1] == '"':
            text, at, closed = _quoted(written, at + 1)
            end = written.find(delimiter, at)
            end = len(written) if end < 0 else end
            text += written[at:end]
        else:
            end = written.find(delimiter, at)
            end = len(written) if end < 0 else end
            text, closed = written[at:end], True
        before = written[:start]
        column = len(before) - before.rfind("\n")
        cell = Cell(text.strip(), line + before.count("\n"), column)
        cells.append(cell)
        if not closed:
            unclosed = unclosed or cell
        at = end + 1
    return cells, unclosed


def _quoted(written: str, at: int) -> tuple[str, int, bool]:
    """Return the text within quotation marks, where it ends, and whether it does."""
    text = ""
    while True:
        end = written.find('"', at)
        if end < 0:
            return text + written[at:], len(written), False
        text += written[at:end]
        if written[end + 1 : end + 2] != '"':
            return text, end + 1, True
        text += '"'
        at = end + 2


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet would work out the text of a cell instead of showing it."""
    return bool(_FORMULA.match(text)) and parse_amount(text) is None


def plain_heading(text: str) -> str:
    """Return a heading as it is compared: without blanks, dots and dashes, in lower case."""
    return _BETWEEN.sub("", text).casefold()


def rows_of(
    lines: Sequence[Sequence[Cell]],
    file: str,
    names: Mapping[str, Sequence[str]],
    required: Sequence[str],
) -> tuple[list[Row], list[Problem]]:
    """Return the lines below the headings as rows; ``names`` are the headings of each column.

    A column may stand under any of its names. Of columns that are not known it is warned.
    """
    if not lines:
        return [], [problem("empty-file", Place(file))]
    known = {plain_heading(name): column for column, own in names.items() for name in own}
    found: list[Problem] = []
    columns: list[str] = []
    for cell in lines[0]:
        column = known.get(plain_heading(cell.text), "")
        place = Place(file, cell.line, cell.column)
        if column and column in columns:
            found.append(problem("repeated-column", place, column=cell.text))
            column = ""
        elif cell.text and not column:
            near = nearest(cell.text, [own[0] for own in names.values()])
            found.append(problem("unknown-column", place, column=cell.text, near=near))
        columns.append(column)
    for column in required:
        if column not in columns:
            place = Place(file, lines[0][0].line, 1)
            found.append(problem("missing-column", place, column=" / ".join(names[column])))
    rows = []
    for cells in lines[1:]:
        if extra := [cell for cell in cells[len(columns) :] if cell.text]:
            place = Place(file, extra[0].line, extra[0].column)
            found.append(problem("too-many-cells", place, count=len(columns)))
        pairs = zip(columns, cells, strict=False)
        rows.append(Row(file, cells[0].line, {name: c for name, c in pairs if name and c.text}))
    return rows, found
