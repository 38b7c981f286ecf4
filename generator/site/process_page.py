"""The page of a process: what it is for, who answers for it, how it is done, on what it rests.

What a reader needs seldom stands on a page of its own behind it: the times in full with the
calculator, document control, duties, measures and history. So the first page stays light.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.analysis.impact import standing
from generator.analysis.limits import LimitCheck
from generator.analysis.regimes import PACKS
from generator.flowchart.graph import graph_of
from generator.flowchart.numbering import step_numbers
from generator.flowchart.sentences import in_words
from generator.labels import Labels
from generator.model.fields import Text
from generator.model.handbook import Handbook
from generator.model.process import Process, Status, all_citations, all_forms
from generator.model.step import Step, StepType
from generator.site import addresses
from generator.site.citations import (
    Cited,
    basis_badge,
    citations_of_process,
    citations_of_step,
    shown_citations,
)
from generator.site.data_pages import process_figures
from generator.site.glossary import Names, reading_scripts, with_terms
from generator.site.page import Page
from generator.site.process_time import Counting, process_time
from generator.site.search_entries import process_entries
from generator.site.templates import Markup, Render


@dataclass(frozen=True)
class StepRow:
    """A row of the step table."""

    step: Step
    number: int
    badge: str
    """Name of the label of the badge of its standard time; empty when it has no time."""
    citations: tuple[Cited, ...]


def process_pages(
    process: Process,
    handbook: Handbook,
    labels: Labels,
    render: Render,
    *,
    chart: str,
    limits: tuple[LimitCheck, ...],
    counting: Counting,
    terms: Names,
    has_manual: bool,
) -> Iterator[Page]:
    """Yield the page of a process, which tells how it is done, and the page of what stands behind.

    ``chart`` is its flowchart as SVG, ``limits`` what was found of its limits of law,
    ``counting`` what its calculator counts with, ``terms`` what terms are called in texts.
    """
    rows = _rows(process, handbook)
    numbers = {row.step.id: row.number for row in rows}
    obsolete = process.status is Status.OBSOLETE
    time = None if obsolete else process_time(process, handbook, limits, counting, numbers, labels)
    shared = {
        "handbook": handbook,
        "process": process,
        "steps": {step.id: step for step in process.steps},
        "numbers": numbers,
        "citations": citations_of_process(handbook, process),
    }
    address = addresses.process_page(process.code)
    body = render(
        "process",
        address,
        **shared,
        rows=rows,
        total=time.typical if time else "",
        chart=Markup(chart),
        legend=_legend(process),
        scripts=Markup(reading_scripts(addresses.root(address))),
        limits=[
            (limit, cited)
            for limit in process.limits
            for cited in shown_citations(handbook, [(limit.law, (limit.to,))])
        ],
        forms=all_forms(process),
        obsolete=obsolete,
        has_manual=has_manual,
    )
    title = process.title.in_language(labels.language)
    yield Page(
        address=address,
        title=title,
        html=with_terms(body, terms, addresses.root(address)),
        description=_joined(labels, *process.purpose[:1]),
        contents=False,
        entries=tuple(process_entries(process, handbook, labels)),
    )
    address = addresses.background_page(process.code)
    body = render(
        "background",
        address,
        **shared,
        field=handbook.field_of(process),
        time=time,
        sentences=in_words(graph_of(process, handbook.roles, handbook.laws, labels), labels),
        standings={
            str(cited): standing(handbook, process, cited) for cited in all_citations(process)
        },
        packs=[(regime, PACKS[regime]) for regime in dict.fromkeys(process.regimes)],
        kpis=[(kpi, basis_badge(kpi.basis, ())) for kpi in process.kpis],
        figures=process_figures(process, handbook),
    )
    name = labels("reading.background.title")
    yield Page(address, f"{name}: {title}", body, description=labels("reading.background.intro"))


def _legend(process: Process) -> list[StepType]:
    """Return the kinds of step that the chart has."""
    kinds = {step.type for step in process.steps}
    return [kind for kind in StepType if kind in kinds]


def _rows(process: Process, handbook: Handbook) -> tuple[StepRow, ...]:
    rows = []
    numbers = step_numbers(step.id for step in process.steps)
    for step in process.steps:
        cited = citations_of_step(handbook, step)
        badge = basis_badge(step.time_basis, cited) if step.time_basis else ""
        rows.append(StepRow(step, numbers[step.id], badge, cited))
    return tuple(rows)


def _joined(labels: Labels, *texts: Text | None) -> str:
    return " ".join(text.in_language(labels.language) for text in texts if text)
