"""Prints what pages weigh: ``python -m tests.benchmarks.weight [SITE]``.

For each process page its bytes of HTML; for home and the heaviest process page what Chromium
loads on a first visit, gzipped as a web server would send it, and how far the layout shifts.
The search index is left out: it is loaded when a reader begins to search.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browsing import launch, serving
from tests.checkout import khumue

PAGE_LIMIT = 60_000
"""Bytes of HTML that the page of a process may have."""

VISIT_LIMIT = 400_000
"""Bytes, gzipped, that a first visit may load."""

_INDEX = "search/search_index"
_PACKED = (".woff2", ".png", ".jpg", ".pdf")
"""What is compressed already is sent as it is."""

_SHIFT = """() => new Promise((done) => {
    let shift = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(shift), 700);
})"""


@dataclass(frozen=True)
class Visit:
    """A first visit to a page: bytes of each file, gzipped, by address; and its layout shift."""

    files: Mapping[str, int]
    shift: float

    @property
    def weight(self) -> int:
        """The bytes of all files."""
        return sum(self.files.values())


def page_weights(site: Path) -> dict[str, int]:
    """Return the bytes of HTML of each process page of a built site, heaviest first."""
    pages = [page for page in (site / "processes").glob("*.html") if page.name != "index.html"]
    weights = {page.name: page.stat().st_size for page in pages}
    return dict(sorted(weights.items(), key=lambda item: -item[1]))


def first_visit(browser: Browser, site: Path, root: str, name: str, width: int = 1440) -> Visit:
    """Open a page of ``site``, served at ``root``, with nothing in the cache."""
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="th-TH")
    page = context.new_page()
    asked: dict[str, None] = {}
    page.on("request", lambda request: asked.setdefault(request.url))
    page.goto(root + name)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    shift: float = page.evaluate(_SHIFT)
    context.close()
    local = [url.removeprefix(root).partition("?")[0] for url in asked if url.startswith(root)]
    return Visit({one: _sent(site / one) for one in local if not one.startswith(_INDEX)}, shift)


def _sent(file: Path) -> int:
    """Return how many bytes of a file a web server sends."""
    data = file.read_bytes()
    return len(data) if file.suffix in _PACKED else len(gzip.compress(data, 6, mtime=0))


def report(site: Path) -> None:
    """Print the figures of a site."""
    weights = page_weights(site)
    heaviest = next(iter(weights))
    print(f"HTML of {len(weights)} process pages, limit {PAGE_LIMIT:,} bytes")
    for name, weight in [*weights.items()][:5]:
        print(f"  {weight:7,}  {name}")
    print(f"  {sum(weights.values()) // len(weights):7,}  on average")
    with serving(site) as root, sync_playwright() as playwright:
        browser = launch(playwright)
        for name in ("index.html", f"processes/{heaviest}"):
            visit = first_visit(browser, site, root, name)
            print(f"\nfirst visit to {name}: {visit.weight:,} bytes gzipped, limit {VISIT_LIMIT:,}")
            for file, weight in sorted(visit.files.items(), key=lambda item: -item[1]):
                print(f"  {weight:7,}  {file}")
            for width in (360, 768, 1440, 1920):
                shift = first_visit(browser, site, root, name, width).shift
                print(f"  layout shift at {width}: {shift:.4f}")
        browser.close()


def main() -> None:
    """Measure a site that is built, or build the sample first."""
    options = argparse.ArgumentParser(prog="python -m tests.benchmarks.weight", description=__doc__)
    options.add_argument("site", nargs="?", type=Path, help="a built site (else the sample's)")
    site: Path | None = options.parse_args().site
    if site:
        report(site)
        return
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "site"
        built = khumue("build", "--site-dir", made)
        if built.returncode:
            sys.exit(built.stdout + built.stderr)
        report(made)


if __name__ == "__main__":
    main()
