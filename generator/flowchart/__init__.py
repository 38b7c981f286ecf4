"""The flowchart: a process becomes a graph, an ordered list of passes places it, drawers draw it.

Comes in: a Process and the titles of its roles. Goes out: a Picture (positions only) and, from
it, SVG, geometry as JSON, and the same in sentences. The work-flow form of Thai manuals: one row
a step in order, one lane a role, ISO 5807 symbols, orthogonal lines. The drawers see a Picture,
never a Process.

The passes, in order (:mod:`~generator.flowchart.layout`)::

    graph -> sizes, rows, grid, flows         what is decided before any way is chosen
          -> routing (pathfinding, pathends, remaining)  a way over the grid for every edge
          -> improve                          tried again against the real drawing
          -> trunks, ports, tracks, repair    which lines share a place, and which may not
          -> coordinates (outline)            px for all of it
          -> edge_labels, joins               answers beside their lines; what is drawn of each

The same graph gives the same picture: nothing depends on time, on chance or on the machine.
"""
