"""Pass: paths cut into straight runs, and runs gathered into trunks that are drawn as one line."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from generator.flowchart.flows import Flows
from generator.flowchart.grid import DOWN, LEFT, RIGHT, UP
from generator.flowchart.wiring import Path, Wiring


@dataclass(eq=False, slots=True)
class Run:
    """A straight piece of a path: from ``start`` to ``end``, numbers of the lines it meets."""

    edge: int
    index: int
    """Its place on the path, from 0."""
    is_last: bool
    line: int
    start: int
    end: int
    direction: int
    trunk: Trunk

    @property
    def vertical(self) -> bool:
        """Whether the run goes up or down."""
        return self.direction < LEFT


@dataclass(eq=False, slots=True)
class Trunk:
    """Runs on one line that share one coordinate."""

    vertical: bool
    line: int
    low: int
    high: int
    runs: list[Run] = field(default_factory=list)
    ties: list[tuple[int, int, Trunk]] = field(default_factory=list)
    """Where it turns: position on the line, side (-1: lower, 1: higher), the trunk turned onto."""
    track: int = 0
    """On a channel: which of its tracks, from 0."""
    offset: float = 0.0
    """On the middle line of a row or lane: how far beside the middle, in px."""

    @property
    def in_channel(self) -> bool:
        """Whether it lies in a channel, not on the middle line of a row or lane."""
        return self.line % 2 == 0


@dataclass(frozen=True)
class Lines:
    """The runs of each edge, and the trunks of each line by (vertical, line)."""

    runs: tuple[tuple[Run, ...], ...]
    trunks: dict[tuple[bool, int], list[Trunk]]


def lines(wiring: Wiring) -> Lines:
    """Return the runs and trunks of all paths; no trunk has a track or an offset yet."""
    flows = wiring.flows
    runs_of = tuple(
        tuple(_runs(edge, wiring.paths[edge], wiring.grid.across)) for edge in flows.edges
    )
    on_line: defaultdict[tuple[bool, int], list[Run]] = defaultdict(list)
    for runs in runs_of:
        for run in runs:
            on_line[run.vertical, run.line].append(run)
    trunks = {place: _gather(on_line[place], flows) for place in sorted(on_line)}
    for runs in runs_of:
        for before, after in pairwise(runs):
            _tie(before.trunk, before.end, -1 if after.end < after.start else 1, after.trunk)
            _tie(after.trunk, after.start, -1 if before.start < before.end else 1, before.trunk)
    return Lines(runs_of, trunks)


def _runs(edge: int, path: Path, across: int) -> list[Run]:
    runs = []
    pieces = straight_pieces(path, across)
    for index, (line, start, end, direction) in enumerate(pieces):
        trunk = Trunk(direction < LEFT, line, min(start, end), max(start, end))
        run = Run(edge, index, index == len(pieces) - 1, line, start, end, direction, trunk)
        trunk.runs.append(run)
        runs.append(run)
    return runs


@lru_cache(maxsize=4096)
def straight_pieces(path: Path, across: int) -> tuple[tuple[int, int, int, int], ...]:
    """Return (line, start, end, direction) of each straight piece of a path.

    ``across`` is how many vertical lines the grid has. Few edges change from one drawing to the
    next, so this is remembered.
    """
    corners = [path[0]]
    for before, here, after in zip(path, path[1:], path[2:], strict=False):
        if here - before != after - here:
            corners.append(here)
    corners.append(path[-1])
    pieces = []
    for first, last in pairwise(corners):
        (i, j), (k, m) = divmod(first, across), divmod(last, across)
        if j == m:
            pieces.append((j, i, k, DOWN if k > i else UP))
        else:
            pieces.append((i, j, m, RIGHT if m > j else LEFT))
    return tuple(pieces)


def _gather(runs: list[Run], flows: Flows) -> list[Trunk]:
    """Put runs that may be one line, and overlap, into one trunk."""
    for position, run in enumerate(runs):
        kin = flows.kin[run.edge]
        for other in runs[position + 1 :]:
            if other.edge not in kin or run.direction != other.direction:
                continue
            if run.trunk is other.trunk:
                continue
            if _shared(run, other) <= 0 or not _as_one(run, other, flows):
                continue
            # Runs that only touch may not be one line either: they turn on different tracks.
            if all(
                _as_one(a, b, flows) or _shared(a, b) < 0
                for a in run.trunk.runs
                for b in other.trunk.runs
            ):
                _merge(run.trunk, other.trunk)
    found: dict[int, Trunk] = {}
    for run in runs:
        found.setdefault(id(run.trunk), run.trunk)
    return list(found.values())


def _shared(run: Run, other: Run) -> int:
    """Return how many units two runs of one line share: 0 if they touch, less if they do not."""
    low = max(min(run.start, run.end), min(other.start, other.end))
    high = min(max(run.start, run.end), max(other.start, other.end))
    return high - low


def _as_one(run: Run, other: Run, flows: Flows) -> bool:
    """Tell whether two runs may lie on each other: one target, or one source and no label."""
    a, b = run.edge, other.edge
    if b in flows.stems[a]:
        return True
    if b not in flows.joins[a]:
        return False
    # Two answers that lead to one step leave their source apart, so that each has its label.
    parted = flows.source[a] == flows.source[b] and run.index == other.index and run.index <= 1
    return not parted


def _merge(trunk: Trunk, other: Trunk) -> None:
    trunk.low = min(trunk.low, other.low)
    trunk.high = max(trunk.high, other.high)
    for run in other.runs:
        run.trunk = trunk
    trunk.runs += other.runs


def _tie(trunk: Trunk, position: int, side: int, other: Trunk) -> None:
    tie = (position, side, other)
    if tie not in trunk.ties:
        trunk.ties.append(tie)
