"""What a step says of others, and the lessons of its process, in the manual and in the packs."""

from __future__ import annotations

import datetime
import json

import pytest

from generator.analysis.absence import absence
from generator.analysis.workdays import calendar_of
from generator.manual.document import manual_data
from generator.manual.handover import handover_data
from generator.manual.pack import pack_data
from generator.model.handbook import Handbook
from generator.theme import LANGUAGES, read_labels

FIRST, LAST = datetime.date(2026, 10, 5), datetime.date(2026, 10, 9)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_manual_prints_every_entry_that_helps_its_process(
    sample: Handbook, language: str
) -> None:
    labels = read_labels(language)
    printed = 0
    for code, process in sample.processes.items():
        made = manual_data(sample, process, labels)
        if made:
            text = json.dumps(made[0], ensure_ascii=False)
            for entry in sample.helping("processes", code).values():
                assert entry.title.in_language(language) in text
                assert entry.summary is not None
                assert entry.summary.in_language(language) in text
                printed += 1
    assert printed >= len(sample.entries)


def test_a_manual_prints_contacts_and_the_authority_of_steps(sample: Handbook) -> None:
    labels = read_labels("th")
    contacts = signs = 0
    for process in sample.in_use():
        made = manual_data(sample, process, labels)
        assert made
        entries = [one for one in made[0]["sections"][5]["blocks"] if one["kind"] == "entry"]
        for step, shown in zip(process.steps, entries, strict=True):
            rows = dict(shown["facts"])
            contact = sample.agencies[step.contact].contact.th if step.contact else None
            assert (labels("manual.step.contact") in rows) == bool(contact)
            if contact:
                assert contact in rows[labels("manual.step.contact")]
            assert (labels("manual.step.signs") in rows) == step.signs
            contacts += bool(contact)
            signs += step.signs
    assert contacts
    assert signs


@pytest.mark.parametrize("role", ["officer", "procurement-officer", "admin-director"])
def test_packs_hold_the_lessons_of_each_process_of_a_role(sample: Handbook, role: str) -> None:
    labels = read_labels("th")
    found = absence(sample, role, FIRST, LAST, calendar_of(sample.holidays.values()))
    cover = json.dumps(pack_data(sample, found, labels, working_days=5), ensure_ascii=False)
    handover = json.dumps(handover_data(sample, found, labels), ensure_ascii=False)
    titles = {
        entry.title.th
        for work in found.works
        for entry in sample.helping("processes", work.process.code).values()
    }
    assert titles
    assert all(title in cover and title in handover for title in titles)
