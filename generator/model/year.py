"""The work year: on which days something falls due, by rules that iCalendar knows (RFC 5545)."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from generator.model.fields import (
    THAI_DIGITS,
    Cites,
    Date,
    Doc,
    Id,
    Kind,
    Name,
    OnDay,
    Record,
    RoleId,
    Shorthand,
    Words,
    id_kind,
    read_id,
)

_LEAP_YEAR = 2000
"""A year that has every day, 29 February too."""

# Each month in the spellings of letters: Thai, Thai short, English; English short is its start.
_MONTHS = (
    ("มกราคม", "ม.ค.", "january"), ("กุมภาพันธ์", "ก.พ.", "february"), ("มีนาคม", "มี.ค.", "march"),
    ("เมษายน", "เม.ย.", "april"), ("พฤษภาคม", "พ.ค.", "may"), ("มิถุนายน", "มิ.ย.", "june"),
    ("กรกฎาคม", "ก.ค.", "july"), ("สิงหาคม", "ส.ค.", "august"), ("กันยายน", "ก.ย.", "september"),
    ("ตุลาคม", "ต.ค.", "october"), ("พฤศจิกายน", "พ.ย.", "november"), ("ธันวาคม", "ธ.ค.", "december"),
)  # fmt: skip

LAST_DAY = -1
"""The last day of a month, as iCalendar writes it."""

_LAST_DAY_WORDS = ("last", "สิ้นเดือน", "วันสิ้นเดือน")

# Rules of other frequencies (by the hour, by the second) make no calendar of work.
_WEEKDAY = "(MO|TU|WE|TH|FR|SA|SU)"
_MONTH, _DAY = "(1[0-2]|[1-9])", "-?(3[01]|[12][0-9]|[1-9])"
_ANY = rf"INTERVAL=[1-9][0-9]?|BYMONTH={_MONTH}(,{_MONTH})*"
_IN_MONTHS = (
    rf"BYMONTHDAY={_DAY}(,{_DAY})*|BYSETPOS=-?[1-4]"
    rf"|BYDAY=(-?[1-5])?{_WEEKDAY}(,(-?[1-5])?{_WEEKDAY})*"
)
_RULE = re.compile(
    rf"FREQ=(YEARLY|MONTHLY)(;({_ANY}|{_IN_MONTHS}))*"
    rf"|FREQ=WEEKLY(;({_ANY}|BYDAY={_WEEKDAY}(,{_WEEKDAY})*))*"
)


@dataclass(frozen=True, order=True)
class MonthDay:
    """A day of every year, as 31 March."""

    month: int
    day: int

    def __str__(self) -> str:
        return f"{self.day} {_MONTHS[self.month - 1][0]}"


def parse_month_day(text: str) -> MonthDay:
    """Read ``31 มีนาคม``, ``31 มี.ค.``, ``31 March`` or ``31 Mar`` (Thai digits too).

    Raises ``PydanticCustomError``: ``bad-month-day`` for another text, ``no-such-day`` for a day
    that its month does not have.
    """
    found = re.fullmatch(r"([0-9]{1,2}) *(\D+)", text.strip().translate(THAI_DIGITS))
    name = found[2].strip().lower() if found else ""
    month = next((at for at, names in enumerate(_MONTHS, start=1) if _is_name(name, names)), 0)
    if not found or not month:
        raise PydanticCustomError("bad-month-day", "not a day of a month", {"value": text})
    day = int(found[1])
    try:
        datetime.date(_LEAP_YEAR, month, day)
    except ValueError:
        raise PydanticCustomError("no-such-day", "no such day", {"value": text}) from None
    return MonthDay(month, day)


def _is_name(name: str, names: tuple[str, ...]) -> bool:
    return bool(name) and (name in names or name == names[-1][:3])


def _month_day(value: object) -> object:
    return parse_month_day(value) if isinstance(value, str) else value


def _day_of_month(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = value.strip().translate(THAI_DIGITS)
    if text in _LAST_DAY_WORDS:
        return LAST_DAY
    if not re.fullmatch(r"[0-9]{1,2}", text) or not 1 <= int(text) <= 31:
        raise PydanticCustomError("bad-month-day", "not a day of a month", {"value": value})
    return int(text)


def _rule(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = value.removeprefix("RRULE:").strip().upper()
    if not _RULE.fullmatch(text):
        raise PydanticCustomError("bad-recurrence", "not a rule", {"value": value})
    return text


def _one_or_more(value: object) -> object:
    return value if isinstance(value, (list, tuple)) else (value,)


def _accepts(pattern: str, *examples: Any) -> dict[str, Any]:
    return {"type": ["string", "integer"], "pattern": pattern, "examples": list(examples)}


OnMonthDay = Annotated[
    MonthDay,
    BeforeValidator(_month_day),
    Kind(
        "month-day",
        _accepts(r"^\s*[0-9๐-๙]{1,2}\s*[^0-9๐-๙\s].*$", "31 มีนาคม", "31 March"),
        problem="bad-month-day",
    ),
]
"""A day of every year."""

DayOfMonth = Annotated[
    int,
    BeforeValidator(_day_of_month),
    Kind(
        "day-of-month",
        _accepts(r"^\s*([0-9๐-๙]{1,2}|last|(วัน)?สิ้นเดือน)\s*$", 5, "last"),
        problem="bad-month-day",
    ),
]
"""A day of every month; :data:`LAST_DAY` for the last one."""

Recurrence = Annotated[
    str,
    BeforeValidator(_rule),
    Kind(
        "recurrence",
        _accepts(r"^(RRULE:)?FREQ=(YEARLY|MONTHLY|WEEKLY)(;.+)?$", "FREQ=MONTHLY;BYDAY=1MO"),
        problem="bad-recurrence",
    ),
]
"""A recurrence rule of iCalendar, by the year, month or week."""

EventId = Annotated[str, BeforeValidator(read_id), id_kind("event-id", "events")]


class Event(Record):
    """An event that work is prepared for: a ceremony, a round of reports, a date of the budget."""

    id: Annotated[Id, Doc("รหัสวันงาน", "Id of the event")]
    title: Annotated[Words, Doc("ชื่องานหรือวันสำคัญ", "Name of the event")]
    yearly: Annotated[
        OnMonthDay | None, Doc("วันที่ทุกปี เช่น 6 เมษายน", "The day of every year, as 6 April")
    ] = None
    dates: Annotated[
        tuple[Date, ...],
        Doc("วันที่ของแต่ละปี (ค.ศ.) ถ้าไม่ตรงกันทุกปี", "Its dates (CE), where years differ"),
    ] = ()
    source: Annotated[tuple[Name, ...], Doc("แหล่งที่มา", "Where it was seen")] = ()
    sample: Annotated[bool, Doc("วันที่เป็นตัวอย่าง", "Whether its date is a sample")] = False


class Shift(StrEnum):
    """What happens when a day is no working day."""

    NONE = "none"
    BEFORE = "before"
    AFTER = "after"


class Schedule(Record):
    """Something that falls due again and again; its days are all that its rules give together."""

    id: Annotated[Id, Doc("รหัสกำหนดการ ไม่ซ้ำในกระบวนการ", "Id, unique in the process")]
    what: Annotated[Words, Doc("สิ่งที่ถึงกำหนด", "What falls due")]
    yearly: Annotated[
        tuple[OnMonthDay, ...],
        BeforeValidator(_one_or_more),
        Shorthand(OnMonthDay),
        Doc("ทุกปี วันที่ เช่น 31 มีนาคม", "Every year on these days, as 31 March"),
    ] = ()
    monthly: Annotated[
        tuple[DayOfMonth, ...],
        BeforeValidator(_one_or_more),
        Shorthand(DayOfMonth),
        Doc(
            "ทุกเดือน วันที่ เช่น 5 หรือ last (สิ้นเดือน) เดือนที่ไม่มีวันนั้นจะข้ามไป",
            "Every month on these days, or last; a month without the day is skipped",
        ),
    ] = ()
    rule: Annotated[
        Recurrence | None,
        Doc("กฎการเกิดซ้ำแบบ iCalendar เช่น FREQ=MONTHLY;BYDAY=1MO", "A recurrence rule of iCalendar"),
    ] = None
    events: Annotated[
        tuple[EventId, ...], Doc("ในวันงานเหล่านี้ (รหัสใน events.yml)", "On the days of these events")
    ] = ()
    day: Annotated[
        OnDay | None,
        Doc(
            "นับจากวันนั้น เช่น D-15 หรือ D-15wd (วันทำการ)",
            "Counted from those days, as D-15 or D-15wd (working days)",
        ),
    ] = None
    steps: Annotated[
        bool,
        Doc(
            "ให้ขั้นตอนที่มี due ถึงกำหนดโดยนับจากวันนั้นด้วย",
            "Whether each step with a due day falls due too, counted from those days",
        ),
    ] = False
    shift: Annotated[
        Shift,
        Doc(
            "เมื่อตรงกับวันหยุด: none คงเดิม, before เลื่อนขึ้น, after เลื่อนออก วันงานที่นับขั้นตอนจากนั้นไม่เลื่อน",
            "When it is no working day; an event that steps are counted from stays on its day",
        ),
    ] = Shift.NONE
    role: Annotated[
        RoleId | None, Doc("ผู้รับผิดชอบ ถ้าไม่ใช่เจ้าของกระบวนการ", "Whose task it is, if not the owner's")
    ] = None
    laws: Annotated[tuple[Cites, ...], Doc("กฎหมายที่กำหนด", "The laws that set it")] = ()
    sample: Annotated[bool, Doc("วันเป็นค่าตัวอย่าง", "Whether its days are a sample")] = False
    note: Annotated[Words | None, Doc("หมายเหตุ", "A remark")] = None
