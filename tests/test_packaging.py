"""What the wheel holds, and that it works outside the checkout."""

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation"]
    options = ["--quiet", "--disable-pip-version-check", "--no-index", "-w", str(folder), str(ROOT)]
    subprocess.run([*command, *options], check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_package_theme_plugin_and_skeleton(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        "briefings/pipeline.py",
        "briefings/py.typed",
        "briefings/ingest/outlets.yaml",
        "briefings/locale/ru.po",
        "briefings/skeleton/pages.yml",
        "briefings/export/carried/rebuild.py.txt",
        "briefings/theme/templates/base.html",
        "briefings/theme/styles/site.css",
        "briefings/theme/scripts/search-page.js",
        "pelican/plugins/briefings/__init__.py",
    }
    assert wanted <= names


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"briefings", "pelican"}


def test_the_wheel_leaves_pelican_a_namespace(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "pelican/__init__.py" not in names
    assert "pelican/plugins/__init__.py" not in names


def test_an_archive_is_started_and_built_by_the_installed_wheel(
    wheel: Path, tmp_path: Path
) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "lib")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "lib"), "NO_COLOR": "1"}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "briefings", *arguments]
        return subprocess.run(
            command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False
        )

    assert run("init", "new", "--title", "Harbour News").returncode == 0
    built = run("-C", "new", "build")
    assert built.returncode == 0, built.stderr
    assert "Harbour News" in (tmp_path / "new" / "output" / "index.html").read_text("utf-8")
    assert (tmp_path / "new" / "output" / "theme" / "css" / "site.css").is_file()


def test_what_is_locked_with_hashes_has_the_pinned_versions() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    locked = dict(re.findall(r"^([\w.-]+)==([^\s;]+)", lock, re.MULTILINE))
    pinned = dict(
        re.findall(
            r"^([\w.-]+)==(\S+)", (ROOT / "constraints.txt").read_text("utf-8"), re.MULTILINE
        )
    )
    assert len(locked) > 40
    both = locked.keys() & pinned.keys()
    assert {n: locked[n] for n in both} == {n: pinned[n] for n in both}, "run: make lock"
    assert lock.count("--hash=sha256:") >= len(locked)
    sbom = ROOT / "sbom.json"  # made on demand, not kept
    parts = json.loads(sbom.read_text("utf-8"))["components"] if sbom.is_file() else []
    assert not parts or {part["name"]: part["version"] for part in parts} == locked, (
        "run: make sbom"
    )
