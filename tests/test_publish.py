"""Publishing: at every moment, whatever happens, readers find the old site or the new one."""

from __future__ import annotations

import contextlib
import errno
import functools
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import publish

OLD = {"index.html": "old", "processes/a.html": "old", "processes/gone.html": "old"}
NEW = {"index.html": "new", "processes/a.html": "new", "processes/b.html": "new"}


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def read(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in folder.rglob("*")
        if file.is_file()
    }


def build(site: Path) -> None:
    staging = publish.begin(site)
    write(staging.new, NEW)
    publish.publish(staging)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    write(site, OLD)
    return site


@pytest.fixture(params=["exchange", "in turn"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Publish as this system can, and as systems do that cannot exchange two folders."""
    if request.param == "in turn":
        monkeypatch.setattr(publish, "exchange", lambda _first, _second: False)
    return str(request.param)


@pytest.mark.usefixtures("way")
def test_the_new_site_takes_the_place_of_the_old_one(site: Path) -> None:
    build(site)
    assert read(site) == NEW
    assert [entry.name for entry in site.parent.iterdir()] == ["site"]


def test_the_first_site_needs_no_old_one(tmp_path: Path) -> None:
    build(tmp_path / "deep" / "site")
    assert read(tmp_path / "deep" / "site") == NEW
    assert [entry.name for entry in (tmp_path / "deep").iterdir()] == ["site"]


def test_an_abandoned_build_leaves_the_old_site_and_nothing_else(site: Path) -> None:
    staging = publish.begin(site)
    write(staging.new, NEW)
    publish.abandon(staging)
    assert read(site) == OLD
    assert [entry.name for entry in site.parent.iterdir()] == ["site"]


def test_this_system_can_exchange_two_folders(site: Path, tmp_path: Path) -> None:
    write(tmp_path / "other", NEW)
    assert publish.exchange(tmp_path / "other", site)
    assert read(site) == NEW
    assert read(tmp_path / "other") == OLD


def test_a_link_to_the_site_stays_a_link(site: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "www"
    link.parent.mkdir()
    link.symlink_to(site)
    build(link)
    assert link.is_symlink()
    assert read(site) == NEW


@pytest.mark.usefixtures("way")
def test_hidden_files_that_others_put_there_are_kept(site: Path) -> None:
    write(site, {".htaccess": "theirs", ".git/HEAD": "theirs"})
    build(site)
    assert read(site) == NEW | {".htaccess": "theirs", ".git/HEAD": "theirs"}


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_modes_do_not_depend_on_the_umask(site: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        build(site)
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in site.rglob("*") if path.is_file()} == {0o644}
    folders = [site, *(path for path in site.rglob("*") if path.is_dir())]
    assert {path.stat().st_mode & 0o777 for path in folders} == {0o755}


def test_a_second_build_of_the_same_site_is_refused(site: Path) -> None:
    first = publish.begin(site)
    with pytest.raises(publish.BuildRunningError):
        publish.begin(site)
    write(first.new, NEW)
    publish.publish(first)
    build(site)
    assert read(site) == NEW


def test_two_sites_side_by_side_do_not_know_each_other(site: Path) -> None:
    first = publish.begin(site)
    build(site.parent / "other")
    publish.abandon(first)
    assert sorted(entry.name for entry in site.parent.iterdir()) == ["other", "site"]


def run_to(moment: int, work: Callable[[], None], happens: Callable[[], None]) -> bool:
    """Run work in a forked process; let something happen at one moment of it.

    A moment is each time that the process asks the system for something. Return whether the work
    went on that long.
    """
    child = os.fork()
    if child == 0:
        seen = 0

        def count(event: str, _arguments: object) -> None:
            nonlocal seen
            if event.startswith(("os.", "open", "shutil.", "ctypes.")):
                seen += 1
                if seen == moment:
                    happens()

        sys.addaudithook(count)
        with contextlib.suppress(BaseException):
            work()
        os._exit(0 if seen < moment else 1)
    return os.waitpid(child, 0)[1] != 0


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def interrupt() -> None:
    raise KeyboardInterrupt


def full_disk() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def guarded_build(site: Path) -> None:
    """Build as the doors do: whatever is raised, the build is abandoned."""
    staging = publish.begin(site)
    try:
        write(staging.new, NEW)
        publish.publish(staging)
    except BaseException:
        publish.abandon(staging)
        raise


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("happens", [kill, interrupt, full_disk], ids=lambda f: f.__name__)
def test_whatever_happens_at_any_moment_the_site_is_whole(
    tmp_path: Path, way: str, happens: Callable[[], None]
) -> None:
    went_on, moment = True, 0
    while went_on:
        moment += 1
        site = tmp_path / str(moment) / "site"
        write(site, OLD)
        went_on = run_to(moment, functools.partial(guarded_build, site), happens)
        killed_between_two_renames = way == "in turn" and happens is kill and not site.exists()
        assert killed_between_two_renames or read(site) in (OLD, NEW), moment
        build(site)
        assert read(site) == NEW, moment
        assert [entry.name for entry in site.parent.iterdir()] == ["site"], moment
    assert moment > 20


def test_a_site_killed_between_two_renames_is_put_back_by_the_next_build(site: Path) -> None:
    staging = publish.begin(site)
    site.rename(staging.old)
    os.close(staging.lock)  # as the system does when a process ends
    again = publish.begin(site)
    assert read(site) == OLD
    publish.abandon(again)
