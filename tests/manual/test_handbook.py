"""The whole handbook in one PDF."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.manual.pdf import handbook_pdf
from generator.model.handbook import Handbook
from generator.model.process import Status
from generator.theme import read_labels
from tests.manual.conftest import BUILD_DATE, SITE
from tests.manual.reading import pages_by_pdfium, squeezed

LABELS = read_labels("th")


@pytest.fixture(scope="module")
def few(sample: Handbook) -> Handbook:
    """Return a handbook of four processes in three fields, one of them obsolete."""
    codes = ["DOC-01", "DOC-02", "HR-04", "FIN-01"]
    processes = {code: p for code, p in sample.processes.items() if code in codes}
    gone = processes["FIN-01"].model_copy(update={"status": Status.OBSOLETE})
    return replace(sample, processes={**processes, "FIN-01": gone})


@pytest.fixture(scope="module")
def pages(few: Handbook, fonts: Path) -> list[str]:
    pdf = handbook_pdf(few, LABELS, cache=fonts, site_url=SITE, build_date=BUILD_DATE)
    return [squeezed(page) for page in pages_by_pdfium(pdf)]


def test_the_contents_name_each_process_and_its_page(few: Handbook, pages: list[str]) -> None:
    contents = pages[1]
    for process in few.in_use():
        title = squeezed(process.title.th)
        code = f"WM-สนจ-{process.code}"
        found = re.search(re.escape(code + title) + r"\.*(\d+)", contents)
        assert found, process.code
        cover = pages[int(found[1]) - 1]
        assert title in cover
        assert code in cover
        assert squeezed(few.field_of(process).title.th) in contents


def test_an_obsolete_process_is_left_out(pages: list[str]) -> None:
    assert not any("FIN-01" in page for page in pages[:2])
    assert "งานการเงินและบัญชี" not in pages[1]


def test_pages_are_counted_through(pages: list[str]) -> None:
    last = len(pages)
    assert f"หน้า{last}จาก{last}" in pages[-1]
    assert f"หน้า2จาก{last}" in pages[1]


def test_every_manual_has_its_own_contents(pages: list[str]) -> None:
    tables = [page for page in pages if page.count("แบบฟอร์มที่ใช้....") == 1]
    assert len(tables) == 3


def test_a_handbook_without_manuals_says_so(few: Handbook, fonts: Path) -> None:
    none = replace(few, processes={})
    pdf = handbook_pdf(none, LABELS, cache=fonts, build_date=BUILD_DATE)
    assert squeezed(LABELS("manual.handbook.empty")) in squeezed("".join(pages_by_pdfium(pdf)))
