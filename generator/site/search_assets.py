"""The search worker: the modules of ``theme/site/search`` joined into one script.

A worker started from ``file://`` can import nothing, so the modules are joined at build: in the
order in which they need one another, without import and export, comments and blanks. The script is
one function, which a worker runs at once and a page opened from a file hands on as text. The home
of rjsmin.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import rjsmin

ENTRY = "worker.js"
"""The module that needs all others."""

_STOCK_WORKER = re.compile(r"assets/javascripts/workers/search\.\w+\.min\.js")
_IMPORT = re.compile(r'^import [^;]*?"\./([a-z_]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)


def worker_script(read: Callable[[str], str]) -> str:
    """Return the worker; ``read`` gives the text of a module by its name."""
    modules: dict[str, str] = {}
    _collect(ENTRY, read, modules)
    body = "".join(modules.values())
    script: str = rjsmin.jsmin(
        f'function khumueSearch() {{\n"use strict";\n{body}}}\n'
        'if (typeof importScripts === "function") khumueSearch();\n'
    )
    return script


def with_worker(settings: str, address: str) -> str:
    """Return Material's settings for its scripts with another worker in place of its own."""
    return _STOCK_WORKER.sub(address, settings)


def _collect(name: str, read: Callable[[str], str], modules: dict[str, str]) -> None:
    """Add a module behind those that it needs."""
    if name in modules:
        return
    source = read(name)
    for needed in _IMPORT.findall(source):
        _collect(needed, read, modules)
    modules[name] = _EXPORT.sub("", _IMPORT.sub("", source))
