"""The link check: what it takes for a link, and which of them are broken."""

from __future__ import annotations

import pytest

from generator.site.addresses import law_section, root, section_anchor
from generator.site.links import Anchors, anchors_of, broken_links

PAGES = {
    "index.html": Anchors(("top", "ก-ข", "section-53/1", "section-9(8)"), ()),
    "a/b.html": Anchors(("here",), ()),
}
FILES = ["manuals/A.pdf", "img/ภาพ.png"]


@pytest.mark.parametrize(
    "link",
    [
        "b.html", "b.html#here", "#here", "../index.html", "../index.html#top", "",
        "../index.html#%E0%B8%81-%E0%B8%82", "../index.html#ก-ข", "../index.html#section-53/1",
        "../index.html#section-9(8)", "../manuals/A.pdf", "../manuals/A.pdf#page=2",
        "../img/%E0%B8%A0%E0%B8%B2%E0%B8%9E.png", "b.html?x=1#here", "https://example.org/x",
        "//example.org/x", "mailto:a@example.org", "../a/./b.html",
    ],
)  # fmt: skip
def test_good_links(link: str) -> None:
    pages = PAGES | {"a/b.html": Anchors(("here",), (link,))}
    assert not list(broken_links(pages, FILES, {}))


@pytest.mark.parametrize(
    "link",
    [
        "c.html", "#there", "b.html#there", "index.html", "../index.html#no", "/index.html",
        "../manuals/B.pdf", "../manuals", "../..//index.html", "http://[broken", "B.html",
    ],
)  # fmt: skip
def test_broken_links(link: str) -> None:
    pages = PAGES | {"a/b.html": Anchors(("here",), (link,))}
    (found,) = broken_links(pages, FILES, {"a/b.html": "content/a/b.md"})
    assert (found.code, found.place.file) == ("broken-link", "content/a/b.md")
    assert found.words["target"] == link


def test_a_repeated_id_is_told_once() -> None:
    pages = {"a.html": Anchors(("x", "y", "x", "x"), ())}
    (found,) = broken_links(pages, [], {})
    assert (found.code, found.words["id"], found.place.file) == ("repeated-anchor", "x", "a.html")


def test_ids_and_links_of_a_body() -> None:
    body = (
        '<h2 id="one">A</h2><p>text with href="no" and id="no"</p>'
        '<a href="x.html?a=1&amp;b=2" title="a &gt; b">x</a><img alt="" src="y.png">'
        '<svg><a xlink:href="#one" id="two"/></svg><br><td data-id="three">'
    )
    assert anchors_of(body) == Anchors(("one", "two"), ("x.html?a=1&b=2", "y.png", "#one"))


@pytest.mark.parametrize(
    ("page", "way"), [("index.html", ""), ("roles/a.html", "../"), ("a/b/c.html", "../../")]
)
def test_the_way_to_the_root(page: str, way: str) -> None:
    assert root(page) == way


def test_sections_have_an_anchor_without_blanks() -> None:
    assert section_anchor("11 ทวิ") == "section-11-ทวิ"
    assert law_section("a", "53/1") == "laws/a.html#section-53/1"
    assert law_section("a", "9 #2") == "laws/a.html#section-9-%232"
