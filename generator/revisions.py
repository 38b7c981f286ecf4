"""Revisions: the sources of a project as git keeps them. The home of git.

Comes in: what git calls a revision, and a folder of the repository. Goes out: the bytes of files
by their name from that folder. The work tree is neither read nor changed, nothing is fetched,
and what cannot be had is told by one reason.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_FILES = (b"100644", b"100755")
"""The modes of regular files; links and other repositories are left out."""


class RevisionError(LookupError):
    """Nothing can be had; ``reason`` is ``no-git``, ``no-repository``, ``unknown`` or ``empty``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Revision:
    """The files at a revision by name, sorted; or one file alone, where it names a file."""

    files: Mapping[str, bytes]
    alone: bool


def read_revision(name: str, folder: Path, wanted: Callable[[str], bool]) -> Revision:
    """Return the files below ``folder`` at a revision (``HEAD~3``) that are ``wanted`` by name.

    A revision may also name one file, as ``HEAD~3:processes/complaints/drt-01.yml`` from the top
    of the repository. Raises :class:`RevisionError`.
    """
    inside = _git(folder, "rev-parse", "--show-prefix")
    if inside is None:
        raise RevisionError("no-repository")
    # A name that begins with a dash would be taken for an option.
    found = None if name.startswith("-") else _git(folder, "rev-parse", "--verify", "-q", name)
    kind = found and _git(folder, "cat-file", "-t", found.decode().strip())
    if not found or not kind:
        raise RevisionError("unknown")
    identity = found.decode().strip()
    if kind.strip() == b"blob":
        path = name.partition(":")[2]
        return Revision({path: _contents(folder, [identity])[0]}, alone=True)
    prefix = inside.strip()
    listed = _git(folder, "ls-tree", "-r", "-z", "--full-tree", identity) or b""
    files = {}
    for entry in filter(None, listed.split(b"\0")):
        about, _, path_bytes = entry.partition(b"\t")
        mode, _, blob = about.split(b" ")
        file = path_bytes.removeprefix(prefix).decode("utf-8", "replace")
        if mode in _FILES and path_bytes.startswith(prefix) and wanted(file):
            files[file] = blob.decode()
    if not files:
        raise RevisionError("empty")
    names = sorted(files)
    contents = _contents(folder, [files[name] for name in names])
    return Revision(dict(zip(names, contents, strict=True)), alone=False)


def _contents(folder: Path, identities: Sequence[str]) -> list[bytes]:
    """Return the bytes of objects, by one call of git."""
    out = _git(folder, "cat-file", "--batch", given="\n".join([*identities, ""]).encode()) or b""
    contents = []
    at = 0
    for _ in identities:
        line = out.index(b"\n", at)
        size = int(out[at:line].split(b" ")[2])
        contents.append(out[line + 1 : line + 1 + size])
        at = line + 1 + size + 1
    return contents


def _git(folder: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """Return what git says, None if it refuses; raises :class:`RevisionError` without git."""
    quiet = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            input=given,
            capture_output=True,
            env=os.environ | quiet,
            check=False,
        )
    except FileNotFoundError:
        raise RevisionError("no-git") from None
    return done.stdout if done.returncode == 0 else None
