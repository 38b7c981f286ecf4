"""The YAML reader: scalars as typed, positions, and calm in the face of anything."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.loading.yaml_text import DEEPEST, MOST_BYTES, MOST_VALUES, Tree, read_yaml
from generator.problems import Place, Problem

FILE = "a.yml"


def read(text: str) -> tuple[Tree | None, list[Problem]]:
    return read_yaml(text.encode(), FILE)


def value_of(text: str) -> object:
    tree, found = read(text)
    assert not found
    assert tree is not None
    return tree.value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("no", "no"), ("Yes", "Yes"), ("on", "on"), ("OFF", "OFF"), ("true", "true"),
        ("1.10", "1.10"), ("007", "007"), ("12:30:45", "12:30:45"), ("2026-10-01", "2026-10-01"),
        ("1_000", "1_000"), (".nan", ".nan"), ("0x1F", "0x1F"), ("=", "="), ("<<", "<<"),
        ("null", None), ("~", None), ("", None), ("'null'", "null"), ('"~"', "~"), ("''", ""),
        ("NULL", "NULL"), ("|\n  ก\n  ข", "ก\nข"), (">\n  ก\n  ข", "ก ข"), ('"\\u0e01"', "ก"),
    ],
)  # fmt: skip
def test_a_scalar_stays_as_typed(typed: str, value: str | None) -> None:
    assert value_of(f"key: {typed}") == {"key": value}


def test_every_key_and_value_has_its_spot() -> None:
    tree, _ = read("\ufeffงาน:\n  - {id: a, title: ข}\n  - id: b\n    next:\n")
    assert tree is not None
    assert tree.values == {
        (): (1, 1), ("งาน",): (2, 3), ("งาน", 0): (2, 5), ("งาน", 0, "id"): (2, 10),
        ("งาน", 0, "title"): (2, 20), ("งาน", 1): (3, 5), ("งาน", 1, "id"): (3, 9),
        ("งาน", 1, "next"): (4, 10),
    }  # fmt: skip
    assert tree.key_spot(("งาน", 1, "next")) == (4, 5)
    assert tree.spot(("งาน", 1, "missing", 3)) == (3, 5)


def test_look_alikes_become_one() -> None:
    # Decomposed é, a Thai tone mark typed before the vowel below it, and a zero-width space.
    assert value_of("a: cafe\u0301") == {"a": "café"}
    assert value_of("a: ก\u0e48\u0e38") == {"a": "ก\u0e38\u0e48"}
    tree, found = read("a\u200b: ก\u200dข")
    assert tree is not None
    assert tree.value == {"a": "กข"}
    assert [(p.code, p.place.column) for p in found] == [
        ("invisible-character", 2), ("invisible-character", 6)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "character",
    ["\0", "\x07", "\x1b", "\x7f", "\x85", "\x9b", "\u2028", "\u202e", "\u2066", "\u200f",
     "\ufdd0", "\uffff", "\U0001ffff", "\U0010fffe"],
    ids=lambda character: f"U+{ord(character):04X}",
)  # fmt: skip
def test_a_forbidden_character_is_refused_where_it_stands(character: str) -> None:
    tree, found = read(f"ก: ข\nค: ง{character}จ\n")
    assert tree is None
    assert [(p.code, p.place) for p in found] == [("forbidden-character", Place(FILE, 2, 5))]
    assert all(letter.isprintable() for letter in found[0].words["character"])


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("ก: ข\nค: ".encode() + b"\xa1", Place(FILE, 2, 4)),
        ("ก: ข".encode("tis-620"), Place(FILE, 1, 1)),
        ("ก: ข".encode("utf-16"), Place(FILE, 1, 1)),
        (b"a: \xed\xa0\x80", Place(FILE, 1, 4)),
    ],
    ids=["in the middle", "TIS-620", "UTF-16", "a surrogate"],
)
def test_what_is_not_utf8_is_refused_where_it_begins(data: bytes, place: Place) -> None:
    tree, found = read_yaml(data, FILE)
    assert tree is None
    assert [(p.code, p.place) for p in found] == [("not-utf8", place)]


def test_the_limits_are_kept_to_the_last() -> None:
    deep = "a: " + "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1)
    assert isinstance(value_of(deep), dict)
    assert [p.code for p in read(deep.replace("[]", "[[]]"))[1]] == ["too-deep"]
    many = "[" + "a," * (MOST_VALUES - 1) + "]"
    assert value_of(many) == ["a"] * (MOST_VALUES - 1)
    assert [p.code for p in read(many.replace("[a", "[a,a"))[1]] == ["too-many-values"]
    large = "a: " + "x" * (MOST_BYTES - 3)
    assert isinstance(value_of(large), dict)
    assert [p.code for p in read(large + "x")[1]] == ["file-too-large"]


@pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pure Python"])
@pytest.mark.parametrize(
    ("text", "code", "spot"),
    [
        ("a: [", "yaml-unclosed", (1, 4)), ("a: [b,", "yaml-unclosed", (1, 4)),
        ("a: 1\nb: {c: ", "yaml-unclosed", (2, 4)), ("a: {b: [c", "yaml-unclosed", (1, 8)),
        ("a: [b\nc: d\n", "yaml-unclosed", (1, 4)), ('a: 1\nb: "c\n', "yaml-unclosed", (2, 4)),
        ("a: 'it''s", "yaml-unclosed", (1, 4)),
        ("a: b: c", "yaml-colon", (1, 5)), ("a: b\n  c: d", "yaml-colon", (2, 4)),
        ("a:\n\t- b", "yaml-tab", (2, 1)), ("\ta: b", "yaml-tab", (1, 1)),
        ("a: [b, , c]", "broken-yaml", (1, 8)), ("a: `b", "broken-yaml", (1, 4)),
        ("- a\nb: c", "broken-yaml", (2, 1)), ("%YAML 3.0\n---\na: 1", "broken-yaml", (1, 1)),
    ],
)  # fmt: skip
def test_broken_yaml_is_shown_where_to_mend_it(
    text: str, code: str, spot: tuple[int, int], pure: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if pure:
        monkeypatch.delattr(yaml, "CSafeLoader")
    tree, found = read(text)
    assert tree is None
    assert [(p.code, (p.place.line, p.place.column)) for p in found] == [(code, spot)]


SCRAPS = st.lists(
    st.sampled_from(
        ["a", "ก", ": ", ":", "- ", "\n", "\n  ", "\n    ", "[", "]", "{", "}", ", ", "? ", "&a ",
         "*a", "!t ", "|\n", ">\n", '"', "'", "#", "---\n", "...\n", "%", "@", "`", "\t", "~",
         "\r\n", "\r", "\u200b", "\ufeff", "\x00", "\u202e", "<<", "\\"]
    )
).map("".join)  # fmt: skip


@given(st.one_of(SCRAPS, st.text()).map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(b'a: "x\n')
@example(b"a: [b\nc: d\n")
@example(b"\xef\xbb\xbf")
@example(b"? a")
@settings(max_examples=400, deadline=None)
def test_any_text_gives_a_tree_or_a_problem(data: bytes) -> None:
    check_reading(data)


@given(st.binary())
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_a_tree_or_a_problem(data: bytes) -> None:
    check_reading(data)


def check_reading(data: bytes) -> None:
    """Nothing is raised, errors and trees go together, and every place lies in the file."""
    tree, found = read_yaml(data, FILE)
    assert (tree is not None) or any(p.severity == "error" for p in found)
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    lines = [len(line) for line in re.split("\r\n|\r|\n", text)]
    spots = [(p.place.line, p.place.column) for p in found]
    if tree:
        spots += [*tree.keys.values(), *tree.values.values()]
    for line, column in spots:
        assert 1 <= line <= len(lines)
        assert 1 <= column <= lines[line - 1] + 1
