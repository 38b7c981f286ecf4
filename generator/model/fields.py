"""The kinds of value that a source field can hold, with how each is read from YAML text.

YAML scalars reach this module as text (``no`` and ``1.10`` stay as typed). A value that cannot
be read raises ``PydanticCustomError`` whose type is a problem code of :mod:`generator.problems`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    PlainSerializer,
    StringConstraints,
    TypeAdapter,
)
from pydantic_core import CoreSchema, PydanticCustomError

from generator.model.duration import DURATION_PATTERN, BadDurationError, Duration, parse_duration

ID_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_.-]*$"
"""What an id or a code may look like: it becomes a file name and an address."""

THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


class Record(BaseModel):
    """Base of all records: frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)


@dataclass(frozen=True)
class Doc:
    """What a field means, in Thai and English; goes into the JSON Schema and the reference page."""

    th: str
    en: str

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        schema = handler(core_schema)
        return {**schema, "description": f"{self.th}\n\n{self.en}"}


@dataclass(frozen=True)
class Kind:
    """Marks what kind of value a field holds, for editors, readers and checks."""

    name: str
    """Its label is ``reference.kind.<name>``."""
    accepts: Mapping[str, Any] = field(compare=False)
    """The JSON Schema of what an editor should take for such a value."""
    refers_to: str = ""
    """The register, ``steps`` or ``processes`` that an id of this kind must be found in."""
    problem: str = ""
    """The problem code whose cure says how such a value is written."""

    def __get_pydantic_json_schema__(
        self, _core_schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        marks = {"x-kind": self.name, "x-refers-to": self.refers_to, "x-problem": self.problem}
        return {**self.accepts, **{key: mark for key, mark in marks.items() if mark}}


@dataclass(frozen=True)
class Shorthand:
    """Marks a field that may also be written as a single value of another kind."""

    kind: Any

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"anyOf": [TypeAdapter(self.kind).json_schema(), handler(core_schema)]}


class Text(Record):
    """A text in Thai with an optional English version."""

    th: Annotated[str, StringConstraints(min_length=1), Doc("ข้อความภาษาไทย", "Thai text")]
    en: Annotated[str | None, Doc("ข้อความภาษาอังกฤษ", "English text")] = None

    def in_language(self, language: str) -> str:
        """Return the text in ``language`` (``th`` or ``en``), or in Thai where it has no other."""
        return self.en if language == "en" and self.en else self.th


def _text(value: object) -> object:
    if isinstance(value, str):
        if not value.strip():
            raise PydanticCustomError("empty-text", "empty text")
        return {"th": value}
    return value


def read_id(value: object) -> object:
    """Pass an id on; raises ``PydanticCustomError`` (``bad-id``) on a text that is none."""
    if isinstance(value, str) and not re.fullmatch(ID_PATTERN, value):
        raise PydanticCustomError("bad-id", "not an id", {"value": value})
    return value


def _duration(value: object) -> object:
    if isinstance(value, Duration):
        return value
    try:
        return parse_duration(value if isinstance(value, str) else "")
    except BadDurationError:
        raise PydanticCustomError("bad-duration", "not a duration", {"value": value}) from None


class BadDateError(ValueError):
    """The text is no date; ``hint`` shows how it is written."""

    def __init__(self, value: str, hint: str) -> None:
        super().__init__(value)
        self.value = value
        self.hint = hint


def parse_date(value: str) -> datetime.date:
    """Read a date of the Common Era in ISO form, from 1900 on.

    Raises :class:`BadDateError`; where the year looks like one of the Buddhist era, its hint is
    the date that was meant.
    """
    hint = "2026-10-01"
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):  # isoformat alone takes weeks, too
        with suppress(ValueError):
            date = datetime.date.fromisoformat(value)
            if 1900 <= date.year < 2400:
                return date
            if date.year >= 2400:
                hint = f"{date.year - 543:04d}{value[4:]}"
    raise BadDateError(value, hint)


def _date(value: object) -> object:
    try:
        return parse_date(value) if isinstance(value, str) else value
    except BadDateError as bad:
        given = {"value": bad.value, "hint": bad.hint}
        raise PydanticCustomError("bad-date", "not a date", given) from None


def _share(value: object) -> object:
    if not isinstance(value, str):
        return value
    found = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{1,2})?) ?%", value.translate(THAI_DIGITS))
    if not found or not 0 <= (share := float(found[1])) <= 100:
        raise PydanticCustomError("bad-share", "not a share", {"value": value})
    return share / 100


def parse_amount(value: str) -> Decimal | None:
    """Read a figure: ``80``, ``1,250.50``, Thai digits too; None on a text that is none."""
    text = value.strip().translate(THAI_DIGITS)
    if not re.fullmatch(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\.[0-9]{1,6})?", text):
        return None
    return Decimal(text.replace(",", ""))


def _amount(value: object) -> object:
    if not isinstance(value, str):
        return value
    if (amount := parse_amount(value)) is None:
        raise PydanticCustomError("bad-amount", "not a figure", {"value": value})
    return amount


def _clock(value: object) -> object:
    if not isinstance(value, str):
        return value
    found = re.fullmatch(r"([01]?[0-9]|2[0-3])[.:]([0-5][0-9])", value.translate(THAI_DIGITS))
    if not found:
        raise PydanticCustomError("bad-clock", "not a time of day", {"value": value})
    return datetime.time(int(found[1]), int(found[2]))


@dataclass(frozen=True)
class Citation:
    """A law, or one section of it, that something rests on: ``good-governance-2546/38``."""

    law: str
    section: str | None = None

    def __str__(self) -> str:
        return f"{self.law}/{self.section}" if self.section else self.law


def _citation(value: object) -> object:
    if isinstance(value, Citation):
        return value
    law, slash, section = value.partition("/") if isinstance(value, str) else ("", "", "")
    if not re.fullmatch(ID_PATTERN, law) or (slash and not section.strip()):
        raise PydanticCustomError("bad-citation", "not a citation", {"value": value})
    return Citation(law, section.strip().translate(THAI_DIGITS) or None)


@dataclass(frozen=True)
class EventDay:
    """A day counted from the event that the work prepares.

    ``D-15`` is 15 calendar days before it, ``D-15wd`` 15 working days.
    """

    days: int
    working: bool = False

    def __str__(self) -> str:
        unit = "wd" if self.working else ""
        return f"D{self.days:+d}{unit}" if self.days else "D"


_WORKING = "wd|วันทำการ|วันทําการ"


def _event_day(value: object) -> object:
    if isinstance(value, EventDay):
        return value
    text = value.replace(" ", "").translate(THAI_DIGITS) if isinstance(value, str) else ""
    found = re.fullmatch(rf"[Dd](?:([+-][0-9]{{1,3}})({_WORKING})?)?", text)
    if not found:
        raise PydanticCustomError("bad-duration", "not a day of an event", {"value": value})
    days = int(found[1] or 0)
    return EventDay(days, working=bool(days and found[2]))


def _written(pattern: str, *examples: str) -> dict[str, Any]:
    return {"type": "string", "pattern": pattern, "examples": list(examples)}


# Editors read an unquoted 2569 or 1.10 as a number; we take it as the text that was typed.
_PLAIN = {"type": ["string", "number", "boolean"], "minLength": 1}
_TEXT = Kind(
    "text",
    {
        "anyOf": [
            _PLAIN,
            {
                "type": "object",
                "properties": {"th": _PLAIN, "en": _PLAIN},
                "required": ["th"],
                "additionalProperties": False,
            },
        ]
    },
)
Words = Annotated[Text, BeforeValidator(_text), _TEXT]
"""A text for readers: a plain string (Thai), or ``{th: ..., en: ...}``."""

Name = Annotated[str, StringConstraints(min_length=1), Kind("name", _PLAIN)]
"""A word that is the same in every language: an alias, a section number, an address."""


def id_kind(name: str, refers_to: str = "") -> Kind:
    """Return the kind of an id, and of which register it is one."""
    return Kind(name, {"type": ["string", "integer"], "pattern": ID_PATTERN}, refers_to, "bad-id")


Id = Annotated[str, BeforeValidator(read_id), id_kind("id")]
"""An id: letters, digits, ``_ . -``."""

# Ids that refer to something: checked across files, and completed by editors.
RoleId = Annotated[str, BeforeValidator(read_id), id_kind("role-id", "roles")]
UnitId = Annotated[str, BeforeValidator(read_id), id_kind("unit-id", "units")]
LawId = Annotated[str, BeforeValidator(read_id), id_kind("law-id", "laws")]
FormId = Annotated[str, BeforeValidator(read_id), id_kind("form-id", "forms")]
TermId = Annotated[str, BeforeValidator(read_id), id_kind("term-id", "terms")]
StepId = Annotated[str, BeforeValidator(read_id), id_kind("step-id", "steps")]
IndicatorId = Annotated[str, BeforeValidator(read_id), id_kind("indicator-id", "kpis")]
GoalId = Annotated[str, BeforeValidator(read_id), id_kind("goal-id", "goals")]
AgencyId = Annotated[str, BeforeValidator(read_id), id_kind("agency-id", "agencies")]
ProcessId = Annotated[str, BeforeValidator(read_id), id_kind("process-id", "processes")]

Cites = Annotated[
    Citation,
    BeforeValidator(_citation),
    Kind(
        "citation",
        _written(r"^[A-Za-z0-9][A-Za-z0-9_.-]*(/.+)?$", "good-governance-2546/38"),
        "citations",
        "bad-citation",
    ),
]
"""A citation: the id of a law, and after a slash one of its sections."""

Amount = Annotated[
    Decimal,
    BeforeValidator(_amount),
    PlainSerializer(str, return_type=str),
    Kind(
        "amount",
        {
            "type": ["string", "number"],
            "pattern": r"^-?[0-9๐-๙,]+(\.[0-9๐-๙]{1,6})?$",
            "examples": ["80", "1,250.50"],
        },
        problem="bad-amount",
    ),
]
"""A figure in decimal digits, exact as written."""

Date = Annotated[
    datetime.date,
    BeforeValidator(_date),
    Kind("date", _written(r"^(19|2[0-3])\d\d-\d\d-\d\d$", "2026-10-01"), problem="bad-date"),
]
"""A date in ISO form, in the Common Era."""

Time = Annotated[
    Duration,
    BeforeValidator(_duration),
    Kind("duration", _written(DURATION_PATTERN, "30 นาที", "1wd", "15d"), problem="bad-duration"),
]
"""A duration that keeps its unit."""

Clock = Annotated[
    datetime.time,
    BeforeValidator(_clock),
    PlainSerializer(lambda time: time.isoformat("minutes"), return_type=str),
    Kind(
        "clock",
        {
            "type": ["string", "number"],
            "pattern": r"^([01]?[0-9]|2[0-3])[.:][0-5][0-9]$",
            "examples": ["08:30", "16.30"],
        },
        problem="bad-clock",
    ),
]
"""A time of day."""

Share = Annotated[
    float,
    BeforeValidator(_share),
    Kind(
        "share",
        _written(r"^[0-9๐-๙]{1,3}(\.[0-9๐-๙]{1,2})? ?%$", "15%"),
        problem="bad-share",
    ),
]
"""A part of all cases, written as a percentage; held as 0 to 1."""

OnDay = Annotated[
    EventDay,
    BeforeValidator(_event_day),
    Kind(
        "event-day",
        _written(rf"^[Dd]( *[+-] *[0-9๐-๙]{{1,3}}( *({_WORKING}))?)?$", "D-15", "D-15wd"),
        problem="bad-duration",
    ),
]
"""A day counted from an event."""
