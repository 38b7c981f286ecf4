"""The search index: what a search finds, with Thai words marked, as one JSON text.

Comes in: the entries that MkDocs' search plugin wrote (address, title and text as HTML), names
that belong together. Goes out: the index that the worker in ``theme/site/search`` reads. Words
are cut here, once, because browsers disagree about where Thai words end.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from generator.thai.words import dictionary_words, is_mark, is_torn

MARK = "\x7f"
"""Put between words that are written without a space: no text has it, and it is one byte."""

_ABBREVIATION = r"(?:[ก-ฮ]{1,3}\.){2,}|[ก-ฮ]{1,3}(?:\.[ก-ฮ]{1,3})+(?![ก-๙])\.?"
_PIECE = re.compile(rf"(?P<abbreviation>(?<![ก-๙.])(?:{_ABBREVIATION}))|[ก-๙]+")
_THAI_NAME = re.compile(r"([ก-๎]{2,})\.?")
_INLINE = re.compile(r"</?(?:a|abbr|b|code|em|i|mark|small|span|strong|sub|sup)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")
_AM_IN_TWO = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_NO_ANCHOR = re.compile("[^0-9a-z_\u0e00-\u0e7f]+")
_BLANKS = re.compile(r"[\s\x00-\x1f]+")  # the worker puts a control character between texts
_DOUBLED = re.compile(rf"{MARK}*( ){MARK}*|({MARK}){MARK}+")

# The separator tells Material which parts of ``?h=`` to highlight on a page: whole words here.
_SETTINGS = {"lang": ["th"], "separator": r"[\s\u200b]+", "pipeline": [], "fields": {}}


def search_index(entries: Iterable[Mapping[str, Any]], groups: Sequence[Sequence[str]]) -> str:
    """Return the index as JSON text.

    ``entries`` have ``location``, ``title`` and ``text`` (HTML), perhaps ``tags`` and ``boost``;
    ``groups`` are names that mean the same.
    """
    own = _own_words(name for group in groups for name in group)
    docs = list(_docs(entries, own))
    config = {**_SETTINGS, "synonyms": [list(group) for group in groups if len(group) > 1]}
    return json.dumps({"config": config, "docs": docs}, ensure_ascii=False, separators=(",", ":"))


def _docs(entries: Iterable[Mapping[str, Any]], own: frozenset[str]) -> Iterator[dict[str, Any]]:
    """Yield the entries as the worker takes them, in few bytes.

    An anchor alone is a place on the page of the entry before it, and a ``#`` alone an anchor that
    is made of the title.
    """
    before = None
    for entry in entries:
        page, sign, anchor = entry["location"].partition("#")
        words = {field: marked(plain(entry[field]), own) for field in ("title", "text")}
        location = (page if page != before or not sign else "") + sign
        if anchor != _anchor_of(words["title"]):
            location += anchor
        yield {"title": words["title"], **entry, "location": location, **words}
        before = page


def _anchor_of(title: str) -> str:
    """Return the anchor that a heading usually has; the worker makes the same of a title."""
    return _NO_ANCHOR.sub("-", title.replace(MARK, "").lower()).strip("-")


def _own_words(names: Iterable[str]) -> frozenset[str]:
    """Return the names that the dictionary would tear apart, abbreviations above all.

    A name made of known words is no word of its own: it would hide them from who looks for one.
    """
    thai = (found[1] for name in names if (found := _THAI_NAME.fullmatch(name)))
    return frozenset(name for name in thai if is_torn(name))


def plain(source: str) -> str:
    """Return the text of a piece of HTML, on one line, with ``ำ`` as one letter."""
    text = _TAG.sub(" ", _INLINE.sub("", source)) if "<" in source else source
    text = _BLANKS.sub(" ", html.unescape(text)).strip().replace(MARK, "").replace("\u200b", "")
    return _AM_IN_TWO.sub(r"\1ำ", text)


def marked(text: str, own: frozenset[str] = frozenset()) -> str:
    """Return ``text`` with :data:`MARK` around its Thai words and abbreviations.

    ``own`` are words that the dictionary lacks. Without the marks the text is what it was.
    """

    def mark(piece: re.Match[str]) -> str:
        inside = piece[0] if piece["abbreviation"] else _marked_run(piece[0], own)
        return f"{MARK}{inside}{MARK}"

    return _DOUBLED.sub(r"\1\2", _PIECE.sub(mark, text).strip(MARK))


@lru_cache(maxsize=100_000)
def _marked_run(run: str, own: frozenset[str]) -> str:
    words = dictionary_words(run, own)
    return "".join(word if is_mark(word[0]) else MARK + word for word in words).removeprefix(MARK)
