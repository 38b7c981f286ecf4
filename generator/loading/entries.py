"""Knowledge around the work: Markdown files in ``content/knowledge``, each with front matter.

The front matter is a source like any other: read by the rules of :mod:`yaml_text`, with the
place of each value. The words below it are their author's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from generator.loading.files import CONTENT, read_bytes
from generator.loading.structure import record_from
from generator.loading.yaml_text import Tree, read_text, read_yaml
from generator.model.knowledge import Entry
from generator.problems import Place, Problem, problem

ENTRIES = f"{CONTENT}/knowledge"
"""The folder of a project in which every Markdown file is an entry."""

# As MkDocs takes it (mkdocs.utils.meta), so that what we read is what it leaves out of the page.
_FRONT_MATTER = re.compile(r"-{3}[ \t]*\n(?P<yaml>.*?\n)(?:-{3}|\.{3})[ \t]*\n", re.DOTALL)


def is_entry(file: str) -> bool:
    """Tell whether a Markdown file, as a posix path from the project, must have front matter."""
    return PurePosixPath(file).is_relative_to(ENTRIES)


def entry_id(file: str) -> str:
    """Return the name of an entry in the handbook: its path below ``content``."""
    return PurePosixPath(file).relative_to(CONTENT).as_posix()


def read_entry(path: Path, file: str) -> tuple[Tree | None, Entry | None, list[Problem]]:
    """Read the front matter of an entry; ``file`` is its name in problems.

    Never raises: without a tree or without an entry there is at least one error.
    """
    data, found = read_bytes(path, file)
    if found:
        return None, None, found
    text, found = read_text(data, file)
    if text is None:
        return None, None, found
    front = _FRONT_MATTER.match(text.replace("\r\n", "\n").replace("\r", "\n"))
    if front is None:
        return None, None, [*found, problem("missing-front-matter", Place(file, 1, 1))]
    # An empty line in place of the first fence: every value keeps its line.
    tree, more = read_yaml(f"\n{front['yaml']}".encode(), file)
    found += more
    if tree is None:
        return None, None, found
    entry, more = record_from(tree, Entry, file)
    return tree, entry, found + more


def newest_first(read: Iterable[tuple[str, object]]) -> Mapping[str, Entry]:
    """Return the entries among what was read, by their names, the newest first."""
    entries = [(entry_id(file), one) for file, one in read if isinstance(one, Entry)]
    entries.sort(key=lambda named: named[0])
    entries.sort(key=lambda named: named[1].date, reverse=True)
    return MappingProxyType(dict(entries))
