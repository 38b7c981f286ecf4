"""What many tests share: a small project, the sample site built once, and a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, Page, sync_playwright

from generator.starter import write_starter
from tests.browsing import keep_at_home, launch, serving
from tests.checkout import khumue


@pytest.fixture
def small_project(tmp_path: Path) -> Callable[[], Path]:
    """Return a function that writes another office's project and returns its folder.

    It is the project that ``khumue init`` starts: three processes, the fewest registers.
    """

    def write(name: str = "office") -> Path:
        folder = tmp_path / name
        write_starter(folder)
        return folder

    return write


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Build the sample of this checkout once, by the command, and return the site's folder.

    Processes that share the tests share the site: the first that asks builds it.
    """
    own = tmp_path_factory.getbasetemp()
    site = (own if worker_id == "master" else own.parent) / "sample" / "site"
    site.parent.mkdir(exist_ok=True)
    with FileLock(site.parent / "lock"):
        if not site.exists():
            built = khumue("build", "--site-dir", site)
            assert built.returncode == 0, built.stdout + built.stderr
    return site


@pytest.fixture(scope="session")
def sample_address(sample_site: Path) -> Iterator[str]:
    """Serve the sample site on this machine; the address ends with a slash."""
    with serving(sample_site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once for all tests; fail when there is none."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open an empty page of its own for a test.

    Whatever the test looks at, it fails when a script of the page failed, or when the page
    asked another host for anything.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="th-TH")
    refused = keep_at_home(context)
    page = context.new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    yield page
    context.close()
    assert not failures, failures
    assert not refused, refused
