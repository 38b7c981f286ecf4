"""A whole project, or one process file, becomes a Handbook with all its problems."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any, TypeVar

from generator.loading.archive import PATTERN, editions_of
from generator.loading.checks import CHECKS, REFERENCE_CODES, Check
from generator.loading.entries import entry_id, is_entry, newest_first, read_entry
from generator.loading.figures import figures_of
from generator.loading.files import (
    ARCHIVE,
    DATA,
    PROCESSES,
    REGISTERS,
    list_files,
    read_bytes,
)
from generator.loading.loaded import Loaded
from generator.loading.nearest import nearest
from generator.loading.structure import record_from
from generator.loading.yaml_text import Path, Tree, read_text, read_yaml
from generator.model.fields import Record
from generator.model.handbook import Handbook
from generator.model.process import Process
from generator.model.registers import HolidayYear, Office
from generator.model.sources import HOLIDAYS, LISTS, SOURCES, OfficeFile
from generator.model.sources import REGISTERS as REGISTER_KINDS
from generator.problems import Place, Problem, Severity, in_order, problem

MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""How the names of Markdown files end, by the rule of MkDocs."""

ARCHIVED = "archived"
"""The kind of a file that keeps a former edition: a process that nobody works by."""

OFFICE_FILE = f"{REGISTERS}/office.yml"
_HOLIDAY_NAME = re.compile(rf"{HOLIDAYS}-[0-9]{{4}}")


Kind = TypeVar("Kind", bound=Record)


@dataclass
class _Reading:
    """What has been read so far."""

    problems: list[Problem] = field(default_factory=list)
    trees: dict[str, Tree] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    homes: dict[tuple[str, str], tuple[str, Path]] = field(default_factory=dict)

    archive: dict[str, Process] = field(default_factory=dict)
    data: dict[str, bytes] = field(default_factory=dict)

    def read(self, path: FilePath, file: str, kind: str) -> None:
        """Read one file of a known kind."""
        data, found = read_bytes(path, file)
        self.problems += found
        if not found:
            self.take(data, file, kind)

    def take(self, data: bytes, file: str, kind: str) -> None:
        """Take the bytes of a file of a known kind."""
        tree, found = read_yaml(data, file)
        self.problems += found
        if tree is None:
            return
        record, found = record_from(tree, Process if kind == ARCHIVED else SOURCES[kind], file)
        self.trees[file] = tree
        self.problems += found
        if kind == ARCHIVED:
            if isinstance(record, Process):
                self.archive[file] = record
            return
        if record is not None:
            self.records[file] = record
        for register, identity, at in _identities(tree, kind, record):
            home, _ = self.homes.setdefault((register, identity), (file, at))
            if self.homes[register, identity] != (file, at):
                self.problems.append(self._repeated(register, identity, file, at, home))

    def read_data(self, path: FilePath, file: str, instead: Mapping[str, bytes]) -> None:
        """Read the bytes of a file of data; what they mean depends on the registers."""
        data, found = (instead[file], []) if file in instead else read_bytes(path, file)
        self.problems += found
        if not found:
            self.data[file] = data

    def read_entry(self, path: FilePath, file: str) -> None:
        """Read a Markdown file of the knowledge around the work."""
        tree, entry, found = read_entry(path, file)
        self.problems += found
        if tree is not None:
            self.trees[file] = tree
            self.homes["entries", entry_id(file)] = (file, ())
        if entry is not None:
            self.records[file] = entry

    def _repeated(self, register: str, identity: str, file: str, at: Path, home: str) -> Problem:
        processes = register == "processes"
        place = Place(file, *self.trees[file].spot((*at, "code" if processes else "id")))
        first = Place(home, *self.trees[home].spot(self.homes[register, identity][1]))
        code = "repeated-code" if processes else "repeated-id"
        return problem(code, place, id=identity, other=f"{first.file}:{first.line}")


def _identities(tree: Tree, kind: str, record: Record | None) -> Iterator[tuple[str, str, Path]]:
    """Yield (register, id, path) of all that a file names, also where the rest is wrong."""
    value = tree.value if isinstance(tree.value, dict) else {}
    if kind == "process" and isinstance(value.get("code"), str):
        yield "processes", value["code"], ()
    elif isinstance(record, HolidayYear):
        yield HOLIDAYS, str(record.year), ()
    elif isinstance(items := value.get(kind), list):
        for at, item in enumerate(items):
            if isinstance(item, dict) and isinstance(item.get("id"), str):
                yield kind, item["id"], (kind, at)
    elif kind == "office":
        yield kind, kind, (kind,)


def load(root: FilePath, instead: Mapping[str, bytes] = MappingProxyType({})) -> Loaded:
    """Load the project whose root is ``root`` and check it.

    ``instead`` holds the bytes of files that are not to be read as they are on the disk.
    Never raises on bad input: what is wrong stands in ``problems``, in order.
    """
    reading = _Reading()
    files, reading.problems = list_files(root)
    for file in files:
        kind = kind_of(file)
        if isinstance(kind, Problem):
            reading.problems.append(kind)
        elif kind and file in instead:
            reading.take(instead[file], file, kind)
        elif kind:
            reading.read(root / file, file, kind)
        elif PurePosixPath(file).is_relative_to(DATA):
            reading.read_data(root / file, file, instead)
        elif file.endswith(MARKDOWN) and is_entry(file):
            reading.read_entry(root / file, file)
        elif file.endswith(MARKDOWN):
            reading.problems += _problems_of_text(root / file, file)
    if OFFICE_FILE not in files:
        reading.problems.append(problem("missing-register", Place(OFFICE_FILE), file=OFFICE_FILE))
    return _checked(reading)


def _problems_of_text(path: FilePath, file: str) -> list[Problem]:
    """Return what is wrong with a Markdown file as a file; its words are its author's."""
    data, found = read_bytes(path, file)
    return found or read_text(data, file)[1]


def load_file(path: FilePath) -> Loaded:
    """Load one process file that belongs to no project.

    Its references cannot be followed, so those that would be errors are warnings; and it lies in
    no folder of a field of work.
    """
    reading = _Reading()
    reading.read(path, path.as_posix(), "process")
    loaded = _checked(reading)
    return replace(
        loaded,
        problems=tuple(
            replace(p, severity=Severity.WARNING) if p.code in REFERENCE_CODES else p
            for p in loaded.problems
            if p.code != "unknown-field"
        ),
    )


def read_files(files: Mapping[str, bytes]) -> Loaded:
    """Read a handbook from bytes by file name, as git keeps them, and hold no rule against it.

    The problems are those of reading: what is written but could not be understood.
    """
    reading = _Reading()
    for file in sorted(files):
        kind = kind_of(file)
        if isinstance(kind, str):
            reading.take(files[file], file, kind)
    return _checked(reading, ())


def read_process(data: bytes, file: str) -> Loaded:
    """Read one process from the bytes of its file, and hold no rule against it."""
    reading = _Reading()
    reading.take(data, file, "process")
    return _checked(reading, ())


def kind_of(file: str) -> str | Problem | None:
    """Return the kind of source that a file is by its place; None if it is no source file."""
    path = PurePosixPath(file)
    if path.suffix not in (".yml", ".yaml"):
        return None
    if path.is_relative_to(PROCESSES):
        fits = path.suffix == ".yml" and len(path.parts) == 3
        return "process" if fits else problem("misplaced-file", Place(file))
    if path.is_relative_to(ARCHIVE):
        fits = path.suffix == ".yml" and len(path.parts) == 4
        return ARCHIVED if fits else problem("archive-name", Place(file), expected=PATTERN)
    if not path.is_relative_to(REGISTERS):
        return None
    if path.suffix == ".yaml" or len(path.parts) != 3:
        return problem("misplaced-file", Place(file))
    if _HOLIDAY_NAME.fullmatch(path.stem):
        return HOLIDAYS
    if path.stem in REGISTER_KINDS:
        return path.stem
    near = nearest(path.stem, [*REGISTER_KINDS, f"{HOLIDAYS}-2569"])
    return problem("unknown-register", Place(file), name=path.stem, near=near)


def _checked(reading: _Reading, checks: Iterable[Check] = CHECKS) -> Loaded:
    archive, found = editions_of(reading.archive)
    loaded = Loaded(_handbook(reading, archive), (), reading.homes, reading.trees)
    figures, told = figures_of(loaded, reading.data)
    loaded = replace(loaded, handbook=replace(loaded.handbook, figures=figures))
    found += [*told, *(p for check in checks for p in check(loaded))]
    return replace(loaded, problems=tuple(in_order(reading.problems + found)))


def _handbook(reading: _Reading, archive: Mapping[str, tuple[Process, ...]]) -> Handbook:
    """Put what was read together; of records with the same id the first counts."""
    office = next(_of_kind(reading, OfficeFile), None)
    lists: dict[str, Any] = {name: _by_id(_listed(reading, name)) for name in LISTS}
    first = {
        process.code: (file, process)
        for file, process in reading.records.items()
        if isinstance(process, Process) and reading.homes["processes", process.code][0] == file
    }
    fields = tuple(lists["fields"])
    order = sorted(first, key=lambda code: (_field_order(first[code][0], fields), code))
    return Handbook(
        office=office.office if office else Office.model_validate({"name": "-", "handbook": "-"}),
        holidays=MappingProxyType({one.year: one for one in _of_kind(reading, HolidayYear)}),
        processes=MappingProxyType({code: first[code][1] for code in order}),
        files=MappingProxyType({code: first[code][0] for code in order}),
        entries=newest_first(reading.records.items()),
        archive=archive,
        **lists,
    )


def _listed(reading: _Reading, name: str) -> Iterator[Any]:
    """Yield the items of a register: those of the one key of its file."""
    return (one for file in _of_kind(reading, LISTS[name]) for one in getattr(file, name))


def _of_kind(reading: _Reading, kind: type[Kind]) -> Iterator[Kind]:
    return (record for record in reading.records.values() if isinstance(record, kind))


def _by_id(records: Iterable[Any]) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for record in records:
        found.setdefault(record.id, record)
    return MappingProxyType(found)


def _field_order(file: str, fields: tuple[str, ...]) -> int:
    folder = PurePosixPath(file).parent.name
    return fields.index(folder) if folder in fields else len(fields)
