"""Prints how well and how fast the search of a built site finds what people ask for.

``python -m tests.benchmarks.search --corpus DIR --queries FILE``: DIR is a folder of Markdown, FILE
a list in JSON of ``{"q": query, "relevant": [names of pages]}``, perhaps with a category ``cat``.
The corpus is built into a site by the plugin, and asked in Chromium through the search box, served
and opened from a file; ``--pages 2000`` puts other pages beside it until there are so many.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from statistics import median
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from generator.build import SEARCH_WORKER
from generator.site.search_index import MARK
from tests.benchmarks.distractors import write_distractors
from tests.browsing import keep_at_home, launch, serving
from tests.checkout import SCRIPTS

VISITS = 5  # of a browser that knows nothing of the site yet
PAUSE = 30  # ms: the worker waits so long for a further key
SLOWEST = 60_000  # ms

# Notes when the worker is asked and answers, whichever worker the page makes.
WATCH = """
(() => {
  const seen = (window.seen = {});
  const watched = (Made) => function (address) {
    const worker = new Made(address);
    const post = worker.postMessage.bind(worker);
    worker.postMessage = (message) => {
      if (message.type === 2) seen.asked = performance.now();
      post(message);
    };
    worker.addEventListener("message", ({ data: { type } }) => {
      if (type === 1) seen.ready = performance.now();
      if (type === 3) seen.answered = performance.now();
    });
    return worker;
  };
  let made = watched(window.Worker);
  Object.defineProperty(window, "Worker", {
    get: () => made,
    set: (other) => { made = watched(other); },
  });
})();
"""

# Types a query at once; tells which pages are shown, and how long that took.
ASK = """
async (query) => {
  const box = document.querySelector(".md-search__input");
  window.seen.answered = 0;
  box.value = query;
  const pressed = performance.now();
  box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  while (!window.seen.answered) await new Promise((resolve) => setTimeout(resolve, 1));
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
  const shown = performance.now() - pressed;
  const links = document.querySelectorAll(".md-search-result__item > a");
  return {
    pages: Array.from(links, (link) => link.href),
    engine: window.seen.answered - window.seen.asked,
    shown,
  };
}
"""


@dataclass(frozen=True)
class Answer:
    """What came back for one query: names of pages, best first, and times in ms."""

    pages: tuple[str, ...]
    engine: float
    shown: float


def build(corpus: Path, pages: int, folder: Path) -> Path:
    """Build a site of the corpus (and other pages, up to ``pages``) in ``folder``; return it."""
    docs = folder / "docs"
    shutil.copytree(corpus, docs)
    present = len(list(docs.glob("*.md")))
    write_distractors(docs, max(0, pages - present))
    # In the navigation of every page, 2,000 pages would take minutes and gigabytes.
    first = min(path.name for path in docs.glob("*.md"))
    settings = f"site_name: search\ntheme: material\nplugins: [khumue]\nnav: [{first}]\n"
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    subprocess.run([SCRIPTS / "mkdocs", "build", "--quiet"], cwd=folder, check=True)
    return folder / "site"


def open_search(context: BrowserContext, address: str) -> Page:
    """Open a page and its search box; return the page when it can be asked."""
    page = context.new_page()
    page.set_default_timeout(SLOWEST)
    page.add_init_script(WATCH)
    page.goto(address)
    page.locator(".md-search__input").click()
    page.wait_for_function("window.seen.ready")
    return page


def time_to_ready(browser: Browser, address: str) -> list[float]:
    """Return ms from navigation to ready of some first visits, in order of size.

    Requests are not watched here, as they are in :func:`ask`: that takes time of its own.
    """
    times: list[float] = []
    for _ in range(VISITS):
        context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="th-TH")
        times.append(open_search(context, address).evaluate("window.seen.ready"))
        context.close()
    return sorted(times)


def ask(browser: Browser, address: str, queries: Iterable[str]) -> list[Answer]:
    """Ask the search box of a site; return the answers."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="th-TH")
    refused = keep_at_home(context)
    page = open_search(context, address)
    # The box asks for nothing when it opens; on a busy machine that answer comes late, and would
    # be taken for the first one.
    page.evaluate(ASK, "กขค")
    page.wait_for_timeout(1000)
    answers = [_answer(page.evaluate(ASK, query)) for query in queries]
    context.close()
    assert not refused, f"asked another host: {refused}"
    return answers


def _answer(told: dict[str, Any]) -> Answer:
    names = (PurePosixPath(re.split(r"[?#]", link)[0]).stem for link in told["pages"])
    return Answer(tuple(dict.fromkeys(names)), told["engine"] - PAUSE, told["shown"])


def recall(answer: Answer, relevant: Sequence[str]) -> float:
    """Return the share of relevant pages among the first five (of five at most)."""
    wanted = set(relevant)
    return len(wanted & set(answer.pages[:5])) / min(5, len(wanted))


def reciprocal_rank(answer: Answer, relevant: Sequence[str]) -> float:
    """Return 1 / the place of the first relevant page among ten, 0 if there is none."""
    places = (n for n, page in enumerate(answer.pages[:10], start=1) if page in relevant)
    return 1 / next(places, float("inf"))


def percentile(values: Iterable[float], share: float) -> float:
    """Return the value below which a share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def print_answers(queries: Sequence[dict[str, Any]], answers: Sequence[Answer]) -> None:
    """Print the measures of one list of queries, and the recall of each category."""

    def mean(measure: Callable[[Answer, Sequence[str]], float]) -> float:
        found = [measure(a, q["relevant"]) for q, a in zip(queries, answers, strict=True)]
        return sum(found) / len(found)

    nothing = sum(not answer.pages for answer in answers) / len(answers)
    engine, shown = [a.engine for a in answers], [a.shown for a in answers]
    print(
        f"    recall@5 {mean(recall):.3f}  MRR {mean(reciprocal_rank):.3f}  nothing {nothing:.1%}  "
        f"engine p50 {percentile(engine, 0.5):.0f} p95 {percentile(engine, 0.95):.0f} ms  "
        f"key to render p50 {percentile(shown, 0.5):.0f} p95 {percentile(shown, 0.95):.0f} ms"
    )
    groups: dict[str, list[float]] = {}
    for query, answer in zip(queries, answers, strict=True):
        found = recall(answer, query["relevant"])
        groups.setdefault(query.get("cat", "all"), []).append(found)
    print("    " + "  ".join(f"{name} {sum(g) / len(g):.2f}" for name, g in groups.items()))


def print_sizes(site: Path) -> None:
    """Print how large the index and the worker are."""
    index = (site / "search" / "search_index.json").read_bytes()
    docs = json.loads(index)["docs"]
    letters = sum(len((doc["title"] + doc["text"]).replace(MARK, "")) for doc in docs)
    packed = len(gzip.compress(index, 9)) / 1e6
    worker = (site / SEARCH_WORKER).stat().st_size
    print(
        f"  {len(docs)} entries, {letters:,} characters; index {packed:.2f} MB gzipped, "
        f"{packed / letters * 1e6:.2f} MB a million characters; worker {worker:,} bytes"
    )


def main() -> None:
    """Read the options; build, ask and print."""
    options = argparse.ArgumentParser(prog="python -m tests.benchmarks.search", description=__doc__)
    options.add_argument("--corpus", type=Path, required=True, help="a folder of Markdown pages")
    options.add_argument("--queries", type=Path, nargs="+", required=True, help="lists in JSON")
    options.add_argument("--pages", type=int, nargs="+", default=[0], help="sizes of the site")
    chosen = options.parse_args()
    lists = {file: json.loads(file.read_text(encoding="utf-8")) for file in chosen.queries}
    for pages in chosen.pages:
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            site = build(chosen.corpus, pages, folder)
            browser = launch(stack.enter_context(sync_playwright()))
            served = stack.enter_context(serving(site))
            first = min(path.name for path in site.glob("*.html") if path.name != "404.html")
            print(f"\n{len(list(site.glob('*.html')))} pages")
            print_sizes(site)
            for address in (served, site.as_uri() + "/"):
                scheme = address.partition(":")[0]
                ready = time_to_ready(browser, address + first)
                print(
                    f"  {scheme}: ready {median(ready):.0f} ms ({ready[0]:.0f} to {ready[-1]:.0f}, "
                    f"{VISITS} visits)"
                )
                for file, queries in lists.items():
                    print(f"  {scheme}, {file.name}")
                    print_answers(queries, ask(browser, address + first, [q["q"] for q in queries]))
            browser.close()


if __name__ == "__main__":
    main()
