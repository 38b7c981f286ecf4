"""The report of a review: what is a sample says so where it stands, as on the site."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from generator.analysis.review import review
from generator.manual.blocks import Block, section, table
from generator.manual.pdf import shared_data
from generator.manual.review_report import review_data
from generator.manual.typeset import typeset
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


def test_an_amount_that_its_column_breaks_lies_over_nothing(
    sample: Handbook, tmp_path: Path
) -> None:
    labels = read_labels("en")
    rows = [["191.5 minutes", ""], ["next", ""]]
    for narrow in (0.5, 0.6, 0.7, 0.8):
        part = section("t", [table([("a", narrow), ("b", 6)], rows)])
        pack: Block = {"office": "o", "title": "t", "span": "s", "facts": [], "alerts": []}
        pack |= {"front": [part], "details": [], "closing": []}
        pdf = typeset(
            {**shared_data(sample, labels, "t"), "pack": pack},
            {},
            template="pack",
            date=DAY,
            in_thai_digits=False,
            cache=tmp_path,
        )
        text = pypdfium2.PdfDocument(pdf)[0].get_textpage()
        bottoms = {}
        for word in ("minutes", "next"):
            at, _ = text.search(word).get_next()
            bottoms[word] = text.get_charbox(at)[1]
        assert bottoms["minutes"] - bottoms["next"] > 18  # a line and the border of the row


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_leads_to_a_table_or_chart_stays_with_it(sample: Handbook, language: str) -> None:
    """Neither does a page break leave a part of a page empty behind the front."""
    data, _ = review_data(sample, review(sample, DAY), (), read_labels(language))
    assert data["details"] == []
    for part in data["front"]:
        kinds = ["subheading", *(one["kind"] for one in part["blocks"])]
        for before, between, after in zip(kinds, kinds[1:], kinds[2:], strict=False):
            if before in ("subheading", "lead") and after in ("table", "band"):
                assert between != "paragraph", part["title"]
