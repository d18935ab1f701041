"""A package of somebody else's adds a format, as ARCHITECTURE.md shows it."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
EXPORTS = (ROOT / "docs" / "exports.md").read_text("utf-8")


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


def test_the_export_that_the_documents_show_works_when_it_is_installed(tmp_path: Path) -> None:
    exports = EXPORTS.partition("## An export of your own")[2]
    code = exports.partition("```python\n")[2].partition("```")[0]
    packages = tmp_path / "packages"
    facts = packages / "my_package-1.0.dist-info"
    facts.mkdir(parents=True)
    (packages / "my_package.py").write_text(code, "utf-8")
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: my-package\nVersion: 1.0\n")
    table = exports.partition("```toml\n")[2].partition("```")[0]
    assert '[project.entry-points."briefings.exports"]' in table
    (facts / "entry_points.txt").write_text("[briefings.exports]\ntitles = my_package:titles\n")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_text("---\ntitle: Harbour opens\n---\n\nText.\n")
    for arguments in (["build"], ["export", "titles", "--to", "made.txt"]):
        run = subprocess.run(
            [sys.executable, "-m", "briefings", *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(packages)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode in {0, 3}, run.stderr
    assert (tmp_path / "made.txt").read_text("utf-8") == "Harbour opens\n"
