"""Rules about indicators: whose they are, five levels in order, weights that make a whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from generator.loading.loaded import Loaded
from generator.model.performance import Direction, Indicator, KpiLevel
from generator.problems import Problem, problem

_LEVELS = 5
_WHOLE = Decimal(100)


def indicators_of_nobody(loaded: Loaded) -> Iterator[Problem]:
    """An indicator of a unit names the unit, one of a person the position."""
    for kpi in loaded.handbook.kpis.values():
        owner = {KpiLevel.UNIT: "unit", KpiLevel.PERSON: "role"}.get(kpi.level)
        if owner and not loaded.is_written("kpis", kpi.id, owner):
            yield problem("missing-key", loaded.place("kpis", kpi.id, "level"), key=owner)


def uneven_levels(loaded: Loaded) -> Iterator[Problem]:
    """Thresholds or milestones, never both; five of them, each threshold better than the last."""
    for kpi in loaded.handbook.kpis.values():
        if kpi.thresholds and kpi.milestones:
            place = loaded.place("kpis", kpi.id, "milestones")
            yield problem("thresholds-and-milestones", place, id=kpi.id)
        for key, levels in (("thresholds", kpi.thresholds), ("milestones", kpi.milestones)):
            if levels and len(levels) != _LEVELS:
                place = loaded.place("kpis", kpi.id, key)
                yield problem("not-five-levels", place, key=key, count=len(levels))
        if at := _out_of_order(kpi):
            place = loaded.place("kpis", kpi.id, "thresholds", at)
            yield problem(
                "thresholds-out-of-order",
                place,
                value=kpi.thresholds[at],
                before=kpi.thresholds[at - 1],
                direction=kpi.direction.value,
            )


def _out_of_order(kpi: Indicator) -> int:
    """Return the place of the first threshold that is no better than the one before it, or 0."""
    for at, (low, high) in enumerate(pairwise(kpi.thresholds), start=1):
        if not (high > low if kpi.direction is Direction.HIGHER else high < low):
            return at
    return 0


def weights_that_are_no_whole(loaded: Loaded) -> Iterator[Problem]:
    """The weights of whoever is measured sum to 100 in a year, unless some are not agreed yet."""
    groups: dict[tuple[int, KpiLevel, str], list[Indicator]] = {}
    for kpi in loaded.handbook.kpis.values():
        groups.setdefault((kpi.year, kpi.level, kpi.whose), []).append(kpi)
    for (year, _, whose), kpis in groups.items():
        weights = [kpi.weight for kpi in kpis if kpi.weight is not None]
        total = sum(weights, Decimal())
        if total > _WHOLE or (total != _WHOLE and weights and len(weights) == len(kpis)):
            place = loaded.place("kpis", kpis[0].id, "weight")
            yield problem("weights-not-100", place, total=total, year=year, whose=whose or "office")


def impossible_weights(loaded: Loaded) -> Iterator[Problem]:
    """A weight is a part of the whole: none is below zero, though they may sum to 100."""
    for kpi in loaded.handbook.kpis.values():
        if kpi.weight is not None and kpi.weight < 0:
            place = loaded.place("kpis", kpi.id, "weight")
            yield problem("weight-below-zero", place, weight=kpi.weight)


def targets_off_their_levels(loaded: Loaded) -> Iterator[Problem]:
    """A target is one of the five levels, or no worse than what earns the first score."""
    for kpi in loaded.handbook.kpis.values():
        if kpi.target is None:
            continue
        place = loaded.place("kpis", kpi.id, "target")
        if kpi.milestones and not 0 <= kpi.target <= _LEVELS:
            yield problem("target-no-level", place, target=kpi.target)
        if kpi.thresholds and _is_worse(kpi.target, kpi.thresholds[0], kpi):
            yield problem(
                "target-off-thresholds",
                place,
                target=kpi.target,
                first=kpi.thresholds[0],
                direction=kpi.direction.value,
            )


def _is_worse(value: Decimal, other: Decimal, kpi: Indicator) -> bool:
    return value < other if kpi.direction is Direction.HIGHER else value > other


def indicators_that_follow_later_ones(loaded: Loaded) -> Iterator[Problem]:
    """An indicator goes on from one of an earlier year."""
    kpis = loaded.handbook.kpis
    for kpi in kpis.values():
        before = kpis.get(kpi.follows) if kpi.follows else None
        if before and before.year >= kpi.year:
            place = loaded.place("kpis", kpi.id, "follows")
            yield problem("follows-later", place, id=before.id, year=before.year)
