"""What an event log tells of a process: times, waits, and whether cases keep to the manual."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.analysis.conformance import Conformance, conformance
from generator.analysis.flow import flow_of
from generator.analysis.time_study import StepStudy, Wait, step_studies, waits
from generator.analysis.workdays import Calendar, MissingYearError
from generator.model.handbook import Handbook
from generator.model.performance import Event
from generator.model.process import Process


@dataclass(frozen=True)
class Study:
    """What an event log tells of a process, or the BE year whose holidays are missing."""

    conformance: Conformance
    steps: tuple[StepStudy, ...] = ()
    waits: tuple[Wait, ...] = ()
    missing_year: int = 0


def study_of(
    process: Process, events: Sequence[Event], days: Calendar, handbook: Handbook
) -> Study:
    """Return the time study of a process by its event log."""
    hours = handbook.office.hours
    replayed = conformance(flow_of(process, hours), events)
    try:
        steps = step_studies(process, events, days, hours)
        return Study(replayed, steps, waits(events, days, hours))
    except MissingYearError as missing:
        return Study(replayed, missing_year=missing.year)
