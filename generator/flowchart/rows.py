"""Pass: which row each node stands in.

Thai work-flow forms give each step a row of its own, in the order of the steps. Only the
connectors of a page (flows from and to other pages) share a row, if they stand in other lanes.
"""

from __future__ import annotations

from generator.flowchart.graph import CONNECTORS, Graph


def rows(graph: Graph) -> tuple[int, ...]:
    """Return the row of each node, from 0, in the order of the graph's nodes."""
    found: list[int] = []
    row = -1
    taken: set[int] = set()
    for node in graph.nodes:
        shares = bool(taken) and node.kind in CONNECTORS and node.lane not in taken
        if not shares:
            row += 1
            taken = set()
        if node.kind in CONNECTORS:
            taken.add(node.lane)
        found.append(row)
    return tuple(found)
