"""What pages weigh, and that nothing jumps while they load."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.benchmarks.weight import PAGE_LIMIT, VISIT_LIMIT, first_visit, page_weights


def test_a_process_page_is_light(sample_site: Path) -> None:
    weights = page_weights(sample_site)
    assert len(weights) > 10
    assert {name: size for name, size in weights.items() if size > PAGE_LIMIT} == {}


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize(
    "name", ["index.html", "processes/index.html", "processes/DRT-01.html", "how-to-read.html"]
)
def test_a_first_visit_is_light_and_nothing_jumps(
    browser: Browser, sample_site: Path, sample_address: str, name: str, width: int
) -> None:
    visit = first_visit(browser, sample_site, sample_address, name, width)
    assert name in visit.files
    assert [file for file in visit.files if file.endswith(".woff2")]
    assert visit.weight <= VISIT_LIMIT
    # Nothing shifts but lines of text, where a busy machine gets the font late.
    assert visit.shift < 0.05
