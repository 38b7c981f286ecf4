"""The search box on built sites, as people use it: served, and opened from a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from generator.site.search_index import MARK
from tests.browsing import serving
from tests.checkout import CHECKOUT
from tests.search.conftest import build_markdown

CASES = yaml.safe_load((CHECKOUT / "tests/search/queries.yml").read_text(encoding="utf-8"))
BOX = ".md-search__input"
RESULTS = ".md-search-result__item"

Open = Callable[[Path, str], None]


@pytest.fixture(params=["http", "file"])
def open_site(request: pytest.FixtureRequest, page: Page) -> Iterator[Open]:
    """Return a function that opens a page of a site, served or from a file, and its search."""
    with ExitStack() as stack:

        def opened(site: Path, address: str = "index.html") -> None:
            root = f"{site.as_uri()}/"
            if request.param == "http":
                root = stack.enter_context(serving(site))
            page.goto(root + address)
            page.locator(BOX).click()

        yield opened


def ask(page: Page, query: str) -> list[dict[str, Any]]:
    """Put a query into the box; return what is shown: the page's title, then each place on it."""
    page.locator(BOX).fill("")
    expect(page.locator(RESULTS)).to_have_count(0)
    page.locator(BOX).fill(query)
    expect(page.locator(RESULTS).first).to_be_visible()
    shown: list[dict[str, Any]] = page.locator(RESULTS).evaluate_all(
        """(items) => items.map((item) => ({
          links: Array.from(item.querySelectorAll("a"), (link) => decodeURI(link.href)),
          title: item.querySelector("h1").innerText,
          marks: Array.from(item.querySelectorAll("mark"), (mark) => mark.innerText),
        }))"""
    )
    return shown


def place(link: str) -> str:
    """Return a link without what it asks the page to highlight, from the site's folder on."""
    path, _, anchor = link.partition("#")
    path = path.split("?")[0].partition("/site/")[2] or path.split("?")[0].split("/", 3)[3]
    return f"{path}#{anchor}" if anchor else path


def check(page: Page, cases: list[dict[str, str]]) -> None:
    """Ask every query; what it must find stands on one of the first three pages."""
    for case in cases:
        found = [
            item for item in ask(page, case["query"])[:3]
            if case["finds"] in map(place, item["links"])
        ]  # fmt: skip
        assert found, f"{case['query']} does not find {case['finds']}"
        assert case.get("marks", "") in ["", *found[0]["marks"]], found[0]["marks"]


def test_the_sample_is_searched_as_people_ask(
    open_site: Open, sample_site: Path, page: Page
) -> None:
    open_site(sample_site, "index.html")
    check(page, CASES["sample"])


def test_markdown_alone_is_searched_as_people_ask(
    open_site: Open, markdown_site: Path, page: Page
) -> None:
    open_site(markdown_site, "leave.html")
    check(page, CASES["markdown"])


def test_what_an_author_excludes_is_not_found(markdown_site: Path) -> None:
    assert "พญานาค" in (markdown_site / "hidden.html").read_text(encoding="utf-8")
    index = (markdown_site / "search" / "search_index.json").read_text(encoding="utf-8")
    assert "hidden.html" not in index and "พญานาค" not in index.replace(MARK, "")


def test_the_search_plugin_may_be_named_or_not(tmp_path: Path, markdown_site: Path) -> None:
    for plugins in ("[search, khumue]", "[khumue, search]", "[search, khumue, offline]"):
        site = build_markdown(tmp_path / plugins.strip("[]").replace(", ", "-"), plugins)
        for name in ("search_index.json", "search_index.js"):
            ours = (markdown_site / "search" / name).read_bytes()
            assert (site / "search" / name).read_bytes().rstrip() == ours.rstrip(), plugins
        assert "unpkg" not in (site / "index.html").read_text(encoding="utf-8")


def test_a_result_leads_to_its_place_and_highlights_it(
    open_site: Open, sample_site: Path, page: Page
) -> None:
    open_site(sample_site, "processes/SUP-01.html")
    ask(page, "ใบตรวจรับ")
    page.keyboard.press("Enter")
    page.wait_for_url("**/forms/inspection-report.html?h=*")
    expect(page.locator("h1 mark")).to_have_text("ใบตรวจรับ")


def test_results_are_reached_by_keys_alone(sample_address: str, page: Page) -> None:
    page.goto(sample_address)
    page.locator("body").press("/")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.insert_text("DRT-01")
    expect(page.locator(RESULTS).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"{RESULTS} a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/processes/DRT-01.html*")
    page.keyboard.press("s")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(BOX)).not_to_be_focused()


@pytest.mark.parametrize(("code", "key"), [("Slash", "ฝ"), ("KeyS", "ห"), ("KeyF", "ด")])
def test_keys_of_a_thai_keyboard_open_the_search(
    sample_address: str, page: Page, code: str, key: str
) -> None:
    page.goto(sample_address)
    press = "([code, key, on]) => document.querySelector(on).dispatchEvent(" + (
        "new KeyboardEvent('keydown', {code, key, bubbles: true, cancelable: true}))"
    )
    page.evaluate(press, ["KeyA", "ฟ", "body"])
    expect(page.locator(BOX)).not_to_be_focused()
    page.evaluate(press, [code, key, "body"])
    expect(page.locator(BOX)).to_be_focused()


def test_a_half_typed_word_is_completed_by_a_key(sample_address: str, page: Page) -> None:
    page.goto(sample_address)
    page.locator(BOX).press_sequentially("ktb corpo")
    expect(page.locator(".md-search__suggest")).to_have_text("ktb corporate")
    page.keyboard.press("ArrowRight")
    expect(page.locator(BOX)).to_have_value("ktb corporate")


def test_only_the_last_of_quick_queries_is_answered(sample_address: str, page: Page) -> None:
    page.add_init_script(
        """window.answers = 0;
        window.Worker = class extends Worker {
          constructor(address) {
            super(address);
            this.addEventListener("message", ({ data }) => { window.answers += data.type === 3; });
          }
        };"""
    )
    page.goto(sample_address)
    ask(page, "ร้องเรียน")
    before: int = page.evaluate("window.answers")
    page.evaluate(
        """() => {
          const box = document.querySelector(".md-search__input");
          for (const query of ["ก", "กร", "กระ", "กระบวนการ"]) {
            box.value = query;
            box.dispatchEvent(new Event("keyup"));
          }
        }"""
    )
    page.wait_for_function("(before) => window.answers > before", arg=before)
    page.wait_for_timeout(200)
    assert page.evaluate("window.answers") == before + 1
    assert "กระบวนการ" in page.locator(RESULTS).first.inner_text()


def test_the_search_works_under_a_strict_policy(sample_site: Path, page: Page) -> None:
    """The worker and what starts it are scripts of the site: no inline script, no eval."""
    with serving(sample_site) as address:
        page.route(
            "**/*.html",
            lambda route: route.fulfill(
                response=(answer := route.fetch()),
                headers={
                    **answer.headers,
                    "content-security-policy": "script-src 'self' 'unsafe-inline'; "
                    "worker-src 'self'; connect-src 'self'",
                },
            ),
        )
        page.goto(address + "index.html")
        page.locator(BOX).click()
        assert place(ask(page, "ใบตรวจรับ")[0]["links"][0]) == "forms/inspection-report.html"


def test_nobody_is_sent_another_search(sample_site: Path, markdown_site: Path) -> None:
    for site in (sample_site, markdown_site):
        scripts = site / "assets" / "javascripts"
        assert not (scripts / "lunr").exists() and not (scripts / "workers").exists()
        for page in (site / "index.html", site / "404.html"):
            if page.is_file():
                assert "assets/khumue/search.js" in page.read_text(encoding="utf-8")
