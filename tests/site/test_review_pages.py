"""The pages of the review, as the sample has them."""

from __future__ import annotations

import re

import pytest

from generator.analysis.completeness import AskedBy
from generator.analysis.freshness import State
from generator.analysis.inventory import Share
from generator.analysis.review import FindingKind, review
from generator.model.handbook import Handbook
from generator.site import addresses
from generator.site.review_pages import bar, percent
from generator.theme import read_labels, theme_folder
from tests.site.conftest import BUILT, Pages
from tests.site.markup import parsed


@pytest.mark.parametrize(
    ("share", "words", "width"),
    [(Share(0, 0), "–", "0"), (Share(1, 3), "33.3", "67"), (Share(3, 3), "100.0", "200")],
)
def test_a_share_in_per_cent_and_as_a_bar(share: Share, words: str, width: str) -> None:
    assert (percent(share), bar(share)) == (words, width)


def test_the_headline_leads_to_what_is_behind_it(pages: Pages) -> None:
    body = pages[addresses.REVIEW].html
    for address in (addresses.COMPLETENESS, addresses.FRESHNESS, addresses.FOLLOW_UP):
        assert f'href="../{address}"' in body
    assert "INT-01" in body


def test_the_page_counts_what_was_found_and_leads_to_it(pages: Pages, handbook: Handbook) -> None:
    table = parsed(pages[addresses.REVIEW].html).one("table", class_="k-table--counts")
    rows = table.one("tbody").all("tr")
    counts = [int(row.one("td").text) for row in rows]
    assert len(rows) == len(FindingKind) + 1
    assert sum(counts) == len(review(handbook, BUILT).findings)
    for row, count in zip(rows[:-1], counts, strict=False):
        assert bool(row.all("a")) == bool(count)


def test_facts_are_told_their_age(pages: Pages) -> None:
    body = parsed(pages[addresses.FRESHNESS].html)
    region = body.one("div", **{"aria-labelledby": "ages"})
    assert len(region.one("tbody").all("tr")) == 3


def test_every_process_has_a_mark_for_each_thing(pages: Pages) -> None:
    body = parsed(pages[addresses.COMPLETENESS].html)
    tables = body.all("table")
    assert len(tables) == len(AskedBy)
    for table in tables:
        head, *rows = table.all("tr")
        columns = len(head.all("th"))
        assert rows
        assert all(len(row.all("td")) == columns - 1 for row in rows)
        marks = [mark for mark in table.all("span") if mark.attributes.get("role") == "img"]
        assert all(mark.attributes["aria-label"] for mark in marks)
        assert len(marks) == len(rows) * (columns - 1)


def test_rounds_and_improvements_of_the_sample_are_shown(pages: Pages) -> None:
    body = pages[addresses.FOLLOW_UP].html
    assert "รวมแบบคำร้องสองรุ่น" in body
    assert 'id="round-2026-09-30"' in body


def test_confirming_and_verifying_are_told_apart(pages: Pages) -> None:
    how = read_labels("th")("review.freshness.evidence-how")
    for address in (addresses.FRESHNESS, addresses.COMPLETENESS):
        assert how in [hint.text for hint in parsed(pages[address].html).all("p", class_="k-hint")]


def test_a_state_has_the_colour_of_what_it_asks_for() -> None:
    """What is overdue has the colour of a stop, and can be read by day and by night."""
    sheets = {
        name: (theme_folder() / "site" / name).read_text("utf-8")
        for name in ("review.css", "khumue.css")
    }
    rules = re.findall(r"([^{}]*)\{([^{}]*)\}", sheets["review.css"])
    colours = {
        name: match[1]
        for selector, body in rules
        for name in re.findall(r"\.(k-sta[a-z-]+)", selector)
        if (match := re.search(r"background: var\(--k-([a-z]+)\)", body))
    }
    assert colours["k-state--overdue"] == colours["k-stage--overdue"] == "stop"
    assert {f"k-state--{state}" for state in State} <= set(colours)
    for name in set(colours.values()):
        pairs = [
            re.findall(rf"--k-{name}{ink}: #([0-9a-f]{{6}});", sheets["khumue.css"])
            for ink in ("", "-ink")
        ]
        for back, ink in zip(*pairs, strict=True):
            dark, light = sorted(map(luminance, (back, ink)))
            assert (light + 0.05) / (dark + 0.05) >= 4.5


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2 of a colour in six hex digits."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
