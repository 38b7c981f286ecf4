"""The layout: an ordered list of passes from a graph to a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from generator.flowchart import style
from generator.flowchart.edge_labels import label_lines, label_size, place_labels
from generator.flowchart.flows import flows
from generator.flowchart.graph import Graph
from generator.flowchart.grid import grid
from generator.flowchart.improve import improve
from generator.flowchart.joins import join
from generator.flowchart.picture import (
    LaneBand,
    Picture,
    PlacedEdge,
    PlacedNode,
    Rect,
    RowBand,
)
from generator.flowchart.routing import route
from generator.flowchart.rows import rows
from generator.flowchart.sizes import badge_boxes, reference_box, sizes
from generator.flowchart.tracing import Plan, Tracing, place, trace
from generator.flowchart.wiring import Wiring
from generator.thai.measure import SEMIBOLD
from generator.thai.wrap import wrap

LABEL_ROUNDS = 12
"""How often room is added for labels that found no place."""
LARGE = 120
"""Steps from which on speed counts for more than looks."""
EFFORT = ((15, 8_000), (25, 50_000), (40, 150_000), (120, 400_000))
"""(most steps, effort of improvement): larger charts get none."""
NO_HEIGHTS: Mapping[str, float] = MappingProxyType({})


def layout(
    graph: Graph,
    *,
    row_heights: Mapping[str, float] = NO_HEIGHTS,
    lane_width: float | None = None,
) -> Picture:
    """Return the picture of a graph; the same graph gives the same picture.

    ``row_heights``: least height of the row of a step, by its id, in px. ``lane_width``: least
    width of every lane, in px. Large graphs get fewer rounds of improvement, so that even 500
    steps are drawn in seconds.
    """
    plan, wiring = wired(graph)
    asked = with_room(graph, plan, row_heights)
    if lane_width is not None:
        asked = replace(asked, least_lanes=(lane_width,) * len(plan.least_lanes))
    return picture(graph, asked, wiring)


@lru_cache(maxsize=64)
def wired(graph: Graph) -> tuple[Plan, Wiring]:
    """Return the plan and the ways of a chart, remembered.

    Print asks for the same chart with rows of several heights; its ways are the same.
    """
    plan = make_plan(graph)
    return plan, wire(plan)


def make_plan(graph: Graph) -> Plan:
    """Sizes, rows, grid and flows: all that is decided before any way is chosen."""
    size_of = sizes(graph)
    row_of = rows(graph)
    lanes = max(1, len(graph.lanes))
    on_grid = grid(lanes, [node.lane for node in graph.nodes], row_of, size_of)
    return Plan(
        kinds=tuple(node.kind for node in graph.nodes),
        sizes=size_of,
        grid=on_grid,
        flows=flows(graph, row_of),
        label_sizes={
            edge: label_size(label_lines(flow.label))
            for edge, flow in enumerate(graph.edges)
            if flow.label
        },
        least_lanes=(0.0,) * lanes,
        least_rows=(0.0,) * on_grid.rows,
    )


def with_room(graph: Graph, plan: Plan, row_heights: Mapping[str, float]) -> Plan:
    """Return the plan with rows at least as high as is asked for their steps."""
    least = list(plan.least_rows)
    for node, row in zip(graph.nodes, plan.grid.row_of, strict=True):
        least[row] = max(least[row], row_heights.get(node.id, 0.0))
    return replace(plan, least_rows=tuple(least))


def wire(plan: Plan) -> Wiring:
    """Routing, then improvement against the real drawing."""
    steps = len(plan.kinds)
    if steps <= LARGE:
        routed = route(plan.flows, plan.grid, rounds=3)
    else:
        routed = route(plan.flows, plan.grid, rounds=1 if steps <= 2 * LARGE else 0, haste=2.0)
    return improve(plan, routed, next((most for size, most in EFFORT if steps <= size), 0))


def picture(graph: Graph, plan: Plan, wiring: Wiring) -> Picture:
    """Tracks, repair and coordinates, then labels and joins: the finished picture."""
    tracing = trace(plan, wiring)
    tracing, labels = _with_labels(graph, plan, tracing)
    return _picture(graph, plan, tracing, labels)


def _with_labels(graph: Graph, plan: Plan, tracing: Tracing) -> tuple[Tracing, dict[int, Rect]]:
    """Place the labels; where one finds no place, give it room and lay everything out again."""
    labels, crowded = _labels(graph, plan, tracing)
    more: dict[int, float] = {}
    for _ in range(LABEL_ROUNDS):
        if not crowded:
            break
        for edge in crowded:
            more[edge] = more.get(edge, 0.0) + style.LABEL_LINE
        tracing = place(plan, tracing.lines, more)
        labels, crowded = _labels(graph, plan, tracing)
    return tracing, labels


def _labels(graph: Graph, plan: Plan, tracing: Tracing) -> tuple[dict[int, Rect], list[int]]:
    """Return the places of labels in a drawing, and the edges whose label found none."""
    obstacles = list(tracing.boxes)
    for node, box in zip(graph.nodes, tracing.boxes, strict=True):
        obstacles += badge_boxes(node, box)
        if node.reference:
            obstacles.append(reference_box(node.reference, box))
    across, down = tracing.frame.across.edges, tracing.frame.down.edges
    within = Rect(0.0, 0.0, across[-1], down[-1])
    return place_labels(plan.label_sizes, tracing.points, obstacles, within)


def _picture(graph: Graph, plan: Plan, tracing: Tracing, labels: Mapping[int, Rect]) -> Picture:
    across, down = tracing.frame.across, tracing.frame.down
    drawn = join(tracing.points, plan.flows.target)
    steps = _steps_of_rows(graph, plan.grid.row_of, plan.grid.rows)
    return Picture(
        title=graph.title,
        width=across.edges[-1],
        height=down.edges[-1],
        lanes=tuple(
            LaneBand(lane.id, lane_lines(lane.title, width), x, width, lane.title)
            for lane, (x, width) in zip(graph.lanes, across.bands, strict=False)
        ),
        rows=tuple(
            RowBand(step, y, height) for step, (y, height) in zip(steps, down.bands, strict=True)
        ),
        nodes=tuple(
            PlacedNode(
                id=node.id,
                kind=node.kind,
                lane=node.lane,
                row=row,
                box=box,
                lines=size.lines,
                label=node.label,
                time=node.time,
                law=node.law,
                process=node.process,
                reference=node.reference,
            )
            for node, row, box, size in zip(
                graph.nodes, plan.grid.row_of, tracing.boxes, plan.sizes, strict=True
            )
        ),
        edges=tuple(
            PlacedEdge(
                source=flow.source,
                target=flow.target,
                label=flow.label,
                points=tracing.points[edge],
                drawn=drawn[edge][0],
                arrow=drawn[edge][1],
                label_lines=label_lines(flow.label) if flow.label else (),
                label_box=labels.get(edge),
            )
            for edge, flow in enumerate(graph.edges)
        ),
    )


def lane_lines(title: str, lane_width: float) -> tuple[str, ...]:
    """Return the title of a lane cut into lines for its header."""
    return wrap(title, max(40.0, lane_width - 12), style.FONT, SEMIBOLD)


def _steps_of_rows(graph: Graph, row_of: Sequence[int], count: int) -> list[str]:
    """Return the id of the step in each row; a row of connectors has none."""
    steps = [""] * count
    for node, row in zip(graph.nodes, row_of, strict=True):
        if node.is_step:
            steps[row] = node.id
    return steps
