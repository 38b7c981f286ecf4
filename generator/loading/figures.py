"""The figures of a handbook: each file of data that a data set names becomes checked records.

A file that holds personal data, or lacks a column, gives no figures at all. Of other files the
rows that can be read are taken.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from generator.loading.files import DATA
from generator.loading.loaded import Loaded
from generator.loading.nearest import nearest
from generator.loading.periods import BadPeriodError, clashes, parse_moment, parse_period
from generator.loading.personal_data import is_personal_heading, is_personal_value
from generator.loading.tables import (
    Cell,
    Row,
    decoded,
    is_formula,
    lines_of,
    plain_heading,
    rows_of,
)
from generator.model.fields import BadDateError, parse_amount, parse_date
from generator.model.performance import (
    Actual,
    CaseCount,
    Dataset,
    Event,
    Figures,
    Holds,
    Indicator,
    Period,
    fiscal_period,
)
from generator.problems import Place, Problem, problem
from generator.theme import LANGUAGES, read_labels

COUNTS = ("received", "closed", "on_time", "satisfied", "dissatisfied", "suggestions", "carried")
_WHEN = ("period", "from", "to")
COLUMNS: Mapping[Holds, tuple[str, ...]] = MappingProxyType(
    {
        Holds.ACTUALS: ("indicator", *_WHEN, "value"),
        Holds.STATISTICS: (*_WHEN, *COUNTS),
        Holds.EVENT_LOG: ("case", "step", "start", "end"),
    }
)
"""The columns of each kind of file; their headings are labels (``figures.column``)."""

_REQUIRED = {
    Holds.ACTUALS: ("indicator", "value"),
    Holds.STATISTICS: ("received", "closed"),
    Holds.EVENT_LOG: ("case", "step", "start", "end"),
}
_MOST_LEVEL = 5
_DAY = datetime.timedelta(days=1)


@dataclass
class _Reading:
    """What is read, with what is wrong; ``refused`` where a file must not be used at all."""

    loaded: Loaded
    problems: list[Problem] = field(default_factory=list)

    def tell(self, code: str, place: Place, **words: Any) -> None:
        self.problems.append(problem(code, place, **words))


def figures_of(loaded: Loaded, files: Mapping[str, bytes]) -> tuple[Figures, list[Problem]]:
    """Return what the files below ``content/data`` hold, and all that is wrong with them.

    ``files`` are their bytes by path from the project.
    """
    reading = _Reading(loaded)
    actuals: dict[str, tuple[Actual, ...]] = {}
    statistics: dict[str, tuple[CaseCount, ...]] = {}
    events: dict[str, tuple[Event, ...]] = {}
    datasets = loaded.handbook.datasets
    named = {f"{DATA}/{one.file}" for one in datasets.values() if one.file}
    for file in files:
        if file not in named:
            reading.tell("stray-data-file", Place(file), file=file.removeprefix(f"{DATA}/"))
    lines = {file: _lines(data, file, reading) for file, data in files.items()}
    for dataset in datasets.values():
        if not _is_whole(dataset, files, reading) or dataset.holds is None:
            continue
        file = f"{DATA}/{dataset.file}"
        rows = _rows(lines[file], file, dataset.holds, reading)
        if dataset.holds is Holds.ACTUALS:
            actuals[dataset.id] = tuple(_actuals(rows, reading))
        elif dataset.holds is Holds.STATISTICS:
            statistics[dataset.id] = tuple(_statistics(rows, reading))
        else:
            events[dataset.id] = tuple(_events(rows, dataset, reading))
    figures = Figures(
        MappingProxyType(actuals), MappingProxyType(statistics), MappingProxyType(events)
    )
    return figures, reading.problems


def _is_whole(dataset: Dataset, files: Mapping[str, bytes], reading: _Reading) -> bool:
    """Tell whether the file of a set of data is there, and how it is read is known."""
    if dataset.file is None:
        return False
    place = reading.loaded.place("datasets", dataset.id, "file")
    if dataset.holds is None:
        reading.tell("missing-key", place, key="holds")
    elif dataset.holds is not Holds.ACTUALS and not dataset.process:
        reading.tell("missing-key", place, key="process")
    elif f"{DATA}/{dataset.file}" not in files:
        near = nearest(dataset.file, [file.removeprefix(f"{DATA}/") for file in files])
        reading.tell("missing-data-file", place, file=f"{DATA}/{dataset.file}", near=near)
    else:
        return (
            dataset.holds is Holds.ACTUALS or dataset.process in reading.loaded.handbook.processes
        )
    return False


def _lines(data: bytes, file: str, reading: _Reading) -> Sequence[Sequence[Cell]]:
    """Return the lines of a file; none, where it must not be used."""
    if not file.lower().endswith(".csv"):
        return ()
    text, found = decoded(data, file)
    reading.problems += found
    if text is None:
        return ()
    lines, unclosed = lines_of(text)
    if unclosed:
        reading.tell("unclosed-quote", Place(file, unclosed.line, unclosed.column))
        return ()
    personal = (
        [cell for cell in lines[0] if is_personal_heading(plain_heading(cell.text))]
        if lines
        else []
    )
    personal += [cell for line in lines[1:] for cell in line if is_personal_value(cell.text)]
    formulas = [cell for line in lines for cell in line if is_formula(cell.text)]
    for cell in formulas:
        reading.tell("formula-cell", Place(file, cell.line, cell.column))
    for cell in personal:
        # What it says is not repeated: it would be published with the problem.
        column = cell.text if cell in (lines[0] if lines else ()) else "…"
        reading.tell("personal-data", Place(file, cell.line, cell.column), column=column)
    return () if personal or formulas else lines


def _rows(lines: Sequence[Sequence[Cell]], file: str, holds: Holds, reading: _Reading) -> list[Row]:
    if not lines:
        if not any(p.place.file == file for p in reading.problems):
            reading.tell("empty-file", Place(file))
        return []
    names = headings(holds)
    rows, found = rows_of(lines, file, names, _REQUIRED[holds])
    if "period" in names:
        columns = {plain_heading(cell.text) for cell in lines[0]}
        has = {c for c in _WHEN if columns & {plain_heading(name) for name in names[c]}}
        if "period" not in has and not {"from", "to"} <= has:
            place = Place(file, lines[0][0].line, 1)
            found.append(problem("missing-column", place, column=" / ".join(names["period"])))
    if not rows and not any(p.code == "missing-column" for p in found):
        found.append(problem("heading-alone", Place(file, lines[0][0].line, 1)))
    reading.problems += found
    return [] if any(p.code == "missing-column" for p in found) else rows


def headings(holds: Holds) -> Mapping[str, tuple[str, ...]]:
    """Return the headings under which each column may stand: in each language, then its name."""
    return {
        column: tuple(
            dict.fromkeys(
                (*(read_labels(one)(f"figures.column.{column}") for one in LANGUAGES), column)
            )
        )
        for column in COLUMNS[holds]
    }


def _period(row: Row, reading: _Reading) -> Period | None:
    """Return the period of a row: in one column, or from one date to another."""
    if "period" in row.cells:
        try:
            return parse_period(row.text("period"))
        except BadPeriodError as bad:
            reading.tell("bad-period", row.place("period"), value=bad.value, hint=bad.hint)
            return None
    days: list[datetime.date] = []
    for column in ("from", "to"):
        try:
            days.append(parse_date(row.text(column)))
        except BadDateError as bad:
            reading.tell("bad-date", row.place(column), value=bad.value, hint=bad.hint)
    if len(days) < 2:
        return None
    if days[1] < days[0]:
        reading.tell("end-before-start", row.place("to"), start=days[0], end=days[1])
        return None
    return Period(*days)


def _number(row: Row, column: str, reading: _Reading, *, whole: bool = False) -> Decimal | None:
    """Return the number in a cell; None where there is none, or none that can be read."""
    if column not in row.cells:
        return None
    value = parse_amount(row.text(column))
    if value is None or (whole and (value < 0 or value % 1)):
        code = "bad-amount" if value is None else "bad-count"
        reading.tell(code, row.place(column), value=row.text(column))
        return None
    return value


def _actuals(rows: Sequence[Row], reading: _Reading) -> Iterator[Actual]:
    kpis = reading.loaded.handbook.kpis
    read: dict[str, list[tuple[Row, Actual]]] = {}
    for row in rows:
        id_ = row.text("indicator")
        if id_ not in kpis:
            if id_ not in reading.loaded.ids("kpis"):
                near = nearest(id_, kpis)
                place = row.place("indicator")
                reading.tell("unknown-entry", place, id=id_, register="kpis", near=near)
            continue
        period = _period(row, reading)
        value = _number(row, "value", reading)
        if period and value is not None and _fits(kpis[id_], period, value, row, reading):
            read.setdefault(id_, []).append((row, Actual(id_, period, value, row.line)))
    for found in read.values():
        _tell_clashes([(row, one.period) for row, one in found], reading, nested=True)
    yield from sorted(
        (one for found in read.values() for _, one in found),
        key=lambda one: (one.indicator, one.period.end, one.period.start),
    )


def _fits(kpi: Indicator, period: Period, value: Decimal, row: Row, reading: _Reading) -> bool:
    """Tell whether a result can be one of an indicator: in its year, and a level if it has any."""
    year = fiscal_period(kpi.year)
    if period.start < year.start or period.end > year.end:
        place = row.place("period" if "period" in row.cells else "from")
        reading.tell("period-outside-year", place, year=kpi.year, id=kpi.id)
        return False
    if kpi.milestones and (value % 1 or not 0 <= value <= _MOST_LEVEL):
        reading.tell("bad-level", row.place("value"), value=value)
        return False
    return True


def _statistics(rows: Sequence[Row], reading: _Reading) -> Iterator[CaseCount]:
    read: list[tuple[Row, CaseCount]] = []
    for row in rows:
        period = _period(row, reading)
        numbers = {c: _number(row, c, reading, whole=True) for c in COUNTS}
        counts = {c: None if n is None else int(n) for c, n in numbers.items()}
        closed, on_time = counts["closed"], counts["on_time"]
        if closed is not None and on_time is not None and on_time > closed:
            reading.tell("impossible-count", row.place("on_time"), on_time=on_time, closed=closed)
        elif period:
            read.append((row, CaseCount(period, **counts, line=row.line)))
    _tell_clashes([(row, one.period) for row, one in read], reading, nested=False)
    read.sort(key=lambda pair: pair[1].period)
    _tell_impossible_stock(read, reading)
    yield from (one for _, one in read)


def _tell_impossible_stock(read: Sequence[tuple[Row, CaseCount]], reading: _Reading) -> None:
    """Tell where more is closed than there was, or what is carried over is not what was left."""
    left: int | None = None
    end: datetime.date | None = None
    for row, one in read:
        follows = end is not None and end + _DAY == one.period.start
        was, end = left if follows else None, one.period.end
        if None not in (was, one.carried) and was != one.carried:
            reading.tell("carried-differs", row.place("carried"), carried=one.carried, left=was)
        opening = was if one.carried is None else one.carried
        if opening is None or one.received is None or one.closed is None:
            left = None
            continue
        left = opening + one.received - one.closed
        if left < 0:
            words = {"closed": one.closed, "open": opening + one.received}
            reading.tell("more-closed-than-open", row.place("closed"), **words)
            left = None


def _tell_clashes(found: Sequence[tuple[Row, Period]], reading: _Reading, *, nested: bool) -> None:
    for at, before in clashes([period for _, period in found], nested=nested):
        row, other = found[at][0], found[before][0]
        code = "repeated-period" if found[at][1] == found[before][1] else "overlapping-periods"
        place = row.place("period" if "period" in row.cells else "from")
        reading.tell(code, place, line=other.line)


def _events(rows: Sequence[Row], dataset: Dataset, reading: _Reading) -> Iterator[Event]:
    """Yield the events of a log in the order of time, whatever the order of its lines."""
    assert dataset.process is not None, "asked of whole sets of data alone"
    steps = [step.id for step in reading.loaded.handbook.processes[dataset.process].steps]
    read = []
    for row in rows:
        times: dict[str, datetime.datetime | None] = {}
        for column in ("start", "end"):
            times[column] = None
            if column == "start" or column in row.cells:
                try:
                    times[column] = parse_moment(row.text(column))
                except BadDateError as bad:
                    place = row.place(column)
                    reading.tell("bad-date", place, value=bad.value, hint=bad.hint)
        start, end = times["start"], times["end"]
        if "case" not in row.cells:
            reading.tell(
                "empty-cell", row.place(), column=" / ".join(headings(Holds.EVENT_LOG)["case"])
            )
        elif row.text("step") not in steps:
            near = nearest(row.text("step"), steps)
            reading.tell("unknown-step", row.place("step"), id=row.text("step"), near=near)
        elif start and end and end < start:
            reading.tell("end-before-start", row.place("end"), start=start, end=end)
        elif start and (end or "end" not in row.cells):
            event = Event(row.text("case"), row.text("step"), start, end, row.line)
            read.append((row, event))
    order = {step: at for at, step in enumerate(steps)}
    yield from sorted(
        _once(read, reading),
        key=lambda one: (one.case, one.start, one.end or datetime.datetime.max, order[one.step]),
    )


def _once(read: Sequence[tuple[Row, Event]], reading: _Reading) -> list[Event]:
    """Return each event once: a line that was pasted twice would count twice."""
    first: dict[Event, Row] = {}
    for row, event in read:
        if (other := first.setdefault(event, row)) is not row:
            reading.tell("repeated-event", row.place(), line=other.line)
    return list(first)
