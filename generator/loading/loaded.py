"""What was loaded: the handbook, its problems, and where everything was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.loading.yaml_text import Path, Tree
from generator.model.fields import Record
from generator.model.handbook import Handbook
from generator.model.sources import LISTS
from generator.problems import Place, Problem, problem


@dataclass(frozen=True)
class Loaded:
    """A handbook, all problems in order, and the side tables that place a later finding.

    With errors among the problems, the handbook holds only the records that could be read.
    """

    handbook: Handbook
    problems: tuple[Problem, ...]
    homes: Mapping[tuple[str, str], tuple[str, Path]]
    """(register, ``entries`` or ``processes``, id) to the file and the path in it.

    Broken records are there too.
    """
    trees: Mapping[str, Tree]
    """The values and positions of each file that could be read."""

    def place(self, register: str, identity: str, *path: str | int) -> Place:
        """Return the place of a record, or of a value below it: ``("roles", "officer", "title")``.

        The register of processes is ``processes``. What was not written has the place of the
        nearest value around it.
        """
        file, start = self.homes[register, identity]
        return Place(file, *self.trees[file].spot((*start, *path)))

    def is_written(self, register: str, identity: str, *path: str | int) -> bool:
        """Tell whether the author wrote a value here, also one that could not be read."""
        file, start = self.homes[register, identity]
        value = self.trees[file].value
        for part in (*start, *path):
            if isinstance(value, dict):
                value = value.get(part)
            elif isinstance(value, list) and isinstance(part, int):
                value = value[part] if part < len(value) else None
        return value is not None

    def repeats(self, process: str, key: str, ids: Iterable[str]) -> Iterator[Problem]:
        """Yield a problem for each id in a list of a process that an item before it has."""
        first: dict[str, int] = {}
        for at, identity in enumerate(ids):
            if first.setdefault(identity, at) != at:
                other = self.place("processes", process, key, first[identity])
                place = self.place("processes", process, key, at, "id")
                yield problem("repeated-id", place, id=identity, other=f"{other.file}:{other.line}")

    def ids(self, register: str) -> list[str]:
        """Return the ids that are written in a register, also those of broken records."""
        return [identity for name, identity in self.homes if name == register]

    def records(self) -> Iterator[tuple[str, str, Record]]:
        """Yield (register, id, record) of everything that was read, entries and processes last."""
        for register in (*LISTS, "entries", "processes"):
            records: Mapping[str, Record] = getattr(self.handbook, register)
            for identity, record in records.items():
                yield register, identity, record
