"""The time of the whole work, in section 7: lead time, work by role, each limit with its band."""

from __future__ import annotations

from generator.analysis.flow import flow_of
from generator.analysis.lead_time import LeadTime, lead_time
from generator.analysis.limits import LimitCheck, check_limits
from generator.analysis.workdays import calendar_of
from generator.manual.blocks import Block, paragraph, points, subheading, table
from generator.manual.manuscript import Manuscript
from generator.model.step import Basis
from generator.thai.sums import amounts_in_words, sum_in_words
from generator.thai.wording import date_in_words
from generator.timeband import HEIGHT, WIDTH, time_band


def times(script: Manuscript) -> tuple[list[Block], dict[str, str]]:
    """Return the blocks on the time of the whole work, and the SVG of each band by name.

    Nothing where no step has a time.
    """
    process, hours = script.process, script.handbook.office.hours
    flow = flow_of(process, hours)
    if not any(flow.time(step) for step in flow.steps):
        return [], {}
    lead = lead_time(process, hours)
    blocks = [
        subheading(_label(script, "lead.heading")),
        _table(script, lead),
        *([points(notes)] if (notes := _notes(script, lead)) else []),
        *_load(script, lead),
    ]
    pictures: dict[str, str] = {}
    days = calendar_of(script.handbook.holidays.values())
    for number, check in enumerate(check_limits(process, days, hours), start=1):
        blocks += _limit(script, check, f"band-{process.code}-{number}.svg", pictures)
    return blocks, pictures


def _table(script: Manuscript, lead: LeadTime) -> Block:
    labels = script.labels
    routes = {"shortest": lead.shortest, "typical": lead.typical, "longest": lead.longest}
    rows = [
        [
            _label(script, f"lead.{name}"),
            sum_in_words(route.active, labels),
            sum_in_words(route.waiting, labels),
            sum_in_words(route.time, labels),
        ]
        for name, route in routes.items()
    ]
    if lead.expected is not None:
        parts = (lead.expected_active, lead.expected_waiting, lead.expected)
        words = [amounts_in_words(part, labels) for part in parts]
        rows.append([_label(script, "lead.expected"), *words])
    columns = ("kind", "active", "waiting", "total")
    return table([(_label(script, f"lead.{name}"), 1.0) for name in columns], rows)


def _notes(script: Manuscript, lead: LeadTime) -> list[str]:
    """Return what the sums rest on."""
    share = f"{lead.typical_share * 100:.0f}"
    critical = _label(script, "lead.made-of")
    notes = [
        f"{_label(script, 'lead.typical')}: {_label(script, 'lead.share', share=share)}",
        f"{critical} {script.used_in(_timed(script, lead))}",
    ]
    for name, steps in (("assumed", lead.assumed), ("timeless", lead.timeless)):
        if steps:
            notes.append(f"{_label(script, f'lead.{name}')} {script.numbers(steps)}")
    if not lead.longest.complete:
        notes.append(_label(script, "lead.bound"))
    if lead.expected is None:
        notes.append(_label(script, "lead.endless"))
    if any(step.basis is Basis.OFFICE_SAMPLE for step in script.process.steps):
        notes.append(_label(script, "lead.sample"))
    return notes


def _timed(script: Manuscript, lead: LeadTime) -> list[str]:
    with_time = {step.id for step in script.process.steps if step.time and step.time.total()}
    return [step for step in lead.typical.steps if step in with_time]


def _load(script: Manuscript, lead: LeadTime) -> list[Block]:
    if not lead.load:
        return []
    rows = [
        [script.role(role), amounts_in_words(amounts, script.labels)]
        for role, amounts in lead.load.items()
    ]
    columns = [(_label(script, "lead.role"), 1.6), (_label(script, "lead.work"), 1.0)]
    return [subheading(_label(script, "lead.load")), table(columns, rows)]


def _limit(
    script: Manuscript, check: LimitCheck, name: str, pictures: dict[str, str]
) -> list[Block]:
    """Return what is said of a limit; its picture is added to ``pictures``."""
    if not check.ends or check.start is None:
        return []
    said = script.labels(
        f"time.verdict.{check.verdict}",
        used=check.allowed - check.slack,
        allowed=check.allowed,
        slack=abs(check.slack),
        start=date_in_words(check.start, script.labels),
    )
    numbers = {step.id: at for at, step in enumerate(script.process.steps, start=1)}
    thai = script.handbook.office.thai_digits
    pictures[name] = time_band(check, numbers, said, in_thai_digits=thai)
    way = f"{_label(script, 'band.way')} {script.numbers(check.route.steps)}"
    loops = f"{_label(script, 'band.loops')} {script.numbers(check.loops)}" if check.loops else ""
    return [
        paragraph(f"{script.law(check.limit.law)}: {said} {way}"),
        {"kind": "band", "image": name, "alt": said, "size": [WIDTH, HEIGHT]},
        paragraph(f"{_label(script, 'band.key')} {loops}".strip()),
    ]


def _label(script: Manuscript, name: str, **words: object) -> str:
    return script.labels(f"time.{name}", **words)
