"""Section 5: the flow of the work, as a chart by lanes and as the work-flow form (BRIEF 2.1)."""

from __future__ import annotations

from dataclasses import replace

from generator.flowchart.graph import Graph
from generator.manual.blocks import Block, nothing, section
from generator.manual.chart import lane_chart
from generator.manual.form import work_flow_form
from generator.manual.manuscript import Manuscript


def work_flow(script: Manuscript) -> tuple[Block, dict[str, str]]:
    """Return the section, and its SVG pictures by the names that stand in it."""
    title = script.label("section.work-flow")
    if not script.process.steps:
        return section(title, [nothing(script.label("empty.work-flow"))]), {}
    graph = _in_print(script)
    chart, chart_images = lane_chart(script, graph)
    form, form_images = work_flow_form(script, graph)
    return {"title": title, "chart": chart, "form": form}, {**chart_images, **form_images}


def _in_print(script: Manuscript) -> Graph:
    """Return the graph of the process with all its words as they are printed."""
    graph = script.graph
    say = script.printed
    return replace(
        graph,
        title=say(graph.title),
        lanes=tuple(replace(lane, title=say(lane.title)) for lane in graph.lanes),
        nodes=tuple(replace(node, label=say(node.label), time="", law="") for node in graph.nodes),
        edges=tuple(replace(edge, label=say(edge.label)) for edge in graph.edges),
    )
