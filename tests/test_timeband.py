"""The time band: bars as long as the days that they stand for, digits that are read, no words."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from generator.analysis.limits import LimitCheck, check_limits
from generator.timeband import HEIGHT, WIDTH, time_band
from tests.analysis.test_deadlines import DAYS
from tests.analysis.test_limits import process

SVG = "{http://www.w3.org/2000/svg}"


def check(*times: str) -> LimitCheck:
    (found,) = check_limits(process("15d", *times), DAYS)
    return found


def drawn(found: LimitCheck, **how: bool) -> ET.Element:
    numbers = {step: at for at, step in enumerate(("receive", "w0", "w1", "tell"), start=1)}
    return ET.fromstring(time_band(found, numbers, 'ทัน "กฎหมาย" & <มาตรฐาน>', **how))


@pytest.mark.parametrize("times", [("1wd", "1wd"), ("10wd",), ("2h",)])
def test_each_bar_is_as_long_as_its_days(times: tuple[str, ...]) -> None:
    found = check(*times)
    *steps, law = drawn(found).findall(f"{SVG}rect")
    day = float(law.attrib["width"]) / found.allowed
    used = sum(float(step.attrib["width"]) for step in steps)
    assert used == pytest.approx(day * (found.allowed - found.slack), abs=0.5)
    for shape in (*steps, law):
        assert float(shape.attrib["x"]) >= 0
        assert float(shape.attrib["x"]) + float(shape.attrib["width"]) <= WIDTH
        assert float(shape.attrib["y"]) + float(shape.attrib["height"]) <= HEIGHT


def test_it_says_what_it_shows_to_those_who_listen() -> None:
    picture = drawn(check("1wd"))
    assert picture.attrib["role"] == "img"
    assert picture.attrib["aria-label"] == 'ทัน "กฎหมาย" & <มาตรฐาน>'


def test_digits_are_those_of_the_office() -> None:
    texts = [text.text or "" for text in drawn(check("1wd")).findall(f"{SVG}text")]
    assert "15" in texts
    thai = [text.text for text in drawn(check("1wd"), in_thai_digits=True).findall(f"{SVG}text")]
    assert "๑๕" in thai


def test_without_dates_nothing_is_drawn() -> None:
    (found,) = check_limits(process("4h", "1h"), DAYS)
    assert time_band(found, {}, "") == ""
