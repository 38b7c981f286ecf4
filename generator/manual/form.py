"""The work-flow form: a table whose chart column holds the chart, row beside row (BRIEF 2.1).

Each cell's text is cut into lines here, with the font's own widths, so that the height of every
row is known; the chart is laid out with rows at least that high; Typst then prints exactly these
lines in rows of exactly these heights, and lays the chart over its column.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.flowchart.graph import Graph, one_lane
from generator.flowchart.pages import pages
from generator.flowchart.picture import Picture
from generator.flowchart.svg import bare_print_svg
from generator.manual.blocks import Block
from generator.manual.columns import CHART, SHARES, cells
from generator.manual.manuscript import Manuscript
from generator.manual.paper import HEADING, LANDSCAPE, SCALE, SMALLEST
from generator.thai.measure import SEMIBOLD, width
from generator.thai.words import words
from generator.thai.wrap import wrap

LINE, PAD = 12.8, 4.0
"""From one line of a cell to the next, and the room around its text, in pt; as in ``flow.typ``."""

MOST_LINES = 20
"""The most lines of a cell: its row then fits a sheet, with the connectors of the chart."""

CHART_WIDTH = 262.0
"""How wide the chart is at first taken to be, in px; most charts are not wider."""

ROUNDS = 4
"""How often the form is laid out anew, at most, for a chart that is wider."""

Lines = tuple[str, ...]


@dataclass(frozen=True)
class _Grid:
    """The form before it is cut over sheets: widths in pt, and the lines of every cell."""

    widths: Mapping[str, float]
    head: Mapping[str, Lines]
    rows: Mapping[str, Mapping[str, Lines]]


def work_flow_form(script: Manuscript, graph: Graph) -> tuple[Block, dict[str, str]]:
    """Return the block of the form, and by name the SVG of the chart's part on each sheet.

    ``graph`` is the graph of the process in the words that are printed.
    """
    grid, pictures = _laid_out(script, one_lane(graph))
    sheets = []
    images: dict[str, str] = {}
    for place, picture in enumerate(pictures, start=1):
        name = f"form-{script.process.code}-{place}.svg"
        images[name] = bare_print_svg(picture)
        sheets.append(
            {
                **_sheet(script, grid, picture, name),
                "paper": list(
                    LANDSCAPE.holding(
                        _height(grid.head) + picture.height * SCALE, headed=place == 1
                    )
                ),
                "count": script.label("work-flow.sheet", sheet=place, sheets=len(pictures)),
            }
        )
    block = {
        "title": script.label("work-flow.form"),
        "widths": list(grid.widths.values()),
        "chart": list(grid.widths).index(CHART) if CHART in grid.widths else -1,
        "head_height": _height(grid.head),
        "head": ["\n".join(grid.head[column]) for column in grid.widths],
        "sheets": sheets,
    }
    return block, images


def _laid_out(script: Manuscript, chart: Graph) -> tuple[_Grid, tuple[Picture, ...]]:
    """Return the form and the parts of its chart, with a chart column as wide as they need.

    How wide the chart is depends on where it is cut, which depends on how high the rows are,
    which depends on how much width the chart leaves to the other columns: hence the rounds.
    """
    wide = CHART_WIDTH
    for _ in range(ROUNDS):
        grid = _grid(script, wide * SCALE)
        pictures = pages(
            chart,
            (LANDSCAPE.height - _height(grid.head)) / SCALE,
            script.labels,
            heading=HEADING / SCALE,
            row_heights={step: _height(row) / SCALE for step, row in grid.rows.items()},
            in_thai_digits=script.handbook.office.thai_digits,
        )
        widest = max(picture.width for picture in pictures)
        if widest <= wide:
            break
        wide = widest
    return grid, pictures


def _grid(script: Manuscript, chart_width: float) -> _Grid:
    """Word every cell and cut it into lines that fit its column."""
    columns = script.handbook.office.flow_columns
    titles = {str(column): script.printed(script.label(f"column.{column}")) for column in columns}
    widths = _widths(titles, chart_width)

    def lines(column: str, paragraphs: list[str]) -> Lines:
        inner = widths[column] - 2 * PAD - 0.5
        return tuple(
            line for text in paragraphs for line in wrap(script.printed(text), inner, SMALLEST)
        )

    def row(number: int) -> dict[str, Lines]:
        said = cells(script, number, script.process.steps[number - 1])
        return {
            column: _cut(lines(column, said[column]), lines(column, [more]))
            for column in titles
            if column != CHART
        }

    more = script.label("work-flow.more")
    return _Grid(
        widths,
        {
            column: wrap(title, widths[column] - 2 * PAD, SMALLEST, SEMIBOLD)
            for column, title in titles.items()
        },
        {step.id: row(number) for number, step in enumerate(script.process.steps, start=1)},
    )


def _widths(titles: Mapping[str, str], chart_width: float) -> dict[str, float]:
    """Return the width of each column in pt.

    The chart takes what it needs; each other column the longest word of its title, and its share
    of what is left.
    """
    least = {
        column: chart_width
        if column == CHART
        else max(width(word, SMALLEST, SEMIBOLD) for word in words(title)) + 2 * PAD + 1
        for column, title in titles.items()
    }
    shares = {column: SHARES.get(column, 0.0) for column in titles}
    unit = max(0.0, LANDSCAPE.width - sum(least.values())) / (sum(shares.values()) or 1.0)
    return {column: least[column] + shares[column] * unit for column in titles}


def _cut(lines: Lines, more: Lines) -> Lines:
    """Return at most :data:`MOST_LINES`; if some are left out, ``more`` says where to read on."""
    return lines if len(lines) <= MOST_LINES else (*lines[: MOST_LINES - len(more)], *more)


def _height(cells: Mapping[str, Lines]) -> float:
    """Return how high a row must be for its cells, in pt."""
    return max((len(lines) for lines in cells.values()), default=1) * LINE + 2 * PAD


def _sheet(script: Manuscript, grid: _Grid, picture: Picture, image: str) -> Block:
    """Return a sheet: the chart's part and the rows beside it; a row of connectors has no text."""
    first, last = script.span(row.step for row in picture.rows)
    return {
        "image": image,
        "alt": script.label("work-flow.form-alt", first=first, last=last),
        "size": [picture.width * SCALE, picture.height * SCALE],
        "rows": [
            {
                "height": row.height * SCALE,
                "cells": [
                    "\n".join(grid.rows[row.step].get(column, ())) if row.step else ""
                    for column in grid.widths
                ],
            }
            for row in picture.rows
        ],
    }
