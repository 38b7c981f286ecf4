"""Fonts: the derived one draws and measures like the stock one, and is always the same."""

from __future__ import annotations

import io
import itertools
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import uharfbuzz
from fontTools.ttLib import TTFont

from generator.thai import fonts

CLUSTERS = ["ที่", "นี้", "น้ำ", "ป้ำ", "ก็", "ปู่", "ฐุ", "ญู่", "สิทธิ์", "พันธุ์", "ผู้", "ฟื้น", "เปิ่น", "ำ", "กํ"]
TEXTS = ["ถิ่นที่อยู่ของผู้ใหญ่", "น้ำใจป้ำๆ", "ญี่ปุ่นฐานันดร", "Khumue 2569 ฿", "กลยุทธ์ (๒๕๖๙)"]


def shaped(font: bytes, text: str) -> tuple[list[int], int]:
    """Return the glyphs of a text and how far it moves the pen."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(font))), buffer, {"kern": False})
    glyphs = [info.codepoint for info in buffer.glyph_infos]
    return glyphs, sum(place.x_advance for place in buffer.glyph_positions)


@pytest.fixture(scope="module", params=fonts.WEIGHTS)
def pair(request: pytest.FixtureRequest) -> tuple[bytes, bytes]:
    """Return the stock font of a weight and the font derived from it."""
    stock = fonts.font_file(request.param).read_bytes()
    return stock, fonts.derive_cluster_font(stock)


def test_a_cluster_is_one_glyph(pair: tuple[bytes, bytes]) -> None:
    for consonant, vowel, tone in itertools.product("กปฝฟญฐฎฬ", "ัิีึืุู็", ["", *"่้๊๋์"]):
        glyphs, _ = shaped(pair[1], consonant + vowel + tone)
        assert len(glyphs) == 1, consonant + vowel + tone
    assert len(shaped(pair[1], "น้ำ")[0]) == 1


@pytest.mark.parametrize("text", [*CLUSTERS, *TEXTS])
def test_the_derived_font_measures_like_the_stock_one(pair: tuple[bytes, bytes], text: str) -> None:
    assert shaped(pair[1], text)[1] == shaped(pair[0], text)[1]


def test_a_cluster_is_drawn_as_the_stock_font_draws_it(pair: tuple[bytes, bytes]) -> None:
    """The parts of a composite stand where HarfBuzz places the stock glyphs."""
    derived = TTFont(io.BytesIO(pair[1]))
    glyph = derived["glyf"][derived.getGlyphName(shaped(pair[1], "ปี่")[0][0])]
    buffer = uharfbuzz.Buffer()
    buffer.add_str("ปี่")
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(pair[0]))), buffer)
    pen, wanted = 0, []
    stock = TTFont(io.BytesIO(pair[0]))
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        name = stock.getGlyphName(info.codepoint)
        wanted.append((name, pen + place.x_offset, place.y_offset))
        pen += place.x_advance
    assert [(part.glyphName, part.x, part.y) for part in glyph.components] == wanted


def test_every_character_has_a_glyph(pair: tuple[bytes, bytes]) -> None:
    for text in ["☐", "☑", "✓", "●", "→", "漢", "😀", "\u2e3b", "\U0010fffd"]:
        glyphs, _ = shaped(pair[1], text)
        assert 0 not in glyphs, text


def test_the_same_font_comes_out_each_time(pair: tuple[bytes, bytes]) -> None:
    assert fonts.derive_cluster_font(pair[0]) == pair[1]


def test_several_builds_may_ask_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        folders = set(pool.map(fonts.cluster_fonts, [tmp_path / "cache"] * 2))
    (folder,) = folders
    assert list((tmp_path / "cache").iterdir()) == [folder]
    names = {"Sarabun-Regular.ttf", "Sarabun-SemiBold.ttf", fonts.LICENCE_NAME}
    assert {file.name for file in folder.iterdir()} == names
    before = {file: file.stat().st_mtime_ns for file in folder.iterdir()}
    assert fonts.cluster_fonts(tmp_path / "cache") == folder
    assert before == {file: file.stat().st_mtime_ns for file in folder.iterdir()}


def test_the_licence_lies_beside_the_fonts() -> None:
    assert b"SIL OPEN FONT LICENSE Version 1.1" in fonts.web_fonts()[fonts.LICENCE_NAME]


def test_the_site_gets_small_fonts_with_its_letters() -> None:
    files = fonts.web_fonts()
    assert sorted(files) == [fonts.LICENCE_NAME, "sarabun-400.woff2", "sarabun-600.woff2"]
    for name in ("sarabun-400.woff2", "sarabun-600.woff2"):
        data = files[name]
        assert data[:4] == b"wOF2"
        assert len(data) < 40_000
        font = TTFont(io.BytesIO(data))
        known = font.getBestCmap()
        for letter in "กขฃคฅๆฯฺ์ำ๐๙AZaz09 «»–—“”…→•°฿":
            assert ord(letter) in known, letter
        features = {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}
        assert {"mark", "mkmk"} <= features


def test_advances_are_those_of_the_font() -> None:
    table = fonts.advances(400)
    assert table["่"] == 0.0
    assert 0.4 < table["ก"] < 0.8
