"""Random graphs for Hypothesis: dense, tangled, worse than any office would write."""

from __future__ import annotations

from hypothesis import strategies as st

from generator.flowchart.graph import Edge, Graph, Lane, Node

KINDS = ("task", "task", "decision", "document", "data", "subprocess", "parallel", "wait")
TITLES = (
    "ตรวจ", "ตรวจสอบคำขอและเอกสารหลักฐานประกอบ", "อนุมัติหรือไม่", "รับและลงทะเบียนเรื่อง",
    "แจ้งผลการพิจารณาให้ผู้ยื่นคำขอทราบภายในกำหนดเวลาตามกฎหมาย", "Sign",
)  # fmt: skip
ANSWERS = ("", "", "", "ใช่", "ไม่ใช่", "ครบถ้วน", "ต้องแก้ไขเพิ่มเติมตามความเห็นคณะกรรมการ")


@st.composite
def graphs(draw: st.DrawFn, most_nodes: int = 25) -> Graph:
    """Draw a graph with any edges at all: loops, repeats, many exits, steps nothing leads to."""
    lanes = draw(st.integers(1, 5))
    count = draw(st.integers(1, most_nodes))
    nodes = tuple(
        Node(
            id=f"n{number}",
            kind=draw(st.sampled_from(("start", "end", *KINDS))),
            lane=draw(st.integers(0, lanes - 1)),
            label=draw(st.sampled_from(TITLES)),
            time=draw(st.sampled_from(("", "", "30 นาที"))),
            law=draw(st.sampled_from(("", "", "ม. 38"))),
        )
        for number in range(count)
    )
    ends = st.integers(0, count - 1)
    pairs = draw(st.lists(st.tuples(ends, ends, st.sampled_from(ANSWERS)), max_size=2 * count))
    edges = tuple(Edge(f"n{a}", f"n{b}", answer) for a, b, answer in pairs)
    titles = tuple(Lane(f"lane-{lane}", "ผู้อำนวยการกลุ่มงานอำนวยการ") for lane in range(lanes))
    return Graph("กระบวนการ", titles, nodes, edges)


def chart(nodes: str, edges: str) -> Graph:
    """Return a graph from two lines of text.

    ``nodes``: ``id`` or ``id:kind``, then ``@lane`` if it is not lane 0: ``a b:decision@1 c:end``.
    ``edges``: ``a>b`` or ``a>b=answer``. A node is labelled by its id.
    """
    found = []
    for word in nodes.split():
        name, _, lane = word.partition("@")
        node_id, _, kind = name.partition(":")
        found.append(Node(node_id, kind or "task", int(lane or 0), node_id))
    ways = []
    for word in edges.split():
        flow, _, answer = word.partition("=")
        source, _, target = flow.partition(">")
        ways.append(Edge(source, target, answer))
    count = max((node.lane for node in found), default=0) + 1
    lanes = tuple(Lane(f"lane-{lane}", f"lane {lane}") for lane in range(count))
    return Graph("chart", lanes, tuple(found), tuple(ways))
