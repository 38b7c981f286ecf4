"""Section 6: each step in detail, and what to watch out for."""

from __future__ import annotations

from collections.abc import Sequence

from generator.flowchart.sentences import sentences
from generator.manual.blocks import Block, entry, nothing, points, subheading
from generator.manual.lessons import lessons
from generator.manual.manuscript import Manuscript
from generator.model.step import Step
from generator.thai.wording import timing_in_words


def steps(script: Manuscript) -> list[Block]:
    """Return an entry for each step in order, then the cautions and the lessons."""
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
    if found := script.handbook.helping("processes", process.code):
        blocks += [subheading(script.labels("knowledge.heading")), lessons(found, script.labels)]
    return blocks


def _step(script: Manuscript, number: int, step: Step, ways: Sequence[str]) -> Block:
    rows: list[tuple[str, Sequence[str]]] = [
        ("role", [script.role(step.role)] if step.role else []),
        *_others(script, step),
        ("contact", [_contact(script, step.contact)] if step.contact else []),
        ("signs", [script.labels("people.step.signs")] if step.signs else []),
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
        (
            "participation",
            [script.labels(f"knowledge.participation.{one}") for one in step.participation],
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


def _others(script: Manuscript, step: Step) -> list[tuple[str, Sequence[str]]]:
    """Return who else has a part in a step: who answers for it, is asked, is told (RACI)."""
    if step.raci is None:
        return []
    accountable = step.raci.accountable
    roles = {
        "accountable": [accountable] if accountable else [],
        "consulted": step.raci.consulted,
        "informed": step.raci.informed,
    }
    return [(part, [script.role(role) for role in named]) for part, named in roles.items()]


def _contact(script: Manuscript, agency: str) -> str:
    """Return the agency to be contacted in a step, with the position to ask there."""
    one = script.handbook.agencies[agency]
    return " · ".join(
        script.list_of(text for text in (one.title, one.contact, one.channel) if text)
    )


def _subprocess(script: Manuscript, code: str) -> str:
    process = script.handbook.processes.get(code)
    return f"{code} {script.words(process.title)}" if process else code
