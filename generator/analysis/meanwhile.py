"""Cover over time: who does a step on the days of a span, and on which of them nobody does.

Cover changes only on the days on which a delegation, or somebody's time in a role, begins or is
over; between them one day is like the next.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.analysis.coverage import Cover, Gap, cover_of, covers_of, delegations_of
from generator.model.handbook import Handbook
from generator.model.organisation import Delegation
from generator.model.process import Process

_DAY = datetime.timedelta(days=1)

Turn = tuple[datetime.date | None, Cover]
"""From which day on (None: ever) a step has which cover."""


@dataclass(frozen=True)
class Lack:
    """Days, both included, on which nobody does a step."""

    gap: Gap
    first: datetime.date
    last: datetime.date


@dataclass(frozen=True)
class SpanCover(Cover):
    """The cover of a step over a span; its gap is the first one, if any day lacks cover."""

    delegations: tuple[Delegation, ...]
    """By which it is signed meanwhile, one after the other; the last one where none is in force."""
    lacks: tuple[Lack, ...]
    covered: bool
    """Whether somebody does it at least on some days."""


def covers_over(
    process: Process, handbook: Handbook, role: str, span: tuple[datetime.date, datetime.date]
) -> Iterator[SpanCover]:
    """Yield the cover of a role's steps; somebody must be able to stand in on every day."""
    first, last = span
    begins = _turning_days(handbook.delegations.values(), handbook.people, handbook)
    days = sorted({first, *(day for day in begins if first < day <= last)})
    over = [tuple(covers_of(process, handbook, day)) for day in days]
    for covers in zip(*over, strict=True):
        if covers[0].role == role:
            yield _joined(covers, days, last)


def turns(cover: Cover, handbook: Handbook) -> tuple[Turn, ...]:
    """Return each cover that a step ever has, from its first day on; ``cover`` is that of a day."""
    process, step, role = cover.process, cover.step, cover.role
    stand_in = cover.stand_in or role
    delegations = delegations_of(process, step, role, stand_in, handbook) if step.signs else ()
    people = (one.id for one in handbook.people.values() if {role, stand_in} & set(one.roles))
    days = sorted(_turning_days(delegations, people, handbook))
    before = days[0] - _DAY if days else datetime.date.max
    found: list[Turn] = []
    for day in (before, *days):
        now = cover_of(process, step, role, handbook, day)
        if not found or (now.gap, now.delegation) != (found[-1][1].gap, found[-1][1].delegation):
            found.append((day if found else None, now))
    return tuple(found)


def _turning_days(
    delegations: Iterable[Delegation], people: Iterable[str], handbook: Handbook
) -> set[datetime.date]:
    """Return the days on which some delegations and some people's time begin, or are just over."""
    spans = [(one.start, one.end) for one in delegations]
    held = [handbook.people[id_] for id_ in people]
    begins = {start for start, _ in spans} | {one.start for one in held if one.start}
    ends = [end for _, end in spans] + [one.end for one in held]
    return begins | {end + _DAY for end in ends if end}


def _joined(
    covers: Sequence[Cover], days: Sequence[datetime.date], last: datetime.date
) -> SpanCover:
    """Return the cover of a step over a span from its cover on the days on which it may change."""
    lacks: list[Lack] = []
    ends = [*(day - _DAY for day in days[1:]), last]
    for cover, first, end in zip(covers, days, ends, strict=True):
        if cover.gap and lacks and (lacks[-1].gap, lacks[-1].last + _DAY) == (cover.gap, first):
            lacks[-1] = replace(lacks[-1], last=end)
        elif cover.gap:
            lacks.append(Lack(cover.gap, first, end))
    in_force = [one.delegation for one in covers if one.delegation and not one.gap]
    by = {one.id: one for one in in_force or [one.delegation for one in covers if one.delegation]}
    one = next((one for one in covers if one.gap), covers[-1])
    return SpanCover(
        one.process,
        one.step,
        one.role,
        one.stand_in,
        one.delegation,
        one.gap,
        tuple(by.values()) if in_force else tuple(by.values())[-1:],
        tuple(lacks),
        covered=any(not one.gap for one in covers),
    )
