"""The chart by lanes: one lane a role, on as many sheets as it needs."""

from __future__ import annotations

from generator.flowchart.form import Form, form, forms_on_paper
from generator.flowchart.graph import Graph
from generator.flowchart.svg import print_svg
from generator.manual.blocks import Block
from generator.manual.manuscript import Manuscript
from generator.manual.paper import HEADING, SCALE, Sheet, sheets_for

LARGEST = 0.95
"""The largest scale, in pt for a px: a chart that leaves room on its sheet is enlarged."""


def lane_chart(script: Manuscript, graph: Graph) -> tuple[Block, dict[str, str]]:
    """Return the block of the chart, and the SVG of each of its sheets by name.

    ``graph`` is the graph of the process in the words that are printed.
    """
    sheet, forms = _on_sheets(script, graph)
    scale = min(LARGEST, *(_fitting(part, sheet, part is forms[0]) for part in forms))
    images = {}
    sheets = []
    for place, part in enumerate(forms, start=1):
        name = f"chart-{script.process.code}-{place}.svg"
        images[name] = print_svg(part, script.labels)
        wide, high = part.extent.width, part.extent.height
        first, last = script.span(row.step for row in part.picture.rows)
        sheets.append(
            {
                "image": name,
                "alt": script.label(
                    "work-flow.chart-alt",
                    title=script.words(script.process.title),
                    first=first,
                    last=last,
                ),
                "size": [wide * scale, high * scale],
                "count": script.label("work-flow.sheet", sheet=place, sheets=len(forms)),
            }
        )
    return {"paper": list(sheet.paper), "sheets": sheets}, images


def _on_sheets(script: Manuscript, graph: Graph) -> tuple[Sheet, tuple[Form, ...]]:
    """Return the smallest sheet that the chart fits across, and its part on each such sheet."""
    across = form(graph, script.labels, names=()).extent.width * SCALE
    sheets = sheets_for(len(graph.lanes))
    for sheet in sheets:
        if across > sheet.width and sheet is not sheets[-1]:
            continue
        forms = forms_on_paper(
            graph,
            sheet.height / SCALE,
            script.labels,
            names=(),
            heading=HEADING / SCALE,
            in_thai_digits=script.handbook.office.thai_digits,
        )
        # Connectors can make a part wider than the whole.
        if max(part.extent.width for part in forms) * SCALE <= sheet.width:
            break
    return sheet, forms


def _fitting(part: Form, sheet: Sheet, headed: bool) -> float:
    """Return the largest scale at which a part fits a sheet, in pt for a px."""
    room = sheet.height - HEADING if headed else sheet.height
    return min(sheet.width / part.extent.width, room / part.extent.height)
