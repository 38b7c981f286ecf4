"""The cover pack: what a colleague needs who stands in for a role over a span of days.

A short first page (who, until when, what falls due, what nobody does), the details behind.
"""

from __future__ import annotations

from generator.analysis.absence import Absence, Maturing, Work
from generator.analysis.meanwhile import SpanCover
from generator.labels import Labels
from generator.manual.blocks import (
    Block,
    Words,
    facts,
    lead,
    paragraph,
    points,
    section,
    table,
)
from generator.manual.lessons import lessons
from generator.manual.manuscript import Manuscript
from generator.manual.pack_front import front_page, stand_in_words
from generator.manual.pdf import shared_data
from generator.manual.typeset import Folder, typeset
from generator.model.fields import Citation, Text
from generator.model.handbook import Handbook
from generator.model.process import all_forms
from generator.model.registers import Confidence
from generator.thai.wording import date_in_words, duration_in_words, titled


def cover_pdf(
    handbook: Handbook, found: Absence, labels: Labels, *, working_days: int | None, cache: Folder
) -> bytes:
    """Return the PDF of a cover pack; ``working_days`` are those of the span, where known."""
    data = pack_data(handbook, found, labels, working_days=working_days)
    return typeset(
        {**shared_data(handbook, labels, f"{data['title']} {data['span']}"), "pack": data},
        {},
        template="pack",
        date=found.first,
        in_thai_digits=handbook.office.thai_digits,
        cache=cache,
    )


def pack_data(
    handbook: Handbook, found: Absence, labels: Labels, *, working_days: int | None
) -> Block:
    """Return the plain data of a cover pack."""
    title = labels("pack.title", role=titled(handbook.roles, found.role, labels))
    span = labels(
        "pack.span",
        first=date_in_words(found.first, labels),
        last=date_in_words(found.last, labels),
    )
    return {
        "office": handbook.office.name.in_language(labels.language),
        "title": title,
        "span": span,
        **front_page(handbook, found, labels, working_days=working_days),
        "closing": [],
        "details": [
            *(work_section(handbook, work, labels) for work in found.works),
            *role_lessons(handbook, found, labels),
        ],
    }


def work_section(handbook: Handbook, work: Work, labels: Labels) -> Block:
    """Return all that is to be known of a process: steps, limits, forms, contacts, warnings."""
    process, script = work.process, Manuscript(handbook, work.process, labels)
    blocks: list[Block] = [
        facts(
            [
                (labels("manual.control.owner"), script.role(process.owner)),
                (labels("pack.owner-deputy"), script.role(process.deputy)),
                (labels("pack.use-when"), script.words(process.use_when) or "–"),
            ]
        )
    ]
    if work.covers:
        columns = [("step", 2.2), ("time", 1.1), ("law", 1.5), ("stand-in", 1.6)]
        blocks.append(
            table(
                [(labels(f"pack.{name}"), share) for name, share in columns],
                [_step_row(script, one) for one in work.covers],
            )
        )
    elif work.owns:
        blocks.append(paragraph(labels("pack.owns-only")))
    if work.answers:
        titles = (f"{script.numbers([one.id])}. {script.words(one.title)}" for one in work.answers)
        blocks += [lead(labels("people.step.accountable")), points(titles)]
    blocks += [paragraph(_maturing(one, script, labels)) for one in work.maturing]
    steps = {one.step.id for one in work.covers}
    forms = [form for form, used in all_forms(process).items() if steps & set(used) or not used]
    contacts = {one.step.contact: None for one in work.covers if one.step.contact}
    notes: list[Text] = [one.step.note for one in work.covers if one.step.note]
    for name, texts in (
        ("forms", [script.form(form) for form in forms]),
        ("contacts", [_contact(id_, handbook, labels) for id_ in contacts]),
        ("warnings", script.list_of([*process.cautions, *notes])),
    ):
        if texts:
            blocks += [lead(labels(f"pack.{name}")), points(texts)]
    if found := handbook.helping("processes", process.code):
        blocks += [lead(labels("pack.lessons")), lessons(found, labels)]
    return section(f"{process.code} {script.words(process.title)}", blocks)


def role_lessons(handbook: Handbook, found: Absence, labels: Labels) -> list[Block]:
    """Return what helps the role itself, but for what stands with its processes."""
    own = handbook.helping_role(found.role, (work.process.code for work in found.works))
    return [section(labels("learning.lessons"), [lessons(own, labels)])] if own else []


def _step_row(script: Manuscript, one: SpanCover) -> list[Words]:
    labels = script.labels
    return [
        f"{script.numbers([one.step.id])}. {script.words(one.step.title)}",
        "\n".join(script.timing(one.step)),
        "\n".join(_law(script, cited) for cited in one.step.laws),
        stand_in_words(one, script.handbook, labels),
    ]


def _law(script: Manuscript, cited: Citation) -> str:
    """Return a citation in words, with a mark where it was not verified."""
    confidence = script.handbook.confidence(cited)
    mark = "" if confidence is Confidence.VERIFIED else f" [{script.confidence(confidence)}]"
    return f"{script.law(cited)}{mark}"


def _maturing(one: Maturing, script: Manuscript, labels: Labels) -> str:
    titles = {step.id: script.words(step.title) for step in script.process.steps}
    return labels(
        "pack.maturing",
        law=_law(script, one.limit.law),
        within=duration_in_words(one.limit.within, labels),
        begin=titles[one.limit.from_],
        goal=titles[one.limit.to],
        earliest=date_in_words(one.earliest, labels, "short"),
        latest=date_in_words(one.latest, labels, "short"),
    )


def _contact(agency: str, handbook: Handbook, labels: Labels) -> str:
    one = handbook.agencies[agency]
    texts = (one.title, one.contact, one.channel)
    return " · ".join(text.in_language(labels.language) for text in texts if text)
