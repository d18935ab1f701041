"""Plain ``pelican content`` writes the bytes that ``briefings build`` writes."""

import filecmp
import os
import subprocess
import sys
from pathlib import Path

from briefings.config import Config


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def run_pelican(root: Path, *arguments: str) -> None:
    command = [sys.executable, "-W", "ignore", "-m", "pelican", *arguments]
    done = subprocess.run(
        command, cwd=root, capture_output=True, text=True, check=False, env=dict(os.environ)
    )
    assert done.returncode == 0, done.stderr


def test_pelican_with_plugin_and_theme_writes_the_same_bytes(
    own_archive: Config, tmp_path: Path
) -> None:
    run_pelican(own_archive.root, "content", "-t", "theme", "-o", str(tmp_path / "site"))
    ours, theirs = files(own_archive.output_dir), files(tmp_path / "site")
    assert sorted(ours) == sorted(theirs)
    assert [name for name in ours if ours[name] != theirs[name]] == []


def test_bare_pelican_command_works_by_the_settings_file(
    own_archive: Config, tmp_path: Path
) -> None:
    run_pelican(own_archive.root, "-o", str(tmp_path / "site"))
    compared = filecmp.dircmp(own_archive.output_dir, tmp_path / "site")
    assert compared.left_only == compared.right_only == compared.diff_files == []


def test_a_pelican_plugin_sees_the_articles_and_may_change_a_text(
    own_archive: Config, tmp_path: Path
) -> None:
    """The signals of Pelican's own articles generator are sent for our articles."""
    (tmp_path / "shout.py").write_text(
        "from pelican.plugins import signals\n"
        "def shout(generator):\n"
        "    for article in generator.articles:\n"
        "        article._content = '<p>SEEN ' + article.title + '</p>'\n"
        "def register():\n"
        "    signals.article_generator_finalized.connect(shout)\n",
        "utf-8",
    )
    extra = ["-e", f'PLUGIN_PATHS=["{tmp_path}"]', 'PLUGINS=["briefings", "shout"]']
    run_pelican(own_archive.root, "content", "-t", "theme", "-o", str(tmp_path / "site"), *extra)
    page = "2022/10/10/belarus-says-forming-joint-military-group-with-russia.html"
    text = (tmp_path / "site" / page).read_text("utf-8")
    assert "<p>SEEN Belarus Says Forming Joint Military Group with Russia</p>" in text
