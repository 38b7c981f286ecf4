"""What an event log tells of a process: times, waits, and whether cases keep to the manual."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.analysis.conformance import Conformance, conformance
from generator.analysis.flow import flow_of
from generator.analysis.time_study import StepStudy, Wait, cases, step_studies, waits
from generator.analysis.workdays import Calendar, MissingYearError
from generator.model.handbook import Handbook
from generator.model.performance import Event
from generator.model.process import Process
from generator.model.registers import OfficeHours

CASES_LEFT_OUT = "cases-left-out"
"""The code of the problem that tells of cases whose time cannot be counted."""


@dataclass(frozen=True)
class LeftOut:
    """The cases whose time cannot be counted without the holidays of a BE year."""

    year: int
    cases: int
    line: int
    """The line of the first of them in the file of the log."""


@dataclass(frozen=True)
class Study:
    """What an event log tells of a process; the times are those of the cases that are counted."""

    conformance: Conformance
    steps: tuple[StepStudy, ...]
    waits: tuple[Wait, ...]
    left_out: tuple[LeftOut, ...]
    """What is not counted, by the year that is missing."""


def study_of(
    process: Process, events: Sequence[Event], days: Calendar, handbook: Handbook
) -> Study:
    """Return the time study of a process by its event log."""
    hours = handbook.office.hours
    counted, left_out = countable(process, events, days, hours)
    return Study(
        conformance(flow_of(process, hours), events),
        step_studies(process, counted, days, hours),
        waits(counted, days, hours),
        left_out,
    )


def countable(
    process: Process, events: Sequence[Event], days: Calendar, hours: OfficeHours
) -> tuple[tuple[Event, ...], tuple[LeftOut, ...]]:
    """Return the events of the cases that can be counted, and what is left out.

    A case is counted whole or not at all: part of one would look like a case that was quicker.
    """
    counted: list[Event] = []
    missing: dict[int, list[int]] = {}
    for _, case in cases(events):
        try:
            step_studies(process, case, days, hours)
            waits(case, days, hours)
        except MissingYearError as error:
            missing.setdefault(error.year, []).append(min(event.line for event in case))
        else:
            counted += case
    left_out = (LeftOut(year, len(lines), min(lines)) for year, lines in sorted(missing.items()))
    return tuple(counted), tuple(left_out)
