"""Durations that keep their unit.

Minutes and hours of office time, working days, calendar days and months are never turned into
one another: one working day is not eight hours, fifteen days are not eleven working days.
A duration may have several parts ("1 วันทำการ 2 ชั่วโมง"); adding two adds part by part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

# Spellings of each unit, longest first so that "วันทำการ" wins over "วัน".
_SPELLINGS = {
    "months": ("เดือน", "mo"),
    "working_days": ("วันทำการ", "วันทําการ", "wd"),
    "days": ("วัน", "d"),
    "hours": ("ชั่วโมง", "ชม.", "h"),
    "minutes": ("นาที", "น.", "min", "m"),
}
_UNIT_OF = {spelling: unit for unit, group in _SPELLINGS.items() for spelling in group}
_UNITS = "|".join(re.escape(s) for s in sorted(_UNIT_OF, key=len, reverse=True))
_PART = re.compile(rf"\s*([0-9๐-๙]{{1,6}})\s*({_UNITS})(?![A-Za-z])")

DURATION_PATTERN = rf"^\s*([0-9๐-๙]{{1,6}}\s*({_UNITS})\s*)+$"
"""What a written duration looks like, as a regular expression for editors."""


class BadDurationError(ValueError):
    """The text is no duration."""


@dataclass(frozen=True)
class Duration:
    """Amounts by unit, longest unit first; each is a whole number of 0 or more."""

    months: int = 0
    working_days: int = 0
    days: int = 0
    hours: int = 0
    minutes: int = 0

    def parts(self) -> Iterator[tuple[str, int]]:
        """Yield ``(unit, amount)`` of each part that is not zero, longest unit first."""
        for unit in UNITS:
            if amount := getattr(self, unit):
                yield unit, amount

    def __add__(self, other: Duration) -> Duration:
        return Duration(
            self.months + other.months,
            self.working_days + other.working_days,
            self.days + other.days,
            self.hours + other.hours,
            self.minutes + other.minutes,
        )

    def __bool__(self) -> bool:
        return any(True for _ in self.parts())


UNITS = tuple(unit.name for unit in fields(Duration))
"""The names of the units, longest first."""


def parse_duration(text: str) -> Duration:
    """Read ``30 นาที``, ``2 ชั่วโมง 30 นาที``, ``1wd``, ``15d``, ``1 เดือน`` (Thai digits too).

    Raises :class:`BadDurationError` on anything else, on a unit named twice and on zero.
    """
    amounts: dict[str, int] = {}
    position = 0
    while found := _PART.match(text, position):
        unit = _UNIT_OF[found[2]]
        if unit in amounts:
            raise BadDurationError(text)
        amounts[unit] = int(found[1].translate(_THAI_DIGITS))
        position = found.end()
    duration = Duration(**amounts)
    if text[position:].strip() or not duration:
        raise BadDurationError(text)
    return duration


def carried(duration: Duration) -> Duration:
    """Return a duration with every 60 minutes of office time as an hour; nothing else changes."""
    hours, minutes = divmod(duration.minutes, 60)
    return replace(duration, hours=duration.hours + hours, minutes=minutes)


def as_short(duration: Duration) -> str:
    """Return a duration as it can be written in a source, in any language: ``1wd 2h``."""
    return " ".join(f"{amount}{_SPELLINGS[unit][-1]}" for unit, amount in duration.parts())
