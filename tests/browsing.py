"""A real browser and a web server, for the tests and for the pictures of the READMEs."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Playwright, Route

BROWSERS = ("chromium", "chromium-browser", "google-chrome")

FLAGS = (
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def launch(playwright: Playwright) -> Browser:
    """Start the distribution's Chromium.

    Raises ``RuntimeError`` that says what to install when there is none: a test that needs a
    browser fails without one, it is never skipped.
    """
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        raise RuntimeError(
            f"no browser: none of {', '.join(BROWSERS)} is on PATH; "
            "on Debian or Ubuntu: sudo apt-get install chromium"
        )
    # Chromium's sandbox refuses to run as root, which is what containers run as.
    sandbox = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
    return playwright.chromium.launch(executable_path=found, args=[*FLAGS, *sandbox])


def keep_at_home(context: BrowserContext) -> list[str]:
    """Refuse every request to another host; return the list that collects their addresses."""
    refused: list[str] = []

    def decide(route: Route) -> None:
        if route.request.url.startswith(("file:", "data:", "blob:", "http://127.0.0.1:")):
            route.continue_()
        else:
            refused.append(route.request.url)
            route.abort()

    context.route("**/*", decide)
    return refused


@contextmanager
def serving(folder: Path, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve a folder on a free port of this machine; the address ends with a slash.

    Every answer carries the ``headers``.
    """

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def end_headers(self) -> None:
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            super().end_headers()

    class Server(http.server.ThreadingHTTPServer):
        def handle_error(self, request: Any, client_address: Any) -> None:
            # A browser may leave a page before all of it has come.
            if not isinstance(sys.exception(), ConnectionError):
                super().handle_error(request, client_address)

    handler = functools.partial(Quiet, directory=str(folder))
    with Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
