"""Two languages side by side: marks of Thai in English pages, and the ways between two sites.

An English page shows a text in Thai where it has no English version. A screen reader reads it
with the right voice, and a browser breaks its lines well, when it is marked ``lang="th"``
(https://www.w3.org/TR/WCAG22/#language-of-parts).
"""

from __future__ import annotations

import re
from collections.abc import Collection

from generator.site import addresses

TWIN = "khumue-twin"
"""What stands in a shell in the place of the address of the same page in the other language."""

# As in links.py, but of all tags; a place where a line may break is a part of its text.
_TAG = re.compile(r'(<(?!wbr>)(?:!--.*?--|[/!A-Za-z][^<>"]*(?:"[^"]*"[^<>"]*)*)>)', re.DOTALL)
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_LANG = re.compile(r"\slang=")
# What has such a name is read by it, whatever stands within.
_NAMED = re.compile(r'^<(?:a|button|img|input|svg)\b(?=[^>]*\saria-label="[^"]*[ก-ฮ])')
_NO_TEXT = re.compile(r"&[#A-Za-z0-9]+;|<wbr>")
_LATIN = re.compile(r"[A-Za-z]")
_THAI = "[ก-ฺเ-๎]"  # letters and their marks; ฿ and digits are of any language
_IS_THAI = re.compile(_THAI)
_RUN = re.compile(rf"{_THAI}(?:(?:[^A-Za-z<&]|<wbr>)*{_THAI})?")
# Elements whose text may hold no other element.
_TEXT_ONLY = frozenset({"title", "option", "textarea"})
_SILENT = frozenset({"script", "style"})
# Elements that may end without an end tag (lean.py leaves it out), and the tags that end them.
_OPEN_ENDED = frozenset({"td", "th", "li", "dt", "dd", "option"})
_ENDING = re.compile(
    r"<(?:t[dhr]|li|d[dt]|option|tbody|/(?:tr|thead|tbody|table|[uo]l|dl|div|select))\b"
)
_PDF = re.compile(r'(?<=href=")((?:\.\./)*)([^"]*\.pdf)(?=")')


def with_thai_marked(html: str) -> str:
    """Return HTML in which Thai text is marked ``lang="th"``.

    Where it is all that an element holds, the element is marked, else each run of Thai by an
    element of its own. Scripts, styles and the titles within pictures stay as they are.
    """
    pieces = _TAG.split(html)
    silent = ""
    picture = False
    for at in range(1, len(pieces) - 1, 2):
        tag = pieces[at]
        found = _NAME.match(tag)
        if found is None:
            continue
        name, ends = found[1].lower(), tag.startswith("</")
        if name == "svg":
            picture = not ends
        if name in _SILENT or (picture and name == "title"):
            silent = "" if ends else name
        text = pieces[at + 1]
        if _NAMED.match(tag) and not _LANG.search(tag):
            tag = pieces[at] = f'<{found[1]} lang="th"{tag[found.end() :]}'
        if silent or not _IS_THAI.search(text):
            continue
        after = pieces[at + 2] if at + 2 < len(pieces) else ""
        if not ends and _is_all(name, after) and not _LATIN.search(_NO_TEXT.sub("", text)):
            if not _LANG.search(tag):
                pieces[at] = f'{tag[:-1]} lang="th">'
        elif ends or name not in _TEXT_ONLY:
            mark = "tspan" if picture else "span"
            pieces[at + 1] = _RUN.sub(rf'<{mark} lang="th">\g<0></{mark}>', text)
    return "".join(pieces)


def _is_all(name: str, after: str) -> bool:
    """Tell whether the tag after a text ends the element ``name`` that began before the text."""
    if after.lower().startswith(f"</{name}"):
        return True
    return name in _OPEN_ENDED and _ENDING.match(after) is not None


def with_prints_above(html: str, prints: Collection[str]) -> str:
    """Return a body whose links to ``prints`` lead to those of the site one level up."""

    def link(found: re.Match[str]) -> str:
        return f"../{found[0]}" if found[2] in prints else found[0]

    return _PDF.sub(link, html)


def twin_below(address: str, language: str) -> str:
    """Return the way from a page to itself in the site of a language that lies below."""
    return f"{addresses.root(address)}{language}/{address}"


def twin_above(address: str) -> str:
    """Return the way from a page of the site that lies below to itself in the one above."""
    return f"{addresses.root(address)}../{address}"
