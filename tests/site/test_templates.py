"""Labels with their word ends marked."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.handbook import Handbook
from generator.site.templates import Markup, with_word_ends
from tests.site.conftest import Pages
from tests.site.markup import parsed


@pytest.mark.parametrize(
    ("label", "marked"),
    [
        ("ผู้อำนวยการกลุ่มงานอำนวยการ", "ผู้อำนวยการ<wbr>กลุ่ม<wbr>งาน<wbr>อำนวยการ"),
        ("เจ้าหน้าที่พัสดุ", "เจ้าหน้าที่พัสดุ"),
        ("วงเงินไม่เกิน 500,000 บาท", "วงเงิน<wbr>ไม่<wbr>เกิน <wbr>500,000 <wbr>บาท"),
        ("ก <b> & ข และอื่น ๆ อีก", "ก <wbr>&lt;b&gt; <wbr>&amp; <wbr>ข <wbr>และ<wbr>อื่น ๆ <wbr>อีก"),
    ],
)
def test_word_ends_are_marked_in_long_labels(label: str, marked: str) -> None:
    assert str(with_word_ends(label)) == marked


@given(st.text(alphabet="กขคงเแโะาิีุู่้็์ำ ๆฯ<&12.", max_size=60))
def test_marks_add_nothing_but_marks(text: str) -> None:
    marked = str(with_word_ends(text))
    assert Markup(marked.replace("<wbr>", "")).unescape() == text


def test_a_copied_title_is_the_title(handbook: Handbook, pages: Pages) -> None:
    for code, process in handbook.processes.items():
        (title,) = parsed(pages[f"processes/{code}.html"].html).all("h1")
        assert title.text == process.title.th


def test_the_title_of_every_page_has_its_word_ends_marked(pages: Pages) -> None:
    for address, page in pages.items():
        found = re.search("<h1[^>]*>(.*?)(?= <small>|</h1>)", page.html)
        assert found, address
        plain = Markup(found[1].replace("<wbr>", "")).unescape()
        assert found[1] == str(with_word_ends(plain)), address
