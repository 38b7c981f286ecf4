"""A page of the site as a value: what a host needs to publish it."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass

_HEADING = re.compile(r'<h([23]) id="([^"]+)">(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_NO_ID = re.compile(r"[^\w\u0e00-\u0e7f]+")


@dataclass(frozen=True)
class Heading:
    """An entry of a page's table of contents; the title is plain text."""

    level: int
    id: str
    title: str


@dataclass(frozen=True)
class SearchEntry:
    """One place that a search can find: an anchor of the page (empty: its top) and its words.

    Title and text are plain text.
    """

    anchor: str
    title: str
    text: str


@dataclass(frozen=True)
class Page:
    """A finished page: its address below the site (``processes/DRT-01.html``) and its content.

    ``title`` is plain text; ``html`` is the body, already escaped where it needs to be.
    """

    address: str
    title: str
    html: str
    description: str = ""
    section: bool = False
    """Whether the page stands in the navigation: an index page of a section."""
    contents: bool = True
    """Whether its contents stand beside it; not beside a page that leads on to others."""
    entries: tuple[SearchEntry, ...] = ()
    """What a search finds on the page."""

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of levels 2 and 3 that have an id, in the order of the page."""
        return tuple(
            Heading(int(level), id_, html.unescape(_TAG.sub("", inner)).strip())
            for level, id_, inner in _HEADING.findall(self.html)
        )


def heading_id(title: str, separator: str = "-") -> str:
    """Return the id of a heading that an author wrote: its letters and digits, Thai ones whole."""
    plain = unicodedata.normalize("NFC", title).casefold()
    return _NO_ID.sub(separator, plain).strip(separator)
