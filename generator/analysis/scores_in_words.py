"""Scorecards put into words: whose they are, and what their score is made of."""

from __future__ import annotations

from decimal import Decimal

from generator.analysis.scores import Result, Scorecard
from generator.labels import Labels
from generator.model.handbook import Handbook
from generator.model.performance import KpiLevel
from generator.thai.periods import figure_in_words, period_in_words, rounded

PLACES = 2
"""Decimal places of scores, the same for the parts and the whole, so that they can be added."""

_WHOLE = Decimal(100)


def whose_in_words(card: Scorecard, handbook: Handbook, labels: Labels) -> str:
    """Return the name of the office, unit or position that a scorecard is of."""
    if card.level is KpiLevel.UNIT and card.whose in handbook.units:
        return handbook.units[card.whose].title.in_language(labels.language)
    if card.level is KpiLevel.PERSON and card.whose in handbook.roles:
        return handbook.roles[card.whose].title.in_language(labels.language)
    return labels("figures.kpis.office")


def score_in_full(card: Scorecard, labels: Labels) -> str:
    """Return the weighted score of a scorecard, the weights behind it, and what is partial."""
    if card.score is None:
        return labels("figures.kpis.total-none")
    words = labels(
        "figures.kpis.total-known",
        score=figure_in_words(card.score, labels, PLACES),
        scored=figure_in_words(card.scored_weight, labels),
        weight=figure_in_words(card.weight, labels),
    )
    if card.partly:
        words = f"{words}. {labels('figures.kpis.total-partly', count=card.partly)}"
    return words


def result_in_words(result: Result, labels: Labels) -> str:
    """Return what an indicator reached; of a part of its year with the period."""
    if not result.actual:
        return labels("figures.none")
    value = figure_in_words(result.actual.value, labels)
    if result.whole_year:
        return value
    period = period_in_words(result.actual.period, labels)
    return labels("figures.kpis.of-period", value=value, period=period)


def sum_note(card: Scorecard, labels: Labels) -> str:
    """Return why the weighted scores, as they are shown, do not add up to the total; or nothing.

    They are rounded one by one, and a total of weights below 100 is worked out for the whole.
    """
    if card.score is None:
        return ""
    parts = (rounded(one.weighted, PLACES) for one in card.results if one.weighted is not None)
    shown = sum(parts, Decimal())
    if shown == rounded(card.score, PLACES):
        return ""
    reason = "rounded" if card.scored_weight == _WHOLE else "partly"
    return labels(
        f"figures.kpis.sum-{reason}",
        sum=figure_in_words(shown, labels, PLACES),
        score=figure_in_words(card.score, labels, PLACES),
        scored=figure_in_words(card.scored_weight, labels),
    )
