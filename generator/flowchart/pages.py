"""A chart cut into pages for print.

Cuts fall between rows, where the fewest flows are cut (dynamic programming over the measured
heights of rows). A cut flow ends in an off-page connector with a Thai letter and goes on from a
connector with the same letter; each names the other's page. A lane is as wide on every page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.flowchart.graph import Edge, Graph, Node
from generator.flowchart.layout import NO_HEIGHTS, layout, picture, wired, with_room
from generator.flowchart.picture import Picture
from generator.labels import Labels
from generator.thai.wording import thai_digits

LETTERS = "กขคงจฉชซญฎฐฑณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
"""The letters of connectors, in the order in which they are given; then ``ก1`` and so on."""

_CONNECTOR_ROW = 66.0
"""About how high a row of connectors is, in px."""
# What is weighed when cuts are chosen: a page more, a flow cut, and a page left half empty.
_PAGE, _CUT, _EMPTY = 10.0, 4.0, 3.0


def pages(
    graph: Graph,
    height: float,
    labels: Labels,
    *,
    heading: float = 0.0,
    row_heights: Mapping[str, float] = NO_HEIGHTS,
    in_thai_digits: bool = False,
) -> tuple[Picture, ...]:
    """Return the pictures of a graph, each at most ``height`` px high and holding some steps.

    ``heading``: how much of that something else takes on the first page, in px.
    A row that is higher than a page alone gets a page of its own, which is too high then. The
    steps of a page are those of its rows; rows of connectors have none. ``labels`` word the
    references to pages.
    """
    whole = layout(graph, row_heights=row_heights)
    if whole.height <= height - heading:
        return (whole,)
    row_height = {row.step: row.height for row in whole.rows}
    estimate = _estimates(graph, [row_height[node.id] for node in graph.nodes], height)
    flows_cut = _flows_cut(graph)
    while True:
        cuts = _cuts(len(graph.nodes), flows_cut, height, heading, estimate)
        pictures = _laid_out(_parts(graph, cuts, labels, in_thai_digits), row_heights)
        drawn = dict(zip(pairwise(cuts), pictures, strict=True))
        too_high = [
            (first, last)
            for (first, last), part in drawn.items()
            if part.height > (height if first else height - heading) and last - first > 1
        ]
        if not too_high:
            return pictures
        # Each turn rules out the pages that turned out too high, and all that hold them; in the
        # end there is a page for each step.
        for first, last in too_high:
            for start, end in list(estimate):
                if start <= first and last <= end:
                    del estimate[start, end]


def _laid_out(parts: Sequence[Graph], row_heights: Mapping[str, float]) -> tuple[Picture, ...]:
    """Lay out each part, every lane as wide as it must be on any of them."""
    planned, wirings = zip(*(wired(part) for part in parts), strict=True)
    plans = [with_room(part, plan, row_heights) for part, plan in zip(parts, planned, strict=True)]
    drawn = [picture(*each) for each in zip(parts, plans, wirings, strict=True)]
    widths = tuple(
        max(lane.width for lane in lanes)
        for lanes in zip(*(each.lanes for each in drawn), strict=True)
    )
    return tuple(
        picture(part, replace(plan, least_lanes=widths), wiring)
        for part, plan, wiring in zip(parts, plans, wirings, strict=True)
    )


def _flows_cut(graph: Graph) -> list[int]:
    """Return how many different targets a cut before each step would part from a source."""
    place = {node.id: position for position, node in enumerate(graph.nodes)}
    cut: list[set[str]] = [set() for _ in range(len(graph.nodes) + 1)]
    for edge in graph.edges:
        first, last = sorted((place[edge.source], place[edge.target]))
        for position in range(first + 1, last + 1):
            cut[position].add(edge.target)
    return [len(targets) for targets in cut]


def _estimates(graph: Graph, heights: Sequence[float], room: float) -> dict[tuple[int, int], float]:
    """Return about how high a page is that holds the steps from a first to before a last one.

    That is their rows, and the rows of the connectors that the page would need. Pages whose
    steps alone do not fit are left out, but for those of a single step.
    """
    lane = {node.id: node.lane for node in graph.nodes}
    place = {node.id: position for position, node in enumerate(graph.nodes)}
    estimates = {}
    for first in range(len(heights)):
        rows = 0.0
        for last in range(first + 1, len(heights) + 1):
            rows += heights[last - 1]
            if rows > room and last - first > 1:
                break
            inside = range(first, last)
            entries = dict.fromkeys(
                e.target
                for e in graph.edges
                if place[e.target] in inside and place[e.source] not in inside
            )
            exits = {
                e.target: lane[e.source]
                for e in graph.edges
                if place[e.source] in inside and place[e.target] not in inside
            }
            connectors = _rows_of([lane[target] for target in entries]) + _rows_of(exits.values())
            estimates[first, last] = rows + connectors * _CONNECTOR_ROW
    return estimates


def _rows_of(lanes: Iterable[int]) -> int:
    """Return how many rows connectors in these lanes take: one a row and lane."""
    return max(Counter(lanes).values(), default=0)


def _cuts(
    count: int,
    flows_cut: Sequence[int],
    room: float,
    heading: float,
    height: Mapping[tuple[int, int], float],
) -> list[int]:
    """Return where pages begin, and the end: the cheapest cuts for pages with this room."""
    best = [0.0] + [float("inf")] * count
    begins = [0] * (count + 1)
    for end in range(1, count + 1):
        for start in range(end):
            full = height.get((start, end))
            here = room if start else room - heading
            if full is None or (full > here and end - start > 1):
                continue
            empty = max(0.0, 1 - full / room) ** 2 * (_EMPTY if end < count else 0.3)
            cut = _CUT * flows_cut[end] if end < count else 0.0
            cost = best[start] + _PAGE + cut + empty
            if cost < best[end]:
                best[end], begins[end] = cost, start
    cuts = [count]
    while cuts[-1]:
        cuts.append(begins[cuts[-1]])
    return cuts[::-1]


def _parts(graph: Graph, cuts: Sequence[int], labels: Labels, in_thai_digits: bool) -> list[Graph]:
    """Return the graph of each page, with connectors where flows are cut."""
    page_of = {
        node.id: page
        for page, (first, last) in enumerate(pairwise(cuts))
        for node in graph.nodes[first:last]
    }
    node_of = {node.id: node for node in graph.nodes}
    cut = [edge for edge in graph.edges if page_of[edge.source] != page_of[edge.target]]
    letters = {target: _letter(k) for k, target in enumerate(dict.fromkeys(e.target for e in cut))}

    def reference(direction: str, pages: set[int]) -> str:
        numbers = ", ".join(str(page + 1) for page in sorted(pages))
        text = labels(f"flowchart.connector.{direction}", page=numbers)
        return thai_digits(text) if in_thai_digits else text

    parts = []
    for page, (first, last) in enumerate(pairwise(cuts)):
        entries, exits, edges = [], {}, []
        for target, letter in letters.items():
            sources = {page_of[e.source] for e in cut if e.target == target}
            if page_of[target] == page:
                lane = node_of[target].lane
                told = reference("from", sources)
                entry = Node(f"from:{target}", "connector", lane, letter, reference=told)
                entries.append(entry)
                edges.append(Edge(entry.id, target))
        for edge in graph.edges:
            if page_of[edge.source] != page:
                continue
            if page_of[edge.target] == page:
                edges.append(edge)
                continue
            exit_id = f"to:{edge.target}"
            if exit_id not in exits:
                lane = node_of[edge.source].lane
                told = reference("to", {page_of[edge.target]})
                exits[exit_id] = Node(
                    exit_id, "off-page", lane, letters[edge.target], reference=told
                )
            edges.append(replace(edge, target=exit_id))
        nodes = (*entries, *graph.nodes[first:last], *exits.values())
        parts.append(replace(graph, nodes=nodes, edges=tuple(edges)))
    return parts


def _letter(position: int) -> str:
    turn, letter = divmod(position, len(LETTERS))
    return LETTERS[letter] + (str(turn) if turn else "")
