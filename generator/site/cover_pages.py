"""The cover pack of each role as a page: the dates are chosen, and the pack printed, in a browser.

The page carries all that a span needs: the steps with who stands in and by which delegation, the
limits of law, and what falls due in the two years that the site knows. What a span makes of it is
worked out by ``theme/site/people/cover.js``, by the rules of :mod:`generator.analysis.absence`.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from generator.analysis.absence import answered_by, decides, limits_kept
from generator.analysis.coverage import Cover, Gap, covers_of, delegations_of, roles_to_cover
from generator.analysis.meanwhile import Turn, turns
from generator.analysis.schedules import (
    Occurrence,
    Undated,
    fiscal_span,
    fiscal_year,
    minded_by,
    undated,
    without_a_date,
)
from generator.labels import Labels
from generator.model.handbook import Handbook
from generator.model.organisation import Delegation
from generator.model.process import Limit, Process, all_forms
from generator.model.registers import Confidence
from generator.model.step import Step
from generator.site import addresses
from generator.site.citations import Cited, basis_badge, citations_of_step, shown_citations
from generator.site.page import Page, SearchEntry
from generator.site.process_time import Counting
from generator.site.templates import Markup, Render
from generator.thai.schedules import due_title, undated_in_words
from generator.thai.wording import citation_in_words, duration_in_words


@dataclass(frozen=True)
class Row:
    """A step that the role does; its number counts the steps of the page, for the script."""

    at: int
    cover: Cover
    gap: Gap | None
    """Why nobody does it meanwhile, where this is so on every day."""
    delegations: tuple[Delegation, ...]
    """By which it may be signed meanwhile, on the days on which they are in force."""
    turns: tuple[Turn, ...]
    """Each cover that the step ever has, by the day from which on it has it."""
    laws: tuple[Cited, ...]
    badge: str
    """Where its standard time is from; empty without one."""


@dataclass(frozen=True)
class Alike:
    """Steps that the same role does meanwhile, on the same days and by the same delegations."""

    rows: tuple[Row, ...]

    @property
    def first(self) -> Row:
        """The one whose cover is shown for all."""
        return self.rows[0]

    @property
    def numbers(self) -> Mapping[str, tuple[int, ...]]:
        """The numbers of the steps by the code of their process."""
        found: dict[str, tuple[int, ...]] = {}
        for one in (row.cover for row in self.rows):
            number = one.process.steps.index(one.step) + 1
            found[one.process.code] = (*found.get(one.process.code, ()), number)
        return found


@dataclass(frozen=True)
class Kept:
    """A limit of law that the role keeps; its number counts the limits of the page."""

    at: int
    limit: Limit
    words: str
    """What it asks, with ``{earliest}`` and ``{latest}`` for the script to fill in."""
    short: str
    """The same in a line, for the first page."""


@dataclass(frozen=True)
class Work:
    """A process of the role, as it stands on the page."""

    process: Process
    rows: tuple[Row, ...]
    owns: bool
    answers: tuple[Step, ...]
    """The steps of others that the role answers for (A)."""
    limits: tuple[Kept, ...]
    forms: tuple[str, ...]
    contacts: tuple[str, ...]


def cover_pages(
    handbook: Handbook,
    labels: Labels,
    render: Render,
    *,
    due: Sequence[Occurrence],
    counting: Counting,
    built: datetime.date,
) -> Iterator[Page]:
    """Yield a page for each role of the office that has work to be covered.

    ``due`` is everything that falls due in the fiscal year of ``built`` and in the next.
    """
    covers, to_cover = _by_role(handbook, built), roles_to_cover(handbook)
    year = fiscal_year(built)
    hidden = undated(handbook, fiscal_span(year)[0], fiscal_span(year + 1)[1])
    for role in (role for role in handbook.roles.values() if role.id in to_cover):
        works = _works(handbook, role.id, covers[role.id], labels)
        own = [one for one in due if role.id in minded_by(one, handbook)]
        waiting = [one for one in hidden if role.id in minded_by(one, handbook)]
        address = addresses.cover_page(role.id)
        signing = _alike(row for work in works for row in work.rows if row.cover.step.signs)
        body = render(
            "cover",
            address,
            handbook=handbook,
            role=role,
            works=works,
            signing=[one for one in signing if not one.first.gap],
            unsigned=[one for one in signing if one.first.gap],
            deciding=_alike(row for work in works for row in work.rows if decides(row.cover.step)),
            besides=handbook.helping_role(role.id, (work.process.code for work in works)),
            due=[(one, due_title(one.schedule, one.step, one.event, labels)) for one in own],
            data=_data(handbook, works, waiting, counting, built, labels),
        )
        title = labels("pack.title", role=role.title.in_language(labels.language))
        intro = labels("pack.intro")
        entries = (SearchEntry("", title, intro),)
        yield Page(address, title, body, description=intro, entries=entries)


def _by_role(
    handbook: Handbook, day: datetime.date
) -> dict[str, dict[str, tuple[Process, tuple[Cover, ...]]]]:
    """Return the processes in use that each role owns or works in, with the steps that it does."""
    found: dict[str, dict[str, tuple[Process, tuple[Cover, ...]]]] = {}
    for process in handbook.in_use():
        accountable = (step.raci.accountable for step in process.steps if step.raci)
        rows: dict[str, tuple[Cover, ...]] = {
            role: () for role in (process.owner, *accountable) if role
        }
        for one in covers_of(process, handbook, day):
            rows[one.role] = (*rows.get(one.role, ()), one)
        for role, covers in rows.items():
            found.setdefault(role, {})[process.code] = (process, covers)
    return found


def _alike(rows: Iterable[Row]) -> list[Alike]:
    """Return the steps together that have the same cover on every day, so on those of any span."""
    alike: dict[object, list[Row]] = {}
    for row in rows:
        by = tuple(one.id for one in row.delegations)
        key = (row.cover.stand_in, by, tuple((day, one.gap) for day, one in row.turns))
        alike.setdefault(key, []).append(row)
    return [Alike(tuple(rows)) for rows in alike.values()]


def _works(
    handbook: Handbook,
    role: str,
    covers: Mapping[str, tuple[Process, tuple[Cover, ...]]],
    labels: Labels,
) -> tuple[Work, ...]:
    works: list[Work] = []
    steps, limits = count(), count()
    for process, done in covers.values():
        own = {one.step.id for one in done}
        works.append(
            Work(
                process,
                tuple(_row(handbook, next(steps), one) for one in done),
                process.owner == role,
                answered_by(process, role),
                tuple(
                    _kept_limit(next(limits), one, process, handbook, labels)
                    for one in limits_kept(process, done, owns=process.owner == role)
                    if _is_told(one, handbook)
                ),
                tuple(f for f, used in all_forms(process).items() if own & set(used) or not used),
                tuple(dict.fromkeys(one.step.contact for one in done if one.step.contact)),
            )
        )
    return tuple(works)


def _is_told(limit: Limit, handbook: Handbook) -> bool:
    """Tell whether a limit has a last day (hours have none), and its law may be shown."""
    has_last_day = not (limit.within.hours or limit.within.minutes)
    return has_last_day and bool(shown_citations(handbook, [(limit.law, ())]))


def _kept_limit(
    at: int, limit: Limit, process: Process, handbook: Handbook, labels: Labels
) -> Kept:
    titles = {step.id: step.title.in_language(labels.language) for step in process.steps}
    within = duration_in_words(limit.within, labels)
    confidence = handbook.confidence(limit.law)
    verified = confidence is Confidence.VERIFIED
    mark = "" if verified else f" [{labels(f'words.confidence.{confidence}')}]"
    days = _kept(("earliest", "latest"))
    words = labels(
        "pack.maturing",
        law=f"{citation_in_words(limit.law, handbook, labels)}{mark}",
        within=within,
        begin=titles[limit.from_],
        goal=titles[limit.to],
        **days,
    )
    short = labels("pack.maturing-short", process=process.code, within=within, **days)
    return Kept(at, limit, words, short)


def _row(handbook: Handbook, at: int, cover: Cover) -> Row:
    signing = cover.step.signs and cover.stand_in and cover.stand_in != cover.role
    by = (
        delegations_of(cover.process, cover.step, cover.role, cover.stand_in, handbook)
        if signing and cover.stand_in
        else ()
    )
    found = turns(cover, handbook)
    gaps = {one.gap for _, one in found}
    gap = next(iter(gaps)) if len(gaps) == 1 else None
    laws, basis = citations_of_step(handbook, cover.step), cover.step.time_basis
    return Row(at, cover, gap, by, found, laws, basis_badge(basis, laws) if basis else "")


def _data(
    handbook: Handbook,
    works: tuple[Work, ...],
    waiting: Iterable[Undated],
    counting: Counting,
    built: datetime.date,
    labels: Labels,
) -> Markup:
    """Return what ``theme/site/people/cover.js`` needs, as JSON that is safe in a script."""
    year = fiscal_year(built)
    data = {
        "known": [
            fiscal_span(year)[0].isoformat(),
            fiscal_span(year + 1)[1].isoformat(),
        ],
        "undated": {
            of: undated_in_words(events, of, labels)
            for of, events in without_a_date(waiting).items()
        },
        "steps": [_step(row, handbook, labels) for work in works for row in work.rows],
        "limits": [
            {"within": dict(one.limit.within.parts()), "actor": one.limit.actor}
            for work in works
            for one in work.limits
        ],
        "gaps": {gap.value: labels(f"people.gap.{gap}") for gap in Gap},
        "words": {name: labels(f"pack.{name}", **_kept(names)) for name, names in _WORDS.items()},
        **counting,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


_WORDS = {
    "span": ("first", "last"),
    "stands-in": ("role", "steps"),
    "gap": ("why", "steps"),
    "gap-days": ("why", "first", "last"),
    "fiscal-end": ("year",),
    "unknown-year": ("year",),
    "beyond": ("first", "last"),
    "backwards": ("first", "last"),
    "too-long": ("days", "most"),
    "nobody": (),
    "no-cover": ("why",),
    "days-unknown": (),
    "unsettled": (),
}
"""The sentences that the script fills in, with the names of what it puts into them."""


def _kept(names: tuple[str, ...]) -> dict[str, str]:
    return {name: f"{{{name}}}" for name in names}


def _step(row: Row, handbook: Handbook, labels: Labels) -> dict[str, object]:
    cover = row.cover
    by = handbook.roles[cover.stand_in].title if cover.stand_in and not row.gap else None
    return {
        "process": cover.process.code,
        "title": cover.step.title.in_language(labels.language),
        "by": by.in_language(labels.language) if by else "",
        "turns": [
            [
                day.isoformat() if day else "",
                one.gap or "",
                row.delegations.index(one.delegation) if one.delegation else -1,
            ]
            for day, one in row.turns
        ],
    }
