"""The pages of the work year, and what the home page says of this month."""

from __future__ import annotations

import datetime
import json
import re
import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pypdfium2
import pytest
from playwright.sync_api import Page

from generator.analysis.schedules import fiscal_year, minded_by, work_years
from generator.analysis.workdays import calendar_of
from generator.model.handbook import Handbook
from tests.checkout import CHECKOUT
from tests.manual.reading import pages_by_poppler, squeezed
from tests.site.conftest import BUILT, MakePages, Pages
from tests.site.markup import parsed

DUE_SCRIPT = (CHECKOUT / "theme" / "site" / "year" / "due.js").read_text(encoding="utf-8")


def test_a_year_has_its_twelve_months_from_october(pages: Pages) -> None:
    for address, first in (("calendar/index.html", 2026), ("calendar/2571.html", 2027)):
        page = parsed(pages[address].html)
        ids = [heading.attributes["id"] or "" for heading in page.all("h2")]
        months = [id_ for id_ in ids if id_.startswith("month-")]
        wanted = [f"{first}-{month}" for month in (10, 11, 12)]
        wanted += [f"{first + 1}-{month:02d}" for month in range(1, 10)]
        assert months == [f"month-{month}" for month in wanted]


def test_each_line_stands_in_its_month_and_leads_to_its_work(pages: Pages) -> None:
    html = pages["calendar/index.html"].html
    months = re.split(r'<h2 id="month-', html)[1:]
    for month in months:
        assert set(re.findall(r'<time datetime="(\d{4}-\d\d)', month)) <= {month[:7]}
    march = next(month for month in months if month.startswith("2027-03"))
    assert '<time datetime="2027-03-31">31</time>' in march
    assert 'href="../processes/MON-01.html#schedule"' in march


def test_days_that_may_move_are_marked_in_the_year_without_holidays(pages: Pages) -> None:
    assert 'role="note"' not in pages["calendar/index.html"].html
    assert 'role="note"' in pages["calendar/2571.html"].html
    assert "อาจเลื่อนเพราะวันหยุด" in pages["calendar/2571.html"].html


NO_DATE = "ทะเบียนวันงานยังไม่มีวันของปีงบประมาณ 2571"


@pytest.mark.parametrize(
    ("address", "events"),
    [
        ("calendar/index.html", []),
        ("calendar/2571.html", ["วันส่งแผนให้ส่วนกลาง", "วันส่งคำของบประมาณจังหวัด"]),
        ("calendar/roles/chief-of-office-2571.html",
         ["วันส่งแผนให้ส่วนกลาง", "วันส่งคำของบประมาณจังหวัด"]),
        ("calendar/units/strategy-2571.html", ["วันส่งแผนให้ส่วนกลาง", "วันส่งคำของบประมาณจังหวัด"]),
        ("calendar/roles/stock-inspector-2571.html", []),
        ("calendar/2027-09.html", []),
        ("calendar/2027-11.html", ["วันส่งแผนให้ส่วนกลาง", "วันส่งคำของบประมาณจังหวัด"]),
    ],
)  # fmt: skip
def test_events_without_a_date_are_told_where_their_work_would_stand(
    pages: Pages, address: str, events: list[str]
) -> None:
    notes = re.findall(r'<div class="k-note" role="note">(.*?)</div>', pages[address].html)
    told = [note for note in notes if note.startswith(NO_DATE)]
    assert len(told) == bool(events)
    assert all(event in note for event in events for note in told)


def test_days_that_are_samples_say_so(pages: Pages, handbook: Handbook) -> None:
    samples = [s for p in handbook.in_use() for s in p.schedule if s.sample]
    assert samples
    for address in ("calendar/index.html", "calendar/roles/officer-2570.html"):
        html = pages[address].html
        assert '<span class="k-sample">*</span>' in html
        assert html.count("* วันที่เป็นค่าตัวอย่าง") >= 14  # on the page and on each sheet
    assert ">ค่าตัวอย่าง</span>" in pages["calendar/2027-03.html"].html


def shown(page: Page, html: str, day: datetime.datetime) -> list[str] | None:
    """Return the lines that the home page shows on a day; None when it shows no such part."""
    page.clock.set_fixed_time(day)
    page.set_content(f'<html lang="th"><body>{html}</body></html>')
    page.add_script_tag(content=DUE_SCRIPT)
    box = page.locator("[data-due]")
    if not box.is_visible():
        return None
    return [" ".join(text.split()) for text in box.locator("li").all_inner_texts()]


def without_scripts(html: str) -> str:
    """Return a page without the scripts that it loads, but with its data."""
    return re.sub(r'<script src="[^"]*"( defer)?></script>', "", html)


def test_home_tells_what_is_due_in_the_month_of_the_reader(page: Page, pages: Pages) -> None:
    html = without_scripts(pages["index.html"].html)
    march = shown(page, html, datetime.datetime(2027, 3, 31, 9, tzinfo=datetime.UTC))
    assert march
    assert "31 รายงานผลการติดตามรอบ 6 เดือน 9 เดือน และ 12 เดือน ค่าตัวอย่าง" in march
    today = page.locator(".k-due--today").all_inner_texts()
    assert len(today) == sum(line.startswith("31 ") for line in march)
    link = page.locator("[data-due] li a").first.get_attribute("href")
    assert link
    assert re.fullmatch(r"processes/[A-Z]+-\d+\.html", link)
    assert "2570" in page.locator("[data-due-month]").inner_text()


@pytest.mark.parametrize("day", [datetime.date(2026, 11, 12), datetime.date(2027, 1, 4)])
def test_home_leads_to_the_steps_of_the_month(
    page: Page, pages: Pages, handbook: Handbook, day: datetime.date
) -> None:
    """The steps before and after an event stand on the page of the month, which says so."""
    html = without_scripts(pages["index.html"].html)
    shown(page, html, datetime.datetime(day.year, day.month, day.day, 9, tzinfo=datetime.UTC))
    link = page.locator("[data-due-more]")
    due = work_years(handbook, BUILT, calendar_of(handbook.holidays.values()))
    steps = [o for o in due if o.step and (o.day.year, o.day.month) == (day.year, day.month)]
    assert f"ขั้นตอนก่อนและหลังวันงานอีก {len(steps)} รายการ" in link.inner_text()
    address = str(link.get_attribute("href"))
    assert address == f"calendar/{day:%Y-%m}.html"
    assert all(one.step and one.step.title.th in pages[address].html for one in steps)


def test_home_speaks_of_no_steps_where_there_are_none(
    page: Page, handbook: Handbook, make_pages: MakePages
) -> None:
    processes = {
        code: one.model_copy(update={"schedule": one.schedule if code == "NET-01" else ()})
        for code, one in handbook.processes.items()
    }
    html = make_pages(replace(handbook, processes=MappingProxyType(processes)))["index.html"].html
    lines = shown(page, without_scripts(html), datetime.datetime(2026, 11, 2, tzinfo=datetime.UTC))
    assert lines
    assert not page.locator("[data-due-more]").is_visible()


@pytest.mark.parametrize("year", [2025, 2030])
def test_home_says_nothing_of_a_month_that_was_not_built(
    page: Page, pages: Pages, year: int
) -> None:
    html = without_scripts(pages["index.html"].html)
    assert shown(page, html, datetime.datetime(year, 3, 5, tzinfo=datetime.UTC)) is None


def test_titles_cannot_break_out_of_the_data(
    page: Page, handbook: Handbook, make_pages: MakePages
) -> None:
    process = handbook.processes["MON-01"]
    evil = process.schedule[1].model_copy(
        update={"what": process.title.model_copy(update={"th": "</script><b>x</b>"})}
    )
    processes = {
        code: one.model_copy(update={"schedule": (evil,) if code == "MON-01" else ()})
        for code, one in handbook.processes.items()
    }
    book = replace(handbook, processes=MappingProxyType(processes))
    html = without_scripts(make_pages(book)["index.html"].html)
    (data,) = re.findall(r"data-due-data>(.*?)</script>", html, re.DOTALL)
    assert "</script><b>x</b>" in str(json.loads(data))
    lines = shown(page, html, datetime.datetime(2026, 11, 2, tzinfo=datetime.UTC))
    assert lines == ["10 </script><b>x</b> ค่าตัวอย่าง"]


def lines_of(pages: Pages, address: str) -> list[tuple[str, str]]:
    """Return the day and the link of each line of a year or a month."""
    return re.findall(
        r'<li[^>]*><time datetime="([^"]+)">.*?<a href="([^"]+)"', pages[address].html
    )


def test_the_years_of_units_and_roles_hold_their_own_work_and_no_other(
    pages: Pages, handbook: Handbook
) -> None:
    due = work_years(handbook, BUILT, calendar_of(handbook.holidays.values()))
    for year in (2570, 2571):
        found = [one for one in due if fiscal_year(one.day) == year]
        office = "calendar/index.html" if year == 2570 else "calendar/2571.html"
        assert len(lines_of(pages, office)) == len(found)
        for role in {one.role for one in found if one.role}:
            days = [day for day, _ in lines_of(pages, f"calendar/roles/{role}-{year}.html")]
            own = [one for one in found if role in {one.role, *minded_by(one, handbook)}]
            assert days == [str(one.day) for one in own]
        parts = [
            len(lines_of(pages, f"calendar/units/{unit}-{year}.html"))
            for unit in ("admin", "strategy")
        ]
        whole = lines_of(pages, f"calendar/units/provincial-office-{year}.html")
        assert all(parts)
        assert sum(parts) < len(whole) <= len(found)


def test_a_secretary_finds_what_falls_due_for_the_committee(pages: Pages) -> None:
    html = pages["calendar/roles/chief-of-office-2570.html"].html
    (line,) = re.findall(r'<li[^>]*><time datetime="2027-01-05">.*?</li>', html, re.DOTALL)
    assert "ก.บ.จ." in line


def test_the_months_hold_the_year_by_unit_and_role(pages: Pages) -> None:
    year = lines_of(pages, "calendar/index.html")
    months = sorted(name for name in pages if re.fullmatch(r"calendar/20..-...html", name))
    assert len(months) == 24
    found = [line for name in months[:12] for line in lines_of(pages, name)]
    assert sorted(found) == sorted(year)
    march = parsed(pages["calendar/2027-03.html"].html)
    units = [one.attributes["id"] for one in march.all("h2")]
    assert "unit-admin" in units
    assert any(one.attributes["id"] == "admin-officer" for one in march.all("h3"))
    assert "วันมาฆบูชา" in pages["calendar/2027-02.html"].html


def printed(page: Page, form: str, out: Path) -> bytes:
    """Press the button that prints a year in a form, and return the sheets as PDF."""
    page.evaluate("document.fonts.ready")
    with page.expect_event("console", lambda said: said.text == "printed"):
        # The page stands still in window.print(): what it looks like then is kept here.
        page.evaluate(
            """(form) => {
                window.print = () => {
                    const kept = document.documentElement.className;
                    const size = document.documentElement.style.cssText;
                    const paper = [...document.adoptedStyleSheets];
                    setTimeout(() => {
                        document.documentElement.className = kept;
                        document.documentElement.style.cssText = size;
                        document.adoptedStyleSheets = paper;
                        console.log("printed");
                    });
                };
                document.querySelector(`[data-print-year=${form}]`).click();
            }""",
            form,
        )
    return page.pdf(path=out, prefer_css_page_size=True)


def flat(text: str) -> str:
    """Return text as it can be looked for on paper: without spaces, in one form of its letters."""
    return squeezed(unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    ("form", "sheets", "size"), [("year", 1, (1191, 842)), ("months", 12, (842, 595))]
)
@pytest.mark.parametrize("address", [
    "index", "2571", "units/admin-2570", "units/provincial-office-2571", "roles/officer-2570",
    "roles/officer-2571",
])  # fmt: skip
def test_all_of_a_year_is_on_one_a3_and_all_of_its_months_on_twelve_a4(
    page: Page, sample_site: Path, tmp_path: Path, address: str, form: str, sheets: int,
    size: tuple[int, int], width: int
) -> None:  # fmt: skip
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((sample_site / "calendar" / f"{address}.html").as_uri())
    pdf = printed(page, form, tmp_path / "sheets.pdf")
    with pypdfium2.PdfDocument(pdf) as document:
        assert [tuple(map(round, one.get_size())) for one in document] == [size] * sheets
    # What is cut off is not on paper: a PDF is held against the lines, the page cannot tell.
    paper = flat("".join(pages_by_poppler(pdf, tmp_path)))
    lines, rows = page.locator(".k-month li").all(), page.locator(".k-often tbody tr").all()
    shown = [one for one in (*lines, *rows) if one.is_visible()]
    wanted = Counter(flat(line.inner_text()) for line in shown)
    assert {text: paper.count(text) for text in wanted if paper.count(text) < wanted[text]} == {}
    # A line is left out where a row of the table tells its day, and nowhere else.
    left_out = [one for one in lines if not one.is_visible()]
    told = [day for row in rows if row.is_visible() for day in row.locator("td").all_inner_texts()]
    assert len(left_out) == sum(len(re.findall(r"\d+", days)) for days in told)
    points = page.evaluate("document.documentElement.style.getPropertyValue('--k-sheet-size')")
    assert float(points.removesuffix("pt")) >= 7


def test_a_sheet_of_the_year_tells_once_what_falls_due_in_most_months(
    pages: Pages, handbook: Handbook
) -> None:
    due = work_years(handbook, BUILT, calendar_of(handbook.holidays.values()))
    for year, address in ((2570, "calendar/index.html"), (2571, "calendar/2571.html")):
        (table,) = re.findall(r'<table class="k-often">.*?</table>', pages[address].html, re.DOTALL)
        (row,) = [row for row in table.split("<tr>") if "ตรวจรายการที่ยืนยันเกิน" in row]
        days = re.findall(r"<td>([\d, ()]+)</td>", row)
        found = [o for o in due if fiscal_year(o.day) == year and o.schedule.id == "stale-list"]
        assert days == [str(o.day.day) if o.settled else f"({o.day.day})" for o in found]


def test_the_browser_prints_the_months_right_behind_the_title(
    page: Page, sample_site: Path, tmp_path: Path
) -> None:
    page.goto((sample_site / "calendar" / "index.html").as_uri())
    pdf = page.pdf(path=tmp_path / "print.pdf", prefer_css_page_size=True)
    first, *others = pages_by_poppler(pdf, tmp_path)
    october = page.locator(".k-month").first.locator("li")
    assert flat(october.first.inner_text()) in flat(first)
    assert flat(october.last.inner_text()) in flat(first)
    assert len(others) < 10
