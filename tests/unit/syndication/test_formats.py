import json
from dataclasses import replace

import feedparser
import pytest

from briefings.model import SitePath
from briefings.syndication.feed import Entry, Feed, begin, paged
from briefings.syndication.formats import files

PATH = SitePath("days.atom")
ONE = Entry(id="urn:x:1", title="A & <b>", url="https://x.example/1.html")
FEED = Feed(PATH, SitePath("index.html"), "Days", "urn:x", "https://x.example/", "en", [ONE])


def many(count: int) -> Feed:
    entries = [replace(ONE, id=f"urn:x:{n}", content="<p>Whole</p>") for n in range(count)]
    return replace(FEED, entries=entries)


@pytest.mark.parametrize("ending", ["atom", "rss"])
def test_an_entry_of_which_nothing_is_known_is_valid(ending: str) -> None:
    read = feedparser.parse(*files(FEED, [ending]).values())
    assert not read.bozo
    assert [entry.id for entry in read.entries] == ["urn:x:1"]


def test_what_is_not_known_of_an_entry_has_no_key_in_json() -> None:
    (made,) = files(FEED, ["json"]).values()
    known = {"id": "urn:x:1", "title": "A & <b>", "content_text": "A & <b>", "url": ONE.url}
    assert json.loads(made)["items"] == [known]


@pytest.mark.parametrize("count", [0, 1, 49, 50, 51, 100, 123])
def test_the_pages_of_an_archive_and_its_feed_hold_every_entry(count: int) -> None:
    feed, *archive = paged(many(count), newest=20)
    held = [entry.id for page in archive for entry in page.entries[::-1]]
    newest = [entry.id for entry in feed.entries[::-1]]
    assert [*held, *newest[len(newest) - count % 50 :]] == [f"urn:x:{n}" for n in range(count)]
    assert newest == [f"urn:x:{n}" for n in range(begin(count, 20), count)]


def test_whole_texts_stand_in_the_feed_alone() -> None:
    feed, archive = paged(many(60), newest=20)
    assert all(entry.content for entry in feed.entries)
    assert not any(entry.content for entry in archive.entries)
