"""Boxes: nothing lost, nothing too wide, no word in two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.thai.boxing import WIDEST, boxed
from generator.thai.measure import width
from generator.thai.words import clusters


def flat(text: str) -> list[str]:
    return [piece if isinstance(piece, str) else piece[0] for piece in boxed(text)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("จังหวัด", ["จังหวัด"]),
        ("รับเรื่องร้องเรียน", ["รับ", "เรื่อง", "ร้องเรียน"]),
        ("ต่าง ๆ", ["ต่าง ๆ"]),
        ("พ.ศ. 2569 แล้ว", ["พ.ศ. 2569", " ", "แล้ว"]),
        # A name that is too wide for a box is cut where a word within it ends.
        ("พระบาทสมเด็จพระพุทธเลิศหล้านภาลัย", ["พระบาทสมเด็จ", "พระพุทธเลิศหล้า", "นภาลัย"]),
        ("(กรุงเทพฯ)", ["(กรุงเทพฯ)"]),
        # A date stays on a line, in both kinds of digits, and so does a short remark.
        ("5 มี.ค. 2570, 31 ม.ค. 2571", ["5 มี.ค. 2570,", " ", "31 ม.ค. 2571"]),
        ("to 5 Mar 2570 [Sample value]", ["to", " ", "5 Mar 2570", " ", "[Sample value]"]),
        ("ถึง ๓๐ มิ.ย. ๒๕๗๐", ["ถึง", " ", "๓๐ มิ.ย. ๒๕๗๐"]),
        # So does a number with its unit, but not with a word that only begins like one.
        ("ภายใน 15 วัน จาก", ["ภายใน", " ", "15 วัน", " ", "จาก"]),
        ("2 วันทำการ 1.5 ชั่วโมง", ["2 วันทำการ", " ", "1.5 ชั่วโมง"]),
        ("(๓ ครั้ง)", ["(๓ ครั้ง)"]),
        ("within 15 days of", ["within", " ", "15 days", " ", "of"]),
        ("2569 วันที่", ["2569", " ", "วันที่"]),
        ("ปิดยอด [ค่าตัวอย่าง]", ["ปิด", "ยอด", " ", "[ค่าตัวอย่าง]"]),
    ],
)
def test_words_are_boxed(text: str, pieces: list[str]) -> None:
    assert flat(text) == pieces


ANY_TEXT = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x0E7F), max_size=120)


@given(ANY_TEXT)
def test_nothing_is_lost_or_added(text: str) -> None:
    assert "".join(flat(text)) == text


@given(ANY_TEXT)
def test_no_box_is_wider_than_it_may_be(text: str) -> None:
    for piece in boxed(text):
        if isinstance(piece, list) and len(clusters(piece[0])) > 1:
            assert width(piece[0], 1) <= WIDEST
