"""The kinds of value that a source field can hold, with how each is read from YAML text.

YAML scalars reach this module as text (``no`` and ``1.10`` stay as typed). A value that cannot
be read raises ``PydanticCustomError`` whose type is a problem code of :mod:`generator.problems`.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError

from generator.model.duration import DURATION_PATTERN, BadDurationError, Duration, parse_duration

ID_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_.-]*$"
"""What an id or a code may look like: it becomes a file name and an address."""

_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


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
class Refers:
    """Marks an id as a reference: to which register, or to ``steps`` or ``processes``."""

    to: str

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(core_schema), REFERS_KEY: self.to}


REFERS_KEY = "x-refers-to"
"""Where the JSON Schema of a reference says what it refers to."""


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


def _id(value: object) -> object:
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


def _date(value: object) -> object:
    if not isinstance(value, str):
        return value
    hint = value
    try:
        date = datetime.date.fromisoformat(value)
        if len(value) == 10 and 1900 <= date.year < 2400:
            return date
        if date.year >= 2400:
            hint = f"{date.year - 543:04d}{value[4:]}"
    except ValueError:
        pass
    raise PydanticCustomError("bad-date", "not a date", {"value": value, "hint": hint})


def _share(value: object) -> object:
    if not isinstance(value, str):
        return value
    found = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{1,2})?) ?%", value.translate(_THAI_DIGITS))
    if not found or not 0 <= (share := float(found[1])) <= 100:
        raise PydanticCustomError("bad-share", "not a share", {"value": value})
    return share / 100


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
    return Citation(law, section.strip().translate(_THAI_DIGITS) or None)


@dataclass(frozen=True)
class EventDay:
    """A day counted from the event that the work prepares: ``D-15`` is 15 calendar days before."""

    days: int

    def __str__(self) -> str:
        return f"D{self.days:+d}" if self.days else "D"


def _event_day(value: object) -> object:
    if isinstance(value, EventDay):
        return value
    text = value.replace(" ", "").translate(_THAI_DIGITS) if isinstance(value, str) else ""
    found = re.fullmatch(r"[Dd]([+-][0-9]{1,3})?", text)
    if not found:
        raise PydanticCustomError("bad-duration", "not a day of an event", {"value": value})
    return EventDay(int(found[1] or 0))


_TEXT_SCHEMA = {
    "anyOf": [
        {"type": "string", "minLength": 1},
        {
            "type": "object",
            "properties": {"th": {"type": "string", "minLength": 1}, "en": {"type": "string"}},
            "required": ["th"],
            "additionalProperties": False,
        },
    ]
}


def _string_schema(pattern: str, *examples: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern, "examples": list(examples)})


Words = Annotated[Text, BeforeValidator(_text), WithJsonSchema(_TEXT_SCHEMA)]
"""A text for readers: a plain string (Thai), or ``{th: ..., en: ...}``."""

Id = Annotated[str, BeforeValidator(_id), WithJsonSchema({"type": "string", "pattern": ID_PATTERN})]
"""An id: letters, digits, ``_ . -``."""

# Ids that refer to something: checked across files, and completed by editors.
RoleId = Annotated[Id, Refers("roles")]
UnitId = Annotated[Id, Refers("units")]
LawId = Annotated[Id, Refers("laws")]
FormId = Annotated[Id, Refers("forms")]
TermId = Annotated[Id, Refers("terms")]
StepId = Annotated[Id, Refers("steps")]
ProcessId = Annotated[Id, Refers("processes")]

Date = Annotated[
    datetime.date,
    BeforeValidator(_date),
    _string_schema(r"^(19|2[0-3])\d\d-\d\d-\d\d$", "2026-10-01"),
]
"""A date in ISO form, in the Common Era."""

Time = Annotated[
    Duration, BeforeValidator(_duration), _string_schema(DURATION_PATTERN, "30 นาที", "1wd", "15d")
]
"""A duration that keeps its unit."""

Share = Annotated[
    float, BeforeValidator(_share), _string_schema(r"^[0-9๐-๙]{1,3}(\.[0-9๐-๙]{1,2})? ?%$", "15%")
]
"""A part of all cases, written as a percentage; held as 0 to 1."""

Cites = Annotated[
    Citation,
    BeforeValidator(_citation),
    _string_schema(r"^[A-Za-z0-9][A-Za-z0-9_.-]*(/.+)?$", "good-governance-2546/38"),
    Refers("citations"),
]
"""A citation: the id of a law, and after a slash one of its sections."""

OnDay = Annotated[
    EventDay, BeforeValidator(_event_day), _string_schema(r"^[Dd]([+-][0-9๐-๙]{1,3})?$", "D-15")
]
"""A day counted from an event."""
