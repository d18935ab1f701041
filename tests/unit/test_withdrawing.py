"""An article leaves the site; a notice with the reason stays at its address."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from briefings import pipeline
from briefings.commands.cli import briefings as command
from briefings.config import read_config
from briefings.errors import ConfigError
from briefings.tasks.withdrawing import withdraw

TEXT = "# Harbour Opens\n\n3 May 2022\n\nThe harbour opened on Tuesday with secretword.\n"
PAGE = "2022/05/03/harbour-opens.html"


@pytest.fixture
def archive(archive_dir):
    config = archive_dir({"a.md": TEXT, "b.md": "# Other\n\n4 May 2022\n\nOther text.\n"})
    pipeline.build(config)
    return config


def texts(config) -> dict[str, str]:
    files = (p for p in config.output_dir.rglob("*") if p.is_file())
    return {
        p.relative_to(config.output_dir).as_posix(): p.read_text("utf-8", "replace") for p in files
    }


def test_the_notice_stands_at_the_address_with_the_reason(archive) -> None:
    _article, page = withdraw(PAGE, "Asked for by the author.", archive)
    assert page == PAGE
    pipeline.build(archive)
    text = texts(archive)[PAGE]
    assert "withdrawn from the archive" in text
    assert "data-tools" not in text  # nothing is left to keep, quote or collect
    assert "Asked for by the author." in text
    assert "noindex" in text


def test_its_words_are_in_no_file_of_the_site(archive) -> None:
    withdraw(PAGE, "Asked for.", archive)
    pipeline.build(replace(archive, site_url="https://x.example/"))
    found = texts(archive)
    assert [name for name, text in found.items() if "secretword" in text] == []
    for name in ("feed.atom", "feed.json", "data/articles.ndjson"):
        assert "Harbour Opens" not in found[name]
    search = "".join(text for name, text in found.items() if name.startswith("search/"))
    assert "Harbour Opens" not in search


def test_a_withdrawn_page_is_in_no_sitemap(archive) -> None:
    withdraw(PAGE, "Asked for.", archive)
    settings = {"site_url": "https://x.example/", "index_articles": True}
    config = read_config(archive.root, **settings)
    pipeline.build(config)
    sitemap = texts(config)["sitemap.xml"]
    assert "harbour-opens" not in sitemap
    assert "2022/05/04/other.html" in sitemap


def test_a_later_run_leaves_it_withdrawn_though_its_seed_changed(archive) -> None:
    withdraw(PAGE, "Asked for.", archive)
    (archive.seeds_dir / "a.md").write_text(TEXT.replace("Tuesday", "Monday"))
    pipeline.build(archive)
    assert "withdrawn from the archive" in texts(archive)[PAGE]


def test_an_id_and_a_file_name_it_too(archive) -> None:
    rows = (archive.output_dir / "data/articles.ndjson").read_text().splitlines()
    first, other = (json.loads(row) for row in rows)
    assert withdraw(first["id"], "x", archive)[1] == PAGE
    assert withdraw("content/2022/05/04/other.md", "x", archive)[1] == other["page"]


def test_what_is_not_there_is_told(archive) -> None:
    with pytest.raises(ConfigError, match="no such article"):
        withdraw("2022-01-01-00000000", "x", archive)


def test_the_command_wants_a_reason(archive) -> None:
    root = str(archive.root)
    done = CliRunner().invoke(command, ["-C", root, "withdraw", PAGE])
    assert done.exit_code == 2
    done = CliRunner().invoke(command, ["-C", root, "withdraw", PAGE, "--reason", "Error."])
    assert done.exit_code == 0, done.output
    assert PAGE in done.output
