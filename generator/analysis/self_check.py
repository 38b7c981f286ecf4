"""A self-check: questions about a process, made of the process itself.

Each question has one right answer; every wrong one is true of another step of the same process.
Which step is asked about, and where the right answer stands, look like chance, but come from a
hash, so that every build asks the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from generator.analysis.flow import flow_of
from generator.labels import Labels
from generator.model.handbook import Handbook
from generator.model.process import Process
from generator.model.registers import Confidence
from generator.model.step import Step, StepType
from generator.thai.wording import citation_in_words, time_in_words

_T = TypeVar("_T")

_WRONG = 3
"""A question has at most so many wrong answers."""


class Asked(StrEnum):
    """What a question asks of a step."""

    ORDER = "order"
    WHO = "who"
    TIME = "time"
    LAW = "law"
    FORM = "form"


@dataclass(frozen=True)
class Question:
    """A question about a step, with its answers in words; one of them is right."""

    asked: Asked
    step: Step
    answers: tuple[str, ...]
    right: int
    """The place of the right answer, from 0."""


def self_check(
    process: Process, role: str, handbook: Handbook, labels: Labels
) -> tuple[Question, ...]:
    """Return a question of each kind that a process allows, about the steps of a role if it can.

    A kind is left out where the process gives no wrong answer that is surely wrong.
    """
    steps = [s for s in process.steps if s.type not in (StepType.START, StepType.END)]
    own = [step for step in steps if step.role == role]
    told = _facts(handbook, labels)
    questions = [_order(process, steps, own, labels)]
    questions += [
        _question(process, asked, own, steps, of) or _question(process, asked, steps, steps, of)
        for asked, of in told.items()
    ]
    return tuple(one for one in questions if one)


_Facts = Callable[[Step], tuple[str, ...]]


def _facts(handbook: Handbook, labels: Labels) -> dict[Asked, _Facts]:
    """Return what may be asked of a step, each as a function to what is true of it, in words."""

    def who(step: Step) -> tuple[str, ...]:
        title = handbook.roles[step.role].title if step.role else None
        return (title.in_language(labels.language),) if title else ()

    def time(step: Step) -> tuple[str, ...]:
        return (time_in_words(step.time, labels),) if step.time and step.time_basis else ()

    def law(step: Step) -> tuple[str, ...]:
        return tuple(
            citation_in_words(cited, handbook, labels)
            for cited in step.laws
            if Confidence.UNCERTAIN
            not in (handbook.laws[cited.law].confidence, handbook.confidence(cited))
        )

    def form(step: Step) -> tuple[str, ...]:
        return tuple(handbook.forms[id_].title.in_language(labels.language) for id_ in step.forms)

    return {Asked.WHO: who, Asked.TIME: time, Asked.LAW: law, Asked.FORM: form}


def _question(
    process: Process, asked: Asked, about: Iterable[Step], steps: Iterable[Step], of: _Facts
) -> Question | None:
    """Return a question about one of some steps; None where none of them can be asked about."""
    others = {fact: None for step in steps for fact in of(step)}
    for step in _mixed(about, lambda step: f"{process.code}/{asked}/{step.id}"):
        if true := of(step):
            wrong = [fact for fact in others if not any(_overlap(fact, one) for one in true)]
            if wrong:
                return _asked(process, asked, step, true[0], wrong)
    return None


def _overlap(one: str, other: str) -> bool:
    """Tell whether two facts may both be true, as a law and a section of it."""
    return one.startswith(other) or other.startswith(one)


def _order(
    process: Process, steps: Iterable[Step], own: Iterable[Step], labels: Labels
) -> Question | None:
    """Return which of several steps comes first; only of steps that never come the other way."""
    flow = flow_of(process)
    after = {step.id: flow.reachable(step.id) for step in steps}
    first = [*_mixed(own, _name), *_mixed(steps, _name)]
    for step in first:
        later = [
            other
            for other in steps
            if other.id in after[step.id]
            and step.id not in after[other.id]
            and other.title != step.title
        ]
        if later:
            titles = dict.fromkeys(other.title.in_language(labels.language) for other in later)
            right = step.title.in_language(labels.language)
            return _asked(process, Asked.ORDER, step, right, list(titles))
    return None


def _name(step: Step) -> str:
    return step.id


def _asked(
    process: Process, asked: Asked, step: Step, right: str, wrong: Iterable[str]
) -> Question:
    def place(answer: str) -> str:
        return f"{process.code}/{step.id}/{asked}/{answer}"

    some: list[str] = []
    for one in _mixed((one for one in wrong if one != right), place):
        if len(some) < _WRONG and not any(_overlap(one, other) for other in some):
            some.append(one)
    answers = tuple(_mixed((right, *some), place))
    return Question(asked, step, answers, answers.index(right))


def _mixed(things: Iterable[_T], name: Callable[[_T], str]) -> Iterator[_T]:
    """Yield things in an order that looks like chance, by their names."""
    yield from sorted(things, key=lambda one: hashlib.sha256(name(one).encode()).digest())
