"""One set of dates for Python and the browser: ``vectors.json``, made here and checked by tests.

Make it anew with ``python -m tests.analysis.vectors`` after a change of the rules, and look at
what has changed.
"""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

from generator.analysis.deadlines import deadline
from generator.analysis.timetable import Planned, timetable
from generator.analysis.workdays import calendar_of
from generator.loading import load
from generator.model.duration import Duration, parse_duration
from generator.model.process import Actor
from tests.analysis.test_deadlines import GOLDEN
from tests.checkout import CHECKOUT

FILE = Path(__file__).with_name("vectors.json")

PERIODS = ("15d", "7wd", "1mo", "30d 2wd", "1mo 3wd", "90d")
FIRST, LAST = datetime.date(2026, 1, 1), datetime.date(2027, 9, 1)
EVERY = 11
"""Every eleventh day is taken, so that each weekday and each holiday season is among them."""

OFFICE_DAY = 420

PLAN = tuple(
    Planned(str(at), parse_duration(time) if time else Duration(), after)
    for at, (time, after) in enumerate(
        [
            ("", ()),
            ("30m", (0,)),
            ("1wd", (1,)),
            ("5h", (2,)),
            ("3h", (3,)),
            ("7d", (3,)),
            ("", (4, 5)),
            ("16h 45m", (6,)),
            ("1mo 2wd", (7,)),
        ]
    )
)
"""Work with every unit, hours that fill days, and two legs that meet."""


def vectors() -> dict[str, Any]:
    """Work out all vectors."""
    book = load(CHECKOUT).handbook
    days = calendar_of(book.holidays.values())
    starts = [FIRST + datetime.timedelta(at) for at in range(0, (LAST - FIRST).days, EVERY)]
    golden = [(start, within, actor) for start, within, actor, _, _ in GOLDEN]
    many = [
        (start.isoformat(), within, actor)
        for start in starts
        for within in PERIODS
        for actor in Actor
    ]
    return {
        "years": sorted(days.years),
        "holidays": [day.isoformat() for day in sorted(days.holidays)],
        "deadlines": [
            [start, parts(parse_duration(within)), actor, found.last.isoformat(),
             found.act_by.isoformat()]
            for start, within, actor in [*golden, *many]
            for found in [
                deadline(datetime.date.fromisoformat(start), parse_duration(within), actor, days)
            ]
        ],
        "officeDay": OFFICE_DAY,
        "plan": [{"time": parts(one.time), "after": list(one.after)} for one in PLAN],
        "timetables": [
            [start.isoformat(), [day.isoformat() for day in dates]]
            for start in starts
            for dates in [timetable(PLAN, start, days, OFFICE_DAY)]
        ],
    }  # fmt: skip


def parts(time: Duration) -> dict[str, int]:
    """Return a duration by unit."""
    return dict(time.parts())


def as_text() -> str:
    """Return the file's text: a line for each vector."""
    found = vectors()
    lines = []
    for name, value in found.items():
        if name in ("deadlines", "timetables"):
            rows = ",\n  ".join(json.dumps(row) for row in value)
            lines.append(f" {json.dumps(name)}: [\n  {rows}\n ]")
        else:
            lines.append(f" {json.dumps(name)}: {json.dumps(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    FILE.write_text(as_text(), encoding="utf-8")
