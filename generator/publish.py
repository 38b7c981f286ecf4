"""Publishing: a finished folder takes the place of the published one, whole and at once.

A site is built in a folder beside the published one and then exchanged with it, so that a reader,
a kill, a full disk or a failed build at any moment finds the old site or the new one, whole.
Beside ``site`` lies ``.site.building`` while a build runs; what a killed build left there is
cleaned up by the next one.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

FILE_MODE, FOLDER_MODE = 0o644, 0o755


class BuildRunningError(Exception):
    """Another build of the same site is running; holds the folder that it works in."""


@dataclass(frozen=True)
class Staging:
    """A build that has begun: where it writes, and what it will replace."""

    site: Path
    """The published folder; it may be missing."""
    work: Path
    """The folder beside it that holds all that is not published yet."""
    lock: int
    """Descriptor of the open lock file; the system frees it when the process ends."""

    @property
    def new(self) -> Path:
        """The folder that the build fills."""
        return self.work / "new"

    @property
    def old(self) -> Path:
        """Where the published site waits while folders are renamed one after the other."""
        return self.work / "old"


def begin(site: Path) -> Staging:
    """Begin a build of ``site``; the folder :attr:`Staging.new` is empty afterwards.

    Raises :class:`BuildRunningError` when one is running, ``OSError`` when the disk refuses.
    """
    site = site.resolve()
    work = site.parent / f".{site.name}.building"
    staging = Staging(site, work, _lock(work / "lock"))
    try:
        if staging.old.exists() and not site.exists():
            staging.old.rename(site)  # a build was killed between its two renames
        for left in (staging.old, staging.new):
            if left.exists():
                shutil.rmtree(left)
        staging.new.mkdir()
    except BaseException:
        os.close(staging.lock)
        raise
    return staging


def publish(staging: Staging) -> None:
    """Put the new site in the place of the published one and clean up.

    Hidden files at the top of the published folder (``.git``, ``.htaccess``) are not ours and are
    kept. Raises ``OSError`` when the disk refuses; then the published site is as it was.
    """
    _set_modes(staging.new)
    if staging.site.is_dir():
        _keep_hidden(staging.site, staging.new)
        if not exchange(staging.new, staging.site):
            rename_in_turn(staging.new, staging.site, staging.old)
    else:
        staging.new.rename(staging.site)
    abandon(staging)


def abandon(staging: Staging) -> None:
    """Remove all that the build made and has not published, and let the next one begin.

    What the disk refuses to remove is left for the next build, which needs it gone.
    """
    shutil.rmtree(staging.new, ignore_errors=True)
    shutil.rmtree(staging.old, ignore_errors=True)
    if sys.platform == "win32":  # an open file cannot be removed there
        os.close(staging.lock)
    try:
        (staging.work / "lock").unlink()
        staging.work.rmdir()
    except OSError:
        pass  # the next build has taken the folder over
    if sys.platform != "win32":
        os.close(staging.lock)


def exchange(first: Path, second: Path) -> bool:
    """Exchange two folders in one step; return False where the system cannot.

    Raises ``OSError`` when it can but refuses.
    """
    names = os.fsencode(first), os.fsencode(second)
    if sys.platform == "linux":
        here, swap = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
        call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
        failed = call(here, names[0], here, names[1], swap) if call else None
    elif sys.platform == "darwin":
        call = getattr(ctypes.CDLL(None, use_errno=True), "renamex_np", None)
        failed = call(*names, 2) if call else None  # RENAME_SWAP
    else:
        failed = None
    return failed == 0


def rename_in_turn(new: Path, site: Path, old: Path) -> None:
    """Move the published folder away and the new one in; put the old one back if that fails.

    For systems without an exchange: a reader may find no site for an instant.
    """
    site.rename(old)
    try:
        new.rename(site)
    except BaseException:
        old.rename(site)
        raise


def _lock(file: Path) -> int:
    """Open and lock a file, in a folder made for it; the lock ends with the process."""
    while True:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        except FileNotFoundError:
            continue  # another build has just finished and removed the folder
        if not _take(handle):
            os.close(handle)
            raise BuildRunningError(file.parent)
        try:
            if os.path.samestat(os.fstat(handle), file.stat()):
                return handle
        except FileNotFoundError:
            pass
        os.close(handle)  # the file was removed between opening and locking it


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _set_modes(folder: Path) -> None:
    """Give all that is published the same modes, whatever the umask."""
    folder.chmod(FOLDER_MODE)
    for place, folders, files in os.walk(folder):
        for name in folders:
            Path(place, name).chmod(FOLDER_MODE)
        for name in files:
            Path(place, name).chmod(FILE_MODE)


def _keep_hidden(site: Path, new: Path) -> None:
    for entry in sorted(site.iterdir()):
        copy = new / entry.name
        if not entry.name.startswith(".") or os.path.lexists(copy):
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, copy, symlinks=True)
        else:
            shutil.copy2(entry, copy, follow_symlinks=False)
