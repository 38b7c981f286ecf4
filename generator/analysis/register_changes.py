"""What changed in the registers between two states of a handbook: roles, laws, forms and the rest.

Processes have :mod:`generator.analysis.changes`, which knows the meaning of each field.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from generator.analysis.changes import Kind
from generator.model.fields import Record
from generator.model.handbook import Handbook

_NO_REGISTERS = frozenset({"processes", "files", "entries", "figures", "archive"})


@dataclass(frozen=True)
class RegisterChange:
    """An entry of a register that came, went or changed."""

    register: str
    id: str
    kind: Kind
    fields: tuple[str, ...]
    """The keys whose values differ, as they are written; none of what came or went."""


def register_changes(old: Handbook, new: Handbook) -> tuple[RegisterChange, ...]:
    """Return what differs in the registers, in their order; what is gone stands behind the rest."""
    found: list[RegisterChange] = []
    for name in (field.name for field in dataclasses.fields(Handbook)):
        if name not in _NO_REGISTERS:
            before, after = (_entries(name, getattr(book, name)) for book in (old, new))
            for id_ in dict.fromkeys((*after, *before)):
                found += _change(name, id_, before.get(id_), after.get(id_))
    return tuple(found)


def _entries(name: str, register: Mapping[object, Record] | Record) -> dict[str, Record]:
    """Return the entries of a register by id; the office is one entry."""
    if isinstance(register, Mapping):
        return {str(id_): one for id_, one in register.items()}
    return {name: register}


def _change(
    register: str, id_: str, before: Record | None, after: Record | None
) -> list[RegisterChange]:
    if before is None or after is None:
        kind = Kind.ADDED if before is None else Kind.REMOVED
        return [RegisterChange(register, id_, kind, ())]
    fields = tuple(
        field.alias or name
        for name, field in type(after).model_fields.items()
        if getattr(before, name) != getattr(after, name)
    )
    return [RegisterChange(register, id_, Kind.CHANGED, fields)] if fields else []
