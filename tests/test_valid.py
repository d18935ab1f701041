"""HTML and CSS of every kind of page are valid: the Nu checker of the W3C has nothing to say.

It is used where it is found: a command `vnu`, or Java and the file that VNU_JAR names.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from briefings import pipeline
from briefings.config import read_config

SINK = Path(__file__).parent / "kitchen_sink" / "content"
#: It reads from disk, where 'self' is nobody, and says so for every script and style.
POLICY = ".*Content Security Policy.*"


def checker() -> list[str]:
    jar = os.environ.get("VNU_JAR", "")
    if Path(jar).is_file() and shutil.which("java"):
        return ["java", "-Xmx500m", "-jar", jar]
    if command := shutil.which("vnu"):
        return [command]
    pytest.skip("no Nu checker: no command vnu, no VNU_JAR")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_nu_checker_finds_nothing_on_any_page(lang: str, tmp_path: Path, site: Path) -> None:
    command = checker()
    shutil.copytree(SINK, tmp_path / "content")
    config = read_config(tmp_path, title="Sink <&>", lang=lang, site_url="https://sink.example/d/")
    pipeline.build(config)
    where = [str(config.output_dir), *([str(site)] if lang == "en" else [])]
    options = ["--filterpattern", POLICY, "--format", "gnu"]
    for kind in ("--skip-non-html", "--skip-non-css"):
        told = subprocess.run([*command, *options, kind, *where], capture_output=True, check=False)
        assert told.stderr.decode() == ""
        assert told.returncode == 0
