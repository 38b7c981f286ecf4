"""Rules about what a manual must say. Warnings while it is written, errors once it is approved.

The integrity assessment asks for four things in a staff manual: the task, its steps, the time of
each step, and the law (BRIEF 0.2). An obsolete manual owes nothing any more.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.loading.loaded import Loaded
from generator.model.process import Mission, Process, Status, all_citations
from generator.model.step import WORK_TYPES, StepType
from generator.problems import Problem, Severity, problem

_FIRST = (1, 0)
"""The edition before which there was none."""


def grade(process: Process) -> Severity:
    """Return how bad a gap in this process is."""
    return Severity.ERROR if process.status is Status.APPROVED else Severity.WARNING


def missing_parts(loaded: Loaded) -> Iterator[Problem]:
    """A manual states purpose, flow, owner, deputy, law and revision.

    What was written but could not be read has its own problem.
    """
    for process in loaded.handbook.in_use():
        present = {
            "purpose": process.purpose or _is_written(loaded, process, "purpose"),
            "flow": process.steps,
            "owner": process.owner or _is_written(loaded, process, "owner"),
            "deputy": process.deputy or _is_written(loaded, process, "deputy"),
            "law": all_citations(process) or _cites_unreadably(loaded, process),
            "revision": process.revision or _is_written(loaded, process, "revision"),
        }
        place = loaded.place("processes", process.code)
        for part, is_present in present.items():
            if not is_present:
                yield problem(
                    f"missing-{part}", place, severity=grade(process), process=process.code
                )


def missing_times(loaded: Loaded) -> Iterator[Problem]:
    """Every step that takes somebody's time states how long it may take."""
    for process in loaded.handbook.in_use():
        for at, step in enumerate(process.steps):
            stated = step.time and (step.time.active or step.time.wait or step.time.set_by)
            unreadable = step.time is None and _is_written(loaded, process, "steps", at, "time")
            if step.type in WORK_TYPES and not stated and not unreadable:
                place = loaded.place("processes", process.code, "steps", at)
                yield problem("missing-time", place, severity=grade(process), step=step.id)


def missing_roles(loaded: Loaded) -> Iterator[Problem]:
    """Every step that takes somebody's time says whose; a wait may be for anybody."""
    for process in loaded.handbook.in_use():
        for at, step in enumerate(process.steps):
            unreadable = _is_written(loaded, process, "steps", at, "role")
            works = step.type in WORK_TYPES and step.type is not StepType.WAIT
            if works and step.role is None and not unreadable:
                place = loaded.place("processes", process.code, "steps", at)
                yield problem("missing-role", place, severity=grade(process), step=step.id)


def _is_written(loaded: Loaded, process: Process, *path: str | int) -> bool:
    return loaded.is_written("processes", process.code, *path)


def _cites_unreadably(loaded: Loaded, process: Process) -> bool:
    return _is_written(loaded, process, "laws") or any(
        _is_written(loaded, process, "steps", at, "laws") for at in range(len(process.steps))
    )


def policy_without_an_end(loaded: Loaded) -> Iterator[Problem]:
    """Work by policy has objectives and an end of its own (BRIEF 1, S002: งานพิเศษ)."""
    for process in loaded.handbook.in_use():
        if process.mission is Mission.POLICY and process.ends is None:
            place = loaded.place("processes", process.code, "mission")
            if not _is_written(loaded, process, "ends"):
                yield problem("policy-without-end", place, process=process.code)


def deputies_who_own(loaded: Loaded) -> Iterator[Problem]:
    """Nobody can stand in for oneself."""
    for process in loaded.handbook.in_use():
        if process.owner and process.owner == process.deputy:
            place = loaded.place("processes", process.code, "deputy")
            yield problem("deputy-is-owner", place, severity=grade(process), role=process.owner)


def reviews_before_effect(loaded: Loaded) -> Iterator[Problem]:
    """The next review comes after the day of effect."""
    for process in loaded.handbook.processes.values():
        revision = process.revision
        if revision and revision.review_by and revision.review_by <= revision.effective:
            place = loaded.place("processes", process.code, "revision", "review_by")
            yield problem(
                "review-before-effect",
                place,
                review_by=revision.review_by,
                effective=revision.effective,
            )


def approvals_after_effect(loaded: Loaded) -> Iterator[Problem]:
    """A manual is approved before it takes effect, not behind the fact."""
    for process in loaded.handbook.processes.values():
        revision, approval = process.revision, process.approval
        signed = approval.approved.date if approval and approval.approved else None
        if (
            process.status is Status.APPROVED
            and revision
            and signed
            and signed > revision.effective
        ):
            place = loaded.place("processes", process.code, "approval", "approved", "date")
            yield problem(
                "approved-after-effect", place, signed=signed, effective=revision.effective
            )


def editions_without_history(loaded: Loaded) -> Iterator[Problem]:
    """The revision history tells what changed in the edition at hand.

    A first edition may do without any: nothing changed before it.
    """
    for process in loaded.handbook.in_use():
        if process.revision is None:
            continue
        told = {(one.issue, one.number) for one in process.history}
        current = process.revision.edition
        if current not in told and (told or current != _FIRST):
            place = loaded.place("processes", process.code, "revision")
            yield problem("edition-not-in-history", place, edition="{}/{}".format(*current))


def repeated_definitions(loaded: Loaded) -> Iterator[Problem]:
    """A manual defines a term only once."""
    for process in loaded.handbook.processes.values():
        seen = set()
        for at, definition in enumerate(process.definitions):
            if definition.term.th in seen:
                place = loaded.place("processes", process.code, "definitions", at, "term")
                yield problem("repeated-definition", place, term=definition.term.th)
            seen.add(definition.term.th)
