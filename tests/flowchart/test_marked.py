"""A chart with marks: a sign and a pattern for each, words below, black on white alone."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from generator.flowchart.form import form
from generator.flowchart.graph import Edge, Graph, Lane, Node
from generator.flowchart.marked import marked_svg
from generator.theme import LANGUAGES, read_labels

SVG = "{http://www.w3.org/2000/svg}"
GRAPH = Graph(
    "งาน <ทดสอบ>",
    (Lane("clerk", "เจ้าหน้าที่"), Lane("chief", "หัวหน้า")),
    (
        Node("a", "task", 0, "รับเรื่อง"),
        Node("b", "decision", 1, "ครบหรือไม่"),
        Node("c", "task", 0, "ตอบ"),
        Node("d", "end", 0, "จบ"),
    ),
    (Edge("a", "b"), Edge("b", "c", "ใช่"), Edge("b", "a", "ไม่"), Edge("c", "d")),
)
MARKS = {"a": "added", "b": "changed", "c": "moved", "gone": "changed"}


def drawn(
    marks: dict[str, str], removed: tuple[str, ...] = (), language: str = "th"
) -> ElementTree.Element:
    labels = read_labels(language)
    return ElementTree.fromstring(marked_svg(form(GRAPH, labels), marks, removed, labels))


def height(svg: ElementTree.Element) -> float:
    return float(svg.attrib["height"])


def signs(svg: ElementTree.Element) -> list[str]:
    """Return the paths of the signs: those that stand in a circle."""
    return [
        path.attrib["d"]
        for group in svg.findall(f"{SVG}g")
        if group.find(f"{SVG}circle") is not None
        for path in group.findall(f"{SVG}path")
    ]


def test_each_mark_has_a_sign_at_its_step_and_one_in_the_legend() -> None:
    svg = drawn(MARKS, ("เก็บ",))
    found = signs(svg)
    assert len(found) == 3 + 4
    assert len(set(found)) == 4


def test_each_mark_has_a_pattern_of_its_own() -> None:
    frames = [
        box.attrib for box in drawn(MARKS).findall(f"{SVG}rect") if "stroke-width" in box.attrib
    ]
    kinds = [one.get("stroke-dasharray", "") for one in frames if one["fill"] == "none"]
    assert sorted(set(kinds)) == ["", "1.5 3.5", "7 4"]


def test_nothing_is_marked_in_a_chart_without_changes() -> None:
    plain = drawn({})
    assert signs(plain) == []
    assert height(plain) == pytest.approx(form(GRAPH, read_labels("th")).extent.height, abs=0.01)


def test_what_is_gone_is_listed_below_and_the_picture_holds_it() -> None:
    many = tuple(f"ขั้นตอนที่ตัดออกไปแล้วลำดับที่ {number}" for number in range(20))
    svg = drawn({}, many)
    left, top, _, high = map(float, svg.attrib["viewBox"].split())
    texts = [(text.text or "", float(text.attrib["y"])) for text in svg.findall(f"{SVG}text")]
    said = "".join(text for text, _ in texts)
    assert all(one.replace(" ", "") in said.replace(" ", "") for one in many)
    assert max(y for _, y in texts) < top + high
    assert left < 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_black_on_white_and_named_in_words(language: str) -> None:
    svg = drawn(MARKS, ("เก็บ",), language)
    text = ElementTree.tostring(svg, encoding="unicode")
    shades = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]+)"', text))
    assert shades <= {"#000", "#fff", "#999", "#f2f2f2"}
    assert svg.attrib["role"] == "img"
    assert "งาน <ทดสอบ>" in svg.attrib["aria-label"]
    assert "style" not in svg.attrib
