"""The review as JSON, for programs that remind people or draw their own pictures.

What each key means is told to authors in ``content/how-to-review.md``. Keys are added, never
renamed or removed, as long as ``schema`` stays the same.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from typing import Any

from generator.analysis.inventory import Share
from generator.analysis.review import Review
from generator.analysis.review_in_words import counted, subject_of
from generator.analysis.scores import Scorecard, scorecards
from generator.analysis.service_counts import ServiceRow, service_rows, total
from generator.labels import Labels
from generator.model.handbook import Handbook
from generator.model.performance import Period
from generator.problems import Problem, as_data

SCHEMA = 1
"""Changes when a key is renamed, removed or means something else."""


def review_json(
    handbook: Handbook, found: Review, problems: Sequence[Problem], labels: Labels
) -> str:
    """Return a review as JSON text; ``problems`` of the check are told along with its findings.

    Days are ISO dates (CE); names of lacks, things and states are those of the labels, the same
    in every language.
    """
    data = _data(handbook, found, problems, labels)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _data(
    handbook: Handbook, found: Review, problems: Sequence[Problem], labels: Labels
) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "day": found.day.isoformat(),
        "manuals": {
            **_share(found.inventory.share),
            "by_unit": _shares(found.inventory.by_unit),
            "by_mission": _shares(found.inventory.by_mission),
            "over_time": [
                {"day": day.isoformat(), **_share(share)} for day, share in found.over_time
            ],
            "without_since": found.undated,
        },
        "processes": [
            {
                "code": row.code,
                "title": row.title.th,
                "unit": row.unit,
                "mission": row.mission,
                "lack": row.lack,
            }
            for row in found.inventory.rows
        ],
        "completeness": {
            code: {
                f"{one.asked_by}.{one.name}": True if one.is_present else list(one.places)
                for one in things
            }
            for code, things in found.completeness.items()
        },
        "reviews": [
            {
                "code": one.process.code,
                "owner": one.process.owner,
                "review_by": _day(one.review_by),
                "days_left": one.days_left,
                "state": one.state,
                "evidence": one.evidence,
                "confirmed": one.confirmed,
                "citations": one.citations,
                "last_confirmed": _day(one.last_confirmed),
            }
            for one in found.freshness
        ],
        "ages": [
            {
                "register": one.register,
                "id": one.id,
                "since": _day(one.since),
                "days": one.days,
                "stale": one.is_stale,
            }
            for one in found.aged
        ],
        "rounds": [
            {
                "process": one.process.code,
                "day": one.day.isoformat(),
                "recorded": one.record is not None,
            }
            for one in found.rounds
        ],
        "actions": [
            {
                "id": one.action.id,
                "owner": one.action.owner,
                "processes": one.action.processes,
                "opened": one.action.opened.isoformat(),
                "due": one.action.due.isoformat(),
                "closed": _day(one.action.closed),
                "stage": one.stage,
                "days_late": one.days_late,
            }
            for one in found.actions
        ],
        "scorecards": [_scorecard(card) for card in scorecards(found.results)],
        "statistics": {
            id_: _statistics(whole)
            for id_, counts in handbook.figures.statistics.items()
            if (whole := total(service_rows(counts)))
        },
        "counts": {
            "findings": len(found.findings),
            "by_kind": counted(found.findings),
            "problems": len(problems),
        },
        "findings": [
            {
                "kind": one.kind,
                "register": one.register,
                "id": one.id,
                "title": subject_of(one, handbook, labels),
                "details": one.details,
            }
            for one in found.findings
        ],
        "problems": [as_data(one, labels) for one in problems],
    }


def _scorecard(card: Scorecard) -> dict[str, Any]:
    return {
        "year": card.year,
        "level": card.level,
        "whose": card.whose,
        "weight": float(card.weight),
        "scored_weight": float(card.scored_weight),
        "score": None if card.score is None else float(card.score),
        "indicators": [
            {
                "id": one.indicator.id,
                "weight": _number(one.indicator.weight),
                "target": _number(one.indicator.target),
                "actual": _number(one.actual.value) if one.actual else None,
                "period": _period(one.actual.period) if one.actual else None,
                "whole_year": one.whole_year,
                "score": _number(one.score),
                "weighted": _number(one.weighted),
                "sample": one.sample,
            }
            for one in card.results
        ],
    }


def _statistics(whole: ServiceRow) -> dict[str, Any]:
    count = whole.count
    return {
        "period": _period(count.period),
        "missing": [_period(one) for one in whole.missing],
        "received": count.received,
        "closed": count.closed,
        "pending": whole.pending,
        "on_time": count.on_time,
        "satisfied": count.satisfied,
        "dissatisfied": count.dissatisfied,
        "suggestions": count.suggestions,
    }


def _day(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def _period(period: Period) -> list[str]:
    return [period.start.isoformat(), period.end.isoformat()]


def _share(share: Share) -> dict[str, Any]:
    percent = share.percent
    return {
        "have": share.have,
        "of": share.of,
        "percent": None if percent is None else round(percent, 1),
    }


def _shares(shares: Mapping[str, Share]) -> dict[str, Any]:
    return {str(name): _share(share) for name, share in shares.items()}
