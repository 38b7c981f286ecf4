"""Rules about the organisation: who stands in for whom, delegations, seats in committees."""

from __future__ import annotations

from collections.abc import Iterator

from generator.loading.loaded import Loaded
from generator.problems import Place, Problem, problem


def circles_of_deputies(loaded: Loaded) -> Iterator[Problem]:
    """Who follows the deputies from one role to the next must not come back to the first.

    Two roles that stand in for one another leave nobody when both are away: the circle is told at
    its first role.
    """
    for circle in loaded.handbook.circles_of_deputies():
        place = loaded.place("roles", circle[0], "deputy")
        yield problem("circular-deputies", place, roles=" → ".join([*circle, circle[0]]))


def deputies_outside(loaded: Loaded) -> Iterator[Problem]:
    """Who stands in must be a position of the office: not one outside, nor a whole body."""
    book = loaded.handbook
    deputies = [("roles", role.id, role.deputy) for role in book.roles.values()]
    deputies += [("processes", code, process.deputy) for code, process in book.processes.items()]
    for register, id_, deputy in deputies:
        role = book.roles.get(deputy or "")
        if role and (role.external or role.id in book.bodies()):
            place = loaded.place(register, id_, "deputy")
            yield problem("deputy-outside", place, role=role.id)


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


def roles_that_nobody_holds(loaded: Loaded) -> Iterator[Problem]:
    """Where an office keeps a register of people, each role that does work is held by somebody.

    Bodies and roles outside the office are not: no person of the register could hold them.
    """
    book = loaded.handbook
    held = {role for person in book.people.values() for role in person.roles}
    if not held:
        return
    file, path = loaded.homes["people", next(iter(book.people))]
    place = Place(file, *loaded.trees[file].key_spot(path[:1]))
    working = {step.role for process in book.in_use() for step in process.steps}
    working |= {process.owner for process in book.in_use()}
    for role in book.roles.values():
        own = not role.external and role.id not in book.bodies()
        if own and role.id in working and role.id not in held:
            yield problem("unheld-role", place, id=role.id)
