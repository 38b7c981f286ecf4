"""Inspection: a project is loaded and then asked all questions of time and law, in one way.

Comes in: a project folder. Goes out: the handbook, all problems with their places, and the
verdict on each limit. Both doors, the check and the build, come this way.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.analysis.ahead import DATED_AHEAD, can_be_today, dated, measured, newest
from generator.analysis.editions import altered, faults, left_behind
from generator.analysis.flow import flow_of
from generator.analysis.impact import suspects
from generator.analysis.lead_time import endless_by_share
from generator.analysis.limits import LimitCheck, Verdict, check_limits
from generator.analysis.recurrence import ever_falls, skipped_by, skips_months, skips_years
from generator.analysis.regimes import gaps
from generator.analysis.study import CASES_LEFT_OUT, countable
from generator.analysis.titles import Names, mistakes, names_of, texts_of
from generator.analysis.withdrawn import ONLY_WITHDRAWN, stranded
from generator.analysis.workdays import BE_OFFSET, Calendar, calendar_of
from generator.loading import Loaded, load
from generator.loading.archive import archive_file
from generator.loading.checks.completeness import grade
from generator.loading.files import CONTENT, DATA, PROCESSES, REGISTERS, list_files, read_bytes
from generator.model.duration import as_short
from generator.model.handbook import Handbook
from generator.model.process import Process, all_citations
from generator.problems import Place, Problem, has_errors, in_order, problem


@dataclass(frozen=True)
class Inspected:
    """A handbook, everything that is wrong with it, in order, and its limits by process."""

    handbook: Handbook
    problems: tuple[Problem, ...]
    limits: Mapping[str, tuple[LimitCheck, ...]]
    today: datetime.date | None
    """The day that what was done was held against; None where it is not known."""


def inspect(
    root: Path, today: datetime.date | None = None, clock: datetime.date | None = None
) -> Inspected:
    """Load the project in ``root`` and check it, its standard times and its law.

    What was done is held against ``today``, where that is known: it may be what a ``clock`` says,
    or where that cannot be right, the newest day on which anything was done.
    Never raises on bad input. A process with errors is asked no more questions, since the
    answers would be about something else than what its author means.
    """
    loaded = load(root)
    book = loaded.handbook
    if clock and not today:
        today = clock if can_be_today(book, clock) else newest(book)
    broken = {p.place.file for p in loaded.problems if has_errors([p])}
    sound = [p for p in book.in_use() if not {book.files[p.code], *_registers(loaded)} & broken]
    days = calendar_of(book.holidays.values())
    limits = {process.code: check_limits(process, days, book.office.hours) for process in sound}
    found: list[Problem] = [*_wrong_titles(loaded, root)]
    # An amendment that makes a manual wrong must not hide that it is suspect.
    for process in book.in_use():
        found += _confirmations(loaded, process, today)
    for process in sound:
        found += _endless_shares(loaded, process)
        found += _limits(loaded, process, limits[process.code])
        found += _missing_years(loaded, process, days, limits[process.code])
        found += _uncounted_cases(loaded, process, days)
        found += _regimes(loaded, process)
        found += _empty_rules(loaded, process)
        found += _skipped_days(loaded, process)
        found += _events_run_out(loaded, process, days)
    found += _editions(loaded, broken)
    found += _stranded(loaded)
    if today:
        found += _ahead(loaded, today)
    return Inspected(book, tuple(in_order([*loaded.problems, *found])), limits, today)


def _editions(loaded: Loaded, broken: Collection[str]) -> Iterator[Problem]:
    """What was approved must not change unseen, here or in the archive.

    A file with errors may not have been read in full, which would look like a change.
    """
    book = loaded.handbook
    for code, process in book.processes.items():
        if book.files[code] not in broken:
            for found in faults(book, process):
                place = loaded.place("processes", code, *found.path)
                yield problem(found.fault, place, **found.words)
    # Of a process whose file cannot be read it is not known whether it is gone.
    gone = () if any(file.startswith(f"{PROCESSES}/") for file in broken) else left_behind(book)
    for edition, found in (*altered(book), *gone):
        file = archive_file(edition)
        if file not in broken:
            place = Place(file, *loaded.trees[file].spot(found.path))
            yield problem(found.fault, place, **found.words)


def _stranded(loaded: Loaded) -> Iterator[Problem]:
    """What hangs on withdrawn processes alone is looked after by nobody."""
    for one in stranded(loaded.handbook):
        place = loaded.place(one.register, one.id, one.key)
        after = ", ".join(one.after) or "-"
        yield problem(ONLY_WITHDRAWN, place, processes=", ".join(one.processes), after=after)


def _ahead(loaded: Loaded, today: datetime.date) -> Iterator[Problem]:
    """What was done, or measured, cannot be dated behind today."""
    book = loaded.handbook
    for one in dated(book):
        if one.date > today:
            place = loaded.place(one.register, one.id, *one.path)
            yield problem(DATED_AHEAD, place, date=one.date, today=today)
    for row in measured(book):
        if row.last > today:
            place = Place(f"{DATA}/{book.datasets[row.dataset].file}", row.line, 1)
            yield problem(DATED_AHEAD, place, date=row.last, today=today)


def _registers(loaded: Loaded) -> set[str]:
    return {file for file in loaded.trees if file.startswith(f"{REGISTERS}/")}


def _endless_shares(loaded: Loaded, process: Process) -> Iterator[Problem]:
    """Shares must let every case come to an end."""
    if stuck := endless_by_share(flow_of(process, loaded.handbook.office.hours)):
        at = next(at for at, step in enumerate(process.steps) if step.id == stuck[0])
        place = loaded.place("processes", process.code, "steps", at)
        yield problem("endless-shares", place, steps=", ".join(stuck))


def _limits(loaded: Loaded, process: Process, checks: tuple[LimitCheck, ...]) -> Iterator[Problem]:
    """The standard must keep what the law allows, and be seen to keep it."""
    for at, check in enumerate(checks):
        place = loaded.place("processes", process.code, "limits", at)
        limit = check.limit
        within = as_short(limit.within)
        steps = ", ".join(check.route.steps)
        if check.verdict is Verdict.EXCEEDED:
            yield problem(
                "limit-exceeded",
                place,
                law=limit.law,
                within=within,
                over=-check.slack,
                start=check.start,
                steps=steps,
            )
        elif check.verdict is Verdict.NOT_SHOWN:
            unknown = ", ".join(check.timeless) or "-"
            yield problem("limit-not-shown", place, law=limit.law, within=within, steps=unknown)
        elif check.verdict is Verdict.NO_WAY:
            yield problem(
                "limit-no-way", place, law=limit.law, from_step=limit.from_, to_step=limit.to
            )
        elif check.verdict is Verdict.TIGHT:
            yield problem(
                "limit-tight",
                place,
                law=limit.law,
                start=check.start,
                slack=check.slack,
                allowed=check.allowed,
                steps=steps,
            )
        if check.loops and check.verdict is not Verdict.NO_WAY:
            yield problem("limit-loop", place, law=limit.law, steps=", ".join(check.loops))


def _missing_years(
    loaded: Loaded, process: Process, days: Calendar, checks: tuple[LimitCheck, ...]
) -> Iterator[Problem]:
    """Limits need the holidays of the years in which the manual is in force."""
    if not process.limits:
        return
    uncounted = any(check.verdict is Verdict.NO_CALENDAR for check in checks)
    revision = process.revision
    needed: list[int] = []
    if revision:
        last = revision.review_by or revision.effective
        needed = list(range(revision.effective.year + BE_OFFSET, last.year + BE_OFFSET + 1))
    for year in needed:
        if year not in days.years:
            place = loaded.place("processes", process.code, "limits")
            yield problem("missing-holiday-year", place, severity=grade(process), year=year)
            uncounted = False
    if uncounted:
        place = loaded.place("processes", process.code, "limits")
        first = max(days.years, default=_first_year(loaded) - 1) + 1
        yield problem("missing-holiday-year", place, severity=grade(process), year=first)


def _uncounted_cases(loaded: Loaded, process: Process, days: Calendar) -> Iterator[Problem]:
    """The time study of a log needs the holidays of the years that its cases touch."""
    book = loaded.handbook
    for id_, events in book.figures.events.items():
        dataset = book.datasets[id_]
        if dataset.process == process.code:
            for out in countable(process, events, days, book.office.hours)[1]:
                place = Place(f"{DATA}/{dataset.file}", out.line, 1)
                yield problem(CASES_LEFT_OUT, place, count=out.cases, year=out.year)


def _first_year(loaded: Loaded) -> int:
    """Return the BE year of the newest date of effect: the first that needs holidays."""
    dates = [p.revision.effective for p in loaded.handbook.processes.values() if p.revision]
    newest = max(dates, default=None)
    return (newest.year if newest else 2026) + BE_OFFSET


def _confirmations(
    loaded: Loaded, process: Process, today: datetime.date | None
) -> Iterator[Problem]:
    """What was confirmed must not have changed since; what is not cited needs no confirmation."""
    latest = {one.law: at for at, one in enumerate(process.confirmed)}
    for citation, kept in suspects(loaded.handbook, process, today):
        at = process.confirmed.index(kept)
        yield problem(
            "suspect-citation",
            loaded.place("processes", process.code, "confirmed", at),
            law=citation,
            date=kept.date,
            role=kept.by,
            process=process.code,
        )
    cited = all_citations(process)
    for law, at in latest.items():
        if law not in cited:
            place = loaded.place("processes", process.code, "confirmed", at)
            yield problem("idle-confirmation", place, law=law)


def _regimes(loaded: Loaded, process: Process) -> Iterator[Problem]:
    """A process keeps the rules of the packs that it opts into."""
    for code, (path, words) in gaps(process):
        place = loaded.place("processes", process.code, *path)
        yield problem(code, place, severity=grade(process), **words)


def _empty_rules(loaded: Loaded, process: Process) -> Iterator[Problem]:
    """A rule of recurrence must name some day."""
    for at, one in enumerate(process.schedule):
        if one.rule and not ever_falls(one.rule):
            place = loaded.place("processes", process.code, "schedule", at, "rule")
            yield problem("schedule-never", place, id=one.id, rule=one.rule)


def _skipped_days(loaded: Loaded, process: Process) -> Iterator[Problem]:
    """A day that is not in every month, or in every year, is skipped where it is not."""
    for at, one in enumerate(process.schedule):
        path = ("processes", process.code, "schedule", at)
        for n, day in enumerate(one.monthly):
            if skips_months(day):
                yield problem(
                    "skipped-months", loaded.place(*path, "monthly", n), id=one.id, day=day
                )
        for n, month_day in enumerate(one.yearly):
            if skips_years(month_day):
                place = loaded.place(*path, "yearly", n)
                yield problem("skipped-years", place, id=one.id, day=month_day)
        if one.rule and ever_falls(one.rule):
            for written in skipped_by(one.rule):
                yield problem("skipped-months", loaded.place(*path, "rule"), id=one.id, day=written)


def _events_run_out(loaded: Loaded, process: Process, days: Calendar) -> Iterator[Problem]:
    """An event has a date as late as the holidays go: who enters those has begun that year."""
    for at, one in enumerate(process.schedule):
        for n, id_ in enumerate(one.events):
            event = loaded.handbook.events[id_]
            if event.dates and not event.yearly:
                last, year = max(event.dates), max(days.years, default=0)
                if last.year + BE_OFFSET < year:
                    place = loaded.place("processes", process.code, "schedule", at, "events", n)
                    yield problem("event-run-out", place, id=id_, last=last, year=year)


def _wrong_titles(loaded: Loaded, root: Path) -> Iterator[Problem]:
    """A law is called by its official title, or by a name that is known for it."""
    names = names_of(loaded.handbook.laws.values())
    if not names.wrong:
        return
    for register, identity, record in loaded.records():
        if register not in ("laws", "entries"):  # entries are read as pages, below
            for path, text in texts_of(record):
                place = loaded.place(register, identity, *path)
                for words in (text.th, text.en or ""):
                    yield from _told(words, names, place)
    files, _ = list_files(root)
    for file in files:
        if file.startswith(f"{CONTENT}/") and file.endswith(".md"):
            data, _ = read_bytes(root / file, file)
            for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), start=1):
                for found in mistakes(line, names):
                    place = Place(file, number, found.at + 1)
                    yield problem(
                        "wrong-law-title", place, wrong=found.wrong, title=found.law.title.th
                    )


def _told(text: str, names: Names, place: Place) -> Iterator[Problem]:
    for found in mistakes(text, names):
        yield problem("wrong-law-title", place, wrong=found.wrong, title=found.law.title.th)
