"""The source files: which there are, and which record each one holds."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated

from generator.model.fields import Doc, Record
from generator.model.follow_up import Action, Planned, Round
from generator.model.goals import Goal, Mandate, Plan
from generator.model.knowledge import Entry, Expert, Person, Service, Training
from generator.model.organisation import Agency, Committee, Delegation
from generator.model.performance import Dataset, Indicator, Perspective
from generator.model.process import Process
from generator.model.registers import (
    Form,
    HolidayYear,
    Law,
    Office,
    Role,
    Term,
    Unit,
    WorkField,
)
from generator.model.year import Event


class OfficeFile(Record):
    """The file ``office.yml``."""

    office: Annotated[Office, Doc("หน่วยงานเจ้าของคู่มือ", "The office whose handbook this is")]


class FieldsFile(Record):
    """The file ``fields.yml``."""

    fields: Annotated[
        tuple[WorkField, ...], Doc("สายงาน ตามลำดับที่แสดง", "Fields of work, in the order shown")
    ] = ()


class UnitsFile(Record):
    """The file ``units.yml``."""

    units: Annotated[tuple[Unit, ...], Doc("หน่วยงาน", "Units")] = ()


class RolesFile(Record):
    """The file ``roles.yml``."""

    roles: Annotated[tuple[Role, ...], Doc("ตำแหน่งและองค์คณะ", "Roles and bodies")] = ()


class LawsFile(Record):
    """The file ``laws.yml``."""

    laws: Annotated[tuple[Law, ...], Doc("ทะเบียนกฎหมาย", "Register of laws")] = ()


class FormsFile(Record):
    """The file ``forms.yml``."""

    forms: Annotated[tuple[Form, ...], Doc("ทะเบียนแบบฟอร์ม", "Register of forms")] = ()


class TermsFile(Record):
    """The file ``terms.yml``."""

    terms: Annotated[tuple[Term, ...], Doc("อภิธานศัพท์", "Glossary")] = ()


class DelegationsFile(Record):
    """The file ``delegations.yml``."""

    delegations: Annotated[
        tuple[Delegation, ...], Doc("ทะเบียนการมอบอำนาจ", "Delegations of authority")
    ] = ()


class EventsFile(Record):
    """The file ``events.yml``."""

    events: Annotated[
        tuple[Event, ...], Doc("ทะเบียนวันงาน", "Register of events that work is prepared for")
    ] = ()


class AgenciesFile(Record):
    """The file ``agencies.yml``."""

    agencies: Annotated[
        tuple[Agency, ...], Doc("ทำเนียบเครือข่าย", "The network: agencies outside the office")
    ] = ()


class CommitteesFile(Record):
    """The file ``committees.yml``."""

    committees: Annotated[
        tuple[Committee, ...], Doc("คณะกรรมการและคณะทำงาน", "Committees and working groups")
    ] = ()


class PerspectivesFile(Record):
    """The file ``perspectives.yml``."""

    perspectives: Annotated[
        tuple[Perspective, ...], Doc("มิติของตัวชี้วัด", "Perspectives of the scorecard")
    ] = ()


class KpisFile(Record):
    """The file ``kpis.yml``."""

    kpis: Annotated[tuple[Indicator, ...], Doc("ทะเบียนตัวชี้วัด", "Register of indicators")] = ()


class DatasetsFile(Record):
    """The file ``datasets.yml``."""

    datasets: Annotated[tuple[Dataset, ...], Doc("บัญชีข้อมูล", "Catalogue of data")] = ()


class GoalsFile(Record):
    """The file ``goals.yml``."""

    goals: Annotated[tuple[Goal, ...], Doc("ห่วงโซ่เป้าหมาย", "The chain of goals")] = ()


class PlansFile(Record):
    """The file ``plans.yml``."""

    plans: Annotated[tuple[Plan, ...], Doc("คลังแผน", "Library of plans")] = ()


class MandatesFile(Record):
    """The file ``mandates.yml``."""

    mandates: Annotated[
        tuple[Mandate, ...], Doc("อำนาจหน้าที่ของสำนักงาน", "Duties of the office")
    ] = ()


class InventoryFile(Record):
    """The file ``inventory.yml``."""

    inventory: Annotated[
        tuple[Planned, ...], Doc("กระบวนการที่วางแผนจะจัดทำคู่มือ", "Processes whose manuals are planned")
    ] = ()


class RoundsFile(Record):
    """The file ``rounds.yml``."""

    rounds: Annotated[
        tuple[Round, ...], Doc("บันทึกการติดตามตามรอบ", "Records of follow-up rounds")
    ] = ()


class ActionsFile(Record):
    """The file ``actions.yml``."""

    actions: Annotated[tuple[Action, ...], Doc("ข้อปรับปรุง", "Improvements")] = ()


class PeopleFile(Record):
    """The file ``people.yml``."""

    people: Annotated[tuple[Person, ...], Doc("ผู้ดำรงตำแหน่ง", "Who holds the roles")] = ()


class ServicesFile(Record):
    """The file ``services.yml``."""

    services: Annotated[
        tuple[Service, ...], Doc("บริการของสำนักงานและส่วนกลาง", "Services of the office and to it")
    ] = ()


class ExpertsFile(Record):
    """The file ``experts.yml``."""

    experts: Annotated[
        tuple[Expert, ...], Doc("พี่เลี้ยง วิทยากร ผู้เชี่ยวชาญ", "Mentors, trainers and experts")
    ] = ()


class TrainingsFile(Record):
    """The file ``trainings.yml``."""

    trainings: Annotated[tuple[Training, ...], Doc("ปฏิทินการอบรม", "Calendar of trainings")] = ()


REGISTERS: Mapping[str, type[Record]] = MappingProxyType(
    {
        "office": OfficeFile,
        "fields": FieldsFile,
        "units": UnitsFile,
        "roles": RolesFile,
        "laws": LawsFile,
        "forms": FormsFile,
        "terms": TermsFile,
        "delegations": DelegationsFile,
        "agencies": AgenciesFile,
        "events": EventsFile,
        "committees": CommitteesFile,
        "perspectives": PerspectivesFile,
        "kpis": KpisFile,
        "datasets": DatasetsFile,
        "goals": GoalsFile,
        "plans": PlansFile,
        "mandates": MandatesFile,
        "inventory": InventoryFile,
        "rounds": RoundsFile,
        "actions": ActionsFile,
        "people": PeopleFile,
        "services": ServicesFile,
        "experts": ExpertsFile,
        "trainings": TrainingsFile,
    }
)
"""The registers by name: ``content/registers/<name>.yml`` holds one key, the same name."""

LISTS: Mapping[str, type[Record]] = MappingProxyType(
    {name: kind for name, kind in REGISTERS.items() if name != "office"}
)
"""The registers that are lists of records with ids; a handbook has each under its name."""

HOLIDAYS = "holidays"
"""Files ``content/registers/holidays-<BE year>.yml`` hold one :class:`HolidayYear` each."""

SOURCES: Mapping[str, type[Record]] = MappingProxyType(
    {"process": Process, "entry": Entry, **REGISTERS, HOLIDAYS: HolidayYear}
)
"""Every kind of source file with the record that it holds; a schema is made for each."""

UNKNOWN: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(LISTS, "unknown-entry"),
        "roles": "unknown-role",
        "units": "unknown-unit",
        "laws": "unknown-law",
        "citations": "unknown-law",
        "forms": "unknown-form",
        "terms": "unknown-term",
        "agencies": "unknown-agency",
        "events": "unknown-event",
        "steps": "unknown-step",
        "processes": "unknown-process",
    }
)
"""What a reference leads to, and the code of the problem that it is not there."""
