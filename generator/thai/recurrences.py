"""Recurrence rules put into words: ``ทุกเดือน วันพฤหัสบดีสุดท้าย`` for ``FREQ=MONTHLY;BYDAY=-1TH``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.labels import Labels

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FISCAL_START = 10
"""Intervals of months count from October, where the fiscal year begins."""


def rule_in_words(rule: str, labels: Labels) -> str:
    """Return on which days a (checked) rule falls; a set position is told by the rule itself."""
    parts = dict(part.split("=") for part in rule.split(";"))
    if "BYSETPOS" in parts:
        return labels("year.rule", rule=rule)
    return " ".join(_parts(parts, labels))


def _parts(parts: dict[str, str], labels: Labels) -> Iterator[str]:
    every, unit = parts.get("INTERVAL", "1"), parts["FREQ"].lower()
    if every == "1":
        yield labels(f"year.every.{unit}")
    else:
        yield labels(f"year.every-few.{unit}", every=every)
        if unit == "monthly":
            yield labels("year.counted-from", month=labels(f"words.month.long.{_FISCAL_START}"))
    if months := _listed(parts, "BYMONTH"):
        names = (labels(f"words.month.long.{month}") for month in months)
        yield labels("year.in-months", months=", ".join(names))
    if days := _listed(parts, "BYMONTHDAY"):
        yield ", ".join(_month_day(int(day), labels) for day in days)
    if days := _listed(parts, "BYDAY"):
        yield ", ".join(_weekday(day, labels) for day in days)


def _listed(parts: dict[str, str], name: str) -> list[str]:
    return parts[name].split(",") if name in parts else []


def _month_day(day: int, labels: Labels) -> str:
    if day == -1:
        return labels("year.last-day")
    return labels("year.on-day" if day > 0 else "year.on-day-from-end", day=abs(day))


def _weekday(written: str, labels: Labels) -> str:
    found = re.fullmatch(r"(-?)([0-9]?)([A-Z]{2})", written)
    assert found, "the rule was checked when it was read"
    name = labels(f"time.weekday.{_WEEKDAYS.index(found[3]) + 1}")
    if not found[2]:
        return name
    if found[2] == "1":
        return labels("year.last" if found[1] else "year.first", weekday=name)
    return labels("year.nth-from-end" if found[1] else "year.nth", nth=found[2], weekday=name)
