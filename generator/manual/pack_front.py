"""The first page of a pack: who stands in, what nobody does, what falls due, who signs meanwhile.

It is to be short. Steps that have the same cover stand together in one line or row, so that a role
which signs in ten processes still has one page.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.analysis.absence import Absence
from generator.analysis.meanwhile import Lack, SpanCover
from generator.analysis.schedules import Occurrence
from generator.labels import Labels
from generator.manual.blocks import Block, Words, facts, lead, nothing, points, section, table
from generator.model.handbook import Handbook
from generator.model.organisation import Delegation
from generator.thai.schedules import due_title, undated_in_words
from generator.thai.wording import date_in_words, duration_in_words, marked, titled


def front_page(
    handbook: Handbook, found: Absence, labels: Labels, *, working_days: int | None
) -> Block:
    """Return the facts, the alerts and the sections of the first page of a cover pack."""
    return {
        "facts": facts(_facts(handbook, found, labels, working_days))["rows"],
        "alerts": _alerts(found, labels),
        "front": [
            section(labels("pack.due"), _due(handbook, found, labels)),
            section(labels("pack.authority"), _authority(handbook, found, labels)),
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
        labels("pack.stands-in", role=titled(handbook.roles, role, labels), steps=count)
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
    """Return what cannot be told: the holidays of a year, or the date of an event, is not known."""
    alerts = [labels("pack.unknown-year", year=year) for year in found.unknown_years]
    alerts += [undated_in_words(of, year, labels) for year, of in found.undated.items()]
    if any(not one.settled for one in found.due):
        alerts.append(labels("pack.unsettled"))
    return alerts


def gaps_in_words(found: Absence, labels: Labels) -> list[str]:
    """Return why nobody does some steps meanwhile, on which days if not on all, and which steps."""
    steps: dict[str, list[SpanCover]] = {}
    for one in found.gaps:
        for lack in one.lacks:
            steps.setdefault(_lack_in_words(lack, one, labels), []).append(one)
    return [
        labels("pack.gap", why=why, steps=" · ".join(_titles(those, labels)))
        for why, those in steps.items()
    ]


def _titles(steps: Iterable[SpanCover], labels: Labels) -> list[str]:
    """Return the titles of steps, those of a process behind its code."""
    titles: dict[str, list[str]] = {}
    for one in steps:
        title = one.step.title.in_language(labels.language)
        titles.setdefault(one.process.code, []).append(title)
    return [f"{code} {', '.join(of)}" for code, of in titles.items()]


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
    columns = [("day", 0.95), ("what", 4.9), ("process", 0.9)]
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
    signing = _alike(found.signing)
    rows: list[list[Words]] = [
        [
            "\n".join(_titles(those, labels)),
            _who(those[0], handbook, labels),
            "\n".join(_delegation(by, labels) for by in those[0].delegations),
        ]
        for those in signing
        if those[0].covered
    ]
    columns = [("signs", 1.6), ("stand-in", 1.5), ("delegation", 2.7)]
    head = [(labels(f"pack.{name}"), share) for name, share in columns]
    blocks = [_dense(table(head, rows))] if rows else []
    if unsigned := [one for those in signing for one in those if not one.covered]:
        blocks += [lead(labels("pack.unsigned")), _in_short([unsigned], handbook, labels)]
    if found.deciding:
        deciding = _alike(found.deciding)
        blocks += [lead(labels("pack.decisions")), _in_short(deciding, handbook, labels)]
    return blocks or [nothing(labels("pack.no-signing"))]


def _in_short(alike: Iterable[list[SpanCover]], handbook: Handbook, labels: Labels) -> Block:
    return facts(_by_number(those, handbook, labels) for those in alike)


def _alike(steps: Iterable[SpanCover]) -> list[list[SpanCover]]:
    """Return the steps together that have the same cover over the whole span."""
    alike: dict[object, list[SpanCover]] = {}
    for one in steps:
        by = tuple(by.id for by in one.delegations)
        alike.setdefault((one.stand_in, by, one.lacks, one.covered), []).append(one)
    return list(alike.values())


def _by_number(steps: list[SpanCover], handbook: Handbook, labels: Labels) -> tuple[str, Words]:
    """Return who does steps that are alike, and their processes, each with the steps' numbers.

    What nobody does stands out.
    """
    numbers: dict[str, list[str]] = {}
    for one in steps:
        number = str(one.process.steps.index(one.step) + 1)
        numbers.setdefault(one.process.code, []).append(number)
    told = ", ".join(f"{code} ({', '.join(own)})" for code, own in numbers.items())
    one = steps[0]
    if not one.covered:
        return labels("pack.nobody"), {"stop": told}
    without = "".join(f" · {days}" for days in _days_without(one, labels))
    title = titled(handbook.roles, one.stand_in, labels)
    return title, {"stop": f"{told}{without}"} if without else told


def _who(one: SpanCover, handbook: Handbook, labels: Labels) -> Words:
    """Return who does a step meanwhile, and on which days nobody does; why, the alerts tell."""
    title, without = titled(handbook.roles, one.stand_in, labels), _days_without(one, labels)
    return {"stop": "\n".join([title, *without])} if without else title


def _days_without(one: SpanCover, labels: Labels) -> list[str]:
    return [
        labels(
            "pack.no-cover-days",
            first=date_in_words(lack.first, labels, "short"),
            last=date_in_words(lack.last, labels, "short"),
        )
        for lack in one.lacks
    ]


def _delegation(one: Delegation, labels: Labels) -> str:
    words = [one.what.in_language(labels.language), one.order.in_language(labels.language)]
    if one.note:
        words.append(one.note.in_language(labels.language))
    days = {"start": date_in_words(one.start, labels, "short")}
    if one.end:
        days["end"] = date_in_words(one.end, labels, "short")
    words.append(labels(f"people.delegation.{'from-to' if one.end else 'from-day'}", **days))
    return marked(" · ".join(words), one.sample, labels)


def stand_in_words(one: SpanCover, handbook: Handbook, labels: Labels) -> Words:
    """Return who does a step meanwhile, or in words that stand out that nobody does, and why."""
    title = titled(handbook.roles, one.stand_in, labels)
    if not one.gap:
        return title
    why = " · ".join(_lack_in_words(lack, one, labels) for lack in one.lacks)
    stop = labels("pack.no-cover", why=why)
    return {"stop": f"{title}\n{stop}" if one.covered else stop}
