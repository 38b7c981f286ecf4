"""A page of the site as a value: what a host needs to publish it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """An entry of a page's table of contents."""

    level: int
    id: str
    title: str


@dataclass(frozen=True)
class Page:
    """A finished page: its address below the site (``processes/DRT-01.html``) and its content.

    ``title`` is plain text; ``html`` is the body, already escaped where it needs to be.
    """

    address: str
    title: str
    html: str
    headings: tuple[Heading, ...] = ()
    description: str = ""
    section: bool = False
    """Whether the page stands in the navigation: an index page of a section."""
