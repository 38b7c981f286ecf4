"""Scorecards put into words: whose they are, and what their score is made of."""

from __future__ import annotations

from generator.analysis.scores import Scorecard
from generator.labels import Labels
from generator.model.handbook import Handbook
from generator.model.performance import KpiLevel
from generator.thai.periods import figure_in_words


def whose_in_words(card: Scorecard, handbook: Handbook, labels: Labels) -> str:
    """Return the name of the office, unit or position that a scorecard is of."""
    if card.level is KpiLevel.UNIT and card.whose in handbook.units:
        return handbook.units[card.whose].title.in_language(labels.language)
    if card.level is KpiLevel.PERSON and card.whose in handbook.roles:
        return handbook.roles[card.whose].title.in_language(labels.language)
    return labels("figures.kpis.office")


def score_in_full(card: Scorecard, labels: Labels) -> str:
    """Return the weighted score of a scorecard with the weights behind it."""
    if card.score is None:
        return labels("figures.kpis.total-none")
    return labels(
        "figures.kpis.total-known",
        score=figure_in_words(card.score, labels, 2),
        scored=figure_in_words(card.scored_weight, labels),
        weight=figure_in_words(card.weight, labels),
    )
