"""A package of somebody else's adds a format, as ARCHITECTURE.md shows it."""

import os
import re
import subprocess
import sys
from pathlib import Path

ARCHITECTURE = (Path(__file__).resolve().parents[1] / "ARCHITECTURE.md").read_text("utf-8")


def test_the_format_that_the_documents_show_works_when_it_is_installed(tmp_path: Path) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", ARCHITECTURE, re.DOTALL)
    (table,) = re.findall(r"```toml\n(.*?)```", ARCHITECTURE, re.DOTALL)
    (point,) = re.findall(r'^(\w+) = "([\w.:]+)"$', table, re.MULTILINE)
    packages = tmp_path / "packages"
    facts = packages / "wire_notes-1.0.dist-info"
    facts.mkdir(parents=True)
    (packages / f"{point[1].partition(':')[0]}.py").write_text(code, "utf-8")
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: wire-notes\nVersion: 1.0\n")
    (facts / "entry_points.txt").write_text(f"[briefings.formats]\n{point[0]} = {point[1]}\n")
    (tmp_path / "seeds").mkdir()
    note = "WIRE 17\nHarbour opens\n2022-05-03\nThe harbour opened at noon.\n"
    (tmp_path / "seeds" / "17.wire").write_text(note, "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "briefings", "ingest"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(packages)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    (article,) = (tmp_path / "content" / "2022" / "05" / "03").glob("*.md")
    text = article.read_text("utf-8")
    assert "title: Harbour opens\n" in text
    assert 'source_id: "17"\n' in text
    assert text.endswith("\nThe harbour opened at noon.\n")
