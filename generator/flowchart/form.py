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
from generator.flowchart.picture import Picture
from generator.labels import Labels
from generator.thai.measure import SEMIBOLD
from generator.thai.wrap import wrap

CELL_FONT = 12.0
CELL_LINE = 16.0
_CELL_PAD = 7.0


@dataclass(frozen=True)
class Column:
    """A column beside the lanes: its title and its cells by step id, all cut into lines."""

    id: str
    width: float
    title: tuple[str, ...]
    cells: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Form:
    """A chart with what stands around it."""

    picture: Picture
    numbers: Mapping[str, int]
    columns: tuple[Column, ...]


def form(graph: Graph, labels: Labels) -> Form:
    """Return the usual form of a graph: its lanes, standard times, and the law where any is cited.

    What has a column of its own has no badge on the symbol.
    """
    numbers = step_numbers(node.id for node in graph.nodes if node.is_step)
    times = {node.id: (node.time,) for node in graph.nodes if node.time}
    citations = {node.id: node.laws for node in graph.nodes if node.laws}
    columns = [column("time", 92.0, times, labels)]
    if citations:
        columns.append(column("law", 132.0, citations, labels))
    bare = replace(
        graph,
        nodes=tuple(replace(node, time="", law="") for node in graph.nodes),
    )
    picture = layout(bare, row_heights=row_heights(columns))
    return Form(picture, numbers, tuple(columns))


def column(name: str, width: float, cells: Mapping[str, Sequence[str]], labels: Labels) -> Column:
    """Return a column titled by the label ``flowchart.column.<name>``, its texts wrapped."""
    inner = width - 2 * _CELL_PAD
    title = wrap(labels(f"flowchart.column.{name}"), inner, style.FONT, SEMIBOLD)
    return Column(
        name,
        width,
        title,
        {
            step: tuple(line for text in texts for line in wrap(text, inner, CELL_FONT))
            for step, texts in cells.items()
        },
    )


def row_heights(columns: Sequence[Column]) -> dict[str, float]:
    """Return how high the row of each step must be for its cells, in px."""
    heights: dict[str, float] = {}
    for each in columns:
        for step, lines in each.cells.items():
            high = len(lines) * CELL_LINE + 2 * _CELL_PAD
            heights[step] = max(heights.get(step, 0.0), high)
    return heights
