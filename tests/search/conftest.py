"""The engine's modules in a browser, and small sites to search in."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.theme import theme_folder
from tests.browsing import serving
from tests.checkout import SCRIPTS

Engine = Callable[..., Any]

MARKDOWN = {
    "index.md": "# คลังความรู้\n\nรวมวิธีทำงานของสำนักงาน\n",
    "leave.md": """---
tags: [บุคคล]
---
# การลาพักผ่อน

ข้าราชการลาพักผ่อนได้ปีละ ๑๐ วันทำการ

## การลาป่วย

ลาป่วยเกินสามวันให้แนบใบรับรองแพทย์ ตาม พ.ร.บ. ระเบียบข้าราชการพลเรือน
""",
    "procurement.md": """# การจัดซื้อด้วย e-bidding

ประกาศร่าง TOR ในระบบ e-GP ตามระเบียบ พ.ศ. 2560

## อุทธรณ์ผลการประกวดราคา

ยื่นอุทธรณ์ภายใน 7 วันทำการ
""",
    "boosted.md": "---\nsearch:\n  boost: 5\n---\n# ระเบียบวันทำการ\n\nวันทำการคือวันราชการ\n",
    "hidden.md": "---\nsearch:\n  exclude: true\n---\n# หน้าลับ\n\nคำว่าพญานาคมีที่นี่เท่านั้น\n",
}


def build_markdown(folder: Path, plugins: str) -> Path:
    """Build a site of Markdown alone with the given plugins; return its folder."""
    (folder / "docs").mkdir(parents=True)
    for name, text in MARKDOWN.items():
        (folder / "docs" / name).write_text(text, encoding="utf-8")
    settings = f"site_name: ความรู้\ntheme: material\nplugins: {plugins}\n"
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    built = subprocess.run(
        [SCRIPTS / "mkdocs", "build", "--strict"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return folder / "site"


@pytest.fixture(scope="session")
def markdown_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site without processes, with our plugin alone."""
    return build_markdown(tmp_path_factory.mktemp("markdown") / "office", "[khumue]")


@pytest.fixture(scope="session")
def engine(browser: Browser) -> Iterator[Engine]:
    """Return a function that calls a function of an engine module: (module, name, *arguments)."""
    context = browser.new_context()
    page = context.new_page()
    with serving(theme_folder() / "site" / "search") as address:
        page.goto(address)

        def call(module: str, name: str, *arguments: object) -> Any:
            return page.evaluate(
                "async ([path, name, given]) => (await import(path))[name](...given)",
                [f"/{module}.js", name, list(arguments)],
            )

        yield call
        context.close()


@pytest.fixture
def evaluate(page: Page) -> Iterator[Callable[[str], Any]]:
    """Return a function that evaluates JavaScript with all engine modules at hand, as ``m``."""
    with serving(theme_folder() / "site" / "search") as address:
        page.goto(address)
        modules = [f.stem for f in (theme_folder() / "site" / "search").glob("*.js")]
        parts = sorted(set(modules) - {"worker", "iframe-worker", "search-box"})
        yield lambda script: page.evaluate(
            f"""async (names) => {{
                const all = await Promise.all(names.map((name) => import(`/${{name}}.js`)));
                const m = Object.assign({{}}, ...all);
                {script}
            }}""",
            parts,
        )
