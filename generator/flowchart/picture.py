"""The Picture: a flowchart with every position known, in px, y down. Drawers get this alone."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True)
class Rect:
    """An upright rectangle by its top left corner and its size."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class LaneBand:
    """A lane: a vertical band with its title cut into lines."""

    id: str
    lines: tuple[str, ...]
    x: float
    width: float
    title: str = ""


@dataclass(frozen=True)
class RowBand:
    """A row: a horizontal band that holds one step (its id), ruled from its neighbours."""

    step: str
    y: float
    height: float


@dataclass(frozen=True)
class PlacedNode:
    """A symbol with its outline box and its label cut into lines."""

    id: str
    kind: str
    lane: int
    row: int
    box: Rect
    lines: tuple[str, ...]
    label: str = ""
    """The label as it was, before it was cut into lines."""
    time: str = ""
    law: str = ""
    process: str = ""
    reference: str = ""


@dataclass(frozen=True)
class PlacedEdge:
    """A flow with its way.

    ``points`` run from outline to outline. ``drawn`` is the part that is to be drawn: an edge
    that joins another one into the same target ends at the join, without an ``arrow``.
    """

    source: str
    target: str
    label: str
    points: tuple[Point, ...]
    drawn: tuple[Point, ...]
    arrow: bool
    label_lines: tuple[str, ...] = ()
    label_box: Rect | None = None


@dataclass(frozen=True)
class Picture:
    """A whole chart. Lane titles stand in a header above y = 0; everything else from y = 0 on."""

    title: str
    width: float
    height: float
    lanes: tuple[LaneBand, ...]
    rows: tuple[RowBand, ...]
    nodes: tuple[PlacedNode, ...]
    edges: tuple[PlacedEdge, ...]
