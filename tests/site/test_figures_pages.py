"""Pages of figures: what the sample measured is shown, with its badge, its chart and its table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from generator.analysis.data_catalogue import DataState, catalogue
from generator.analysis.service_counts import service_rows, total
from generator.analysis.workdays import calendar_of
from generator.model.handbook import Handbook
from generator.model.performance import Event, Period, fiscal_period
from generator.site.page import Page
from generator.thai.periods import figure_in_words, period_in_words, share_in_words
from generator.theme import read_labels
from tests.site.conftest import MakePages
from tests.site.markup import parsed

Pages = dict[str, Page]
LABELS = read_labels("th")


def test_each_scorecard_shows_its_weighted_score(pages: Pages) -> None:
    cards = parsed(pages["kpis/index.html"].html).all("table")
    assert len(cards) == 5
    by_hand = {
        "2569-admin": "4.21",  # 25 x 3.84 + 20 x 5 + 15 x 5 + 20 x 3.5 + 20 x 4 = 421
        "2569-admin-director": "3.96",  # 60 x 4.6 + 40 x 3, each / 100
        "2570-admin": "–",
    }
    for key, score in by_hand.items():
        region = parsed(pages["kpis/index.html"].html).one(
            "div", **{"aria-labelledby": f"card-{key}"}
        )
        total = region.one("tfoot").all("td")
        parts = [row.all("td")[-1].text.strip() for row in region.one("tbody").all("tr")]
        if score != "–":
            assert f"{sum(map(Decimal, parts))}" == score  # what a reader adds up
        assert score in [cell.text.strip() for cell in total]


def test_thresholds_that_are_not_agreed_stay_blank(pages: Pages) -> None:
    page = parsed(pages["agreements/2570-admin.html"].html)
    rows = {row.all("a")[0].attributes["href"]: row for row in page.one("tbody").all("tr")}
    cells = rows["../kpis/drt-closed-2570.html"].all("td")
    assert [cell.text for cell in cells[-5:]] == [""] * 5


def test_an_indicator_shows_the_years_before_it(pages: Pages) -> None:
    page = parsed(pages["kpis/drt-notified-2570.html"].html)
    chart = page.one("svg")
    assert "91.2" in chart.one("desc").text
    assert [row.all("td")[0].text.split()[0] for row in page.all("tbody")[-1].all("tr")] == [
        "91.2", "93.8", "95.1", "96.4", "94.2",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "address",
    ["kpis/index.html", "kpis/drt-notified-2569.html", "statistics/damrongtham-2569.html",
     "time-studies/drt-01-steps-2569.html", "data/index.html"],
)  # fmt: skip
def test_samples_are_marked(pages: Pages, address: str) -> None:
    assert parsed(pages[address].html).all("span", class_="k-badge--basis-office-sample")


def test_no_case_is_named(pages: Pages) -> None:
    assert "2569/001" not in pages["time-studies/drt-01-steps-2569.html"].html


def test_cases_of_a_year_without_holidays_are_left_out_and_told(
    handbook: Handbook, make_pages: MakePages
) -> None:
    ((log, events),) = handbook.figures.events.items()
    odd = Event("2567/001", "receive", datetime(2024, 3, 5, 9), datetime(2024, 3, 5, 10), 2)
    figures = replace(handbook.figures, events={log: (odd, *events)})
    address = "time-studies/drt-01-steps-2569.html"
    page = parsed(make_pages(replace(handbook, figures=figures))[address].html)
    assert [
        "1 เรื่อง" in note.text and "2567" in note.text for note in page.all("div", class_="k-note")
    ] == [True]
    whole = parsed(make_pages(handbook)[address].html)
    assert page.all("tbody")[0].text == whole.all("tbody")[0].text


def test_a_set_of_data_is_stale_once_its_cycle_is_over(handbook: Handbook) -> None:
    days = calendar_of(handbook.holidays.values())
    states = {
        one.dataset.id: (one.due, one.state)
        for one in catalogue(handbook, date(2026, 12, 11), days)
    }
    assert states["damrongtham-2569"] == (date(2027, 9, 30), DataState.CURRENT)
    assert states["province-indicators"] == (date(2026, 12, 10), DataState.STALE)
    assert states["network-contacts"] == (date(2027, 3, 15), DataState.CURRENT)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2025, 10, 1), date(2025, 10, 31), "ต.ค. 2568"),
        (date(2025, 10, 1), date(2025, 12, 31), "ไตรมาส 1/2569"),
        (date(2026, 7, 1), date(2026, 9, 30), "ไตรมาส 4/2569"),
        (date(2025, 10, 1), date(2026, 9, 30), "ปีงบประมาณ 2569"),
        (date(2025, 10, 1), date(2026, 3, 31), "1 ต.ค. 2568 ถึง 31 มี.ค. 2569"),
    ],
)
def test_periods_have_their_names(start: date, end: date, words: str) -> None:
    assert period_in_words(Period(start, end), LABELS) == words


def test_figures_in_words() -> None:
    assert figure_in_words(Decimal("1250.50"), LABELS) == "1,250.50"
    assert figure_in_words(None, LABELS) == share_in_words(None, LABELS) == "–"
    assert share_in_words(0.8735, LABELS) == "87.4%"


def test_indicators_and_statistics_of_the_sample_agree(handbook: Handbook) -> None:
    """What the indicators say of complaints is what the months add up to."""
    (counts,) = handbook.figures.statistics.values()
    whole = total(service_rows(counts))
    assert whole and whole.count.carried is not None and whole.count.received is not None
    measured = handbook.figures.actuals["kpi-2569"]
    found = {one.indicator: one.value for one in measured if one.period == fiscal_period(2569)}
    closed = 100 * (whole.count.closed or 0) / (whole.count.carried + whole.count.received)
    assert float(found["drt-closed-2569"]) == pytest.approx(closed, abs=0.05)
    assert float(found["drt-satisfied-2569"]) == pytest.approx(
        100 * (whole.satisfied or 0), abs=0.05
    )
