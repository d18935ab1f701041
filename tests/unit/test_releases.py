"""The publication log: what a release is, and what its pages, feed and data tell."""

import json

import feedparser
import pytest
from click.testing import CliRunner
from lxml import html

from briefings import pipeline
from briefings.commands.cli import briefings as command
from briefings.errors import ConfigError, ContentError
from briefings.model import Status
from briefings.site.releases import changes_since, fingerprint, read_releases, state_after
from briefings.tasks import releasing

HEAD = "---\ntitle: {0}\nid: 2022-10-10-0000000{1}\ndate: 2022-10-10\n{2}---\n\nText of {0}.\n"


@pytest.fixture
def archive(archive_dir):
    config = archive_dir({}, title="Black Sea", site_url="https://x.example/")
    config.content_dir.mkdir()
    for number, name in enumerate("abc", start=1):
        write(config, name, number)
    return config


def write(config, name, number, more=""):
    (config.content_dir / f"{name}.md").write_text(HEAD.format(name.upper(), number, more))


def log(config):
    first, _path = releasing.release("2022-11-01", config, note="The first.")
    write(config, "b", 2, "status: corrected\n")
    write(config, "c", 3, "status: withdrawn\n")
    (config.content_dir / "a.md").unlink()
    write(config, "d", 4)
    second, _path = releasing.release("2022-12-01", config, name="December")
    return first, second


def test_a_release_holds_what_changed_since_the_one_before(archive):
    first, second = log(archive)
    assert len(first.changes.added) == 3
    done = second.changes
    assert list(done.added) == ["2022-10-10-00000004"]
    assert list(done.changed) == ["2022-10-10-00000002"]
    assert done.removed == ("2022-10-10-00000001", "2022-10-10-00000003")
    assert read_releases(archive) == (first, second)
    assert sorted(state_after((first, second))) == ["2022-10-10-00000002", "2022-10-10-00000004"]


def test_what_only_follows_from_other_articles_is_no_change(make_article):
    one = make_article("One", related=("2022-10-10-00000009",))
    assert fingerprint(one) == fingerprint(make_article("One"))
    assert fingerprint(one) != fingerprint(make_article("One", status=Status.CORRECTED))


def test_drafts_are_in_no_release(make_article):
    assert not changes_since((), [make_article(status=Status.DRAFT)])


def test_a_release_without_changes_or_before_another_is_refused(archive):
    log(archive)
    with pytest.raises(ConfigError, match="nothing has changed since december"):
        releasing.release("2023-01-01", archive)
    write(archive, "e", 5)
    with pytest.raises(ConfigError, match="would stand before december of 2022-12-01"):
        releasing.release("2022-11-15", archive)
    with pytest.raises(ConfigError, match="there is one already"):
        releasing.release("2023-01-01", archive, name="december")


def test_a_damaged_release_is_named(archive):
    log(archive)
    (archive.content_dir / "releases" / "december.json").write_text("{}")
    with pytest.raises(ContentError, match=r"content/releases/december.json: no release"):
        read_releases(archive)


def test_the_log_is_page_feed_and_json(archive):
    log(archive)
    write(archive, "e", 5)
    assert pipeline.build(archive).exit_code == 0
    site = archive.output_dir
    index = html.fromstring((site / "releases/index.html").read_bytes())
    titles = [" ".join(e.text_content().split()) for e in index.xpath("//*[@class='entry-title']")]
    assert titles == ["Not in a release yet", "december", "2022-11-01"]
    page = html.fromstring((site / "releases/december.html").read_bytes())
    groups = {
        h.text_content(): [" ".join(li.text_content().split()) for li in h.xpath("..//li")]
        for h in page.xpath("//section/h2")
    }
    expected = {"Added": ["D"], "Changed": ["B"], "Removed": ["C", "2022-10-10-00000001"]}
    assert groups == expected
    feed = feedparser.parse((site / "releases/feed.atom").read_bytes())
    assert [entry.title for entry in feed.entries] == ["Release december", "Release 2022-11-01"]
    assert not feed.bozo
    data = json.loads((site / "data/releases.json").read_bytes())
    assert [release["name"] for release in data["releases"]] == ["2022-11-01", "december"]
    removed = data["releases"][1]["removed"]
    assert removed == [
        {"id": "2022-10-10-00000001"},
        {"id": "2022-10-10-00000003", "page": "2022/10/10/c.html"},
    ]


def test_without_a_release_there_is_no_log(archive):
    pipeline.build(archive)
    assert not (archive.output_dir / "releases").exists()
    assert "Publication log" not in (archive.output_dir / "index.html").read_text("utf-8")


def test_the_command_tells_what_it_noted(archive):
    arguments = ["-C", str(archive.root), "release", "--date", "2022-11-01"]
    done = CliRunner().invoke(command, arguments)
    assert done.output.startswith("content/releases/2022-11-01.json: 3 added, 0 changed, 0 removed")
    done = CliRunner().invoke(command, [*arguments[:-1], "November"])
    assert isinstance(done.exception, ConfigError)
