"""The learning path of a role in the browser: marks stay, and a new edition is told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from generator.model.handbook import Handbook
from tests.browsing import serving
from tests.checkout import CHECKOUT
from tests.site.conftest import Pages
from tests.site.markup import parsed

SCRIPT = CHECKOUT / "theme" / "site" / "people" / "learning.js"


def test_every_role_with_work_has_a_path_that_its_page_leads_to(
    handbook: Handbook, pages: Pages
) -> None:
    paths = {a.split("/")[1].removesuffix(".html") for a in pages if a.startswith("learning/")}
    assert "officer" in paths
    assert "agency" not in paths
    for role in handbook.roles:
        leads = f'href="../learning/{role}.html"' in pages[f"roles/{role}.html"].html
        assert leads == (role in paths)


def test_a_path_names_its_processes_with_their_edition(pages: Pages) -> None:
    boxes = [
        one.attributes
        for one in parsed(pages["learning/officer.html"].html).all("input")
        if "data-learn" in one.attributes
    ]
    editions = {one["data-learn"]: one["data-edition"] for one in boxes}
    assert len(editions) == len(boxes) > 5
    assert editions["DRT-01"] == "1.1"


@pytest.fixture
def address(tmp_path_factory: pytest.TempPathFactory, pages: Pages) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("learning")
    body = pages["learning/officer.html"].html.split("<script")[0]
    script = SCRIPT.read_text(encoding="utf-8")
    for name, html in (
        ("old", body),
        ("new", body.replace('data-edition="1.', 'data-edition="2.')),
    ):
        text = f'<!doctype html><meta charset="utf-8">{html}<script>{script}</script>'
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    with serving(folder) as served:
        yield served


def test_marks_stay_in_the_browser_and_a_new_edition_is_told(page: Page, address: str) -> None:
    page.goto(f"{address}old.html")
    assert "อ่านแล้ว 0 จาก" in page.locator("[data-learned-count]").inner_text()
    page.locator('[data-learn="DRT-01"]').check()
    assert "อ่านแล้ว 1 จาก" in page.locator("[data-learned-count]").inner_text()
    page.reload()
    assert page.locator('[data-learn="DRT-01"]').is_checked()
    assert page.locator("[data-changed]:visible").count() == 0

    page.goto(f"{address}new.html")
    assert not page.locator('[data-learn="DRT-01"]').is_checked()
    assert page.locator("[data-changed]:visible").count() == 1
    page.locator('[data-learn="DRT-01"]').check()
    assert page.locator("[data-changed]:visible").count() == 0


def test_a_store_that_holds_something_else_is_no_hindrance(page: Page, address: str) -> None:
    page.goto(f"{address}old.html")
    page.evaluate("localStorage.setItem('khumue-learned', '{broken')")
    page.reload()
    page.locator('[data-learn="DRT-01"]').check()
    page.reload()
    assert page.locator('[data-learn="DRT-01"]').is_checked()
