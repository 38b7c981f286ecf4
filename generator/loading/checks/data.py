"""Rules about the lines of the files of data, held against those of other files."""

from __future__ import annotations

from collections.abc import Iterator

from generator.loading.files import DATA
from generator.loading.loaded import Loaded
from generator.loading.periods import clashes
from generator.model.performance import Actual
from generator.problems import Place, Problem, problem


def files_named_twice(loaded: Loaded) -> Iterator[Problem]:
    """A file of data belongs to one set of data: what it holds would count twice."""
    first: dict[str, str] = {}
    for one in loaded.handbook.datasets.values():
        if one.file and (other := first.setdefault(one.file, one.id)) != one.id:
            place = loaded.place("datasets", one.id, "file")
            yield problem("data-file-named-twice", place, file=one.file, other=other)


def results_in_two_sets(loaded: Loaded) -> Iterator[Problem]:
    """What an indicator reached in a period stands in one file: two would contradict each other.

    Within a file this is told as it is read.
    """
    found: dict[str, list[tuple[str, Actual]]] = {}
    for id_, actuals in loaded.handbook.figures.actuals.items():
        file = f"{DATA}/{loaded.handbook.datasets[id_].file}"
        for one in actuals:
            found.setdefault(one.indicator, []).append((file, one))
    for id_, pairs in found.items():
        for at, before in clashes([one.period for _, one in pairs], nested=True):
            (file, one), (other, earlier) = pairs[at], pairs[before]
            if file != other:
                words = {"id": id_, "other": f"{other}:{earlier.line}"}
                yield problem("result-in-two-files", Place(file, one.line, 1), **words)
