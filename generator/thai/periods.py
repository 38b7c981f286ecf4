"""Periods and figures put into words: ``ต.ค. 2568``, ``ไตรมาส 1/2569``, ``ปีงบประมาณ 2569``."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from generator.labels import Labels
from generator.model.performance import Period, fiscal_period
from generator.model.periods import is_whole_months, months, months_without
from generator.thai.wording import date_in_words

_HUGE = Decimal(10) ** 15
_QUARTERS = {10: 1, 1: 2, 4: 3, 7: 4}


def period_in_words(period: Period, labels: Labels) -> str:
    """Return a month, a fiscal quarter or a fiscal year by its name, else from day to day."""
    start, end = period.start, period.end
    era = int(labels("words.date.era"))
    fiscal = start.year + era + (start.month >= 10)
    count, whole = months(period), is_whole_months(period)
    if whole and count == 1:
        month = labels(f"words.month.short.{start.month}")
        return labels("figures.period.month", month=month, year=start.year + era)
    if whole and count == 3 and start.month in _QUARTERS:
        return labels("figures.period.quarter", number=_QUARTERS[start.month], year=fiscal)
    if period == fiscal_period(start.year + 543 + 1):
        return labels("figures.period.year", year=fiscal)
    days = (date_in_words(day, labels, "short") for day in (start, end))
    return labels("figures.period.span", **dict(zip(("start", "end"), days, strict=True)))


def partly_in_words(period: Period, left_out: Iterable[Period], labels: Labels) -> str:
    """Return a period by its name; where something is left out of it, how many months are there."""
    gaps = tuple(left_out)
    name = period_in_words(period, labels)
    if not gaps:
        return name
    words = {"have": months_without(period, gaps), "of": months(period)}
    return labels("figures.period.partly", period=name, **words)


def figure_in_words(value: Decimal | float | int | None, labels: Labels, places: int = -1) -> str:
    """Return a figure with commas, to ``places`` or exact; a dash where there is none."""
    if value is None:
        return labels("figures.none")
    if places < 0:
        return f"{value:,}"
    return f"{rounded(value, places) if isinstance(value, Decimal) else value:,.{places}f}"


def rounded(value: Decimal, places: int) -> Decimal:
    """Return a figure to some places, a half rounded up, as figures of performance are.

    What is too large to be rounded exactly stays as it is.
    """
    if abs(value) >= _HUGE:
        return value
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def share_in_words(share: float | None, labels: Labels) -> str:
    """Return a share of 0 to 1 as a percentage with one decimal; a dash where there is none."""
    if share is None:
        return labels("figures.none")
    return labels("figures.per-cent", share=f"{share * 100:.1f}")
