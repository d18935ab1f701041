"""The workflow of a new archive, its steps run as GitHub runs them, and what GitHub then shows."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from briefings import __version__
from briefings.commands import actions
from briefings.config import read_config
from briefings.errors import ConfigError
from briefings.report import Level, Note, Report
from briefings.tasks import scaffold

NO_DATE = "# Nobody Knows When\n\nA text that is long enough to be an article of its own.\n"


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new archive into which somebody uploaded files with a browser."""
    folder = tmp_path_factory.mktemp("new") / "archive"
    scaffold.init(folder, "My <Archive>")
    (folder / "seeds" / "scan, 100%.pdf").write_bytes(b"%PDF-1.4 not really")
    (folder / "seeds" / "nodate.md").write_text(NO_DATE)
    return folder


def workflow(repository: Path) -> dict[str, dict]:
    return yaml.safe_load((repository / ".github/workflows/pages.yml").read_text())


def run_step(repository: Path, name: str) -> tuple[int, str, str]:
    """Run a step as the runner does; return status, output and summary."""
    jobs = workflow(repository)["jobs"].values()
    steps = [step for job in jobs for step in job["steps"]]
    script = next(step["run"] for step in steps if step.get("name") == name)
    summary = repository.parent / "summary.md"
    environment = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": str(repository.parent),
        "GITHUB_ACTIONS": "true",
        actions.SUMMARY: str(summary),
        "SITE_URL": "https://someone.github.io/archive",
        "GITHUB_REF_NAME": "main",
    }
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=repository, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    told = summary.read_text("utf-8") if summary.exists() else ""
    return done.returncode, done.stdout, told


def test_the_build_step_publishes_and_says_what_needs_a_person(repository: Path) -> None:
    status, output, summary = run_step(repository, "Build the site")
    assert status == 0
    assert (repository / "output/index.html").is_file()
    assert "https://someone.github.io/archive/" in (repository / "output/sitemap.xml").read_text()
    assert "::warning file=seeds/nodate.md::seeds/nodate.md: no date found" in output
    assert "::warning file=seeds/scan%2C 100%25.pdf::seeds/scan, 100%25.pdf: " in output
    assert summary.startswith("## My \\<Archive\\>\n")
    for line in (
        "| sources that could not be read | 1 |",
        "| articles | 2 |",
        "| date | 1 of 2 |",
        "| address of the original | 2 of 2 |",
        "| seeds/nodate.md | no date found.",
    ):
        assert line in summary, line
    assert "| size in MB, of 1,000 on GitHub Pages | 0." in summary


def test_the_workflow_asks_for_no_secret_and_no_action_of_others(repository: Path) -> None:
    text = (repository / ".github/workflows/pages.yml").read_text()
    assert "secrets." not in text
    jobs = workflow(repository)["jobs"]
    used = [step["uses"] for job in jobs.values() for step in job["steps"] if "uses" in step]
    assert used
    assert all(name.startswith("actions/") for name in used)
    assert workflow(repository)["permissions"] == {"contents": "read"}
    assert set(jobs["deploy"]["permissions"]) == {"pages", "id-token"}
    writing = [name for name, job in jobs.items() if "contents" in job.get("permissions", {})]
    assert writing == ["keep"]  # which runs nothing that reads what others wrote


def git(folder: Path, *words: str) -> str:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.skipif(not shutil.which("git"), reason="no git")
def test_what_was_read_is_kept_in_the_repository_beside_what_came_meanwhile(
    repository: Path, tmp_path: Path
) -> None:
    hub, runner, person = (tmp_path / name for name in ("hub.git", "runner", "person"))
    shutil.copytree(repository, runner)
    for name in ("content", "sources.yaml", "output"):
        shutil.rmtree(runner / name, ignore_errors=True)
    git(runner, "init", "-b", "main")
    git(runner, "add", "-A")
    git(runner, "commit", "-m", "Begin")
    git(tmp_path, "clone", "--bare", str(runner), str(hub))
    git(runner, "remote", "add", "origin", str(hub))
    git(tmp_path, "clone", str(hub), str(person))
    (person / "seeds" / "late.md").write_text(NO_DATE)
    git(person, "add", "-A")
    git(person, "commit", "-m", "Add files via upload")
    git(person, "push")
    (runner / "content").mkdir()  # as the artifact brings it
    for name in ("a.md", ".written.json"):
        (runner / "content" / name).write_text("x")
    assert run_step(runner, "Keep what was read")[0] == 0
    assert run_step(runner, "Keep what was read")[0] == 0  # nothing new
    git(person, "pull")
    kept = set(git(person, "ls-files", "content", "seeds").split())
    assert {"content/a.md", "content/.written.json", "seeds/late.md"} <= kept
    assert git(person, "log", "--format=%s").splitlines()[0] == "Keep what was read"


def test_the_archive_asks_for_the_program_that_made_it(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {"url": "https://git.example/b.git", "vcs_info": {"vcs": "git", "commit_id": "c0ffee"}}
    for text, line in (
        (json.dumps(told), "briefings @ git+https://git.example/b.git@c0ffee"),
        ('{"url": "file:///home/me/b", "dir_info": {}}', f"briefings=={__version__}"),
        (None, f"briefings=={__version__}"),
    ):
        found = SimpleNamespace(read_text=lambda _name, text=text: text)
        monkeypatch.setattr(scaffold, "distribution", lambda _name, found=found: found)
        assert line == scaffold.requirement()


def test_an_annotation_leads_to_the_line_and_is_one_line() -> None:
    note = Note(Level.ERROR, "content/a.md, line 3", "two\nlines")
    assert actions.annotation(note) == "::error file=content/a.md,line=3::content/a.md: two%0Alines"
    part = Note(Level.FINDING, "seeds/june.mbox#17", "no text")
    assert actions.annotation(part) == "::warning file=seeds/june.mbox::seeds/june.mbox#17: no text"
    key = Note(Level.FINDING, "--strict", "stopped")
    assert actions.annotation(key) == "::warning::--strict: stopped"


def test_no_more_annotations_than_github_shows_and_the_worst_first() -> None:
    notes = [Note(Level.FINDING, f"a{n}.md", "x") for n in range(30)]
    report = Report(notes=[*notes, Note(Level.ERROR, "b.md", "y"), Note(Level.INFO, "c.md", "z")])
    lines = list(actions.annotations(report))
    assert len(lines) == 11
    assert lines[0] == "::error file=b.md::b.md: y"


def test_a_name_cannot_write_markup_into_the_summary() -> None:
    report = Report(notes=[Note(Level.FINDING, "seeds/<img>|@all`.md", "x")])
    assert "| seeds/\\<img\\>\\|\\@all\\`.md | x |" in actions.summary(report, [], "T")


def test_a_clean_archive_says_so() -> None:
    assert "Nothing needs a person." in actions.summary(Report(), [], "T")


def test_an_archive_whose_address_is_known_gets_lasting_ids_for_its_feeds(tmp_path: Path) -> None:
    scaffold.init(tmp_path / "a", "A", "https://archive.example.org/a/")
    config = read_config(tmp_path / "a")
    assert config.site_url == "https://archive.example.org/a/"
    assert config.feed_authority.startswith("archive.example.org,2")
    scaffold.init(tmp_path / "b", "B")
    assert "@" not in (tmp_path / "b" / "briefings.toml").read_text()
    with pytest.raises(ConfigError, match="--site-url"):
        scaffold.init(tmp_path / "c", "C", "archive.example.org")
