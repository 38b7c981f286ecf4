"""Charts of what was found: what is missing has its place, and is told."""

from __future__ import annotations

from decimal import Decimal

from generator.analysis.service_counts import service_rows
from generator.figure_charts import cases_chart, trend_chart
from generator.loading.periods import parse_period
from generator.model.performance import Actual, CaseCount, Indicator
from generator.theme import read_labels

LABELS = read_labels("en")
KPI = Indicator.model_validate(
    {"id": "a", "title": "ก", "year": "2569", "level": "office", "measure": "ร้อยละ"}
)


def test_a_missing_quarter_has_its_place_in_a_trend() -> None:
    quarters = [parse_period(f"2569-Q{number}") for number in (1, 2, 4)]
    chart = trend_chart(KPI, [Actual("a", one, Decimal(7)) for one in quarters], LABELS)
    assert chart.labels == tuple(f"quarter {number}/2569" for number in (1, 2, 3, 4))
    assert chart.series[0].values == (7.0, 7.0, None, 7.0)
    assert "quarter 3/2569: –" in chart.description


def test_results_that_count_from_the_start_of_the_year_leave_nothing_out() -> None:
    year, quarter = parse_period("2569"), parse_period("2569-Q1")
    chart = trend_chart(KPI, [Actual("a", one, Decimal(7)) for one in (quarter, year)], LABELS)
    assert chart.series[0].values == (7.0, 7.0)


def test_a_missing_month_has_its_place_among_the_cases() -> None:
    months = [parse_period(f"2026-0{number}") for number in (1, 2, 5)]
    counts = [CaseCount(one, 3, 2, None, None, None, None) for one in months]
    chart = cases_chart(service_rows(counts), LABELS)
    assert len(chart.labels) == 5
    assert [one.values for one in chart.series] == [
        (3.0, 3.0, None, None, 3.0),
        (2.0, 2.0, None, None, 2.0),
    ]
    assert "Mar 2569: received –, closed –" in chart.description.lower().replace("mar", "Mar")
