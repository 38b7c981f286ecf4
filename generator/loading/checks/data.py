"""Rules about the lines of the files of data, held against other files and their indicators."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.loading.files import DATA
from generator.loading.loaded import Loaded
from generator.loading.periods import clashes
from generator.model.performance import Actual, Indicator, Period
from generator.model.periods import missing
from generator.problems import Place, Problem, problem
from generator.theme import LANGUAGES, read_labels

_WHOLE = 100
_PER_CENT = {"%", "percent", "เปอร์เซ็นต์"}
"""What authors write besides the unit that the labels name."""


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
                place, where = Place(file, one.line, 1), f"{other}:{earlier.line}"
                yield problem("result-in-two-files", place, id=id_, other=where)


def missing_periods(loaded: Loaded) -> Iterator[Problem]:
    """The periods of a file follow one another: a sum would leave out what is missing.

    Of results fewer must be missing than are there: what is measured every other quarter has
    no gaps.
    """
    book = loaded.handbook
    for id_, counts in book.figures.statistics.items():
        yield from _gaps(f"{DATA}/{book.datasets[id_].file}", [(c.period, c.line) for c in counts])
    for id_, actuals in book.figures.actuals.items():
        file = f"{DATA}/{book.datasets[id_].file}"
        for indicator in dict.fromkeys(one.indicator for one in actuals):
            own = [(one.period, one.line) for one in actuals if one.indicator == indicator]
            finest = [(p, line) for p, line in own if not any(_holds(p, q) for q, _ in own)]
            if len(finest) > 2 * len(missing(p for p, _ in finest)):
                yield from _gaps(file, finest)


def shares_beyond_the_whole(loaded: Loaded) -> Iterator[Problem]:
    """A percentage lies between 0 and 100, unless its target or a threshold says otherwise."""
    book = loaded.handbook
    shares = {kpi.id for kpi in book.kpis.values() if _is_share(kpi)}
    for id_, actuals in book.figures.actuals.items():
        for one in actuals:
            if one.indicator in shares and not 0 <= one.value <= _WHOLE:
                place = Place(f"{DATA}/{book.datasets[id_].file}", one.line, 1)
                yield problem("impossible-share", place, value=one.value, id=one.indicator)


def _is_share(kpi: Indicator) -> bool:
    """Tell whether an indicator is measured in per cent, of which no more than 100 are agreed."""
    names = {read_labels(one)("figures.unit.per-cent") for one in LANGUAGES} | _PER_CENT
    agreed = (*kpi.thresholds, *(() if kpi.target is None else (kpi.target,)))
    words = {kpi.measure.th.strip().lower(), (kpi.measure.en or "").strip().lower()}
    return bool(words & names) and all(0 <= value <= _WHOLE for value in agreed)


def _gaps(file: str, lines: list[tuple[Period, int]]) -> Iterator[Problem]:
    def line_after(gap: Period) -> int:
        return min(pair for pair in lines if pair[0].start > gap.end)[1]

    for line, gaps in groupby(missing(period for period, _ in lines), key=line_after):
        first, *rest = gaps
        end = [first, *rest][-1].end
        yield problem("missing-period", Place(file, line, 1), start=first.start, end=end)


def _holds(period: Period, other: Period) -> bool:
    """Tell whether a period holds another, shorter one."""
    return period != other and period.start <= other.start and other.end <= period.end
