"""Templates: the bodies of pages, rendered from ``theme/site/*.html.j2``.

The only home of Jinja2. Everything that goes into a template is escaped unless it is
:class:`Markup`; an undefined name is an error. What a template writes besides its values is
words of the labels: ``"..." | t`` of the site's own, ``"..." | time`` of time and law,
``"..." | people`` of people and the organisation, ``"..." | control`` of documents,
``"..." | pack`` of cover packs,
``"..." | reading`` of finding and reading,
``"..." | year`` of the work year, ``"..." | word`` of the shared ones. A
link is the way to the root of the site and an address: ``{{ root }}{{ role.id | role_page }}``.
"""

from __future__ import annotations

import datetime
from typing import Any, Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from generator.analysis.editions import approved_editions
from generator.labels import Labels
from generator.model.fields import Text
from generator.site import addresses
from generator.site.cells import with_cells_named
from generator.thai import wording
from generator.thai.periods import figure_in_words, partly_in_words, share_in_words
from generator.thai.schedules import schedule_in_words
from generator.thai.words import words
from generator.theme import theme_folder

__all__ = ["Environment", "Markup", "Render", "escape", "renderer"]


class Render(Protocol):
    """Renders one template for the page at ``address``."""

    def __call__(self, template: str, address: str, /, **values: Any) -> str:
        """Return the body that ``theme/site/<template>.html.j2`` makes of the values."""


def with_word_ends(text: str) -> Markup:
    """Return a label with its word ends marked, where a line may end, and only there.

    Browsers look Thai words up in dictionaries that disagree; in a narrow cell or a heading a word
    that is cut is hard to read. ``<wbr>`` leaves no letter behind when it is copied or searched.
    """
    if len(text) <= _SHORT:
        return escape(text)
    first, *rest = words(text)
    return escape(first) + Markup().join(
        ("" if piece.isspace() else _WORD_END) + escape(piece) for piece in rest
    )


_WORD_END = Markup("<wbr>")
_SHORT = 18
"""A label of so few letters fits a line."""


def renderer(labels: Labels) -> Render:
    """Return a function that renders templates in the language of ``labels``.

    Templates are read anew by each renderer, so that a change of one is seen in the next build.
    """

    def text(words: Text | None) -> str:
        return words.in_language(labels.language) if words else ""

    def broken(words: Text | str | None) -> Markup:
        return with_word_ends(words if isinstance(words, str) else text(words))

    def date(day: datetime.date | None, form: str = "long") -> str:
        return wording.date_in_words(day, labels, form) if day else ""

    environment = Environment(
        loader=FileSystemLoader(theme_folder() / "site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    # A filter of a constant is worked out once, when the template is read: {{ "x.y" | t }}.
    environment.filters |= {
        "text": text,
        "date": date,
        "broken": broken,
        "t": lambda name, **words: labels(f"site.{name}", **words),
        "word": lambda name, **words: labels(f"words.{name}", **words),
        "time": lambda name, **words: labels(f"time.{name}", **words),
        "year": lambda name, **words: labels(f"year.{name}", **words),
        "schedule": lambda one, events: schedule_in_words(one, events, labels),
        "learning": lambda name, **words: labels(f"learning.{name}", **words),
        "reading": lambda name, **words: labels(f"reading.{name}", **words),
        "control": lambda name, **words: labels(f"control.{name}", **words),
        "kind_of_change": lambda kind: labels(f"changes.kind.{kind}"),
        "handover": lambda name, **words: labels(f"handover.{name}", **words),
        "knowledge": lambda name, **words: labels(f"knowledge.{name}", **words),
        "pack": lambda name, **words: labels(f"pack.{name}", **words),
        "people": lambda name, **words: labels(f"people.{name}", **words),
        "goal": lambda name, **words: labels(f"goals.{name}", **words),
        "review": lambda name, **words: labels(f"review.{name}", **words),
        "figure": lambda name, **words: labels(f"figures.{name}", **words),
        "amount": lambda value, places=-1: figure_in_words(value, labels, places),
        "share": lambda value: share_in_words(value, labels),
        "period": lambda value, left_out=(): partly_in_words(value, left_out, labels),
        "timing": lambda step: wording.timing_in_words(step, labels),
        "duration": lambda time: wording.duration_in_words(time, labels),
        "units": lambda amount, unit: wording.unit_in_words(unit, f"{amount:g}", labels),
        "section_name": lambda law, number: wording.section_in_words(law, number, labels),
        **{make.__name__: make for make in addresses.OF},
    }
    environment.globals["at"] = addresses
    environment.globals["approved_editions"] = approved_editions

    def render(template: str, address: str, /, **values: Any) -> str:
        root = addresses.root(address)
        made = environment.get_template(f"{template}.html.j2").render(root=root, **values)
        return with_cells_named(made)

    return render
