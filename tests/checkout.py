"""The checkout under test, and its command run the way users run it."""

from __future__ import annotations

import datetime
import os
import subprocess
import sysconfig
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
"""The folder of ``pyproject.toml``."""

SCRIPTS = Path(sysconfig.get_path("scripts"))
"""Where the environment that runs the tests keeps its commands."""


SAMPLE_DAY = datetime.date(2026, 11, 20)
"""The newest day on which anything in the sample was done."""


def khumue(
    *arguments: str | Path, folder: Path = CHECKOUT, day: datetime.date | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the ``khumue`` command in ``folder``; a failure is in the result, never raised.

    ``day`` is set as SOURCE_DATE_EPOCH, so that a command that asks the clock need not.
    """
    epoch = (
        {"SOURCE_DATE_EPOCH": str((day - datetime.date(1970, 1, 1)).days * 86400)} if day else {}
    )
    return subprocess.run(
        [SCRIPTS / "khumue", *arguments],
        cwd=folder,
        env={**os.environ, **epoch},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
