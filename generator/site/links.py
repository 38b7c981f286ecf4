"""Links: every internal link and anchor must lead somewhere, and ids are unique on a page."""

from __future__ import annotations

import html
import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from generator.problems import Place, Problem, problem

# Bodies are written by our templates, the drawer and nh3: attributes stand in double quotes, and
# a bare "<" begins a tag. A full HTML parser would take longer than making the page.
_START_TAG = re.compile(r'<[A-Za-z][^<>"]*(?:"[^"]*"[^<>"]*)*>')
_ATTRIBUTE = re.compile(r'\s(id|href|src|xlink:href)="([^"]*)"')


@dataclass(frozen=True)
class Anchors:
    """What the link check needs to know of a page: its ids, and where it points."""

    ids: tuple[str, ...]
    links: tuple[str, ...]


def anchors_of(body: str) -> Anchors:
    """Return the ids of a body and the targets of its links and pictures, as written."""
    ids: list[str] = []
    links: list[str] = []
    for name, value in _ATTRIBUTE.findall("".join(_START_TAG.findall(body))):
        (ids if name == "id" else links).append(html.unescape(value))
    return Anchors(tuple(ids), tuple(links))


def broken_links(
    pages: Mapping[str, Anchors], files: Iterable[str], sources: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield a ``broken-link`` problem for each link that leads nowhere and each repeated id.

    ``pages`` are by address, ``files`` are the addresses of all else that is published,
    ``sources`` give the source file of a page where it has one.
    """
    published = {*pages, *files}
    for address, anchors in pages.items():
        place = Place(sources.get(address, address))
        repeated = [id_ for id_, times in Counter(anchors.ids).items() if times > 1]
        for id_ in repeated:
            yield problem("repeated-anchor", place, id=id_)
        for link in dict.fromkeys(anchors.links):
            if not _leads_somewhere(link, address, pages, published):
                yield problem("broken-link", place, target=link)


def _leads_somewhere(
    link: str, page: str, pages: Mapping[str, Anchors], published: set[str]
) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    if parts.scheme or parts.netloc:
        return True
    path = unquote(parts.path)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    if target not in published:
        return False
    anchor = unquote(parts.fragment)
    return not anchor or target not in pages or anchor in pages[target].ids
