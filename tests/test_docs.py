"""The documents say what is there: commands, problems, labels, links and the example."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from string import Formatter

import pytest

from generator import __version__, cli
from generator.loading.yaml_text import read_yaml
from generator.problems import CODES
from generator.theme import LANGUAGES, read_labels
from tests.checkout import CHECKOUT, khumue

READMES = ("README.md", "README.th.md")
DOCUMENTS = (*READMES, "CONTRIBUTING.md", "CHANGELOG.md", "theme/starter/README.md")


def text_of(document: str) -> str:
    return (CHECKOUT / document).read_text(encoding="utf-8")


def code_of(document: str, language: str) -> str:
    """Return the first block of code of a language in a document."""
    found = re.search(rf"```{language}\n(.+?)```", text_of(document), re.DOTALL)
    assert found
    return found[1]


@pytest.mark.parametrize("readme", READMES)
def test_a_readme_lists_every_command_and_no_other(readme: str) -> None:
    listed = re.findall(r"^\| `khumue ([a-z-]+)", text_of(readme), re.MULTILINE)
    assert sorted(listed) == sorted(cli.khumue.commands)


@pytest.mark.parametrize("readme", READMES)
def test_a_readme_opens_with_the_two_commands(readme: str) -> None:
    lines = [line.split("#")[0].strip() for line in code_of(readme, "sh").splitlines()]
    assert lines == ["make site", "make test"]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_make_target_that_is_named_exists(document: str) -> None:
    targets = re.findall(r"^([a-z]+):.* ## ", text_of("Makefile"), re.MULTILINE)
    assert set(re.findall(r"(?m)(?:^|`)make ([a-z]+)", text_of(document))) <= set(targets)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_and_picture_is_there(document: str) -> None:
    folder = (CHECKOUT / document).parent
    links = re.findall(r"\]\(([^)#]+)", text_of(document))
    assert not [x for x in links if not x.startswith("https://") and not (folder / x).is_file()]


@pytest.mark.parametrize("readme", READMES)
def test_a_readme_names_the_wheel_of_this_version(readme: str) -> None:
    assert set(re.findall(r"khumue-([0-9.]+)-py3", text_of(readme))) == {__version__}


def test_the_changelog_knows_this_version() -> None:
    dated = rf"(?m)^## \[{re.escape(__version__)}\] - \d{{4}}-\d\d-\d\d$"
    assert re.search(dated, text_of("CHANGELOG.md"))


@pytest.mark.parametrize("readme", READMES)
def test_the_example_of_a_readme_is_a_process_without_a_fault(readme: str, tmp_path: Path) -> None:
    for part in ("content", "processes"):
        shutil.copytree(CHECKOUT / part, tmp_path / part)
    shutil.copy(CHECKOUT / "mkdocs.yml", tmp_path)
    example = tmp_path / "processes" / "complaints" / "drt-09.yml"
    example.write_text(code_of(readme, "yaml"), encoding="utf-8")
    checked = khumue("check", tmp_path)
    assert checked.returncode == 0, checked.stdout
    assert "drt-09.yml" not in checked.stdout


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_labels_with_the_same_placeholders() -> None:
    thai, *others = (read_labels(language).texts for language in LANGUAGES)
    wanted = {name: placeholders(text) for name, text in thai.items()}
    assert wanted
    for other in others:
        assert {name: placeholders(text) for name, text in other.items()} == wanted


@pytest.mark.parametrize("file", sorted((CHECKOUT / "theme" / "labels").glob("*/*.yml")))
def test_no_label_is_written_twice(file: Path) -> None:
    _, found = read_yaml(file.read_bytes(), file.name)
    assert not found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_is_empty(language: str) -> None:
    empty = [name for name, text in read_labels(language).texts.items() if not text.strip()]
    assert empty == ["manual.watermark.approved"]  # what is approved carries no watermark


def test_the_thai_labels_are_thai() -> None:
    thai, english = (read_labels(language).texts for language in LANGUAGES)
    same = [name for name, text in english.items() if re.search("[ก-๛]", text)]
    assert not same, "English labels in Thai script"
    assert sum(bool(re.search("[ก-๛]", text)) for text in thai.values()) > 0.9 * len(thai)


def test_the_site_explains_every_problem_code(sample_site: Path) -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in sample_site.rglob("*.html"))
    assert not [code for code in CODES if f">{code}<" not in text]
