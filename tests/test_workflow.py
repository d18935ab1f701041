"""The workflow of a new archive, its steps run as GitHub runs them, and what GitHub then shows."""

import json
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from github import Hub, git

from briefings import __version__
from briefings.commands import actions
from briefings.config import read_config
from briefings.errors import ConfigError
from briefings.report import Level, Note, Report
from briefings.tasks import scaffold

NO_DATE = "# Nobody Knows When\n\nA text that is long enough to be an article of its own.\n"
WORKFLOW = ".github/workflows/pages.yml"
pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="no git")


def person(hub: Hub, folder: Path, files: dict[str, str]) -> None:
    """Do what somebody with a browser does: add files, or change some, and commit."""
    git(folder, "clone", "-q", str(hub.bare), str(folder / "person"))
    for name, text in files.items():
        path = folder / "person" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    git(folder / "person", "add", "-A")
    git(folder / "person", "commit", "-qm", "Add files via upload")
    git(folder / "person", "push", "-q")
    shutil.rmtree(folder / "person")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("new") / "archive"
    scaffold.init(folder, "My <Archive>")
    return folder


@pytest.fixture(scope="module")
def hub(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Hub:
    """A new archive at GitHub, into which somebody uploaded files, after its first run."""
    folder = tmp_path_factory.mktemp("hub")
    shutil.copytree(repository, folder / "first")
    git(folder / "first", "init", "-qb", "main")
    git(folder / "first", "add", "-A")
    git(folder / "first", "commit", "-qm", "Begin")
    git(folder, "clone", "-q", "--bare", str(folder / "first"), "hub.git")
    made = Hub(folder / "hub.git", folder / "work")
    made.work.mkdir()
    uploaded = {"seeds/nodate.md": NO_DATE, "seeds/scan, 100%.pdf": "%PDF-1.4 not really"}
    person(made, folder, uploaded)
    made.run(WORKFLOW)
    return made


def test_the_first_run_publishes_and_says_what_needs_a_person(hub: Hub) -> None:
    assert {"index.html", ".nojekyll", "404.html", "feed.atom"} <= hub.site.keys()
    assert b"https://someone.github.io/archive/" in hub.site["sitemap.xml"]
    assert "::warning file=seeds/nodate.md::seeds/nodate.md: no date found" in hub.output
    assert "::warning file=seeds/scan%2C 100%25.pdf::seeds/scan, 100%25.pdf: " in hub.output
    assert hub.summary.startswith("## My \\<Archive\\>\n")
    for line in (
        "| sources that could not be read | 1 |",
        "| articles | 2 |",
        "| date | 1 of 2 |",
        "| address of the original | 2 of 2 |",
        "| seeds/nodate.md | no date found.",
    ):
        assert line in hub.summary, line
    assert "| size in MB, of 1,000 on GitHub Pages | 0." in hub.summary


def test_what_was_read_is_kept_and_corrections_are_published(hub: Hub, tmp_path: Path) -> None:
    kept = set(git(hub.bare, "ls-tree", "-r", "--name-only", "main").split("\n"))
    article = "content/undated/nobody-knows-when.md"
    assert {article, "content/.written.json", "content/.feeds.json"} <= kept
    assert not any(name.startswith(("output", ".briefings")) for name in kept)
    assert git(hub.bare, "log", "--format=%s", "main").startswith("Keep what was read\n")
    text = git(hub.bare, "show", f"main:{article}").replace("Nobody Knows When", "Now We Know")
    late = "# A Late One\n\n1 October 2022\n\nA text that came in later than all the others.\n"
    person(hub, tmp_path, {article: text, "seeds/late.md": late})
    hub.run(WORKFLOW)
    assert b"Now We Know" in hub.site["undated/nobody-knows-when.html"]
    assert "2022/10/01/a-late-one.html" in hub.site
    commits = git(hub.bare, "log", "--format=%s", "main").splitlines()
    assert commits.count("Keep what was read") == 2
    told = yaml.safe_load(git(hub.bare, "show", f"main:{WORKFLOW}"))
    hub.run_job(told, "keep")  # nothing new: nothing is committed
    assert git(hub.bare, "log", "--format=%s", "main").splitlines() == commits


def test_the_projects_own_workflow_differs_in_what_it_installs_alone(repository: Path) -> None:
    own = Path(__file__).resolve().parents[1] / WORKFLOW
    lines = [set(path.read_text().splitlines()) for path in (own, repository / WORKFLOW)]
    assert all("constraints.txt" in line for line in lines[0] - lines[1])
    assert lines[1] - lines[0] == {"      - run: python -m pip install -r requirements.txt"}


def test_the_workflow_asks_for_no_secret_and_no_action_of_others(repository: Path) -> None:
    text = (repository / WORKFLOW).read_text()
    assert "secrets." not in text
    told = yaml.safe_load(text)
    jobs = told["jobs"]
    used = [step["uses"] for job in jobs.values() for step in job["steps"] if "uses" in step]
    assert used
    assert all(name.startswith("actions/") for name in used)
    assert told["permissions"] == {"contents": "read"}
    assert jobs["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert set(jobs["deploy"]["permissions"]) == {"pages", "id-token"}
    rights = {name: job.get("permissions", {}).get("contents") for name, job in jobs.items()}
    writing = [name for name, right in rights.items() if right == "write"]
    assert writing == ["keep"]  # which runs nothing that reads what others wrote


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
