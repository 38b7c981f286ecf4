"""The shell of a page: all that Material puts around a body, rendered once for many pages.

Generated pages of one folder differ in their title, description, address, contents and body
alone; the rest takes Material's templates longer than everything else of a page together. So the
shell is rendered for one page in which tokens stand for these five, cut at the tokens and made
lean once. A test holds the result to what the templates make of each page.
"""

from __future__ import annotations

import copy
import posixpath
import re
from dataclasses import dataclass
from typing import Any

from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.site.lean import lean
from generator.site.templates import Environment, Markup

TEMPLATE = "finished.html"
"""The template that prints a page as it was put into its shell."""

_TITLE, _ABOUT, _ADDRESS, _ANCHOR = (f"khumue-token-{n}" for n in ("t", "d", "a", "h"))
_BODY = "<h1>khumue-token-b</h1>"
_TOKEN = re.compile(f"({'|'.join((_TITLE, _ABOUT, _ADDRESS, _ANCHOR, _BODY))})")


@dataclass(frozen=True)
class Shell:
    """A shell that was cut at its tokens."""

    before: tuple[str, ...]
    between: str
    """What stands between two entries of the contents."""
    after: tuple[str, ...]
    """As ``before``, but for the first piece, which is as the templates wrote it."""


def in_shell(
    page: MkDocsPage, context: dict[str, Any], env: Environment, shells: dict[object, Shell]
) -> str:
    """Return a whole page; ``shells`` keeps what was rendered for the pages before it."""
    entry = env.get_template("partials/toc-item.html")
    links = list(page.toc)
    about = page.meta.get("description", "")
    folder = posixpath.dirname(page.file.dest_uri)
    shows_contents = "toc" not in page.meta["hide"]
    alike = (
        folder, bool(page.parent), bool(links), shows_contents, bool(about),
        bool(page.canonical_url),
    )  # fmt: skip
    if alike not in shells:
        shells[alike] = _shell_like(page, context, env)
    shell = shells[alike]
    values = {
        _TITLE: page.meta["title"],
        _ABOUT: about,
        _ADDRESS: page.canonical_url or "",
        _ANCHOR: links[0].id if links else "",
        _BODY: lean((page.content or "").strip()),
    }
    listed = links if shows_contents else []
    entries = shell.between.join(entry.render(toc_item=link) for link in listed)
    before = (values.get(piece, piece) for piece in shell.before)
    # What ends the contents lets the last entry go without its own end.
    first, *rest = shell.after
    after = (values.get(piece, piece) for piece in rest)
    return "".join((*before, lean(entries + first), *after))


def _shell_like(page: MkDocsPage, context: dict[str, Any], env: Environment) -> Shell:
    """Render the shell that a page shares with others, and cut it."""
    specimen = copy.copy(page)
    specimen.title = Markup(_TITLE)
    specimen.content = _BODY
    specimen.meta = {**page.meta, "title": specimen.title}
    if page.meta.get("description"):
        specimen.meta["description"] = Markup(_ABOUT)
    if page.canonical_url:
        specimen.canonical_url = _ADDRESS
    link = AnchorLink(_ANCHOR, _ANCHOR, 2)
    specimen.toc = TableOfContents([link, link] if list(page.toc) else [])
    html = env.get_template("main.html").render({**context, "page": specimen})
    # Two entries of the contents show what stands between entries.
    entry = env.get_template("partials/toc-item.html").render(toc_item=link)
    before, between, after = html.split(entry) if entry in html else (html, "", "")
    first, *rest = _TOKEN.split(after)
    return Shell(_lean_pieces(_TOKEN.split(before)), between, (first, *_lean_pieces(rest)))


def _lean_pieces(pieces: list[str]) -> tuple[str, ...]:
    return tuple(piece if _TOKEN.fullmatch(piece) else lean(piece) for piece in pieces)
