"""A run that is killed anywhere loses nothing: the next one ends where an undisturbed one does."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from test_pelican import files

#: Takes in a pile in a child process that is killed at its n-th touch of the disk, n by n.
DRIVER = """
import json, os, random, signal, sys
from pathlib import Path
from briefings import pipeline
from briefings.config import read_config
from briefings.report import Report

def run(root, deadly):
    touched = 0
    def count(event, _arguments):
        nonlocal touched
        if event in {"open", "os.rename", "os.mkdir", "os.chmod"}:
            touched += 1
            if touched == deadly:
                os.kill(os.getpid(), signal.SIGKILL)
    if os.fork() == 0:
        sys.addaudithook(count)
        pipeline.ingest(read_config(root), Report())
        Path(root, "touched").write_text(str(touched))
        os._exit(0)
    return os.wait()[1]

calm, hunted = map(Path, sys.argv[1:])
run(calm, 0)
touched = int((calm / "touched").read_text())
chance = random.Random(20221010)
points = [chance.randrange(touched * n // 20, touched * (n + 1) // 20) + 1 for n in range(20)]
killed = [os.WIFSIGNALED(run(hunted, point)) for point in points]
assert run(hunted, 0) == 0
print(json.dumps(killed))
"""


def fill(root: Path) -> Path:
    seeds = root / "seeds"
    seeds.mkdir(parents=True)
    for number in range(8):
        text = f"Ship {number} left the port at noon with grain for city {number}."
        lines = (f"# Ship {number} leaves", f"{number + 1} May 2022", text)
        (seeds / f"{number}.md").write_text("\n\n".join(lines) + "\n")
    return root


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_run_killed_at_twenty_points_ends_as_an_undisturbed_one(tmp_path: Path) -> None:
    calm, hunted = fill(tmp_path / "calm"), fill(tmp_path / "hunted")
    command = [sys.executable, "-c", DRIVER, str(calm), str(hunted)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert sum(json.loads(done.stdout)) >= 5, "few kills: the test proves little"
    assert files(hunted / "content") == files(calm / "content")
