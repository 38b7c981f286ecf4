"""The sample's approved manuals are what was approved, and two have an edition before to compare.

After a change of an approved sample that was not issued: ``khumue approve --all --replace``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from generator.analysis.changes import changes
from generator.analysis.editions import (
    altered,
    approved_editions,
    edition,
    faults,
    fingerprint,
    kept_fingerprint,
)
from generator.loading import load
from generator.model.handbook import Handbook
from generator.model.process import Status
from tests.checkout import CHECKOUT


@cache
def sample() -> Handbook:
    return load(CHECKOUT).handbook


APPROVED = [p.code for p in sample().processes.values() if p.status is Status.APPROVED]


@pytest.mark.parametrize("code", APPROVED)
def test_an_approved_sample_is_what_was_approved(code: str) -> None:
    book = sample()
    process = book.processes[code]
    assert kept_fingerprint(process) == fingerprint(process)
    assert list(faults(book, process)) == []
    newest = book.archive[code][-1]
    assert (edition(newest), fingerprint(newest)) == (edition(process), fingerprint(process))


def test_nothing_in_the_archive_was_altered() -> None:
    assert list(altered(sample())) == []
    assert len(APPROVED) > 20


@pytest.mark.parametrize("code", ["DRT-01", "SUP-01"])
def test_a_former_edition_shows_changes_and_says_that_it_is_a_sample(code: str) -> None:
    old, new = approved_editions(sample(), code)
    assert len(changes(old, new)) > 4
    assert any("ชุดตัวอย่าง" in line.change.th for line in old.history)


def test_the_archive_is_not_published(sample_site: Path) -> None:
    assert not [file for file in sample_site.rglob("*.yml") if "archive" in file.parts]
    assert (sample_site / "changes" / "DRT-01.html").is_file()
