"""Same input, same bytes, whatever the machine's mood; and killed builds leave a whole site."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import REPOSITORY, copy_of_own_archive
from test_pelican import files

from briefings.config import Config

MOODS = [
    {"TZ": "Pacific/Kiritimati", "LANG": "de_DE.UTF-8", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Adak", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "77"},
]


def build(root: Path, **environment: str) -> None:
    command = [sys.executable, "-m", "briefings", "-C", str(root), "build"]
    env = {**os.environ, **environment}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("mood", MOODS, ids=lambda mood: mood["TZ"])
def test_another_zone_locale_hash_seed_folder_and_file_order_give_the_same_bytes(
    mood: dict[str, str], own_archive: Config, tmp_path: Path
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
    build(shuffled, **mood)
    assert files(shuffled / "content") == files(own_archive.content_dir)
    assert files(shuffled / "output") == files(own_archive.output_dir)


def test_the_content_of_the_repository_is_what_its_seeds_give(own_archive: Config) -> None:
    assert files(REPOSITORY / "content") == files(own_archive.content_dir)


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


@pytest.mark.slow
def test_a_build_killed_at_twenty_points_leaves_the_old_site_or_the_new(
    own_archive: Config, tmp_path: Path
) -> None:
    root = tmp_path / "archive"
    shutil.copytree(own_archive.root, root)
    old = files(root / "output")
    (root / "seeds" / "late.md").write_text("# A Late Piece\n\n1 March 2024\n\nIt came late.\n")
    start = time.monotonic()
    twin = tmp_path / "twin"
    shutil.copytree(root, twin)
    build(twin)
    whole, new = time.monotonic() - start, files(twin / "output")
    command = [sys.executable, "-m", "briefings", "-C", str(root), "build"]
    chance = random.Random(20221010)
    seen = set()
    for point in range(20):
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(whole * (point + chance.random()) / 20)
        running.send_signal(signal.SIGKILL)
        running.wait()
        found = files(root / "output")
        assert found in (old, new), f"neither old nor new after point {point}"
        seen.add(found == new)
    build(root)
    assert files(root / "output") == new
    assert not list(root.glob(".output.*")), "what killed builds left is cleared"
    assert False in seen, "no kill came before the exchange: the test proves nothing"
