"""What is left of a way, at least: the lower bound that makes A* run for its goal.

On an empty plane the rest of a way is as long as its two coordinates say, and turns as often as
its direction here, the direction into the goal and the side on which the goal lies demand (after
Wybrow, Marriott and Stuckey, *Orthogonal Connector Routing*, 2009). Nothing that is in the way
can make it cheaper.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from generator.flowchart.grid import DOWN, LEFT, OPPOSITE, RIGHT, UP, Grid

DIRECTIONS = (UP, DOWN, LEFT, RIGHT)
_ALONG = ((0, -1), (0, 1), (-1, 0), (1, 0))
"""Right and down for a step in each direction."""


@dataclass(frozen=True)
class Remaining:
    """For each vertex of a grid, how it lies to a goal."""

    distance: tuple[float, ...]
    """How far it is, in px."""
    bearing: tuple[int, ...]
    """On which side the goal lies: 4 times the number of a bearing, for use with a direction."""


def remaining(grid: Grid, goal: int) -> Remaining:
    """Return how every vertex of a grid lies to one of them."""
    row, column = divmod(goal, grid.across)
    right = [(abs(grid.x[column] - x), 12 * (1 + _sign(column - j))) for j, x in enumerate(grid.x)]
    down = [(abs(grid.y[row] - y), 4 * (1 + _sign(row - i))) for i, y in enumerate(grid.y)]
    return Remaining(
        tuple([far_x + far_y for far_y, _ in down for far_x, _ in right]),
        tuple([side_x + side_y for _, side_y in down for _, side_x in right]),
    )


@lru_cache(maxsize=256)
def costs_to_enter(entering: tuple[float | None, ...], bend: float) -> tuple[float, ...]:
    """Return by ``bearing + direction`` what turns and entry cost at least.

    ``entering`` is what it costs to enter the goal in each direction of travel, None if that is
    not allowed. Where no entry is allowed all costs are infinite.
    """
    return tuple(
        min(
            (
                cost + bend * least_turns(way, right, down, enter)
                for enter, cost in zip(DIRECTIONS, entering, strict=True)
                if cost is not None
            ),
            default=float("inf"),
        )
        for right in (-1, 0, 1)
        for down in (-1, 0, 1)
        for way in DIRECTIONS
    )


def least_turns(way: int, right: int, down: int, enter: int) -> int:
    """Return how often a way turns at least until it enters a goal in a direction.

    ``way`` is its direction here; the goal lies right (1), left (-1) or in this column (0), and
    in the same manner down.
    """
    ahead = right * _ALONG[enter][0] + down * _ALONG[enter][1] > 0
    if way in (enter, OPPOSITE[enter]):
        beside = (right if enter < LEFT else down) != 0
        if way == enter:
            return (2 if beside else 0) if ahead else 4
        return 2 if beside else 4
    leads_away = right * _ALONG[way][0] + down * _ALONG[way][1] < 0
    return 1 if ahead and not leads_away else 3


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
