"""The knowledge around the work on the site: where it helps, on its own pages, in the search."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from playwright.sync_api import Page

from generator.model.handbook import Handbook
from generator.model.knowledge import Entry
from generator.site import addresses
from generator.starter import write_starter
from tests.site.conftest import MakePages, Pages
from tests.site.markup import parsed


def links(html: str) -> list[str]:
    return [one.attributes.get("href") or "" for one in parsed(html).all("a")]


def test_an_entry_is_linked_wherever_it_is_tied(handbook: Handbook, pages: Pages) -> None:
    assert len({entry.kind for entry in handbook.entries.values()}) == 6
    for name, entry in handbook.entries.items():
        there = f"../{addresses.entry_page(name)}"
        tied = [addresses.COMMUNITY, *(addresses.role_page(role) for role in entry.roles)]
        tied += [addresses.process_page(code) for code in entry.processes]
        for process, step in handbook.steps_tied(entry.steps):
            page = pages[addresses.process_page(process.code)]
            row = page.html.split(f'id="step-{step.id}"')[1].split("</tbody>")[0]
            assert there in row
            tied.append(page.address)
        for address in tied:
            assert there in links(pages[address].html), (name, address)
    assert all(entry.sample for entry in handbook.entries.values())


def test_nothing_is_shown_where_nothing_helps(handbook: Handbook, pages: Pages) -> None:
    for code in handbook.processes:
        shown = 'id="knowledge"' in pages[addresses.process_page(code)].html
        assert shown == bool(handbook.helping("processes", code))


def test_the_page_groups_by_kind_newest_first(handbook: Handbook, pages: Pages) -> None:
    html = pages[addresses.COMMUNITY].html
    groups = html.split("data-group>")[1:]
    assert len(groups) == 6
    for group in groups:
        days = re.findall(r'<td[^>]*><time datetime="([^"]+)"', group.split("</tbody>")[0])
        assert days == sorted(days, reverse=True)
        assert days
    for register in ("experts", "trainings", "services"):
        for id_ in getattr(handbook, register):
            assert f'id="{register[:-1]}-{id_}"' in html
    row = html.split('id="training-project-writing"')[1].split("</tr>")[0]
    assert "training-note-project-writing.html" in row


def test_an_office_without_any_says_so(handbook: Handbook, make_pages: MakePages) -> None:
    none: MappingProxyType[str, Entry] = MappingProxyType({})
    empty = replace(handbook, entries=none, experts={}, trainings={}, services={}, committees={})
    html = make_pages(empty, "en")[addresses.COMMUNITY].html
    assert html.count("k-hint") == 6
    assert "data-filters" not in html


def test_entries_are_filtered_by_process_and_role(page: Page, sample_address: str) -> None:
    page.goto(sample_address + addresses.COMMUNITY)
    rows = page.locator("[data-group] tr:not(.k-group):visible")
    every = rows.count()
    page.get_by_label("กระบวนการ", exact=True).select_option("DRT-01")
    assert 0 < rows.count() < every
    assert page.locator("[data-group]:visible").count() == 2
    page.get_by_label("ตำแหน่ง", exact=True).select_option("procurement-officer")
    assert rows.count() == 0
    assert page.locator("[data-none]").is_visible()
    page.get_by_role("button", name="ล้างตัวกรอง").click()
    assert rows.count() == every


def test_an_entry_says_on_top_what_it_is_and_the_search_finds_it(
    handbook: Handbook, sample_site: Path
) -> None:
    index = json.loads((sample_site / "search/search_index.json").read_text(encoding="utf-8"))
    found = {entry["location"] for entry in index["docs"]}
    for name, entry in handbook.entries.items():
        address = addresses.entry_page(name)
        assert address in found
        html = (sample_site / address).read_text(encoding="utf-8")
        assert html.count("<h1") == 1
        assert str(entry.date) in html
        for process, step in handbook.steps_tied(entry.steps):
            assert f"../processes/{process.code}.html#step-{step.id}" in links(html)


def test_front_matter_is_data_and_an_authors_own_heading_stays(tmp_path: Path) -> None:
    root = tmp_path / "office"
    write_starter(root)
    hostile = '<img src=x onerror="alert(1)"> & {{ config }}'
    entry = root / "content/knowledge/x.md"
    entry.parent.mkdir()
    entry.write_text(
        f"---\nkind: lesson\ntitle: {json.dumps(hostile)}\ndate: 2026-10-05\n"
        f"summary: {json.dumps(hostile)}\nroles: [section-head]\n---\n\n"
        "# หัวเรื่องของผู้เขียน\n\nข้อความ\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    html = (root / "site/knowledge/x.html").read_text(encoding="utf-8")
    assert "<img src=x" not in html
    assert html.count("<h1") == 1
    assert "หัวเรื่องของผู้เขียน" in html
    assert "&lt;img" in html
