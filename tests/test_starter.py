"""The project that another office starts from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.loading import load
from generator.model.process import Status
from generator.model.step import Basis
from generator.starter import write_starter


def test_it_is_a_project_without_a_problem(small_project: Callable[[], Path]) -> None:
    loaded = load(small_project())
    assert loaded.problems == ()
    assert list(loaded.handbook.processes) == ["GEN-01", "GEN-02", "GEN-03"]


def test_it_claims_no_number_and_no_approval(small_project: Callable[[], Path]) -> None:
    for process in load(small_project()).handbook.processes.values():
        assert process.status is Status.DRAFT
        timed = [step for step in process.steps if step.time]
        assert timed
        assert {step.basis for step in timed} == {Basis.OFFICE_SAMPLE}


def test_everything_that_the_registers_hold_is_in_use(small_project: Callable[[], Path]) -> None:
    book = load(small_project()).handbook
    used = {step.role for process in book.processes.values() for step in process.steps}
    assert set(book.roles) <= used
    assert all(book.citing(law) for law in book.laws)
    forms = {form for p in book.processes.values() for step in p.steps for form in step.forms}
    assert set(book.forms) == forms


def test_it_names_what_it_wrote(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "office"
    written = write_starter(folder)
    assert {path for path in folder.rglob("*") if path.is_file()} == {folder / p for p in written}
    assert Path(".gitignore") in written
    assert not [path for path in written if path.name.startswith("dot-")]


def test_it_writes_into_an_empty_folder(tmp_path: Path) -> None:
    assert write_starter(tmp_path)


@pytest.mark.parametrize("there", ["notes.txt", ".hidden"])
def test_a_folder_that_holds_anything_stays_as_it_is(tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_starter(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [there]


def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_starter(file)
    assert file.read_text(encoding="utf-8") == "mine"
