"""Rules about ids: what refers to something must find it, and ids must stay apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import PurePosixPath
from typing import get_args

from generator.loading.files import collisions, is_reserved
from generator.loading.loaded import Loaded
from generator.loading.nearest import nearest
from generator.loading.yaml_text import Path
from generator.model.fields import Citation, Kind, Record
from generator.model.process import Process
from generator.problems import Problem, problem

CITATIONS = "citations"

_UNKNOWN = {
    "roles": "unknown-role",
    "units": "unknown-unit",
    "laws": "unknown-law",
    "forms": "unknown-form",
    "terms": "unknown-term",
    "steps": "unknown-step",
    "processes": "unknown-process",
}
REFERENCE_CODES = frozenset(_UNKNOWN.values()) - {"unknown-step"}
"""The codes of references that lead out of a process file."""


def references_of(record: Record, path: Path = ()) -> Iterator[tuple[Path, str, str | Citation]]:
    """Yield (path, what it refers to, id) for every reference that a record makes, in order."""
    for name, target in _references_by_field(type(record)).items():
        value = getattr(record, name)
        key = type(record).model_fields[name].alias or name
        items = enumerate(value) if isinstance(value, tuple) else [(None, value)]
        for at, item in items:
            here = (*path, key) if at is None else (*path, key, at)
            if isinstance(item, Record):
                yield from references_of(item, here)
            elif target and item is not None:
                yield here, target, item


@cache
def _references_by_field(kind: type[Record]) -> Mapping[str, str]:
    """Return the fields that refer to something or may hold records that do, with the target."""
    return {
        name: _target([field.annotation, *field.metadata])
        for name, field in kind.model_fields.items()
    }


def _target(parts: list[object]) -> str:
    """Find the mark of a reference in an annotation, however deep it stands."""
    for part in parts:
        if isinstance(part, Kind):
            return part.refers_to
        if found := _target(list(get_args(part))):
            return found
    return ""


def unknown_references(loaded: Loaded) -> Iterator[Problem]:
    """A role, unit, law, section, form, term, step or process that is referred to must exist."""
    known = {register: frozenset(loaded.ids(register)) for register in _UNKNOWN}
    for register, identity, record in loaded.records():
        steps = [step.id for step in record.steps] if isinstance(record, Process) else []
        for path, to, value in references_of(record):
            place = loaded.place(register, identity, *path)
            if isinstance(value, Citation):
                law = loaded.handbook.laws.get(value.law)
                if law and value.section and not law.section(value.section):
                    near = nearest(value.section, (section.id for section in law.sections))
                    yield problem("unknown-section", place, id=value.section, law=law.id, near=near)
                to, value = "laws", value.law
            if value not in (steps if to == "steps" else known[to]):
                near = nearest(value, steps if to == "steps" else loaded.ids(to))
                yield problem(_UNKNOWN[to], place, id=value, near=near)


def unknown_fields(loaded: Loaded) -> Iterator[Problem]:
    """The folder of a process must be a field of work."""
    fields = loaded.ids("fields")
    for code, file in loaded.handbook.files.items():
        folder = PurePosixPath(file).parent.name
        if folder not in fields:
            near = nearest(folder, fields)
            yield problem("unknown-field", loaded.place("processes", code), id=folder, near=near)


def circular_references(loaded: Loaded) -> Iterator[Problem]:
    """A unit must not lie in itself, a law not replace itself, a process not run itself."""
    book = loaded.handbook
    chains: dict[str, dict[str, Iterable[str | None]]] = {
        "units": {unit.id: [unit.parent] for unit in book.units.values()},
        "laws": {law.id: law.replaced_by for law in book.laws.values()},
        "processes": {
            code: [step.process for step in process.steps]
            for code, process in book.processes.items()
        },
    }
    for register, following in chains.items():
        for identity in following:
            seen, waiting = set(), [identity]
            while waiting:
                for after in following.get(waiting.pop(), ()):
                    if after is not None and after not in seen:
                        seen.add(after)
                        waiting.append(after)
            if identity in seen:
                place = loaded.place(register, identity)
                yield problem("circular-reference", place, id=identity)


def names_that_clash(loaded: Loaded) -> Iterator[Problem]:
    """Ids and codes become file names and addresses: Windows must hold and tell them apart."""
    for register in sorted({register for register, _ in loaded.homes}):
        ids = loaded.ids(register)
        key = "code" if register == "processes" else "id"
        for identity in filter(is_reserved, ids):
            place = loaded.place(register, identity, key)
            yield problem("reserved-name", place, name=identity)
        for identity, other in collisions(ids):
            place = loaded.place(register, identity, key)
            yield problem("name-collision", place, name=identity, other=other)
