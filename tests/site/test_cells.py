"""Wide tables on a narrow screen: every cell says which column it is of."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from generator.site.cells import with_cells_named
from tests.site.test_browser import KINDS

ROW = '<tr><th scope="row">ก</th><td>1</td><td class="k-number">2</td><td></td></tr>'


def table(head: str, body: str, kind: str = "") -> str:
    return f'<table class="k-table{kind}"><thead>{head}</thead><tbody>{body}</tbody></table>'


@pytest.mark.parametrize(
    ("head", "named"),
    [
        ("<tr><th>A</th><th>B</th><th>C</th><th>D</th></tr>", ["B", "C"]),
        ("<tr><th>A</th><th>B</th><th><a href='x'>C &amp; c</a></th><th></th></tr>",
         ["B", "C &amp; c"]),
        ('<tr><th rowspan="2">A</th><th colspan="2">B</th><th rowspan="2">D</th></tr>'
         "<tr><th>1</th><th>2</th></tr>", ["B 1", "B 2"]),
    ],
)  # fmt: skip
def test_cells_carry_the_name_of_their_column(head: str, named: list[str]) -> None:
    first, second = named
    row = ROW.replace("<td>1", f'<td data-name="{first}">1')
    row = row.replace("<td class", f'<td data-name="{second}" class')
    before = "<p>a table of many rows</p>" * 9
    written = f"{before}{table(head, ROW * 2)}"
    assert with_cells_named(written) == f"{before}{table(head, row * 2)}"


def test_a_cell_across_columns_counts_for_all_of_them() -> None:
    head = "<tr><th>A</th><th>B</th><th>C</th><th>D</th></tr>"
    row = '<tr><td colspan="2">1</td><td>2</td></tr>'
    assert '<td data-name="C">2</td>' in with_cells_named(table(head, row))


@pytest.mark.parametrize("kind", ["", " k-table--matrix", " k-table--steps"])
def test_narrow_tables_and_tables_with_a_way_of_their_own_stay(kind: str) -> None:
    head = (
        "<tr><th>A</th><th>B</th></tr>" if not kind else "<tr><th>A</th><th>B</th><th>C</th></tr>"
    )
    written = f"<p>a</p>{table(head, ROW, kind)}"
    assert with_cells_named(written) == written


def test_no_kind_of_page_hides_columns_of_a_table_on_a_telephone(
    page: Page, sample_address: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    for name in KINDS:
        page.goto(sample_address + name)
        wide = page.evaluate(
            """() => [...document.querySelectorAll(".k-table:not(.k-table--matrix)")]
                .map((table) => [table, table.closest(".k-scroll") || table.parentElement])
                .filter(([table, frame]) => frame.scrollWidth > frame.clientWidth + 1)
                .map(([table]) => table.textContent.trim().slice(0, 60))"""
        )
        assert wide == [], name
    page.goto(f"{sample_address}kpis/index.html")
    cell = page.locator(".k-table td[data-name='น้ำหนัก (ร้อยละ)']").first
    expect(cell).to_be_visible()
    shown = cell.evaluate("(one) => getComputedStyle(one, '::before').content")
    assert "น้ำหนัก (ร้อยละ)" in shown.replace('"', "")
