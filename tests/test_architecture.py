"""The rooms of the house: who may know whom, and what never happens in a room."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.checkout import CHECKOUT

GENERATOR = CHECKOUT / "generator"
MODULES = {
    ".".join(path.relative_to(CHECKOUT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(GENERATOR.rglob("*.py"))
    if "_theme" not in path.parts
}

LEAVES = {
    "law_commands", "people_commands", "diff_command", "approve_command", "review_command",
    "new_command",
}  # fmt: skip
DOORS = {"cli", "command_line", *LEAVES, "mkdocs_plugin"}
"""The other leaves of the first door, and what they share, are known to that door alone."""

# Each room and all the rooms that it may know. Whoever adds an arrow here changes the design.
_WORDS = {"labels", "problems"}
_HANDBOOK = _WORDS | {"model", "thai"}
KNOWS: dict[str, set[str]] = {
    "labels": set(),
    "problems": {"labels"},
    "theme": {"labels"},
    "model": set(_WORDS),
    "thai": _WORDS | {"model"},
    "analysis": set(_HANDBOOK),
    "loading": _HANDBOOK | {"theme"},
    "flowchart": set(_HANDBOOK),
    "timeband": _HANDBOOK | {"analysis"},
    "chart_scale": set(),
    "charts": {"chart_scale", "labels", "model", "problems", "thai"},
    "figure_charts": _HANDBOOK | {"analysis", "charts"},
    "exchange": _HANDBOOK | {"analysis"},
    "site": _HANDBOOK | {"theme", "analysis", "flowchart", "charts", "figure_charts", "timeband"},
    "manual": _HANDBOOK | {"theme", "analysis", "flowchart", "charts", "figure_charts", "timeband"},
    "starter": {"theme"},
    "drafts": {"theme", "model"},
    "publish": set(),
    "revisions": set(),
    "authoring": {"model"},
    "inspection": _HANDBOOK | {"analysis", "loading"},
    "build": _HANDBOOK
    | {"inspection", "theme", "analysis", "loading", "flowchart", "exchange", "site", "manual"},
}
_EVERYTHING = set(KNOWS)
KNOWS |= dict.fromkeys(DOORS, _EVERYTHING)
KNOWS |= dict.fromkeys(LEAVES, _EVERYTHING | {"command_line"})
KNOWS["cli"] = _EVERYTHING | {"command_line", *LEAVES}

# The edges of the house: the only files that read or write files, or name a place on the disk.
DISK = {
    "theme", "loading", "thai.fonts", "manual.typeset", "inspection", "build", "publish",
    "starter", "drafts", "revisions", *DOORS
}  # fmt: skip
DISK_MODULES = {"os", "shutil", "tempfile", "subprocess", "glob", "fileinput"}

CLOCK = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today"} | {
    f"time.{name}" for name in ("time", "time_ns", "localtime", "gmtime", "strftime", "ctime")
}
CHANCE = {"random", "secrets", "uuid"}

# Modules that come with a declared library under another distribution's name.
BROUGHT_BY = {
    "pydantic_core": "pydantic",
    "dateutil": "python-dateutil",
    "fontpkg": "fontpkg-sarabun",
    "yaml": "pyyaml",
    "markupsafe": "jinja2",
}


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Yield the dotted name of everything that a file imports, wherever the import stands."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(module: str) -> str:
    """Return the room of a module of ours: the part behind ``generator``."""
    return module.split(".")[1]


def within(module: str, homes: set[str]) -> bool:
    """Tell whether a module of ours is one of the homes, or lies in one."""
    name = module.removeprefix("generator.")
    return any(name == home or name.startswith(home + ".") for home in homes)


@pytest.mark.parametrize("module", [name for name in MODULES if "." in name])
def test_a_room_knows_only_the_rooms_below_it(module: str) -> None:
    known = {room(name) for name in imports(MODULES[module]) if name.startswith("generator.")}
    known.discard("__version__")
    assert known - {room(module)} <= KNOWS[room(module)]


@pytest.mark.parametrize("drawer", ["svg", "symbols"])
def test_a_drawer_never_sees_what_it_draws(drawer: str) -> None:
    known = imports(MODULES[f"generator.flowchart.{drawer}"])
    hidden = ("generator.model", "generator.flowchart.graph", "generator.flowchart.layout")
    assert not [name for name in known if name.startswith(hidden)]


def library_homes() -> dict[str, set[str]]:
    """Read the home of each library from the comments behind it in ``pyproject.toml``."""
    text = (CHECKOUT / "pyproject.toml").read_text(encoding="utf-8")
    return {
        found[1].lower(): {home.strip() for home in found[2].split(",")}
        for found in re.finditer(r'^  "([A-Za-z0-9-]+)[^"]*", *# (.+)$', text, re.MULTILINE)
    }


def test_every_runtime_library_names_its_home() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = project["dependencies"] + project["optional-dependencies"]["authoring"]
    declared = {re.split(r"[\[<>=]", line)[0].lower() for line in lines}
    homes = library_homes()
    assert declared == set(homes)
    for library, places in homes.items():
        for place in places:
            inside = GENERATOR / place
            assert inside.exists() or (CHECKOUT / place).exists(), f"{library}: no {place}"


def test_each_library_is_used_at_its_home_alone() -> None:
    homes = library_homes()
    used: dict[str, set[str]] = {}
    for path in MODULES.values():
        place = path.relative_to(GENERATOR).as_posix()
        for name in imports(path):
            top = name.split(".")[0]
            if top != "generator" and top not in sys.stdlib_module_names:
                used.setdefault(BROUGHT_BY.get(top, top.lower()), set()).add(place)
    for library, places in used.items():
        assert library in homes, f"{library} is imported by {places} but is not declared"
        for place in places:
            assert any(
                place == home or (home.endswith("/") and place.startswith(home))
                for home in homes[library]
            ), f"{library} belongs into {homes[library]}, not into {place}"


@pytest.mark.parametrize(
    "module", [m for m in MODULES if "." in m and room(m) not in DOORS]
)  # fmt: skip
def test_no_room_reads_the_clock_or_throws_dice(module: str) -> None:
    assert not {name.split(".")[0] for name in imports(MODULES[module])} & CHANCE
    calls = {
        ".".join(ast.unparse(node).split(".")[-2:])
        for node in ast.walk(tree(MODULES[module]))
        if isinstance(node, ast.Attribute)
    }
    assert not calls & CLOCK
    assert not set(imports(MODULES[module])) & CLOCK


@pytest.mark.parametrize(
    "module", [m for m in MODULES if "." in m and not within(m, DISK)]
)  # fmt: skip
def test_only_the_edges_touch_the_disk(module: str) -> None:
    names = set(imports(MODULES[module]))
    assert not {name.split(".")[0] for name in names} & DISK_MODULES
    assert "pathlib.Path" not in names
    assert not any(
        isinstance(node, ast.Name) and node.id == "open" for node in ast.walk(tree(MODULES[module]))
    )


@pytest.mark.parametrize("module", MODULES)
def test_every_module_begins_with_what_it_is_for(module: str) -> None:
    assert ast.get_docstring(tree(MODULES[module]))


def test_no_file_grows_beyond_one_job() -> None:
    long = {
        path.relative_to(CHECKOUT).as_posix(): lines
        for folder in ("generator", "theme", "tests")
        for path in (CHECKOUT / folder).rglob("*")
        if path.suffix in {".py", ".js", ".css", ".typ", ".html"}
        and (lines := path.read_text(encoding="utf-8").count("\n")) > 400
    }
    assert not long


def test_the_house_has_five_folders() -> None:
    made = {"site", "dist", "build"}
    folders = {path.name for path in CHECKOUT.iterdir() if path.is_dir()}
    seen = {name for name in folders if not name.startswith((".", "_"))}
    assert seen - made == {"content", "processes", "generator", "theme", "tests"}


def test_nothing_in_a_room_is_called_utils() -> None:
    assert not [name for name in MODULES if re.search(r"util|helper|misc|common", name)]
