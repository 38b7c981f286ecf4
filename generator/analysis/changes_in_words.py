"""Changes put into words: where, what, before and after, in the language of a reader."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from generator.analysis.changes import Change, Kind
from generator.labels import Labels
from generator.model.control import Revision
from generator.model.duration import Duration
from generator.model.fields import Citation, EventDay, Record, Text
from generator.model.handbook import Handbook
from generator.model.organisation import Raci
from generator.model.process import Limit, Process
from generator.model.schema import WORDS_OF
from generator.model.step import Branch, Step, StepTime
from generator.model.year import Schedule
from generator.thai.schedules import schedule_in_words
from generator.thai.wording import (
    date_in_words,
    due_in_words,
    duration_in_words,
    section_in_words,
    time_in_words,
)

SIGNS: Mapping[Kind, str] = {
    Kind.ADDED: "+",
    Kind.REMOVED: "-",
    Kind.CHANGED: "~",
    Kind.MOVED: "^",
    Kind.RENAMED: "=",
}
"""A sign before each line of plain text, the same in every language."""

_REGISTER_OF = {
    "role": "roles",
    "owner": "roles",
    "deputy": "roles",
    "unit": "units",
    "forms": "forms",
    "goals": "goals",
    "contact": "agencies",
    "process": "processes",
    "superseded_by": "processes",
    "indicator": "kpis",
    "accountable": "roles",
    "consulted": "roles",
    "informed": "roles",
    "events": "events",
}
"""The register in which an id of a field has its title."""

_STEPS = ("asks_once", "late_notice")


@dataclass(frozen=True)
class Told:
    """A change in words; all are plain text, empty where there is nothing to say."""

    kind: Kind
    where: str
    what: str
    old: str
    new: str

    @property
    def line(self) -> str:
        """The change as one line of plain text."""
        about = " · ".join(filter(None, (self.where, self.what)))
        values = " → ".join(filter(None, (self.old, self.new)))
        return f"{SIGNS[self.kind]} {about}{': ' if values else ''}{values}"


def told(
    change: Change, old: Process, new: Process, books: Sequence[Handbook], labels: Labels
) -> Told:
    """Return a change in words.

    ``books`` know the titles of what is referred to by id, the first one first; what none of them
    knows is told by its id.
    """
    say = _Words(old, new, books, labels)
    what, words = labels("changes.step"), ["", ""]
    if change.field:
        what = labels(f"changes.field.{change.field}")
        words = [say.of(value, change.field) for value in (change.old, change.new)]
    elif change.kind is Kind.RENAMED:
        what, words = labels("changes.step-id"), [change.old, change.new]
    elif change.kind is Kind.MOVED:
        what, words = labels("changes.position"), [say.after(change.old), say.after(change.new)]
    return Told(change.kind, where(change, old, new, labels), what, *words)


def where(change: Change, old: Process, new: Process, labels: Labels) -> str:
    """Return the step that a change is in, by number and title; nothing for the whole process."""
    removed = change.kind is Kind.REMOVED and not change.field
    for number, step in enumerate((old if removed else new).steps, start=1):
        if step.id == change.step:
            title = step.title.in_language(labels.language)
            return labels("changes.in-step", number=number, title=title)
    return ""


@dataclass(frozen=True)
class _Words:
    """Where words of values come from."""

    old: Process
    new: Process
    books: Sequence[Handbook]
    labels: Labels

    def of(self, value: Any, field: str) -> str:
        """Return the value of a field in words."""
        labels = self.labels
        kinds: tuple[tuple[type | tuple[type, ...], Callable[[Any], str]], ...] = (
            (type(None), lambda _: ""),
            (bool, lambda v: labels("changes.yes" if v else "changes.no")),
            (Text, lambda v: v.in_language(labels.language)),
            (Duration, lambda v: duration_in_words(v, labels)),
            (StepTime, lambda v: time_in_words(v, labels)),
            (EventDay, lambda v: due_in_words(v, labels)),
            (datetime.date, lambda v: date_in_words(v, labels)),
            (Citation, self._citation),
            (StrEnum, lambda v: labels(f"{WORDS_OF[type(v).__name__]}.{v}")),
            (float, lambda v: f"{v * 100:g}%"),
            (int, lambda v: self._count(v, field)),
            (str, lambda v: self._title(v, field)),
            ((tuple, list), lambda v: ", ".join(self.of(item, field) for item in v)),
            (Step, lambda v: self._step(v.id)),
            (Branch, self._way),
            (Limit, self._limit),
            (Revision, self._revision),
            (Raci, lambda v: " · ".join(self._raci(v))),
            (Schedule, self._schedule),
            (Record, lambda v: " · ".join(self._fields(v))),
        )
        return next((words(value) for kind, words in kinds if isinstance(value, kind)), str(value))

    def _count(self, count: int, field: str) -> str:
        return self.labels("changes.steps", count=count) if field == "steps" else str(count)

    def _title(self, id_: str, field: str) -> str:
        if field in _STEPS:
            return self._step(id_)
        if field == "terms":
            found = (book.terms[id_].term for book in self.books if id_ in book.terms)
        else:
            register = _REGISTER_OF.get(field, "")
            records = (getattr(book, register, {}) for book in self.books)
            found = (known[id_].title for known in records if id_ in known)
        title = next(found, None)
        return title.in_language(self.labels.language) if title else id_

    def _citation(self, cited: Citation) -> str:
        law = next((book.laws[cited.law] for book in self.books if cited.law in book.laws), None)
        if law is None:
            return str(cited)
        name = (law.short or law.title).in_language(self.labels.language)
        return (
            f"{name} {section_in_words(law, cited.section, self.labels)}" if cited.section else name
        )

    def _step(self, id_: str) -> str:
        steps = (step for one in (self.new, self.old) for step in one.steps if step.id == id_)
        step = next(steps, None)
        return step.title.in_language(self.labels.language) if step else id_

    def after(self, step: str) -> str:
        """Return where a step stands, by the id of the step above it."""
        return (
            self.labels("changes.after", title=self._step(step))
            if step
            else self.labels("changes.first")
        )

    def _way(self, way: Branch) -> str:
        answer = f"{self.of(way.answer, 'answer')}: " if way.answer else ""
        share = f" ({self.of(way.share, 'share')})" if way.share is not None else ""
        return f"{answer}{self._step(way.next)}{share}"

    def _limit(self, limit: Limit) -> str:
        return self.labels(
            "changes.limit",
            law=self._citation(limit.law),
            start=self._step(limit.from_),
            end=self._step(limit.to),
            within=self.of(limit.within, "within"),
            actor=self.of(limit.actor, "actor"),
        ) + (f" · {self.of(limit.note, 'note')}" if limit.note else "")

    def _revision(self, revision: Revision) -> str:
        words = self.labels(
            "changes.edition",
            issue=f"{revision.issue:02d}",
            number=f"{revision.number:02d}",
            effective=date_in_words(revision.effective, self.labels),
        )
        if revision.review_by is None:
            return words
        date = date_in_words(revision.review_by, self.labels)
        return f"{words} · {self.labels('changes.review-by', date=date)}"

    def _raci(self, raci: Raci) -> Iterator[str]:
        for name in ("accountable", "consulted", "informed"):
            if given := getattr(raci, name):
                yield f"{self.labels(f'manual.step.{name}')} {self.of(given, name)}"

    def _schedule(self, one: Schedule) -> str:
        events = {id_: event for book in reversed(self.books) for id_, event in book.events.items()}
        known = all(event in events for event in one.events)
        when = schedule_in_words(one, events, self.labels) if known else ", ".join(one.events)
        return f"{self.of(one.what, 'what')} {when}".strip()

    def _fields(self, record: Record) -> Iterator[str]:
        for name, field in type(record).model_fields.items():
            value = getattr(record, name)
            if value != field.default and (words := self.of(value, name)):
                yield words
