"""The learning path of a role in the browser: marks stay, and a new edition is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from playwright.sync_api import Page

from generator.model.handbook import Handbook
from generator.model.process import Status
from tests.browsing import serving
from tests.checkout import CHECKOUT
from tests.site.conftest import MakePages, Pages
from tests.site.markup import parsed

SCRIPTS = [CHECKOUT / "theme/site/people" / name for name in ("learning.js", "self-check.js")]


def test_every_role_with_work_has_a_path_that_its_page_leads_to(
    handbook: Handbook, pages: Pages
) -> None:
    paths = {a.split("/")[1].removesuffix(".html") for a in pages if a.startswith("learning/")}
    assert "officer" in paths
    assert "agency" not in paths
    for role in handbook.roles:
        leads = f'href="../learning/{role}.html"' in pages[f"roles/{role}.html"].html
        assert leads == (role in paths)


def test_a_manual_in_a_path_that_is_not_approved_says_so(pages: Pages, handbook: Handbook) -> None:
    for item in pages["learning/officer.html"].html.split("<li><label>")[1:]:
        code = item.partition('data-learn="')[2].partition('"')[0]
        approved = handbook.processes[code].status is Status.APPROVED
        assert ("k-badge--status-" in item.partition("</li>")[0]) is not approved


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
    body = re.sub(r"<script.*?</script>", "", pages["learning/officer.html"].html)
    script = ";".join(one.read_text(encoding="utf-8") for one in SCRIPTS)
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


def test_answers_are_checked_and_kept_in_the_browser(page: Page, address: str) -> None:
    page.goto(f"{address}old.html")
    box = page.locator('[data-check="officer/DRT-01"]')
    box.locator("summary").click()
    question = box.locator('[data-question="time"]')
    right = int(question.get_attribute("data-right") or "")
    answers = question.locator("input")
    answers.nth((right + 1) % answers.count()).check()
    assert "ยังไม่ถูก" in question.get_by_role("status").inner_text()
    link = question.locator("[data-look]")
    assert "processes/DRT-01.html#step-" in (link.get_attribute("href") or "")
    assert link.is_visible()
    assert box.locator("[data-score]").inner_text() == ""
    answers.nth(right).check()
    assert question.get_by_role("status").inner_text().strip() == "ถูกต้อง"
    assert link.is_hidden()
    score = f"ตอบถูก 1 จาก {box.locator('[data-question]').count()} ข้อ"
    assert box.locator("[data-score]").inner_text() == score

    page.reload()
    assert page.locator('[data-check="officer/DRT-01"] [data-score]').inner_text() == score
    page.goto(f"{address}new.html")
    assert page.locator('[data-check="officer/DRT-01"] [data-score]').inner_text() == ""


def test_a_question_is_answered_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}old.html")
    box = page.locator('[data-check="officer/DRT-01"]')
    box.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    question = box.locator("[data-question]").first
    assert question.locator("input:checked").count() == 1
    assert question.get_by_role("status").inner_text().strip()
    assert question.get_by_role("group").count() == 0
    assert box.get_by_role("group").first.locator("legend").inner_text()


def test_without_a_script_no_question_is_asked(page: Page, pages: Pages) -> None:
    page.set_content(re.sub(r"<script.*?</script>", "", pages["learning/officer.html"].html))
    assert page.locator("[data-self-check]").is_hidden()


def test_what_changed_since_it_was_read_is_told(
    page: Page, handbook: Handbook, make_pages: MakePages, tmp_path: Path
) -> None:
    old = handbook.processes["DRT-01"]
    assert old.revision
    number = old.revision.number + 1
    told = old.history[-1].model_copy(update={"number": number, "change": old.title})
    new = old.model_copy(
        update={
            "revision": old.revision.model_copy(update={"number": number}),
            "history": (*old.history, told),
            "steps": tuple(
                step.model_copy(update={"title": old.title}) if step.role == "officer" else step
                for step in old.steps
            ),
        }
    )
    book = replace(
        handbook,
        processes=MappingProxyType({**handbook.processes, "DRT-01": new}),
        archive=MappingProxyType({"DRT-01": (old,)}),
    )
    for name, one in (("old", handbook), ("new", book)):
        body = re.sub(r"<script.*?</script>", "", make_pages(one)["learning/officer.html"].html)
        script = SCRIPTS[0].read_text(encoding="utf-8")
        text = f'<!doctype html><meta charset="utf-8">{body}<script>{script}</script>'
        (tmp_path / f"{name}.html").write_text(text, encoding="utf-8")
    with serving(tmp_path) as address:
        page.goto(f"{address}new.html")
        assert page.locator("[data-since]:visible").count() == 0
        page.goto(f"{address}old.html")
        page.locator('[data-learn="DRT-01"]').check()
        page.goto(f"{address}new.html")
        since = page.locator("[data-since]:visible")
        assert since.count() == 1
        assert since.locator("[data-of]:visible").count() == 1
        assert "แก้ไข" in since.inner_text()  # in a word, not by a sign
        assert old.title.th in since.inner_text()
        assert "→" in since.inner_text()


def test_what_begins_and_ends_a_process_is_no_step_to_learn(
    pages: Pages, handbook: Handbook
) -> None:
    html = pages["learning/officer.html"].html
    for step in handbook.processes["DOC-02"].steps:
        link = f'href="../processes/DOC-02.html#step-{step.id}"'
        works = step.role == "officer" and step.type.value not in ("start", "end")
        assert (link in html.partition("data-self-check")[0]) == works


def test_what_helps_a_role_stands_in_its_path(
    pages: Pages, make_pages: MakePages, handbook: Handbook
) -> None:
    (name,) = [name for name in handbook.entries if "briefing-PLN-01" in name]
    entry = handbook.entries[name]
    tied = entry.model_copy(update={"processes": (), "steps": (), "roles": ("officer",)})
    book = replace(handbook, entries=MappingProxyType({**handbook.entries, name: tied}))
    link = f'href="../{name.removesuffix(".md")}.html"'
    assert link not in pages["learning/officer.html"].html
    assert link in make_pages(book)["learning/officer.html"].html


def test_the_list_is_printed_by_a_button(page: Page, address: str) -> None:
    page.add_init_script("window.print = () => { window.printed = true }")
    page.goto(f"{address}old.html")
    page.locator("[data-print]").click()
    assert page.evaluate("window.printed")


def test_the_lessons_of_a_process_stand_in_the_path(pages: Pages, handbook: Handbook) -> None:
    html = pages["learning/officer.html"].html
    told = handbook.helping("processes", "DRT-01")
    assert told
    for name in told:
        assert f'href="../{name.removesuffix(".md")}.html"' in html
