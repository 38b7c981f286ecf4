"""The style sheet that is made: words that styles show, and the symbols of the chart's legend.

Every row of a table and every page would have to carry them; a style sheet carries them once.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from generator.flowchart.svg import outline_svg
from generator.labels import Labels
from generator.model.process import StepType

_SHOWN = {name: f"site.step.{name}" for name in ("role", "time", "standard", "forms", "laws")}
"""The words by the names that style sheets know them by: ``--k-word-<name>``.

They name the cells of a table where a narrow screen has no heads of columns.
"""


def made_styles(languages: Iterable[Labels]) -> str:
    """Return the style sheet; the page's language chooses the words."""
    rules = [
        f":root:lang({labels.language})"
        + _block({f"--k-word-{name}": _string(labels(label)) for name, label in _SHOWN.items()})
        for labels in languages
    ]
    for kind in StepType:
        picture = f'url("data:image/svg+xml,{quote(outline_svg(kind.value))}")'
        rules.append(f".k-legend .{kind.value}::before" + _block({"mask-image": picture}))
    return "".join(rules)


def _block(values: dict[str, str]) -> str:
    return " {\n" + "".join(f"  {name}: {value};\n" for name, value in values.items()) + "}\n"


def _string(text: str) -> str:
    """Return a text as a string of CSS."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
