"""Charts: every value stands where its height says, and all is told in words."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.chart_scale import HEIGHT, WIDTH, tick
from generator.charts import Chart, Series, Target, bar_chart, line_chart, row_chart

SVG = "{http://www.w3.org/2000/svg}"
CHART = Chart(
    "k",
    "รับ <และ> ยุติ",
    "มกราคม 20, 10",
    ("ม.ค.", "ก.พ."),
    (Series("รับ", (20.0, 10.0), ("20", "10")), Series("ยุติ", (5.0, None), ("5", ""))),
    Target(15.0, "เป้าหมาย 15"),
)


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def test_bars_are_as_high_as_their_values() -> None:
    drawn = parsed(bar_chart(CHART))
    bars = [r for r in drawn.iter(f"{SVG}rect") if float(r.attrib["y"]) > 8]
    heights = [float(bar.attrib["height"]) for bar in bars]
    assert len(heights) == 3
    assert heights[0] == pytest.approx(2 * heights[1], abs=0.2)
    assert heights[0] == pytest.approx(4 * heights[2], abs=0.2)


def test_a_line_breaks_where_nothing_is_known() -> None:
    row = Series("ก", (1.0, 2.0, None, 3.0), ("1", "2", "", "3"))
    drawn = parsed(line_chart(replace(CHART, labels=tuple("กขคง"), series=(row,), target=None)))
    lines = [p.attrib["d"] for p in drawn.iter(f"{SVG}path") if p.get("class") == "k-plot-0"]
    assert len(lines) == 2 + 1  # and one in the legend
    assert len(list(drawn.iter(f"{SVG}circle"))) == 3 + 1


def test_a_legend_shows_what_the_plot_shows() -> None:
    """A line of a legend is drawn as in the plot: the same mark, the same strokes, no square."""
    drawn = parsed(line_chart(CHART))
    for row, tag in ((0, "circle"), (1, "rect")):
        lines = [p for p in drawn.iter(f"{SVG}path") if p.get("class") == f"k-plot-{row}"]
        assert len(lines) == 2  # one in the plot, one in the legend
        assert len({line.get("stroke-dasharray") for line in lines}) == 1
        marks = [e for e in drawn.iter(f"{SVG}{tag}") if e.get("class") == f"k-plot-{row}"]
        assert len(marks) == 1 + sum(v is not None for v in CHART.series[row].values)
        sizes = [
            (m.get("r"), m.get("width"), m.get("height"), m.get("fill-opacity")) for m in marks
        ]
        assert len(set(sizes)) == 1
    bars = parsed(bar_chart(CHART))
    squares = [r for r in bars.iter(f"{SVG}rect") if r.get("y") == "8"]
    assert [square.get("class") for square in squares] == ["k-plot-0", "k-plot-1"]


def test_what_is_drawn_is_told() -> None:
    drawn = parsed(bar_chart(CHART))
    named = drawn.attrib["aria-labelledby"].split()
    told = {e.attrib["id"]: e.text for e in drawn if e.tag in (f"{SVG}title", f"{SVG}desc")}
    assert [told[name] for name in named] == ["รับ <และ> ยุติ", "มกราคม 20, 10"]
    words = {text.text for text in drawn.iter(f"{SVG}text")}
    assert {"รับ", "ยุติ", "เป้าหมาย 15", "20", "10", "5", "ม.ค.", "ก.พ."} <= words


def test_digits_may_be_thai_and_shapes_stay() -> None:
    drawn = parsed(bar_chart(CHART, in_thai_digits=True))
    assert {"๒๐", "เป้าหมาย ๑๕"} <= {text.text for text in drawn.iter(f"{SVG}text")}
    plain = parsed(bar_chart(CHART))
    assert [e.attrib for e in drawn.iter()] == [e.attrib for e in plain.iter()]


@pytest.mark.parametrize("draw", [bar_chart, line_chart])
def test_no_style_and_no_number_of_infinite_length(draw: object) -> None:
    svg = bar_chart(CHART) if draw is bar_chart else line_chart(CHART)
    assert " style=" not in svg
    assert "nan" not in svg
    assert "inf" not in svg


@pytest.mark.parametrize(
    ("highest", "step"), [(0, 1), (5, 1), (100, 20), (101, 25), (12, 2.5), (0.9, 0.2), (51, 20)]
)
def test_the_scale_has_round_steps(highest: float, step: float) -> None:
    assert tick(highest) == pytest.approx(step)


@given(st.lists(st.floats(-1e6, 1e9) | st.none(), min_size=1, max_size=24))
def test_everything_lies_in_the_picture(values: list[float | None]) -> None:
    row = Series("ก", tuple(values), tuple("" if v is None else f"{v:g}" for v in values))
    chart = replace(CHART, labels=tuple("ม.ค." for _ in values), series=(row,))
    for svg in (bar_chart(chart), line_chart(chart)):
        for element in parsed(svg).iter():
            for name, limit in (("x", WIDTH), ("cx", WIDTH), ("y", HEIGHT), ("cy", HEIGHT)):
                if name in element.attrib:
                    assert 0 <= float(element.attrib[name]) <= limit


def test_rows_that_cannot_be_told_apart_are_refused() -> None:
    with pytest.raises(ValueError, match="Series"):
        bar_chart(replace(CHART, series=CHART.series * 2))


def test_a_value_is_not_written_across_the_target() -> None:
    row = Series("ก", (95.0,), ("95",))
    target = Target(100.0, "เป้าหมาย 100")
    drawn = parsed(line_chart(replace(CHART, labels=("ก",), series=(row,), target=target)))
    line = next(p for p in drawn.iter(f"{SVG}path") if p.get("class") == "k-plot-target")
    at = float(line.attrib["d"].split()[1].split("H")[0])
    text = next(t for t in drawn.iter(f"{SVG}text") if t.text == "95")
    assert not at - 2 <= float(text.attrib["y"]) <= at + 12


def test_rows_are_as_long_as_their_share_of_the_whole() -> None:
    chart = Chart(
        "k", "ก", "ข", ("กลุ่มงานที่ชื่อยาวมาก", "อีกกลุ่ม"),
        (Series("ก", (50.0, None), ("ร้อยละ 50", "–")),), highest=100,
    )  # fmt: skip
    drawn = parsed(row_chart(chart))
    whole, half, other, none = [float(r.attrib["width"]) for r in drawn.iter(f"{SVG}rect")]
    assert (half, none) == (whole / 2, 0)
    assert whole == other
    assert {t.text for t in drawn.iter(f"{SVG}text")} == {*chart.labels, "ร้อยละ 50", "–"}


def test_a_scale_names_its_unit_and_reaches_what_it_must() -> None:
    few = replace(CHART, target=None, unit="ร้อยละ", highest=100)
    words = [text.text for text in parsed(bar_chart(few)).iter(f"{SVG}text")]
    assert {"ร้อยละ", "100"} <= set(words)


def grid(drawn: ET.Element) -> list[tuple[str, float]]:
    """Return the number of each line across and how far down it stands."""
    lines = [p for p in drawn.iter(f"{SVG}path") if p.get("class") == "k-plot-grid"]
    heights = [float(line.attrib["d"].split()[1].split("H")[0]) for line in lines]
    numbers = [str(t.text) for t in drawn.iter(f"{SVG}text") if t.get("text-anchor") == "end"]
    return list(zip(numbers, heights, strict=True))


@pytest.mark.parametrize("values", [(-5.0, -2.0), (-35.0, 20.0), (-0.3, 0.0), (3.0, 5.0)])
def test_what_is_below_zero_stands_below_it(values: tuple[float, ...]) -> None:
    row = Series("ก", values, tuple(f"{value:g}" for value in values))
    chart = replace(CHART, series=(row,), target=None)
    drawn = parsed(line_chart(chart))
    scale = [(float(number.replace(",", "")), y) for number, y in grid(drawn)]
    (low, bottom), (high, top) = scale[0], scale[-1]
    marks = [float(c.attrib["cy"]) for c in drawn.iter(f"{SVG}circle")][:-1]  # one is the legend's
    for value, y in zip(values, marks, strict=True):
        assert y == pytest.approx(bottom + (value - low) / (high - low) * (top - bottom), abs=0.2)
    zero = next(y for number, y in scale if number == 0)
    bars = [r for r in parsed(bar_chart(chart)).iter(f"{SVG}rect") if float(r.attrib["y"]) > 8]
    for value, bar in zip(values, bars, strict=True):
        y, height = float(bar.attrib["y"]), float(bar.attrib["height"])
        assert (y if value < 0 else y + height) == pytest.approx(zero, abs=0.2)


def test_long_numbers_of_a_scale_are_not_cut_off() -> None:
    row = Series("ก", (123_456_789.5, 3.0), ("123,456,789.5", "3"))
    drawn = parsed(line_chart(replace(CHART, series=(row,))))
    for text in drawn.iter(f"{SVG}text"):
        wide = len(text.text or "") * 6.5
        left = {"end": 1.0, "middle": 0.5, "start": 0.0}[text.attrib["text-anchor"]] * wide
        assert float(text.attrib["x"]) - left >= 0
    top = next(t for t in drawn.iter(f"{SVG}text") if t.text == "123,456,789.5")
    assert float(top.attrib["y"]) - 10 > 18 + 4  # clear of the legend
    low = next(t for t in drawn.iter(f"{SVG}text") if t.text == "3")
    assert float(low.attrib["y"]) < HEIGHT - 40  # and of the labels below


def test_no_line_of_the_scale_crosses_a_value() -> None:
    row = Series("ก", (92.3, 94.0), ("92.3", "94"))
    chart = replace(CHART, series=(row,), target=None, highest=100)
    for svg in (line_chart(chart), bar_chart(chart)):
        drawn = parsed(svg)
        whole = next(
            p.attrib["d"]
            for p in drawn.iter(f"{SVG}path")
            if p.get("class") == "k-plot-grid" and " 46.0H" in p.attrib["d"]
        )
        runs = [run.split(" 46.0H") for run in whole[1:].split("M")]
        for text in (t for t in drawn.iter(f"{SVG}text") if t.text in ("92.3", "94")):
            if float(text.attrib["y"]) - 12 <= 46 <= float(text.attrib["y"]):
                x = float(text.attrib["x"])
                assert not any(float(left) <= x <= float(right) for left, right in runs)
