"""The door of MkDocs: real builds of small projects, as people run them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from playwright.sync_api import Page

from generator import publish
from generator.mkdocs_plugin.files import FinishedPage
from tests.browsing import serving
from tests.checkout import khumue
from tests.site.markup import Element, parsed

Files = dict[str, bytes]


def mkdocs(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``mkdocs build`` in a project."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *arguments],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def built(root: Path, *arguments: str, **environment: str) -> Files:
    """Build a project and return what was published: address to bytes."""
    done = mkdocs(root, "--quiet", *arguments, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not [entry.name for entry in root.iterdir() if entry.name.startswith(".site")]
    return read(root / "site")


def read(site: Path) -> Files:
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }


def write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that has been built once; tests that change it take a copy."""
    root = tmp_path_factory.mktemp("office") / "project"
    assert khumue("init", root).returncode == 0
    built(root)
    return root


@pytest.fixture
def project(office: Path, tmp_path: Path) -> Path:
    """A copy of the built project, to be changed."""
    return Path(shutil.copytree(office, tmp_path / "project"))


def test_khumue_build_and_mkdocs_build_give_the_same_site(office: Path, tmp_path: Path) -> None:
    done = khumue("build", "--site-dir", tmp_path / "site", office)
    assert done.returncode == 0, done.stderr
    assert read(tmp_path / "site") == read(office / "site")
    assert (tmp_path / "site" / "index.html").as_uri() in done.stdout + done.stderr


def test_a_folder_without_settings_is_no_project_to_build(tmp_path: Path) -> None:
    (tmp_path / "processes").mkdir()
    done = khumue("build", tmp_path)
    assert done.returncode == 1
    assert f"{tmp_path.as_posix()}/mkdocs.yml:0:0: error no-project" in done.stderr


def test_the_same_sources_give_the_same_bytes_everywhere(project: Path, office: Path) -> None:
    before = read(office / "site")
    elsewhere = project.rename(project.parent / "ที่อื่น with blanks")
    umask = os.umask(0o077)
    try:
        again = built(elsewhere, PYTHONHASHSEED="7", TZ="Pacific/Kiritimati", LC_ALL="C")
    finally:
        os.umask(umask)
    assert list(again) == list(before)
    assert not [name for name in before if again[name] != before[name]]
    assert (elsewhere / "site" / "index.html").stat().st_mode & 0o777 == 0o644


def test_the_date_of_the_pages_is_no_clock(project: Path) -> None:
    write(project, "mkdocs.yml", "site_name: ก\ntheme: material\nplugins: [search, khumue]\n"
          "site_url: https://office.example/km/\ndocs_dir: content\n")  # fmt: skip
    sitemap = built(project, SOURCE_DATE_EPOCH="86400")["sitemap.xml"].decode()
    assert set(re.findall("<lastmod>(.*?)</lastmod>", sitemap)) == {"1970-01-02"}
    assert "https://office.example/km/processes/GEN-01.html" in sitemap


def test_a_bad_build_date_is_one_line(project: Path) -> None:
    done = mkdocs(project, SOURCE_DATE_EPOCH="soon")
    assert done.returncode == 1
    assert "bad-build-date" in done.stderr
    assert "Traceback" not in done.stderr


def test_no_register_and_no_template_is_published(office: Path) -> None:
    names = set(read(office / "site"))
    assert not [name for name in names if "registers" in name or name.endswith(".j2")]
    assert {"index.html", "404.html", "processes/GEN-01.html", "processes/GEN-01.yml",
            "manuals/GEN-01.pdf", "manuals/handbook.pdf"} <= names  # fmt: skip


def test_errors_stop_the_build_and_leave_the_site_as_it_was(project: Path) -> None:
    before = read(project / "site")
    file = project / "processes" / "general" / "gen-01.yml"
    file.write_text(file.read_text(encoding="utf-8") + "\nunheard-of: yes\n", encoding="utf-8")
    done = mkdocs(project)
    assert done.returncode == 1
    assert re.search(r"processes/general/gen-01\.yml:\d+:\d+: error unknown-key: ", done.stderr)
    assert "Traceback" not in done.stderr
    assert read(project / "site") == before
    assert not [entry.name for entry in project.iterdir() if entry.name.startswith(".site")]


def test_a_broken_link_in_markdown_stops_the_build(project: Path) -> None:
    write(project, "content/guide.md", "# ก\n\n[ดี](processes/GEN-01.html#step-x) [ร้าย](no.md)\n")
    done = mkdocs(project)
    assert done.returncode == 1
    assert "content/guide.md" in done.stderr
    assert done.stderr.count("error broken-link") == 2


def test_markdown_may_link_to_all_that_is_generated(project: Path) -> None:
    write(
        project,
        "content/guide/a.md",
        "# ก\n\n[1](../processes/GEN-01.md) [2](../processes/GEN-01.html) "
        "[3](../manuals/GEN-01.pdf) [4](../processes/GEN-01.yml) [5](../index.html)\n",
    )
    page = article(built(project, "--strict")["guide/a.html"])
    links = {a.attributes["href"] for a in page.all("a")}
    assert links >= {"../processes/GEN-01.html", "../manuals/GEN-01.pdf", "../index.html"}


def article(page: bytes) -> Element:
    text = page.decode()
    return parsed(text[text.index("<article") : text.index("</article>") + 10])


def test_strict_publishes_nothing_when_mkdocs_warns(project: Path) -> None:
    before = read(project / "site")
    write(project, "mkdocs.yml", "site_name: ก\ntheme: material\nplugins: [search, khumue]\n"
          "docs_dir: content\nextra_templates: [missing.html]\n")  # fmt: skip
    assert mkdocs(project, "--strict").returncode == 1
    assert read(project / "site") == before
    assert mkdocs(project).returncode == 0
    assert not [entry.name for entry in project.iterdir() if entry.name.startswith(".site")]


def test_a_second_build_at_once_is_refused(project: Path) -> None:
    staging = publish.begin(project / "site")
    done = mkdocs(project)
    publish.abandon(staging)
    assert done.returncode == 1
    assert "build-running" in done.stderr
    assert mkdocs(project).returncode == 0


def test_a_folder_that_refuses_is_told_in_one_line(project: Path) -> None:
    shutil.rmtree(project / "site")
    write(project, "site", "a file where the site should be")
    done = mkdocs(project)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr + done.stdout
    assert (project / "site").read_text(encoding="utf-8").startswith("a file")


def test_an_address_that_is_taken_is_told(project: Path) -> None:
    write(project, "content/processes/gen-01.md", "# mine\n")
    done = mkdocs(project)
    assert done.returncode == 1
    assert "content/processes/gen-01.md:0:0: error repeated-address" in done.stderr


def test_a_process_may_not_take_the_address_of_the_whole_handbook(project: Path) -> None:
    file = project / "processes" / "general" / "gen-01.yml"
    text = file.read_text(encoding="utf-8").replace("code: GEN-01", "code: handbook")
    file.write_text(text, encoding="utf-8")
    done = mkdocs(project)
    assert done.returncode == 1
    assert "manuals/handbook.pdf:0:0: error repeated-address" in done.stderr


def test_headings_of_markdown_keep_their_thai_anchor(project: Path) -> None:
    write(project, "content/guide.md", "# ก\n\n## เริ่มใช้งาน\n\n[ไป](#เริ่มใช้งาน)\n\n## เริ่มใช้งาน\n")
    page = article(built(project)["guide.html"])
    assert [h.attributes["id"] for h in page.all("h2")] == ["เริ่มใช้งาน", "เริ่มใช้งาน_1"]


def test_an_authors_index_is_the_home_page(project: Path) -> None:
    write(project, "content/index.md", "# หน้าแรกของเรา\n")
    assert "หน้าแรกของเรา" in built(project)["index.html"].decode()


def test_the_navigation_holds_index_pages_alone(office: Path) -> None:
    page = read(office / "site")["index.html"].decode()
    tabs = page[page.index("<nav class=md-tabs") :].split("</nav>")[0]
    links = re.findall(r'href="([^"]*)"', tabs)
    assert links == [
        "index.html", "processes/index.html", "roles/index.html", "laws/index.html",
        "forms/index.html", "terms/index.html", "calendar/index.html",
        "organisation/index.html", "community/index.html", "kpis/index.html",
        "review/index.html", "about.html",
    ]  # fmt: skip
    assert "GEN-01" not in page[: page.index("<article")]


def test_the_notice_of_the_office_stands_on_every_page(project: Path) -> None:
    write(project, "content/guide.md", "# ก\n")
    office = project / "content" / "registers" / "office.yml"
    lines = [x for x in office.read_text(encoding="utf-8").splitlines() if "notice:" not in x]
    office.write_text("\n".join([*lines, '  notice: "ประกาศ <b> & ข"', ""]), encoding="utf-8")
    pages = {n: b.decode() for n, b in built(project).items() if n.endswith(".html")}
    assert len(pages) > 20
    assert not [name for name, page in pages.items() if "ประกาศ &lt;b&gt; &amp; ข" not in page]


def test_a_search_entry_leads_to_each_step(office: Path) -> None:
    index = json.loads(read(office / "site")["search/search_index.json"])
    found, page = {}, ""
    for entry in index["docs"]:
        place, _, anchor = entry["location"].partition("#")
        page = place or page  # an anchor alone lies on the page of the entry before
        found[f"{page}#{anchor}" if anchor else page] = entry
    step = next(at for at in found if at.startswith("processes/GEN-01.html#step-"))
    assert found[step]["title"]
    assert "processes/GEN-01.html" in found


def test_nothing_is_asked_of_another_host(office: Path) -> None:
    for name, data in read(office / "site").items():
        if name.endswith((".html", ".css")):
            text = data.decode()
            asked = re.findall(
                r'(?:src|srcset|@import|url\(|<link[^>]*href)=?["\'(]?(https?:)?//', text
            )
            assert not asked, name


HOSTILE = "</title></script><script>hit()</script>\"'><img src=x onerror=hit()>"


def hostile_project(root: Path) -> None:
    quoted = json.dumps(HOSTILE)
    for file in (root / "processes").rglob("*.yml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"(?m)^title: .*$", lambda _: f"title: {quoted}", text), "utf-8")
    office = root / "content" / "registers" / "office.yml"
    text = office.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^(  (?:name|handbook|notice)): .*$", lambda m: f"{m[1]}: {quoted}", text)
    office.write_text(text, encoding="utf-8")
    front = (
        f"---\ntitle: {quoted}\ndescription: {quoted}\ntags: [{quoted}]\ntemplate: no.html\n---\n"
    )
    write(
        root,
        "content/front.md",
        f"{front}\n## {HOSTILE}\n\n{HOSTILE}\n\n{{{{ 7*7 }}}} #sys.inputs\n",
    )
    write(root, "content/heading.md", f"# {HOSTILE}\n\n## &lt;script&gt;hit()&lt;/script&gt;\n")
    write(
        root,
        "content/attributes.md",
        '# ก {: data-toc-label="<script>hit()</script>" onclick=hit() }\n',
    )


def test_hostile_titles_bodies_and_front_matter_run_nothing(project: Path, page: Page) -> None:
    hostile_project(project)
    write(project, "content/x", "a picture that exists, so that the link check has no complaint")
    write(project, "mkdocs.yml", "site_name: ก\ntheme: material\nplugins: [search, khumue]\n"
          "docs_dir: content\nmarkdown_extensions: [attr_list, toc, tables]\n")  # fmt: skip
    site = built(project)
    assert "{{ 7*7 }} #sys.inputs" in site["front.html"].decode()
    # A script that ran would call hit(), which is not defined: the page fixture fails on that.
    with serving(project / "site") as address:
        for name in site:
            if name.endswith(".html") and not name.startswith("reference/"):
                page.goto(address + name)
                assert "hit()" in page.title() or "hit()" in page.content()
        page.goto(address)
        page.locator(".md-search__input").press_sequentially("GEN-01")
        page.locator(".md-search-result__link").first.wait_for()
        assert "hit()" in page.locator(".md-search-result__list").inner_text()


def config_of(root: Path) -> MkDocsConfig:
    return load_config(str(root / "mkdocs.yml"))


@pytest.mark.parametrize("site_url", ["", "https://office.example/km/"])
def test_a_shared_shell_gives_what_the_templates_give_each_page(
    project: Path, site_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.build._manuals", lambda *_, **__: iter(()))
    sites = []
    for _ in ("shared", "each its own"):
        config = load_config(str(project / "mkdocs.yml"), site_url=site_url)
        config.plugins.on_startup(command="serve", dirty=False)
        build(config)
        sites.append(read(project / "site"))
        never = property(lambda _: False, lambda *_: None)
        monkeypatch.setattr(FinishedPage, "shares_shell", never)
    shared, own = sites
    assert list(shared) == list(own)
    assert not [name for name in own if shared[name] != own[name]]


def test_serve_watches_what_pages_are_made_of(project: Path) -> None:
    config = config_of(project)
    config.plugins.on_startup(command="serve", dirty=False)
    site = config.site_dir
    config = config.plugins.on_config(config)
    assert config.site_dir == site, "serve publishes nothing"
    watched = {Path(path).name for path in config.watch}
    assert watched == {"processes", "theme"}
    assert Path(config.docs_dir) == project / "content"


def test_a_rebuild_sees_what_was_changed(project: Path) -> None:
    config = config_of(project)
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1:8000/")
    file = project / "processes" / "general" / "gen-01.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(?m)^title: .*$", "title: ชื่อที่แก้แล้ว", text), encoding="utf-8")
    build(config_of(project), serve_url="http://127.0.0.1:8000/")
    page = (project / "site" / "processes" / "GEN-01.html").read_text(encoding="utf-8")
    assert "ชื่อที่แก้แล้ว" in page
