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
from collections.abc import Mapping
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
    text, found = read_text(data, file)
    if text is None:
        return None, found
    tree, more = _tree(text, file)
    return tree, found + more


def read_text(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """Read the bytes of a text file; ``file`` is its name in problems.

    The text is None when it is too large, is not UTF-8 or holds a forbidden character.
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
    refused = any(p.code == "forbidden-character" for p in found)
    return None if refused else text, found


def _named(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()


def _spot_in(text: str, index: int) -> Spot:
    ends = [end.end() for end in _LINE_END.finditer(text, 0, index)]
    return len(ends) + 1, index - (ends[-1] if ends else 0) + 1


class _RefusedError(Exception):
    """The file goes past a limit, or a key is none; carries the problem."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.code)
        self.found = found


def _tree(text: str, file: str) -> tuple[Tree | None, list[Problem]]:
    """Build the tree from PyYAML's events, which come one by one."""
    growing = _Growing(file, end=_spot_in(text, len(text)))
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            growing.take(event)
    except _RefusedError as refused:
        return None, [*growing.found, refused.found]
    except yaml.MarkedYAMLError as broken:
        return None, [*growing.found, _broken(broken, text, file, growing.innermost())]
    except (yaml.YAMLError, ValueError) as broken:
        reason = str(broken).partition("\n")[0]
        return None, [*growing.found, problem("broken-yaml", Place(file, 1, 1), reason=reason)]
    if not growing.root or growing.root[0] is None:
        return None, growing.found or [problem("empty-file", Place(file, 1, 1))]
    tree = Tree(growing.root[0], MappingProxyType(growing.keys), MappingProxyType(growing.values))
    return (tree if growing.whole else None), growing.found


@dataclass
class _Open:
    """A mapping or list that is being read, and the key that waits for its value."""

    items: dict[str, object] | list[object]
    path: Path
    key: str | None = None

    def next_path(self) -> Path:
        return (*self.path, self.key or "" if isinstance(self.items, dict) else len(self.items))


@dataclass
class _Growing:
    """A tree while it grows; a mapping or list joins the one around it when it begins."""

    file: str
    end: Spot
    """Where the text ends; libyaml puts what is missing there on a line of its own."""
    keys: dict[Path, Spot] = field(default_factory=dict)
    values: dict[Path, Spot] = field(default_factory=dict)
    found: list[Problem] = field(default_factory=list)
    root: list[object] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    whole: bool = True
    """Whether everything that was written is known: nothing is behind an alias."""
    documents: int = 0
    count: int = 0

    def innermost(self) -> Spot | None:
        """Return where the innermost mapping or list that is still open begins."""
        return self.values[self.open[-1].path] if self.open else None

    def take(self, event: yaml.Event) -> None:
        """Take the next event."""
        mark = event.start_mark
        spot = min((mark.line + 1, mark.column + 1), self.end) if mark else self.end
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise _RefusedError(problem("several-documents", Place(self.file, *spot)))
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
        elif isinstance(event, yaml.NodeEvent):
            self._check(event, Place(self.file, *spot))
            around = self.open[-1] if self.open else _Open(self.root, ())
            if isinstance(around.items, dict) and around.key is None:
                self._take_key(around, _value(event), spot)
            else:
                self._take_value(around, _value(event), spot)

    def _check(self, event: yaml.NodeEvent, place: Place) -> None:
        self.count += 1
        if self.count > MOST_VALUES:
            raise _RefusedError(problem("too-many-values", place, limit=f"{MOST_VALUES:,}"))
        if event.anchor is not None:
            self.found.append(problem("yaml-alias", place, name=event.anchor))
        if isinstance(event, yaml.AliasEvent):
            self.whole = False
        elif tag := getattr(event, "tag", None):
            self.found.append(problem("yaml-tag", place, tag=tag))

    def _take_key(self, around: _Open, key: object, spot: Spot) -> None:
        place = Place(self.file, *spot)
        if not isinstance(key, str) or not key:
            raise _RefusedError(problem("bad-key", place))
        around.key = key
        if key in around.items:
            line, _ = self.keys[around.next_path()]
            self.found.append(problem("repeated-key", place, key=key, line=line))
        self.keys[around.next_path()] = spot

    def _take_value(self, around: _Open, value: object, spot: Spot) -> None:
        path = around.next_path() if self.open else ()
        self.values[path] = spot
        if isinstance(around.items, dict):
            around.items[str(around.key)] = value
            around.key = None
        else:
            around.items.append(value)
        if isinstance(value, (dict, list)):
            if len(self.open) == DEEPEST:
                raise _RefusedError(problem("too-deep", Place(self.file, *spot), limit=DEEPEST))
            self.open.append(_Open(value, path))


def _value(event: yaml.NodeEvent) -> object:
    if isinstance(event, yaml.MappingStartEvent):
        return {}
    if isinstance(event, yaml.SequenceStartEvent):
        return []
    if not isinstance(event, yaml.ScalarEvent):
        return None
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", event.value))
    return None if not event.style and text in _NULLS else text


def _broken(broken: yaml.MarkedYAMLError, text: str, file: str, innermost: Spot | None) -> Problem:
    """Return the problem of a syntax error, under a code of its own where the cure is known."""
    mark = broken.problem_mark or broken.context_mark
    at = min(mark.index, len(text)) if mark else 0
    spot = _spot_in(text, at)
    reason = f"{broken.context or ''} {broken.problem or ''}".strip()
    if text[at : at + 1] == "\t" or "tab character" in reason:
        return problem("yaml-tab", Place(file, *spot))
    if "mapping values are not allowed" in reason:
        return problem("yaml-colon", Place(file, *spot))
    opened = None
    if "parsing a flow node" in reason and not text[at:].strip():
        opened = innermost
    elif broken.context_mark and re.search("end of stream|expected ',' or", reason):
        opened = _spot_in(text, broken.context_mark.index)
    if opened:
        return problem("yaml-unclosed", Place(file, *opened), line=spot[0])
    return problem("broken-yaml", Place(file, *spot), reason=reason)
