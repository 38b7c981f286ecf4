"""YAML text becomes plain values and a side table of positions. The home of PyYAML.

Every scalar stays text as it was typed: ``no``, ``on``, ``1.10`` and ``12:30:45`` are not turned
into anything. An empty plain scalar, ``null`` and ``~`` are None. Text is put into Unicode's
normal form C, so that two spellings that look alike are alike; zero-width characters are left
out with a warning, for nobody can see them.

Only a small part of YAML is taken: one document of mappings, lists and scalars. Tags, anchors and
aliases, repeated keys, deep nesting and huge files are problems, never an exception. The events of
PyYAML are read one by one, so that a hostile file is refused before it can grow.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from types import MappingProxyType

import yaml

from generator.problems import Place, Problem, problem

MOST_BYTES = 1_000_000
"""The largest source file, in bytes."""
MOST_VALUES = 50_000
"""The most keys, values and lists in one file; a real register has a few thousand."""
DEEPEST = 50
"""How many mappings and lists may stand inside one another."""
_MOST_REPORTS = 20  # of one kind of bad character in one file

Path = tuple[str | int, ...]
"""The way to a value: ``("steps", 2, "role")``."""
Spot = tuple[int, int]
"""Line and column, both from 1; columns count characters."""

# Control and bidirectional characters, line separators that editors count differently, and the
# code points that Unicode promises never to assign.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef"
    + "".join(chr(plane + end) for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))
    + "]"
)
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_LINE_END = re.compile("\r\n|\r|\n")
_NULLS = ("", "null", "~")


@dataclass(frozen=True)
class Tree:
    """The plain values of a file, with the spot of every key and of every value."""

    value: object
    keys: Mapping[Path, Spot] = field(default_factory=dict)
    values: Mapping[Path, Spot] = field(default_factory=dict)

    def spot(self, path: Path) -> Spot:
        """Return the spot of a value, or of the nearest value around it that was written."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, (1, 1))

    def key_spot(self, path: Path) -> Spot:
        """Return the spot of the key that ends the path; of a list item, that of the item."""
        return self.keys.get(path) or self.spot(path)


def read_yaml(data: bytes, file: str) -> tuple[Tree | None, list[Problem]]:
    """Read the bytes of a source file; ``file`` is its name in problems.

    The tree is None when the file cannot be understood; then there is at least one error.
    """
    if len(data) > MOST_BYTES:
        return None, [problem("file-too-large", Place(file), limit=f"{MOST_BYTES:,}")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        start = data[: broken.start].decode("utf-8-sig")
        return None, [problem("not-utf8", Place(file, *_spot_in(start, len(start))))]
    found = [
        problem(code, Place(file, *_spot_in(text, hit.start())), character=_named(hit[0]))
        for code, pattern in (
            ("forbidden-character", _FORBIDDEN),
            ("invisible-character", _INVISIBLE),
        )
        for hit in islice(pattern.finditer(text), _MOST_REPORTS)
    ]
    if any(p.code == "forbidden-character" for p in found):
        return None, found
    tree, more = _tree(text, file)
    return tree, found + more


def _named(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()


def _spot_in(text: str, index: int) -> Spot:
    ends = [end.end() for end in _LINE_END.finditer(text, 0, index)]
    return len(ends) + 1, index - (ends[-1] if ends else 0) + 1


@dataclass
class _Open:
    """A mapping or list that is being read, and the key that waits for its value."""

    items: dict[str, object] | list[object]
    path: Path
    key: str | None = None

    def next_path(self) -> Path:
        return (*self.path, self.key or "" if isinstance(self.items, dict) else len(self.items))


class _RefusedError(Exception):
    """The file goes past a limit or cannot be understood; carries the problem."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.code)
        self.found = found


def _tree(text: str, file: str) -> tuple[Tree | None, list[Problem]]:
    """Build the tree from events; a collection is added to its parent when it begins."""
    keys: dict[Path, Spot] = {}
    values: dict[Path, Spot] = {}
    found: list[Problem] = []
    stack: list[_Open] = []
    root: list[object] = []
    whole = True
    count = documents = 0
    try:
        for event in _events(text, file):
            mark = event.start_mark
            spot = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            place = Place(file, *spot)
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    found.append(problem("several-documents", place))
                    break
            if isinstance(event, yaml.CollectionEndEvent):
                stack.pop()
            if not isinstance(event, yaml.NodeEvent):
                continue
            count += 1
            if count > MOST_VALUES:
                raise _RefusedError(problem("too-many-values", place, limit=f"{MOST_VALUES:,}"))
            if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
                found.append(problem("yaml-alias", place, name=event.anchor))
                whole = whole and not isinstance(event, yaml.AliasEvent)
            tag = getattr(event, "tag", None)
            if tag is not None:
                found.append(problem("yaml-tag", place, tag=tag))
            value = _value(event)
            parent = stack[-1] if stack else _Open(root, ())
            if isinstance(parent.items, dict) and parent.key is None:
                if not isinstance(value, str) or not value:
                    raise _RefusedError(problem("bad-key", place))
                parent.key = value
                if value in parent.items:
                    line, _ = keys[parent.next_path()]
                    found.append(problem("repeated-key", place, key=value, line=line))
                keys[parent.next_path()] = spot
                continue
            path = parent.next_path() if stack else ()
            values[path] = spot
            if isinstance(parent.items, dict):
                parent.items[str(parent.key)] = value
                parent.key = None
            else:
                parent.items.append(value)
            if isinstance(value, (dict, list)):
                if len(stack) == DEEPEST:
                    raise _RefusedError(problem("too-deep", place, limit=DEEPEST))
                stack.append(_Open(value, path))
    except _RefusedError as refused:
        return None, [*found, refused.found]
    if not root or root[0] is None:
        return None, found or [problem("empty-file", Place(file, 1, 1))]
    tree = Tree(root[0], MappingProxyType(keys), MappingProxyType(values))
    return (tree if whole else None), found


def _value(event: yaml.Event) -> object:
    if isinstance(event, yaml.MappingStartEvent):
        return {}
    if isinstance(event, yaml.SequenceStartEvent):
        return []
    if not isinstance(event, yaml.ScalarEvent):
        return None
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", event.value))
    return None if not event.style and text in _NULLS else text


def _events(text: str, file: str) -> Iterator[yaml.Event]:
    """Yield the events of a text; broken YAML is refused with its place and reason."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        yield from yaml.parse(text, Loader=loader)
    except yaml.MarkedYAMLError as broken:
        raise _RefusedError(_broken(broken, text, file)) from None
    except (yaml.YAMLError, RecursionError, ValueError) as broken:
        raise _RefusedError(
            problem("broken-yaml", Place(file, 1, 1), reason=str(broken).partition("\n")[0])
        ) from None


def _broken(broken: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """Return the problem of a syntax error, under a code of its own where the cure is known."""
    mark = broken.problem_mark or broken.context_mark
    reason = f"{broken.context or ''} {broken.problem or ''}".strip()
    lines = _LINE_END.split(text)
    line = min(mark.line, len(lines) - 1) if mark else 0
    column = min(mark.column, len(lines[line])) if mark else 0
    place = Place(file, line + 1, column + 1)
    if lines[line][column : column + 1] == "\t" or "tab character" in reason:
        return problem("yaml-tab", place)
    if "mapping values are not allowed" in reason:
        return problem("yaml-colon", place)
    opened = broken.context_mark
    if opened and ("end of stream" in reason or "expected ',' or" in reason):
        start = Place(file, opened.line + 1, opened.column + 1)
        return problem("yaml-unclosed", start, line=place.line)
    return problem("broken-yaml", place, reason=reason)
