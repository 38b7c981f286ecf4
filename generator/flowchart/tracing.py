"""A wiring turned into px: runs, ports, tracks, repair and coordinates, one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.flowchart.coordinates import (
    Frame,
    edge_points,
    frame,
    node_boxes,
    room_for_labels,
)
from generator.flowchart.flows import Flows
from generator.flowchart.grid import Grid
from generator.flowchart.picture import Point, Rect
from generator.flowchart.ports import set_ports
from generator.flowchart.repair import repair
from generator.flowchart.sizes import Size
from generator.flowchart.tracks import set_tracks
from generator.flowchart.trunks import Lines, lines
from generator.flowchart.wiring import Wiring


@dataclass(frozen=True)
class Plan:
    """All that is decided before any way is chosen, in the order of the graph's nodes and edges."""

    kinds: tuple[str, ...]
    sizes: tuple[Size, ...]
    grid: Grid
    flows: Flows
    label_sizes: Mapping[int, tuple[float, float]]
    """Width and height of the label of each labelled edge."""
    least_lanes: tuple[float, ...]
    least_rows: tuple[float, ...]


@dataclass(frozen=True)
class Tracing:
    """The drawing of a wiring: where everything lies."""

    lines: Lines
    frame: Frame
    boxes: tuple[Rect, ...]
    points: tuple[tuple[Point, ...], ...]


def trace(plan: Plan, wiring: Wiring) -> Tracing:
    """Return the drawing of a wiring."""
    drawn = lines(wiring)
    set_ports(drawn, plan.grid, plan.sizes)
    facing = set_tracks(drawn)
    repair(drawn, facing, plan.grid, plan.sizes)
    return place(plan, drawn, {})


def place(plan: Plan, drawn: Lines, more: Mapping[int, float]) -> Tracing:
    """Return the drawing of lines whose tracks are set; ``more``: extra room for labels, px."""
    flows = plan.flows
    across, down = room_for_labels(
        plan.grid, drawn, plan.sizes, plan.label_sizes, flows.source, more
    )
    framed = frame(plan.grid, drawn, across, down, plan.least_lanes, plan.least_rows)
    boxes = node_boxes(framed, plan.grid, plan.sizes)
    points = tuple(
        edge_points(
            framed,
            drawn.runs[edge],
            (plan.kinds[flows.source[edge]], boxes[flows.source[edge]]),
            (plan.kinds[flows.target[edge]], boxes[flows.target[edge]]),
        )
        for edge in flows.edges
    )
    return Tracing(drawn, framed, tuple(boxes), points)
