"""Rules about the organisation: who stands in for whom, delegations, seats in committees."""

from __future__ import annotations

from collections.abc import Iterator

from generator.loading.loaded import Loaded
from generator.problems import Problem, problem


def circles_of_deputies(loaded: Loaded) -> Iterator[Problem]:
    """Who follows the deputies from one role to the next must not come back to the first.

    Two roles that stand in for one another leave nobody when both are away: the circle is told at
    its first role.
    """
    for circle in loaded.handbook.circles_of_deputies():
        place = loaded.place("roles", circle[0], "deputy")
        yield problem("circular-deputies", place, roles=" → ".join([*circle, circle[0]]))


def empty_delegations(loaded: Loaded) -> Iterator[Problem]:
    """A delegation goes from one role to another, and its last day is not before its first."""
    for one in loaded.handbook.delegations.values():
        if one.from_ == one.to:
            place = loaded.place("delegations", one.id, "to")
            yield problem("delegation-to-itself", place, role=one.to)
        if one.end and one.end < one.start:
            place = loaded.place("delegations", one.id, "end")
            yield problem("delegation-ends-before-start", place, start=one.start, end=one.end)


def repeated_seats(loaded: Loaded) -> Iterator[Problem]:
    """A role sits only once in a committee in the same capacity."""
    for committee in loaded.handbook.committees.values():
        seen = set()
        for at, member in enumerate(committee.members):
            if (member.role, member.capacity) in seen:
                place = loaded.place("committees", committee.id, "members", at)
                yield problem("repeated-seat", place, role=member.role, committee=committee.id)
            seen.add((member.role, member.capacity))
