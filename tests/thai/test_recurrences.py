"""Rules of recurrence in words that an official says."""

from __future__ import annotations

import pytest

from generator.thai.recurrences import rule_in_words
from generator.theme import read_labels


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=MONTHLY;BYDAY=-1TH", "ทุกเดือน วันพฤหัสบดีสุดท้าย"),
        ("FREQ=MONTHLY;BYDAY=1MO", "ทุกเดือน วันจันทร์แรก"),
        ("FREQ=MONTHLY;BYDAY=2TU,-2FR", "ทุกเดือน วันอังคารที่ 2, วันศุกร์ที่ 2 นับจากสิ้นเดือน"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15", "ทุก 3 เดือน นับจากเดือนตุลาคม วันที่ 15"),
        ("FREQ=YEARLY;BYMONTH=1,4;BYMONTHDAY=10", "ทุกปี ในเดือน มกราคม, เมษายน วันที่ 10"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "ทุกเดือน สิ้นเดือน"),
        ("FREQ=MONTHLY;BYMONTHDAY=-3", "ทุกเดือน วันที่ 3 นับจากสิ้นเดือน"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE", "ทุก 2 สัปดาห์ วันจันทร์, วันพุธ"),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1", "ตามกฎ FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1"),
    ],
)
def test_a_rule_is_told_in_words(rule: str, words: str) -> None:
    assert rule_in_words(rule, read_labels("th")) == words


def test_each_kind_has_words_in_english() -> None:
    labels = read_labels("en")
    assert rule_in_words("FREQ=MONTHLY;BYDAY=-1TH", labels) == "every month on the last Thursday"
    rule = "FREQ=YEARLY;INTERVAL=2;BYMONTH=11;BYDAY=2MO"
    assert rule_in_words(rule, labels) == "every 2 years in November on Monday number 2"
