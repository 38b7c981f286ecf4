"""Glossary terms in running text: the first use of each on a page leads to what it means.

The meaning is shown where the reader is by ``theme/site/reading/reading.js``, from one file for
the whole site; on paper it stands at the end of the page. Without a script the link is left.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping

from generator.labels import Labels
from generator.model.handbook import Handbook
from generator.model.registers import Term
from generator.site import addresses
from generator.thai.words import words

_PIECE = re.compile(r"(<[^>]*>)")
_TAG_NAME = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_HINT = '<p class="k-hint"'
# Where a link would be wrong, or a word is a name and no running text.
_APART = frozenset(
    {
        "a", "button", "caption", "code", "dfn", "dt", "figcaption", "form", "h1", "h2", "h3",
        "h4", "h5", "h6", "label", "nav", "pre", "script", "section", "small", "style", "summary",
        "svg", "th", "time",
    }
)  # fmt: skip
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z-]*[A-Z]|(?:[ก-ฮ]{1,3}\.){2,}")

Names = Mapping[str, str]
"""What a term is called in texts, as HTML, and the id of the term."""


def names_of(terms: Iterable[Term], language: str) -> Names:
    """Return the names that are looked for in texts: each term, and its abbreviations."""
    named = {}
    for term in terms:
        short = (alias for alias in term.aliases if _ABBREVIATION.fullmatch(alias))
        for name in (term.term.in_language(language), *short):
            named[html.escape(name)] = term.id
    # A longer name holds shorter ones.
    return dict(sorted(named.items(), key=lambda item: -len(item[0])))


def with_terms(body: str, names: Names, root: str) -> str:
    """Return a body of HTML in which the first use of each term leads to the glossary.

    ``root`` is the way from the page to the root of the site.
    """
    pieces = _PIECE.split(body)
    running = _running_text(pieces)
    whole = "\0".join(pieces[at] for at in running)
    left = {name: id_ for name, id_ in names.items() if name in whole}
    for at in running:
        if not left:
            break
        for name, id_ in tuple(left.items()):
            if name not in left or name not in pieces[at]:
                continue
            marked = _marked(pieces[at], name, f"{root}{addresses.TERMS}#term-{id_}")
            if marked:
                pieces[at] = marked
                left = {other: its for other, its in left.items() if its != id_}
    return "".join(pieces)


def _running_text(pieces: list[str]) -> list[int]:
    """Return which pieces of a body are text outside of links, headings and the like."""
    found = []
    apart = 0
    hint = False
    for at, piece in enumerate(pieces):
        if piece.startswith(_HINT):
            hint = True
        elif piece == "</p>":
            hint = False
        elif at % 2 == 0:
            if not (apart or hint) and len(piece) > 2 and not piece.isspace():
                found.append(at)
        elif (tag := _TAG_NAME.match(piece)) and tag[2] in _APART:
            apart += -1 if tag[1] else 1
    return found


def _marked(text: str, name: str, target: str) -> str:
    """Return a text with a name as a link, where the name stands as words of its own."""
    ends = {0}
    for word in words(text):
        ends.add(max(ends) + len(word))
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if {start, end} <= ends and not _within_link(text, start):
            return f'{text[:start]}<a class="k-term" href="{target}">{name}</a>{text[end:]}'
        start = text.find(name, end)
    return ""


def _within_link(text: str, at: int) -> bool:
    """Tell whether a place in a text lies in a link, or in its tag, that was put there before."""
    return text.rfind("<a ", 0, at) > text.rfind("</a>", 0, at)


def reading_scripts(root: str) -> str:
    """Return what loads the scripts of a page with terms; ``root`` leads to the site's root."""
    scripts = (addresses.MEANINGS, f"{addresses.ASSETS}/reading.js")
    return "".join(f'<script src="{root}{script}" defer></script>\n' for script in scripts)


def meanings(handbook: Handbook, labels: Labels) -> str:
    """Return the script that knows what each term means, for every page of the site."""
    known = {term.id: term.meaning.in_language(labels.language) for term in handbook.terms.values()}
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    return f"var khumueTerms = {text};\n"
