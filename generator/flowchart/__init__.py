"""The flowchart: a process becomes a graph, an ordered list of passes places it, drawers draw it.

Comes in: a Process and the titles of its roles. Goes out: a Picture (positions only) and, from
it, SVG. The work-flow form of Thai manuals: one row a step in order, one lane a role, ISO 5807
symbols, orthogonal lines. The drawers see a Picture, never a Process.
"""
