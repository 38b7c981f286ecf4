"""The theme: where templates, styles, labels and starter files lie, in a checkout or a wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from generator.labels import Labels, labels_from

LANGUAGES = ("th", "en")
"""The languages of the interface, the first one being the default."""

_PLAIN_TEXT = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Every value stays text. Every command waits for the labels, which libyaml reads in a tenth."""


@cache
def theme_folder() -> Path:
    """Return the folder of the theme: ``generator/_theme`` in a wheel, ``theme`` in a checkout."""
    here = Path(__file__).resolve().parent
    packed = here / "_theme"
    return packed if packed.is_dir() else here.parent / "theme"


@cache
def read_labels(language: str = LANGUAGES[0]) -> Labels:
    """Read all label files of a language; the file's name is the first part of a label's name."""
    folder = theme_folder() / "labels" / language
    tree = {
        file.stem: yaml.load(file.read_text(encoding="utf-8"), Loader=_PLAIN_TEXT)
        for file in sorted(folder.glob("*.yml"))
    }
    return labels_from(language, tree)


@cache
def read_synonyms() -> tuple[tuple[str, ...], ...]:
    """Read the words that mean the same in any office, for the search: one group a line."""
    file = theme_folder() / "site" / "search" / "synonyms.yml"
    groups = yaml.load(file.read_text(encoding="utf-8"), Loader=_PLAIN_TEXT)
    return tuple(tuple(group) for group in groups)
