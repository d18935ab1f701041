"""Whatever is killed anywhere leaves the old or the new, and the next run needs no help.

Twenty kills here; ``make torture`` goes on for 560, of which 500 at least must hit (``KILLS=40``).
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from trust.killing import ACTIONS

KILLS = int(os.environ.get("KILLS", "0"))
#: What is killed how often in the short round.
SHORT = {"ingest": 6, "build": 8, "serve": 2, "export zip": 2, "export sqlite": 2}
ROUNDS = dict.fromkeys(ACTIONS, KILLS) if KILLS else SHORT


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("name", ROUNDS)
def test_what_is_killed_leaves_the_old_or_the_new(name: str, tmp_path: Path) -> None:
    place = [str(tmp_path / "hunt"), str(ROUNDS[name]), os.environ.get("SEED", "1"), name]
    # a process of its own: children are forked from it, and no thread runs there yet
    done = subprocess.run(
        [sys.executable, "-m", "trust.killing", *place],
        capture_output=True, text=True, check=False, cwd=Path(__file__).parents[1],
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout.splitlines()[-1])[name]
    print(name, seen)
    killed = sum(n for what, n in seen.items() if what.startswith("killed"))
    assert killed >= int(0.9 * ROUNDS[name])  # some things are done before anybody can kill them
