"""The command ``khumue manual``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.command_line import site_address
from tests.checkout import khumue

MakeProject = Callable[[], Path]


@pytest.fixture
def office(small_project: MakeProject) -> Path:
    return small_project()


def test_it_writes_the_manual_into_the_current_folder(office: Path) -> None:
    done = khumue("manual", "GEN-01", folder=office)
    assert done.returncode == 0, done.stderr
    assert (office / "GEN-01.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert "GEN-01.pdf" in done.stdout


def test_it_writes_where_it_is_told_and_leaves_nothing_else(office: Path) -> None:
    folder = office / "out"
    folder.mkdir()
    (folder / "คู่มือ.pdf").write_bytes(b"old")
    done = khumue("manual", "GEN-02", "-o", "out/คู่มือ.pdf", "--lang", "en", folder=office)
    assert done.returncode == 0, done.stderr
    assert [file.name for file in folder.iterdir()] == ["คู่มือ.pdf"]
    assert (folder / "คู่มือ.pdf").read_bytes().startswith(b"%PDF")


def test_an_unknown_code_is_told_with_near_ones(office: Path) -> None:
    done = khumue("manual", "GEN-1", folder=office)
    assert done.returncode == 1
    assert "GEN-01" in done.stderr
    assert not list(office.glob("*.pdf"))


def test_an_obsolete_process_has_none(office: Path) -> None:
    file = office / "processes" / "general" / "gen-01.yml"
    text = file.read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if not line.startswith("status:")]
    file.write_text("\n".join([*kept, "status: obsolete", ""]), encoding="utf-8")
    done = khumue("manual", "GEN-01", folder=office)
    assert done.returncode == 1
    assert "GEN-01" in done.stderr
    assert not list(office.glob("*.pdf"))


def test_a_project_with_errors_is_not_printed(office: Path) -> None:
    file = office / "processes" / "general" / "gen-02.yml"
    file.write_text("code: [", encoding="utf-8")
    done = khumue("manual", "GEN-01", folder=office)
    assert done.returncode == 1
    assert "gen-02.yml" in done.stderr


def test_a_place_that_cannot_be_written_is_told(office: Path) -> None:
    done = khumue("manual", "GEN-01", "-o", "missing/folder/x.pdf", folder=office)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "x.pdf" in done.stderr


@pytest.mark.parametrize(
    ("written", "address"),
    [("site_url: https://km.example.go.th/sop/\n", "https://km.example.go.th/sop/"),
     ('site_name: x\nsite_url: "http://km/" # here\n', "http://km/"),
     ("site_url: ''\n", ""), ("# site_url: https://km/\n", ""), ("site_name: x\n", "")],
)  # fmt: skip
def test_a_printed_manual_knows_the_address_of_its_site(
    tmp_path: Path, written: str, address: str
) -> None:
    assert site_address(tmp_path) == ""
    (tmp_path / "mkdocs.yml").write_text(written, encoding="utf-8")
    assert site_address(tmp_path) == address


def test_its_codes_lead_to_the_site(office: Path) -> None:
    assert khumue("manual", "GEN-01", folder=office).returncode == 0
    without = (office / "GEN-01.pdf").read_bytes()
    settings = office / "mkdocs.yml"
    kept = settings.read_text(encoding="utf-8") if settings.exists() else ""
    settings.write_text(f"site_url: https://km.example.go.th/\n{kept}", encoding="utf-8")
    assert khumue("manual", "GEN-01", folder=office).returncode == 0
    assert (office / "GEN-01.pdf").read_bytes() != without
