"""Rules about ids: what refers to something must find it, and ids must stay apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import PurePosixPath
from typing import Any, get_args

from generator.loading.files import collisions, is_reserved
from generator.loading.loaded import Loaded
from generator.loading.nearest import nearest
from generator.loading.structure import MOST_PROBLEMS
from generator.loading.yaml_text import Path
from generator.model.fields import Citation, Kind, Record, Text
from generator.model.process import Process
from generator.model.sources import UNKNOWN
from generator.problems import Place, Problem, problem

REFERENCE_CODES = frozenset(UNKNOWN.values()) - {"unknown-step"}
"""The codes of references that lead out of a process file."""


def references_of(record: Record, path: Path = ()) -> Iterator[tuple[Path, str, str | Citation]]:
    """Yield (path, what it refers to, id) for every reference that a record makes, in order."""
    for name, key, target in _fields_that_refer(type(record)):
        value = getattr(record, name)
        items = enumerate(value) if isinstance(value, tuple) else [(None, value)]
        for at, item in items:
            here = (*path, key) if at is None else (*path, key, at)
            if isinstance(item, Record):
                yield from references_of(item, here)
            elif target and item is not None:
                yield here, target, item


@cache
def _fields_that_refer(kind: type[Record]) -> tuple[tuple[str, str, str], ...]:
    """Return (name, key, target) of the fields that refer to something or hold such records."""
    found = (
        (name, field.alias or name, _target([field.annotation, *field.metadata]))
        for name, field in kind.model_fields.items()
    )
    return tuple((name, key, target or "") for name, key, target in found if target is not None)


def _target(parts: list[Any]) -> str | None:
    """Return what an annotation refers to, "" if it holds records, None if it does neither."""
    for part in parts:
        if isinstance(part, Kind):
            return part.refers_to or None
        if isinstance(part, type) and issubclass(part, Record):
            refers = part is not Text and bool(_fields_that_refer(part))
            return "" if refers else None
        if (found := _target(list(get_args(part)))) is not None:
            return found
    return None


def unknown_references(loaded: Loaded) -> Iterator[Problem]:
    """A role, unit, law, section, form, term, step or process that is referred to must exist."""
    told: Counter[str] = Counter()
    for code, place, value, known, more in _unknown_references(loaded):
        told[place.file] += 1
        if told[place.file] <= MOST_PROBLEMS:
            yield problem(code, place, id=value, near=nearest(value, known), **more)
    for file, count in told.items():
        if count > MOST_PROBLEMS:
            yield problem("more-problems", Place(file), count=count - MOST_PROBLEMS)


def _unknown_references(
    loaded: Loaded,
) -> Iterator[tuple[str, Place, str, Iterable[str], dict[str, Any]]]:
    """Yield (code, place, id, the ids that there are, other words) of each unknown reference."""
    known = {register: dict.fromkeys(loaded.ids(register)) for register in UNKNOWN}
    for register, identity, record in loaded.records():
        own = record.steps if isinstance(record, Process) else ()
        steps = dict.fromkeys(step.id for step in own)
        for path, to, value in references_of(record):
            place = loaded.place(register, identity, *path)
            if isinstance(value, Citation):
                law = loaded.handbook.laws.get(value.law)
                if law and value.section and not law.section(value.section):
                    yield "unknown-section", place, value.section, law.numbered, {"law": law.id}
                to, value = "laws", value.law
            ids = steps if to == "steps" else known[to]
            if value not in ids:
                code = UNKNOWN[to]
                more = {"register": to} if code == "unknown-entry" else {}
                yield code, place, value, ids, more


def unknown_fields(loaded: Loaded) -> Iterator[Problem]:
    """The folder of a process must be a field of work."""
    fields = loaded.ids("fields")
    for code, file in loaded.handbook.files.items():
        folder = PurePosixPath(file).parent.name
        if folder not in fields:
            near = nearest(folder, fields)
            yield problem("unknown-field", loaded.place("processes", code), id=folder, near=near)


def circular_references(loaded: Loaded) -> Iterator[Problem]:
    """A unit, a law, a goal or a process must not come back to itself."""
    book = loaded.handbook
    chains: dict[str, dict[str, Iterable[str | None]]] = {
        "units": {unit.id: [unit.parent] for unit in book.units.values()},
        "laws": {law.id: law.replaced_by for law in book.laws.values()},
        "goals": {goal.id: goal.serves for goal in book.goals.values()},
        "processes": {
            code: [step.process for step in process.steps]
            for code, process in book.processes.items()
        },
    }
    for register, chain in chains.items():
        following = {one: {to for to in chain[one] if to in chain} for one in chain}
        for identity in _endless(_turned(_endless(following))):
            yield problem("circular-reference", loaded.place(register, identity), id=identity)


def _endless(following: dict[str, set[str]]) -> dict[str, set[str]]:
    """Return what is left when everything that leads to nothing is taken away, again and again.

    Taken forwards and then backwards, it leaves the circles (and what joins two of them).
    """
    before = _turned(following)
    ways = {one: len(targets) for one, targets in following.items()}
    ends = [one for one, count in ways.items() if not count]
    while ends:
        for one in before[ends.pop()]:
            ways[one] -= 1
            if not ways[one]:
                ends.append(one)
    return {
        one: {to for to in targets if ways[to]} for one, targets in following.items() if ways[one]
    }


def _turned(following: dict[str, set[str]]) -> dict[str, set[str]]:
    turned: dict[str, set[str]] = {one: set() for one in following}
    for one, targets in following.items():
        for to in targets:
            turned[to].add(one)
    return turned


def names_that_clash(loaded: Loaded) -> Iterator[Problem]:
    """Ids and codes become file names and addresses: Windows must hold and tell them apart."""
    # The names of entries are those of files, which are held apart where they are listed.
    for register in sorted({register for register, _ in loaded.homes} - {"entries"}):
        ids = loaded.ids(register)
        key = "code" if register == "processes" else "id"
        for identity in filter(is_reserved, ids):
            place = loaded.place(register, identity, key)
            yield problem("reserved-name", place, name=identity)
        for identity, other in collisions(ids):
            place = loaded.place(register, identity, key)
            yield problem("name-collision", place, name=identity, other=other)
