"""The time of the whole work in a manual: sums, what they rest on, and each limit with its band."""

from __future__ import annotations

import pytest

from generator.manual.manuscript import Manuscript
from generator.manual.times import times
from generator.model.handbook import Handbook
from generator.theme import LANGUAGES, read_labels


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sums_of_the_sample_stand_in_section_seven(sample: Handbook, language: str) -> None:
    labels = read_labels(language)
    blocks, pictures = times(Manuscript(sample, sample.processes["DRT-01"], labels))
    assert [block["kind"] for block in blocks][:2] == ["subheading", "table"]
    rows = [row["cells"][0] for row in blocks[1]["rows"]]
    assert rows == [
        labels(f"time.lead.{name}") for name in ("shortest", "typical", "longest", "expected")
    ]
    band = next(block for block in blocks if block["kind"] == "band")
    assert list(pictures) == [band["image"]]
    assert pictures[band["image"]].startswith("<svg")
    assert "15" in band["alt"]


def test_work_without_any_time_says_nothing(sample: Handbook) -> None:
    process = sample.processes["DRT-01"]
    bare = process.model_copy(
        update={"steps": tuple(s.model_copy(update={"time": None}) for s in process.steps)}
    )
    assert times(Manuscript(sample, bare, read_labels("th"))) == ([], {})
