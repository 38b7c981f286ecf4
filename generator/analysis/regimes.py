"""Packs of rules: what a regime asks of a manual, as named lists that a process opts into.

A pack has a version, because regimes change (the licensing act is about to be replaced), and each
rule names where it comes from and how well that is known. A rule looks at one process and yields
what is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.analysis.flow import flow_of
from generator.model.duration import Duration
from generator.model.licensing import Regime
from generator.model.process import Process, all_citations, all_forms
from generator.model.registers import Confidence

Gap = tuple[tuple[str | int, ...], dict[str, str]]
"""What is missing: the path in the process, and the words that fill the problem's message."""

Look = Callable[[Process], Iterator[Gap]]

_NOTICE_DAYS = 7
"""Notice of delay at least every so many days (licensing act, section 10)."""


@dataclass(frozen=True)
class Rule:
    """One rule of a pack, with its source and how well the source is known."""

    code: str
    """The problem that is told where the rule is not kept."""
    look: Look
    source: str
    """A citation of the register of laws, or the name of a label ``time.source.<name>``."""
    confidence: Confidence


@dataclass(frozen=True)
class Pack:
    """The rules of a regime, as they were known in this version."""

    version: str
    rules: tuple[Rule, ...]


def gaps(process: Process) -> Iterator[tuple[str, Gap]]:
    """Yield what the packs that a process opts into find missing, each with its problem code."""
    for regime in dict.fromkeys(process.regimes):
        for rule in PACKS[regime].rules:
            for gap in rule.look(process):
                yield rule.code, gap


def _integrity_steps(process: Process) -> Iterator[Gap]:
    if not process.steps:
        yield (), {}


def _integrity_times(process: Process) -> Iterator[Gap]:
    yield from _steps_without_time(process)


def _integrity_laws(process: Process) -> Iterator[Gap]:
    if not all_citations(process):
        yield (), {}


def _licensing_criteria(process: Process) -> Iterator[Gap]:
    if not (process.licensing and process.licensing.criteria):
        yield ("licensing",), {}


def _licensing_times(process: Process) -> Iterator[Gap]:
    yield from _steps_without_time(process)


def _licensing_documents(process: Process) -> Iterator[Gap]:
    if not (process.licensing and process.licensing.documents):
        yield ("licensing",), {}


def _licensing_one_request(process: Process) -> Iterator[Gap]:
    step = process.licensing.asks_once if process.licensing else None
    flow = flow_of(process)
    if not step or any(step in flow.reachable(way) for way in flow.ways[step]):
        yield ("licensing", "asks_once"), {}


def _licensing_late_notice(process: Process) -> Iterator[Gap]:
    named = process.licensing.late_notice if process.licensing else None
    every = next((step.every for step in process.steps if step.id == named), None)
    if not every or every != Duration(days=every.days) or every.days > _NOTICE_DAYS:
        yield ("licensing", "late_notice"), {}


def _control_separation(process: Process) -> Iterator[Gap]:
    signed = process.approval
    prepared = signed.prepared if signed else None
    approved = signed.approved if signed else None
    if prepared and approved and prepared.role == approved.role:
        yield ("approval", "approved", "role"), {"role": approved.role}


def _control_records(process: Process) -> Iterator[Gap]:
    if not all_forms(process):
        yield (), {}


def _control_follow_up(process: Process) -> Iterator[Gap]:
    if not process.monitoring:
        yield (), {}


def _steps_without_time(process: Process) -> Iterator[Gap]:
    flow = flow_of(process)
    for at, step in enumerate(process.steps):
        by_another = step.time is not None and step.time.set_by is not None
        if step.process is None and not by_another and flow.is_timeless(step.id):
            yield ("steps", at), {"step": step.id}


_OIT = "integrity-assessment"
_LICENSING_7 = "licensing-facilitation-2558/7"
_LICENSING_8 = "licensing-facilitation-2558/8"
_LICENSING_10 = "licensing-facilitation-2558/10"
_CONTROL = "internal-control-2561"
_VERIFIED, _KNOWN = Confidence.VERIFIED, Confidence.KNOWN

PACKS: Mapping[Regime, Pack] = {
    # The number of the question changes by year and is named nowhere.
    Regime.INTEGRITY_ASSESSMENT: Pack(
        "2569",
        (
            Rule("integrity-steps", _integrity_steps, _OIT, _VERIFIED),
            Rule("integrity-times", _integrity_times, _OIT, _VERIFIED),
            Rule("integrity-laws", _integrity_laws, _OIT, _VERIFIED),
        ),
    ),
    Regime.LICENSING: Pack(
        "2558",
        (
            Rule("licensing-criteria", _licensing_criteria, _LICENSING_7, _VERIFIED),
            Rule("licensing-times", _licensing_times, _LICENSING_7, _VERIFIED),
            Rule("licensing-documents", _licensing_documents, _LICENSING_7, _VERIFIED),
            Rule("licensing-one-request", _licensing_one_request, _LICENSING_8, _KNOWN),
            Rule("licensing-late-notice", _licensing_late_notice, _LICENSING_10, _KNOWN),
        ),
    ),
    Regime.INTERNAL_CONTROL: Pack(
        "2561",
        (
            Rule("control-separation", _control_separation, _CONTROL, _KNOWN),
            Rule("control-records", _control_records, _CONTROL, _KNOWN),
            Rule("control-follow-up", _control_follow_up, _CONTROL, _KNOWN),
        ),
    ),
}
"""The packs in this version of the program."""
