"""Same input, same bytes, whatever the machine's mood."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import REPOSITORY, copy_of_own_archive
from test_pelican import files

from briefings.config import Config

MOODS = [
    {"TZ": "Pacific/Kiritimati", "LANG": "de_DE.UTF-8", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Adak", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "77"},
]
MORE = [
    {"TZ": "Asia/Kathmandu", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "2", "UMASK": "077"},
    {"TZ": "UTC", "LANG": "POSIX", "PYTHONUTF8": "0", "PYTHONHASHSEED": "3", "UMASK": "002"},
    {"TZ": "Australia/Lord_Howe", "LANG": "zh_CN.GB18030", "PYTHONHASHSEED": "4", "UMASK": "027"},
    {"TZ": "Africa/Casablanca", "LANG": "ar_EG.UTF-8", "PYTHONHASHSEED": "5", "HOME": "/nowhere"},
]
if os.environ.get("ALL_MOODS"):  # `make torture`
    MOODS += MORE


#: Interpreters that have the package too, as "python3.13 /opt/3.14/bin/python".
OTHER_PYTHONS = os.environ.get("OTHER_PYTHONS", "").split()


def build(root: Path, python: str = sys.executable, **environment: str) -> None:
    command = [python, "-m", "briefings", "-C", str(root), "build"]
    env = {**os.environ, **environment}
    umask = int(environment.get("UMASK", "022"), 8)
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=env, umask=umask
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("python", [sys.executable, *OTHER_PYTHONS])
@pytest.mark.parametrize("mood", MOODS, ids=lambda mood: mood["TZ"])
def test_another_zone_locale_hash_seed_folder_and_file_order_give_the_same_bytes(
    mood: dict[str, str], python: str, own_archive: Config, tmp_path: Path
) -> None:
    ordered = copy_of_own_archive(tmp_path / "first")
    shuffled = tmp_path / "another folder, with ünïcode"
    seeds = sorted((ordered / "seeds").rglob("*.*"), key=lambda p: p.name[::-1])
    for path in seeds:  # another order of creation, other times
        target = shuffled / path.relative_to(ordered)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        os.utime(target, (1, 1))
    shutil.copytree(ordered / "theme", shuffled / "theme")
    for name in ("pyproject.toml", "stories.yaml"):
        shutil.copy(ordered / name, shuffled)
    build(shuffled, python, **mood)
    assert files(shuffled / "content") == files(own_archive.content_dir)
    assert files(shuffled / "output") == files(own_archive.output_dir)


def test_the_content_of_the_repository_is_what_its_seeds_give(own_archive: Config) -> None:
    found = files(REPOSITORY / "content")
    derived = {name: data for name, data in found.items() if not name.startswith("briefings/")}
    assert derived == files(own_archive.content_dir)


def test_a_second_build_changes_nothing(own_archive: Config, tmp_path: Path) -> None:
    root = tmp_path / "archive"
    shutil.copytree(own_archive.root, root)
    before = {p: p.stat().st_mtime_ns for p in (root / "content").rglob("*.md")}
    build(root)
    assert {p: p.stat().st_mtime_ns for p in (root / "content").rglob("*.md")} == before
    assert files(root / "output") == files(own_archive.output_dir)


def test_the_cache_may_be_deleted_at_any_time(own_archive: Config, tmp_path: Path) -> None:
    root = tmp_path / "archive"
    shutil.copytree(own_archive.root, root, ignore=shutil.ignore_patterns(".briefings", "output"))
    build(root)
    assert files(root / "output") == files(own_archive.output_dir)
