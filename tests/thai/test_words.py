"""Words: pieces that join back to the text, and never tear apart what belongs together."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.thai.words import clusters, words

TOGETHER = {
    "ส่วนต่าง ๆ ของงาน": "ต่าง ๆ",
    "ระเบียบ พ.ศ. 2568 ข้อ 5": "พ.ศ. 2568",
    "ตามมติ ก.พ. 2/2551": "ก.พ. 2/2551",
    "ตามพ.ร.บ. ระเบียบ": "พ.ร.บ.",
    "เสนอหน.สนจ. พิจารณา": "หน.สนจ.",
    "อาศัย ม. 38 วรรคสอง": "ม. 38",
    "ภายใน 30\u00a0นาที": "30\u00a0นาที",
    "เวลา 10.30 น. เป็นต้นไป": "10.30 น.",
    "เอกสารครบถ้วนหรือไม่?": "หรือไม่?",
    "กลุ่ม (ศูนย์) งาน": "(ศูนย์)",
    "กรุงเทพฯ และอื่นๆ": "กรุงเทพฯ",
    "ดูที่ https://example.com/a?b=c": "https://example.com/a?b=c",
}

MIXED = st.text(
    st.sampled_from("กขงตรนมสอาะิี่้๊็์ำเแโใๆฯ 12๓.,/()“”-aB\u00a0\t\n๚😀é\u0301\u200d"), max_size=40
)


@pytest.mark.parametrize(("text", "piece"), TOGETHER.items())
def test_what_belongs_together_is_one_piece(text: str, piece: str) -> None:
    assert piece in words(text)


def test_thai_is_cut_at_the_ends_of_words() -> None:
    assert words("ตรวจสอบฐานข้อมูลให้ครบถ้วน") == ("ตรวจสอบ", "ฐานข้อมูล", "ให้", "ครบถ้วน")


def test_the_end_of_a_word_before_a_full_stop_is_no_abbreviation() -> None:
    assert not any(piece.startswith("น.") for piece in words("จบการทำงาน."))


@settings(max_examples=300, deadline=None)
@given(MIXED)
def test_pieces_join_back_and_none_begins_with_a_mark(text: str) -> None:
    pieces = words(text)
    assert "".join(pieces) == text
    assert all(pieces)
    for piece in pieces[1:]:
        assert piece[0] not in "ะัาำิีึืฺุู็่้๊๋์ๆฯ"


@given(MIXED)
def test_clusters_join_back(text: str) -> None:
    assert "".join(clusters(text)) == text


def test_a_cluster_is_a_letter_with_all_its_marks() -> None:
    assert clusters("เก็บที่นี้") == ("เก็", "บ", "ที่", "นี้")
