"""The deadline calculator in the browser: the same dates as Python, a table, a calendar file."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.analysis.deadlines import deadline
from generator.analysis.flow import flow_of
from generator.analysis.timetable import plan, timetable
from generator.analysis.workdays import MissingYearError, calendar_of
from generator.loading import load
from generator.model.handbook import Handbook
from tests.analysis.vectors import FILE
from tests.checkout import CHECKOUT

RULES = CHECKOUT / "theme/site/time/timetable.js"
CODE = "DRT-01"

DAY = datetime.timedelta(days=1)


@pytest.fixture(scope="module")
def book() -> Handbook:
    return load(CHECKOUT).handbook


@pytest.fixture
def calculator(page: Page, sample_site: Path) -> Page:
    """Open the page of a process from the disk, without any server."""
    page.goto((sample_site / "processes" / "background" / f"{CODE}.html").as_uri())
    page.locator("form.k-calculator").wait_for(state="visible")
    return page


def shown(page: Page, received: str) -> list[str]:
    """Enter a day and return the ISO dates of the table of steps, then of the limits."""
    found: list[str] = page.evaluate(
        """(received) => {
            const form = document.querySelector("form.k-calculator");
            form.elements.received.value = received;
            form.elements.received.dispatchEvent(new Event("input"));
            const cells = "[data-standard], [data-last], [data-act-by]";
            return [...form.querySelectorAll(cells)].map(
                (cell) => cell.querySelector("time")?.dateTime ?? "");
        }""",
        received,
    )
    return found


def test_the_rules_of_the_browser_give_the_same_dates(page: Page) -> None:
    vectors = json.loads(FILE.read_text(encoding="utf-8"))
    page.add_script_tag(path=RULES)
    wrong: list[Any] = page.evaluate(
        """(vectors) => {
            const { dayOf, isoOf, calendarOf, deadline, timetable } = khumueTime;
            const days = calendarOf(vectors.years, vectors.holidays);
            const wrong = [];
            for (const [start, within, actor, last, actBy] of vectors.deadlines) {
                const found = deadline(days, dayOf(start), within, actor);
                if (isoOf(found.last) !== last || isoOf(found.actBy) !== actBy)
                    wrong.push([start, within, actor, isoOf(found.last)]);
            }
            for (const [start, dates] of vectors.timetables) {
                const found = timetable(days, vectors.plan, dayOf(start), vectors.officeDay);
                if (found.map(isoOf).join() !== dates.join()) wrong.push([start, found.map(isoOf)]);
            }
            return wrong;
        }""",
        vectors,
    )
    assert vectors["deadlines"]
    assert not wrong


def test_every_day_of_two_years_is_that_of_python(calculator: Page, book: Handbook) -> None:
    process = book.processes[CODE]
    flow, days = flow_of(process, book.office.hours), calendar_of(book.holidays.values())
    planned = plan(flow)
    (limit,) = process.limits

    def expected(start: datetime.date) -> list[str]:
        try:
            dates = timetable(planned, start, days, flow.office_day)
            steps = [
                date.isoformat() if one.time else ""
                for one, date in zip(planned, dates, strict=True)
            ]
        except MissingYearError:
            steps = [""] * len(planned)
        try:
            found = deadline(start, limit.within, limit.actor, days)
        except MissingYearError:
            return [*steps, "", ""]
        return [*steps, found.last.isoformat(), found.act_by.isoformat()]

    start = datetime.date(2026, 1, 1)
    while start.year < 2028:
        assert shown(calculator, start.isoformat()) == expected(start), start
        start += DAY


def test_dates_are_in_words_of_the_buddhist_era(calculator: Page) -> None:
    shown(calculator, "2026-04-10")
    assert "25 เม.ย. 2569" in calculator.locator("[data-last]").inner_text()
    assert "24 เม.ย. 2569" in calculator.locator("[data-act-by]").inner_text()
    law = calculator.locator("tr[data-step=notify] [data-law] time")
    assert law.get_attribute("datetime") == "2026-04-25"


def test_a_year_without_holidays_is_told(calculator: Page) -> None:
    assert not calculator.locator("[data-unknown]").is_visible()
    shown(calculator, "2027-12-30")
    assert "2571" in calculator.locator("[data-unknown]").inner_text()


def test_the_day_from_which_a_limit_counts_can_be_entered(calculator: Page) -> None:
    calculator.locator("[data-from]").fill("2026-11-20")
    last = calculator.locator("[data-last] time")
    assert last.get_attribute("datetime") == "2026-12-05"


def test_the_calendar_file_holds_every_date(calculator: Page) -> None:
    dates = [date for date in shown(calculator, "2026-04-10")[:-1] if date]
    with calculator.expect_download() as download:
        calculator.locator("[data-save]").click()
    saved = download.value
    text = Path(saved.path()).read_bytes().decode()
    assert saved.suggested_filename == f"{CODE}-2026-04-10.ics"
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    begins = [line for line in text.split("\r\n") if line.startswith("DTSTART")]
    assert begins == [f"DTSTART;VALUE=DATE:{date.replace('-', '')}" for date in dates]
    whole = text.replace("\r\n ", "")
    assert "วันสุดท้ายตามกฎหมาย" in whole
    assert len({line for line in whole.split("\r\n") if line.startswith("UID")}) == len(dates)


def test_nothing_is_shown_before_a_day_is_entered(calculator: Page) -> None:
    assert calculator.locator("form.k-calculator time").count() == 0
