"""Scores, trends and counts: figures worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.scores import (
    Result,
    latest,
    lineage,
    results,
    score_of,
    scorecards,
    trend,
    weighted_score,
)
from generator.analysis.scores_in_words import result_in_words, score_in_full, sum_note
from generator.analysis.service_counts import service_rows, total
from generator.loading import load
from generator.model.handbook import Handbook
from generator.model.performance import (
    Actual,
    CaseCount,
    Dataset,
    Figures,
    Indicator,
    Period,
    fiscal_period,
)
from generator.model.registers import Scoring
from generator.thai.periods import figure_in_words, partly_in_words, period_in_words
from generator.theme import read_labels
from tests.checkout import CHECKOUT

YEAR = fiscal_period(2569)
RISING = ("60", "70", "80", "90", "100")
FALLING = ("15", "12", "10", "8", "5")


def kpi(id_: str, **given: object) -> Indicator:
    return Indicator.model_validate(
        {"id": id_, "title": id_, "year": "2569", "level": "office", "measure": "ร้อยละ", **given}
    )


@pytest.mark.parametrize(
    ("value", "steps", "linear"),
    [
        ("59", "0", "0"),
        ("60", "1", "1"),
        ("65", "1", "1.5"),
        ("87.5", "3", "3.75"),
        ("90", "4", "4"),
        ("93.33", "4", "4.333"),
        ("120", "5", "5"),
    ],
)
def test_a_figure_earns_its_score(value: str, steps: str, linear: str) -> None:
    rising = kpi("a", thresholds=RISING)
    assert score_of(rising, Decimal(value), Scoring.STEPS) == Decimal(steps)
    assert score_of(rising, Decimal(value), Scoring.LINEAR) == Decimal(linear)


@pytest.mark.parametrize(
    ("value", "linear"), [("16", "0"), ("15", "1"), ("11", "2.5"), ("6", "4.6667"), ("2", "5")]
)
def test_less_may_be_better(value: str, linear: str) -> None:
    falling = kpi("a", thresholds=FALLING, direction="lower")
    assert score_of(falling, Decimal(value), Scoring.LINEAR) == Decimal(linear)


def test_levels_that_are_not_agreed_earn_no_score() -> None:
    assert score_of(kpi("a", target="80"), Decimal(90), Scoring.LINEAR) is None


def test_a_milestone_earns_its_level() -> None:
    five = kpi("a", milestones=list("กขคงจ"))
    assert score_of(five, Decimal(3), Scoring.STEPS) == 3


@given(st.lists(st.integers(-1000, 1000), min_size=5, max_size=5, unique=True), st.data())
def test_more_never_earns_less(levels: list[int], data: st.DataObject) -> None:
    rising = kpi("a", thresholds=[str(level) for level in sorted(levels)])
    low, high = sorted(data.draw(st.tuples(st.integers(-1100, 1100), st.integers(-1100, 1100))))
    for scoring in Scoring:
        first, second = (score_of(rising, Decimal(v), scoring) for v in (low, high))
        assert first is not None
        assert second is not None
        assert 0 <= first <= second <= 5


@pytest.fixture(scope="module")
def empty() -> Handbook:
    return load(CHECKOUT / "tests" / "loading" / "project").handbook


def handbook(empty: Handbook, kpis: list[Indicator], *actuals: Actual) -> Handbook:
    return replace(
        empty,
        kpis=MappingProxyType({one.id: one for one in kpis}),
        datasets=MappingProxyType(
            {"results": Dataset.model_validate({"id": "results", "title": "ก"})}
        ),
        figures=Figures(actuals=MappingProxyType({"results": actuals})),
    )


def test_a_scorecard_weighs_what_is_scored(empty: Handbook) -> None:
    book = handbook(
        empty,
        [
            kpi("a", weight="50", thresholds=RISING, perspective="p"),
            kpi("b", weight="30", milestones=list("กขคงจ"), perspective="q"),
            kpi("c", weight="20", perspective="p"),
        ],
        Actual("a", YEAR, Decimal(80)),
        Actual("b", YEAR, Decimal(4)),
        Actual("c", YEAR, Decimal(1)),
    )
    (card,) = scorecards(results(book))
    assert [one.score for one in card.results] == [3, 4, None]
    assert [one.weighted for one in card.results] == [Decimal("1.5"), Decimal("1.2"), None]
    assert (card.weight, card.scored_weight) == (Decimal(100), Decimal(80))
    assert card.score == Decimal("3.375")  # (50 * 3 + 30 * 4) / 80
    assert {key: weighted_score(own) for key, own in card.by_perspective().items()} == {
        "p": 3, "q": 4,
    }  # fmt: skip


def month(number: int) -> Period:
    first = date(2026, number, 1)
    return Period(first, date(2026, number + 1, 1) - (date(2026, 1, 2) - date(2026, 1, 1)))


def test_the_year_counts_before_its_last_month(empty: Handbook) -> None:
    half = Period(date(2025, 10, 1), date(2026, 3, 31))
    actuals = [
        Actual("a", month(9), Decimal(70)),
        Actual("a", half, Decimal(65)),
        Actual("a", YEAR, Decimal(90)),
    ]
    (found,) = results(handbook(empty, [kpi("a", thresholds=RISING)], *actuals))
    assert (found.score, found.whole_year) == (Decimal(4), True)
    (found,) = results(handbook(empty, [kpi("a", thresholds=RISING)], *actuals[:2]))
    assert (found.score, found.whole_year) == (Decimal(2), False)


def test_a_part_of_a_year_says_so(empty: Handbook) -> None:
    half, labels = Period(YEAR.start, date(2026, 3, 31)), read_labels("en")
    known = kpi("a", weight="100", thresholds=RISING)
    (card,) = scorecards(results(handbook(empty, [known], Actual("a", half, Decimal(90)))))
    assert card.partly == 1
    assert score_in_full(card, labels).endswith("this is not the score of the year")
    assert result_in_words(card.results[0], labels) == "90 (1 Oct 2568 to 31 Mar 2569)"
    (card,) = scorecards(results(handbook(empty, [known], Actual("a", YEAR, Decimal(90)))))
    assert card.partly == 0
    assert "of the year" not in score_in_full(card, labels)
    assert result_in_words(card.results[0], labels) == "90"


def test_a_level_at_the_end_of_the_year_is_that_of_the_year(empty: Handbook) -> None:
    last = Actual("a", month(9), Decimal(4))
    (found,) = results(handbook(empty, [kpi("a", milestones=list("กขคงจ"))], last))
    assert found.whole_year


@pytest.mark.parametrize(
    ("weights", "scores", "total", "note"),
    [
        ((60, 40), ("4.6", "3"), "3.96", ""),  # 2.76 + 1.20
        ((25, 75), ("4.5", "3.7"), "3.90", "3.91"),  # 1.125 + 2.775, each rounded up
        ((60, 40), ("4", None), "4.00", "2.40"),
        ((60, 40), (None, None), "–", ""),
    ],
)
def test_parts_that_do_not_add_up_are_explained(
    weights: tuple[int, int], scores: tuple[str | None, str | None], total: str, note: str
) -> None:
    found = [
        Result(
            kpi(name, weight=str(weight)),
            None,
            False,
            Decimal(score) if score else None,
            Decimal(score) * weight / 100 if score else None,
        )
        for name, weight, score in zip("ab", weights, scores, strict=True)
    ]
    (card,) = scorecards(found)
    labels = read_labels("th")
    assert figure_in_words(card.score, labels, 2) == total
    said = sum_note(card, labels)
    assert (note in said) if note else said == ""


def test_a_half_is_rounded_up() -> None:
    labels = read_labels("th")
    assert figure_in_words(Decimal("1.125"), labels, 2) == "1.13"
    assert figure_in_words(Decimal(10) ** 40, labels, 2)  # too large, but no fault


def test_a_trend_shows_months_rather_than_their_year() -> None:
    actuals = [Actual("a", p, Decimal(1)) for p in (YEAR, month(2), month(1))]
    assert [one.period for one in trend(actuals)] == [month(1), month(2)]
    rounds = [
        Actual("a", Period(YEAR.start, end), Decimal(1))
        for end in (date(2026, 9, 30), date(2026, 3, 31), date(2026, 6, 30))
    ]
    assert [one.period.end.month for one in trend(rounds)] == [3, 6, 9]


def test_an_indicator_goes_on_from_the_year_before(empty: Handbook) -> None:
    old, new = kpi("a"), kpi("b", year="2570", follows="a")
    book = handbook(empty, [new, old], Actual("a", YEAR, Decimal(7)))
    assert lineage(new, book) == (old, new)
    assert latest(new, book) == (old, Actual("a", YEAR, Decimal(7)), False)
    assert latest(new, handbook(empty, [new, old])) is None


def count(period: Period, *figures: int | None, carried: int | None = None) -> CaseCount:
    received, closed, on_time, satisfied, dissatisfied = figures
    return CaseCount(period, received, closed, on_time, satisfied, dissatisfied, None, carried)


def test_pending_cases_go_over_to_the_next_month() -> None:
    rows = service_rows(
        [
            count(month(2), 10, 12, 9, 7, 3),
            count(month(1), 20, 15, 12, 9, 1, carried=4),
            count(month(4), 5, 1, 1, None, None),
        ]
    )
    assert [row.pending for row in rows] == [9, 7, None]
    assert rows[0].on_time == 0.8
    assert (rows[0].satisfied, rows[0].dissatisfied) == (0.9, 0.1)
    assert (rows[2].satisfied, rows[2].answered) == (None, None)
    both = total(rows[:2])
    assert both is not None
    assert (both.count.received, both.count.closed, both.pending) == (30, 27, 7)
    assert both.on_time == 21 / 27
    assert total(()) is None
    assert both.missing == ()


def test_a_sum_says_what_it_leaves_out() -> None:
    rows = service_rows([count(month(n), 10, 9, 9, 7, 3) for n in (1, 2, 4)])
    whole = total(rows)
    assert whole is not None
    assert (whole.count.received, whole.missing) == (30, (month(3),))
    period, labels = whole.count.period, read_labels("en")
    said = partly_in_words(period, whole.missing, labels)
    assert said == f"3 of 4 months of {period_in_words(period, labels)}"
    assert partly_in_words(YEAR, (), labels) == "fiscal year 2569"
