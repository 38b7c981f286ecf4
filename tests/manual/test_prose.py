"""Texts made ready for type: nothing harmful, nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.manual.prose import clean, prepared, worded


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("ก\u0007ข", "กข"),
        ("ก\u202eข\u202c", "กข"),
        ("ก\u200bข\ufeff\u00ad", "กข"),
        ("ก\ud800ข\ufffe\ufdd0", "กข"),
        ("  ก \t ข  ", "ก ข"),
        ("ก\r\nข\u2028ค", "ก\nข\nค"),
        ("พ.ศ.\u00a02569", "พ.ศ.\u00a02569"),
        ("น้ำ ที่ ก็", "น้ำ ที่ ก็"),
        ("😀 漢字", "😀 漢字"),
    ],
)
def test_clean(text: str, kept: str) -> None:
    assert clean(text) == kept


def test_digits() -> None:
    assert worded("15 วัน ม.38 DRT-01", in_thai_digits=True) == "๑๕ วัน ม.๓๘ DRT-01"
    assert worded("15 วัน", in_thai_digits=False) == "15 วัน"


@given(st.text(), st.booleans())
def test_cleaning_twice_is_cleaning_once(text: str, in_thai_digits: bool) -> None:
    once = worded(text, in_thai_digits=in_thai_digits)
    assert worded(once, in_thai_digits=in_thai_digits) == once


def test_prepared_leaves_codes_names_and_numbers_alone() -> None:
    data = {"code": "A-1", "image": "a 1.svg", "size": [1.5, 2], "none": None, "title": "เรื่องที่ 1"}
    assert prepared(data, in_thai_digits=True) == {
        "code": "A-1",
        "image": "a 1.svg",
        "size": [1.5, 2],
        "none": None,
        "title": {"text": (["เรื่อง"], ["ที่"], " ", ["๑"])},
    }
