"""The wheel alone, in an empty environment and far from the checkout, serves another office."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.checkout import CHECKOUT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from this checkout, with the build backend that is already installed."""
    folder = tmp_path_factory.mktemp("wheel")
    run(
        Path(sys.executable), "-m", "build", "--wheel", "--no-isolation", "--outdir", folder,
        folder=CHECKOUT,
    )  # fmt: skip
    (built,) = folder.glob("khumue-*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an environment that holds the wheel alone, and return its folder of commands.

    So that no network is needed, its dependencies come from the environment of the tests, named
    in a .pth file. Python does not read .pth files found through another one: the editable
    install of this checkout stays out of sight, so ``generator`` can only come from the wheel.
    """
    folder = tmp_path_factory.mktemp("elsewhere") / "env"
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    run(
        Path(sys.executable), "-m", "pip", "--python", python, "install",
        "--quiet", "--no-index", "--no-deps", wheel, folder=folder,
    )  # fmt: skip
    packages = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))",
                        folder=folder).strip())  # fmt: skip
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return folder / "bin"


def run(*command: str | Path, folder: Path) -> str:
    ran = subprocess.run(
        command,
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(folder)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def test_the_wheel_carries_the_whole_theme(wheel: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    theme = CHECKOUT / "theme"
    ours = {
        f"generator/_theme/{path.relative_to(theme).as_posix()}"
        for path in theme.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert ours
    assert ours <= packed
    assert not [name for name in packed if name.startswith(("tests/", "content/", "processes/"))]


def test_everything_comes_from_the_wheel(environment: Path, tmp_path: Path) -> None:
    asked = "import generator, generator.theme as t; print(generator.__file__, t.theme_folder())"
    for place in run(environment / "python", "-c", asked, folder=tmp_path).split():
        assert Path(place).is_relative_to(environment.parent), place


def test_another_office_starts_checks_and_builds(environment: Path, tmp_path: Path) -> None:
    office = tmp_path / "สำนักงานอื่น"
    run(environment / "khumue", "init", office, folder=tmp_path)
    run(environment / "khumue", "check", folder=office)
    run(environment / "khumue", "build", folder=office)
    by_khumue = files(office / "site")
    for code in ("GEN-01", "GEN-02", "GEN-03"):
        assert f"processes/{code}.html" in by_khumue
        assert by_khumue[f"manuals/{code}.pdf"].startswith(b"%PDF-")
    run(environment / "python", "-m", "mkdocs", "build", "--site-dir", "plain", folder=office)
    by_mkdocs = files(office / "plain")
    assert set(by_mkdocs) == set(by_khumue)
    assert [name for name in by_khumue if by_khumue[name] != by_mkdocs[name]] == []


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
