"""What is left of a way: never more than what a search over an empty plane finds."""

from __future__ import annotations

from collections import deque

import pytest

from generator.flowchart.grid import DOWN, LEFT, OPPOSITE, RIGHT, UP
from generator.flowchart.remaining import costs_to_enter, least_turns, remaining
from tests.flowchart.graphs import chart
from tests.flowchart.test_passes import grid_of

WAYS = (UP, DOWN, LEFT, RIGHT)
STEPS = ((0, -1), (0, 1), (-1, 0), (1, 0))
ROOM = 4
"""How far a search over the plane may go from the goal, in steps."""


def turns_found(enter: int) -> dict[tuple[int, int, int], int]:
    """Return the fewest turns into (0, 0) by (x, y, direction of arrival there).

    The search goes back from the goal, a step at a time: two turns never share a place.
    """
    found = {(0, 0, enter): 0}
    queue = deque(found)
    while queue:
        x, y, way = queue.popleft()
        a, b = x - STEPS[way][0], y - STEPS[way][1]
        if max(abs(a), abs(b)) > ROOM or (a, b) == (0, 0):
            continue
        for came in WAYS:
            turns = found[x, y, way] + (came != way)
            if came != OPPOSITE[way] and turns < found.get((a, b, came), 99):
                found[a, b, came] = turns
                queue.append((a, b, came))
    del found[0, 0, enter]
    return found


@pytest.mark.parametrize("enter", WAYS)
def test_the_least_turns_are_those_of_a_search(enter: int) -> None:
    found = turns_found(enter)
    for (x, y, way), turns in found.items():
        if max(abs(x), abs(y)) < ROOM:  # at the edge of the plane there is no room to turn
            right, down = (x < 0) - (x > 0), (y < 0) - (y > 0)
            assert least_turns(way, right, down, enter) == turns, (x, y, way)


def test_distance_and_bearing_of_every_vertex() -> None:
    plan = grid_of(chart("a b@1", "a>b"))
    goal = plan.vertex_of[1]
    rest = remaining(plan, goal)
    assert rest.distance[goal] == 0
    for vertex in range(len(plan.beside)):
        (i, j), (row, column) = divmod(vertex, plan.across), divmod(goal, plan.across)
        far = abs(plan.x[column] - plan.x[j]) + abs(plan.y[row] - plan.y[i])
        assert rest.distance[vertex] == pytest.approx(far)
    costs = costs_to_enter((None, 10.0, None, None), 40.0)
    above, left = goal - plan.across, goal - 1
    assert costs[rest.bearing[above] + DOWN] == 10
    assert costs[rest.bearing[above] + RIGHT] == 50
    assert costs[rest.bearing[left] + RIGHT] == 10 + 3 * 40


def test_where_no_side_may_be_entered_the_cost_is_infinite() -> None:
    assert set(costs_to_enter((None,) * 4, 40.0)) == {float("inf")}
