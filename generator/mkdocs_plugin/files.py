"""Files and pages as MkDocs knows them: the finished site handed over, the navigation around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel, file_sort_key
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import nest_paths

from generator.build import PublishedFile, Site
from generator.mkdocs_plugin.shell import TEMPLATE
from generator.problems import Place, Problem, problem
from generator.site import addresses
from generator.site.links import Anchors, anchors_of, broken_links
from generator.site.page import Heading, Page
from generator.site.sanitise import sanitised_text
from generator.site.templates import escape

log = get_plugin_logger("khumue")


class FinishedPage(MkDocsPage):
    """A page that carries its own HTML and contents, and does not pass through Markdown."""

    shares_shell = False
    """Whether all around its body is as on the other pages of its folder."""

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
            "hide": ["navigation"] if self.finished.contents else ["navigation", "toc"],
        }
        if self.finished.address != addresses.HOME:
            self.meta["title"] = self.title
        if self.shares_shell:
            self.meta["template"] = TEMPLATE

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Hand over the finished body and its contents."""
        self.content = self.finished.html
        # The link that skips to the content leads to the first entry.
        top = TableOfContents([AnchorLink(escape(self.finished.title), "top", 1)])
        self.toc = _contents(self.finished.headings) if self.finished.contents else top


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


def add_site(
    site: Site, files: Files, config: MkDocsConfig, told: Callable[[int, int], str]
) -> Iterator[Problem]:
    """Add what is generated to the files of MkDocs; an author's own ``index.md`` stays the home.

    Yield a problem for each address that is taken already. ``told(done, all)`` words the
    progress of the manuals, which are long work.
    """
    docs = Path(config.docs_dir)
    taken = {
        file.dest_uri.casefold(): f"{docs.name}/{file.src_uri}"
        for file in files
        if file.src_dir == config.docs_dir
    }
    pages = [p for p in site.pages if p.address != addresses.HOME or p.address not in taken]
    made = [page.address for page in pages]
    made += [file.address for file in (*site.files, *site.manuals)]
    for address in made:
        if other := taken.get(address.casefold()):
            yield problem("repeated-address", Place(other), address=address)
        taken.setdefault(address.casefold(), address)
    sections: dict[str, FinishedPage] = {}
    for page in pages:
        files.append(_page_file(page, config, sections))
    for written in files:
        if written.src_uri in site.headers and written.src_dir == config.docs_dir:
            # An entry is found on the community page and where it helps.
            written.inclusion = InclusionLevel.NOT_IN_NAV
    every = len(site.manuals)
    for number, manual in enumerate(site.manuals, start=1):
        # A line for the first manual and for each tenth of them.
        tells = number == 1 or number * 10 // every > (number - 1) * 10 // every
        files.append(GeneratedFile(manual, config, told(number, every) if tells else ""))
    for file in site.files:
        files.append(GeneratedFile(file, config))


def _page_file(page: Page, config: MkDocsConfig, sections: dict[str, FinishedPage]) -> File:
    """Return the file of a page; pages below a section count as parts of its index page."""
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
        # So that the tabs show where the reader is: MkDocs asks a parent for no more than
        # whether it is active.
        finished.parent = cast("Section | None", sections.get(folder))
    return file


def put_headers(files: Files, headers: Mapping[str, Page]) -> None:
    """Put on top of each entry, below its heading, what its front matter says."""
    for file in files:
        header, page = headers.get(file.src_uri), file.page
        if header is None or page is None or file.generated_by:
            continue
        page.title = page.meta["title"] = escape(header.title)
        page.meta["description"] = escape(header.description)
        page.meta["hide"] = ["navigation"]
        body = page.content or ""
        heading, end, below = body.partition("</h1>")
        if not end:
            heading, end, below = f'<h1 id="top">{escape(header.title)}', "</h1>", body
        page.content = f"{heading}{end}\n{header.html}\n{below}"


def navigation(files: Files, written_title: str) -> list[Any]:
    """Return the navigation: the generated index pages, and the author's pages before the last."""
    pages = [f for f in files.documentation_pages() if f.inclusion.is_in_nav()]
    sections = [f.src_uri for f in pages if f.generated_by]
    written = [f.src_uri for f in sorted(pages, key=file_sort_key) if not f.generated_by]
    homes = [uri for uri in written if uri in ("index.md", "README.md")]
    rest = nest_paths(uri for uri in written if uri not in homes)
    more = [{written_title: rest}] if rest else []
    return [*homes, *sections[:-1], *more, *sections[-1:]]


def links_of(
    files: Files, config: MkDocsConfig, elsewhere: Iterable[str] = ()
) -> Iterator[Problem]:
    """Yield the problems of every link on every page, generated or written.

    ``elsewhere`` are the addresses of files that are published, but not by this build.
    """
    docs = Path(config.docs_dir).name
    pages: dict[str, Anchors] = {}
    sources: dict[str, str] = {}
    others = {*config.theme.static_templates, *elsewhere}
    for file in files:
        if file.page is None or file.page.content is None:
            others.add(file.dest_uri)
            continue
        pages[file.dest_uri] = anchors_of(file.page.content)
        if file.generated_by is None:
            sources[file.dest_uri] = f"{docs}/{file.src_uri}"
    yield from broken_links(pages, others, sources)


def _contents(headings: Sequence[Heading]) -> TableOfContents:
    """Return the table of contents of a page; headings of level 3 stand below those of level 2."""
    items: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(escape(heading.title), heading.id, heading.level)
        (items[-1].children if items and heading.level > 2 else items).append(link)
    return TableOfContents(items)


def sanitise_contents(links: Iterable[AnchorLink]) -> None:
    """Take the tags out of the titles in a table of contents; themes print them raw."""
    for link in links:
        link.title = sanitised_text(link.title)
        sanitise_contents(link.children)
