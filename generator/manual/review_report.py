"""The report of a review: the headline with its charts, then all that a reviewer is shown."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.analysis.completeness import Thing
from generator.analysis.freshness import State
from generator.analysis.review import FindingKind, Review
from generator.analysis.review_in_words import (
    counted,
    details_of,
    shares_by_mission,
    shares_by_unit,
    subject_of,
)
from generator.analysis.rounds import RoundDue, Stage
from generator.charts import bar_chart, row_chart
from generator.figure_charts import over_time_chart, share_in_full, shares_chart
from generator.labels import Labels
from generator.manual.blocks import (
    Block,
    Words,
    lead,
    nothing,
    paragraph,
    section,
    subheading,
    table,
)
from generator.manual.pdf import shared_data
from generator.manual.review_figures import (
    Pictures,
    indicators,
    picture,
    statistics,
    studies,
)
from generator.manual.typeset import Folder, typeset
from generator.model.fields import Text
from generator.model.handbook import Handbook
from generator.problems import Problem, Severity, cure, in_order, message
from generator.thai.wording import date_in_words, marked, parts_in_words, titled


def review_pdf(
    handbook: Handbook,
    found: Review,
    problems: Sequence[Problem],
    labels: Labels,
    *,
    cache: Folder,
) -> bytes:
    """Return the PDF of a review, with the ``problems`` of the check at its end."""
    data, pictures = review_data(handbook, found, in_order(problems), labels)
    return typeset(
        {**shared_data(handbook, labels, f"{data['title']} {data['span']}"), "pack": data},
        pictures,
        template="pack",
        date=found.day,
        in_thai_digits=handbook.office.thai_digits,
        cache=cache,
    )


def review_data(
    handbook: Handbook, found: Review, problems: Sequence[Problem], labels: Labels
) -> tuple[Block, Pictures]:
    """Return the plain data of the report, and its charts as SVG by the name of their file."""
    pictures: Pictures = {}

    def say(name: str, **words: object) -> str:
        return labels(f"review.{name}", **words)

    return {
        "office": handbook.office.name.in_language(labels.language),
        "title": say("report.title"),
        "span": say("as-of", day=date_in_words(found.day, labels)),
        "facts": [
            [say("headline.title"), share_in_full(found.inventory.share, labels)],
            [say("missing.title"), say("report.count", count=len(found.inventory.missing))],
            [say("report.findings"), say("report.count", count=len(found.findings))],
            [say("finding.problem"), say("report.count", count=len(problems))],
        ],
        "alerts": list(_alerts(found, labels)),
        "front": [
            section(say("headline.over-time"), _over_time(handbook, found, labels, pictures)),
            section(say("headline.parts"), _parts(handbook, found, labels, pictures)),
            section(say("report.findings"), [_findings(found, labels)]),
            section(say("missing.title"), [_missing(found, labels)]),
            section(say("completeness.title"), [_completeness(handbook, found, labels)]),
            section(say("freshness.title"), list(_freshness(handbook, found, labels))),
            section(say("follow-up.title"), list(_follow_up(handbook, found, labels))),
            section(say("report.goals"), [_loose(handbook, found, labels)]),
            *_measured(handbook, found, labels, pictures),
            section(say("report.all-problems"), _problems(problems, labels)),
        ],
        # Nothing must stand on the first page alone: the sections flow on, without a page break.
        "details": [],
        "closing": [],
    }, pictures


def _measured(
    handbook: Handbook, found: Review, labels: Labels, pictures: Pictures
) -> Iterator[Block]:
    """Yield the sections of figures; none of what is not measured."""
    yield section(labels("review.report.indicators"), indicators(handbook, found, labels, pictures))
    if handbook.figures.statistics:
        title = labels("figures.kpis.statistics")
        yield section(title, statistics(handbook, labels, pictures))
    if handbook.figures.events:
        yield section(labels("figures.kpis.studies"), studies(handbook, labels, pictures))


def _alerts(found: Review, labels: Labels) -> Iterator[str]:
    overdue = [one.process.code for one in found.freshness if one.state is State.OVERDUE]
    if overdue:
        yield f"{labels('review.state.overdue')}: {', '.join(overdue)}"
    for late in found.actions:
        if late.stage is Stage.OVERDUE:
            what = marked(_words(late.action.what, labels), late.action.sample, labels)
            yield f"{what}: {labels('review.follow-up.late', days=late.days_late)}"


def _table(names: list[tuple[str, float]], rows: list[list[Words]], labels: Labels) -> Block:
    return table([(labels(f"review.{name}"), width) for name, width in names], rows)


def _over_time(
    handbook: Handbook, found: Review, labels: Labels, pictures: Pictures
) -> list[Block]:
    rows: list[list[Words]] = [
        [date_in_words(day, labels, "short"), share_in_full(share, labels)]
        for day, share in found.over_time
    ]
    chart, thai = over_time_chart(found.over_time, labels), handbook.office.thai_digits
    return [
        picture(pictures, chart.id, chart, bar_chart, thai=thai),
        _table([("headline.day", 1), ("headline.share-column", 3)], rows, labels),
        paragraph(labels("review.headline.over-time-how", count=found.undated)),
    ]


def _parts(
    handbook: Handbook, found: Review, labels: Labels, pictures: Pictures
) -> Iterator[Block]:
    """Yield the headline by unit and by class of mission, as bars."""
    stock, thai = found.inventory, handbook.office.thai_digits
    for name, shares in (
        ("by-unit", shares_by_unit(stock, handbook, labels)),
        ("by-mission", shares_by_mission(stock, labels)),
    ):
        title = f"{labels('review.headline.title')} {labels(f'review.headline.{name}')}"
        chart = shares_chart(name, title, shares.items(), labels)
        yield picture(pictures, name, chart, row_chart, thai=thai)


def _findings(found: Review, labels: Labels) -> Block:
    """Return how many findings there are of each kind."""
    rows: list[list[Words]] = [
        [labels(f"review.finding.{kind}"), str(count)]
        for kind, count in counted(found.findings).items()
    ]
    if not rows:
        return nothing(labels("review.command.none"))
    heads = [(labels(f"review.report.{name}"), width) for name, width in (("what", 4), ("many", 1))]
    return table(heads, rows, numbers=(1,))


def _loose(handbook: Handbook, found: Review, labels: Labels) -> Block:
    """Return what is not tied into the chain of goals, and the indicators below their target."""
    kinds = (
        FindingKind.ORPHAN,
        FindingKind.NOT_MEASURED,
        FindingKind.PARTLY_MEASURED,
        FindingKind.BELOW_TARGET,
        FindingKind.NOT_AGREED,
        FindingKind.PLANNED_LATE,
        FindingKind.UNUSED_FORM,
        FindingKind.NOT_KEPT,
    )
    rows: list[list[Words]] = [
        [
            subject_of(one, handbook, labels) or {"code": one.id},
            labels(f"review.finding.{one.kind}"),
            details_of(one, labels),
        ]
        for one in found.findings
        if one.kind in kinds
    ]
    if not rows:
        return nothing(labels("review.command.none"))
    names = (("about", 3), ("what", 2), ("how", 2))
    return table([(labels(f"review.report.{name}"), width) for name, width in names], rows)


def _problems(problems: Sequence[Problem], labels: Labels) -> Iterator[Block]:
    """Yield what the check told, the errors first; what is put right alike stands together."""
    if not problems:
        yield nothing(labels("site.about.no-problems"))
    heads = [
        (labels("site.problem.place"), 2.4),
        (labels("site.problem.severity"), 0.8),
        (labels("review.report.what"), 3.4),
    ]
    groups: dict[str, list[list[Words]]] = {}
    for one in sorted(problems, key=lambda told: told.severity is not Severity.ERROR):
        place = f"{one.place.file}:{one.place.line}" if one.place.line else one.place.file
        words = labels(f"site.severity.{one.severity}"), message(one, labels)
        groups.setdefault(cure(one, labels), []).append([{"code": place}, *words])
    for how, rows in groups.items():
        yield lead(how)
        yield table(heads, rows)


def _missing(found: Review, labels: Labels) -> Block:
    if not found.inventory.missing:
        return nothing(labels("review.missing.none"))
    rows: list[list[Words]] = []
    for row in found.inventory.missing:
        things = found.completeness.get(row.code, ())
        lacks = [labels(f"review.thing.{one.name}") for one in things if not one.is_present]
        why = labels(f"review.lack.{row.lack}")
        rows.append([{"code": row.code}, _words(row.title, labels), why, ", ".join(lacks) or "–"])
    return table(
        [
            ("", 0.7),
            (labels("review.missing.process"), 2),
            (labels("review.missing.why"), 1.3),
            (labels("review.missing.lacks"), 2),
        ],
        rows,
    )


def _completeness(handbook: Handbook, found: Review, labels: Labels) -> Block:
    rows: list[list[Words]] = []
    for code, things in found.completeness.items():
        absent = [one for one in things if not one.is_present]
        words = [_thing(one, handbook, labels) for one in absent]
        rows.append([{"code": code}, "\n".join(words) or labels("review.completeness.all")])
    return _table([("completeness.process", 1), ("missing.lacks", 5)], rows, labels)


def _thing(thing: Thing, handbook: Handbook, labels: Labels) -> str:
    name = labels(f"review.thing.{thing.name}")
    parts = parts_in_words(thing.missing or (), handbook, labels)
    return f"{name}: {parts}" if parts else name


def _freshness(handbook: Handbook, found: Review, labels: Labels) -> Iterator[Block]:
    rows: list[list[Words]] = [
        [
            {"code": one.process.code},
            date_in_words(one.review_by, labels, "short") if one.review_by else "–",
            labels(f"review.state.{one.state}"),
            labels(f"review.evidence.{one.evidence}"),
        ]
        for one in found.freshness
    ]
    names = [
        ("freshness.process", 1.0), ("freshness.review-by", 1.4),
        ("freshness.state", 1.4), ("freshness.evidence", 2.0),
    ]  # fmt: skip
    yield _table(names, rows, labels)
    yield paragraph(labels("review.freshness.evidence-how"))
    yield subheading(labels("review.freshness.stale"))
    stale: list[list[Words]] = [
        [
            _words(getattr(handbook, one.register)[one.id].title, labels),
            labels(f"review.register.{one.register}"),
            date_in_words(one.since, labels, "short")
            if one.since
            else labels("review.freshness.never"),
        ]
        for one in found.aged
        if one.is_stale
    ]
    if not stale:
        yield nothing(labels("review.freshness.no-stale"))
        return
    names = [("freshness.subject", 3), ("freshness.register", 1), ("freshness.since", 1.4)]
    yield _table(names, stale, labels)


def _follow_up(handbook: Handbook, found: Review, labels: Labels) -> Iterator[Block]:
    yield subheading(labels("review.follow-up.actions"))
    rows: list[list[Words]] = [
        [
            marked(_words(one.action.what, labels), one.action.sample, labels),
            titled(handbook.roles, one.action.owner, labels),
            date_in_words(one.action.due, labels, "short"),
            labels(f"review.stage.{one.stage}"),
        ]
        for one in found.actions
    ]
    if rows:
        names = [
            ("follow-up.what", 3.0), ("follow-up.owner", 1.6),
            ("follow-up.due", 1.2), ("follow-up.stage", 1.2),
        ]  # fmt: skip
        yield _table(names, rows, labels)
    else:
        yield nothing(labels("review.follow-up.no-actions"))
    yield subheading(labels("review.follow-up.rounds"))
    if not found.rounds:
        yield nothing(labels("review.follow-up.no-rounds"))
        return
    for end, group in groupby(found.rounds, key=lambda due: due.day):
        yield from _round(end, list(group), labels)


def _round(end: datetime.date, group: Sequence[RoundDue], labels: Labels) -> Iterator[Block]:
    yield subheading(f"{labels('review.follow-up.end')} {date_in_words(end, labels)}")
    rows: list[list[Words]] = []
    for due in group:
        if kept := due.record:
            progress = marked(_words(kept.progress, labels), kept.sample, labels)
            texts = (kept.problems, kept.obstacles, kept.risks)
            words = [_words(text, labels) or "–" for text in texts]
            rows.append([{"code": due.process.code}, progress, *words])
    if rows:
        names = [
            ("follow-up.process", 1.25), ("follow-up.progress", 2.0), ("follow-up.problems", 1.6),
            ("follow-up.obstacles", 1.6), ("follow-up.risks", 1.6),
        ]  # fmt: skip
        yield _table(names, rows, labels)
    if missing := [due.process.code for due in group if due.record is None]:
        yield paragraph(f"{labels('review.follow-up.not-recorded')}: {', '.join(missing)}")


def _words(text: Text | None, labels: Labels) -> str:
    return text.in_language(labels.language) if text else ""
