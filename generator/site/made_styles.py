"""The style sheet that is made: words that styles show, and the symbols of the chart's legend.

Every row of a table and every page would have to carry them; a style sheet carries them once.
What is printed from a browser says there whose it is, as of when, and that nobody controls it.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from urllib.parse import quote

from generator.flowchart.svg import outline_svg
from generator.labels import Labels
from generator.model.fields import Text
from generator.model.step import StepType
from generator.thai.wording import date_in_words

_SHOWN = {name: f"site.step.{name}" for name in ("role", "time", "standard", "forms", "laws")}
"""The words by the names that style sheets know them by: ``--k-word-<name>``.

They name the cells of a table where a narrow screen has no heads of columns.
"""


_MARGIN = "font: 8pt Sarabun, sans-serif; color: #333"


def made_styles(languages: Sequence[Labels], office: Text, built: datetime.date) -> str:
    """Return the style sheet; the page's language chooses the words.

    ``office`` is whose site it is, ``built`` the date of what it says.
    """
    rules = [
        f":root:lang({labels.language})" + _block(_words(labels, office, built))
        for labels in languages
    ]
    for kind in StepType:
        picture = f'url("data:image/svg+xml,{quote(outline_svg(kind.value))}")'
        rules.append(f".k-legend .{kind.value}::before" + _block({"mask-image": picture}))
    # The margin of a sheet has no language.
    uncontrolled = " · ".join(labels("reading.uncontrolled") for labels in languages)
    rules.append(
        f"@page {{\n  @bottom-left {{ content: {_string(uncontrolled)}; {_MARGIN} }}\n"
        f'  @bottom-right {{ content: counter(page) " / " counter(pages); {_MARGIN} }}\n}}\n'
    )
    return "".join(rules)


def _words(labels: Labels, office: Text, built: datetime.date) -> dict[str, str]:
    """Return the words of a language by the names of their properties."""
    named = office.in_language(labels.language)
    sheet = labels("reading.sheet", office=named, date=date_in_words(built, labels))
    words = {name: labels(label) for name, label in _SHOWN.items()} | {"sheet": sheet}
    return {f"--k-word-{name}": _string(text) for name, text in words.items()}


def _block(values: dict[str, str]) -> str:
    return " {\n" + "".join(f"  {name}: {value};\n" for name, value in values.items()) + "}\n"


def _string(text: str) -> str:
    """Return a text as a string of CSS."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
