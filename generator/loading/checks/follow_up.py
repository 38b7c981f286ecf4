"""Rules about the follow-up: rounds on their days, improvements whose dates can be true."""

from __future__ import annotations

from collections.abc import Iterator

from generator.loading.loaded import Loaded
from generator.model.process import Status
from generator.problems import Problem, problem


def rounds_off_their_day(loaded: Loaded) -> Iterator[Problem]:
    """A round is recorded under its last day, so that it is found again."""
    book = loaded.handbook
    ends = {(one.month, one.day) for one in book.office.review.rounds}
    for one in book.rounds.values():
        if (one.date.month, one.date.day) not in ends:
            place = loaded.place("rounds", one.id, "date")
            days = ", ".join(map(str, book.office.review.rounds))
            yield problem("round-off-its-day", place, date=one.date, days=days)


def repeated_rounds(loaded: Loaded) -> Iterator[Problem]:
    """A process has one record of a round."""
    first: dict[tuple[str, object], str] = {}
    for one in loaded.handbook.rounds.values():
        other = first.setdefault((one.process, one.date), one.id)
        if other != one.id:
            place = loaded.place("rounds", one.id, "date")
            yield problem("repeated-round", place, process=one.process, other=other)


def inventory_at_odds(loaded: Loaded) -> Iterator[Problem]:
    """What the inventory planned agrees with the process that came of it.

    A process counts at the latest from the day on which its first edition took effect.
    """
    book = loaded.handbook
    for entry in book.inventory.values():
        process = book.processes.get(entry.id)
        if process is None:
            continue
        for key, planned, is_now in (
            ("unit", entry.unit, process.unit),
            ("mission", entry.mission, process.mission),
        ):
            if planned != is_now:
                place = loaded.place("inventory", entry.id, key)
                yield problem("inventory-differs", place, planned=planned, now=is_now)
        editions = [*book.archive.get(entry.id, ()), process]
        approved = (one for one in editions if one.status is Status.APPROVED)
        held = [one.revision.effective for one in approved if one.revision]
        if entry.since and held and entry.since > min(held):
            place = loaded.place("inventory", entry.id, "since")
            yield problem("counted-too-late", place, since=entry.since, effective=min(held))


def actions_before_they_began(loaded: Loaded) -> Iterator[Problem]:
    """An improvement is neither due nor done before it was agreed."""
    for one in loaded.handbook.actions.values():
        for key, day in (("due", one.due), ("closed", one.closed)):
            if day and day < one.opened:
                place = loaded.place("actions", one.id, key)
                yield problem("action-before-it-began", place, date=day, opened=one.opened)
