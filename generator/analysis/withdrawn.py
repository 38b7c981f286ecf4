"""What hangs on withdrawn work alone: services, duties, indicators and others nobody looks after.

What is over is history and may stay: the record of a round, an improvement that was made, an
indicator of a year that ended before its process was withdrawn.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from generator.model.goals import Plan
from generator.model.handbook import Handbook
from generator.model.knowledge import Entry
from generator.model.organisation import Delegation
from generator.model.performance import Dataset, Indicator, fiscal_period
from generator.model.process import Process, Status

ONLY_WITHDRAWN = "only-withdrawn"
"""The code of the problem that tells it."""


@dataclass(frozen=True)
class Stranded:
    """A record all of whose processes were withdrawn."""

    register: str
    id: str
    key: str
    """The key of the record under which the processes stand."""
    processes: tuple[str, ...]
    after: tuple[str, ...]
    """The processes in use that replace them."""


@dataclass(frozen=True)
class _Tie:
    """How the records of a register hang on processes."""

    key: str
    until: Callable[[Any], datetime.date | None] = lambda _: None
    """The last day that a record is about; None where it goes on."""
    holds: Callable[[Any], bool] = lambda _: False
    """Whether something else ties it to the work, too."""


def _last_of_plan(plan: Plan) -> datetime.date:
    return fiscal_period(plan.last_year or plan.first_year).end


def _last_of_data(dataset: Dataset) -> datetime.date | None:
    """Of data that nobody has to renew: the day of the last renewal."""
    return None if dataset.cycle else dataset.updated


_TIES: Mapping[str, _Tie] = MappingProxyType(
    {
        "delegations": _Tie("processes", lambda one: one.end),
        "kpis": _Tie("process", lambda one: fiscal_period(one.year).end),
        "datasets": _Tie("process", _last_of_data),
        "plans": _Tie("process", _last_of_plan),
        "mandates": _Tie("processes"),
        "rounds": _Tie("process", lambda one: one.date),
        "actions": _Tie("processes", lambda one: one.closed),
        "services": _Tie("process"),
        "experts": _Tie("processes", holds=lambda one: bool(one.topics)),
        "trainings": _Tie("processes", lambda one: one.date),
        "entries": _Tie("processes", holds=lambda one: bool(one.roles)),
    }
)


def stranded(handbook: Handbook) -> Iterator[Stranded]:
    """Yield what hangs on withdrawn processes alone, in the order of the registers."""
    for register, tie in _TIES.items():
        for id_, record in getattr(handbook, register).items():
            codes = _codes(record, tie)
            known = [handbook.processes[code] for code in codes if code in handbook.processes]
            whole = len(known) == len(codes) > 0  # a process that is unknown is told elsewhere
            if whole and not tie.holds(record) and _all_gone(known, tie.until(record)):
                key = "steps" if _by_step(record) and not record.processes else tie.key
                after = dict.fromkeys(new for one in known if (new := _after(one, handbook)))
                yield Stranded(register, id_, key, codes, tuple(after))


def measures_withdrawn(indicator: Indicator, handbook: Handbook) -> bool:
    """Tell whether the process that an indicator measures was withdrawn before its year ended."""
    process = handbook.processes.get(indicator.process or "")
    return process is not None and _all_gone([process], fiscal_period(indicator.year).end)


def _codes(record: Any, tie: _Tie) -> tuple[str, ...]:
    found = getattr(record, tie.key)
    codes = list(found) if isinstance(found, tuple) else [found] if found else []
    if _by_step(record):
        codes += [step.partition("/")[0] for step in record.steps]
    return tuple(dict.fromkeys(codes))


def _by_step(record: Any) -> bool:
    """Tell whether a record may name steps, as ``CODE/step``, beside processes."""
    return isinstance(record, Entry | Delegation)


def _all_gone(processes: list[Process], until: datetime.date | None) -> bool:
    """Tell whether all are withdrawn, and were so before the day ``until``."""
    return all(
        one.status is Status.OBSOLETE
        and (until is None or one.withdrawn is None or one.withdrawn < until)
        for one in processes
    )


def _after(process: Process, handbook: Handbook) -> str | None:
    new = handbook.processes.get(process.superseded_by or "")
    return new.code if new and new.status is not Status.OBSOLETE else None
