"""Sanitising: what an author's Markdown may put on a page.

Markdown may hold raw HTML. What could run a script, load anything from another host, or change
the page around it is taken out; the rest stays as written. The only home of nh3.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import nh3

from generator.site.templates import Markup, escape

_TAGS = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col",
        "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure",
        "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "input", "ins", "kbd", "label", "li",
        "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "span",
        "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time",
        "tr", "u", "ul", "var", "wbr",
    }
)  # fmt: skip
_ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "title"},
    "a": {"href"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open"},
    "img": {"alt", "height", "src", "width"},
    "input": {"checked", "disabled", "name"},
    "label": {"for"},
    "ol": {"reversed", "start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_FRONT_MATTER = ("title", "description", "tags", "hide")
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f]")


def sanitised(body: str) -> str:
    """Return an HTML body without scripts, foreign requests and whatever else may do harm.

    Links may lead to other hosts; pictures may not come from there.
    """
    return nh3.clean(
        body,
        tags=set(_TAGS),
        clean_content_tags={"script", "style", "svg", "math", "template", "noscript", "iframe"},
        attributes=_ATTRIBUTES,
        attribute_filter=_kept,
        tag_attribute_values={"input": {"type": {"checkbox", "radio"}}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener noreferrer",
    )


def _kept(tag: str, name: str, value: str) -> str | None:
    """Return the value of an attribute, or None where it must go."""
    if name == "src" and not _is_local(value):
        return None
    # Names that begin so belong to the theme's own switches.
    if name in ("id", "name", "for") and value.startswith("__") and tag not in ("input", "label"):
        return None
    return value


def _is_local(address: str) -> bool:
    """Tell whether a browser would look for an address on this site alone."""
    plain = _UNSEEN.sub("", address).replace("\\", "/")
    return not plain.startswith("//") and ":" not in plain.split("/", 1)[0]


def sanitised_text(text: object) -> Markup:
    """Return what themes print raw (titles of contents entries) without any tag."""
    return Markup(nh3.clean(str(text), tags=set()))


def front_matter(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the front matter that a page may have, escaped: themes print it as it is.

    Title, description, tags, what to hide and whether a search finds it are kept; keys that
    choose templates or icons are not.
    """
    kept: dict[str, Any] = {}
    for key in _FRONT_MATTER:
        value = values.get(key)
        if isinstance(value, str | int | float):
            kept[key] = escape(str(value))
        elif isinstance(value, list):
            kept[key] = [escape(str(item)) for item in value if isinstance(item, str | int | float)]
    if isinstance(search := values.get("search"), dict):
        allowed = {key: search.get(key) for key in ("exclude", "boost")}
        kept["search"] = {k: v for k, v in allowed.items() if isinstance(v, bool | int | float)}
    return kept
