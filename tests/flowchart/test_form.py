"""The form, its SVG in both looks, its geometry and its words."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest

from generator.flowchart.form import COLUMNS, form, forms_on_paper
from generator.flowchart.geometry import geometry_json
from generator.flowchart.graph import Edge, Graph, Lane, Node
from generator.flowchart.layout import layout
from generator.flowchart.numbering import step_numbers
from generator.flowchart.sentences import in_words, sentences
from generator.flowchart.svg import (
    STANDALONE_THEMES,
    Links,
    bare_print_svg,
    print_svg,
    screen_svg,
    standalone_svg,
    symbol_svg,
)
from generator.model.registers import ChartColumn
from generator.model.step import StepType
from generator.theme import LANGUAGES, read_labels, theme_folder
from tests.flowchart.graphs import chart

THAI = read_labels("th")
LINKS = Links("#step-{}".format, {"FIN-01": "FIN-01.html"}.get)
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script>&\"'"

GRAPH = Graph(
    "การรับเรื่อง",
    (Lane("officer", "เจ้าหน้าที่"), Lane("head", "หัวหน้าสำนักงาน")),
    (
        Node("start", "start", 0, "เริ่มต้น"),
        Node(
            "check", "decision", 1, "ครบถ้วนหรือไม่", time="1 วันทำการ", law="ม. 38", laws=("ก ม. 38",)
        ),
        Node("pay", "subprocess", 0, "เบิกจ่าย", process="FIN-01"),
        Node("end", "end", 0, "สิ้นสุด"),
    ),
    (
        Edge("start", "check"),
        Edge("check", "pay", "ครบ"),
        Edge("check", "start", "ไม่ครบ"),
        Edge("pay", "end"),
    ),
)


def parsed(svg: str) -> ElementTree.Element:
    """Read an SVG as XML, which fails when anything is not escaped."""
    return ElementTree.fromstring(svg)


def test_steps_are_numbered_in_order_from_one() -> None:
    assert step_numbers(["b", "a"]) == {"b": 1, "a": 2}


def test_cells_stand_in_their_columns_and_not_on_the_symbol() -> None:
    made = form(GRAPH, THAI)
    assert [column.cells for column in made.columns] == [
        {"check": ("1 วันทำการ",)}, {"check": ("ก ม. 38",)}
    ]  # fmt: skip
    assert not any(node.time or node.law for node in made.picture.nodes)


def test_without_columns_symbols_carry_badges() -> None:
    made = form(GRAPH, THAI, ())
    check = made.picture.nodes[1]
    assert (check.time, check.law) == ("1 วันทำการ", "ม. 38")
    drawn = print_svg(made, THAI)
    assert "ม. 38" in drawn
    assert "1 วันทำการ" in drawn


def test_a_process_without_steps_has_an_empty_form() -> None:
    made = form(Graph("", (), (), ()), THAI)
    assert parsed(screen_svg(made, THAI, LINKS)).tag == f"{SVG}svg"
    assert parsed(print_svg(made, THAI)).tag == f"{SVG}svg"
    assert in_words(Graph("", (), (), ()), THAI) == ()


def test_an_empty_column_is_left_out() -> None:
    assert form(chart("a b", "a>b"), THAI).columns == ()


def test_a_row_is_as_high_as_its_cells() -> None:
    many = tuple(f"พระราชบัญญัติ ม. {number}" for number in range(12))
    graph = Graph("", (Lane("", ""),), (Node("a", "task", 0, "ก", laws=many),), ())
    made = form(graph, THAI)
    (column,) = made.columns
    assert made.picture.rows[0].height >= len(column.cells["a"]) * 16


def test_sheets_carry_on_the_numbers_and_fit_the_paper() -> None:
    steps = " ".join(f"n{k}" for k in range(12))
    flows = " ".join(f"n{k}>n{k + 1}" for k in range(11))
    forms = forms_on_paper(chart(steps, flows), 500, THAI, in_thai_digits=True)
    assert len(forms) > 1
    assert all(each.extent.height <= 500 for each in forms)
    assert forms[-1].numbers["n11"] == "๑๒"


def test_on_screen_every_step_is_a_link_that_says_what_it_is() -> None:
    root = parsed(screen_svg(form(GRAPH, THAI), THAI, LINKS))
    links = {link.get("id"): link for link in root.iter(f"{SVG}a")}
    assert list(links) == [f"chart-step-{node.id}" for node in GRAPH.nodes]
    assert links["chart-step-check"].get("href") == "#step-check"
    assert links["chart-step-pay"].get("href") == "FIN-01.html"
    name = links["chart-step-check"].get("aria-label") or ""
    for word in ("2", "ครบถ้วนหรือไม่", "การตัดสินใจ"):
        assert word in name


def test_on_screen_a_chart_has_a_title_and_a_description() -> None:
    root = parsed(screen_svg(form(GRAPH, THAI), THAI, LINKS))
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert root.get("aria-labelledby") == title.get("id")
    assert root.get("aria-describedby") == description.get("id")
    assert GRAPH.title in (title.text or "")


def test_two_charts_on_a_page_share_no_id() -> None:
    made = form(GRAPH, THAI)
    both = [screen_svg(made, THAI, LINKS, prefix) for prefix in ("one", "two")]
    ids = re.findall(r' id="([^"]+)"', "".join(both))
    assert len(ids) == len(set(ids))


def test_on_screen_no_colour_is_fixed() -> None:
    svg = screen_svg(form(GRAPH, THAI), THAI, LINKS)
    assert not re.search(r"(fill|stroke)=|color|#[0-9a-f]{3}", svg)


def test_on_screen_a_wide_chart_scrolls_before_its_text_gets_too_small() -> None:
    made = form(GRAPH, THAI)
    drawn = parsed(screen_svg(made, THAI, LINKS))
    (least,) = re.findall(r"\bleast-(\d+)", drawn.get("class") or "")
    css = (theme_folder() / "site" / "flowchart.css").read_text(encoding="utf-8")
    assert f".least-{least} {{ min-width: {least}00px; }}" in css
    assert 0 <= made.extent.width * 0.8 - 100 * int(least) < 100


def test_in_print_all_is_black_white_and_grey_and_needs_no_style_sheet() -> None:
    svg = print_svg(form(GRAPH, THAI), THAI)
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg)) <= {
        "none",
        "#000",
        "#fff",
        "#999",
        "#f2f2f2",
    }
    assert not re.search(r"class=|style|var\(|<a ", svg)


def test_every_text_is_in_the_svg() -> None:
    for svg in (print_svg(form(GRAPH, THAI), THAI), screen_svg(form(GRAPH, THAI), THAI, LINKS)):
        text = "".join(parsed(svg).itertext()).replace(" ", "").replace("\n", "")
        for word in ("เริ่มต้น", "ครบถ้วนหรือไม่", "ไม่ครบ", "1วันทำการ", "หัวหน้าสำนักงาน", "ผู้รับผิดชอบ"):
            assert word in text


@pytest.mark.parametrize("where", ["label", "answer", "lane", "time", "law", "title", "id"])
def test_everything_is_escaped(where: str) -> None:
    def text(place: str, usual: str = "ก") -> str:
        return HOSTILE if where == place else usual

    node = Node(
        text("id", "a"), "task", 0, text("label"), text("time"), text("law"), (text("law"),), ""
    )
    graph = Graph(
        text("title"),
        (Lane("l", text("lane")),),
        (node, Node("b", "end", 0, "ข")),
        (Edge(node.id, "b", text("answer")),),
    )
    made = form(graph, THAI)
    for svg in (
        screen_svg(made, THAI, LINKS, HOSTILE),
        print_svg(made, THAI),
        print_svg(form(graph, THAI, ()), THAI),
        *(standalone_svg(made, THAI, "text { fill: red }", theme) for theme in STANDALONE_THEMES),
    ):
        root = parsed(svg)
        assert not list(root.iter(f"{SVG}script"))
        assert "<script>" not in svg


def test_a_file_of_its_own_says_whether_it_is_light_or_dark() -> None:
    made = form(GRAPH, THAI)
    light, dark, paper = (
        parsed(standalone_svg(made, THAI, "text { fill: red }", theme))
        for theme in STANDALONE_THEMES
    )
    assert (light.get("class"), dark.get("class")) == ("flowchart light", "flowchart dark")
    assert not list(paper.iter(f"{SVG}style"))


def test_a_bare_picture_is_exactly_as_large_as_its_svg() -> None:
    picture = layout(GRAPH)
    root = parsed(bare_print_svg(picture))
    assert root.get("viewBox") == f"0 0 {picture.width:g} {picture.height:g}"


@pytest.mark.parametrize("kind", [kind.value for kind in StepType])
def test_every_kind_of_step_has_a_symbol_for_the_legend(kind: str) -> None:
    assert list(parsed(symbol_svg(kind)).iter(f"{SVG}path"))


def test_geometry_is_what_is_drawn() -> None:
    picture = form(GRAPH, THAI).picture
    whole = json.loads(geometry_json(picture))
    assert list(whole) == ["width", "height", "lanes", "nodes", "edges"]
    assert list(whole["lanes"][0]) == ["id", "x", "w"]
    assert list(whole["nodes"][0]) == ["id", "kind", "lane", "row", "x", "y", "w", "h"]
    assert list(whole["edges"][0]) == ["source", "target", "label", "points", "label_box"]
    assert [node["lane"] for node in whole["nodes"]] == ["officer", "head", "officer", "officer"]
    for given, placed in zip(whole["edges"], picture.edges, strict=True):
        assert [tuple(point) for point in given["points"]] == [
            (round(x, 3), round(y, 3)) for x, y in placed.points
        ]
        assert bool(given["label_box"]) == bool(placed.label)


def test_the_way_on_from_each_step_in_words() -> None:
    assert sentences(GRAPH, THAI) == {
        "start": ("ไปขั้นที่ 2 ครบถ้วนหรือไม่",),
        "check": ("ถ้าครบ ไปขั้นที่ 3 เบิกจ่าย", "ถ้าไม่ครบ กลับไปขั้นที่ 1 เริ่มต้น"),
        "pay": ("ไปขั้นที่ 4 สิ้นสุด",),
        "end": ("สิ้นสุดกระบวนการ",),
    }


def test_work_in_parallel_and_again_in_words() -> None:
    graph = chart("f:parallel a b", "f>a f>b a>a=more a>b")
    said = sentences(graph, read_labels("en"))
    assert said["f"] == ("at the same time: go to step 2, a, go to step 3, b",)
    assert said["a"][0] == "if more: repeat this step"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_chart_in_words(language: str) -> None:
    lines = in_words(GRAPH, read_labels(language))
    assert len(lines) == 4
    assert lines[1].startswith("2. ครบถ้วนหรือไม่ (หัวหน้าสำนักงาน): ")


def test_every_column_that_can_be_asked_for_is_drawn() -> None:
    node = Node(
        "a", "task", 0, "ตรวจ", time="1 วัน", laws=("ม. 38",), details=("ดูให้ครบ", "ลงชื่อ"),
        standard="ไม่มีข้อผิดพลาด", forms=("แบบคำร้อง",),
    )  # fmt: skip
    graph = Graph("ก", (Lane("l", "เจ้าหน้าที่"),), (node,), ())
    made = form(graph, THAI, tuple(ChartColumn))
    assert [column.cells["a"] for column in made.columns] == [
        ("1 วัน",), ("ดูให้ครบ", "ลงชื่อ"), ("ไม่มีข้อผิดพลาด",), ("ม. 38",), ("แบบคำร้อง",),
    ]  # fmt: skip
    assert list(COLUMNS) == list(ChartColumn)
