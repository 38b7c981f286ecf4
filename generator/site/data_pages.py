"""The pages of data: statistics of a service, time study of an event log, catalogue of data."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.analysis.conformance import Conformance, conformance
from generator.analysis.data_catalogue import DataState, catalogue
from generator.analysis.flow import flow_of
from generator.analysis.scores import indicators_of, latest
from generator.analysis.service_counts import ServiceRow, service_rows, total
from generator.analysis.time_study import StepStudy, Wait, step_studies, waits
from generator.analysis.workdays import Calendar, MissingYearError, calendar_of
from generator.charts import Chart, Series, bar_chart
from generator.labels import Labels
from generator.model.handbook import Handbook
from generator.model.performance import Actual, Dataset, Event, Indicator
from generator.model.process import Process
from generator.site import addresses
from generator.site.page import Page, SearchEntry
from generator.site.templates import Markup, Render
from generator.thai.periods import figure_in_words, period_in_words, share_in_words
from generator.thai.wording import date_in_words

_MOST_PATHS = 5


def data_pages(
    handbook: Handbook, labels: Labels, render: Render, *, built: datetime.date
) -> Iterator[Page]:
    """Yield a page for each file of statistics and each event log, then the catalogue."""
    days = calendar_of(handbook.holidays.values())
    for id_, counts in handbook.figures.statistics.items():
        dataset = handbook.datasets[id_]
        yield _statistics_page(dataset, service_rows(counts), handbook, labels, render)
    for id_, events in handbook.figures.events.items():
        yield _study_page(handbook.datasets[id_], events, days, handbook, labels, render)
    title, intro = labels("figures.data.title"), labels("figures.data.intro")
    entries = catalogue(handbook, built, days)
    body = render(
        "datasets",
        addresses.DATA,
        handbook=handbook,
        entries=entries,
        stale=sum(one.state is DataState.STALE for one in entries),
        day=date_in_words(built, labels),
    )
    found = (SearchEntry("", title, intro),)
    yield Page(addresses.DATA, title, body, description=intro, contents=False, entries=found)


def _statistics_page(
    dataset: Dataset,
    rows: Sequence[ServiceRow],
    handbook: Handbook,
    labels: Labels,
    render: Render,
) -> Page:
    address = addresses.statistics_page(dataset.id)
    name = dataset.title.in_language(labels.language)
    title, intro = (
        labels("figures.statistics.title", title=name),
        labels("figures.statistics.intro"),
    )
    charts = [_cases_chart(rows, labels), _answers_chart(rows, labels)] if rows else []
    body = render(
        "statistics",
        address,
        handbook=handbook,
        dataset=dataset,
        rows=rows,
        total=total(rows),
        charts=[Markup(bar_chart(chart)) for chart in charts],
    )
    return Page(address, title, body, description=intro, entries=(SearchEntry("", title, name),))


def _cases_chart(rows: Sequence[ServiceRow], labels: Labels) -> Chart:
    series = {
        "received": [row.count.received for row in rows],
        "closed": [row.count.closed for row in rows],
    }
    written = [[figure_in_words(v, labels) for v in own] for own in series.values()]
    values = [tuple(None if v is None else float(v) for v in own) for own in series.values()]
    return _chart("cases", rows, list(series), values, written, labels)


def _answers_chart(rows: Sequence[ServiceRow], labels: Labels) -> Chart:
    series = {
        "satisfied": [row.satisfied for row in rows],
        "dissatisfied": [row.dissatisfied for row in rows],
    }
    values = [tuple(None if v is None else v * 100 for v in own) for own in series.values()]
    written = [[figure_in_words(v, labels, 0) for v in own] for own in values]
    return _chart("answers", rows, list(series), values, written, labels)


def _chart(
    id_: str,
    rows: Sequence[ServiceRow],
    names: Sequence[str],
    values: Sequence[tuple[float | None, ...]],
    written: Sequence[Sequence[str]],
    labels: Labels,
) -> Chart:
    periods = tuple(period_in_words(row.count.period, labels) for row in rows)
    kinds = [labels(f"figures.statistics.{name}") for name in names]
    told = "; ".join(
        f"{period}: "
        + ", ".join(f"{kind} {own[at]}" for kind, own in zip(kinds, written, strict=True))
        for at, period in enumerate(periods)
    )
    series = (
        Series(kind, own, tuple(texts))
        for kind, own, texts in zip(kinds, values, written, strict=True)
    )
    title = labels(f"figures.statistics.{'answers-chart' if id_ == 'answers' else id_}")
    return Chart(id_, title, told, periods, tuple(series))


@dataclass(frozen=True)
class Study:
    """What an event log tells of a process, or the BE year whose holidays are missing."""

    conformance: Conformance
    steps: tuple[StepStudy, ...] = ()
    waits: tuple[Wait, ...] = ()
    missing_year: int = 0


def study_of(
    process: Process, events: Sequence[Event], days: Calendar, handbook: Handbook
) -> Study:
    """Return the time study of a process by its event log."""
    hours = handbook.office.hours
    replayed = conformance(flow_of(process, hours), events)
    try:
        steps = step_studies(process, events, days, hours)
        return Study(replayed, steps, waits(events, days, hours))
    except MissingYearError as missing:
        return Study(replayed, missing_year=missing.year)


def _study_page(
    dataset: Dataset,
    events: Sequence[Event],
    days: Calendar,
    handbook: Handbook,
    labels: Labels,
    render: Render,
) -> Page:
    process = handbook.processes[dataset.process or ""]
    study = study_of(process, events, days, handbook)
    address = addresses.time_study_page(dataset.id)
    name = process.title.in_language(labels.language)
    title, intro = labels("figures.study.title", title=name), labels("figures.study.intro")
    body = render(
        "time-study",
        address,
        handbook=handbook,
        dataset=dataset,
        process=process,
        steps={step.id: step for step in process.steps},
        numbers={step.id: at for at, step in enumerate(process.steps, start=1)},
        study=study,
        paths=list(study.conformance.paths.items())[:_MOST_PATHS],
        chart=Markup(bar_chart(_study_chart(study, labels))) if study.steps else "",
    )
    return Page(address, title, body, description=intro, entries=(SearchEntry("", title, intro),))


def _study_chart(study: Study, labels: Labels) -> Chart:
    judged = [(one, one.on_time) for one in study.steps if one.on_time is not None]
    shares = [on_time / one.spread.count for one, on_time in judged]
    names = tuple(one.step.title.in_language(labels.language) for one, _ in judged)
    title = labels("figures.study.chart")
    told = ", ".join(
        f"{name}: {share_in_words(share, labels)}"
        for name, share in zip(names, shares, strict=True)
    )
    numbers = tuple(str(at) for at, _ in enumerate(judged, start=1))
    series = Series(
        labels("figures.study.on-time"),
        tuple(share * 100 for share in shares),
        tuple(figure_in_words(share * 100, labels, 0) for share in shares),
    )
    return Chart("study", title, told, numbers, (series,))


@dataclass(frozen=True)
class ProcessFigures:
    """What is measured of a process: its newest indicators, statistics and event logs."""

    kpis: tuple[tuple[Indicator, Actual | None], ...]
    """The indicators, each with its newest result, of whatever year."""
    statistics: tuple[tuple[str, ServiceRow], ...]
    """Sets of data, each with all its periods as one."""
    studies: tuple[str, ...]


def process_figures(process: Process, handbook: Handbook) -> ProcessFigures:
    """Return what is measured of a process."""
    kpis = []
    for kpi in indicators_of(process, handbook):
        found = latest(kpi, handbook)
        kpis.append((kpi, found[1] if found else None))
    sets = handbook.datasets
    counted = handbook.figures.statistics.items()
    own = [(id_, total(service_rows(c))) for id_, c in counted if sets[id_].process == process.code]
    return ProcessFigures(
        tuple(kpis),
        tuple((id_, row) for id_, row in own if row),
        tuple(id_ for id_ in handbook.figures.events if sets[id_].process == process.code),
    )
