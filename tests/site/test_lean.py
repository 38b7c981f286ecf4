"""Lean HTML: fewer bytes, the same page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from generator.site.lean import lean
from tests.site.conftest import Pages

SAME = """([written, lean]) => {
    const blocks = "article, section, p, ul, ol, li, dl, dt, dd, div, table, thead, tbody, tr, td, "
        + "th, h1, h2, h3, nav, form, svg, svg *, select, option, figure, details, summary, script";
    const told = (html) => {
        const found = new DOMParser().parseFromString(html, "text/html");
        const walk = (node) => {
            if (node.nodeType === Node.TEXT_NODE)
                return node.parentNode.closest("pre, script, textarea")
                    ? node.data : node.data.replace(/\\s+/g, " ");
            const parts = [...node.childNodes].filter(
                (one) => one.nodeType !== Node.COMMENT_NODE).map((one) => ({
                    block: one.nodeType === Node.ELEMENT_NODE && one.matches(blocks),
                    told: walk(one),
                }));
            // Blanks count only between what stands in a line.
            parts.forEach((part, at) => {
                const first = !parts[at - 1] || parts[at - 1].block;
                const last = !parts[at + 1] || parts[at + 1].block;
                if (typeof part.told === "string" && !node.closest?.("pre, script, textarea")) {
                    if (first) part.told = part.told.trimStart();
                    if (last) part.told = part.told.trimEnd();
                }
            });
            const attributes = [...(node.attributes || [])]
                .filter(({ name }) => name !== "xmlns").map(({ name, value }) => [name, value]);
            const inside = parts.map((part) => part.told).filter((one) => one !== "");
            return [node.nodeName, attributes, inside];
        };
        return JSON.stringify(walk(found.body));
    };
    return told(written) === told(lean);
}"""


def test_a_browser_reads_the_same_page(page: Page, pages: Pages) -> None:
    page.goto("about:blank")
    assert not page.evaluate(SAME, ["<p><b>a</b>\n<i>b</i></p>", "<p><b>a</b><i>b</i></p>"])
    for address, made in pages.items():
        shorter = lean(made.html)
        assert page.evaluate(SAME, [made.html, shorter]), address
        assert len(shorter) <= len(made.html)


@pytest.mark.parametrize(
    ("written", "shorter"),
    [
        ("<ul>\n  <li>ก</li>\n  <li>ข</li>\n</ul>\n", "<ul><li>ก<li>ข</ul>"),
        ("<p><b>one</b>\n<i>two</i></p>", "<p><b>one</b>\n<i>two</i></p>"),
        ("<p>ก\n   ข</p>", "<p>ก\nข</p>"),
        ("<pre>\n  a\n    b\n</pre>", "<pre>\n  a\n    b\n</pre>"),
        ('<tr><td class="k-a">1</td><td class="k-a k-b">2</td></tr>',
         '<tr><td class=k-a>1<td class="k-a k-b">2</tr>'),
        ('<a href="x.html" class="k">', '<a href="x.html" class=k>'),
        ('<p title="">', '<p title="">'),
        ('<path d="M0"/>', '<path d="M0"/>'),
        ("<li>ก</li> ข", "<li>ก</li> ข"),
        ('<svg xmlns="http://www.w3.org/2000/svg"></svg>', "<svg></svg>"),
        ('<script id="__config" type="a">{"a": "\\u0e01"}</script>',
         '<script id="__config" type="a">{"a": "ก"}</script>'),
        ("<pre>\\u0e01</pre>", "<pre>\\u0e01</pre>"),
        ('<a title="ก" aria-label="ก">', '<a aria-label="ก">'),
        ('<a title="ก" aria-label="ข">', '<a title="ก" aria-label="ข">'),
    ],
)  # fmt: skip
def test_what_is_left_out(written: str, shorter: str) -> None:
    assert lean(written) == shorter


def test_what_an_author_wrote_keeps_its_quotation_marks() -> None:
    written = '<p class="k">a <code>x="y" z</code></p>'
    assert lean(written, written=True) == written


@given(st.text(alphabet="<>/=\"'\n abtdlirp", max_size=60))
def test_lean_is_lean(text: str) -> None:
    once = lean(text)
    assert len(once) <= len(text)
