"""The JSON Schemas: valid, complete, the same every time, and of one mind with the loader."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.loading import load
from generator.loading.project import ARCHIVED, kind_of
from generator.loading.structure import record_from
from generator.loading.yaml_text import read_yaml
from generator.model.schema import ids_of, schemas
from generator.model.sources import SOURCES
from generator.theme import LANGUAGES, read_labels

ROOT = Path(__file__).parent.parent.parent
SAMPLES = sorted([*ROOT.glob("processes/*/*.yml"), *ROOT.glob("content/registers/*.yml")])
CASES = sorted((ROOT / "tests" / "loading" / "cases").glob("*.yml"))


class EditorLoader(yaml.SafeLoader):
    """Reads YAML as editors do (YAML 1.2): no dates, ``yes`` is text, 2569 is a number."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
):
    EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first)
    )


def as_an_editor_reads(text: str) -> Any:
    return yaml.load(text, Loader=EditorLoader)


@cache
def schema_of(source: str, project: Path | None = None) -> dict[str, Any]:
    ids = ids_of(load(project).handbook, "th") if project else None
    schema: dict[str, Any] = json.loads(schemas(read_labels("th"), ids)[f"{source}.json"])
    return schema


def validator(source: str, project: Path | None = None) -> Draft202012Validator:
    return Draft202012Validator(schema_of(source, project))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("project", [None, ROOT], ids=["no project", "the sample"])
def test_schemas_are_valid_and_name_themselves(language: str, project: Path | None) -> None:
    ids = ids_of(load(project).handbook, language) if project else None
    made = schemas(read_labels(language), ids)
    assert list(made) == [f"{source}.json" for source in SOURCES]
    for source in SOURCES:
        schema = json.loads(made[f"{source}.json"])
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert schema["$id"] == f"urn:khumue:schema:{source}"
        assert '"x-' not in made[f"{source}.json"]


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_the_sample_fits_its_schemas(file: Path) -> None:
    kind = kind_of(file.relative_to(ROOT).as_posix())
    assert isinstance(kind, str)
    text = file.read_text(encoding="utf-8")
    assert f"# yaml-language-server: $schema=../../.schema/{kind}.json\n" in text
    for project in (None, ROOT):
        errors = validator(kind, project).iter_errors(as_an_editor_reads(text))
        assert [error.message for error in errors] == []


def test_the_committed_schemas_are_fresh() -> None:
    fresh = schemas(read_labels("th"), ids_of(load(ROOT).handbook, "th"))
    folder = ROOT / ".schema"
    assert {file.name for file in folder.iterdir()} == set(fresh)
    for name, text in fresh.items():
        assert (folder / name).read_text(encoding="utf-8") == text, f"run khumue schema: {name}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_schema_and_loader_agree_on_structure(case: Path) -> None:
    """What the loader finds wrong in the structure, an editor underlines; and nothing else."""
    tree, found = read_yaml(case.read_bytes(), case.name)
    if tree is None or found:
        return
    text = case.read_text(encoding="utf-8")
    named = re.search("^# file: (.+)$", text, re.MULTILINE)
    kind = kind_of(named[1]) if named else "process"
    if not isinstance(kind, str):
        return
    kind = "process" if kind == ARCHIVED else kind
    _, wrong = record_from(tree, SOURCES[kind], case.name)
    errors = list(validator(kind).iter_errors(as_an_editor_reads(text)))
    # A pattern cannot know the calendar, nor that a sum is zero or a text blank.
    if {p.code for p in wrong} <= {"bad-date", "no-such-day", "empty-text"} or "zero" in case.stem:
        return
    assert bool(errors) == bool(wrong), errors


@pytest.mark.parametrize(
    ("path", "bad"),
    [
        (("steps", 0, "role"), "clark"), (("owner",), "boss"), (("unit",), "nowhere"),
        (("laws", 0), "act-2540/99"), (("terms", 0), "watch"), (("steps", 0, "forms", 0), "none"),
        (("mission",), "other"), (("steps", 0, "time"), "1 สัปดาห์"), (("surprise",), 1),
        (("revision", "effective"), "2569-10-01"), (("revision", "issue"), "แรก"),
        (("steps", 1, "branches", 0, "share"), 15), (("steps", 0, "id"), "ก ข"),
    ],
)  # fmt: skip
def test_an_editor_sees_what_is_wrong(path: tuple[str | int, ...], bad: object) -> None:
    project = ROOT / "tests" / "loading" / "project"
    process = as_an_editor_reads((project / "processes/general/base.yml").read_text("utf-8"))
    checks = validator("process", project)
    assert list(checks.iter_errors(process)) == []
    inner = process
    for part in path[:-1]:
        inner = inner[part]
    inner[path[-1]] = bad
    assert list(checks.iter_errors(process))


def test_an_editor_offers_ids_and_words() -> None:
    project = ROOT / "tests" / "loading" / "project"
    schema = schema_of("process", project)
    parts = schema["$defs"]
    assert parts["role-id"]["enum"] == ["clerk", "chief"]
    assert parts["role-id"]["enumDescriptions"] == ["เจ้าหน้าที่", "หัวหน้า"]
    assert "act-2540/7" in parts["citation"]["anyOf"][0]["enum"]
    assert parts["StepType"]["enumDescriptions"][:2] == ["เริ่มต้น", "กิจกรรม"]
    assert "นาที" in parts["duration"]["patternErrorMessage"]
    owner = schema["properties"]["owner"]["description"]
    assert "เจ้าของกระบวนการ" in owner
    assert "owns the process" in owner
