"""Plain values become records; what does not fit becomes problems at the exact key or value.

A key without a value counts as not written. All problems of a file are reported together.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import ValidationError

from generator.loading.nearest import nearest
from generator.loading.yaml_text import Path, Tree
from generator.model.fields import Record
from generator.model.process import Process
from generator.problems import CODES, Place, Problem, problem

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

MOST_PROBLEMS = 200
"""The most problems of structure that are reported of one file; the rest are counted."""

FLOW_KEYS = frozenset({"id", "type", "title", "next", "branches", "process"})
"""The keys of a step without which its place in the flow is not known."""

Kind = TypeVar("Kind", bound=Record)

# How a value should be written, by the validator's name for what is wrong. Shown as YAML, which
# reads the same in every language.
_SHAPES = {
    "model_type": "{…: …, …: …}",
    "tuple_type": "[…, …]",
    "string_type": '"…"',
    "int_type": "1",
    "float_type": "15%",
    "date_type": "2026-10-01",
    "time_type": "08:30",
    "bool_type": "true",
}


def record_from(tree: Tree, kind: type[Kind], file: str) -> tuple[Kind | None, list[Problem]]:
    """Return the record in a file and its problems; None when nothing can be made of the file.

    What is wrong is left out where the rest still makes sense (:func:`_left_out`): one bad law
    does not make the register unknown, one bad duration does not hide that a flow has no end.
    """
    value = _written(tree.value)
    try:
        return kind.model_validate(value), []
    except ValidationError as invalid:
        errors = invalid.errors(include_url=False)
    found = [_problem(error, tree, kind, file) for error in errors[:MOST_PROBLEMS]]
    if len(errors) > MOST_PROBLEMS:
        found.append(problem("more-problems", Place(file), count=len(errors) - MOST_PROBLEMS))
    if not isinstance(value, dict):
        return None, found
    try:
        return kind.model_validate(_without(value, {_left_out(kind, e) for e in errors})), found
    except ValidationError:
        return None, found


def _written(value: object) -> object:
    """Leave out keys without a value."""
    if isinstance(value, dict):
        return {key: _written(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [_written(inner) for inner in value]
    return value


def _left_out(kind: type[Record], error: ErrorDetails) -> Path:
    """Return the path of what must go so that the rest of a file can be read.

    Of a register that is the item. Of a process it is the key, but never one that the flow
    depends on: a step without its ways on would look like another mistake.
    """
    path: Path = error["loc"]
    if not issubclass(kind, Process):
        return path[:2]
    if error["type"] == "extra_forbidden":
        return path
    match path:
        case ("steps", _, "branches", _, "share", *_):
            return path[:5]
        case ("steps", _, str(key), *_) if key not in FLOW_KEYS:
            return path[:3]
        case _:
            return path[:1]


def _without(value: object, gone: Collection[Path]) -> object:
    """Return a value without the keys and items at some paths."""
    inner: dict[str | int, list[Path]] = {}
    for path in gone:
        inner.setdefault(path[0], []).append(path[1:])
    if isinstance(value, dict):
        return {
            key: _without(child, inner.get(key, ()))
            for key, child in value.items()
            if () not in inner.get(key, ())
        }
    if isinstance(value, list):
        return [
            _without(child, inner.get(at, ()))
            for at, child in enumerate(value)
            if () not in inner.get(at, ())
        ]
    return value


def _problem(error: ErrorDetails, tree: Tree, kind: type[Record], file: str) -> Problem:
    path: Path = error["loc"]
    name, context = error["type"], error.get("ctx", {})
    key = next((part for part in reversed(path) if isinstance(part, str)), file)
    place = Place(file, *tree.spot(path))
    if name == "missing":
        return problem("missing-key", Place(file, *tree.spot(path[:-1])), key=key)
    if name == "extra_forbidden":
        known = keys_of(record_at(kind, path[:-1]))
        place = Place(file, *tree.key_spot(path))
        return problem("unknown-key", place, key=key, near=nearest(key, known))
    if name == "string_too_short":
        name = "empty-text"
    if name in CODES:
        words: dict[str, Any] = {word: _shown(value) for word, value in context.items()}
        return problem(name, place, **({"key": key} | words))
    if name in _SHAPES:
        shape = _SHAPES["string_type" if context.get("class_name") == "Text" else name]
        before = "" if not path else f"{key}: " if path[-1] == key else "- "
        return problem("wrong-type", place, key=key, expected=before + shape)
    return problem(
        "bad-value", place, key=key, value=_shown(error["input"]), allowed=_allowed(name, context)
    )


def _shown(value: object) -> str:
    return "{…}" if isinstance(value, dict) else "[…]" if isinstance(value, list) else str(value)


def _allowed(name: str, context: Mapping[str, Any]) -> str:
    """Return the values that a field takes, as signs that every reader knows."""
    if "expected" in context:
        return ", ".join(re.findall(r"'([^']+)'", str(context["expected"])))
    for limit, sign in (("ge", "≥"), ("le", "≤"), ("max_length", "≤")):
        if limit in context:
            return f"{sign} {context[limit]}"
    return "true, false" if name.startswith("bool") else "0, 1, 2, …"


def keys_of(kind: type[Record]) -> list[str]:
    """Return the keys of a record as authors write them."""
    return [field.alias or name for name, field in kind.model_fields.items()]


def record_at(kind: type[Record], path: Path) -> type[Record]:
    """Return the kind of record that stands at a path below a record of this kind."""
    for part in path:
        for name, field in kind.model_fields.items():
            if part == (field.alias or name):
                kind = _record_in(field.annotation) or kind
    return kind


def _record_in(annotation: object) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    inner = (_record_in(part) for part in get_args(annotation))
    return next((kind for kind in inner if kind), None)
