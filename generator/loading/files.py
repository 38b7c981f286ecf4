"""The source files on disk: where the project is, which files it has, and their bytes.

Links, pipes and devices are not followed, so nothing outside the project is read. Names that
Windows cannot hold, or cannot tell apart, are problems on every machine.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.loading.yaml_text import MOST_BYTES
from generator.problems import Place, Problem, printable, problem

CONTENT, PROCESSES = "content", "processes"
REGISTERS = f"{CONTENT}/registers"
ARCHIVE = f"{CONTENT}/archive"
DATA = f"{CONTENT}/data"
"""Folders of a project, as posix paths from its root."""

_RESERVED = re.compile(
    r"(?:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(?:\..*)?", re.IGNORECASE | re.DOTALL
)
_UNSEEN = ("Cc", "Cf", "Cn", "Cs", "Zl", "Zp")
_BAD_IN_NAMES = re.compile(r'[<>:"|?*\\]|[. ]$')


def find_project(path: Path) -> Path | None:
    """Return the root of the project that a file or folder lies in, or None.

    The root is the nearest folder, from ``path`` upwards, that has a ``processes`` folder or an
    ``mkdocs.yml``.
    """
    here = Path(os.path.abspath(path))  # noqa: PTH100 -- resolve() would follow a link at the end
    for folder in (here, *here.parents):
        if (folder / PROCESSES).is_dir() or (folder / "mkdocs.yml").is_file():
            return folder
    return None


def list_files(root: Path) -> tuple[list[str], list[Problem]]:
    """List the regular files below ``content`` and ``processes``, sorted, as posix paths.

    Hidden files and folders (``.git``, ``.DS_Store``) are left out. What cannot be taken is told.
    """
    files: list[str] = []
    found: list[Problem] = []
    waiting = [CONTENT, PROCESSES]
    while waiting:
        folder = waiting.pop()
        names = []
        for name, kind in _entries(root, folder):
            path = f"{folder}/{name}" if name else folder
            place = Place(printable(path, 500))
            if kind == "link":
                found.append(problem("outside-project", place))
            elif kind == "unreadable":
                found.append(problem("unreadable-file", place))
            elif kind == "special":
                found.append(problem("not-a-file", place))
            elif is_reserved(name):
                found.append(problem("reserved-name", place, name=name))
            else:
                names.append(name)
                (waiting if kind == "folder" else files).append(path)
        found += [
            problem("name-collision", Place(f"{folder}/{name}"), name=name, other=other)
            for name, other in collisions(names)
        ]
    return sorted(files), found


def _entries(root: Path, folder: str) -> Iterator[tuple[str, str]]:
    """Yield the names in a folder, sorted, each with what it is; no name is the folder itself."""
    top = root / folder
    if top.is_symlink():
        yield "", "link"
        return
    try:
        with os.scandir(top) as scan:
            entries = sorted((entry for entry in scan), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError:
        yield "", "unreadable"
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_symlink():
            yield entry.name, "link"
        elif entry.is_dir(follow_symlinks=False):
            yield entry.name, "folder"
        else:
            regular = entry.is_file(follow_symlinks=False)
            yield entry.name, "file" if regular else "special"


def read_bytes(path: Path, file: str) -> tuple[bytes, list[Problem]]:
    """Read a regular file up to just past the size limit; ``file`` is its name in problems.

    A link is refused, and a pipe or device is not waited for.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    place = Place(file)
    if path.is_symlink():
        return b"", [problem("outside-project", place)]
    try:
        handle = os.open(path, flags | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as opened:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return b"", [problem("not-a-file", place)]
            return opened.read(MOST_BYTES + 1), []
    except OSError:
        return b"", [problem("unreadable-file", place)]


def is_reserved(name: str) -> bool:
    """Tell whether Windows, or anybody's eye, cannot hold this file name apart."""
    strange = any(unicodedata.category(letter) in _UNSEEN for letter in name)
    return strange or bool(_RESERVED.fullmatch(name) or _BAD_IN_NAMES.search(name))


def collisions(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each name that differs from an earlier one only by case or Unicode form, and that."""
    seen: dict[str, str] = {}
    for name in names:
        other = seen.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if other != name:
            yield name, other


def is_source(file: str) -> bool:
    """Tell whether a posix path from the root lies where a project keeps its sources."""
    return file.startswith((f"{CONTENT}/", f"{PROCESSES}/"))
