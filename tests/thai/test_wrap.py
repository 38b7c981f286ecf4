"""Measuring and wrapping: no line too wide, nothing lost, cuts between words or clusters only."""

from __future__ import annotations

import pytest
import uharfbuzz
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.thai.fonts import font_file
from generator.thai.measure import REGULAR, SEMIBOLD, width
from generator.thai.words import clusters
from generator.thai.wrap import wrap

TEXTS = (
    "เจ้าหน้าที่ตรวจสอบคำขอและเอกสารหลักฐานประกอบ",
    "แจ้งให้ผู้ยื่นคำขอแก้ไขเพิ่มเติมภายใน 15 วันทำการ (ม. 8)",
    "ผู้ว่าราชการจังหวัดลงนามในหนังสือสั่งการที่สุด",
    "Sign and return to the officer",
)


@pytest.mark.parametrize("weight", [REGULAR, SEMIBOLD])
@pytest.mark.parametrize("text", TEXTS)
def test_a_width_is_what_a_shaper_finds(text: str, weight: int) -> None:
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(font_file(weight))))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, {"kern": True, "liga": True})
    shaped = sum(position.x_advance for position in buffer.glyph_positions)
    kerned = 0.01 if text.isascii() else 1e-6
    assert shaped <= width(text, font.face.upem, weight) + 1e-6 <= shaped * (1 + kerned) + 1e-3


@pytest.mark.parametrize("most", [60.0, 100.0, 160.0])
@pytest.mark.parametrize("text", TEXTS)
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, most: float) -> None:
    lines = wrap(text, most, 13)
    assert all(width(line, 13) <= most + 1e-6 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_lines_are_even() -> None:
    lines = wrap("จัดทำบันทึกเสนอความเห็น", 128, 13)
    assert lines == ("จัดทำบันทึก", "เสนอความเห็น")


def test_a_word_wider_than_a_line_is_cut_between_clusters() -> None:
    word = "กี่" * 40
    lines = wrap(word, 60, 13)
    assert len(lines) > 3
    assert "".join(lines) == word
    assert all(set(clusters(line)) == {"กี่"} for line in lines)


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "\n"])
def test_nothing_gives_no_line_with_text(text: str) -> None:
    assert not "".join(wrap(text, 100, 13)).strip()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60), st.floats(20, 200))
def test_any_text_is_wrapped_without_loss(text: str, most: float) -> None:
    lines = wrap(text, most, 13)
    assert "".join("".join(lines).split()) == "".join(text.split())
