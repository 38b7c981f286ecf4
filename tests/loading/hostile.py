"""Files made to hurt, and a program that reads them and tells what that took.

``python -m tests.loading.hostile FOLDER [pure]`` checks each of them in FOLDER and prints, as
JSON, the seconds of CPU for each and the peak memory in MB. With ``pure``, without libyaml.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

import yaml

from generator.loading import load, load_file

MEGA = 1_000_000
"""Nearly the size that is accepted."""
PROCESS = "code: A\ntitle: x\nmission: support\nunit: u\nsteps:\n"
HOSTILE = {
    "deep lists": "[" * MEGA,
    "deep mappings": "{a: " * (MEGA // 4),
    "wide list": "[" + "[]," * (MEGA // 3 - 1) + "]",
    "many keys": "".join(f"k{number}: 1\n" for number in range(90_000)),
    "one key again": "a: 1\n" * (MEGA // 5),
    "long key": "x" * (MEGA - 10) + ": a",
    "question marks": "? " * (MEGA // 2),
    "quotes": '"' * MEGA,
    "escapes": 'a: "' + "\\u0041" * (MEGA // 6 - 10) + '"',
    "folded lines": "a: >\n" + " x\n" * (MEGA // 3 - 10),
    "line ends": "\n" * MEGA,
    "documents": "---\n" * (MEGA // 4),
    "directives": "%a b\n" * (MEGA // 5),
    "zero-width": "\u200b" * (MEGA // 3),
    "unknown roles": PROCESS
    + "".join(f"- {{id: s{n}, title: x, role: role{n}x}}\n" for n in range(6_000)),
    "unknown keys": PROCESS + "".join(f"- {{idd: s{n}, titel: x}}\n" for n in range(9_000)),
    "one long loop": PROCESS
    + "".join(f"- {{id: s{n}, title: x, next: s{n + 1}}}\n" for n in range(6_000)),
    "billion laughs": "a: &a [x, x]\n"
    + "".join(f"k{n}: &k{n} [*{f'k{n - 1}' if n else 'a'}, *a]\n" for n in range(5_000)),
}

REGISTERS = {
    "chain of units": "units:\n"
    + "".join(f"- {{id: u{n}, title: x, parent: u{n + 1}}}\n" for n in range(7_000)),
    "unknown units": "units:\n"
    + "".join(f"- {{id: unit{n}, title: x, parent: unit{n}x}}\n" for n in range(7_000)),
    "units in themselves": "units:\n"
    + "".join(f"- {{id: u{n}, title: x, parent: u{n}}}\n" for n in range(7_000)),
    "one id again": "units:\n" + "- {id: u, title: x}\n" * 9_000,
    "broken records": "units:\n" + "- {id: u}\n" * 14_000,
}


def measure(folder: Path) -> dict[str, float]:
    """Check every hostile file in ``folder``; return seconds of CPU by name."""
    spent = {}
    for name, text in HOSTILE.items():
        file = folder / "hostile.yml"
        file.write_text(text, encoding="utf-8", newline="\n")
        start = time.process_time()
        assert load_file(file).problems, name
        spent[name] = time.process_time() - start
    (folder / "content" / "registers").mkdir(parents=True)
    for name, text in REGISTERS.items():
        (folder / "content" / "registers" / "units.yml").write_text(text, encoding="utf-8")
        start = time.process_time()
        assert load(folder).problems, name
        spent[name] = time.process_time() - start
    return spent


def peak() -> float:
    """Return the most memory that this process held, in MB.

    Linux counts the process that started this one into ``ru_maxrss``, but not into its own table.
    """
    table = Path("/proc/self/status")
    if table.exists():
        line = next(x for x in table.read_text().splitlines() if x.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    if "pure" in sys.argv:
        del yaml.CSafeLoader
    seconds = measure(Path(sys.argv[1]))
    sys.stdout.write(json.dumps({"seconds": seconds, "peak": peak()}))
