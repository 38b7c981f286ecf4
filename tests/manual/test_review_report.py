"""The report of a review: what is a sample says so where it stands, as on the site."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from typing import Any

import pytest

from generator.analysis.review import review
from generator.manual.review_report import review_data
from generator.model.handbook import Handbook
from generator.theme import LANGUAGES, read_labels

DAY = datetime.date(2026, 12, 1)  # on which an improvement of the sample is overdue


def unmarked(records: Any) -> dict[str, Any]:
    """Return records as an office has them that are no samples."""
    return {id_: one.model_copy(update={"sample": False}) for id_, one in records.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_round_and_improvement_that_is_a_sample_is_marked(
    sample: Handbook, language: str
) -> None:
    labels = read_labels(language)
    mark = f"[{labels('words.basis.office-sample')}]"

    def printed(book: Handbook) -> tuple[str, list[str]]:
        data, _ = review_data(book, review(book, DAY), (), labels)
        return json.dumps(data, ensure_ascii=False), data["alerts"]

    own = replace(sample, rounds=unmarked(sample.rounds), actions=unmarked(sample.actions))
    text, alerts = printed(sample)
    for one in sample.actions.values():
        assert one.sample
        assert f"{one.what.in_language(language)} {mark}" in text
    for kept in sample.rounds.values():
        assert kept.sample
        assert f"{kept.progress.in_language(language)} {mark}" in text
    assert [mark in alert for alert in alerts] == [True]
    assert mark not in printed(own)[0]
