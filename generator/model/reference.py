"""The source format as plain data, for a reference page: every record, every key.

Made from the same declarations that read the files, so it cannot fall behind them.
"""

from __future__ import annotations

import datetime
import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from types import NoneType
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from generator.labels import Labels
from generator.model.fields import Doc, Kind, Record, Shorthand, Text
from generator.model.schema import WORDS_OF
from generator.model.sources import SOURCES


@dataclass(frozen=True)
class KeyReference:
    """One key of a record."""

    key: str
    kind: str
    """What kind of value it takes, in words."""
    record: str
    """Name of the record that stands in it, or an empty string."""
    required: bool
    default: str
    """The value that counts when the key is not written; empty if none."""
    choices: tuple[tuple[str, str], ...]
    """The values to choose from, each with its meaning; empty if it is free."""
    meaning: str
    """What it is for, in the language of the labels."""


@dataclass(frozen=True)
class RecordReference:
    """One record: its name in the code, its title for readers, and its keys in order."""

    name: str
    title: str
    keys: tuple[KeyReference, ...]


@dataclass(frozen=True)
class SourceReference:
    """One kind of source file, with its records: the outermost first, each record once."""

    source: str
    records: tuple[RecordReference, ...]


def reference(labels: Labels) -> tuple[SourceReference, ...]:
    """Return the reference of every kind of source file, in the language of ``labels``."""
    return tuple(
        SourceReference(source, tuple(_record(kind, labels) for kind in _records_below(record)))
        for source, record in SOURCES.items()
    )


def _records_below(record: type[Record]) -> Iterator[type[Record]]:
    """Yield a record and those that stand in its keys, in order of first use."""
    found = [record]
    for kind in found:  # grows while it is walked
        for field in kind.model_fields.values():
            inner = _record_in(field.annotation)
            if inner and inner not in found:
                found.append(inner)
    yield from found


def _record(record: type[Record], labels: Labels) -> RecordReference:
    return RecordReference(
        record.__name__,
        labels(f"reference.record.{record.__name__}"),
        tuple(
            _key(field.alias or name, field, labels) for name, field in record.model_fields.items()
        ),
    )


def _key(key: str, field: FieldInfo, labels: Labels) -> KeyReference:
    about = next(mark for mark in field.metadata if isinstance(mark, Doc))
    record, choices = _record_in(field.annotation), _choices_in(field.annotation)
    words = labels.group(WORDS_OF[choices.__name__]) if choices else {}
    return KeyReference(
        key=key,
        kind=_kind([field.annotation, *field.metadata], labels),
        record=record.__name__ if record else "",
        required=field.is_required(),
        default=_default(field.default) if not field.is_required() else "",
        choices=tuple((one.value, words[one.value]) for one in choices or ()),
        meaning=about.en if labels.language == "en" else about.th,
    )


def _kind(parts: list[Any], labels: Labels) -> str:
    """Put into words what a key takes, from its annotation and the marks beside it."""
    short = [_kind([part.kind], labels) for part in parts if isinstance(part, Shorthand)]
    marks = [part.name for part in parts if isinstance(part, Kind)]
    annotation = parts[0]
    inner = [part for part in get_args(annotation) if part not in (NoneType, Ellipsis)]
    if marks:
        kind = labels(f"reference.kind.{marks[0]}")
    elif get_origin(annotation) is tuple:
        kind = labels("reference.kind.list", item=_kind(inner, labels))
    elif inner:
        kind = _kind(inner, labels)
    elif inspect.isclass(annotation) and issubclass(annotation, Enum):
        kind = labels("reference.kind.choice")
    elif record := _record_in(annotation):
        kind = labels(f"reference.record.{record.__name__}")
    else:
        kind = labels(f"reference.kind.{annotation.__name__}")
    return labels("reference.kind.or", first=short[0], second=kind) if short else kind


def _default(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(item) for item in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.time):
        return value.isoformat("minutes")
    return "" if value is None or isinstance(value, Record) else str(value)


def _record_in(annotation: Any) -> type[Record] | None:
    return next((kind for kind in _classes_in(annotation, Record) if kind is not Text), None)


def _choices_in(annotation: Any) -> type[Enum] | None:
    return next(_classes_in(annotation, Enum), None)


def _classes_in(annotation: Any, base: type) -> Iterator[Any]:
    if inspect.isclass(annotation) and issubclass(annotation, base):
        yield annotation
    for part in get_args(annotation):
        yield from _classes_in(part, base)
