import shutil
from pathlib import Path

import pytest

from briefings import feednames
from briefings.config import read_config
from briefings.pipeline import build

ARTICLE = "---\ntitle: One\ndate: 2022-10-10\n---\nA text.\n"


def ids(folder: Path) -> list[str]:
    lines = (folder / "output/feed.atom").read_text().splitlines()
    return [line.strip() for line in lines if "<id>" in line]


def test_feeds_go_by_the_address_they_were_first_published_at(tmp_path: Path) -> None:
    first, moved = tmp_path / "first", tmp_path / "moved"
    (first / "content").mkdir(parents=True)
    (first / "content" / "one.md").write_text(ARTICLE)
    build(read_config(first, site_url="https://someone.github.io/news/"))
    named = ids(first)
    assert named[0] == "<id>tag:someone.github.io,2026:news:feed/feed.atom</id>"
    assert named[1].startswith("<id>tag:someone.github.io,2026:news:article/2022-10-10-")
    moved.mkdir()
    shutil.copytree(first / "content", moved / "content")
    build(read_config(moved, site_url="https://archive.example.org/"))
    assert ids(moved) == named
    (moved / "briefings.toml").write_text('feed_authority = "archive.example.org,2022"')
    build(read_config(moved, site_url="https://archive.example.org/"))
    assert ids(moved)[0] == "<id>tag:archive.example.org,2022:feed/feed.atom</id>"


@pytest.mark.parametrize(
    ("site_url", "name"),
    [
        ("https://Archive.Example.org", "archive.example.org,2026"),
        ("https://a.example:8443/x/y/", "a.example,2026:x/y"),
        ("https://новости.example/да/", "xn--b1amnebsh.example,2026:%D0%B4%D0%B0"),
        ("http://localhost:8000/", ""),
        ("http://127.0.0.1/", ""),
        ("http://[::1]/", ""),
        ("http://[::1/", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_an_address_gives_a_name_unless_it_is_nobodys(site_url: str, name: str) -> None:
    assert feednames.derived(site_url) == name


@pytest.mark.parametrize("text", ["", "[]", '{"feed_authority": "<x>,2026"}', "\xff"])
def test_a_damaged_note_is_no_name(tmp_path: Path, text: str) -> None:
    (tmp_path / feednames.FILE).write_bytes(text.encode("latin-1"))
    assert feednames.noted(tmp_path) == ""
