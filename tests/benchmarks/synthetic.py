"""A large project made of the sample: as many processes as are asked for, no two alike."""

from __future__ import annotations

import re
import shutil
from itertools import cycle, islice
from pathlib import Path

from tests.checkout import CHECKOUT


def write_project(folder: Path, count: int) -> Path:
    """Write the sample's registers and ``count`` processes beside its own; return the folder.

    The new processes are the sample's in turn, with a code of their own and a number behind
    every title, so that nothing that was kept of one text serves for the next. Nobody approved
    them, so they carry no fingerprint.
    """
    for part in ("content", "processes"):
        shutil.copytree(CHECKOUT / part, folder / part)
    shutil.copy(CHECKOUT / "mkdocs.yml", folder)
    samples = sorted((CHECKOUT / "processes").rglob("*.yml"))
    for number, sample in enumerate(islice(cycle(samples), count), start=1):
        text = sample.read_text(encoding="utf-8")
        text = re.sub(r"(?m)^code: (.+)$", rf"code: \1-{number:05}", text)
        text = re.sub(r"(?m)^( *title: [^\"'{\n]*[^\"'{}\n])$", rf"\1 {number}", text)
        text = re.sub(r"(?m)^  fingerprint: .+\n", "", text)
        place = sample.relative_to(CHECKOUT)
        (folder / place.with_stem(f"{place.stem}-{number:05}")).write_text(text, encoding="utf-8")
    return folder
