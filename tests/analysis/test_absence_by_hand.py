"""Packs of several roles and spans, held against the lists of ``absences.yml`` made by hand."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.analysis.absence import Absence, absence
from generator.analysis.schedules import Occurrence
from generator.analysis.workdays import calendar_of
from generator.loading import load
from generator.model.step import StepType
from tests.checkout import CHECKOUT

CASES = yaml.safe_load(Path(__file__).with_name("absences.yml").read_text(encoding="utf-8"))
SPANS = [(case, span) for case in CASES for span in case["spans"]]
SAMPLE = load(CHECKOUT).handbook
DAYS = calendar_of(SAMPLE.holidays.values())

by_hand = pytest.mark.parametrize(
    ("case", "span"), SPANS, ids=[f"{case['role']}, {span['purpose']}" for case, span in SPANS]
)


def found(case: dict[str, Any], span: dict[str, Any]) -> Absence:
    return absence(SAMPLE, case["role"], span["from"], span["to"], DAYS)


@by_hand
def test_its_processes_and_steps(case: dict[str, Any], span: dict[str, Any]) -> None:
    works = found(case, span).works
    assert {w.process.code: [c.step.id for c in w.covers] for w in works} == case["works"]
    assert sorted(w.process.code for w in works if w.owns) == sorted(case["owns"])
    decisions = [
        f"{work.process.code} {one.step.id}"
        for work in works
        for one in work.covers
        if one.step.type is StepType.DECISION
    ]
    assert sorted(decisions) == sorted(case["decides"])


@by_hand
def test_what_falls_due(case: dict[str, Any], span: dict[str, Any]) -> None:
    def told(one: Occurrence) -> str:
        of = (one.event, one.step)
        names = [one.process.code, one.schedule.id, *(part.id for part in of if part)]
        line = " ".join([one.day.isoformat(), *names])
        return line if one.role == case["role"] else f"{line} ({one.role})"

    absent = found(case, span)
    assert sorted(told(one) for one in absent.due) == span["due"]
    limits = [
        f"{work.process.code} {one.limit.from_}..{one.limit.to} {one.earliest} {one.latest}"
        for work in absent.works
        for one in work.maturing
    ]
    assert sorted(limits) == sorted(span["limits"])
    days = absent.last - absent.first + datetime.timedelta(days=1)
    off = DAYS.days_off(absent.first, absent.last)
    assert days.days - len(off) == span["working_days"]


@by_hand
def test_who_signs_and_what_nobody_does(case: dict[str, Any], span: dict[str, Any]) -> None:
    absent = found(case, span)
    signs = [
        f"{one.process.code} {one.step.id} {one.stand_in} "
        + (one.delegation.id if one.delegation and not one.gap else "-")
        for one in absent.signing
    ]
    assert sorted(signs) == sorted(span["signs"])
    gaps = [f"{one.process.code} {one.step.id} {one.gap}" for one in absent.gaps]
    assert sorted(gaps) == sorted(span["gaps"])
