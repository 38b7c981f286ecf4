"""The handbook: everything that was loaded, ready to be asked questions and drawn."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from types import MappingProxyType

from generator.model.fields import Citation
from generator.model.follow_up import Action, Planned, Round
from generator.model.goals import Goal, Mandate, Plan
from generator.model.knowledge import Entry, Expert, Person, Service, Training
from generator.model.organisation import Agency, Committee, Delegation
from generator.model.performance import Dataset, Figures, Indicator, Perspective
from generator.model.process import Process, Status, all_citations
from generator.model.registers import (
    Confidence,
    Form,
    HolidayYear,
    Law,
    Office,
    Role,
    Section,
    Term,
    Unit,
    WorkField,
)
from generator.model.step import Step
from generator.model.year import Event


@dataclass(frozen=True)
class Handbook:
    """All registers and processes, by id, in the order that readers should see them."""

    office: Office
    fields: Mapping[str, WorkField]
    units: Mapping[str, Unit]
    roles: Mapping[str, Role]
    laws: Mapping[str, Law]
    forms: Mapping[str, Form]
    terms: Mapping[str, Term]
    delegations: Mapping[str, Delegation]
    agencies: Mapping[str, Agency]
    committees: Mapping[str, Committee]
    events: Mapping[str, Event]
    perspectives: Mapping[str, Perspective]
    kpis: Mapping[str, Indicator]
    datasets: Mapping[str, Dataset]
    goals: Mapping[str, Goal]
    plans: Mapping[str, Plan]
    mandates: Mapping[str, Mandate]
    inventory: Mapping[str, Planned]
    rounds: Mapping[str, Round]
    actions: Mapping[str, Action]
    people: Mapping[str, Person]
    services: Mapping[str, Service]
    experts: Mapping[str, Expert]
    trainings: Mapping[str, Training]
    holidays: Mapping[int, HolidayYear]
    processes: Mapping[str, Process]
    """Processes by code, sorted by field of work, then by code."""
    files: Mapping[str, str]
    """Code of a process to its source file, relative to the project, with forward slashes."""
    entries: Mapping[str, Entry] = field(default_factory=lambda: MappingProxyType({}))
    """Knowledge around the work, newest first, by the Markdown file below ``content/``."""
    figures: Figures = field(default_factory=Figures)
    """What the files of the data sets hold."""
    archive: Mapping[str, tuple[Process, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Code of a process to its approved editions, oldest first, as ``content/archive`` keeps them.

    The edition in force is kept there too, from the day on which it was approved.
    """

    def field_of(self, process: Process) -> WorkField:
        """Return the field of work of a process: the folder that its file lies in."""
        return self.fields[PurePosixPath(self.files[process.code]).parent.name]

    def in_use(self) -> tuple[Process, ...]:
        """Return the processes that are not obsolete."""
        return tuple(p for p in self.processes.values() if p.status is not Status.OBSOLETE)

    def bodies(self) -> frozenset[str]:
        """Return the roles that are bodies of several members: nobody stands in for them."""
        return frozenset(one.role for one in self.committees.values() if one.role)

    def holders(self, role: str, day: datetime.date) -> tuple[str, ...]:
        """Return the people (ids) who hold a role on a day, by the register, where there is one."""
        return tuple(
            one.id
            for one in self.people.values()
            if role in one.roles
            and (one.start is None or one.start <= day)
            and (one.end is None or day <= one.end)
        )

    def stand_in(self, process: Process, role: str) -> str | None:
        """Return who stands in for a role in a process: the owner's deputy, else the role's own."""
        if role == process.owner and process.deputy:
            return process.deputy
        return self.roles[role].deputy

    def steps_tied(self, ties: Iterable[str]) -> tuple[tuple[Process, Step], ...]:
        """Return the steps named as ``CODE/step``, without those that are not there any more."""
        found: list[tuple[Process, Step]] = []
        for code, _, id_ in (tied.partition("/") for tied in ties):
            if process := self.processes.get(code):
                found += [(process, step) for step in process.steps if step.id == id_]
        return tuple(found)

    def helping(self, kind: str, tied: str) -> Mapping[str, Entry]:
        """Return the entries that help with something, by their names, the newest first.

        ``kind`` is ``processes`` (also by one of its steps), ``steps`` or ``roles``; ``tied`` is a
        code, ``CODE/step`` or the id of a role.
        """
        return self._helping.get((kind, tied), {})

    def helping_role(self, role: str, besides: Iterable[str]) -> Mapping[str, Entry]:
        """Return the entries that help with a role, but for those of some processes (codes)."""
        shown = {name for code in besides for name in self.helping("processes", code)}
        return {n: one for n, one in self.helping("roles", role).items() if n not in shown}

    @cached_property
    def _helping(self) -> Mapping[tuple[str, str], Mapping[str, Entry]]:
        """What is tied to what: gone through once, since a site asks for every step."""
        found: dict[tuple[str, str], dict[str, Entry]] = {}
        for name, entry in self.entries.items():
            of_steps = (step.partition("/")[0] for step in entry.steps)
            ties = {
                "processes": dict.fromkeys((*entry.processes, *of_steps)),
                "steps": entry.steps,
                "roles": entry.roles,
            }
            for kind, tied in ((kind, one) for kind, ones in ties.items() for one in ones):
                found.setdefault((kind, tied), {})[name] = entry
        return found

    def circles_of_deputies(self) -> tuple[tuple[str, ...], ...]:
        """Return each circle that the deputies of roles make, once, from its first role on."""
        found: list[tuple[str, ...]] = []
        for first in self.roles:
            chain = [first]
            after = self.roles[first].deputy
            while after and after in self.roles and after not in chain:
                chain.append(after)
                after = self.roles[after].deputy
            if after == first and not any(first in circle for circle in found):
                found.append(tuple(chain))
        return tuple(found)

    def cited(self, citation: Citation) -> tuple[Law, Section | None]:
        """Return the law and the section that a (checked) citation names."""
        law = self.laws[citation.law]
        return law, law.section(citation.section) if citation.section else None

    def confidence(self, citation: Citation) -> Confidence:
        """Return how well the cited text is known: that of the section, else that of the law."""
        law, section = self.cited(citation)
        return section.confidence if section else law.confidence

    def citing(self, law: str) -> Mapping[str, tuple[tuple[str | None, tuple[str, ...]], ...]]:
        """Return the codes of the processes that cite a law, each with (section, step ids)."""
        return self._citing.get(law, {})

    @cached_property
    def _citing(self) -> Mapping[str, Mapping[str, tuple[tuple[str | None, tuple[str, ...]], ...]]]:
        """What cites each law: gone through once, since a site asks for every law."""
        found: dict[str, dict[str, tuple[tuple[str | None, tuple[str, ...]], ...]]] = {}
        for process in self.processes.values():
            for cited, steps in all_citations(process).items():
                rows = found.setdefault(cited.law, {})
                rows[process.code] = (*rows.get(process.code, ()), (cited.section, steps))
        return found
