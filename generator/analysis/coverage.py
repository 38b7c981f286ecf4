"""Coverage: who has which part in which process, and what is done by nobody when one is away.

A step is covered when somebody stands in for the role that does it. Where the step takes the
authority of the role (``signs``), who stands in must hold a delegation that is in force.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.analysis.lead_time import lead_time
from generator.model.handbook import Handbook
from generator.model.organisation import Delegation
from generator.model.process import Process
from generator.model.step import Basis, Step, StepType


class Part(StrEnum):
    """The part that a role has in a process; does, accountable, consulted, informed are RACI."""

    OWNER = "owner"
    DEPUTY = "deputy"
    DOES = "does"
    ACCOUNTABLE = "accountable"
    CONSULTED = "consulted"
    INFORMED = "informed"


class Gap(StrEnum):
    """Why a step has no cover."""

    NOBODY = "nobody"
    """Nobody is named who stands in for the role."""
    SAME = "same"
    """The deputy is the role itself, or is held by nobody but the one who is away."""
    VACANT = "vacant"
    """By the register of people nobody holds the role that stands in."""
    MAY_NOT_SIGN = "may-not-sign"
    """Who stands in has no delegation for what the step signs."""
    RUN_OUT = "run-out"
    """The delegation is not in force on the day that is asked about."""


@dataclass(frozen=True)
class Cover:
    """One step, the role that does it, and who does it when that role is away."""

    process: Process
    step: Step
    role: str
    stand_in: str | None
    delegation: Delegation | None
    """By what the one who stands in may sign; also one that is not in force."""
    gap: Gap | None


@dataclass(frozen=True)
class Load:
    """What a role has to do in a month, by the standard times, over all cases."""

    role: str
    amounts: Mapping[str, float]
    """Active work by unit of duration, as the standards state it."""
    hours: float
    """Its minutes and hours as hours; a standard in days says how long a step may take, not how
    long somebody works on it, and is not turned into hours."""
    sample: bool
    """Whether some of its figures are sample values."""


@dataclass(frozen=True)
class Coverage:
    """What there is to say on a day about who covers for whom."""

    day: datetime.date
    parts: Mapping[tuple[str, str], tuple[Part, ...]]
    """By role and code of a process in use."""
    covers: tuple[Cover, ...]
    own_deputies: tuple[Process, ...]
    circles: tuple[tuple[str, ...], ...]
    run_out: tuple[Delegation, ...]
    unheld: tuple[str, ...]
    """The roles with work that nobody holds, by the register of people; none without one."""
    load: tuple[Load, ...]
    without_volume: tuple[Process, ...]
    """The processes that are in no load, because nobody knows how often they are done."""

    @property
    def gaps(self) -> tuple[Cover, ...]:
        """The steps without cover."""
        return tuple(one for one in self.covers if one.gap)

    @property
    def single_points(self) -> Mapping[str, tuple[Cover, ...]]:
        """The roles that are the only ones for something, with the steps that wait for them."""
        found: dict[str, list[Cover]] = {}
        for one in self.gaps:
            if one.gap in (Gap.NOBODY, Gap.SAME, Gap.VACANT):
                found.setdefault(one.role, []).append(one)
        return {role: tuple(covers) for role, covers in found.items()}


def coverage(handbook: Handbook, day: datetime.date) -> Coverage:
    """Return who covers for whom on a day, over all processes that are in use."""
    in_use = handbook.in_use()
    return Coverage(
        day=day,
        parts={key: parts for process in in_use for key, parts in _parts(process)},
        covers=tuple(one for process in in_use for one in covers_of(process, handbook, day)),
        own_deputies=tuple(p for p in in_use if p.owner and p.owner == p.deputy),
        circles=handbook.circles_of_deputies(),
        run_out=tuple(one for one in handbook.delegations.values() if one.end and one.end < day),
        unheld=_unheld(handbook, day),
        load=_load(handbook),
        without_volume=tuple(process for process in in_use if not process.volume),
    )


def _parts(process: Process) -> Iterator[tuple[tuple[str, str], tuple[Part, ...]]]:
    """Yield the parts of each role in a process, in the order of :class:`Part`."""
    roles: dict[str, set[Part]] = {}

    def add(role: str | None, part: Part) -> None:
        if role:
            roles.setdefault(role, set()).add(part)

    add(process.owner, Part.OWNER)
    add(process.deputy, Part.DEPUTY)
    for step in process.steps:
        if step.type not in (StepType.START, StepType.END):
            add(step.role, Part.DOES)
        if step.raci:
            add(step.raci.accountable, Part.ACCOUNTABLE)
            for role in step.raci.consulted:
                add(role, Part.CONSULTED)
            for role in step.raci.informed:
                add(role, Part.INFORMED)
    for role, parts in roles.items():
        yield (role, process.code), tuple(part for part in Part if part in parts)


def covers_of(process: Process, handbook: Handbook, day: datetime.date) -> Iterator[Cover]:
    """Yield the cover of each step that a role of the office does; bodies cover for themselves.

    Of a role that is in no register there is nothing to say: that is a problem of its own.
    """
    bodies = handbook.bodies()
    for step in process.steps:
        role = handbook.roles.get(step.role or "")
        if not step.role or not role or step.type in (StepType.START, StepType.END):
            continue
        if step.role not in bodies and not role.external:
            yield cover_of(process, step, step.role, handbook, day)


def cover_of(
    process: Process, step: Step, role: str, handbook: Handbook, day: datetime.date
) -> Cover:
    """Return who does a step of a role on a day when that role is away."""
    stand_in = handbook.stand_in(process, role)
    if stand_in is None or stand_in == role:
        gap = Gap.SAME if stand_in else Gap.NOBODY
        return Cover(process, step, role, stand_in, None, gap)
    if missing := _nobody_else(handbook, role, stand_in, day):
        return Cover(process, step, role, stand_in, None, missing)
    if not step.signs:
        return Cover(process, step, role, stand_in, None, None)
    fitting = delegations_of(process, step, role, stand_in, handbook)
    in_force = next((one for one in fitting if one.is_in_force(day)), None)
    if in_force:
        return Cover(process, step, role, stand_in, in_force, None)
    gap = Gap.RUN_OUT if fitting else Gap.MAY_NOT_SIGN
    return Cover(process, step, role, stand_in, fitting[-1] if fitting else None, gap)


def _unheld(handbook: Handbook, day: datetime.date) -> tuple[str, ...]:
    working = roles_to_cover(handbook) if handbook.people else ()
    return tuple(one for one in handbook.roles if one in working and not handbook.holders(one, day))


def _nobody_else(handbook: Handbook, role: str, stand_in: str, day: datetime.date) -> Gap | None:
    """Return why nobody stands in by the register of people; None without one, or if somebody does.

    An absence is that of a person: whoever holds both roles cannot stand in there.
    """
    others = set(handbook.holders(stand_in, day))
    known = handbook.roles.get(stand_in)
    if not handbook.people or stand_in in handbook.bodies() or not known or known.external:
        return None
    if not others:
        return Gap.VACANT
    return Gap.SAME if others <= set(handbook.holders(role, day)) else None


def roles_to_cover(handbook: Handbook) -> frozenset[str]:
    """Return the roles of the office that own or do work, but for bodies of several members."""
    in_use = handbook.in_use()
    owners = {process.owner for process in in_use if process.owner}
    doers = {
        step.role
        for process in in_use
        for step in process.steps
        if step.role and step.type not in (StepType.START, StepType.END)
    }
    own = {id_ for id_, role in handbook.roles.items() if not role.external}
    return frozenset((owners | doers) & own - handbook.bodies())


def delegations_of(
    process: Process, step: Step, role: str, stand_in: str, handbook: Handbook
) -> tuple[Delegation, ...]:
    """Return the delegations by which one role may act for another in a step, in their order."""
    found = (
        one
        for one in handbook.delegations.values()
        if one.lets(stand_in, act_for=role, process=process.code, step=step.id)
    )
    return tuple(sorted(found, key=lambda one: one.start))


def _load(handbook: Handbook) -> tuple[Load, ...]:
    """Return the load of each role of the office, the heaviest first."""
    amounts: dict[str, dict[str, float]] = {}
    sample: set[str] = set()
    for process in handbook.in_use():
        if not process.volume:
            continue
        lead = lead_time(process, handbook.office.hours)
        estimated = process.volume.basis is Basis.OFFICE_SAMPLE
        for role, work in lead.load.items():
            total = amounts.setdefault(role, {})
            for unit, amount in work.items():
                total[unit] = total.get(unit, 0.0) + amount * process.volume.cases_a_year / 12
            if estimated or any(
                step.role == role and step.basis is Basis.OFFICE_SAMPLE for step in process.steps
            ):
                sample.add(role)
    loads = [
        Load(
            role,
            work,
            work.get("minutes", 0.0) / 60 + work.get("hours", 0.0),
            role in sample,
        )
        for role, work in amounts.items()
        if not handbook.roles[role].external
    ]
    return tuple(sorted(loads, key=lambda load: (-load.hours, load.role)))
