"""Editions: what was approved, told by a fingerprint, and what became of it.

The fingerprint is a short hash over the meaning of a process file. It leaves out the record of
control itself (who signed, the status, the history, confirmations, withdrawal), which changes
while the manual does not, and the date of the next review, which a review moves. Layout, comments
and values that are the default do not count; a field that a later version of the model adds does
not change the fingerprints of before.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any

from generator.model.control import Edition, SignOff
from generator.model.handbook import Handbook
from generator.model.process import Process, Status

LEFT_OUT = frozenset({"status", "approval", "confirmed", "history", "superseded_by", "withdrawn"})
"""The fields of a process that a fingerprint does not cover, besides ``revision.review_by``."""


def fingerprint(process: Process) -> str:
    """Return the fingerprint of a process: twelve hexadecimal digits in groups of four."""
    meaning = process.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    counted = {key: value for key, value in meaning.items() if key not in LEFT_OUT}
    if revision := counted.get("revision"):
        revision.pop("review_by", None)
    written = json.dumps(counted, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digits = hashlib.sha256(written.encode()).hexdigest()
    return "-".join(digits[at : at + 4] for at in (0, 4, 8))


def kept_fingerprint(process: Process) -> str | None:
    """Return the fingerprint that was kept when the process was approved, if one was."""
    return process.approval.fingerprint if process.approval else None


def edition(process: Process) -> Edition | None:
    """Return the edition of a process; None where the file names none."""
    return process.revision.edition if process.revision else None


def approved_editions(handbook: Handbook, code: str) -> tuple[Process, ...]:
    """Return the approved editions of a process, oldest first, each once.

    The one in force stands last as its file has it; before it those of the archive.
    """
    kept = handbook.archive.get(code, ())
    now = handbook.processes.get(code)
    if now is None or now.status is not Status.APPROVED:
        return kept
    return (*(one for one in kept if edition(one) != edition(now)), now)


def copies_of(process: Process, handbook: Handbook) -> tuple[Process, ...]:
    """Return what the archive has of the edition of a process."""
    kept = handbook.archive.get(process.code, ())
    return tuple(one for one in kept if edition(one) == edition(process))


class Unkept(StrEnum):
    """What was not kept of an approval."""

    SIGNATURE = "signature"
    """Who approved it, or when."""
    FINGERPRINT = "fingerprint"
    COPY = "copy"


def unkept(handbook: Handbook, process: Process) -> Iterator[Unkept]:
    """Yield what was not kept of the approval of a process; nothing of one that is not approved."""
    if process.status is Status.APPROVED and process.revision:
        signed = process.approval.approved if process.approval else None
        if signed is None or signed.date is None:
            yield Unkept.SIGNATURE
        if kept_fingerprint(process) is None:
            yield Unkept.FINGERPRINT
        if not copies_of(process, handbook):
            yield Unkept.COPY


class Fault(StrEnum):
    """What can be wrong with the control of a document; each is the code of a problem."""

    CHANGED = "changed-after-approval"
    TWICE = "edition-approved-twice"
    ALTERED = "archive-altered"
    NOT_DATED = "withdrawn-without-date"
    STILL_USED = "withdrawn-but-in-use"
    LEADS_NOWHERE = "superseded-by-obsolete"
    STEP_OBSOLETE = "step-of-obsolete"
    LEFT_BEHIND = "archive-without-process"
    CONTRADICTED = "approval-contradicts-archive"
    REVIEW_MOVED = "review-date-moved"
    NOT_KEPT = "edition-not-kept"


@dataclass(frozen=True)
class Finding:
    """A fault with the words that tell it, and where in the file it shows."""

    fault: Fault
    words: Mapping[str, Any]
    path: tuple[str | int, ...]


def faults(handbook: Handbook, process: Process) -> Iterator[Finding]:
    """Yield what is wrong with the control of a process, held against its archive."""
    kept = kept_fingerprint(process)
    if process.status is Status.APPROVED:
        # A file that lost its fingerprint is held against the copy of its edition.
        copies = (kept_fingerprint(one) for one in copies_of(process, handbook))
        approved = kept or next(copies, None)
        if approved and approved != fingerprint(process):
            words = {"process": process.code, "kept": approved, "now": fingerprint(process)}
            path = ("approval", "fingerprint") if kept else ("revision",)
            yield Finding(Fault.CHANGED, words, path)
    if kept:
        yield from _approved_twice(process, kept, handbook.archive.get(process.code, ()))
    if process.status is Status.APPROVED:
        for one in copies_of(process, handbook):
            yield from _contradictions(process, one)
            yield from _review_moved(process, one)
    yield from _editions_not_kept(handbook, process)
    yield from _withdrawal(handbook, process)
    yield from _obsolete_steps(handbook, process)


def _contradictions(process: Process, copy: Process) -> Iterator[Finding]:
    """Yield whose signature the file and the copy of the same edition tell differently."""
    for name in ("prepared", "reviewed", "approved"):
        here, there = (getattr(one.approval, name, None) for one in (process, copy))
        if here and there and here != there:
            words = {"here": _signature(here), "there": _signature(there)}
            yield Finding(Fault.CONTRADICTED, words, ("approval", name))


def _signature(signed: SignOff) -> str:
    return f"{signed.role} {signed.date or '-'}"


def _review_moved(process: Process, copy: Process) -> Iterator[Finding]:
    """Yield that a review date is another than was approved, and nothing shows a review.

    A review that finds nothing to change moves the date by up to the period that was approved,
    from the day on which the law was last confirmed.
    """
    now, then = process.revision, copy.revision
    if not (now and then and now.review_by and then.review_by) or now.review_by == then.review_by:
        return
    period = then.review_by - then.effective
    confirmed = max((one.date for one in process.confirmed), default=None)
    if now.review_by < then.review_by or not confirmed or now.review_by - confirmed > period:
        words = {"there": then.review_by, "here": now.review_by, "process": process.code}
        yield Finding(Fault.REVIEW_MOVED, words, ("revision", "review_by"))


def _editions_not_kept(handbook: Handbook, process: Process) -> Iterator[Finding]:
    """Yield the former editions of the history that the archive should have and has not.

    It should have what was replaced since it began to keep what is replaced. When that was, the
    first edition tells that lies in it beside the one before.
    """
    seconds = [kept[1].approval for kept in handbook.archive.values() if len(kept) > 1]
    signed = [one.approved.date for one in seconds if one and one.approved and one.approved.date]
    now, kept = edition(process), {edition(one) for one in handbook.archive.get(process.code, ())}
    if process.status is Status.OBSOLETE or now is None or not signed:
        return
    lines = [(line.issue, line.number) for line in process.history]
    for at, (line, after) in enumerate(pairwise(process.history)):
        if lines[at] < now and lines[at] not in kept and line.kept and after.date >= min(signed):
            words = {"edition": f"{line.issue}/{line.number}", "process": process.code}
            yield Finding(Fault.NOT_KEPT, words, ("history", at))


def altered(handbook: Handbook) -> Iterator[tuple[Process, Finding]]:
    """Yield each edition of the archive that is not what its fingerprint was kept of."""
    for one in (one for kept in handbook.archive.values() for one in kept):
        if kept_fingerprint(one) != fingerprint(one):
            words = {"kept": kept_fingerprint(one) or "-", "now": fingerprint(one)}
            yield one, Finding(Fault.ALTERED, words, ("approval", "fingerprint"))


def left_behind(handbook: Handbook) -> Iterator[tuple[Process, Finding]]:
    """Yield the last edition of each process that is gone, though it was never withdrawn."""
    for code, kept in handbook.archive.items():
        if code not in handbook.processes:
            yield kept[-1], Finding(Fault.LEFT_BEHIND, {"process": code}, ("code",))


def _obsolete_steps(handbook: Handbook, process: Process) -> Iterator[Finding]:
    """Yield the steps of a process in use that are a process which was withdrawn."""
    for at, step in enumerate(process.steps):
        other = handbook.processes.get(step.process or "")
        if process.status is not Status.OBSOLETE and other and other.status is Status.OBSOLETE:
            words = {"step": step.id, "other": other.code}
            yield Finding(Fault.STEP_OBSOLETE, words, ("steps", at, "process"))


def _approved_twice(process: Process, kept: str, archive: Iterable[Process]) -> Iterator[Finding]:
    for one in archive:
        other = kept_fingerprint(one)
        if edition(one) == edition(process) and other and other != kept:
            words = {
                "edition": "{}/{}".format(*edition(one) or ("-", "-")),
                "kept": kept,
                "other": other,
            }
            yield Finding(Fault.TWICE, words, ("approval", "fingerprint"))


def _withdrawal(handbook: Handbook, process: Process) -> Iterator[Finding]:
    obsolete = process.status is Status.OBSOLETE
    if obsolete and process.withdrawn is None:
        yield Finding(Fault.NOT_DATED, {"process": process.code}, ("status",))
    if not obsolete and (process.withdrawn or process.superseded_by):
        path = "withdrawn" if process.withdrawn else "superseded_by"
        yield Finding(Fault.STILL_USED, {"process": process.code, "key": path}, (path,))
    other = handbook.processes.get(process.superseded_by or "")
    if other and other.status is Status.OBSOLETE:
        words = {"process": process.code, "other": other.code}
        yield Finding(Fault.LEADS_NOWHERE, words, ("superseded_by",))
