"""No input takes more than 5 s or 500 MB to check, with and without libyaml."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.checkout import CHECKOUT
from tests.loading.hostile import HOSTILE, MEGA


@pytest.mark.parametrize("parser", ["libyaml", "pure"])
def test_hostile_files_are_answered_soon(parser: str, tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "tests.loading.hostile", tmp_path, parser],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    took = json.loads(told.stdout)
    assert max(took["seconds"].values()) < 5, took
    assert took["peak"] < 500


def test_the_files_are_as_large_as_is_accepted() -> None:
    assert all(len(text.encode()) <= MEGA for text in HOSTILE.values())
