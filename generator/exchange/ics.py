"""Calendars in iCalendar (RFC 5545), for Outlook, Google, Thunderbird. The home of icalendar.

Each occurrence is an event of a whole day with a name of its own that stays the same in every
build, so that a program that reads the file again moves an event and makes no second one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from icalendar import Calendar, Event

from generator.analysis.absence import Absence
from generator.analysis.freshness import Freshness
from generator.analysis.schedules import Occurrence
from generator.labels import Labels
from generator.model.handbook import Handbook
from generator.thai.schedules import due_title

_MAKER = "-//Khumue//Khumue//TH"
_HOST = "khumue"
"""Behind the names of events; they must be unique in the world, as far as one can tell."""

_DAY = datetime.timedelta(days=1)


def calendar_file(
    found: Iterable[Occurrence],
    handbook: Handbook,
    labels: Labels,
    *,
    name: str,
    built: datetime.date,
) -> bytes:
    """Return the calendar of some occurrences; ``name`` is its title, ``built`` its date."""
    return _calendar((_occurrence(one, handbook, labels, built) for one in found), name)


def review_calendar(
    found: Iterable[Freshness], labels: Labels, *, name: str, built: datetime.date
) -> bytes:
    """Return the calendar of the days by which manuals are to be reviewed."""
    return _calendar((_review(one, labels, built) for one in found if one.review_by), name)


def cover_calendar(
    handbook: Handbook, found: Absence, labels: Labels, *, built: datetime.date
) -> bytes:
    """Return the calendar of an absence: its days as one event, and what falls due in them.

    The site makes the same events in the browser (``theme/site/people/cover-page.js``).
    """
    role = handbook.roles[found.role].title.in_language(labels.language)
    name = labels("pack.calendar-event", role=role)
    id_ = f"cover.{found.role}.{found.first:%Y%m%d}"
    away = _whole_day(id_, found.first, name, built, last=found.last)
    away.add("transp", "TRANSPARENT")
    return _calendar(
        [away, *(_occurrence(one, handbook, labels, built) for one in found.due)], name
    )


def _calendar(events: Iterable[Event], name: str) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Asia/Bangkok")
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _whole_day(
    id_: str,
    day: datetime.date,
    summary: str,
    built: datetime.date,
    *,
    last: datetime.date | None = None,
) -> Event:
    """Return an event of a whole day, or of all days from ``day`` to ``last``.

    ``id_`` is its name, ``built`` the date of the handbook.
    """
    event = Event()
    event.add("uid", f"{id_}@{_HOST}")
    event.add("dtstamp", datetime.datetime.combine(built, datetime.time(), datetime.UTC))
    event.add("dtstart", day)
    event.add("dtend", (last or day) + _DAY)
    event.add("summary", summary)
    return event


def _review(one: Freshness, labels: Labels, built: datetime.date) -> Event:
    process = one.process
    assert one.review_by, "only what has a review date is an event"
    title = process.title.in_language(labels.language)
    summary = f"{process.code} {labels('review.calendar-event', title=title)}"
    event = _whole_day(
        f"{process.code}.review.{one.review_by:%Y%m%d}", one.review_by, summary, built
    )
    event.add("transp", "TRANSPARENT")
    return event


def _occurrence(one: Occurrence, handbook: Handbook, labels: Labels, built: datetime.date) -> Event:
    summary = f"{one.process.code} {due_title(one.schedule, one.step, one.event, labels)}"
    event = _whole_day(one.id, one.day, summary, built)
    event.add("description", "\n".join(_about(one, handbook, labels)))
    event.add("categories", [handbook.field_of(one.process).title.in_language(labels.language)])
    event.add("transp", "TRANSPARENT")  # a day on which something is due is not a day taken
    return event


def _about(one: Occurrence, handbook: Handbook, labels: Labels) -> list[str]:
    lines = [one.process.title.in_language(labels.language)]
    if one.role:
        role = handbook.roles[one.role].title.in_language(labels.language)
        lines.append(f"{labels('year.role')}: {role}")
    if one.schedule.sample:
        lines.append(labels("words.basis.office-sample"))
    if not one.settled:
        lines.append(labels("year.unsettled"))
    return lines
