"""The checkout under test, and its command run the way users run it."""

from __future__ import annotations

import subprocess
import sysconfig
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
"""The folder of ``pyproject.toml``."""

SCRIPTS = Path(sysconfig.get_path("scripts"))
"""Where the environment that runs the tests keeps its commands."""


def khumue(*arguments: str | Path, folder: Path = CHECKOUT) -> subprocess.CompletedProcess[str]:
    """Run the ``khumue`` command in ``folder``; a failure is in the result, never raised."""
    return subprocess.run(
        [SCRIPTS / "khumue", *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
