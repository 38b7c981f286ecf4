"""The JSON Schema of every source file, for editors: completion, checks and help while typing.

Made from the same declarations that read the files. The ids of a project can be offered as
completions; without a project the schemas hold for any.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from generator.labels import Labels
from generator.model.handbook import Handbook
from generator.model.sources import SOURCES, UNKNOWN

Schema = dict[str, Any]
Ids = Mapping[str, Mapping[str, str]]
"""By what can be referred to (``roles``, ``citations``, ...): ids and what they are called."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"

WORDS_OF = {
    "Mission": "words.mission",
    "Status": "words.status",
    "StepType": "words.step",
    "Regime": "time.regime",
    "Basis": "words.basis",
    "Actor": "words.actor",
    "LawStatus": "words.law-status",
    "LawKind": "words.law-kind",
    "Confidence": "words.confidence",
    "HolidayKind": "words.holiday-kind",
    "FlowColumn": "manual.column",
    "ChartColumn": "flowchart.column",
    "AgencyLevel": "people.level",
    "Capacity": "people.capacity",
    "Shift": "year.shift",
    "Participation": "knowledge.participation",
    "EntryKind": "knowledge.kind",
    "ServiceKind": "knowledge.service-kind",
    "ExpertKind": "knowledge.expert-kind",
    "KpiLevel": "figures.kpi-level",
    "Direction": "figures.direction",
    "Scoring": "figures.scoring",
    "Holds": "figures.holds",
    "GoalLevel": "goals.level",
    "ActionOrigin": "review.action-origin",
}
"""The label group that puts the values of each enumeration into words."""


def ids_of(handbook: Handbook, language: str) -> Ids:
    """Return everything in a handbook that can be referred to, with its name."""
    titled: dict[str, Mapping[str, Any]] = {
        register: getattr(handbook, register)
        for register in (
            "roles", "units", "laws", "forms", "agencies", "events", "perspectives", "kpis",
            "goals", "processes",
        )
    }  # fmt: skip
    citations = {}
    for law in handbook.laws.values():
        citations[law.id] = law.title.in_language(language)
        for section in law.sections:
            citations[f"{law.id}/{section.id}"] = section.text.in_language(language)
    return {
        **{
            register: {one: record.title.in_language(language) for one, record in records.items()}
            for register, records in titled.items()
        },
        "terms": {one: term.term.in_language(language) for one, term in handbook.terms.items()},
        "citations": citations,
    }


def schemas(labels: Labels, ids: Ids | None = None) -> dict[str, str]:
    """Return the text of each schema by file name (``process.json``); the same for the same input.

    Texts for the author are in the language of ``labels``; field descriptions are in both.
    """
    return {
        f"{source}.json": json.dumps(
            _schema(source, labels, ids or {}), ensure_ascii=False, indent=2
        )
        + "\n"
        for source in SOURCES
    }


def _schema(source: str, labels: Labels, ids: Ids) -> Schema:
    made = SOURCES[source].model_json_schema()
    parts = made.pop("$defs", {})
    kinds: Schema = {}
    whole = _tidy(made, kinds)
    records = {name: _named(name, _tidy(part, kinds), labels) for name, part in parts.items()}
    values = {name: _filled(kind, labels, ids) for name, kind in kinds.items()}
    for record in (whole, *records.values()):
        record.pop("description", None)  # the docstring, which speaks to programmers
    return {
        "$schema": DIALECT,
        "$id": f"urn:khumue:schema:{source}",
        "title": source,
        **whole,
        "$defs": dict(sorted({**records, **values}.items())),
    }


def _tidy(part: Any, kinds: Schema) -> Any:
    """Return a part of a schema made lighter; a value's kind goes into ``kinds``, once.

    A key without a value counts as not written, so a field that is not required takes null.
    """
    if isinstance(part, list):
        return [_tidy(inner, kinds) for inner in part]
    if not isinstance(part, dict):
        return part
    about: Schema = {key: part[key] for key in ("description", "default") if part.get(key)}
    if isinstance(about.get("default"), dict):
        del about["default"]  # its keys have defaults of their own
    rest = {key: part[key] for key in part if key not in ("description", "default", "title")}
    if kind := rest.pop("x-kind", None):
        kinds[kind] = rest
        return {"$ref": f"#/$defs/{kind}", **about}
    if rest.get("type") == "boolean":
        return {"enum": [True, False, "yes", "no", "on", "off"], **about}
    properties = rest.pop("properties", {})
    tidy = {key: _tidy(value, kinds) for key, value in rest.items()}
    if "anyOf" in tidy:
        tidy["anyOf"] = _flat(tidy["anyOf"])
    if properties:
        required = rest.get("required", ())
        made = {key: _tidy(value, kinds) for key, value in properties.items()}
        tidy["properties"] = {
            key: value if key in required else _or_null(value) for key, value in made.items()
        }
    return {**about, **tidy}


def _flat(choices: list[Schema]) -> list[Schema]:
    """Return the choices with choices among choices drawn up."""
    flat: list[Schema] = []
    for choice in choices:
        flat += _flat(choice["anyOf"]) if set(choice) == {"anyOf"} else [choice]
    return flat


def _or_null(part: Schema) -> Schema:
    about: Schema = {key: part[key] for key in ("description", "default") if key in part}
    choices = part.get("anyOf") or [{key: part[key] for key in part if key not in about}]
    nothing = {"type": "null"}
    return {**about, "anyOf": [*(one for one in choices if one != nothing), nothing]}


def _named(name: str, part: Schema, labels: Labels) -> Schema:
    """Give the values of an enumeration their words."""
    if "enum" in part:
        words = labels.group(WORDS_OF[name])
        part["enumDescriptions"] = [words[value] for value in part["enum"]]
    return part


def _filled(kind: Schema, labels: Labels, ids: Ids) -> Schema:
    """Return the schema of a kind of value with the ids to choose from, and the author's help."""
    refers_to = kind.pop("x-refers-to", "")
    code = kind.pop("x-problem", "")
    if choices := ids.get(refers_to):
        kind = {
            "enum": list(choices),
            "enumDescriptions": list(choices.values()),
            "errorMessage": labels(
                f"problems.{UNKNOWN[refers_to]}.message", id="…", register=refers_to
            ),
        }
        if refers_to == "citations":  # sections may also be written in Thai digits
            thai = {"type": "string", "pattern": "/.*[๐-๙]"}
            kind = {"anyOf": [kind, thai], "errorMessage": kind.pop("errorMessage")}
    elif code:
        kind["patternErrorMessage"] = labels(f"problems.{code}.cure", hint="2026-10-01")
    return kind
