"""Sanitising: hostile HTML that Markdown lets through, and honest HTML that must stay."""

from __future__ import annotations

import re

import pytest

from generator.site.sanitise import front_matter, sanitised, sanitised_text
from tests.site.markup import parsed

HOSTILE = [
    "<script>hit()</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<img src=x onerror=hit()>",
    "<img src='//evil.example/x.png'>",
    "<img src='https://evil.example/x.png'>",
    "<img src='\\\\evil.example\\x.png'>",
    "<img src='/\\evil.example/x.png'>",
    "<img src='ht\ntps://evil.example/x.png'>",
    "<img src=' //evil.example/x.png'>",
    "<img src='\x01//evil.example/x.png'>",
    "<img src='/\t/evil.example/x.png'>",
    "<img src='x.png' srcset='https://evil.example/x.png 2x'>",
    "<img src='data:image/svg+xml,<svg onload=hit()>'>",
    "<svg onload=hit()><script>hit()</script><a xlink:href='javascript:hit()'>x</a></svg>",
    "<svg><foreignObject><iframe src=//evil.example></iframe></foreignObject></svg>",
    "<math><mtext></p><img src=x onerror=hit()></mtext></math>",
    "<iframe src='https://evil.example'></iframe>",
    "<iframe srcdoc='<script>hit()</script>'></iframe>",
    "<object data='x.svg'></object><embed src='x.svg'>",
    "<base href='https://evil.example/'>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<link rel=stylesheet href='https://evil.example/x.css'>",
    "<style>@import 'https://evil.example/x.css'</style>",
    "<p style='background:url(https://evil.example/x.png)'>x</p>",
    "<td style='text-align:center;background:url(//evil.example)'>x</td>",
    "<a href='javascript:hit()'>x</a>",
    "<a href='java\nscript:hit()'>x</a>",
    "<a href='JaVaScRiPt:hit()'>x</a>",
    "<a href='&#106;avascript:hit()'>x</a>",
    "<a href='vbscript:hit()'>x</a>",
    "<a href='data:text/html,<script>hit()</script>'>x</a>",
    "<a href='x' ping='https://evil.example'>x</a>",
    "<form action='https://evil.example'><button formaction='javascript:hit()'>x</button></form>",
    "<input type=image src='https://evil.example/x.png'>",
    "<input autofocus onfocus=hit()>",
    "<video src='https://evil.example/x.mp4' poster='//evil.example/x.png'></video>",
    "<audio src='//evil.example/x.mp3' autoplay></audio>",
    "<body onload=hit()>",
    "<details open ontoggle=hit()>x</details>",
    "<table background='//evil.example/x.png'><tr><td>x</td></tr></table>",
    "<template><script>hit()</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=hit()>'>",
    "<!--><img src=x onerror=hit()>-->",
    "<div data-md-component='search' id='__search'>x</div>",
    "<a name='__config'>x</a>",
    "<x-y onclick=hit()>x</x-y>",
    "<p title='\"><script>hit()</script>'>x</p>",
]


@pytest.mark.parametrize("source", HOSTILE)
def test_nothing_hostile_is_left(source: str) -> None:
    for element in parsed(sanitised(f"<p>before</p>{source}<p>after</p>")).walk():
        assert element.tag not in {
            "script", "style", "svg", "math", "iframe", "object", "embed", "base", "meta", "link",
            "form", "button", "video", "audio", "template", "noscript",
        }  # fmt: skip
        for name, value in element.attributes.items():
            assert not name.startswith("on")
            assert name not in {"srcset", "ping", "poster", "background", "formaction", "srcdoc"}
            assert not name.startswith("data-")
            assert name != "style"
            if name == "src":
                assert "evil" not in (value or "") and ":" not in (value or "")
            if name == "href":
                assert not re.match(r"\s*(javascript|vbscript|data)", value or "", re.IGNORECASE)
            if name in ("id", "name"):
                assert not (value or "").startswith("__")


@pytest.mark.parametrize(
    "honest",
    [
        '<h2 id="ก-ข">หัวข้อ</h2>',
        "<p>ข้อความ <em>เน้น</em> <strong>หนา</strong> <code>x &lt; y</code></p>",
        '<ul>\n<li class="task">หนึ่ง</li>\n</ul>',
        '<ol start="3">\n<li>สาม</li>\n</ol>',
        '<table>\n<thead>\n<tr>\n<th align="right">ก</th>\n</tr>\n</thead>\n</table>',
        '<p><img alt="ภาพ" src="img/%E0%B8%81.png"></p>',
        '<div class="admonition note">\n<p class="admonition-title">หมายเหตุ</p>\n</div>',
        "<details>\n<summary>อ่านต่อ</summary>\n<p>ก</p>\n</details>",
        "<blockquote>\n<p>คำพูด</p>\n</blockquote>",
    ],
)
def test_honest_html_stays_as_it_is(honest: str) -> None:
    assert sanitised(honest) == honest


@pytest.mark.parametrize(
    "target", ["a.html", "../a.html#x", "https://example.org/", "mailto:a@example.org", "#x"]
)
def test_links_may_lead_anywhere(target: str) -> None:
    assert parsed(sanitised(f'<a href="{target}">x</a>')).one("a").attributes["href"] == target


def test_titles_of_contents_have_no_tags() -> None:
    assert sanitised_text("<img src=x onerror=hit()>ก &lt;b&gt; &amp; ข") == "ก &lt;b&gt; &amp; ข"


def test_front_matter_is_escaped_and_chooses_no_template() -> None:
    given = {
        "title": "<script>hit()</script>",
        "description": 'a "b"',
        "tags": ["<b>", 1, {"x": 1}],
        "hide": ["toc"],
        "template": "../../etc/passwd",
        "icon": "../../x",
        "search": {"boost": 2, "exclude": "<b>", "x": 1},
    }
    assert front_matter(given) == {
        "title": "&lt;script&gt;hit()&lt;/script&gt;",
        "description": "a &#34;b&#34;",
        "tags": ["&lt;b&gt;", "1"],
        "hide": ["toc"],
        "search": {"boost": 2},
    }
