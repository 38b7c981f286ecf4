"""The sample handbook, its manuals printed once, and handbooks of one process made for a test."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.loading import load
from generator.manual.pdf import manual_pdf
from generator.model.handbook import Handbook
from generator.model.process import Process
from generator.theme import read_labels
from tests.checkout import CHECKOUT

BUILD_DATE = datetime.date(2026, 10, 1)
SITE = "https://example.go.th/khumue"

BookOf = Callable[..., Handbook]
Print = Callable[..., bytes]


@pytest.fixture(scope="session")
def sample() -> Handbook:
    """Return the handbook of the sample."""
    return load(CHECKOUT).handbook


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder where fonts are kept for all tests."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def printed(fonts: Path) -> Print:
    """Return a function that prints the manual of a process, each once."""
    made: dict[tuple[int, str, str, str], bytes] = {}
    kept: list[Handbook] = []

    def of(book: Handbook, code: str, language: str = "th", site_url: str = SITE) -> bytes:
        key = (id(book), code, language, site_url)
        if key not in made:
            kept.append(book)  # so that no other handbook gets the same id
            pdf = manual_pdf(
                book,
                code,
                read_labels(language),
                cache=fonts,
                site_url=site_url,
                build_date=BUILD_DATE,
            )
            assert pdf is not None
            made[key] = pdf
        return made[key]

    return of


@pytest.fixture(scope="session")
def book_of(sample: Handbook) -> BookOf:
    """Return a function that makes a handbook of one process ``T-1`` with the sample's registers.

    Takes fields of the process as they are written in YAML, and fields of the office as
    ``office``.
    """

    def make(office: dict[str, Any] | None = None, **fields: Any) -> Handbook:
        process = Process.model_validate(
            {
                "code": "T-1",
                "title": "กระบวนการทดสอบ",
                "mission": "support",
                "unit": "admin",
                "status": "approved",
                "steps": [],
                **fields,
            }
        )
        return replace(
            sample,
            office=sample.office.model_copy(update=office or {}),
            processes={"T-1": process},
            files={"T-1": "processes/complaints/t-1.yml"},
        )

    return make
