"""The charts of the sample processes: sound, without needless crossings; and the command."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from generator.flowchart.form import form, forms_on_paper
from generator.flowchart.graph import graph_of
from generator.flowchart.picture import Picture
from generator.loading import load
from generator.model.handbook import Handbook
from generator.theme import read_labels
from tests.checkout import CHECKOUT, khumue
from tests.flowchart.invariants import bends, broken, crossings, line_length

THAI = read_labels("th")
FILES = sorted((CHECKOUT / "processes").glob("*/*.yml"))


@cache
def sample() -> Handbook:
    """Return the handbook of this checkout."""
    return load(CHECKOUT).handbook


def codes() -> list[str]:
    """Return the code of every sample process: its file's name in capitals."""
    return [file.stem.upper() for file in FILES]


@cache
def drawn(code: str) -> Picture:
    """Return the chart of a sample process."""
    book = sample()
    return form(graph_of(book.processes[code], book.roles, book.laws, THAI), THAI).picture


@pytest.mark.parametrize("code", codes())
def test_every_invariant_holds(code: str) -> None:
    assert broken(drawn(code)) == []


@pytest.mark.parametrize("code", codes())
def test_every_sheet_is_sound(code: str) -> None:
    book = sample()
    graph = graph_of(book.processes[code], book.roles, book.laws, THAI)
    for sheet in forms_on_paper(graph, 900, THAI, ()):
        assert broken(sheet.picture) == []
        assert sheet.extent.height <= 900


def test_the_charts_are_as_good_as_was_promised() -> None:
    pictures = [drawn(code) for code in codes()]
    edges = sum(len(picture.edges) for picture in pictures)
    assert sum(map(crossings, pictures)) <= 0.25 * len(pictures)
    assert sum(map(bends, pictures)) / edges <= 0.9
    assert sum(map(line_length, pictures)) / edges <= 260


def test_the_command_writes_positions() -> None:
    done = khumue("flowchart", FILES[0], "--format", "json")
    assert done.returncode == 0, done.stderr
    whole = json.loads(done.stdout)
    assert [node["id"] for node in whole["nodes"]] == [node.id for node in drawn(codes()[0]).nodes]


def test_the_command_draws_a_file_outside_a_project(tmp_path: Path) -> None:
    lonely = tmp_path / "lonely.yml"
    lonely.write_text(FILES[0].read_text(encoding="utf-8"), encoding="utf-8")
    picture = tmp_path / "chart.svg"
    done = khumue("flowchart", lonely, "-o", picture)
    assert done.returncode == 0, done.stderr
    assert picture.read_text(encoding="utf-8").startswith("<svg ")
    assert "warning unknown-role" in done.stderr


def test_the_command_refuses_a_file_without_a_process(tmp_path: Path) -> None:
    broken_file = tmp_path / "broken.yml"
    broken_file.write_text("steps: [", encoding="utf-8")
    done = khumue("flowchart", broken_file, "--format", "text")
    assert done.returncode == 1
    assert "broken.yml:1:" in done.stderr
    assert "Traceback" not in done.stderr
