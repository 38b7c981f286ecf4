"""Authoring aid: a draft of a year's holidays, to be reviewed by a person. The home of holidays.

The package ``holidays`` is no dependency of the program: it is asked once a year, when somebody
writes the register, and it is not right for the civil service without the corrections below
(BRIEF 5).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import metadata

from generator.model.registers import Holiday, HolidayKind, HolidayYear

_BE_OFFSET = 543
_NO_GOVERNMENT_HOLIDAYS = ("แรงงาน", "วันเด็ก")
"""Labour Day, with its substitute, is a holiday of employees; Children's Day is none at all."""

_SUBSTITUTE = "ชดเชย"
_SPECIAL = "วันหยุดพิเศษ"


class NoHolidaysError(LookupError):
    """Nothing can be proposed: the package is not installed, or does not know the year."""


@dataclass(frozen=True)
class Proposal:
    """A draft of the holidays of a BE year, and the version of the package that it came from."""

    year: HolidayYear
    version: str


def propose_holidays(year: int) -> Proposal:
    """Return a draft for a BE year; raises :class:`NoHolidaysError` with the reason's code.

    The draft has the public and the government holidays without those that are none for the
    civil service. What the cabinet decides later, and a day that the package does not know yet
    (as the Royal Ploughing Ceremony), has to be added by hand.
    """
    try:
        import holidays
    except ImportError:
        raise NoHolidaysError("not-installed") from None
    known = holidays.country_holidays("TH")
    if not known.start_year <= year - _BE_OFFSET <= known.end_year:
        raise NoHolidaysError("unknown-year")
    found = holidays.country_holidays(
        "TH", years=year - _BE_OFFSET, language="th", categories=("public", "government")
    )
    version = metadata.version("holidays")
    titles = {date: _title(found[date]) for date in sorted(found)}
    days = [
        {"date": date.isoformat(), "title": title, "kind": _kind(title)}
        for date, title in titles.items()
        if title
    ]
    drafted = HolidayYear.model_validate(
        {"year": year, "source": [f"holidays {version}"], "holidays": days}
    )
    return Proposal(drafted, version)


def _title(names: str) -> str:
    """Return the name of a day, which may have several; nothing if it is no government holiday."""
    kept = [
        name
        for name in names.split("; ")
        if not any(word in name for word in _NO_GOVERNMENT_HOLIDAYS)
    ]
    return " และ".join(kept)


def _kind(title: str) -> HolidayKind:
    if _SUBSTITUTE in title:
        return HolidayKind.SUBSTITUTE
    return HolidayKind.SPECIAL if _SPECIAL in title else HolidayKind.ANNUAL


def as_yaml(proposal: Proposal, comment: str) -> str:
    """Return the draft as a source file: the comment first, then a line for each day."""
    lines = [f"# {line}" for line in comment.splitlines()]
    lines += [
        "# yaml-language-server: $schema=../../.schema/holidays.json",
        f"year: {proposal.year.year}",
        "source:",
        f"  - holidays {proposal.version}",
        "holidays:",
    ]
    lines += [_line(day) for day in proposal.year.holidays]
    return "\n".join(lines)


def _line(day: Holiday) -> str:
    title = json.dumps(day.title.th, ensure_ascii=False)
    return f"  - {{date: {day.date}, title: {title}, kind: {day.kind}}}"
