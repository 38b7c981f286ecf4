"""The door of MkDocs: hooks that hand a finished site to ``mkdocs build`` and ``mkdocs serve``.

Thin: what a page says is decided in :mod:`generator.site`, what is made in
:mod:`generator.build`, how it is published in :mod:`generator.publish`. The home of MkDocs.

The way of a build: ``on_config`` loads, checks and points MkDocs at a folder beside the published
one; ``on_files`` adds the generated pages; ``on_env`` checks every link; ``on_post_build``
exchanges the folders, unless ``--strict`` counted warnings.
"""

from __future__ import annotations

import html
import logging
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast

from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger, get_plugins
from mkdocs.structure.files import File, Files, InclusionLevel, file_sort_key, set_exclusions
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import CountHandler, nest_paths

from generator import publish
from generator.build import (
    ASSETS,
    SEARCH_BOX,
    SEARCH_FROM_FILES,
    SEARCH_WORKER,
    STYLES,
    PublishedFile,
    Site,
    build_site,
    finish_search_index,
    open_project,
)  # fmt: skip
from generator.labels import Labels
from generator.problems import Place, Problem, as_text, has_errors, in_order, problem
from generator.site import addresses
from generator.site.links import Anchors, anchors_of, broken_links
from generator.site.page import Heading, Page, SearchEntry
from generator.site.sanitise import front_matter, sanitised, sanitised_text
from generator.site.search_assets import with_worker
from generator.site.templates import Environment, Markup, escape
from generator.theme import LANGUAGES, read_labels, theme_folder

log = get_plugin_logger("khumue")

_FEATURES = ("navigation.tabs", "navigation.top", "search.highlight", "search.suggest")
"""The features of Material that every site has; ``mkdocs.yml`` may add others."""


class KhumueConfig(Config):
    """What ``mkdocs.yml`` may say below ``khumue``."""

    language = Choice(LANGUAGES, default=LANGUAGES[0])


class FinishedPage(MkDocsPage):
    """A page that carries its own HTML and contents, and does not pass through Markdown."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig) -> None:
        """Take over what ``page`` says; themes print titles raw, so they are escaped here."""
        self.finished = page
        super().__init__(escape(page.title), file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """Read nothing: there is no Markdown."""
        self.markdown = ""
        self.meta = {
            "description": escape(self.finished.description),
            # Search entries come from the handbook, not from parsing the page again.
            "search": {"exclude": True},
            # The tabs lead to the sections; a column for them would be empty.
            "hide": ["navigation"],
        }
        if self.finished.address != addresses.HOME:
            self.meta["title"] = self.title

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Hand over the finished body and its contents."""
        self.content = self.finished.html
        self.toc = _contents(self.finished.headings)
        self.present_anchor_ids = set(anchors_of(self.content).ids)


class GeneratedFile(File):
    """A file of the site whose bytes are made when they are written."""

    def __init__(self, file: PublishedFile, config: MkDocsConfig, told: str = "") -> None:
        """Name the file as published; ``told`` is logged when its making begins."""
        super().__init__(file.address, None, config.site_dir, config.use_directory_urls)
        self.make = file.make
        self.told = told
        self.generated_by = "khumue"

    def copy_file(self, dirty: bool = False) -> None:
        """Make the file and write it."""
        if self.told:
            log.info(self.told)
        target = Path(self.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(self.make())


class KhumuePlugin(BasePlugin[KhumueConfig]):
    """Adds the handbook to a site, and publishes the site whole."""

    publishes = False
    staging: publish.Staging | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Learn whether this run publishes a site (``build``) or only shows one (``serve``)."""
        self.publishes = command != "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and check; set what the site needs; begin a build beside the published site."""
        read_labels.cache_clear()  # so that serve sees a changed label
        self.labels = read_labels(self.config.language)
        spoken = os.environ.get("KHUMUE_LANG")
        self.messages = read_labels(spoken) if spoken in LANGUAGES else self.labels
        root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
        self.project = open_project(root, os.environ.get("SOURCE_DATE_EPOCH"))
        self._stop_on_errors(self.project.problems)
        if warnings := len(self.project.problems):
            log.info(self.messages("site.build.warnings", count=warnings))
        set_up(config, self.labels)
        _add_search_plugin(config)
        config.watch += [
            str(folder) for folder in (root / "processes", theme_folder()) if folder.is_dir()
        ]
        if self.publishes:
            self._begin(config)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Leave out the registers; add the generated pages and files; set the navigation."""
        for file in list(files):
            if file.src_uri.startswith("registers/"):
                files.remove(file)
        site = build_site(self.project, self.labels, config.site_url or "")
        self._stop_on_errors(self._add(site, files, config))
        self.synonyms = site.synonyms
        _leave_out_other_search(files)
        self.entries = [(page, entry) for page in site.pages for entry in page.entries]
        set_exclusions(files, config)
        if config.nav is None:
            config.nav = navigation(files, self.labels("site.nav.written"))
        return files

    def _add(self, site: Site, files: Files, config: MkDocsConfig) -> Iterator[Problem]:
        """Add what is generated; yield a problem for each address that is taken already."""
        docs = Path(config.docs_dir)
        taken = {
            file.dest_uri.casefold(): f"{docs.name}/{file.src_uri}"
            for file in files
            if file.src_dir == config.docs_dir
        }
        sections: dict[str, FinishedPage] = {}
        for page in site.pages:
            if page.address == addresses.HOME and page.address in taken:
                continue  # an author's own index.md is the home page
            if other := taken.get(page.address.casefold()):
                yield problem("repeated-address", Place(other), address=page.address)
                continue
            taken[page.address.casefold()] = page.address
            file = File.generated(
                config,
                page.address.removesuffix(".html") + ".md",
                content="",
                inclusion=InclusionLevel.INCLUDED if page.section else InclusionLevel.NOT_IN_NAV,
            )
            file.dest_uri = page.address
            finished = FinishedPage(page, file, config)
            folder = page.address.partition("/")[0]
            if page.section:
                sections[folder] = finished
            else:
                # So that the tabs show where the reader is: MkDocs asks a parent for no more
                # than whether it is active.
                finished.parent = cast("Section | None", sections.get(folder))
            files.append(file)
        every = len(site.manuals)
        for number, manual in enumerate(site.manuals, start=1):
            # A line for each tenth of the manuals.
            tells = number == 1 or number * 10 // every != (number - 1) * 10 // every
            told = self.messages("site.build.manual", done=number, all=every) if tells else ""
            files.append(GeneratedFile(manual, config, told))
        for made in site.files:
            files.append(GeneratedFile(made, config))

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Date all pages by the handbook, not by the clock."""
        for file in files.documentation_pages():
            assert file.page is not None
            file.page.update_date = self.project.built.isoformat()
        return nav

    @event_priority(-100)
    def on_page_content(
        self, html: str, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Sanitise what an author's Markdown has become, and escape its front matter."""
        if isinstance(page, FinishedPage):
            return html
        page.meta = front_matter(page.meta)
        page.title = page.meta["title"] = page.meta.get("title") or sanitised_text(page.title)
        _sanitise_contents(page.toc)
        return sanitised(html)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Check every link; hand search entries and the office's notice to the theme."""
        docs = Path(config.docs_dir).name
        pages: dict[str, Anchors] = {}
        sources: dict[str, str] = {}
        others = set(config.theme.static_templates)
        for file in files:
            if file.page is None or file.page.content is None:
                others.add(file.dest_uri)
                continue
            pages[file.dest_uri] = anchors_of(file.page.content)
            if file.generated_by is None:
                sources[file.dest_uri] = f"{docs}/{file.src_uri}"
        self._stop_on_errors(broken_links(pages, others, sources))
        _add_search_entries(config, self.entries)
        notice = self.project.handbook.office.notice
        env.globals["khumue"] = {
            "notice": escape(notice.in_language(self.labels.language)) if notice else "",
            "label": lambda name: escape(self.labels(name)),
            "with_search": lambda settings: Markup(with_worker(settings, SEARCH_WORKER)),
        }
        return env

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Finish the search index; publish what was built, unless ``--strict`` will refuse it."""
        finish_search_index(Path(config.site_dir), self.synonyms)
        if self.staging is None or (config.strict and _warnings_counted()):
            return
        staging, self.staging = self.staging, None
        try:
            publish.publish(staging)
        except BaseException:
            publish.abandon(staging)
            raise
        config.site_dir = str(staging.site)
        home = staging.site / addresses.HOME
        log.info(self.messages("site.build.published", path=home, address=home.as_uri()))

    def on_build_error(self, error: Exception) -> None:
        """Clean up; tell in one line what the machine refused (a full disk, a closed folder)."""
        self._abandon()
        if isinstance(error, OSError):
            raise Abort(self.messages("site.build.refused", reason=error)) from error

    def on_shutdown(self) -> None:
        """Clean up after an interrupted build."""
        self._abandon()

    def _begin(self, config: MkDocsConfig) -> None:
        site = Path(config.site_dir)
        try:
            self.staging = publish.begin(site)
        except publish.BuildRunningError:
            self._stop_on_errors([problem("build-running", Place(str(site)))])
        else:
            config.site_dir = str(self.staging.new)

    def _abandon(self) -> None:
        if self.staging is not None:
            staging, self.staging = self.staging, None
            publish.abandon(staging)

    def _stop_on_errors(self, problems: Iterable[Problem]) -> None:
        """Print all problems and stop the build if there is an error among them."""
        found = in_order(problems)
        if has_errors(found):
            sys.stderr.write(as_text(found, self.messages) + "\n")
            errors = sum(has_errors([p]) for p in found)
            raise Abort(self.messages("site.build.failed", count=errors))


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
                ("light", "default", "material/weather-night", "dark"),
                ("dark", "slate", "material/weather-sunny", "light"),
            )
        ]
    theme["features"] = [*(theme.get("features") or ()), *_FEATURES]
    own = 1 if theme.custom_dir else 0
    theme.dirs.insert(own, str(theme_folder() / "site" / "material"))
    # Our own link check knows the generated files too, and its findings are errors.
    links = config.validation.links
    links.not_found = links.unrecognized_links = links.anchors = logging.DEBUG
    config.extra.setdefault("generator", False)
    config.extra["polyfills"] = [*(config.extra.get("polyfills") or ()), SEARCH_FROM_FILES]
    config.extra_javascript.insert(0, SEARCH_BOX)
    config.extra_css[:0] = [f"{ASSETS}/{name}" for name in STYLES]


def navigation(files: Files, written_title: str) -> list[Any]:
    """Return the navigation: the generated index pages, and the author's pages before the last."""
    pages = [f for f in files.documentation_pages() if f.inclusion.is_in_nav()]
    sections = [f.src_uri for f in pages if f.generated_by]
    written = [f.src_uri for f in sorted(pages, key=file_sort_key) if not f.generated_by]
    homes = [uri for uri in written if uri in ("index.md", "README.md")]
    rest = nest_paths(uri for uri in written if uri not in homes)
    more = [{written_title: rest}] if rest else []
    return [*homes, *sections[:-1], *more, *sections[-1:]]


def _contents(headings: Sequence[Heading]) -> TableOfContents:
    """Return the table of contents of a page; headings of level 3 stand below those of level 2."""
    items: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(escape(heading.title), heading.id, heading.level)
        (items[-1].children if items and heading.level > 2 else items).append(link)
    return TableOfContents(items)


def _sanitise_contents(links: Iterable[AnchorLink]) -> None:
    for link in links:
        link.title = sanitised_text(link.title)
        _sanitise_contents(link.children)


def _add_search_entries(config: MkDocsConfig, entries: Iterable[tuple[Page, SearchEntry]]) -> None:
    """Add the search entries of the generated pages to the index of Material's search plugin."""
    search: Any = config.plugins.get("material/search")
    if search is None or not search.config.enabled:
        return
    for page, entry in entries:
        search.search_index.entries.append(
            {
                "location": f"{page.address}#{entry.anchor}" if entry.anchor else page.address,
                "title": html.escape(entry.title, quote=False),
                "text": html.escape(entry.text, quote=False),
            }
        )


def _add_search_plugin(config: MkDocsConfig) -> None:
    """Add Material's search plugin where ``mkdocs.yml`` names no search: it reads Markdown pages.

    Our ``on_config`` runs before that of others, so the new plugin is asked like the rest.
    """
    if "material/search" not in config.plugins:
        search = get_plugins()["material/search"].load()()
        search.load_config({})
        config.plugins["material/search"] = search


def _leave_out_other_search(files: Files) -> None:
    """Leave out Material's own search worker and its word cutters: 1 MB that nobody asks for."""
    for file in list(files):
        if file.src_uri.startswith(("assets/javascripts/workers/", "assets/javascripts/lunr/")):
            files.remove(file)


def _warnings_counted() -> bool:
    """Tell whether MkDocs has counted warnings, which ``--strict`` will turn into a failure."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(isinstance(h, CountHandler) and h.get_counts() for h in handlers)
