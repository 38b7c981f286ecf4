"""Home with its doors, and the list that narrows: what a reader does to find a process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.model.handbook import Handbook
from generator.site import addresses
from generator.site.home_page import doors_of
from tests.site.conftest import Pages
from tests.site.markup import parsed

DOORS = ["เริ่มงานใหม่", "ทำแทนเพื่อน", "ครบกำหนดเดือนนี้", "ทบทวนความรู้"]


def test_home_begins_with_the_search_and_the_four_jobs(pages: Pages) -> None:
    home = parsed(pages["index.html"].html)
    assert home.one("form", role="search").all("input", type="search")
    doors = home.all("section", class_="k-door")
    assert [door.one("h3").text for door in doors] == DOORS
    order = [e.attributes.get("id") for e in home.walk() if e.tag in ("h1", "h2", "form")]
    assert order[:4] == ["top", None, "doors", "due"]


def test_a_door_leads_only_to_pages_that_exist(handbook: Handbook, pages: Pages) -> None:
    found = doors_of(handbook, pages)
    assert found.learning
    assert found.cover
    assert {address for _, address in (*found.learning, *found.cover)} <= set(pages)
    assert not [role.id for role, _ in found.cover if role.external]
    assert doors_of(handbook, {addresses.REVIEW}).review == addresses.REVIEW
    nothing = doors_of(handbook, ())
    assert (nothing.learning, nothing.cover, nothing.review) == ((), (), addresses.COVERAGE)
    role = found.cover[0][0].id
    page, pack = addresses.role_page(role), addresses.cover_page(role)
    assert doors_of(handbook, {page}).cover[0][1] == page
    assert doors_of(handbook, {page, pack}).cover[0][1] == pack


def test_each_row_of_the_list_carries_what_it_is_found_by(handbook: Handbook, pages: Pages) -> None:
    table = parsed(pages["processes/index.html"].html).one("table")
    rows = {row.all("td")[0].text: row.attributes for row in table.all("tr") if row.all("td")}
    assert list(rows) == list(handbook.processes)
    attributes = rows["DRT-01"]
    assert attributes["data-status"] == "approved"
    assert "good-governance-2546" in (attributes["data-law"] or "").split()
    acting = {step.role for step in handbook.processes["DRT-01"].steps if step.role}
    assert acting <= set((attributes["data-role"] or "").split())


def test_every_choice_finds_something(pages: Pages) -> None:
    page = parsed(pages["processes/index.html"].html)
    rows = [row.attributes for row in page.all("tr") if "data-field" in row.attributes]
    for select in page.all("select"):
        name = select.attributes["name"]
        values = [o.attributes["value"] for o in select.all("option") if o.attributes["value"]]
        assert values, name
        for value in values:
            assert any(value in (row[f"data-{name}"] or "").split() for row in rows), value


LIST = "processes/index.html"


@pytest.fixture
def listed(page: Page, sample_site: Path) -> Page:
    """Open the list from the disk, without any server."""
    page.goto((sample_site / LIST).as_uri())
    return page


def codes(page: Page) -> list[str]:
    return page.locator("tr[data-field]:visible td:first-child").all_inner_texts()


def of_field(handbook: Handbook, field: str) -> list[str]:
    return [c for c, p in handbook.processes.items() if handbook.field_of(p).id == field]


def test_filters_narrow_the_list_and_say_how_much_is_left(listed: Page, handbook: Handbook) -> None:
    everything = codes(listed)
    wanted = of_field(handbook, "correspondence")
    listed.get_by_label("สายงาน").select_option("correspondence")
    assert codes(listed) == wanted
    assert listed.locator("[data-group]:visible").count() == 1
    count = listed.locator("output[aria-live=polite]")
    assert count.inner_text() == f"พบ {len(wanted)} จาก {len(everything)} กระบวนการ"
    listed.get_by_label("คำในชื่อหรือรหัส").fill("doc ๐๒")
    assert codes(listed) == ["DOC-02"]
    listed.get_by_label("สถานะ").select_option("approved")
    listed.get_by_label("คำในชื่อหรือรหัส").fill("ไม่มีคำนี้")
    assert codes(listed) == []
    assert listed.locator("[data-none]").is_visible()
    listed.get_by_role("button", name="ล้างตัวกรอง").click()
    assert codes(listed) == everything
    assert listed.url.endswith(LIST)


def test_the_address_keeps_the_filters_and_back_undoes_them(listed: Page) -> None:
    everything = codes(listed)
    listed.get_by_label("ลักษณะภารกิจ").select_option("statutory")
    statutory = codes(listed)
    listed.get_by_label("กฎหมายที่อ้างถึง").select_option("good-governance-2546")
    narrow = codes(listed)
    assert narrow
    assert len(narrow) < len(statutory) < len(everything)
    assert listed.url.endswith("?mission=statutory&law=good-governance-2546")
    address = listed.url
    listed.go_back()
    assert codes(listed) == statutory
    assert listed.get_by_label("กฎหมายที่อ้างถึง").input_value() == ""
    listed.go_back()
    assert codes(listed) == everything
    listed.goto(address)
    assert codes(listed) == narrow


def test_a_process_is_left_and_found_again_as_it_was_filtered(
    listed: Page, handbook: Handbook
) -> None:
    listed.get_by_label("สายงาน").select_option("finance")
    listed.locator("tr[data-field]:visible a").first.click()
    listed.go_back()
    assert codes(listed) == of_field(handbook, "finance")


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[Page]:
    """Open an empty page in a browser without scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_scripts_the_whole_list_and_all_doors_are_there(
    scriptless: Page, sample_site: Path, handbook: Handbook
) -> None:
    scriptless.goto((sample_site / LIST).as_uri())
    assert codes(scriptless) == list(handbook.processes)
    assert not scriptless.locator("[data-filters]").is_visible()
    scriptless.goto((sample_site / "index.html").as_uri())
    assert scriptless.locator(".k-door h3:visible").all_inner_texts() == DOORS
    assert not scriptless.locator(".k-find").is_visible()
    scriptless.get_by_text("เลือกตำแหน่ง").first.click()
    assert scriptless.locator(".k-door li a:visible").count() > 5


def test_the_large_box_hands_over_to_the_search_of_every_page(
    page: Page, sample_address: str
) -> None:
    page.goto(sample_address)
    page.locator("#find").press_sequentially("ร้องเรียน", delay=30)
    page.locator(".md-search-result__link").first.wait_for()
    assert page.locator(".md-search__input").input_value() == "ร้องเรียน"
    assert "ร้องเรียน" in page.locator(".md-search-result__list").inner_text()


TASK = "การรับและแก้ไขเรื่องร้องเรียนร้องทุกข์"


@pytest.mark.parametrize(
    ("place", "goal"),
    [
        ("#chart-step-notify", "processes/DRT-01.html#step-notify"),
        ("#step-notify a[href*='complaint-notice']", "forms/complaint-notice.html"),
        ("#step-notify a[href$='#section-38']", "laws/good-governance-2546.html#section-38"),
    ],
)
def test_two_clicks_lead_from_home_to_the_step_form_and_law_of_a_task(
    page: Page, sample_address: str, place: str, goal: str
) -> None:
    page.goto(sample_address)
    page.locator("main").get_by_role("link", name=TASK).first.click()
    page.locator(place).first.click()
    assert page.url == sample_address + goal
