"""Other processes, however they start and wherever they are, give the bytes of one process."""

import socket
import subprocess
import sys

import pytest
from test_pelican import files

from briefings import pipeline, workers
from briefings.aside import Aside
from briefings.config import read_config
from briefings.enrich import derive
from briefings.errors import ConfigError
from briefings.findable import make_findable
from briefings.render.writing import pagework
from briefings.workers import Line, ordered

SOURCE = """\
---
title: Ship {number} leaves Odesa
date: 2022-10-{day:02}
source: Paper {letter}
tags: [grain, ports]
---
On that day ship {number} left Odesa with grain, said Anna Petrova of the United Nations.

Minsk and Moscow talked in Geneva about what comes of it. The United Nations waits.
"""


def write_seeds(root, count=14):
    (root / "seeds").mkdir(parents=True)
    for number in range(count):
        text = SOURCE.format(number=number, day=number + 1, letter="abc"[number % 3])
        (root / "seeds" / f"{number}.md").write_text(text)


def built(root, **options):
    write_seeds(root)
    pipeline.build(read_config(root), pipeline.Options(**options))
    found = files(root / "output")
    assert any(name.endswith(".html") for name in found)
    return found


@pytest.fixture
def eager(monkeypatch):
    """Hand over the least work too, by twos."""
    for room, chunk in ((derive, 3), (pagework, 5)):
        monkeypatch.setattr(room, "MUCH", 1)
        monkeypatch.setattr(room, "CHUNK", chunk)
    monkeypatch.setattr("briefings.render.writing.writer.MUCH", 1)
    monkeypatch.setattr("briefings.relating.MUCH", 1)
    monkeypatch.setattr(workers, "cores", lambda: 2)


@pytest.fixture
def alone(tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "cores", lambda: 1)
    return built(tmp_path / "alone")


def counted(monkeypatch):
    """Return a list that gets the name of each piece of work that is handed over."""
    handed, put = [], Line.put

    def noting(line, piece):
        handed.append(getattr(line._work, "func", line._work).__name__)
        return put(line, piece)

    monkeypatch.setattr(Line, "put", noting)
    return handed


@pytest.mark.slow
def test_spawned_processes_give_the_bytes_of_one(tmp_path, alone, monkeypatch, request):
    request.getfixturevalue("eager")
    assert workers.METHOD == "spawn"
    handed, started = counted(monkeypatch), []
    start = Aside._start
    monkeypatch.setattr(Aside, "_start", lambda own: started.append(own._work) or start(own))
    assert built(tmp_path / "others") == alone
    assert {"here", "make"} <= set(handed)
    assert started == [make_findable]


def test_one_process_tells_how_far_the_index_is(tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "cores", lambda: 1)
    told = []
    built(tmp_path, progress=lambda *step: told.append(step))
    assert ("search", 0, 14) in told
    assert ("search", 14, 14) in told


def test_results_come_in_the_order_of_the_pieces():
    with workers.opened() as near:
        near.count = 2
        assert list(ordered(near, abs, range(0, -40, -1))) == list(range(40))


@pytest.mark.parametrize("address", ["127.0.0.1:8786", "dask://", "tcp://127.0.0.1:8786"])
def test_what_is_no_scheduler_is_told(address):
    with pytest.raises(ConfigError, match="no address of a scheduler"), workers.opened(address):
        pass


@pytest.fixture
def cluster(tmp_path):
    """Start a scheduler and two workers on loopback; yield its address and the workers."""
    pytest.importorskip("distributed", reason="the extra [cluster] is not installed")
    port = free_port()
    place = f"127.0.0.1:{port}"
    scheduler = started("scheduler", "--host", "127.0.0.1", "--port", str(port))
    helpers = [started("worker", f"tcp://{place}", *WORKER, cwd=tmp_path) for _ in range(2)]
    yield f"dask://{place}", helpers
    for process in (*helpers, scheduler):
        process.kill()
        process.wait()


WORKER = ("--nthreads", "1", "--no-nanny", "--host", "127.0.0.1", "--death-timeout", "60")


def started(role, *options, cwd=None):
    command = [sys.executable, "-m", "dask", role, *options, "--no-dashboard"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(command, cwd=cwd, **quiet)


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::Warning")
def test_a_cluster_gives_the_same_bytes_though_a_worker_is_killed(
    tmp_path, alone, cluster, monkeypatch, request
):
    request.getfixturevalue("eager")
    address, helpers = cluster
    with monkeypatch.context() as other:
        other.setattr(workers, "code_stamp", lambda _wings: "another")
        with pytest.raises(ConfigError, match="another version"):
            built(tmp_path / "other", executor=address)
    handed, killed = counted(monkeypatch), []

    def kill_one(stage, done, total):
        if stage == "render" and done * 2 >= total and not killed:
            killed.append(helpers[0].pid)
            helpers[0].kill()

    assert built(tmp_path / "far", executor=address, progress=kill_one) == alone
    assert {"here", "make"} <= set(handed)
    assert killed
    assert helpers[1].poll() is None


@pytest.mark.filterwarnings("ignore::Warning")
def test_where_nobody_answers_the_build_says_so(monkeypatch, tmp_path):
    pytest.importorskip("distributed", reason="the extra [cluster] is not installed")
    monkeypatch.setattr(workers, "_PATIENCE", 0.2)
    with pytest.raises(ConfigError, match="no scheduler with a worker answers there"):
        built(tmp_path, executor=f"dask://127.0.0.1:{free_port()}")
