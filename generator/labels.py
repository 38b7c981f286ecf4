"""Labels: every word that a user sees and no author wrote, in one language.

The words live in the theme (``theme/labels/<language>/<group>.yml``); :mod:`generator.theme`
reads them. This module only looks them up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Labels:
    """The labels of one language: dotted names to texts with ``{placeholders}``."""

    language: str
    texts: Mapping[str, str]

    def __call__(self, name: str, /, **words: object) -> str:
        """Return the label ``name`` with its placeholders filled.

        Raises ``KeyError`` when the label, or a word that it needs, is missing.
        """
        text = self.texts[name]
        return text.format_map(words) if words else text

    def group(self, prefix: str) -> dict[str, str]:
        """Return the labels below ``prefix`` with the prefix cut off, in the file's order."""
        start = prefix + "."
        return {n.removeprefix(start): t for n, t in self.texts.items() if n.startswith(start)}


def labels_from(language: str, tree: Mapping[str, object]) -> Labels:
    """Flatten nested label groups into :class:`Labels`; leaves are turned into text."""
    flat: dict[str, str] = {}

    def walk(prefix: str, value: object) -> None:
        if isinstance(value, Mapping):
            for key, inner in value.items():
                walk(f"{prefix}.{key}" if prefix else str(key), inner)
        else:
            flat[prefix] = "" if value is None else str(value)

    walk("", tree)
    return Labels(language, MappingProxyType(flat))
