"""Terms of the glossary in running text: marked once, at whole words, explained on the spot."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.model.handbook import Handbook
from generator.site.glossary import names_of, with_terms
from tests.site.conftest import Pages
from tests.site.markup import parsed

NAMES = {"ตัวชี้วัดหลัก": "main", "ตัวชี้วัด": "kpi", "วันทำการ": "day", "e-GP": "egp"}


def link(id_: str, name: str) -> str:
    return f'<a class="k-term" href="../terms/index.html#term-{id_}">{name}</a>'


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<p>กำหนดตัวชี้วัด</p>", f"<p>กำหนด{link('kpi', 'ตัวชี้วัด')}</p>"),
        ("<p>ตัวชี้วัด</p><p>ตัวชี้วัด</p>", f"<p>{link('kpi', 'ตัวชี้วัด')}</p><p>ตัวชี้วัด</p>"),
        ("<p>ตัวชี้วัดหลัก</p>", f"<p>{link('main', 'ตัวชี้วัดหลัก')}</p>"),
        ("<p>ภายใน 3 วันทำการ</p>", f"<p>ภายใน 3 {link('day', 'วันทำการ')}</p>"),
        ("<p>ระบบ e-GP</p>", f"<p>ระบบ {link('egp', 'e-GP')}</p>"),
        ("<h2>วันทำการ</h2>", "<h2>วันทำการ</h2>"),
        ('<a href="x">วันทำการ</a>', '<a href="x">วันทำการ</a>'),
        ('<p title="วันทำการ">ก</p>', '<p title="วันทำการ">ก</p>'),
        ('<p class="k-hint">วันทำการ</p>', '<p class="k-hint">วันทำการ</p>'),
        ("<svg><text>วันทำการ</text></svg>", "<svg><text>วันทำการ</text></svg>"),
        ("<pre>วันทำการ</pre>", "<pre>วันทำการ</pre>"),
    ],
)
def test_the_first_use_in_running_text_leads_to_the_glossary(body: str, told: str) -> None:
    assert with_terms(body, NAMES, "../") == told


def test_a_name_within_another_word_is_no_term() -> None:
    assert with_terms("<p>e-GPS</p>", NAMES, "") == "<p>e-GPS</p>"


def test_terms_are_known_by_their_names_and_abbreviations(handbook: Handbook) -> None:
    names = names_of(handbook.terms.values(), "th")
    assert names["ข้อตกลงระดับบริการ"] == names["SLA"] == "sla"
    assert list(names) == sorted(names, key=lambda name: -len(name))
    assert names_of(handbook.terms.values(), "en")["lead time"] == "lead-time"


def test_a_page_marks_each_term_once(handbook: Handbook, pages: Pages) -> None:
    for code in handbook.processes:
        marked = parsed(pages[f"processes/{code}.html"].html).all("a", class_="k-term")
        targets = [link.attributes["href"] for link in marked]
        assert targets, code
        assert len(targets) == len(set(targets)), code


def test_pointing_at_a_term_or_reaching_it_by_keyboard_explains_it(
    page: Page, sample_site: Path, handbook: Handbook
) -> None:
    page.goto((sample_site / "processes" / "DRT-01.html").as_uri())
    term = page.locator("a.k-term", has_text="วันทำการ").first
    tip = page.get_by_role("tooltip")
    meaning = handbook.terms["working-day"].meaning.th
    assert not tip.is_visible()
    term.hover()
    assert tip.inner_text() == meaning
    page.mouse.move(0, 0)
    assert not tip.is_visible()
    term.focus()
    assert tip.inner_text() == meaning
    assert term.get_attribute("aria-describedby") == tip.get_attribute("id")
    page.keyboard.press("Escape")
    assert not tip.is_visible()
    page.keyboard.press("Tab")
    assert term.get_attribute("aria-describedby") is None


def test_on_paper_the_terms_stand_at_the_end(page: Page, sample_site: Path) -> None:
    for name in ("processes/DRT-01.html", "how-to-read.html"):
        page.goto((sample_site / name).as_uri())
        told = page.locator(".k-told")
        assert not told.is_visible()
        page.emulate_media(media="print")
        assert told.is_visible()
        assert told.locator("dt").count() == page.locator("a.k-term").count() > 3
        page.emulate_media(media="screen")
