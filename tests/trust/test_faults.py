"""A disk that fills, rights that are gone, files that move while they are read, a clock that jumps.

Each gives a clear line and the right exit status, leaves nothing half-written, and the next run
needs no help. One of each kind here; ``make torture`` (``FAULTS=50``) has all, and as many points
at which the disk is full.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from trust.faulting import MOVES, RIGHTS

POINTS = int(os.environ.get("FAULTS", "0"))
SHORT = ["disk 0.2", "rights /content", "seed is a link", "clock jumps", "two builds"]
LONG = [
    *(f"disk {point / POINTS}" for point in range(POINTS)),
    *(f"rights {name}" for name in RIGHTS),
    *(f"seed {move}" for move in MOVES),
    *SHORT[-2:],
]


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_every_fault_has_its_line_and_the_next_run_needs_no_help(tmp_path: Path) -> None:
    cases = LONG if POINTS else SHORT
    if os.geteuid() != 0 or sys.platform != "linux":
        cases = [case for case in cases if not case.startswith("disk")]  # who may mount one?
    # a process of its own: children are forked from it, and no thread runs there yet
    done = subprocess.run(
        [sys.executable, "-m", "trust.faulting", str(tmp_path / "faults"), *cases],
        capture_output=True, text=True, check=False, cwd=Path(__file__).parents[1],
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    print(done.stdout)
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == cases
