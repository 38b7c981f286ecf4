"""Inline scripts: moved from a page into files of the site.

So a web server may forbid inline scripts by a strict Content-Security-Policy, the same for every
page and every version of the theme. Data in a page (``type="application/json"``) stays there.
Such a policy also forbids what Firefox does on its own: to fetch the page that is named as next.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.site import addresses

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_AHEAD = re.compile(r"""<link rel=["']?next\b[^>]*>\s*""")


@dataclass(frozen=True)
class Moved:
    """A page without inline scripts, and the scripts that it loads in their place, by address."""

    html: str
    scripts: Mapping[str, str]


def with_script_files(html: str, root: str) -> Moved:
    """Move each inline script of a page into a file named by its content; name no next page.

    ``root`` is the way from the page to the root of the site. Order and time of running stay: a
    page waits for such a file as it waited for the script.
    """
    scripts: dict[str, str] = {}

    def file(found: re.Match[str]) -> str:
        name = hashlib.sha256(found[1].encode()).hexdigest()[:12]
        address = f"{addresses.ASSETS}/inline-{name}.js"
        scripts[address] = found[1]
        return f'<script src="{root}{address}"></script>'

    return Moved(_INLINE.sub(file, _AHEAD.sub("", html)), scripts)
