"""Scores: what each indicator reached, the score that earns, and the weighted score of a whole.

The result of a year is that of the period that ends last, of those the longest: the year itself
where it is given, else what was last measured. Nothing is added up or averaged, since a share of
a year is not the mean of the shares of its months.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from generator.analysis.ahead import is_dated_by
from generator.model.handbook import Handbook
from generator.model.performance import Actual, Direction, Indicator, KpiLevel, fiscal_period
from generator.model.process import Process
from generator.model.registers import Scoring
from generator.model.step import Basis

_NONE = Decimal(0)
_WHOLE = Decimal(100)
_EXACT = Decimal("0.0001")


@dataclass(frozen=True)
class Result:
    """An indicator with what it reached; None where that is not known or not agreed."""

    indicator: Indicator
    actual: Actual | None
    """The result that counts for its year."""
    sample: bool
    """Whether target or result is a sample value."""
    score: Decimal | None
    """0 to 5."""
    weighted: Decimal | None
    """Its part of a total of 5: score times weight in hundredths."""

    @property
    def missed(self) -> bool:
        """Whether the result is worse than the target that was set."""
        target = self.indicator.target
        if target is None or self.actual is None:
            return False
        if self.indicator.direction is Direction.HIGHER:
            return self.actual.value < target
        return self.actual.value > target

    @property
    def whole_year(self) -> bool:
        """Whether the result is that of the whole fiscal year: of a level, the one at its end."""
        year = fiscal_period(self.indicator.year)
        if self.actual and self.indicator.milestones:
            return self.actual.period.end == year.end
        return bool(self.actual and self.actual.period == year)


@dataclass(frozen=True)
class Scorecard:
    """The indicators of the office, a unit or a position in a fiscal year."""

    year: int
    level: KpiLevel
    whose: str
    """Id of the unit or role; empty for the office."""
    results: tuple[Result, ...]

    @property
    def weight(self) -> Decimal:
        """The weights that are agreed, summed; 100 once all are."""
        return sum((one.indicator.weight or _NONE for one in self.results), _NONE)

    @property
    def scored_weight(self) -> Decimal:
        """The weights of the indicators that have a score."""
        return _scored_weight(self.results)

    @property
    def score(self) -> Decimal | None:
        """The weighted score, 0 to 5, of what has a score and a weight; None where nothing has."""
        return weighted_score(self.results)

    @property
    def partly(self) -> int:
        """How many of the scores are of a part of the year alone."""
        return sum(one.score is not None and not one.whole_year for one in self.results)

    def by_perspective(self) -> Mapping[str | None, tuple[Result, ...]]:
        """Return the results by the id of their perspective, in the order in which each begins."""
        found: dict[str | None, tuple[Result, ...]] = {}
        for one in self.results:
            key = one.indicator.perspective
            found[key] = (*found.get(key, ()), one)
        return found


def weighted_score(results: Iterable[Result]) -> Decimal | None:
    """Return the mean of the scores by weight, to four places; None where nothing is scored."""
    known = [one for one in results if one.score is not None and one.indicator.weight]
    weight = _scored_weight(known)
    if not weight:
        return None
    total = sum(((one.score or _NONE) * (one.indicator.weight or _NONE) for one in known), _NONE)
    return (total / weight).quantize(_EXACT, ROUND_HALF_UP)


def _scored_weight(results: Iterable[Result]) -> Decimal:
    return sum((r.indicator.weight or _NONE for r in results if r.score is not None), _NONE)


def score_of(indicator: Indicator, value: Decimal, scoring: Scoring) -> Decimal | None:
    """Return the score, 0 to 5, that a value earns; None where no five levels are agreed.

    A milestone indicator's value is the level reached. Below the first threshold nothing is
    earned; beyond the fifth no more than 5. Between two, ``steps`` gives the lower score and
    ``linear`` a part of the way to the higher one: an office chooses, no rule is assumed.
    """
    if indicator.milestones:
        return value
    levels = indicator.thresholds
    if len(levels) != len("12345"):
        return None
    sign = 1 if indicator.direction is Direction.HIGHER else -1
    reached = sum(1 for level in levels if sign * value >= sign * level)
    if scoring is Scoring.STEPS or reached in (0, len(levels)):
        return Decimal(reached)
    low, high = list(pairwise(levels))[reached - 1]
    return (reached + (value - low) / (high - low)).quantize(_EXACT, ROUND_HALF_UP)


def results(handbook: Handbook, day: datetime.date | None = None) -> Iterator[Result]:
    """Yield the result of every indicator, in the order of the register, as known on ``day``."""
    measured = actuals_of(handbook, day)
    for kpi in handbook.kpis.values():
        found = measured.get(kpi.id, ())
        actual = found[-1][0] if found else None
        score = score_of(kpi, actual.value, handbook.office.scoring) if actual else None
        weighted = score * kpi.weight / _WHOLE if score is not None and kpi.weight else None
        sample = kpi.basis is Basis.OFFICE_SAMPLE or any(is_sample for _, is_sample in found)
        yield Result(kpi, actual, sample, score, weighted)


def scorecards(found: Iterable[Result]) -> tuple[Scorecard, ...]:
    """Group results by year (newest first), level and whose they are."""
    groups: dict[tuple[int, KpiLevel, str], list[Result]] = {}
    for one in found:
        kpi = one.indicator
        groups.setdefault((kpi.year, kpi.level, kpi.whose), []).append(one)
    order = list(KpiLevel)
    keys = sorted(groups, key=lambda key: (-key[0], order.index(key[1])))
    return tuple(Scorecard(*key, tuple(groups[key])) for key in keys)


def actuals_of(
    handbook: Handbook, day: datetime.date | None = None
) -> Mapping[str, tuple[tuple[Actual, bool], ...]]:
    """Return what each indicator reached, the one that counts last, each with "is a sample".

    Asked for a ``day``, nothing was reached in periods that begin behind it.
    """
    found: dict[str, list[tuple[Actual, bool]]] = {}
    for dataset, actuals in handbook.figures.actuals.items():
        sample = handbook.datasets[dataset].basis is Basis.OFFICE_SAMPLE
        for one in actuals:
            if day is not None and not is_dated_by(one.period.start, day):
                continue
            found.setdefault(one.indicator, []).append((one, sample))
    return {
        id_: tuple(
            sorted(own, key=lambda pair: (pair[0].period.end, -pair[0].period.start.toordinal()))
        )
        for id_, own in found.items()
    }


def trend(actuals: Sequence[Actual]) -> tuple[Actual, ...]:
    """Return the results to be shown side by side, in order of time.

    Those are the periods that hold no other: months rather than their year. Where all begin on
    one day, each counts from the start of the year, and all are shown.
    """
    if len({one.period.start for one in actuals}) == 1:
        return tuple(sorted(actuals, key=lambda one: one.period.end))
    finest = [
        one
        for one in actuals
        if not any(
            other.period != one.period
            and one.period.start <= other.period.start
            and other.period.end <= one.period.end
            for other in actuals
        )
    ]
    return tuple(sorted(finest, key=lambda one: one.period))


def lineage(indicator: Indicator, handbook: Handbook) -> tuple[Indicator, ...]:
    """Return an indicator behind those of earlier years that it goes on from, oldest first."""
    chain = [indicator]
    while (before := handbook.kpis.get(chain[0].follows or "")) and before not in chain:
        chain.insert(0, before)
    return tuple(chain)


def latest(indicator: Indicator, handbook: Handbook) -> tuple[Indicator, Actual, bool] | None:
    """Return the newest result of an indicator or of one it goes on from; None without any.

    With it the indicator that it is of, and whether it is a sample.
    """
    measured = actuals_of(handbook)
    for kpi in reversed(lineage(indicator, handbook)):
        if found := measured.get(kpi.id):
            return kpi, *found[-1]
    return None


def indicators_of(process: Process, handbook: Handbook) -> tuple[Indicator, ...]:
    """Return the newest indicators that measure a process, or that its manual names."""
    followed = {one.follows for one in handbook.kpis.values()}
    named = {one.indicator for one in process.kpis}
    return tuple(
        one
        for one in handbook.kpis.values()
        if one.id in named or (one.process == process.code and one.id not in followed)
    )
