"""Charts of what the analyses found, with all that they show told in words.

Comes in: shares, results, counts and time studies. Goes out: a :class:`~generator.charts.Chart`,
for the site and for print alike, so that both show the same figures.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence

from generator.analysis.inventory import Share
from generator.analysis.service_counts import ServiceRow
from generator.analysis.study import Study
from generator.charts import Chart, Series, Target
from generator.labels import Labels
from generator.model.performance import Actual, Indicator, Period
from generator.model.periods import missing
from generator.thai.periods import figure_in_words, period_in_words, share_in_words
from generator.thai.wording import date_in_words

_WHOLE = 100


def over_time_chart(shares: Sequence[tuple[datetime.date, Share]], labels: Labels) -> Chart:
    """Return the headline of a review over time, as bars."""
    title = labels("review.headline.title")
    names = tuple(date_in_words(day, labels, "short") for day, _ in shares)
    values = tuple(share.percent for _, share in shares)
    texts = tuple(figure_in_words(value, labels, 1) for value in values)
    return Chart(
        "over-time",
        title,
        _told(names, texts),
        names,
        (Series(title, values, texts),),
        unit=labels("figures.unit.per-cent"),
        highest=_WHOLE,
    )


def shares_chart(
    id_: str, title: str, shares: Iterable[tuple[str, Share]], labels: Labels
) -> Chart:
    """Return some shares with a manual, each under its name."""
    known = tuple(shares)
    names = tuple(name for name, _ in known)
    texts = tuple(share_in_full(share, labels) for _, share in known)
    values = tuple(share.percent for _, share in known)
    series = (Series(labels("review.headline.title"), values, texts),)
    return Chart(id_, title, _told(names, texts), names, series, highest=_WHOLE)


def share_in_full(share: Share, labels: Labels) -> str:
    """Return a share in per cent with what it is made of; words where it is a share of nothing."""
    if share.percent is None:
        return labels("review.headline.none")
    percent = labels("review.headline.percent", percent=f"{share.percent:.1f}")
    return f"{percent} ({labels('review.headline.share', have=share.have, of=share.of)})"


def trend_chart(kpi: Indicator, actuals: Sequence[Actual], labels: Labels) -> Chart:
    """Return the results of an indicator over time, with its target, as a line.

    A period that is missing between others has its place, where the line breaks.
    """
    found = {one.period: one.value for one in actuals}
    periods = _places(found)
    names = tuple(period_in_words(one, labels) for one in periods)
    known = [found.get(one) for one in periods]
    texts = tuple(figure_in_words(value, labels) for value in known)
    values = tuple(None if value is None else float(value) for value in known)
    told = _told(names, texts)
    target = None
    if kpi.target is not None:
        words = labels("figures.kpi.target-line", target=figure_in_words(kpi.target, labels))
        target = Target(float(kpi.target), words)
        told = f"{told}; {words}"
    return Chart(
        "trend",
        labels("figures.kpi.trend-of", title=kpi.title.in_language(labels.language)),
        told,
        names,
        (Series(kpi.measure.in_language(labels.language), values, texts),),
        target,
    )


def cases_chart(rows: Sequence[ServiceRow], labels: Labels) -> Chart:
    """Return the cases of a service that came in and were closed, side by side."""
    return _counts(
        "cases",
        rows,
        {
            "received": lambda row: row.count.received,
            "closed": lambda row: row.count.closed,
        },
        labels,
    )


def answers_chart(rows: Sequence[ServiceRow], labels: Labels) -> Chart:
    """Return the shares of those satisfied and dissatisfied, side by side."""
    return _counts(
        "answers",
        rows,
        {
            "satisfied": lambda row: _percent(row.satisfied),
            "dissatisfied": lambda row: _percent(row.dissatisfied),
        },
        labels,
    )


def _percent(share: float | None) -> float | None:
    return None if share is None else share * _WHOLE


def _counts(
    id_: str,
    rows: Sequence[ServiceRow],
    shown: Mapping[str, Callable[[ServiceRow], float | None]],
    labels: Labels,
) -> Chart:
    by_period = {row.count.period: row for row in rows}
    places = [by_period.get(one) for one in _places(by_period)]
    found = {name: [of(row) if row else None for row in places] for name, of in shown.items()}
    periods = tuple(period_in_words(one, labels) for one in _places(by_period))
    of_answers = id_ == "answers"
    series = [
        Series(
            labels(f"figures.statistics.{name}"),
            tuple(None if value is None else float(value) for value in own),
            tuple(figure_in_words(value, labels, 0) for value in own),
        )
        for name, own in found.items()
    ]
    told = "; ".join(
        f"{period}: " + ", ".join(f"{one.name} {one.texts[at]}" for one in series)
        for at, period in enumerate(periods)
    )
    return Chart(
        id_,
        labels(f"figures.statistics.{'answers-chart' if of_answers else id_}"),
        told,
        periods,
        tuple(series),
        unit=labels(f"figures.unit.{'per-cent' if of_answers else 'cases'}"),
        highest=_WHOLE if of_answers else None,
    )


def on_time_chart(study: Study, labels: Labels) -> Chart:
    """Return how often each step kept its standard, as bars; the steps by their number."""
    judged = [
        (number, one, one.on_time)
        for number, one in enumerate(study.steps, start=1)
        if one.on_time is not None
    ]
    shares = [on_time / one.spread.count for _, one, on_time in judged]
    names = tuple(one.step.title.in_language(labels.language) for _, one, _ in judged)
    series = Series(
        labels("figures.study.on-time"),
        tuple(share * _WHOLE for share in shares),
        tuple(figure_in_words(share * _WHOLE, labels, 0) for share in shares),
    )
    return Chart(
        "study",
        labels("figures.study.chart"),
        _told(names, [share_in_words(share, labels) for share in shares]),
        tuple(str(number) for number, _, _ in judged),
        (series,),
        unit=labels("figures.unit.per-cent"),
        highest=_WHOLE,
    )


def _places(found: Iterable[Period]) -> tuple[Period, ...]:
    """Return periods in order of time, with those that are missing between them."""
    known = tuple(found)
    return tuple(sorted((*known, *missing(known)), key=lambda one: (one.end, one.start)))


def _told(names: Sequence[str], texts: Sequence[str]) -> str:
    return ", ".join(f"{name}: {text}" for name, text in zip(names, texts, strict=True))
