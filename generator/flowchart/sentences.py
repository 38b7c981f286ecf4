"""The chart in words, for people who cannot see it: where the work goes from each step."""

from __future__ import annotations

from collections.abc import Sequence

from generator.flowchart.graph import Edge, Graph, Node
from generator.flowchart.numbering import step_numbers
from generator.labels import Labels


def sentences(graph: Graph, labels: Labels) -> dict[str, tuple[str, ...]]:
    """Return for each step, by id, a sentence for each way on: ``ถ้าไม่ครบ กลับไปขั้นที่ 2 ...``.

    A step with no way on says that the process ends there.
    """
    numbers = step_numbers(node.id for node in graph.nodes)
    node_of = {node.id: node for node in graph.nodes}
    found = {}
    for node in graph.nodes:
        ways = [edge for edge in graph.edges if edge.source == node.id]
        said = [_way(edge, node_of[edge.target], numbers, labels) for edge in ways]
        if len(ways) > 1 and not any(edge.label for edge in ways):
            said = [labels("flowchart.sentence.parallel", ways=", ".join(said))]
        found[node.id] = tuple(said or [labels("flowchart.sentence.end")])
    return found


def in_words(graph: Graph, labels: Labels) -> tuple[str, ...]:
    """Return the whole chart in words, a line for each step with its number, title and role."""
    numbers = step_numbers(node.id for node in graph.nodes)
    ways = sentences(graph, labels)
    return tuple(
        labels(
            "flowchart.sentence.step",
            number=numbers[node.id],
            title=_title(node, labels),
            role=graph.lanes[node.lane].title,
            ways=_joined(ways[node.id]),
        )
        for node in graph.nodes
    )


def _way(edge: Edge, target: Node, numbers: dict[str, int], labels: Labels) -> str:
    here, there = numbers[edge.source], numbers[edge.target]
    how = "again" if here == there else "back" if there < here else "next"
    way = labels(f"flowchart.sentence.{how}", number=there, title=_title(target, labels))
    if not edge.label:
        return way
    return labels("flowchart.sentence.answer", answer=edge.label, way=way)


def _title(node: Node, labels: Labels) -> str:
    return node.label or labels(f"words.step.{node.kind}")


def _joined(said: Sequence[str]) -> str:
    return "; ".join(said)
