"""A gallery of graphs: plain work, hard cases, large ones. Tests and benchmarks look at them."""

from __future__ import annotations

import random

from generator.flowchart.graph import Edge, Graph, Lane, Node
from tests.flowchart.graphs import ANSWERS, KINDS, TITLES, chart

HARD = {
    "nothing": chart("", ""),
    "one step": chart("a", ""),
    "a loop alone": chart("a", "a>a a>a=yes"),
    "two islands": chart("a b@1 c d@1", "a>b c>d"),
    "all to all": chart("a b@1 c@2 d", " ".join(f"{a}>{b}={a}{b}" for a in "abcd" for b in "abcd")),
    "nine answers": chart(
        "a:decision b c d e f g h i j", " ".join(f"a>{b}={b}" for b in "bcdefghij")
    ),
    "the same flow thrice": chart("a b", "a>b a>b a>b"),
    "two answers to one step": chart("a:decision b c", "a>c=yes a>c=no a>b=maybe b>c"),
    "loops in loops": chart("a b c d e", "a>b b>c c>d d>e e>a=1 d>b=2 c>a=3 e>d=4 b>a=5"),
    "bars": chart("f:parallel a b@1 c@2 j:parallel", "f>a f>b f>c a>j b>j c>j j>f=again"),
    "an endless loop": chart("a b", "a>b b>a"),
}

PLAIN = {
    "one after the other": chart("a b c d e", "a>b b>c c>d d>e"),
    "rework": chart(
        "s:start a b@1 d:decision@1 e@1 f:decision@2 g:document@2 h@1 z:end",
        "s>a a>b b>d d>e=yes d>a=no e>f f>g=yes f>e=no g>h h>z",
    ),
    "hand-offs over four lanes": chart("a b@1 c@2 d@3 e@2 f@1 g", "a>b b>c c>d d>e e>f f>g"),
    "parallel work": chart(
        "s:start f:parallel a b@1 c@2 j:parallel z:end", "s>f f>a f>b f>c a>j b>j c>j j>z"
    ),
    "six decisions and four ways back": chart(
        "s:start a b c:decision d e@1 f:decision@1 g@1 h@2 i:decision@2 j@2 k@1 l:decision@1 m@1 "
        "n o:decision p:document q@3 r:decision@3 t:data@3 u@2 v@1 w x:document z:end",
        "s>a a>b b>c c>d=yes c>b=no d>e e>f f>g=yes f>e=no g>h h>i i>j=yes i>h=no j>k k>l l>m=yes "
        "l>n=skip m>n n>o o>p=yes o>n=no p>q q>r r>t=yes r>u=no t>u u>v v>w w>x x>z",
    ),
}


def plausible(steps: int) -> Graph:
    """Return a process of many steps as offices have them: decisions go on, or a few steps back."""
    kinds = ("task", "task", "document", "decision", "task")
    nodes, edges = [], []
    for step in range(steps):
        kind = kinds[step % len(kinds)]
        nodes.append(Node(f"n{step}", kind, step * step % 7 % 5, TITLES[step % len(TITLES)]))
        if step + 1 < steps:
            edges.append(Edge(f"n{step}", f"n{step + 1}", "ใช่" if kind == "decision" else ""))
        if kind == "decision":
            edges.append(Edge(f"n{step}", f"n{max(0, step - step % 6)}", "ไม่"))
    return Graph("", tuple(Lane(f"{k}", f"{k}") for k in range(5)), tuple(nodes), tuple(edges))


def tangled(steps: int, flows_a_step: float, seed: int) -> Graph:
    """Return a graph whose flows lead from anywhere to anywhere: the same for the same seed."""
    chance = random.Random(f"{steps} {flows_a_step} {seed}")
    nodes = tuple(
        Node(
            id=f"n{step}",
            kind=chance.choice(KINDS),
            lane=chance.randrange(5),
            label=chance.choice(TITLES),
            time=chance.choice(("", "", "30 นาที")),
            law=chance.choice(("", "", "ม. 38")),
        )
        for step in range(steps)
    )
    edges = tuple(
        Edge(f"n{chance.randrange(steps)}", f"n{chance.randrange(steps)}", chance.choice(ANSWERS))
        for _ in range(round(steps * flows_a_step))
    )
    return Graph("", tuple(Lane(f"{k}", f"{k}") for k in range(5)), nodes, edges)
