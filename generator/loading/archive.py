"""The archive: each approved edition of a manual as its file then was, kept by ``khumue approve``.

An edition lies at ``content/archive/<CODE>/<issue>-<number>.yml``. What it refers to need not be
there any more, so nothing of it is looked up; it can only be compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.loading.files import ARCHIVE
from generator.model.control import Edition
from generator.model.process import Process
from generator.problems import Place, Problem, problem

PATTERN = f"{ARCHIVE}/<CODE>/<issue>-<number>.yml"
"""How a file of the archive is named, for people."""


def archive_file(process: Process) -> str:
    """Return where an edition is kept; raises ``ValueError`` when the process names no edition."""
    if process.revision is None:
        raise ValueError(process.code)
    return f"{ARCHIVE}/{process.code}/{process.revision.issue}-{process.revision.number}.yml"


def editions_of(
    read: Mapping[str, Process],
) -> tuple[Mapping[str, tuple[Process, ...]], list[Problem]]:
    """Return what was read of the archive by code, oldest first; what is misnamed is left out."""
    found: dict[str, list[Process]] = {}
    problems = []
    for file, process in read.items():
        expected = archive_file(process) if process.revision else PATTERN
        if file == expected:
            found.setdefault(process.code, []).append(process)
        else:
            problems.append(problem("archive-name", Place(file), expected=expected))
    ordered = {code: tuple(sorted(kept, key=_order)) for code, kept in sorted(found.items())}
    return MappingProxyType(ordered), problems


def _order(process: Process) -> Edition:
    return process.revision.edition if process.revision else (0, 0)
