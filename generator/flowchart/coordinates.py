"""Pass: px for every line of the grid, every track and every point of an edge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.flowchart import style
from generator.flowchart.grid import DOWN, LEFT, OPPOSITE, RIGHT, UP, Grid
from generator.flowchart.outline import outline_point
from generator.flowchart.picture import Point, Rect
from generator.flowchart.sizes import Size
from generator.flowchart.trunks import Lines, Run, Trunk


@dataclass(frozen=True)
class Axis:
    """Where lanes lie from left to right, or rows from top to bottom."""

    middles: tuple[float, ...]
    tracks: tuple[tuple[float, ...], ...]
    """The tracks of each channel."""
    edges: tuple[float, ...]
    """Where the bands begin, and where the last one ends."""

    @property
    def bands(self) -> tuple[tuple[float, float], ...]:
        """(start, length) of each band."""
        return tuple((a, b - a) for a, b in zip(self.edges, self.edges[1:], strict=False))


@dataclass(frozen=True)
class Room:
    """Least room in each channel before, after and between its tracks, in px."""

    before: tuple[float, ...]
    after: tuple[float, ...]
    between: tuple[float, ...]


@dataclass(frozen=True)
class Frame:
    """Both axes."""

    across: Axis
    down: Axis


def frame(
    grid: Grid,
    lines: Lines,
    room_across: Room,
    room_down: Room,
    least_lanes: Sequence[float],
    least_rows: Sequence[float],
) -> Frame:
    """Return where everything lies; lanes and rows have at least these widths and heights."""
    return Frame(
        _axis(grid.lane_widths, _tracks(lines, True, grid.lanes), room_across, least_lanes, 0.5),
        _axis(grid.row_heights, _tracks(lines, False, grid.rows), room_down, least_rows, 1.0),
    )


def room_for_labels(
    grid: Grid,
    drawn: Lines,
    size_of: Sequence[Size],
    label_size_of: Mapping[int, tuple[float, float]],
    source: Sequence[int],
    more: Mapping[int, float],
) -> tuple[Room, Room]:
    """Return the room across and down that the labels of branches need beside their sources.

    A label stands above a line that leaves sideways, and right of one that leaves downwards.
    ``more`` gives edges whose label found no place this much more room.
    """
    left = [style.CHANNEL_PAD] * (grid.lanes + 1)
    right = [style.CHANNEL_PAD] * (grid.lanes + 1)
    above = [style.CHANNEL_PAD] * (grid.rows + 1)
    below = [style.CHANNEL_PAD] * (grid.rows + 1)
    beside_x = [style.TRACK_GAP] * (grid.lanes + 1)
    beside_y = [style.TRACK_GAP] * (grid.rows + 1)

    def need(room: list[float], channel: int, amount: float) -> None:
        room[channel] = max(room[channel], amount)

    for edge, (label_width, label_height) in label_size_of.items():
        run, node = drawn.runs[edge][0], source[edge]
        extra = more.get(edge, 0.0)
        row, lane = grid.row_of[node], grid.lane_of[node]
        spare_x = (grid.lane_widths[lane] - size_of[node].width) / 2
        spare_y = (grid.row_heights[row] - size_of[node].height) / 2
        over = label_height + 6 - grid.row_heights[row] / 2 - run.trunk.offset
        beside = label_width + 9 + run.trunk.offset - grid.lane_widths[lane] / 2
        if run.direction >= LEFT:
            need(below, row, over + extra)
        else:
            need(left, lane + 1, beside + extra)
        if run.direction == RIGHT:
            need(left, lane + 1, label_width + 12 - spare_x + extra)
        elif run.direction == LEFT:
            need(right, lane, label_width + 12 - spare_x + extra)
        elif run.direction == DOWN:
            need(above, row + 1, label_height + 6 - spare_y + extra)
        else:
            need(below, row, label_height + 6 - spare_y + extra)
        if extra:
            need(above, row + 1, style.CHANNEL_PAD + extra)
            need(below, row, style.CHANNEL_PAD + extra)
        if extra > 2 * style.LABEL_LINE:
            # Still no place: the label gets one between the tracks that the edge runs on, or
            # beyond the tracks that its neighbours turn onto.
            if run.vertical:
                need(right, lane, label_width + 10)
                need(left, lane + 1, label_width + 10)
            if run.direction == DOWN:
                need(below, row + 1, label_height + 10)
            elif run.direction == UP:
                need(above, row, label_height + 10)
            for further in drawn.runs[edge][1:]:
                if further.trunk.in_channel and further.vertical:
                    need(beside_x, further.line // 2, label_width + 10)
                elif further.trunk.in_channel:
                    need(beside_y, further.line // 2, label_height + 8)
    return (
        Room(tuple(left), tuple(right), tuple(beside_x)),
        Room(tuple(above), tuple(below), tuple(beside_y)),
    )


def node_boxes(frame: Frame, grid: Grid, size_of: Sequence[Size]) -> list[Rect]:
    """Return the box of each node."""
    boxes = []
    for size, row, lane in zip(size_of, grid.row_of, grid.lane_of, strict=True):
        x, y = frame.across.middles[lane], frame.down.middles[row]
        boxes.append(Rect(x - size.width / 2, y - size.height / 2, size.width, size.height))
    return boxes


def edge_points(
    frame: Frame,
    runs: Sequence[Run],
    source: tuple[str, Rect],
    target: tuple[str, Rect],
) -> tuple[Point, ...]:
    """Return the corners of an edge, from outline to outline; source and target: kind and box."""
    first, last = runs[0], runs[-1]
    points = [outline_point(*source, first.direction, first.trunk.offset)]
    at = _at(frame, first.trunk)
    for before, after in pairwise(runs):
        following = _at(frame, after.trunk)
        points.append((at, following) if before.direction < LEFT else (following, at))
        at = following
    points.append(outline_point(*target, OPPOSITE[last.direction], last.trunk.offset))
    return tuple(points)


def _at(frame: Frame, trunk: Trunk) -> float:
    axis = frame.across if trunk.vertical else frame.down
    if trunk.in_channel:
        return axis.tracks[trunk.line // 2][trunk.track]
    return axis.middles[trunk.line // 2] + trunk.offset


def _tracks(lines: Lines, vertical: bool, bands: int) -> list[int]:
    """Return how many tracks each channel has."""
    counts = [0] * (bands + 1)
    for (is_vertical, line), trunks in lines.trunks.items():
        if is_vertical == vertical and line % 2 == 0:
            counts[line // 2] = max(trunk.track for trunk in trunks) + 1
    return counts


def _axis(
    spans: Sequence[float],
    tracks: Sequence[int],
    room: Room,
    least: Sequence[float],
    share: float,
) -> Axis:
    """Lay bands and channels one after the other.

    ``share`` is the part of a channel's tracks that lie before the edge between two bands.
    """
    if not spans:
        return Axis((), ((),), (0.0,))
    before, after = list(room.before), list(room.after)
    axis = _lay(spans, tracks, Room(tuple(before), tuple(after), room.between), share)
    grown = False
    for band, (start, length) in enumerate(axis.bands):
        extra = least[band] - length
        if extra > 0:
            # The symbol moves towards the middle of its band.
            lower = axis.middles[band] - start
            first = min(max((length - 2 * lower + extra) / 2, 0.0), extra)
            after[band] += first
            before[band + 1] += extra - first
            grown = True
    return (
        _lay(spans, tracks, Room(tuple(before), tuple(after), room.between), share)
        if grown
        else axis
    )


def _lay(
    spans: Sequence[float],
    tracks: Sequence[int],
    room: Room,
    share: float,
) -> Axis:
    last = len(spans)
    position = 0.0
    middles, places, edges = [], [], []
    for channel, count in enumerate(tracks):
        inner = 0 < channel < last
        ahead = 0 if channel == 0 else count if channel == last else round(count * share + 0.01)
        if channel == 0:
            edges.append(position)
        position += room.before[channel] if inner or channel == last else style.OUTER_PAD - 6
        gap = room.between[channel]
        here = []
        for track in range(count):
            if inner and track == ahead:
                edges.append(position - gap / 2 + 1)
                position += 2
            here.append(position)
            if track < count - 1:
                position += gap
        if inner and ahead == count:
            position += style.TRACK_GAP - 2 if count else 0.0
            edges.append(position)
        position += room.after[channel] if channel < last else style.OUTER_PAD - 6
        places.append(tuple(here))
        if channel == last:
            edges.append(position)
        else:
            middles.append(position + spans[channel] / 2)
            position += spans[channel]
    return Axis(tuple(middles), tuple(places), tuple(edges))
