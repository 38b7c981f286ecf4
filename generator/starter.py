"""The starter: a small, valid project for another office, written by ``khumue init``."""

from __future__ import annotations

from pathlib import Path

from generator.theme import theme_folder

_HIDDEN = "dot-"


def write_starter(folder: Path) -> tuple[Path, ...]:
    """Write the starter project into ``folder`` and return its files, relative to it, sorted.

    The folder is made when it is missing. Raises ``FileExistsError`` when it holds anything,
    and then writes nothing. A starter file named ``dot-x`` becomes ``.x``: under its real name
    it would act on this checkout and be left out of the wheel.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(folder)
    starter = theme_folder() / "starter"
    written = []
    for source in sorted(starter.rglob("*")):
        if source.is_file():
            place = source.relative_to(starter)
            if place.name.startswith(_HIDDEN):
                place = place.with_name("." + place.name.removeprefix(_HIDDEN))
            target = folder / place
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
            written.append(place)
    return tuple(sorted(written))
