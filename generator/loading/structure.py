"""Plain values become records; what does not fit becomes problems at the exact key or value.

A key without a value counts as not written. All problems of a file are reported together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import ValidationError

from generator.loading.nearest import nearest
from generator.loading.yaml_text import Path, Tree
from generator.model.fields import Record
from generator.problems import CODES, Place, Problem, problem

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

MOST_PROBLEMS = 200
"""The most problems of structure that are reported of one file; the rest are counted."""

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


def record_from(
    tree: Tree, kind: type[Kind], file: str, *, partly: bool = False
) -> tuple[Kind | None, list[Problem]]:
    """Return the record in a file and its problems; None when nothing can be made of the file.

    With ``partly``, wrong items of the top lists are left out and the record holds the others:
    one bad law does not make the whole register unknown.
    """
    value = _written(tree.value)
    try:
        return kind.model_validate(value), []
    except ValidationError as invalid:
        errors = invalid.errors(include_url=False)
    found = [_problem(error, tree, kind, file) for error in errors[:MOST_PROBLEMS]]
    if len(errors) > MOST_PROBLEMS:
        found.append(problem("more-problems", Place(file), count=len(errors) - MOST_PROBLEMS))
    if not partly or not isinstance(value, dict):
        return None, found
    try:
        return kind.model_validate(_without_bad_items(value, errors)), found
    except ValidationError:
        return None, found


def _written(value: object) -> object:
    """Leave out keys without a value."""
    if isinstance(value, dict):
        return {key: _written(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [_written(inner) for inner in value]
    return value


def _without_bad_items(value: dict[str, object], errors: list[ErrorDetails]) -> dict[str, object]:
    """Leave out the top keys and the items of top lists that have errors."""
    bad = {error["loc"][:2] for error in errors}
    return {
        key: [item for at, item in enumerate(items) if (key, at) not in bad]
        if isinstance(items, list)
        else items
        for key, items in value.items()
        if (key,) not in bad
    }


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
