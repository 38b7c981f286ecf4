"""The work-flow form: the chart as a table, with step numbers at its left and columns at its right.

The columns are data, so that an office can have others. Cells decide how high a row must be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.flowchart import style
from generator.flowchart.graph import Graph
from generator.flowchart.layout import layout
from generator.flowchart.numbering import step_numbers
from generator.flowchart.pages import pages
from generator.flowchart.picture import Picture, Rect
from generator.labels import Labels
from generator.thai.measure import SEMIBOLD
from generator.thai.wording import thai_digits
from generator.thai.wrap import wrap

COLUMNS: Mapping[str, float] = {
    "time": 92.0,
    "details": 240.0,
    "standard": 160.0,
    "law": 132.0,
    "forms": 140.0,
}
"""The columns that a form can have, with their widths in px."""

USUAL = ("time", "law")
"""The columns of a form for which nothing else is asked."""

CELL_FONT = 12.0
CELL_LINE = 16.0
NUMBER_WIDTH = 38.0
"""Width of the column of step numbers."""
BAND = 28.0
"""Height of the header's first row, above the titles of the lanes."""
_MARGIN = 1.0
_CELL_PAD = 7.0


@dataclass(frozen=True)
class Column:
    """A column beside the lanes: its title and its cells by step id, all cut into lines."""

    width: float
    title: tuple[str, ...]
    cells: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Form:
    """A chart with what stands around it; ``numbers`` are those of the steps, as printed."""

    picture: Picture
    numbers: Mapping[str, str]
    columns: tuple[Column, ...]

    @property
    def width(self) -> float:
        """From the left edge of the numbers to the right edge of the last column."""
        return NUMBER_WIDTH + self.picture.width + sum(column.width for column in self.columns)

    @property
    def header_height(self) -> float:
        """Height of the header above the first row."""
        lanes = max((len(lane.lines) for lane in self.picture.lanes), default=1)
        columns = max((len(column.title) for column in self.columns), default=1)
        return max(BAND + 14 + lanes * style.LINE, 14 + columns * style.LINE)

    @property
    def extent(self) -> Rect:
        """The whole form with a small margin; the chart itself begins at (0, 0)."""
        return Rect(
            -NUMBER_WIDTH - _MARGIN,
            -self.header_height - _MARGIN,
            self.width + 2 * _MARGIN,
            self.picture.height + self.header_height + 2 * _MARGIN,
        )


def form(graph: Graph, labels: Labels, names: Sequence[str] = USUAL) -> Form:
    """Return the form of a graph with these columns; one that would be empty is left out.

    What has a column has no badge on the symbol.
    """
    columns = _columns(graph, labels, names)
    bare = _without_badges(graph, names)
    return Form(layout(bare, row_heights=_row_heights(columns)), _numbers(graph), columns)


def forms_on_paper(
    graph: Graph,
    height: float,
    labels: Labels,
    names: Sequence[str] = USUAL,
    *,
    heading: float = 0.0,
    in_thai_digits: bool = False,
) -> tuple[Form, ...]:
    """Return the form cut over sheets of a height in px, header included.

    ``heading``: how much of that something else takes on the first sheet, in px.
    The steps of a sheet are those of its rows; lanes are equally wide on every sheet. ``graph``
    is worded as it is to be printed; ``in_thai_digits`` is for what this room adds to it.
    """
    columns = _columns(graph, labels, names)
    bare = _without_badges(graph, names)
    heights = _row_heights(columns)
    numbers = _numbers(graph)
    if in_thai_digits:
        numbers = {step: thai_digits(text) for step, text in numbers.items()}
    header = Form(layout(bare, row_heights=heights), numbers, columns).header_height
    parts = pages(
        bare,
        height - header - 2 * _MARGIN,
        labels,
        heading=heading,
        row_heights=heights,
        in_thai_digits=in_thai_digits,
    )
    return tuple(Form(part, numbers, columns) for part in parts)


def _numbers(graph: Graph) -> dict[str, str]:
    numbers = step_numbers(node.id for node in graph.nodes)
    return {step: str(number) for step, number in numbers.items()}


def _without_badges(graph: Graph, names: Sequence[str]) -> Graph:
    nodes = (
        replace(
            node,
            time="" if "time" in names else node.time,
            law="" if "law" in names else node.law,
        )
        for node in graph.nodes
    )
    return replace(graph, nodes=tuple(nodes))


def _columns(graph: Graph, labels: Labels, names: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns that have any text, their texts wrapped."""
    texts: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "time": {node.id: (node.time,) for node in graph.nodes if node.time},
        "details": {node.id: node.details for node in graph.nodes if node.details},
        "standard": {node.id: (node.standard,) for node in graph.nodes if node.standard},
        "law": {node.id: node.laws for node in graph.nodes if node.laws},
        "forms": {node.id: node.forms for node in graph.nodes if node.forms},
    }
    found = []
    for name in names:
        inner = COLUMNS[name] - 2 * _CELL_PAD
        cells = {
            step: tuple(line for text in said for line in wrap(text, inner, CELL_FONT))
            for step, said in texts[name].items()
        }
        if cells:
            title = wrap(labels(f"flowchart.column.{name}"), inner, style.FONT, SEMIBOLD)
            found.append(Column(COLUMNS[name], title, cells))
    return tuple(found)


def _row_heights(columns: Sequence[Column]) -> dict[str, float]:
    """Return how high the row of each step must be for its cells, in px."""
    heights: dict[str, float] = {}
    for column in columns:
        for step, lines in column.cells.items():
            high = len(lines) * CELL_LINE + 2 * _CELL_PAD
            heights[step] = max(heights.get(step, 0.0), high)
    return heights
