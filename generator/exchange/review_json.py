"""The review as JSON, for programs that remind people or draw their own pictures."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from generator.analysis.inventory import Share
from generator.analysis.review import Review
from generator.labels import Labels
from generator.problems import Problem, as_data


def review_json(found: Review, problems: Sequence[Problem], labels: Labels) -> str:
    """Return a review as JSON text; ``problems`` of the check are told along with its findings.

    Days are ISO dates (CE); names of lacks, things and states are those of the labels, the same
    in every language.
    """
    return json.dumps(_data(found, problems, labels), ensure_ascii=False, indent=2) + "\n"


def _data(found: Review, problems: Sequence[Problem], labels: Labels) -> dict[str, Any]:
    return {
        "day": found.day.isoformat(),
        "manuals": {
            **_share(found.inventory.share),
            "by_unit": _shares(found.inventory.by_unit),
            "by_mission": _shares(found.inventory.by_mission),
            "over_time": [
                {"day": day.isoformat(), **_share(share)} for day, share in found.over_time
            ],
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
                "review_by": one.review_by and one.review_by.isoformat(),
                "days_left": one.days_left,
                "state": one.state,
                "evidence": one.evidence,
                "confirmed": one.confirmed,
                "citations": one.citations,
            }
            for one in found.freshness
        ],
        "findings": [
            {"kind": one.kind, "register": one.register, "id": one.id, "details": one.details}
            for one in found.findings
        ],
        "problems": [as_data(one, labels) for one in problems],
    }


def _share(share: Share) -> dict[str, Any]:
    percent = share.percent
    return {
        "have": share.have,
        "of": share.of,
        "percent": None if percent is None else round(percent, 1),
    }


def _shares(shares: Mapping[str, Share]) -> dict[str, Any]:
    return {str(name): _share(share) for name, share in shares.items()}
