"""The source files: which there are, and which record each one holds."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated

from generator.model.fields import Doc, Record
from generator.model.organisation import Agency, Committee, Delegation
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
    }
)
"""The registers by name: ``content/registers/<name>.yml`` holds one key, the same name."""

HOLIDAYS = "holidays"
"""Files ``content/registers/holidays-<BE year>.yml`` hold one :class:`HolidayYear` each."""

SOURCES: Mapping[str, type[Record]] = MappingProxyType(
    {"process": Process, **REGISTERS, HOLIDAYS: HolidayYear}
)
"""Every kind of source file with the record that it holds; a schema is made for each."""
