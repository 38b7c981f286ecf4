"""Khumue: work processes written once in YAML become a knowledge site and printable manuals.

Rooms, each with one job, and the direction in which they may know one another::

    problems, labels <- thai, model <- loading, flowchart <- site, manual <- build <- doors

The doors are ``cli`` (commands) and ``mkdocs_plugin`` (MkDocs hooks). Nothing imports a door.
``build`` reads like a table of contents. No room reads the clock: dates are arguments.
"""

__version__ = "0.1.0"
