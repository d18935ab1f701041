"""A disk that is full, or may only be read: a clear message, and nothing half-written."""

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from briefings import pipeline

ROOT_ONLY = "needs root to mount a small disk"


@pytest.fixture
def disk(tmp_path):
    """Return a maker of a disk of so many kilobytes; it is gone after the test."""
    mounted = []

    def make(size: str, name: str = "disk") -> Path:
        path = tmp_path / name
        path.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(path)]
        if os.name != "posix" or not shutil.which("mount") or os.geteuid() != 0:
            pytest.skip(ROOT_ONLY)
        if subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip(ROOT_ONLY)
        mounted.append(path)
        return path

    yield make
    for path in mounted:
        subprocess.run(["umount", str(path)], check=False)


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "briefings", "-C", str(root), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def archive(archive_dir):
    # words that no packing makes small
    text = "\n".join(sha256(bytes([n % 256, n // 256])).hexdigest() for n in range(2000))
    config = archive_dir({"a.md": f"# A\n\n3 May 2022\n\n{text}\n"})
    assert pipeline.build(config).exit_code == 0
    return config


def blocks(path: Path) -> int:
    """Return the bytes that a file takes on the disk."""
    return -(-path.stat().st_size // 4096) * 4096 if path.is_file() else 0


@pytest.mark.parametrize("name", ["zip", "epub", "sqlite", "ndjson", "wacz"])
def test_an_export_to_a_full_disk_leaves_nothing_and_says_so(archive, disk, name) -> None:
    full = disk("16k")
    done = run(archive.root, "export", name, "--to", str(full / "made"))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "Make room on the disk." in done.stderr
    assert list(full.iterdir()) == []


def test_a_build_on_a_disk_that_fills_leaves_the_old_site(archive, disk) -> None:
    needed = sum(blocks(p) for p in archive.root.rglob("*"))
    half = sum(blocks(p) for p in archive.output_dir.rglob("*")) // 2
    small = disk(f"{(needed + half) // 1024}k")
    shutil.copytree(archive.root, small / "a")
    before = sorted((small / "a" / "output").rglob("*"))
    done = run(small / "a", "build")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "Make room on the disk." in done.stderr
    assert sorted((small / "a" / "output").rglob("*")) == before
    assert run(small / "a", "verify", str(small / "a" / "output")).returncode == 0


def test_a_stick_that_may_only_be_read_is_verified(archive, disk) -> None:
    stick = disk("8m")
    shutil.copytree(archive.output_dir, stick / "site")
    subprocess.run(["mount", "-o", "remount,ro", str(stick)], check=True)
    assert run(archive.root, "verify", str(stick / "site")).returncode == 0
    done = run(archive.root, "export", "ndjson", "--to", str(stick / "made"))
    assert done.returncode == 1
    assert "Build where you may write." in done.stderr
