"""The built sample in a real browser: every kind of page, narrow and wide, light and dark."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Error, Page, expect

KINDS = [
    "index.html", "processes/index.html", "processes/DRT-01.html",
    "processes/background/DRT-01.html", "roles/index.html",
    "roles/officer.html", "laws/index.html", "laws/good-governance-2546.html", "forms/index.html",
    "forms/complaint-form.html", "terms/index.html", "organisation/index.html",
    "organisation/network.html", "organisation/committees.html", "organisation/coverage.html",
    "community/index.html", "knowledge/2026-11-06-lesson-DRT-01.html",
    "calendar/index.html", "calendar/2027-01.html", "calendar/units/admin-2570.html",
    "calendar/roles/officer-2570.html", "learning/officer.html", "cover/officer.html",
    "review/index.html", "review/completeness.html", "review/freshness.html",
    "review/follow-up.html", "review/goals.html", "review/plans.html", "review/pmqa.html",
    "review/shortened.html", "organisation/mandates.html", "public.html", "changes/DRT-01.html",
    "kpis/index.html", "kpis/drt-notified-2570.html", "agreements/2570-admin.html",
    "statistics/damrongtham-2569.html", "time-studies/drt-01-steps-2569.html", "data/index.html",
    "documents/index.html", "verify.html", "about.html", "reference/format.html",
    "reference/problems.html", "reference/symbols.html", "how-to-read.html", "404.html",
]  # fmt: skip


def test_every_kind_of_page_is_looked_at(sample_site: Path) -> None:
    folders = {file.parent.name for file in sample_site.rglob("*.html")}
    assert folders == {Path("site", name).parent.name for name in KINDS}


@pytest.mark.parametrize(("scheme", "shown"), [("light", "default"), ("dark", "slate")])
def test_pages_fit_every_width_and_use_our_font(
    page: Page, sample_address: str, scheme: Literal["light", "dark"], shown: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    for name in KINDS:
        response = page.goto(sample_address + name)
        assert response and response.ok, name
        assert page.locator("h1").count() == 1, name
        assert page.locator("html").get_attribute("lang") == "th"
        assert page.locator("body").get_attribute("data-md-color-scheme") == shown, name
        for width in (360, 768, 1440):
            page.set_viewport_size({"width": width, "height": 800})
            # Material's search box slides to its new place, so the width may take a moment.
            fits = "width => document.documentElement.scrollWidth <= width"
            try:
                page.wait_for_function(fits, arg=width, timeout=5000)
            except Error:
                wide = page.evaluate("document.documentElement.scrollWidth")
                pytest.fail(f"{name} is {wide} px wide at {width}")
            assert page.locator("article [hidden]:visible").count() == 0, name
            assert page.evaluate(
                "document.fonts.ready.then(() => document.fonts.check('16px Sarabun'))"
            )


def in_view(page: Page, id_: str) -> bool:
    """Tell whether the top of an element lies on the screen, below the header."""
    page.wait_for_timeout(300)
    top: float = page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", id_)
    header: float = page.evaluate(
        """() => {
            const bars = document.querySelectorAll(".md-header, .k-summary, .k-summary nav");
            const boxes = [...bars].map((bar) => bar.getBoundingClientRect());
            return Math.max(...boxes.filter(({ top }) => top < 100).map(({ bottom }) => bottom));
        }"""
    )
    height: float = page.evaluate("innerHeight")
    return header - 1 <= top < height


@pytest.mark.parametrize("width", [360, 1440])
def test_a_symbol_leads_to_its_row_and_the_row_back(
    page: Page, sample_address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{sample_address}processes/DRT-01.html")
    page.locator("#chart-step-notify").click()
    assert page.url.endswith("#step-notify")
    assert in_view(page, "step-notify")
    page.locator("#step-notify td a").first.click()
    assert page.url.endswith("#chart-step-notify")
    assert in_view(page, "chart-step-notify")


def test_three_clicks_lead_from_home_to_the_printed_manual(page: Page, sample_address: str) -> None:
    page.goto(sample_address)
    page.get_by_role("link", name="การรับและแก้ไขเรื่องร้องเรียนร้องทุกข์").click()
    with page.expect_response("**/manuals/DRT-01.pdf") as answer:
        page.get_by_role("link", name="พิมพ์คู่มือ (PDF)").click()
    assert answer.value.ok


def test_pages_open_from_a_folder_without_a_server(page: Page, sample_site: Path) -> None:
    page.goto((sample_site / "index.html").as_uri())
    page.get_by_role("link", name="การรับหนังสือราชการ").first.click()
    assert page.locator("h1").inner_text() == "การรับหนังสือราชการ"
    page.locator(".k-crumbs a").first.click()
    assert page.url == (sample_site / "index.html").as_uri()


def test_on_paper_every_table_and_chart_lies_within_the_page(
    page: Page, sample_address: str
) -> None:
    page.emulate_media(media="print")
    upright, on_its_side = 673, 1001  # what an A4 sheet leaves between its margins, in CSS pixels
    for name in KINDS:
        width = on_its_side if name == "organisation/coverage.html" else upright
        page.set_viewport_size({"width": width, "height": 960})
        page.goto(sample_address + name)
        beyond = page.evaluate(
            """() => [...document.querySelectorAll("article :is(table, svg)")]
                .filter((one) => one.getBoundingClientRect().right > innerWidth + 1).length"""
        )
        assert beyond == 0, name
        ways = page.locator("header, footer, .md-sidebar, .md-tabs, .k-filters, .k-find, button")
        assert ways.filter(visible=True).count() == 0, name


def test_contents_lead_nowhere_until_a_pack_is_shown(page: Page, sample_address: str) -> None:
    page.goto(f"{sample_address}cover/officer.html")
    contents = page.locator(".md-sidebar--secondary .md-nav__link").first
    expect(contents).to_be_hidden()
    page.get_by_label("วันแรกที่ไม่อยู่").fill("2026-11-02")
    page.get_by_label("วันสุดท้ายที่ไม่อยู่").fill("2026-11-06")
    expect(contents).to_be_visible()


def test_the_way_past_the_menus_leads_to_the_title(page: Page, sample_address: str) -> None:
    for name in KINDS:
        page.goto(sample_address + name)
        way = page.locator(".md-skip")
        if name == "404.html" and not way.count():
            continue
        target = str(way.get_attribute("href")).removeprefix("#")
        tag = page.evaluate("id => document.getElementById(id).tagName", target)
        # An entry in Markdown has an id at its first heading below the title.
        assert tag == ("H2" if name.startswith("knowledge/") else "H1"), name
