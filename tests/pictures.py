"""Takes the pictures of the READMEs from the sample site: ``make pictures``."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browsing import launch, serving
from tests.checkout import CHECKOUT, khumue

PICTURES = CHECKOUT / ".github" / "pictures"
LONGEST = 200_000
"""Bytes that a picture may have, so that the repository stays light."""

PAGES = {
    "home": ("index.html", 1280, 800),
    "process": ("processes/DRT-01.html#chart", 1280, 1000),
    "phone": ("processes/DRT-01.html#step-receive", 390, 800),
}
"""Name of a picture to address, width and height of the window in CSS pixels."""

MANUAL = ("manuals/DRT-01.pdf", 9, 80)
"""The manual that is shown, its page, and the resolution in dots an inch."""


def take(browser: Browser, address: str, width: int, height: int, file: Path) -> None:
    """Write a picture of a page as it stands once its fonts are there."""
    page = browser.new_page(
        viewport={"width": width, "height": height}, locale="th-TH", reduced_motion="reduce"
    )
    page.goto(address)
    page.evaluate("document.fonts.ready")
    page.evaluate("location.hash && document.querySelector(location.hash).scrollIntoView()")
    page.screenshot(path=file, animations="disabled")
    page.close()


def main() -> None:
    """Build the sample, write every picture, and fail when one grew too large."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        built = khumue("build", "--site-dir", site)
        if built.returncode:
            sys.exit(built.stdout + built.stderr)
        with serving(site) as root, sync_playwright() as playwright:
            browser = launch(playwright)
            for name, (address, width, height) in PAGES.items():
                take(browser, root + address, width, height, PICTURES / f"{name}.png")
            browser.close()
        manual, page, resolution = MANUAL
        subprocess.run(
            ["pdftoppm", "-png", "-singlefile", "-r", str(resolution),
             "-f", str(page), "-l", str(page), site / manual, PICTURES / "manual"],
            check=True,
        )  # fmt: skip
    for picture in sorted(PICTURES.glob("*.png")):
        size = picture.stat().st_size
        print(f"{picture.relative_to(CHECKOUT)}  {size // 1000} kB")
        if size > LONGEST:
            sys.exit(f"{picture.name} is over {LONGEST // 1000} kB")


if __name__ == "__main__":
    main()
