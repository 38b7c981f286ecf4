"""Prints the figures of the gallery's charts: ``python -m tests.benchmarks.charts``.

For each chart: steps, flows, crossings, bends a flow, px a flow, and ms of CPU for its layout.
With ``--pictures DIR`` each is written there as an SVG file, to be looked at. A second table gives
the worst ms of CPU of several random graphs against the limit, for each number of steps and for
flows ever denser.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from pathlib import Path

from generator.flowchart.form import form
from generator.flowchart.graph import Graph
from generator.flowchart.layout import layout, wired
from generator.flowchart.picture import Picture
from generator.flowchart.svg import standalone_svg
from generator.thai.fonts import embedded_faces
from generator.theme import read_labels, theme_folder
from tests.flowchart.gallery import HARD, PLAIN, plausible, tangled
from tests.flowchart.invariants import bends, broken, crossings, line_length

LIMITS = {15: 50, 25: 300, 40: 1000, 60: 10_000, 80: 10_000, 120: 10_000}
"""The most ms of CPU that the layout of so many steps may take."""
DENSITIES = (1.2, 1.5, 2.0)
"""Flows a step."""
SEEDS = 12
FEW_SEEDS = 2
"""For graphs of more than 40 steps."""

GALLERY = {**PLAIN, **HARD} | {f"{steps} steps": plausible(steps) for steps in (15, 25, 40, 120)}


def main() -> int:
    """Print a table of the gallery; return 1 if a chart breaks an invariant."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pictures", type=Path, metavar="DIR")
    folder: Path | None = arguments.parse_args().pictures
    labels = read_labels()
    css = embedded_faces() + (theme_folder() / "site" / "flowchart.css").read_text("utf-8")
    layout(PLAIN["rework"])  # dictionaries and fonts are read once
    gc.freeze()  # and are no rubbish to look through while a chart is laid out
    sys.stdout.write(f"{'chart':34} steps flows cross bends/flow px/flow ms CPU\n")
    unsound = 0
    for name, graph in GALLERY.items():
        picture, spent = laid_out(graph)
        flows = max(1, len(picture.edges))
        sys.stdout.write(
            f"{name:34} {len(picture.nodes):5} {len(picture.edges):5} {crossings(picture):5} "
            f"{bends(picture) / flows:10.2f} {line_length(picture) / flows:7.0f} {spent:6.0f}\n"
        )
        for fault in broken(picture):
            unsound = 1
            sys.stdout.write(f"    {fault}\n")
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
            svg = standalone_svg(form(graph, labels), labels, css, "light")
            (folder / f"{name.replace(' ', '-')}.svg").write_text(svg, encoding="utf-8")
    sys.stdout.write("\nsteps flows/step ms CPU, worst of some random graphs   limit\n")
    for steps, limit in LIMITS.items():
        for density in DENSITIES:
            seeds = range(SEEDS if steps <= 40 else FEW_SEEDS)
            worst = max(laid_out(tangled(steps, density, seed))[1] for seed in seeds)
            over = "  over" if worst > limit else ""
            sys.stdout.write(f"{steps:5} {density:10} {worst:39.0f} {limit:7}{over}\n")
    return unsound


def laid_out(graph: Graph) -> tuple[Picture, float]:
    """Return the picture of a graph and the ms of CPU that its layout took, nothing remembered."""
    wired.cache_clear()
    start = time.process_time()
    picture = layout(graph)
    return picture, (time.process_time() - start) * 1000


if __name__ == "__main__":
    sys.exit(main())
