"""The settings of a site: what MkDocs and Material must be told, whatever ``mkdocs.yml`` says."""

from __future__ import annotations

import logging

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugins

from generator.build import SEARCH_BOX, SEARCH_FROM_FILES, STYLES
from generator.labels import Labels
from generator.site.page import heading_id
from generator.theme import theme_folder

_FEATURES = ("navigation.tabs", "navigation.top", "search.highlight", "search.suggest")
"""The features of Material that every site has; ``mkdocs.yml`` may add others."""


def set_up(config: MkDocsConfig, labels: Labels) -> None:
    """Set what every site needs; what ``mkdocs.yml`` says of colours and features stands."""
    config.use_directory_urls = False  # one build for http and file://
    theme = config.theme
    theme["language"] = labels.language
    theme["font"] = False  # no request to a font service; khumue.css brings Sarabun
    if "palette" not in theme:
        theme["palette"] = [
            {
                "media": f"(prefers-color-scheme: {scheme})",
                "scheme": name,
                "primary": "custom",
                "accent": "custom",
                "toggle": {"icon": icon, "name": labels(f"site.theme.{other}")},
            }
            for scheme, name, icon, other in (
                ("light", "default", "material/moon-waxing-crescent", "dark"),
                ("dark", "slate", "material/brightness-7", "light"),
            )
        ]
    theme["features"] = [*(theme.get("features") or ()), *_FEATURES]
    own = 1 if theme.custom_dir else 0
    theme.dirs.insert(own, str(theme_folder() / "site" / "material"))
    # Markdown's own ids for Thai headings are _1, _2, ...: they change when one is put between.
    config.mdx_configs.setdefault("toc", {}).setdefault("slugify", heading_id)
    # Columns are aligned by an attribute: a strict Content-Security-Policy forbids inline styles.
    config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)
    # Our own link check knows the generated files too, and its findings are errors.
    links = config.validation.links
    links.not_found = links.unrecognized_links = links.anchors = logging.DEBUG
    config.extra.setdefault("generator", False)
    config.extra["polyfills"] = [*(config.extra.get("polyfills") or ()), SEARCH_FROM_FILES]
    config.extra_javascript.insert(0, SEARCH_BOX)
    config.extra_css.insert(0, STYLES)


def add_search_plugin(config: MkDocsConfig) -> None:
    """Add Material's search plugin where ``mkdocs.yml`` names no search: it reads Markdown pages.

    Our ``on_config`` runs before that of others, so the new plugin is asked like the rest.
    """
    if "material/search" not in config.plugins:
        search = get_plugins()["material/search"].load()()
        search.load_config({})
        config.plugins["material/search"] = search
