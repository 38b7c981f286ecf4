"""Sums of standard times put into words, unit by unit: ``4 วันทำการ 1 ชั่วโมง 40 นาที``."""

from __future__ import annotations

from collections.abc import Mapping

from generator.labels import Labels
from generator.model.duration import UNITS, Duration, carried
from generator.thai.wording import duration_in_words, unit_in_words


def sum_in_words(time: Duration, labels: Labels) -> str:
    """Return a sum of durations in words; minutes become hours, other units stay as they are."""
    return duration_in_words(carried(time), labels) or labels("time.no-time")


def amounts_in_words(amounts: Mapping[str, float], labels: Labels) -> str:
    """Return expected amounts by unit, rounded to a tenth; minutes are given as hours."""
    rounded = dict(amounts)
    if minutes := rounded.pop("minutes", 0.0):
        rounded["hours"] = rounded.get("hours", 0.0) + minutes / 60
    words = [
        unit_in_words(unit, f"{amount:.1f}".removesuffix(".0"), labels)
        for unit in UNITS
        if (amount := round(rounded.get(unit, 0.0), 1))
    ]
    return " ".join(words) or labels("time.no-time")
