"""The figures of the report of a review: scorecards, trends, statistics, time studies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.analysis.conformance import Departure
from generator.analysis.review import Review
from generator.analysis.scores import Scorecard, actuals_of, scorecards, trend
from generator.analysis.scores_in_words import result_in_words, score_in_full, whose_in_words
from generator.analysis.service_counts import service_rows, total
from generator.analysis.study import Study, study_of
from generator.analysis.workdays import calendar_of
from generator.charts import Chart, bar_chart, line_chart
from generator.figure_charts import answers_chart, cases_chart, on_time_chart, trend_chart
from generator.labels import Labels
from generator.manual.blocks import Block, Words, band, lead, nothing, paragraph, subheading, table
from generator.model.handbook import Handbook
from generator.model.performance import Dataset
from generator.model.step import Basis
from generator.thai.periods import (
    figure_in_words,
    partly_in_words,
    period_in_words,
    share_in_words,
)
from generator.thai.wording import duration_in_words, unit_in_words

Pictures = dict[str, str]

_MOST_WAITS = 5
_POINTS = 2
"""From how many results on a trend is drawn."""


def picture(
    pictures: Pictures, name: str, chart: Chart, draw: Callable[..., str], *, thai: bool
) -> Block:
    """Draw a chart into ``pictures``; return its block, with all that it shows told in words."""
    file = f"{name}.svg"
    pictures[file] = draw(chart, in_thai_digits=thai)
    return band(file, f"{chart.title}: {chart.description}", caption=chart.title)


def indicators(
    handbook: Handbook, found: Review, labels: Labels, pictures: Pictures
) -> Iterator[Block]:
    """Yield each scorecard that has a result, with the trends of its indicators."""
    measured = [card for card in scorecards(found.results) if any(r.actual for r in card.results)]
    if not measured:
        yield nothing(labels("figures.kpis.total-none"))
    for card in measured:
        yield from _scorecard(card, handbook, labels, pictures)


def _scorecard(
    card: Scorecard, handbook: Handbook, labels: Labels, pictures: Pictures
) -> Iterator[Block]:
    whose = whose_in_words(card, handbook, labels)
    yield subheading(labels("figures.kpis.card", whose=whose, year=card.year))
    yield lead(score_in_full(card, labels))
    rows: list[list[Words]] = [
        [
            one.indicator.title.in_language(labels.language),
            one.indicator.measure.in_language(labels.language),
            figure_in_words(one.indicator.weight, labels),
            figure_in_words(one.indicator.target, labels),
            result_in_words(one, labels),
            figure_in_words(one.score, labels, 2),
        ]
        for one in card.results
    ]
    names = ("indicator", "measure", "weight", "target", "actual", "score")
    widths = (3.4, 1.2, 1.1, 1.1, 1.4, 1.1)
    heads = [labels(f"figures.kpis.{name}") for name in names]
    yield table(list(zip(heads, widths, strict=True)), rows, numbers=(2, 3, 4, 5))
    if any(one.sample for one in card.results):
        yield paragraph(labels("review.report.sample"))
    known = actuals_of(handbook)
    for one in card.results:
        shown = trend([actual for actual, _ in known.get(one.indicator.id, ())])
        if len(shown) >= _POINTS:
            yield picture(
                pictures,
                f"trend-{one.indicator.id}",
                trend_chart(one.indicator, shown, labels),
                line_chart,
                thai=handbook.office.thai_digits,
            )


def statistics(handbook: Handbook, labels: Labels, pictures: Pictures) -> Iterator[Block]:
    """Yield the charts of each service, and its counts summed."""
    thai = handbook.office.thai_digits
    for id_, counts in handbook.figures.statistics.items():
        rows = service_rows(counts)
        whole = total(rows)
        if whole is None:
            continue
        dataset = handbook.datasets[id_]
        yield subheading(_title(dataset, labels))
        yield from _sample(dataset.basis is Basis.OFFICE_SAMPLE, labels)
        for name, chart in (
            ("cases", cases_chart(rows, labels)),
            ("answers", answers_chart(rows, labels)),
        ):
            yield picture(pictures, f"{name}-{id_}", chart, bar_chart, thai=thai)
        count = whole.count
        cells: list[Words] = [
            partly_in_words(count.period, whole.missing, labels),
            figure_in_words(count.received, labels),
            figure_in_words(count.closed, labels),
            figure_in_words(whole.pending, labels),
            share_in_words(whole.on_time, labels),
            share_in_words(whole.satisfied, labels),
            share_in_words(whole.dissatisfied, labels),
        ]
        names = (
            "period", "received", "closed", "pending", "on-time", "satisfied", "dissatisfied",
        )  # fmt: skip
        heads = [(labels(f"figures.statistics.{name}"), 1.0) for name in names]
        yield table(heads, [cells], numbers=range(1, len(names)))
        if whole.missing:
            gaps = ", ".join(period_in_words(one, labels) for one in whole.missing)
            yield paragraph(labels("figures.statistics.missing", periods=gaps))
        yield paragraph(labels("figures.statistics.how"))


def studies(handbook: Handbook, labels: Labels, pictures: Pictures) -> Iterator[Block]:
    """Yield how often each step kept its standard, where cases waited, and how they conform."""
    days = calendar_of(handbook.holidays.values())
    for id_, events in handbook.figures.events.items():
        dataset = handbook.datasets[id_]
        process = handbook.processes[dataset.process or ""]
        study = study_of(process, events, days, handbook)
        yield subheading(_title(dataset, labels))
        yield from _sample(dataset.basis is Basis.OFFICE_SAMPLE, labels)
        titles = {step.id: step.title.in_language(labels.language) for step in process.steps}
        for out in study.left_out:
            words = {"count": out.cases, "year": out.year}
            yield lead(labels("figures.study.left-out", **words))
        if study.steps:
            chart = on_time_chart(study, labels)
            thai = handbook.office.thai_digits
            yield picture(pictures, f"study-{id_}", chart, bar_chart, thai=thai)
            yield _times(study, labels)
            yield paragraph(labels("figures.study.how"))
        if study.waits:
            yield subheading(labels("figures.study.waits"))
            yield _waits(study, titles, labels)
            yield paragraph(labels("figures.study.waits-how"))
        yield subheading(labels("figures.study.departures"))
        yield from _departures(study, titles, labels)


def _sample(is_sample: bool, labels: Labels) -> Iterator[Block]:
    """Yield that figures are a sample; it stays with the chart or table that shows them."""
    if is_sample:
        yield lead(labels("review.report.sample"))


def _title(dataset: Dataset, labels: Labels) -> str:
    return dataset.title.in_language(labels.language)


def _times(study: Study, labels: Labels) -> Block:
    """Return the table of what the bars stand for, numbered as they are."""
    rows: list[list[Words]] = []
    for number, one in enumerate(study.steps, start=1):
        kept = None if one.on_time is None else one.on_time / one.spread.count
        took = [
            unit_in_words(one.measure, f"{amount:g}", labels)
            for amount in (one.spread.median, one.spread.p90)
        ]
        title = one.step.title.in_language(labels.language)
        standard = duration_in_words(one.standard, labels) or labels("figures.study.no-standard")
        count = str(one.spread.count)
        rows.append([f"{number}. {title}", standard, count, *took, share_in_words(kept, labels)])
    names = (
        ("step", 2.6), ("standard", 1.2), ("times", 0.9),
        ("median", 1.2), ("p90", 1.3), ("on-time", 1.2),
    )  # fmt: skip
    heads = [(labels(f"figures.study.{name}"), width) for name, width in names]
    return table(heads, rows, numbers=range(1, len(names)))


def _departures(study: Study, titles: Mapping[str, str], labels: Labels) -> Iterator[Block]:
    """Yield how many cases keep to the manual, and the ways in which the others left it."""
    known = study.conformance
    share = share_in_words(known.share, labels)
    words = {"conforming": known.conforming, "cases": known.cases, "share": share}
    yield (lead if known.findings else paragraph)(labels("figures.study.conforming", **words))
    rows: list[list[Words]] = []
    for one, count in known.findings.items():
        ends = (
            titles.get(one.before) or labels("figures.study.begin"),
            titles.get(one.after) or labels("figures.study.finish"),
        )
        steps = ", ".join(titles[id_] for id_ in one.skipped)
        skipped = one.kind is Departure.SKIPPED
        name, given = ("skipped", {"steps": steps}) if skipped else (one.kind.value, {})
        rows.append([" → ".join(ends), labels(f"figures.study.{name}", **given), str(count)])
    if rows:
        names = (("from-to", 3.6), ("departure", 3.4), ("count", 1.2))
        heads = [(labels(f"figures.study.{name}"), width) for name, width in names]
        yield table(heads, rows, numbers=(2,))


def _waits(study: Study, titles: Mapping[str, str], labels: Labels) -> Block:
    rows: list[list[Words]] = []
    for one in study.waits[:_MOST_WAITS]:
        ends = (titles[id_] for id_ in (one.before, one.after))
        hours = (one.spread.median, one.spread.p90, one.spread.total)
        rows.append(
            [
                " → ".join(ends),
                str(one.spread.count),
                *(
                    labels("figures.study.hours", hours=figure_in_words(minutes / 60, labels, 1))
                    for minutes in hours
                ),
            ]
        )
    names = (("between", 3.6), ("times", 1.0), ("median", 1.1), ("p90", 1.3), ("total", 1.1))
    heads = [(labels(f"figures.study.{name}"), width) for name, width in names]
    return table(heads, rows, numbers=range(1, len(names)))
