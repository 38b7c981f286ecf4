"""Problems and their words: every code is explained, completely, in every language."""

from __future__ import annotations

import ast
import json
import re
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from generator.problems import (
    CODES,
    Place,
    Severity,
    as_json,
    as_text,
    has_errors,
    in_order,
    printable,
    problem,
)
from generator.theme import LANGUAGES, read_labels

GENERATOR = Path(__file__).parent.parent / "generator"


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_exactly_the_codes_are_explained(language: str) -> None:
    explained = read_labels(language).group("problems")
    assert set(explained) == {f"{code}.{part}" for code in CODES for part in ("message", "cure")}
    assert all(explained.values())


@pytest.mark.parametrize("code", CODES)
def test_languages_say_the_same(code: str) -> None:
    for part in ("message", "cure"):
        words = [
            placeholders(read_labels(one).texts[f"problems.{code}.{part}"]) for one in LANGUAGES
        ]
        assert words[0] == words[1]


@cache
def makers() -> list[tuple[str, set[str]]]:
    """Return (code, words filled in) of each place in the program that makes a problem."""
    found = []
    for file in GENERATOR.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "problem":
                words = {word.arg for word in node.keywords if word.arg}
                found.append((getattr(node.args[0], "value", ""), words - {"severity"}))
    return found


def words_given(code: str) -> list[set[str]]:
    return [words for made, words in makers() if made == code]


@pytest.mark.parametrize("code", CODES)
def test_each_maker_of_a_problem_gives_the_words_it_needs(code: str) -> None:
    for language in LANGUAGES:
        labels = read_labels(language)
        needed = placeholders(labels.texts[f"problems.{code}.message"])
        needed |= placeholders(labels.texts[f"problems.{code}.cure"])
        for given in words_given(code):
            assert needed <= given


@pytest.mark.parametrize("language", LANGUAGES)
def test_braces_are_doubled_only_where_words_are_filled_in(language: str) -> None:
    """A text without words is shown as it stands, so ``{{`` would show twice."""
    labels = read_labels(language)
    for code in CODES:
        texts = [labels.texts[f"problems.{code}.{part}"] for part in ("message", "cure")]
        if any("{{" in text for text in texts):
            assert all(words_given(code))


A = Place("a.yml", 3, 5)


def test_text_for_people() -> None:
    labels = read_labels("en")
    shown = as_text([problem("unknown-key", A, key="rolle", near="role")], labels)
    assert shown == 'a.yml:3:5: error unknown-key: unknown key "rolle"\n    did you mean: role'
    thai = as_text([problem("no-end", A)], read_labels("th"))
    assert re.search("[ก-๙]", thai)


def test_json_for_tools() -> None:
    labels = read_labels("en")
    rows = json.loads(as_json([problem("no-end", A)], labels))
    assert rows == [
        {
            "file": "a.yml", "line": 3, "column": 5, "severity": "error", "code": "no-end",
            "message": labels("problems.no-end.message"), "cure": labels("problems.no-end.cure"),
        }
    ]  # fmt: skip
    assert json.loads(as_json([], labels)) == []


def test_no_escape_reaches_a_terminal() -> None:
    nasty = "\x1b[31m\r\n\x9b\u202e\u200b\udc80"
    labels = read_labels("th")
    found = [problem("bad-id", Place(f"{nasty}.yml"), value=nasty)]
    for shown in (as_text(found, labels), as_json(found, labels)):
        assert all(letter.isprintable() or letter == "\n" for letter in shown)
    assert printable("ก" * 1000).endswith("…")
    assert len(printable("ก" * 1000, 100)) == 100


def test_problems_are_sorted_and_told_once() -> None:
    late, early = problem("no-end", Place("b.yml", 1)), problem("no-end", Place("a.yml", 10))
    first = problem("dead-end", Place("a.yml", 9), step="x")
    assert in_order([late, early, first, early]) == [first, early, late]


def test_severity() -> None:
    gap = problem("missing-time", A, step="x")
    assert gap.severity is Severity.WARNING
    assert not has_errors([gap])
    assert has_errors([gap, problem("missing-time", A, severity=Severity.ERROR, step="x")])
    with pytest.raises(KeyError):
        problem("no-such-code", A)
