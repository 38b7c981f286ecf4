"""The review: the state of the office's knowledge on a day, with what shows it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from generator.analysis.completeness import Thing, things_of
from generator.analysis.freshness import Aged, Freshness, aged, freshness_of
from generator.analysis.inventory import Inventory, Share, inventory, over_time
from generator.analysis.rounds import RoundDue, Tracked, rounds_due, tracked
from generator.model.handbook import Handbook


@dataclass(frozen=True)
class Review:
    """Everything that a reviewer is shown."""

    day: datetime.date
    inventory: Inventory
    over_time: tuple[tuple[datetime.date, Share], ...]
    completeness: Mapping[str, tuple[Thing, ...]]
    """By code of a process in use."""
    freshness: tuple[Freshness, ...]
    """The approved manuals and those that were to be reviewed, the most pressing first."""
    aged: tuple[Aged, ...]
    rounds: tuple[RoundDue, ...]
    actions: tuple[Tracked, ...]


def review(handbook: Handbook, day: datetime.date) -> Review:
    """Return the review of a handbook on a day."""
    in_use = handbook.in_use()
    fresh = [freshness_of(process, handbook, day) for process in in_use if process.revision]
    return Review(
        day=day,
        inventory=inventory(handbook, day),
        over_time=over_time(handbook, day),
        completeness={one.code: things_of(one, handbook, day) for one in in_use},
        freshness=tuple(sorted(fresh, key=_pressing)),
        aged=aged(handbook, day),
        rounds=rounds_due(handbook, day),
        actions=tracked(handbook, day),
    )


def _pressing(one: Freshness) -> tuple[int, str]:
    return (one.days_left if one.days_left is not None else -(10**6), one.process.code)
