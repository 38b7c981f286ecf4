"""The second language: the same project built once more, into a folder of the first site."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import Plugins
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from generator.build import Site
from generator.site.languages import with_prints_above

if TYPE_CHECKING:
    from generator.mkdocs_plugin.plugin import KhumuePlugin

_PLUGIN = "khumue"


def build_below(config: MkDocsConfig, language: str, above: str) -> None:
    """Build the project of ``config`` in ``language`` into a folder of its site.

    The build neither publishes nor locks: the site of the language ``above`` is published with
    the folder in it. Raises what MkDocs raises.
    """
    # MkDocs keeps plugins from one configuration for the next; this build needs its own.
    option = MkDocsConfig.plugins
    assert isinstance(option, Plugins)
    kept, option.plugin_cache = option.plugin_cache, {}
    try:
        own = load_config(
            config.config_file_path,
            docs_dir=config.docs_dir,
            site_dir=str(Path(config.site_dir) / language),
            site_url=f"{config.site_url.rstrip('/')}/{language}/" if config.site_url else "",
            strict=config.strict,
        )
    finally:
        option.plugin_cache = kept
    plugin = cast("KhumuePlugin", own.plugins[_PLUGIN])
    plugin.config.language = language
    plugin.config.languages = []
    plugin.above = above
    # A server shows the page for a wrong address of the whole site.
    own.theme.static_templates.discard("404.html")
    own.plugins.on_startup(command="serve", dirty=False)  # who serves publishes nothing
    build(own)


def without_prints(site: Site) -> tuple[Site, frozenset[str]]:
    """Return a site without its PDF files, and their addresses."""
    prints = {file.address for file in (*site.manuals, *site.files)}
    prints = {address for address in prints if address.endswith(".pdf")}
    files = tuple(file for file in site.files if file.address not in prints)
    return replace(site, manuals=(), files=files), frozenset(prints)


def lead_to_prints_above(files: Files, prints: frozenset[str]) -> None:
    """Let the links of all pages lead to the PDF files of the site one level up."""
    for file in files:
        if file.page is not None and file.page.content is not None:
            file.page.content = with_prints_above(file.page.content, prints)
