"""The time of a process on its page: lead time, limits of law, and the data of its calculator."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.analysis.flow import flow_of
from generator.analysis.lead_time import LeadTime, lead_time
from generator.analysis.limits import LimitCheck
from generator.analysis.timetable import Planned, clock_of, plan
from generator.analysis.workdays import Calendar
from generator.labels import Labels
from generator.model.duration import Duration
from generator.model.handbook import Handbook
from generator.model.process import Limit, Process
from generator.model.step import Basis
from generator.site.citations import Cited, shown_citations
from generator.site.templates import Markup
from generator.thai.sums import amounts_in_words, sum_in_words
from generator.thai.wording import date_in_words
from generator.timeband import time_band

Counting = Mapping[str, object]
"""What every calculator of the site counts with."""


@dataclass(frozen=True)
class LeadTimeRow:
    """One way of looking at the lead time, in words."""

    name: str
    active: str
    waiting: str
    total: str


@dataclass(frozen=True)
class LimitRow:
    """A limit with what was found, in words, and its band."""

    check: LimitCheck
    cited: Cited
    said: str
    band: Markup


@dataclass(frozen=True)
class ProcessTime:
    """All that the page says about the time of a process."""

    lead: LeadTime
    rows: tuple[LeadTimeRow, ...]
    typical: str
    """How long the usual way takes, in words."""
    load: Mapping[str, str]
    """Expected active work of one case by role, in words."""
    sample: bool
    """Whether some of the times are sample values."""
    limits: tuple[LimitRow, ...]
    critical: tuple[Planned, ...]
    """The steps that the typical time is made of, in order."""
    parallel: bool
    """Whether some work runs side by side."""
    planned: tuple[Planned, ...]
    counted: tuple[tuple[Limit, Cited], ...]
    """The limits that the calculator counts: those of days, working days and months."""
    calculator: Markup
    """The data of the calculator, as JSON."""


def process_time(
    process: Process,
    handbook: Handbook,
    checks: tuple[LimitCheck, ...],
    counting: Counting,
    numbers: Mapping[str, int],
    labels: Labels,
) -> ProcessTime | None:
    """Return the time of a process; None where no step has any."""
    flow = flow_of(process, handbook.office.hours)
    if not any(flow.time(step) for step in flow.steps):
        return None
    lead = lead_time(process, handbook.office.hours)
    planned = plan(flow)
    shown = [
        (check, cited)
        for check in checks
        for cited in shown_citations(handbook, [(check.limit.law, (check.limit.to,))])
    ]
    counted = tuple(
        (check.limit, cited)
        for check, cited in shown
        if not (check.limit.within.hours or check.limit.within.minutes)
    )
    return ProcessTime(
        lead=lead,
        rows=_rows(lead, labels),
        typical=sum_in_words(lead.typical.time, labels),
        load={role: amounts_in_words(amounts, labels) for role, amounts in lead.load.items()},
        sample=any(step.basis is Basis.OFFICE_SAMPLE for step in process.steps),
        limits=tuple(
            LimitRow(check, cited, said, Markup(time_band(check, numbers, said)))
            for check, cited in shown
            for said in [limit_in_words(check, labels)]
        ),
        critical=tuple(
            Planned(step, flow.time(step), ()) for step in lead.typical.steps if flow.time(step)
        ),
        parallel=bool(flow.joins),
        planned=planned,
        counted=counted,
        calculator=_calculator(
            process.code, planned, [limit for limit, _ in counted], flow.office_day, counting
        ),
    )


def _rows(lead: LeadTime, labels: Labels) -> tuple[LeadTimeRow, ...]:
    routes = {"shortest": lead.shortest, "typical": lead.typical, "longest": lead.longest}
    rows = [
        LeadTimeRow(
            name,
            sum_in_words(route.active, labels),
            sum_in_words(route.waiting, labels),
            sum_in_words(route.time, labels),
        )
        for name, route in routes.items()
    ]
    if lead.expected is not None:
        parts = (lead.expected_active, lead.expected_waiting, lead.expected)
        words = (amounts_in_words(part or {}, labels) for part in parts)
        rows.append(LeadTimeRow("expected", *words))
    return tuple(rows)


def limit_in_words(check: LimitCheck, labels: Labels) -> str:
    """Return the verdict on a limit in a sentence."""
    if check.start is None:
        return labels(f"time.verdict.{check.verdict}")
    return labels(
        f"time.verdict.{check.verdict}",
        used=check.allowed - check.slack,
        allowed=check.allowed,
        slack=abs(check.slack),
        start=date_in_words(check.start, labels),
    )


def counting_of(days: Calendar, labels: Labels) -> Counting:
    """Return what every calculator of the site counts with: the calendar, and words for dates."""
    return {
        "years": sorted(days.years),
        "holidays": [day.isoformat() for day in sorted(days.holidays)],
        "months": list(labels.group("words.month.short").values()),
        "weekdays": list(labels.group("time.weekday-short").values()),
        "era": int(labels("words.date.era")),
    }


def _calculator(
    code: str,
    planned: tuple[Planned, ...],
    limits: Iterable[Limit],
    office_day: int,
    counting: Counting,
) -> Markup:
    """Return what ``theme/site/time/calculator.js`` needs, as JSON that is safe in a script."""
    place = {one.step: at for at, one in enumerate(planned)}
    data = {
        "code": code,
        "officeDay": office_day,
        "plan": [{"time": _parts(one.time), "after": one.after} for one in planned],
        "limits": [
            {
                "clock": clock_of(planned, limit.from_),
                "to": place.get(limit.to),
                "within": _parts(limit.within),
                "actor": limit.actor,
            }
            for limit in limits
        ],
        **counting,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


def _parts(time: Duration) -> dict[str, int]:
    return dict(time.parts())
