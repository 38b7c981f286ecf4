"""Pass: the edges in numbers, and which of them may be drawn as one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.flowchart.graph import Graph
from generator.flowchart.grid import DOWN, LEFT, RIGHT, UP

# Bars of parallel work have two sides; at the right of a connector stands its page.
_SIDES = {"parallel": (UP, DOWN), "connector": (UP, DOWN, LEFT), "off-page": (UP, DOWN, LEFT)}


@dataclass(frozen=True)
class Flows:
    """For each edge: its nodes by number, and the edges it may share a line with."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    back: tuple[bool, ...]
    """Whether the edge goes to its own row or up: a return to an earlier step."""
    labelled: tuple[bool, ...]
    joins: tuple[frozenset[int], ...]
    """Edges with the same target: they may end as one line."""
    stems: tuple[frozenset[int], ...]
    """Unlabelled edges from the same source: they may begin as one line."""
    kin: tuple[frozenset[int], ...]
    """Both of these."""
    siblings: tuple[frozenset[int], ...]
    """Edges with the same source and target but not one line from the start: other answers."""
    outs: tuple[tuple[int, ...], ...]
    """The edges that leave each node."""
    ins: tuple[tuple[int, ...], ...]
    """The edges that enter each node."""
    sides: tuple[tuple[int, ...], ...]
    """The sides of each node that lines may use."""

    @property
    def edges(self) -> range:
        """The numbers of all edges."""
        return range(len(self.source))


def flows(graph: Graph, row_of: Sequence[int]) -> Flows:
    """Return the flows of a graph whose nodes stand in these rows."""
    number = {node.id: position for position, node in enumerate(graph.nodes)}
    source = tuple(number[edge.source] for edge in graph.edges)
    target = tuple(number[edge.target] for edge in graph.edges)
    outs: list[list[int]] = [[] for _ in graph.nodes]
    ins: list[list[int]] = [[] for _ in graph.nodes]
    for edge, (start, end) in enumerate(zip(source, target, strict=True)):
        outs[start].append(edge)
        ins[end].append(edge)
    labelled = tuple(bool(edge.label) for edge in graph.edges)
    bare = [frozenset(edge for edge in edges if not labelled[edge]) for edges in outs]
    joins = tuple(frozenset(ins[end]) for end in target)
    stems = tuple(
        frozenset[int]() if labelled[edge] else bare[start] for edge, start in enumerate(source)
    )
    return Flows(
        source=source,
        target=target,
        back=tuple(row_of[b] <= row_of[a] for a, b in zip(source, target, strict=True)),
        labelled=labelled,
        joins=joins,
        stems=stems,
        kin=tuple(a | b for a, b in zip(joins, stems, strict=True)),
        siblings=tuple(
            joins[edge].intersection(outs[start]) - stems[edge] - {edge}
            for edge, start in enumerate(source)
        ),
        outs=tuple(map(tuple, outs)),
        ins=tuple(map(tuple, ins)),
        sides=tuple(_SIDES.get(node.kind, (UP, DOWN, LEFT, RIGHT)) for node in graph.nodes),
    )
