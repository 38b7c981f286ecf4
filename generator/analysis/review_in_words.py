"""What a review found, in words: the same on the site, in the report and on the command line."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping

from generator.analysis.inventory import Inventory, Share
from generator.analysis.review import Finding, FindingKind
from generator.labels import Labels
from generator.model.handbook import Handbook
from generator.model.performance import Period
from generator.thai.periods import period_in_words
from generator.thai.wording import date_in_words, titled

_WORDED = (
    "review.lack", "review.thing", "review.state", "review.agree", "review.unkept", "goals.loose",
)  # fmt: skip
"""The label groups that put the details of findings into words."""

_DATED = {
    FindingKind.ROUND_MISSING: "review.detail.round",
    FindingKind.ACTION_OVERDUE: "review.detail.due",
    FindingKind.STALE: "review.detail.since",
    FindingKind.PLANNED_LATE: "review.detail.due",
}


_OF_PERIOD = {
    FindingKind.NOT_MEASURED: "review.detail.unmeasured",
    FindingKind.PARTLY_MEASURED: "review.detail.measured",
}


def counted(findings: Iterable[Finding]) -> Mapping[FindingKind, int]:
    """Return how many there are of each kind, in the order of the kinds; none of 0."""
    found = Counter(one.kind for one in findings)
    return {kind: found[kind] for kind in FindingKind if found[kind]}


def subject_of(found: Finding, handbook: Handbook, labels: Labels) -> str:
    """Return the title of what a finding is about, or nothing where it has none."""
    record = getattr(handbook, found.register).get(found.id)
    title = getattr(record, "title", None) or getattr(record, "what", None)
    words: str = title.in_language(labels.language) if title else ""
    return words


def details_of(found: Finding, labels: Labels) -> str:
    """Return what a finding says of its subject."""
    details = tuple(one for one in found.details if one)
    if found.kind is FindingKind.BELOW_TARGET:
        actual, target = found.details
        return labels("review.detail.below", actual=actual, target=target)
    if form := _OF_PERIOD.get(found.kind):
        period = Period(*(datetime.date.fromisoformat(day) for day in details))
        return labels(form, period=period_in_words(period, labels))
    if found.kind is FindingKind.WEAK_EVIDENCE:
        return labels(f"review.evidence.{details[0]}")
    if found.kind is FindingKind.STALE and not details:
        return labels("review.freshness.never")
    if form := _DATED.get(found.kind):
        day, *more = details
        words = [labels(form, day=_day(day, labels))]
        return ", ".join([*words, *(labels(f"review.detail.{one}") for one in more)])
    known = {name: words for group in _WORDED for name, words in labels.group(group).items()}
    if found.kind is FindingKind.REVIEW_DUE:
        state, *dates = details
        return " ".join((known[state], *(_day(date, labels) for date in dates)))
    return ", ".join(known.get(detail, detail) for detail in details) or "–"


def _day(written: str, labels: Labels) -> str:
    return date_in_words(datetime.date.fromisoformat(written), labels, "short")


def shares_by_unit(found: Inventory, handbook: Handbook, labels: Labels) -> dict[str, Share]:
    """Return the headline of each unit by its title."""
    return {titled(handbook.units, unit, labels): share for unit, share in found.by_unit.items()}


def shares_by_mission(found: Inventory, labels: Labels) -> dict[str, Share]:
    """Return the headline of each class of mission by its name."""
    return {labels(f"words.mission.{name}"): share for name, share in found.by_mission.items()}
