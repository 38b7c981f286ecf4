"""The site under the Content-Security-Policy that content/for-publishers.md tells to set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.site.inline_scripts import with_script_files
from tests.browsing import serving
from tests.checkout import CHECKOUT
from tests.site.test_browser import KINDS

GUIDE = (CHECKOUT / "content/for-publishers.md").read_text(encoding="utf-8")

# What such a policy forbids, as the source of a page would have it.
FORBIDDEN = re.compile(
    r"<script>|<link rel=.?next|<style|<[^>]*\s(?:style|on[a-z]+)=|javascript:", re.IGNORECASE
)

WATCH = """
document.addEventListener("securitypolicyviolation", (event) => {
  const { violatedDirective, blockedURI, sample } = event;
  (window.refused ||= []).push([violatedDirective, blockedURI, sample].join(" "));
});
"""


def policies() -> list[str]:
    """Return the policies in the guide's examples, for nginx and for IIS."""
    return re.findall(r'Content-Security-Policy"?(?: value=)? ?"([^"]+)"', GUIDE)


@pytest.fixture
def strict_address(sample_site: Path) -> Iterator[str]:
    """Serve the sample as the guide tells; the address ends with a slash."""
    with serving(sample_site, {"Content-Security-Policy": policies()[0]}) as address:
        yield address


def test_the_guide_tells_one_strict_policy_for_both_servers() -> None:
    nginx, iis = policies()
    assert nginx == iis
    assert nginx.startswith("default-src 'none';")
    assert "unsafe" not in nginx and "*" not in nginx and "http" not in nginx


def test_inline_scripts_become_files_in_their_places() -> None:
    page = (
        '<link rel="next" href="b.html"><p>a<script>one()</script>'
        '<script type="application/json">{}</script><script>x</script>'
    )
    moved = with_script_files(page, "../")
    first, second = moved.scripts
    assert moved.scripts == {first: "one()", second: "x"}
    assert moved.html == (
        f'<p>a<script src="../{first}"></script><script type="application/json">{{}}</script>'
        f'<script src="../{second}"></script>'
    )


def test_no_page_has_anything_inline(sample_site: Path) -> None:
    pages = list(sample_site.rglob("*.html"))
    assert len(pages) > 100
    found = [
        f"{page.relative_to(sample_site)}: {forbidden[0][:80]}"
        for page in pages
        if (forbidden := FORBIDDEN.search(page.read_text(encoding="utf-8")))
    ]
    assert found == []


def test_every_kind_of_page_keeps_the_policy(page: Page, strict_address: str) -> None:
    page.add_init_script(WATCH)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    for name in KINDS:
        answer = page.goto(strict_address + name)
        assert answer and answer.header_value("content-security-policy") == policies()[0]
        page.emulate_media(media="print")
        page.pdf()
        page.emulate_media(media="screen")
        assert page.evaluate("window.refused || []") == [], name
    assert [line for line in said if "Content Security Policy" in line] == []


def test_search_colours_and_calculator_work_under_the_policy(
    page: Page, strict_address: str
) -> None:
    page.add_init_script(WATCH)
    page.goto(f"{strict_address}processes/DRT-01.html")
    page.locator(".md-search__input").fill("ร้องเรียน")
    results = page.locator(".md-search-result__item")
    expect(results.first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("label[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()  # the choice is kept, and taken up before the page is shown
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate("window.refused || []") == []
