"""Values put into words: dates of the Buddhist era, durations, deadlines, citations, digits."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from generator.labels import Labels
from generator.model.duration import Duration
from generator.model.fields import Citation, EventDay
from generator.model.handbook import Handbook
from generator.model.registers import Law, Role, Unit
from generator.model.step import Step, StepTime

_TO_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def thai_digits(text: str) -> str:
    """Return the text with Arabic digits turned into Thai digits."""
    return text.translate(_TO_THAI_DIGITS)


def titled(register: Mapping[str, Role | Unit], id_: str | None, labels: Labels) -> str:
    """Return the title of a role or unit; its id where the register lacks it, a dash for none."""
    if id_ is None:
        return labels("figures.none")
    return register[id_].title.in_language(labels.language) if id_ in register else id_


def marked(words: str, is_sample: bool, labels: Labels) -> str:
    """Return words with the mark that they are a sample, where they are."""
    return f"{words} [{labels('words.basis.office-sample')}]" if is_sample else words


def date_in_words(date: datetime.date, labels: Labels, form: str = "long") -> str:
    """Return a CE date in words with its BE year; ``form`` is ``long`` or ``short``."""
    return labels(
        f"words.date.{form}",
        day=date.day,
        month=labels(f"words.month.{form}.{date.month}"),
        year=date.year + int(labels("words.date.era")),
    )


def duration_in_words(duration: Duration, labels: Labels) -> str:
    """Return each part with its unit, longest unit first: ``1 วันทำการ 2 ชั่วโมง``."""
    return " ".join(unit_in_words(unit, str(amount), labels) for unit, amount in duration.parts())


def unit_in_words(unit: str, amount: str, labels: Labels) -> str:
    """Return an amount of one unit: ``1 working day``, ``1.5 working days``."""
    if amount == "1":
        return labels(f"words.duration-of-one.{unit}")
    return labels(f"words.duration.{unit}", amount=amount)


def time_in_words(time: StepTime, labels: Labels) -> str:
    """Return a standard time: active, waiting, both apart, or who sets it."""
    active = duration_in_words(time.active, labels) if time.active else ""
    wait = duration_in_words(time.wait, labels) if time.wait else ""
    if active and wait:
        return labels("words.time.active-and-wait", active=active, wait=wait)
    if time.set_by and not (active or wait):
        return labels("words.time.set-by", who=time.set_by.in_language(labels.language))
    return active or (labels("words.time.wait", wait=wait) if wait else "")


def due_in_words(day: EventDay, labels: Labels) -> str:
    """Return a day counted from an event in words."""
    form = "before" if day.days < 0 else "after" if day.days else "on"
    unit = "-working" if day.working else ""
    return labels(f"words.due.{form}{unit}", days=abs(day.days))


def timing_in_words(step: Step, labels: Labels) -> tuple[str, ...]:
    """Return all that is said about the time of a step, a line each; empty if nothing is."""
    lines = []
    if step.time:
        lines.append(time_in_words(step.time, labels))
    if step.due:
        lines.append(due_in_words(step.due, labels))
    if step.every:
        lines.append(labels("words.every", time=duration_in_words(step.every, labels)))
    return tuple(line for line in lines if line)


def section_in_words(law: Law, section: str, labels: Labels, *, short: bool = False) -> str:
    """Return ``มาตรา 38`` or ``ข้อ 28`` by the kind of law; ``short`` gives ``ม. 38``."""
    word = f"short-{law.clause_word}" if short else law.clause_word
    return labels(f"words.clause.{word}", number=section)


def parts_in_words(parts: Iterable[Step | Citation], handbook: Handbook, labels: Labels) -> str:
    """Return a list of steps and citations by their names."""
    return ", ".join(
        citation_in_words(one, handbook, labels)
        if isinstance(one, Citation)
        else one.title.in_language(labels.language)
        for one in parts
    )


def citation_in_words(cited: Citation, handbook: Handbook, labels: Labels) -> str:
    """Return a law by its short name, with the section that is cited; as written, if not known."""
    law = handbook.laws.get(cited.law)
    if law is None:
        return str(cited)
    name = (law.short or law.title).in_language(labels.language)
    return f"{name} {section_in_words(law, cited.section, labels)}" if cited.section else name
