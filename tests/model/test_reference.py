"""The reference of the source format: every key of every record, in both languages."""

from __future__ import annotations

import pytest

from generator.model.fields import Record
from generator.model.reference import reference
from generator.model.sources import SOURCES
from generator.theme import LANGUAGES, read_labels


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_every_record_is_explained(language: str) -> None:
    sources = reference(read_labels(language))
    assert [source.source for source in sources] == list(SOURCES)
    for source in sources:
        names = [record.name for record in source.records]
        assert len(names) == len(set(names))
        for record in source.records:
            assert record.title
            assert record.keys
            for key in record.keys:
                assert key.kind and key.meaning
                assert not key.record or key.record in names
                assert all(value and meaning for value, meaning in key.choices)


def test_no_record_is_forgotten() -> None:
    told = {record.name for source in reference(read_labels("th")) for record in source.records}
    declared = {kind.__name__ for kind in Record.__subclasses__()}
    assert declared - told == {"Text"}


def test_what_is_said_about_a_key() -> None:
    process = reference(read_labels("th"))[0].records
    step = next(record for record in process if record.name == "Step")
    keys = {key.key: key for key in step.keys}
    assert keys["id"].required
    assert keys["type"].default == "task"
    assert ("decision", "การตัดสินใจ") in keys["type"].choices
    assert keys["role"].kind == "รหัสตำแหน่ง"
    assert keys["time"].kind == "ระยะเวลา หรือเวลาของขั้นตอน"
    assert keys["time"].record == "StepTime"
    assert keys["branches"].kind == "รายการของทางแยก"
    limit = next(record for record in process if record.name == "Limit")
    assert [key.key for key in limit.keys][1] == "from"
