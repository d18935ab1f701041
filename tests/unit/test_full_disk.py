"""A disk that is full, or may only be read: a clear message, and nothing half-written."""

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from briefings import pipeline
from briefings.commands.edge import to_line
from briefings.config import read_config
from briefings.errors import BriefingsError
from briefings.export.table import EXPORTS
from briefings.report import Report
from briefings.tasks import carry

#: One of each way to write; csl, ris and bibtex go the way of ndjson.
NAMES = [each.name for each in EXPORTS if each.name not in {"csl", "ris", "bibtex"}]
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
        subprocess.run(["umount", "--lazy", str(path)], check=False)


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "briefings", "-C", str(root), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    # words that no packing makes small
    text = "\n".join(sha256(bytes([n % 256, n // 256])).hexdigest() for n in range(2000))
    root = tmp_path_factory.mktemp("archive")
    (root / "seeds").mkdir()
    (root / "seeds" / "a.md").write_text(f"# A\n\n3 May 2022\n\n{text}\n", "utf-8")
    config = read_config(root)
    assert pipeline.build(config).exit_code == 0
    return config


def blocks(path: Path) -> int:
    """Return the bytes that a file takes on the disk."""
    return -(-path.stat().st_size // 4096) * 4096 if path.is_file() else 0


def fault(place: Path, name: str, archive) -> str:
    """Return what the command says of an export to a place where it cannot be."""
    since = archive.output_dir if name == "delta" else None
    with pytest.raises((BriefingsError, OSError)) as raised:
        carry.export(name, carry.Choice(since=since), archive, Report(), place)
    return to_line(raised.value)


@pytest.mark.parametrize("name", NAMES)
def test_an_export_to_a_full_disk_leaves_nothing_and_says_so(archive, disk, name) -> None:
    full = disk("16k")
    (full / "filler").write_bytes(bytes(16 * 1024))
    assert "Make room on the disk." in fault(full / "made", name, archive)
    assert [path.name for path in full.iterdir()] == ["filler"]


def test_the_command_says_so_without_a_traceback(archive, disk) -> None:
    done = run(archive.root, "export", "zip", "--to", str(disk("16k") / "made"))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "Make room on the disk." in done.stderr


@pytest.mark.parametrize("name", ["zip", "zim"])
def test_an_export_that_fills_the_disk_halfway_leaves_nothing(archive, disk, name) -> None:
    full = disk("160k" if name == "zim" else "16k")
    assert "Make room on the disk." in fault(full / "made", name, archive)
    assert list(full.iterdir()) == []


@pytest.mark.parametrize("name", NAMES)
def test_an_export_to_a_disk_that_may_only_be_read_says_so(archive, disk, name) -> None:
    stick = disk("16k")
    subprocess.run(["mount", "-o", "remount,ro", str(stick)], check=True)
    assert "Build where you may write." in fault(stick / "made", name, archive)
    assert list(stick.iterdir()) == []


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
