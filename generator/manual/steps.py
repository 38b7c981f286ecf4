"""Section 6: each step in detail, and what to watch out for."""

from __future__ import annotations

from collections.abc import Sequence

from generator.flowchart.sentences import sentences
from generator.manual.blocks import Block, entry, nothing, points, subheading
from generator.manual.manuscript import Manuscript
from generator.model.process import Step
from generator.thai.wording import timing_in_words


def steps(script: Manuscript) -> list[Block]:
    """Return an entry for each step in order, then the cautions."""
    process = script.process
    if not process.steps:
        return [nothing(script.label("empty.steps"))]
    ways = sentences(script.graph, script.labels)
    blocks = [
        _step(script, number, step, ways[step.id])
        for number, step in enumerate(process.steps, start=1)
    ]
    if process.cautions:
        blocks += [subheading(script.label("cautions")), points(script.list_of(process.cautions))]
    return blocks


def _step(script: Manuscript, number: int, step: Step, ways: Sequence[str]) -> Block:
    rows = [
        ("role", [script.role(step.role)] if step.role else []),
        ("time", timing_in_words(step, script.labels)),
        ("standard", [script.words(step.standard)]),
        ("monitor", [script.words(step.monitor)]),
        ("forms", [script.form(form) for form in step.forms]),
        (
            "laws",
            [
                f"{script.law(cited)} [{script.confidence(script.handbook.confidence(cited))}]"
                for cited in step.laws
            ],
        ),
        ("process", [_subprocess(script, step.process)] if step.process else []),
        ("note", [script.words(step.note)]),
        ("next", ways),
    ]
    badges = [script.labels(f"words.step.{step.type}")]
    if step.time_basis:
        badges.append(script.basis(step.time_basis, step.laws))
    return entry(
        script.label("step.title", number=number, title=script.words(step.title)),
        badges=badges,
        points=script.list_of(step.details),
        ordered=True,
        facts=[(script.label(f"step.{name}"), "\n".join(texts)) for name, texts in rows],
    )


def _subprocess(script: Manuscript, code: str) -> str:
    process = script.handbook.processes.get(code)
    return f"{code} {script.words(process.title)}" if process else code
