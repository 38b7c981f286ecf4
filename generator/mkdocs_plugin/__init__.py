"""The door of MkDocs: hooks that hand a finished site to ``mkdocs build`` and ``mkdocs serve``.

Thin: what a page says is decided in :mod:`generator.site`, what is made in
:mod:`generator.build`, how it is published in :mod:`generator.publish`. The home of MkDocs.

The way of a build: ``on_config`` loads, checks and points MkDocs at a folder beside the published
one; ``on_files`` adds the generated pages; ``on_env`` checks every link; ``on_post_build``
exchanges the folders, unless ``--strict`` counted warnings.
"""

from generator.mkdocs_plugin.plugin import KhumuePlugin

__all__ = ["KhumuePlugin"]
