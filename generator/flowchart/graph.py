"""The graph of a process: nodes in step order, lanes in order of first use, labelled edges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from generator.labels import Labels
from generator.model.fields import Citation
from generator.model.process import Process, ways_on
from generator.model.registers import Form, Law, Role
from generator.model.step import Step, StepType
from generator.thai.wording import section_in_words, time_in_words

CONNECTORS = ("connector", "off-page")
"""Symbols that stand for a step on another page."""


@dataclass(frozen=True)
class Lane:
    """One column of the chart: a role."""

    id: str
    title: str


@dataclass(frozen=True)
class Node:
    """One symbol: resolved words only, nothing to look up."""

    id: str
    kind: str
    lane: int
    label: str
    time: str = ""
    law: str = ""
    """The first section cited, short enough for a badge."""
    laws: tuple[str, ...] = ()
    """All that is cited, with the names of the laws."""
    process: str = ""
    """Code of the process that a sub-process symbol stands for."""
    reference: str = ""
    """What a connector says about the page that it leads to or comes from."""
    details: tuple[str, ...] = ()
    standard: str = ""
    forms: tuple[str, ...] = ()
    """Like the laws, for the columns of a form that ask for them."""

    @property
    def is_step(self) -> bool:
        """Whether this is a step of the process, not a connector of a page."""
        return self.kind not in CONNECTORS


@dataclass(frozen=True)
class Edge:
    """One flow from a node to a node; the label is the answer that leads this way."""

    source: str
    target: str
    label: str = ""


@dataclass(frozen=True)
class Graph:
    """What is to be drawn, before any position is known."""

    title: str
    lanes: tuple[Lane, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


NO_FORMS: Mapping[str, Form] = MappingProxyType({})


def graph_of(
    process: Process,
    roles: Mapping[str, Role],
    laws: Mapping[str, Law],
    labels: Labels,
    forms: Mapping[str, Form] = NO_FORMS,
) -> Graph:
    """Return the graph of a process.

    A step without a role stands in the lane of the step before it (the first one: of the first
    step that has a role). Unknown roles, laws and forms are shown by their id, so that a single
    file can be drawn outside a project. Flows to unknown steps are left out.
    """
    language = labels.language
    lane_ids: list[str] = []
    lanes: list[Lane] = []
    current = next((step.role for step in process.steps if step.role), "")
    nodes = []
    for step in process.steps:
        current = step.role or current
        if current not in lane_ids:
            lane_ids.append(current)
            role = roles.get(current)
            title = (role.short or role.title).in_language(language) if role else current
            lanes.append(Lane(current, title))
        nodes.append(
            Node(
                id=step.id,
                kind=step.type.value,
                lane=lane_ids.index(current),
                label="" if step.type is StepType.PARALLEL else step.title.in_language(language),
                time=time_in_words(step.time, labels) if step.time else "",
                law=_law_badge(step, laws, labels),
                laws=tuple(_citation(cited, laws, labels) for cited in step.laws),
                details=tuple(detail.in_language(language) for detail in step.details),
                standard=step.standard.in_language(language) if step.standard else "",
                forms=tuple(
                    forms[form].title.in_language(language) if form in forms else form
                    for form in step.forms
                ),
                process=step.process or "",
            )
        )
    known = {step.id for step in process.steps}
    edges = tuple(
        Edge(step.id, way.next, way.answer.in_language(language) if way.answer else "")
        for position, step in enumerate(process.steps)
        for way in ways_on(process, position)
        if way.next in known
    )
    return Graph(process.title.in_language(language), tuple(lanes), tuple(nodes), edges)


def one_lane(graph: Graph) -> Graph:
    """Return the graph with all symbols below one another and without badges.

    For a form that names role, time and law in columns of their own.
    """
    nodes = tuple(replace(node, lane=0, time="", law="") for node in graph.nodes)
    return replace(graph, lanes=(Lane("", ""),), nodes=nodes)


def _citation(cited: Citation, laws: Mapping[str, Law], labels: Labels) -> str:
    law = laws.get(cited.law)
    if law is None:
        return str(cited)
    name = (law.short or law.title).in_language(labels.language)
    return f"{name} {section_in_words(law, cited.section, labels)}" if cited.section else name


def _law_badge(step: Step, laws: Mapping[str, Law], labels: Labels) -> str:
    cited = next((c for c in step.laws if c.section), None)
    if cited is None or cited.section is None:
        return ""
    law = laws.get(cited.law)
    return section_in_words(law, cited.section, labels, short=True) if law else cited.section
