"""Every kind of page for people who see, hear or point differently: axe-core, and keys alone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.site.test_browser import KINDS

BOX = ".md-search__input"

OPTIONS = {
    # A rule of WCAG 2.2 that axe leaves out unless it is asked for.
    "rules": {"target-size": {"enabled": True}},
    # To tell in full what passed takes half of the time.
    "resultTypes": ["violations"],
}

# The element that has the focus: what it is, whether it can be seen and how its outline looks.
FOCUSED = """
() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const shown = one.matches(".md-option") ? one.nextElementSibling : one;
  const { outlineStyle, outlineWidth } = getComputedStyle(shown);
  const box = shown.getBoundingClientRect();
  const line = shown.getClientRects()[0] || box;
  const middle = (low, high, end) => (Math.max(low, 0) + Math.min(high, end)) / 2;
  const top = document.elementFromPoint(
    middle(line.left, line.right, innerWidth), middle(line.top, line.bottom, innerHeight));
  return {
    what: shown.outerHTML.slice(0, 120),
    outlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    free: Boolean(top) && (shown.contains(top) || top.contains(shown)),
  };
}
"""


def violations(page: Page) -> list[str]:
    """Return what axe-core finds wrong on the page as it stands, a line for each rule."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{page.url}: {rule['id']} at {[node['target'] for node in rule['nodes'][:4]]}"
        for rule in found
    ]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 360)])
def test_axe_finds_nothing_on_any_kind_of_page(
    page: Page, sample_address: str, scheme: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    found: list[str] = []
    for name in KINDS:
        page.goto(sample_address + name)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        found += violations(page)
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_results_of_a_search(
    page: Page, sample_address: str, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(sample_address)
    page.locator(BOX).fill("ร้องเรียน")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.wait_for_timeout(400)  # the box slides into its place
    assert violations(page) == []


def test_axe_finds_nothing_in_print(page: Page, sample_address: str) -> None:
    page.emulate_media(media="print")
    found: list[str] = []
    for name in ("index.html", "processes/DRT-01.html", "processes/index.html"):
        page.goto(sample_address + name)
        found += violations(page)
    assert found == []


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(
    "name", ["index.html", "processes/index.html", "processes/DRT-01.html", "how-to-read.html"]
)
def test_the_keyboard_reaches_everything_and_is_seen(
    page: Page, sample_address: str, name: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(sample_address + name)
    reached = 0
    for _ in range(60):
        page.keyboard.press("Tab")
        page.wait_for_timeout(20)
        focused = page.evaluate(FOCUSED)
        if focused is None:
            break
        assert focused["outlined"], focused["what"]
        if not focused["free"]:
            page.wait_for_timeout(400)  # the box of the search slides away
            focused = page.evaluate(FOCUSED)
        assert focused["seen"] and focused["free"], focused["what"]
        reached += 1
    assert reached > 20


@pytest.mark.parametrize("key", ["Enter", " "])
def test_menu_and_search_of_a_narrow_screen_open_by_keys(
    page: Page, sample_address: str, key: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(sample_address)
    page.get_by_role("button", name="เมนู", exact=True).press(key)
    expect(page.get_by_role("link", name="อภิธานศัพท์").first).to_be_in_viewport()
    page.reload()
    page.locator(".md-header").get_by_role("button", name="ค้นหา", exact=True).press(key)
    expect(page.locator(BOX)).to_be_focused()


def test_charts_are_told_in_words_too(page: Page, sample_address: str) -> None:
    page.goto(f"{sample_address}processes/DRT-01.html")
    chart = page.locator("svg.flowchart[role=group]")
    for name in ("aria-labelledby", "aria-describedby"):
        told = page.locator(f"#{chart.get_attribute(name)}")
        assert (told.text_content() or "").strip()
    links = chart.locator("a")
    for link in links.all():
        assert link.get_attribute("aria-label") or (link.text_content() or "").strip()
    steps = links.count()
    page.locator("a[href$='#sentences']").click()
    expect(page.locator(".k-sentences li")).to_have_count(steps)
