"""The cover pack: what a colleague needs who stands in for a role over a span of days.

A short first page (who, until when, what falls due, what nobody does), the details behind.
"""

from __future__ import annotations

from generator.analysis.absence import Absence, Maturing, Work
from generator.analysis.meanwhile import Lack, SpanCover
from generator.analysis.schedules import Occurrence
from generator.labels import Labels
from generator.manual.blocks import (
    Block,
    Words,
    facts,
    lead,
    nothing,
    paragraph,
    points,
    section,
    table,
)
from generator.manual.lessons import lessons
from generator.manual.manuscript import Manuscript
from generator.manual.pdf import shared_data
from generator.manual.typeset import Folder, typeset
from generator.model.fields import Citation, Text
from generator.model.handbook import Handbook
from generator.model.organisation import Delegation
from generator.model.process import all_forms
from generator.model.registers import Confidence
from generator.thai.schedules import due_title
from generator.thai.wording import date_in_words, duration_in_words


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
    title = labels("pack.title", role=_title(found.role, handbook, labels))
    span = labels(
        "pack.span",
        first=date_in_words(found.first, labels),
        last=date_in_words(found.last, labels),
    )
    return {
        "office": handbook.office.name.in_language(labels.language),
        "title": title,
        "span": span,
        "facts": facts(_facts(handbook, found, labels, working_days))["rows"],
        "alerts": _alerts(found, labels),
        "front": [
            section(labels("pack.due"), _due(handbook, found, labels)),
            section(labels("pack.authority"), _authority(handbook, found, labels)),
        ],
        "closing": [],
        "details": [
            *(work_section(handbook, work, labels) for work in found.works),
            *role_lessons(handbook, found, labels),
        ],
    }


def _facts(
    handbook: Handbook, found: Absence, labels: Labels, working_days: int | None
) -> list[tuple[str, str]]:
    counts: dict[str, int] = {}
    for work in found.works:
        for one in work.covers:
            if one.stand_in and one.covered:
                counts[one.stand_in] = counts.get(one.stand_in, 0) + 1
    meanwhile = [
        labels("pack.stands-in", role=_title(role, handbook, labels), steps=count)
        for role, count in sorted(counts.items(), key=lambda item: -item[1])
    ]
    days = str(working_days) if working_days is not None else labels("pack.days-unknown")
    return [
        (labels("pack.working-days"), days),
        (labels("pack.meanwhile"), "\n".join(meanwhile) or labels("pack.nobody")),
        (labels("pack.processes"), ", ".join(work.process.code for work in found.works) or "–"),
    ]


def _alerts(found: Absence, labels: Labels) -> list[str]:
    """Return what must be settled before the absence begins, the steps without cover first."""
    alerts = [] if found.works else [labels("pack.no-work")]
    alerts += gaps_in_words(found, labels)
    alerts += [labels("pack.fiscal-end", year=year) for year in found.fiscal_ends]
    return alerts + unknown_in_words(found, labels)


def unknown_in_words(found: Absence, labels: Labels) -> list[str]:
    """Return what cannot be told because the holidays of a year are not known."""
    alerts = [labels("pack.unknown-year", year=year) for year in found.unknown_years]
    if any(not one.settled for one in found.due):
        alerts.append(labels("pack.unsettled"))
    return alerts


def gaps_in_words(found: Absence, labels: Labels) -> list[str]:
    """Return which steps nobody does meanwhile, why, and on which days if not on all."""
    return [
        labels(
            "pack.gap",
            process=one.process.code,
            step=one.step.title.in_language(labels.language),
            why=_lack_in_words(lack, one, labels),
        )
        for one in found.gaps
        for lack in one.lacks
    ]


def _lack_in_words(lack: Lack, of: SpanCover, labels: Labels) -> str:
    why = labels(f"people.gap.{lack.gap}")
    if not of.covered and len(of.lacks) == 1:
        return why
    days = {"first": lack.first, "last": lack.last}
    return labels(
        "pack.gap-days",
        why=why,
        **{name: date_in_words(day, labels, "short") for name, day in days.items()},
    )


def _due(handbook: Handbook, found: Absence, labels: Labels) -> list[Block]:
    """Return what falls due by the calendar, and the limits of law that end for some matters."""
    blocks = [_due_table(handbook, found, labels)]
    limits = [
        labels(
            "pack.maturing-short",
            process=work.process.code,
            within=duration_in_words(one.limit.within, labels),
            earliest=date_in_words(one.earliest, labels, "short"),
            latest=date_in_words(one.latest, labels, "short"),
        )
        for work in found.works
        for one in work.maturing
    ]
    if limits:
        blocks += [lead(labels("pack.limits")), points(limits)]
    return blocks


def _due_table(handbook: Handbook, found: Absence, labels: Labels) -> Block:
    if not found.due:
        return nothing(labels("pack.no-due"))
    rows: list[list[Words]] = []
    for one in found.due:
        what = " ".join([due_in_words(one, handbook, found, labels), *marks_of(one, labels)])
        rows.append([date_in_words(one.day, labels, "short"), what, {"code": one.process.code}])
    columns = [("day", 1.05), ("what", 4.5), ("process", 0.9)]
    return _dense(table([(labels(f"pack.{name}"), share) for name, share in columns], rows))


def marks_of(one: Occurrence, labels: Labels) -> list[str]:
    """Return what is not sure about a day: it is a sample, or a holiday may move it."""
    found = {"words.basis.office-sample": one.schedule.sample, "year.unsettled": not one.settled}
    return [f"[{labels(name)}]" for name, holds in found.items() if holds]


def _dense(block: Block) -> Block:
    """Return a table whose rows stand close, so that the first page stays one page."""
    return {**block, "dense": True}


def due_in_words(one: Occurrence, handbook: Handbook, found: Absence, labels: Labels) -> str:
    """Return what falls due, and for whom when it is not for the role itself."""
    what = due_title(one.schedule, one.step, one.event, labels)
    if one.role is None or one.role == found.role:
        return what
    role = handbook.roles[one.role]
    return labels(
        "pack.for", what=what, role=(role.short or role.title).in_language(labels.language)
    )


def _authority(handbook: Handbook, found: Absence, labels: Labels) -> list[Block]:
    """Return who signs meanwhile, by which delegation, and who decides without a signature."""
    rows: list[list[Words]] = [
        [
            f"{one.process.code} {one.step.title.in_language(labels.language)}",
            _stand_in(one, handbook, labels),
            _delegations(one, labels),
        ]
        for one in found.signing
    ]
    columns = [("signs", 2.0), ("stand-in", 1.6), ("delegation", 2.2)]
    head = [(labels(f"pack.{name}"), share) for name, share in columns]
    blocks = [_dense(table(head, rows))] if rows else []
    if decisions := _decisions(handbook, found, labels):
        blocks += [lead(labels("pack.decisions")), facts(decisions)]
    return blocks or [nothing(labels("pack.no-signing"))]


def _decisions(handbook: Handbook, found: Absence, labels: Labels) -> list[tuple[str, Words]]:
    """Return who decides meanwhile, each with the processes and the numbers of the steps.

    What nobody decides stands out.
    """
    by: dict[str | None, dict[str, list[str]]] = {}
    for one in found.deciding:
        number, role = str(one.process.steps.index(one.step) + 1), one.stand_in
        codes = by.setdefault(role if one.covered else None, {})
        codes.setdefault(one.process.code, []).append(number)
    rows: list[tuple[str, Words]] = []
    for role, codes in by.items():
        told = ", ".join(f"{code} ({', '.join(numbers)})" for code, numbers in codes.items())
        if role:
            rows.append((_title(role, handbook, labels), told))
        else:
            rows.append((labels("pack.nobody-decides"), {"stop": told}))
    return rows


def _delegations(one: SpanCover, labels: Labels) -> str:
    found = "\n".join(_delegation(by, labels) for by in one.delegations)
    return found or labels("pack.no-delegation")


def _delegation(one: Delegation, labels: Labels) -> str:
    words = [one.what.in_language(labels.language), one.order.in_language(labels.language)]
    if one.note:
        words.append(one.note.in_language(labels.language))
    days = {"start": date_in_words(one.start, labels, "short")}
    if one.end:
        days["end"] = date_in_words(one.end, labels, "short")
    words.append(labels(f"people.delegation.{'from-to' if one.end else 'from-day'}", **days))
    if one.sample:
        words.append(f"[{labels('words.basis.office-sample')}]")
    return "\n".join(words)


def _stand_in(one: SpanCover, handbook: Handbook, labels: Labels) -> Words:
    """Return who does a step meanwhile, or in words that stand out that nobody does."""
    if one.gap:
        why = " · ".join(_lack_in_words(lack, one, labels) for lack in one.lacks)
        stop = labels("pack.no-cover", why=why)
        named = [_title(one.stand_in, handbook, labels)] if one.covered else []
        return {"stop": "\n".join([*named, stop])}
    return _title(one.stand_in, handbook, labels)


def work_section(handbook: Handbook, work: Work, labels: Labels) -> Block:
    """Return all that is to be known of a process: steps, limits, forms, contacts, warnings."""
    process, script = work.process, Manuscript(handbook, work.process, labels)
    blocks: list[Block] = [
        facts(
            [
                (labels("manual.control.owner"), script.role(process.owner)),
                (labels("manual.control.deputy"), script.role(process.deputy)),
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
        _stand_in(one, script.handbook, labels),
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


def _title(role: str | None, handbook: Handbook, labels: Labels) -> str:
    return handbook.roles[role].title.in_language(labels.language) if role else "–"
