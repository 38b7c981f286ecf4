"""The sections of a manual that are lists and tables: 1 to 4, 7 and 8 of BRIEF 2.1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.analysis.scores import indicators_of, latest
from generator.manual.blocks import (
    Block,
    Words,
    facts,
    nothing,
    paragraph,
    points,
    subheading,
    table,
)
from generator.manual.manuscript import Manuscript
from generator.model.performance import Indicator
from generator.model.process import Before
from generator.model.step import Basis
from generator.thai.periods import figure_in_words, period_in_words
from generator.thai.schedules import schedule_in_words
from generator.thai.wording import date_in_words, duration_in_words


def purpose(script: Manuscript) -> list[Block]:
    """Section 1: what the work is for."""
    process = script.process
    texts = script.list_of(process.purpose)
    blocks = [paragraph(texts[0]) if len(texts) == 1 else points(texts)] if texts else []
    rows = []
    if process.goals:
        goals = [script.words(script.handbook.goals[one].title) for one in process.goals]
        rows.append((script.label("purpose.goals"), "\n".join(goals)))
    if process.pmqa:
        rows.append((script.label("purpose.pmqa"), "\n".join(_categories(script))))
    blocks += [facts(rows)] if rows else []
    return blocks or [nothing(script.label("empty.purpose"))]


def _categories(script: Manuscript) -> Iterator[str]:
    """Yield the categories of PMQA that the process serves, in words."""
    for one in script.process.pmqa:
        title = script.labels(f"goals.category.{one.category}")
        yield f"{one.category}. {title} (PMQA {one.version})"


def scope(script: Manuscript) -> list[Block]:
    """Section 2: when the manual is used, what it covers, who benefits, what goes in and out."""
    process = script.process
    rows = [
        ("use-when", script.words(process.use_when)),
        ("scope", script.words(process.scope)),
        ("ends", date_in_words(process.ends, script.labels) if process.ends else ""),
        ("beneficiary", script.words(process.beneficiary)),
    ]
    said = [(script.label(f"scope.{name}"), text) for name, text in rows if text]
    blocks = [facts(said)] if said else []
    lists = (
        ("inputs", process.inputs),
        ("outputs", process.outputs),
        ("competencies", process.competencies),
    )
    for name, texts in lists:
        if texts:
            blocks += [subheading(script.label(f"scope.{name}")), points(script.list_of(texts))]
    return blocks or [nothing(script.label("empty.scope"))]


def definitions(script: Manuscript) -> list[Block]:
    """Section 3: terms of the glossary and of this manual alone."""
    terms = [script.handbook.terms[term] for term in script.process.terms]
    rows = [[script.words(term.term), script.words(term.meaning)] for term in terms]
    rows += [
        [script.words(own.term), script.words(own.meaning)] for own in script.process.definitions
    ]
    if not rows:
        return [nothing(script.label("empty.definitions"))]
    return [
        table(
            [(script.label("definitions.term"), 1), (script.label("definitions.meaning"), 2.4)],
            rows,
        )
    ]


def responsibilities(script: Manuscript) -> list[Block]:
    """Section 4: who answers for what, and who does which steps."""
    process = script.process
    steps: dict[str, list[str]] = {duty.role: [] for duty in process.responsibilities}
    for step in process.steps:
        if step.role:
            steps.setdefault(step.role, []).append(step.id)
    if not steps:
        return [nothing(script.label("empty.responsibilities"))]
    duties: dict[str, list[str]] = {}
    for duty in process.responsibilities:
        duties.setdefault(duty.role, []).append(script.words(duty.duty))
    return [
        table(
            [
                (script.label("responsibilities.role"), 1.3),
                (script.label("responsibilities.duty"), 2.4),
                (script.label("responsibilities.steps"), 0.9),
            ],
            [
                [
                    script.role(role),
                    "\n".join(duties.get(role, [script.label("responsibilities.by-steps")])),
                    script.numbers(ids),
                ]
                for role, ids in steps.items()
            ],
        )
    ]


def standards(script: Manuscript) -> list[Block]:
    """Section 7: standards of the whole, and the limits of law between two steps."""
    process = script.process
    blocks = [points(script.list_of(process.standards))] if process.standards else []
    if any(step.standard for step in process.steps):
        blocks.append(paragraph(script.label("standards.steps")))
    if process.limits:
        title_of = {step.id: script.words(step.title) for step in process.steps}
        blocks += [
            subheading(script.label("standards.limits")),
            table(
                [
                    (script.label("standards.law"), 1.6),
                    (script.label("standards.from"), 1.4),
                    (script.label("standards.to"), 1.4),
                    (script.label("standards.within"), 1),
                    (script.label("standards.actor"), 1),
                ],
                [
                    [
                        f"{script.law(limit.law)}\n"
                        f"({script.confidence(script.handbook.confidence(limit.law))})",
                        f"{script.numbers([limit.from_])}. {title_of[limit.from_]}",
                        f"{script.numbers([limit.to])}. {title_of[limit.to]}",
                        duration_in_words(limit.within, script.labels),
                        script.labels(f"words.actor.{limit.actor}"),
                    ]
                    for limit in process.limits
                ],
            ),
            *(paragraph(script.words(limit.note)) for limit in process.limits if limit.note),
        ]
    if process.before:
        blocks += [subheading(script.label("before.title")), facts(_before(script, process.before))]
    return blocks or [nothing(script.label("empty.standards"))]


def _before(script: Manuscript, before: Before) -> list[tuple[str, Words]]:
    """Return what the work took before it was shortened, and how that was done."""
    time = duration_in_words(before.time, script.labels) if before.time else ""
    rows = [
        ("steps", str(before.steps)),
        ("time", time),
        ("changed", date_in_words(before.changed, script.labels) if before.changed else ""),
        ("how", script.words(before.how)),
        ("basis", script.basis(before.basis)),
    ]
    return [(script.label(f"before.{name}"), text) for name, text in rows if text]


def monitoring(script: Manuscript) -> list[Block]:
    """Section 8: how the work is followed up, and its indicators."""
    process = script.process
    blocks = []
    if process.monitoring:
        blocks.append(
            table(
                [
                    (script.label("monitoring.what"), 1.4),
                    (script.label("monitoring.how"), 1.6),
                    (script.label("monitoring.every"), 1),
                    (script.label("monitoring.role"), 1.3),
                ],
                [
                    [
                        script.words(row.what),
                        script.words(row.how),
                        script.words(row.every),
                        script.role(row.role) if row.role else "",
                    ]
                    for row in process.monitoring
                ],
            )
        )
    if process.schedule:
        blocks += [subheading(script.label("schedule.title")), _schedule(script)]
    if process.kpis:
        blocks += [
            subheading(script.label("monitoring.kpis")),
            table(
                [
                    (script.label("monitoring.kpi"), 2.4),
                    (script.label("monitoring.target"), 1.4),
                    (script.label("monitoring.basis"), 1),
                ],
                [
                    [script.words(kpi.name), script.words(kpi.target), script.basis(kpi.basis)]
                    for kpi in process.kpis
                ],
            ),
        ]
    if measured := indicators_of(process, script.handbook):
        blocks += [subheading(script.labels("figures.process.title")), _measured(script, measured)]
    return blocks or [nothing(script.label("empty.monitoring"))]


def _measured(script: Manuscript, kpis: Iterable[Indicator]) -> Block:
    """Return the indicators that measure the work, with their targets and newest results."""
    rows = []
    for kpi in kpis:
        found = latest(kpi, script.handbook)
        result = script.labels("figures.kpi.no-results")
        if found:
            value = figure_in_words(found[1].value, script.labels)
            result = f"{value} ({period_in_words(found[1].period, script.labels)})"
        sample = kpi.basis is Basis.OFFICE_SAMPLE or (found is not None and found[2])
        rows.append(
            [
                f"{script.words(kpi.title)} ({kpi.year})",
                script.words(kpi.measure),
                figure_in_words(kpi.target, script.labels),
                result,
                script.basis(Basis.OFFICE_SAMPLE if sample else kpi.basis),
            ]
        )
    return table(
        [
            (script.labels("figures.kpis.indicator"), 2.4),
            (script.labels("figures.kpis.measure"), 1),
            (script.labels("figures.kpis.target"), 1),
            (script.labels("figures.kpi.latest"), 1.4),
            (script.label("monitoring.basis"), 1),
        ],
        rows,
    )


def _schedule(script: Manuscript) -> Block:
    """Return what falls due in the course of the year, when, and for whom."""
    sample = script.labels("words.basis.office-sample")
    rows = []
    for due in script.process.schedule:
        when = schedule_in_words(due, script.handbook.events, script.labels)
        laws = [script.law(cited) for cited in due.laws]
        notes = [f"[{sample}]" if due.sample else "", *laws, script.words(due.note)]
        rows.append(
            [
                script.words(due.what),
                "\n".join(text for text in (when, *notes) if text),
                script.role(due.role or script.process.owner),
            ]
        )
    return table(
        [
            (script.label("schedule.what"), 1.6),
            (script.label("schedule.when"), 2),
            (script.label("schedule.role"), 1.2),
        ],
        rows,
    )
