"""What the work is for: pages of goals, plans, duties, PMQA, what was shortened, what is public."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.analysis.goals import Link, Orphan, alignment, chain, orphans, pmqa, shortened
from generator.labels import Labels
from generator.model.fields import Citation
from generator.model.handbook import Handbook
from generator.model.performance import Indicator
from generator.model.step import WORK_TYPES
from generator.site import addresses
from generator.site.citations import Cited, shown_citations
from generator.site.page import Page, SearchEntry
from generator.site.templates import Render


def goal_pages(handbook: Handbook, labels: Labels, render: Render) -> Iterator[Page]:
    """Yield the pages; each says so where the office has written nothing yet."""
    in_use = handbook.in_use()

    def shown(laws: Iterable[Citation]) -> tuple[Cited, ...]:
        return shown_citations(handbook, ((one, ()) for one in laws))

    duties = {code for one in handbook.mandates.values() for code in one.processes}
    for name, address, values in (
        (
            "goals",
            addresses.GOALS,
            {
                "links": chain(handbook),
                "rows": alignment(handbook),
                "orphans": orphans(handbook),
                "measured": lambda link: _by_title(link, handbook, labels),
                "name_of": lambda one: _name(one, handbook, labels),
            },
        ),
        ("plans", addresses.PLANS, {}),
        (
            "mandates",
            addresses.MANDATES,
            {
                "without": [process for process in in_use if process.code not in duties],
                "used": [process.code for process in in_use],
            },
        ),
        ("pmqa", addresses.PMQA, {"versions": pmqa(handbook)}),
        ("shortened", addresses.SHORTENED, {"rows": shortened(handbook)}),
        (
            "public",
            addresses.PUBLIC,
            {"processes": [p for p in in_use if p.public], "work_types": WORK_TYPES},
        ),
    ):
        title, intro = labels(f"goals.{name}.title"), labels(f"goals.{name}.intro")
        body = render(name, address, handbook=handbook, shown=shown, **values)
        entries = (SearchEntry("", title, intro),)
        yield Page(address, title, body, description=intro, entries=entries)


def _by_title(link: Link, handbook: Handbook, labels: Labels) -> dict[str, list[Indicator]]:
    """Return the indicators of a goal by their title: the same is measured in several years."""
    found: dict[str, list[Indicator]] = {}
    for id_ in link.indicators:
        kpi = handbook.kpis[id_]
        found.setdefault(kpi.title.in_language(labels.language), []).append(kpi)
    return {title: sorted(kpis, key=lambda kpi: kpi.year) for title, kpis in found.items()}


def _name(one: Orphan, handbook: Handbook, labels: Labels) -> str:
    records = (handbook.goals, handbook.processes, handbook.kpis)
    title = next(kept[one.id].title for kept in records if one.id in kept)
    return title.in_language(labels.language)
