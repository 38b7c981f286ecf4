"""Two languages side by side: Thai marked in English pages, and the way to the other language."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator.site.languages import with_prints_above, with_thai_marked
from tests.site.markup import Element, parsed

TWO = "plugins:\n  - search\n  - khumue:\n      languages: [th, en]\n"


@pytest.mark.parametrize(
    ("written", "marked"),
    [
        ("<p>Owner</p>", "<p>Owner</p>"),
        ("<p>งาน</p>", '<p lang="th">งาน</p>'),
        ("<p>งาน &amp; เวลา</p>", '<p lang="th">งาน &amp; เวลา</p>'),
        ("<p>รับ<wbr>งาน</p>", '<p lang="th">รับ<wbr>งาน</p>'),
        ("<p>Owner: งาน 2 วัน.</p>", '<p>Owner: <span lang="th">งาน 2 วัน</span>.</p>'),
        ("<p>งาน<br>เวลา</p>", '<p><span lang="th">งาน</span><br><span lang="th">เวลา</span></p>'),
        ("<tr><td>งาน<td>เวลา</table>", '<tr><td lang="th">งาน<td lang="th">เวลา</table>'),
        ('<p lang="th">งาน</p>', '<p lang="th">งาน</p>'),
        ('<a title="งาน > x" lang=th>ไทย</a>', '<a title="งาน > x" lang=th>ไทย</a>'),
        ('<a aria-label="งาน"><svg></svg></a>', '<a lang="th" aria-label="งาน"><svg></svg></a>'),
        ('<div aria-label="งาน">A</div>', '<div aria-label="งาน">A</div>'),
        ("<title>งาน</title>", '<title lang="th">งาน</title>'),
        ("<title>งาน - X</title>", "<title>งาน - X</title>"),
        ("<script>var a = 'งาน'</script>", "<script>var a = 'งาน'</script>"),
        ("<svg><title>งาน</title></svg>", "<svg><title>งาน</title></svg>"),
        ("<svg><text>งาน</text></svg>", '<svg><text lang="th">งาน</text></svg>'),
        ("<svg><text>A งาน</text></svg>", '<svg><text>A <tspan lang="th">งาน</tspan></text></svg>'),
        ("<b>5 ฿</b><!-- งาน -->", "<b>5 ฿</b><!-- งาน -->"),
    ],
)  # fmt: skip
def test_thai_is_marked_where_it_is_text(written: str, marked: str) -> None:
    assert with_thai_marked(written) == marked


@given(st.lists(st.sampled_from(["งาน", "เวลา", "Owner", " ", "1", "<", "&", '"', "ๆ", "฿"])))
def test_a_mark_changes_no_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    body = with_thai_marked(f"<p>{html.escape(text)}</p>")
    assert html.unescape(re.sub("<[^>]*>", "", body)) == text
    outside = re.sub('<(p|span) lang="th">.*?</\\1>', "", body)
    assert not re.search("[ก-ฮ]", outside)


def test_links_to_prints_lead_one_level_up() -> None:
    body = '<a href="../manuals/A.pdf">1</a> <a href="../x.pdf">2</a> <a href="../a.html">3</a>'
    expected = body.replace("../manuals", "../../manuals")
    assert with_prints_above(body, {"manuals/A.pdf"}) == expected


def site_of(project: Path, plugins: str = "") -> dict[str, bytes]:
    """Build a project as ``mkdocs build`` does; return what was published."""
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    if plugins:
        text = re.sub(r"(?m)^plugins: .*\n", plugins, text)
        assert plugins in text
        settings.write_text(text, encoding="utf-8")
    config = load_config(str(settings))
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    assert not [entry.name for entry in project.iterdir() if entry.name.startswith(".site")]
    site = project / "site"
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in site.rglob("*")
        if file.is_file()
    }


def in_thai(element: Element, thai: bool = False) -> list[str]:
    """Return the Thai texts below an element that no ``lang`` marks."""
    if element.tag in ("script", "style", "title"):  # a title may mix languages
        return []
    thai = element.attributes.get("lang", "th" if thai else "en") == "th"
    found = []
    for part in element.inside:
        if isinstance(part, Element):
            found += in_thai(part, thai)
        elif not thai and re.search("[ก-ฮ]", part):
            found.append(part)
    return found


def test_a_second_language_lies_in_a_folder(small_project: Callable[[], Path]) -> None:
    project = small_project()
    file = project / "processes" / "general" / "gen-01.yml"
    text = file.read_text(encoding="utf-8")
    english = "title:\n  th: การรับหนังสือ\n  en: Receiving letters\n"
    file.write_text(re.sub(r"(?m)^title: .*\n", english, text), encoding="utf-8")
    office = project / "content" / "registers" / "office.yml"
    text = office.read_text(encoding="utf-8")
    named = "handbook: {th: คู่มือ, en: Manuals of the office}"
    office.write_text(re.sub("(?m)handbook: .*$", named, text), encoding="utf-8")
    alone = site_of(project)
    both = site_of(project, TWO)

    pages = {name for name in alone if name.endswith(".html") and name != "404.html"}
    assert {f"en/{name}" for name in pages} == {
        name for name in both if name.startswith("en/") and name.endswith(".html")
    }
    assert {name for name in both if not name.startswith("en/")} == set(alone)
    prints = {name for name in alone if name.endswith(".pdf")}
    assert {name for name in both if name.endswith(".pdf")} == prints
    assert {"search/search_index.json", "en/search/search_index.json"} <= set(both)
    assert both["search/search_index.json"] == alone["search/search_index.json"]
    assert b"Receiving letters" in both["en/search/search_index.json"]

    for name in sorted(pages):
        for address, language in ((name, "en"), (f"en/{name}", "th")):
            page = parsed(both[address].decode())
            (twin,) = (a for a in page.all("a", hreflang=language))
            assert not [box for box in page.all("form") if box.all("a", hreflang=language)]
            assert twin.attributes["lang"] == language
            assert twin.text.strip() == {"en": "English", "th": "ไทย"}[language]
            folder = posixpath.dirname(address)
            for link in page.all(hreflang=language):
                way = str(link.attributes["href"])
                target = posixpath.normpath(posixpath.join(folder, way))
                assert target == (f"en/{name}" if language == "en" else name)
            for link in page.all("a"):
                way = str(link.attributes.get("href") or "")
                if way.endswith(".pdf"):
                    assert posixpath.normpath(posixpath.join(folder, way)) in prints
        assert not in_thai(page), name
        # Material would ask for a site map beside it, which is not there.
        assert not page.all("link", rel="alternate"), name
        assert page.one("html").attributes["lang"] == "en"
        assert not page.all("style")
        assert not [s for s in page.all("script") if s.text and s.attributes.get("type") is None
                    and s.attributes.get("src") is None]  # fmt: skip
        assert not [e for e in page.walk() if "style" in e.attributes]

    shown = parsed(both["en/processes/GEN-01.html"].decode())
    assert shown.one("h1").text == "Receiving letters"
    assert shown.all("title")[0].text == "Receiving letters - Manuals of the office"
    assert "What it is for" in shown.one("h2", id="purpose").text
    assert "English" in parsed(both["404.html"].decode()).one("a", hreflang="en").text


def test_one_language_is_the_site_as_it_was(
    small_project: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.build._manuals", lambda *_, **__: iter(()))
    project = small_project()
    alone = site_of(project)
    assert not [name for name in alone if name.startswith("en/")]
    assert not [name for name in alone if b"hreflang" in alone[name] and name.endswith(".html")]
    assert site_of(project, TWO.replace("[th, en]", "[th]")) == alone


def test_an_author_cannot_write_where_the_second_language_lies(
    small_project: Callable[[], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    project = small_project()
    (project / "content" / "en").mkdir(parents=True)
    (project / "content" / "en" / "a.md").write_text("# A\n", encoding="utf-8")
    with pytest.raises(Abort):
        site_of(project, TWO)
    assert "content/en/a.md:0:0: error repeated-address" in capsys.readouterr().err
