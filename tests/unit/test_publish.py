"""A site is put into place in one step, or not at all."""

import os
import signal
import subprocess
import sys
import time

import pytest

from briefings.config import read_config
from briefings.errors import RenderError
from briefings.site import publish

UNKNOWN = 1 << 20  # a flag that no system knows: then folders cannot be exchanged


def put(output, text):
    with publish.staged(output) as stage:
        (stage.folder / publish.MARKER).write_text("")
        (stage.folder / "index.html").write_text(text)
        stage.publish()


def left_beside(output):
    return sorted(path.name for path in output.parent.iterdir())


def test_a_published_site_takes_the_place_of_the_old_one(tmp_path):
    output = tmp_path / "output"
    put(output, "old")
    (output / "gone.html").write_text("")
    put(output, "new")
    assert (output / "index.html").read_text() == "new"
    assert not (output / "gone.html").exists()
    assert left_beside(output) == ["output"]


def test_without_publishing_the_old_site_stays(tmp_path):
    output = tmp_path / "output"
    put(output, "old")
    with publish.staged(output) as stage:
        (stage.folder / "index.html").write_text("new")
    assert (output / "index.html").read_text() == "old"
    assert left_beside(output) == ["output"]


def test_a_failed_build_leaves_the_old_site(tmp_path):
    output = tmp_path / "output"
    put(output, "old")
    with pytest.raises(ZeroDivisionError), publish.staged(output):
        _ = 1 / 0
    assert (output / "index.html").read_text() == "old"
    assert left_beside(output) == ["output"]


def test_systems_that_cannot_exchange_folders_take_two_steps(tmp_path, monkeypatch):
    output = tmp_path / "output"
    put(output, "old")
    monkeypatch.setattr(publish, "_RENAME_EXCHANGE", UNKNOWN)
    monkeypatch.setattr(publish, "_RENAME_SWAP", UNKNOWN)
    put(output, "new")
    assert (output / "index.html").read_text() == "new"
    assert left_beside(output) == ["output"]


def test_a_run_killed_between_two_steps_is_mended_at_the_next(tmp_path):
    output = tmp_path / "output"
    put(output, "old")
    output.rename(tmp_path / ".output.old")
    (tmp_path / ".output.stage").mkdir()
    with publish.staged(output):
        assert (output / "index.html").read_text() == "old"
    assert left_beside(output) == ["output"]


@pytest.mark.parametrize("name", [".output.stage", ".output.old"])
def test_whatever_stands_where_the_stage_goes_is_cleared(tmp_path, name):
    output, elsewhere = tmp_path / "output", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept.txt").write_text("")
    put(output, "old")
    (tmp_path / name).symlink_to(elsewhere)
    put(output, "new")
    assert (output / "index.html").read_text() == "new"
    assert (elsewhere / "kept.txt").exists()
    assert left_beside(output) == ["elsewhere", "output"]


def test_a_folder_that_is_no_site_of_ours_is_refused(tmp_path):
    output = tmp_path / "output"
    output.mkdir()
    (output / "thesis.doc").write_text("years of work")
    with pytest.raises(RenderError, match="holds files that no build of ours wrote"):
        put(output, "new")
    assert (output / "thesis.doc").read_text() == "years of work"


def test_an_empty_folder_is_taken(tmp_path):
    (tmp_path / "output").mkdir()
    put(tmp_path / "output", "new")
    assert (tmp_path / "output" / "index.html").read_text() == "new"


def test_a_link_in_the_place_of_the_output_is_refused_before_anything_is_built(tmp_path):
    put(tmp_path / "real", "old")
    (tmp_path / "output").symlink_to(tmp_path / "real")
    with pytest.raises(RenderError, match="not a folder"), publish.staged(tmp_path / "output"):
        pytest.fail("the build began")
    assert (tmp_path / "real" / "index.html").read_text() == "old"


def test_a_file_in_the_place_of_the_output_is_refused(tmp_path):
    (tmp_path / "output").write_text("mine")
    with pytest.raises(RenderError, match="not a folder"):
        put(tmp_path / "output", "new")


def test_a_second_writer_waits_and_then_gives_up(tmp_path, monkeypatch):
    monkeypatch.setattr(publish, "_LOCK_SECONDS", 0.1)
    config = read_config(tmp_path)
    program = (
        "import sys, time; from pathlib import Path; from briefings import config\n"
        "from briefings.site import publish\n"
        "with publish.locked(config.read_config(Path(sys.argv[1]))):\n"
        "    print('held', flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as other:
        try:
            assert other.stdout is not None
            assert other.stdout.readline() == b"held\n"
            with pytest.raises(RenderError, match="another run"), publish.locked(config):
                pytest.fail("two writers")
        finally:
            other.kill()
    with publish.locked(config):
        pass  # a killed writer holds nothing


@pytest.mark.parametrize("way", [2, UNKNOWN], ids=["one step", "two steps"])
def test_a_publication_killed_anywhere_leaves_a_whole_site(tmp_path, way):
    """One process publishes sites of two files over and over; both files always agree."""
    program = (
        "import sys; from pathlib import Path; from itertools import count\n"
        "from briefings.site import publish\n"
        "publish._RENAME_EXCHANGE = publish._RENAME_SWAP = int(sys.argv[2])\n"
        "for number in count():\n"
        "    with publish.staged(Path(sys.argv[1])) as stage:\n"
        "        for name in ('.nojekyll', 'a', 'b'):\n"
        "            (stage.folder / name).write_text(str(number))\n"
        "        stage.publish()\n"
        "    print('.', flush=True)"
    )
    output = tmp_path / "output"
    for delay in (0.0, 0.001, 0.002, 0.003, 0.005):
        command = [sys.executable, "-c", program, str(output), str(way)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as run:
            assert run.stdout is not None
            run.stdout.readline()
            time.sleep(delay)
            os.kill(run.pid, signal.SIGKILL)
        with publish.staged(output):
            assert (output / "a").read_text() == (output / "b").read_text()
