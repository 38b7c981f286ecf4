"""The knowledge around the work in print: the lessons and the like that help with something."""

from __future__ import annotations

from collections.abc import Mapping

from generator.labels import Labels
from generator.manual.blocks import Block, points
from generator.model.knowledge import Entry
from generator.thai.wording import date_in_words


def lessons(found: Mapping[str, Entry], labels: Labels) -> Block:
    """Return some entries as a list: kind, title, date, and what matters in a sentence.

    The entries themselves are read on the site.
    """
    return points(_line(entry, labels) for entry in found.values())


def _line(entry: Entry, labels: Labels) -> str:
    title = entry.title.in_language(labels.language)
    kind = labels(f"knowledge.kind.{entry.kind}")
    head = f"{title} [{kind} {date_in_words(entry.date, labels, 'short')}]"
    if entry.sample:
        head = f"{head} [{labels('people.sample')}]"
    return f"{head}\n{entry.summary.in_language(labels.language)}" if entry.summary else head
