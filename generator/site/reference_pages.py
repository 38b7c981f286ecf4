"""The pages of reference: the source format, the problem codes, the symbols of the flowchart."""

from __future__ import annotations

from collections.abc import Iterator

from generator.flowchart.svg import symbol_svg
from generator.labels import Labels
from generator.model.reference import reference
from generator.model.step import StepType
from generator.problems import CODES
from generator.site import addresses
from generator.site.page import Page, SearchEntry
from generator.site.templates import Markup, Render


def reference_pages(labels: Labels, render: Render) -> Iterator[Page]:
    """Yield the pages of reference, which are the same for every handbook of this version."""
    sources = reference(labels)
    records = {record.name: record for source in sources for record in source.records}
    yield _page(
        "format", addresses.FORMAT, labels, render, sources=sources, records=records.values()
    )
    words = labels.texts
    codes = [
        (code, severity, words[f"problems.{code}.message"], words[f"problems.{code}.cure"])
        for code, severity in CODES.items()
    ]
    yield _page("problems", addresses.PROBLEMS, labels, render, codes=codes)
    kinds = [(kind, Markup(symbol_svg(kind.value))) for kind in StepType]
    yield _page("symbols", addresses.SYMBOLS, labels, render, kinds=kinds)


def _page(name: str, address: str, labels: Labels, render: Render, **values: object) -> Page:
    body = render(name, address, **values)
    title = labels(f"site.nav.{name}")
    intro = labels(f"site.{name}.intro")
    return Page(
        address,
        title,
        body,
        description=intro,
        entries=(SearchEntry("", title, intro),),
    )
