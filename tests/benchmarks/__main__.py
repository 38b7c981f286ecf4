"""Prints what each stage costs, for the sample and for synthetic processes: ``make bench``.

Each stage runs in a process of its own, so that its peak memory is its own, and has done one
process before the clock starts, so that reading dictionaries and fonts is not counted as work.
"""

from __future__ import annotations

import argparse
import multiprocessing
import platform
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from generator import __version__
from generator.analysis.workdays import calendar_of
from generator.build import CACHE, Project, open_project
from generator.flowchart.form import Form, form
from generator.flowchart.graph import graph_of
from generator.flowchart.svg import Links, screen_svg
from generator.loading import load
from generator.loading.checks import CHECKS
from generator.manual.pdf import manual_pdf
from generator.model.process import Process
from generator.site.glossary import names_of
from generator.site.process_page import process_pages
from generator.site.process_time import counting_of
from generator.site.templates import renderer
from generator.theme import read_labels
from tests.benchmarks.synthetic import write_project
from tests.checkout import CHECKOUT

Work = Callable[[Sequence[Process]], None]
"""Does a stage for some processes of a project; loading and checking always do all of it."""


def each(work: Callable[[Process], object]) -> Work:
    """Return the work of one process, done for several."""

    def do_all(processes: Sequence[Process]) -> None:
        for process in processes:
            work(process)

    return do_all


def loading(project: Project) -> Work:
    """Read every file, with positions, structure and references, and check it."""

    def read_all(_: Sequence[Process]) -> None:
        load(project.root)

    return read_all


def checking(project: Project) -> Work:
    """Apply every rule, which loading does as well."""
    loaded = load(project.root)

    def check_all(_: Sequence[Process]) -> None:
        for check in CHECKS:
            list(check(loaded))

    return check_all


def drawn(project: Project, process: Process) -> Form:
    """Return the flowchart of a process with every position known."""
    book, labels = project.handbook, read_labels()
    return form(graph_of(process, book.roles, book.laws, labels), labels)


def laying_out(project: Project) -> Work:
    """Place every symbol, line and label of the flowchart."""
    return each(partial(drawn, project))


def writing_pages(project: Project) -> Work:
    """Write the page of a process; drawing its chart is another stage, so one serves for all."""
    book, labels = project.handbook, read_labels()
    links = Links("#step-{}".format, "{}.html".format)
    chart = screen_svg(drawn(project, book.in_use()[0]), labels, links)
    render = renderer(labels)
    terms = names_of(book.terms.values(), read_labels().language)
    counting = counting_of(calendar_of(book.holidays.values()), labels)

    def write_one(process: Process) -> object:
        return tuple(
            process_pages(
                process,
                book,
                labels,
                render,
                chart=chart,
                limits=project.limits.get(process.code, ()),
                counting=counting,
                terms=terms,
                has_manual=True,
            )
        )

    return each(write_one)


def printing(project: Project) -> Work:
    """Print the manual of a process, its chart drawn anew."""

    def print_one(process: Process) -> object:
        return manual_pdf(
            project.handbook,
            process.code,
            read_labels(),
            cache=project.root / CACHE,
            build_date=project.built,
        )

    return each(print_one)


STAGES: Mapping[str, Callable[[Project], Work]] = {
    "load": loading,
    "check": checking,
    "layout": laying_out,
    "page": writing_pages,
    "PDF": printing,
}


def measured(stage: Callable[[Project], Work], project: Project) -> tuple[float, float]:
    """Return CPU seconds and peak memory in MB of a stage, in a process of its own."""
    fork = multiprocessing.get_context("fork")
    here, there = fork.Pipe()

    def run() -> None:
        work, processes = stage(project), project.handbook.in_use()
        work(processes[:1])
        before = time.process_time()
        work(processes)
        seconds = time.process_time() - before
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        there.send((seconds, peak / (2**20 if sys.platform == "darwin" else 2**10)))

    child = fork.Process(target=run)
    child.start()
    there.close()
    try:
        figures: tuple[float, float] = here.recv()
    except EOFError:
        sys.exit("a stage failed: see above")
    child.join()
    return figures


def print_table(title: str, project: Project) -> None:
    """Print a line a stage; CPU time is that of one processor core."""
    count = len(project.handbook.in_use())
    print(f"\n{title}: {count} processes")
    print("  stage     ms a process   CPU s in all   peak MB")
    for name, stage in STAGES.items():
        seconds, peak = measured(stage, project)
        print(f"  {name:8}  {1000 * seconds / count:12.2f}   {seconds:12.2f}   {peak:7.0f}")


def main() -> None:
    """Read the options and print both tables."""
    options = argparse.ArgumentParser(prog="make bench", description=__doc__)
    options.add_argument("--processes", type=int, default=100, help="how many synthetic ones")
    count = options.parse_args().processes
    print(f"Khumue {__version__}, Python {platform.python_version()}, {platform.platform()}")
    print_table("the sample", open_project(CHECKOUT, None))
    if count:
        with tempfile.TemporaryDirectory() as folder:
            print_table("synthetic", open_project(write_project(Path(folder), count), None))


if __name__ == "__main__":
    main()
