"""The pages of data: statistics of a service, time study of an event log, catalogue of data."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.analysis.data_catalogue import DataState, catalogue
from generator.analysis.scores import indicators_of, latest
from generator.analysis.service_counts import ServiceRow, service_rows, total
from generator.analysis.study import study_of
from generator.analysis.workdays import Calendar, calendar_of
from generator.charts import bar_chart
from generator.figure_charts import answers_chart, cases_chart, on_time_chart
from generator.labels import Labels
from generator.model.handbook import Handbook
from generator.model.performance import Actual, Dataset, Event, Indicator
from generator.model.process import Process
from generator.site import addresses
from generator.site.page import Page, SearchEntry
from generator.site.templates import Markup, Render
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
    charts = [cases_chart(rows, labels), answers_chart(rows, labels)] if rows else []
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
        chart=Markup(bar_chart(on_time_chart(study, labels))) if study.steps else "",
    )
    return Page(address, title, body, description=intro, entries=(SearchEntry("", title, intro),))


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
