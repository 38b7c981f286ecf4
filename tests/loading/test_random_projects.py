"""Projects with random damage: always an answer, and every place lies in its file."""

from __future__ import annotations

import copy
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.loading import load
from generator.problems import as_json, as_text
from generator.theme import read_labels

PROJECT = Path(__file__).parent / "project"
FILES = sorted(file.relative_to(PROJECT) for file in PROJECT.rglob("*.yml"))
ODD = st.sampled_from(
    ["", " ", "-1", "0", "02569", "2569.0", "1e3", "nan", "inf", "9" * 400, "ก", "clerk", "do",
     "act-2540", "act-2540/8", "BASE-01", "base-01", "con", "done", "check", "1wd", "2026-01-01",
     "2569-01-01", "120%", "\u200b", "end", "yes", "a" * 500, "../x", "[", "{}", "%", "None"]
)  # fmt: skip
DAMAGE = st.recursive(
    st.one_of(ODD, st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(ODD, inner, max_size=3)),
    max_leaves=4,
)


def spots(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield (container, key or index) of everything in a tree of values."""
    if isinstance(value, dict | list):
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        for key in keys:
            yield value, key
            yield from spots(value[key])


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_damaged_project_gets_an_answer(data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(FILES))
    tree = yaml.load((PROJECT / file).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for _ in range(data.draw(st.integers(1, 3))):
        container, key = data.draw(st.sampled_from(list(spots(tree))))
        action = data.draw(st.sampled_from(["replace", "drop", "repeat", "add"]))
        if action == "replace":
            container[key] = data.draw(DAMAGE)
        elif action == "drop" and len(container) > 1:
            del container[key]
        elif action == "repeat" and isinstance(container, list):
            container.append(copy.deepcopy(container[key]))
        elif isinstance(container, dict):
            container[data.draw(ODD)] = data.draw(DAMAGE)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        shutil.copytree(PROJECT, root)
        text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)
        (root / file).write_text(text, encoding="utf-8")
        found = load(root).problems
        for p in found:
            lines = (root / p.place.file).read_text(encoding="utf-8").split("\n")
            assert p.place.line <= len(lines)
            assert p.place.line == 0 or p.place.column <= len(lines[p.place.line - 1]) + 1
    for language in ("th", "en"):
        assert as_json(found, read_labels(language))
        assert bool(as_text(found, read_labels(language))) == bool(found)
