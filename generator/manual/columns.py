"""The columns of the work-flow form: what each says of a step, and how wide it is (BRIEF 2.1)."""

from __future__ import annotations

from generator.manual.manuscript import Manuscript
from generator.model.step import Step

CHART = "chart"
"""The column that holds the chart; it is as wide as the chart."""

SHARES = {
    "number": 0.0, "time": 1.2, "details": 9.0, "standard": 2.4, "monitor": 2.2, "role": 1.6,
    "note": 2.0, "law": 2.4, "forms": 2.4,
}  # fmt: skip
"""How each column shares in the width that chart and titles leave over, in proportion."""


def cells(script: Manuscript, number: int, step: Step) -> dict[str, list[str]]:
    """Return what each column says of a step, as paragraphs, by the name of the column."""
    details = script.list_of(step.details)
    if len(details) > 1:
        details = [f"{place}) {text}" for place, text in enumerate(details, start=1)]
    return {
        "number": [str(number)],
        "time": script.timing(step),
        "details": details,
        "standard": [script.words(step.standard)] if step.standard else [],
        "monitor": [script.words(step.monitor)] if step.monitor else [],
        "role": [script.role(step.role)] if step.role else [],
        "note": [script.words(step.note)] if step.note else [],
        "law": [script.law(cited) for cited in step.laws],
        "forms": [script.form(form) for form in step.forms],
    }
