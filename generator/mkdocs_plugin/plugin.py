"""The hooks of MkDocs, in the order in which it calls them."""

from __future__ import annotations

import html
import logging
import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, ListOfItems
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files, set_exclusions
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from generator import publish
from generator.build import SEARCH_WORKER, build_site, finish_search_index, open_project
from generator.mkdocs_plugin.files import (
    FinishedPage,
    add_site,
    links_of,
    log,
    navigation,
    put_headers,
    sanitise_contents,
)
from generator.mkdocs_plugin.second_language import (
    build_below,
    lead_to_prints_above,
    without_prints,
)
from generator.mkdocs_plugin.settings import add_search_plugin, set_up
from generator.mkdocs_plugin.shell import Shell, in_shell
from generator.problems import Place, Problem, as_text, has_errors, in_order, problem
from generator.site import addresses
from generator.site.glossary import names_of, reading_scripts, with_terms
from generator.site.inline_scripts import with_script_files
from generator.site.languages import TWIN, twin_above, twin_below, with_thai_marked
from generator.site.lean import lean
from generator.site.page import Page, SearchEntry
from generator.site.sanitise import front_matter, sanitised, sanitised_text
from generator.site.search_assets import with_worker
from generator.site.templates import Environment, Markup, escape
from generator.theme import LANGUAGES, read_labels, theme_folder

_NAME = "site.theme.language"
"""The label that names a language in that language."""


_SKIP = re.compile("(?<=<div data-md-component=skip>).*?(?=</div>)", re.DOTALL)


class KhumueConfig(Config):
    """What ``mkdocs.yml`` may say below ``khumue``."""

    language = Choice(LANGUAGES, default=LANGUAGES[0])
    languages = ListOfItems(Choice(LANGUAGES), default=[])
    """All languages of the site; one that is not ``language`` gets a folder of its own."""


class KhumuePlugin(BasePlugin[KhumueConfig]):
    """Adds the handbook to a site, and publishes the site whole."""

    publishes = False
    staging: publish.Staging | None = None
    above = ""
    """The language of the site that this one becomes a folder of; empty for a site of its own."""

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
        others = (one for one in self.config.languages if one != self.config.language)
        self.below = next(others, "")
        root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
        self.project = open_project(root, os.environ.get("SOURCE_DATE_EPOCH"))
        self._stop_on_errors(self.project.problems)
        if warnings := len(self.project.problems):
            log.info(self.messages("site.build.warnings", count=warnings))
        set_up(config, self.labels)
        if self.above and (name := self.project.handbook.office.handbook.en):
            config.site_name = name
        add_search_plugin(config)
        config.watch += [
            str(folder) for folder in (root / "processes", theme_folder()) if folder.is_dir()
        ]
        if self.publishes:
            self._begin(config)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Leave out the sources; add the generated pages and files; set the navigation."""
        for file in list(files):
            if file.src_uri.startswith(("registers/", "archive/", "data/")):
                files.remove(file)
        site = build_site(self.project, self.labels, config.site_url or "")
        self.prints: frozenset[str] = frozenset()
        if self.above:
            site, self.prints = without_prints(site)
        if self.below:
            self._stop_on_errors(_in_folder(self.below, files, config))
        self._stop_on_errors(add_site(site, files, config, self._printing))
        self.synonyms = site.synonyms
        self.headers = site.headers
        self.terms = names_of(self.project.handbook.terms.values(), self.labels.language)
        _leave_out_other_search(files)
        self.entries = [(page, entry) for page in site.pages for entry in page.entries]
        set_exclusions(files, config)
        if config.nav is None and site.pages:
            config.nav = navigation(files, self.labels("site.nav.written"))
        return files

    def _printing(self, done: int, every: int) -> str:
        return self.messages("site.build.manual", done=done, all=every)

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Date all pages by the handbook, not by the clock; tell which look alike around."""
        listed = {page.file.src_uri for page in nav.pages}
        for file in files.documentation_pages():
            assert file.page is not None
            file.page.update_date = self.project.built.isoformat()
            if isinstance(file.page, FinishedPage):
                file.page.shares_shell = file.src_uri not in listed
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
        sanitise_contents(page.toc)
        root = addresses.root(page.file.dest_uri)
        told = with_terms(clean := sanitised(html), self.terms, root)
        return told if told == clean else told + reading_scripts(root)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Check every link; hand search entries and the office's notice to the theme."""
        put_headers(files, self.headers)
        lead_to_prints_above(files, self.prints)
        self._stop_on_errors(links_of(files, config, (f"../{print_}" for print_ in self.prints)))
        _add_search_entries(config, self.entries)
        notice = self.project.handbook.office.notice
        self.env, self.shells = env, dict[object, Shell]()
        self.scripts = dict[str, str]()
        twin = self.below or self.above
        env.globals["khumue"] = {
            "twin": {"href": TWIN, "language": twin, "name": read_labels(twin)(_NAME)}
            if twin
            else None,
            "notice": escape(notice.in_language(self.labels.language)) if notice else "",
            "label": lambda name: escape(self.labels(name)),
            "with_search": lambda settings: Markup(with_worker(settings, SEARCH_WORKER)),
        }
        return env

    @event_priority(100)
    def on_page_context(
        self, context: TemplateContext, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Put a generated page into its shell; the search plugin need not look at it again."""
        if isinstance(page, FinishedPage) and page.shares_shell:
            values = cast(dict[str, Any], context)
            values["finished"] = in_shell(page, values, self.env, self.shells)
            page.content = ""
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Leave out the bytes that no reader misses; move inline scripts into files."""
        if not isinstance(page, FinishedPage):
            output = lean(output, written=True)
        else:
            output = self._with_skip(output if page.shares_shell else lean(output))
        address = page.file.dest_uri
        return self._without_inline(self._in_languages(output, address), addresses.root(address))

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Do the same on the page for a wrong address, which a server shows at any depth."""
        root = urlsplit(config.site_url or "/").path
        # The way from the page that a wrong address meant is not known: it leads home.
        output = output_content.replace(TWIN, f"{root}{self.below}/{addresses.HOME}")
        marked = self._marked(output) if template_name.endswith(".html") else output
        return self._without_inline(marked, root)

    def _with_skip(self, html: str) -> str:
        """Lead past the menus to the title; Material leads to the first of the contents, if any."""
        way = f'<a href="#top" class=md-skip>{escape(self.labels("site.theme.skip"))}</a>'
        return _SKIP.sub(lambda _: way, html, count=1)

    def _in_languages(self, html: str, address: str) -> str:
        """Lead to the page in the other language; mark what is not in the language of the page."""
        twin = twin_above(address) if self.above else twin_below(address, self.below)
        return self._marked(html.replace(f'href="{TWIN}"', f'href="{twin}"'))

    def _marked(self, html: str) -> str:
        return html if self.labels.language == "th" else with_thai_marked(html)

    def _without_inline(self, html: str, root: str) -> str:
        moved = with_script_files(html, root)
        self.scripts |= moved.scripts
        return moved.html

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Finish the search index; publish what was built, unless ``--strict`` will refuse it."""
        site = Path(config.site_dir)
        finish_search_index(site, self.synonyms)
        for address, script in self.scripts.items():
            (site / address).write_text(script, encoding="utf-8", newline="\n")
        if self.below:
            build_below(config, self.below, self.labels.language)
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


def _in_folder(folder: str, files: Files, config: MkDocsConfig) -> Iterable[Problem]:
    """Yield a problem for each file of an author in the folder of the second language."""
    for file in files:
        if file.dest_uri.startswith(f"{folder}/") and file.src_dir == config.docs_dir:
            place = Place(f"{Path(config.docs_dir).name}/{file.src_uri}")
            yield problem("repeated-address", place, address=file.dest_uri)


def _leave_out_other_search(files: Files) -> None:
    """Leave out Material's own search worker and its word cutters: 1 MB that nobody asks for."""
    for file in list(files):
        if file.src_uri.startswith(("assets/javascripts/workers/", "assets/javascripts/lunr/")):
            files.remove(file)


def _warnings_counted() -> bool:
    """Tell whether MkDocs has counted warnings, which ``--strict`` will turn into a failure."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(isinstance(h, CountHandler) and h.get_counts() for h in handlers)
