"""Known attacks, through every shape of source and every field, opened in a real browser.

What is opened has its Content-Security-Policy taken out: the first wall must hold alone. With the
policy in, the second one must have had nothing to refuse.
``VECTORS_STEP=1 VECTORS_TURNS=6 pytest tests/trust/test_vectors.py`` (``make torture``) takes all
public vectors through all shapes; here it is our own, and every hundredth of the public ones where
they are. ``VECTORS_PILES=0:40`` takes a part of the piles: parts add up.
"""

import json
import os
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from lxml import etree
from trust.hostile import own, public, sources
from trust.markup import markup_faults
from trust.watched import faults, prepare

from briefings import pipeline
from briefings.config import Config, read_config
from briefings.report import Report
from briefings.tasks import carry

STEP = int(os.environ.get("VECTORS_STEP", "100"))
TURNS = int(os.environ.get("VECTORS_TURNS", "1"))
A_PILE = 500  # sources of one archive
QUERIES = (
    "harbour",
    "script alert",
    "<img src=x onerror=alert(1)>",
    "'-alert(1)-'",
    "title:script",
)

_ATOM = "{http://www.w3.org/2005/Atom}"
TEXTS = (f"{_ATOM}title", f"{_ATOM}subtitle", f"{_ATOM}summary", f"{_ATOM}content")

VECTORS = own() + public(STEP)
_MANY = -(-len(VECTORS) // A_PILE)
#: The turn, and every so many-th vector: a pile has some of each collection.
PILES = [(turn, start, VECTORS[start::_MANY]) for turn in range(TURNS) for start in range(_MANY)]
_FROM, _, _TO = os.environ.get("VECTORS_PILES", ":").partition(":")
PILES = PILES[int(_FROM or 0) : int(_TO or len(PILES))]


def called(pile: tuple[int, int, list[str]]) -> str:
    turn, start, vectors = pile
    return f"turn {turn}, pile {start}, {len(vectors)}"


@pytest.fixture(scope="module", params=PILES, ids=called)
def hostile(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Config, int]]:
    """An archive of hostile sources, built, and its number; what is of known shape came in."""
    root = tmp_path_factory.mktemp("hostile")
    (root / "seeds").mkdir()
    turn, start, vectors = request.param
    for name, data in sources(vectors, turn):
        (root / "seeds" / name).write_bytes(data)
    config = read_config(root, site_url="https://archive.example/")
    report = pipeline.build(config)
    assert report.exit_code in {0, 3}, report.notes
    assert report.counts["ingest"]["quarantined"] * 20 < len(vectors), "no shape stays out"
    yield config, turn * _MANY + start
    shutil.rmtree(root)


def pages(folder: Path, pattern: str) -> list[str]:
    """Return the addresses of a folder's pages; 404.html's links begin at a server's root."""
    found = (path for path in sorted(folder.rglob(pattern)) if path.name != "404.html")
    return [quote(path.relative_to(folder).as_posix()) for path in found]


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("policy", [True, False], ids=["policy in", "policy out"])
def test_nothing_runs_and_nothing_is_asked_for(
    hostile: tuple[Config, int], chromium: str, tmp_path: Path, *, policy: bool
) -> None:
    config, number = hostile
    site = tmp_path / "site"
    shutil.copytree(config.output_dir, site, copy_function=os.link)
    assert prepare(site, policy=policy) > len(list((site / "2022").rglob("*.html")))
    # lists are made of fields, whatever shape they came in: those of some piles are enough
    every = not policy and number % 7 == 0
    opened = pages(site, "*.html" if every else "20*/**/*.html")
    searches = [f"search.html?q={quote(query)}" for query in QUERIES]
    assert faults(chromium, site, opened + searches) == []
    shutil.rmtree(site)


@pytest.mark.browser
@pytest.mark.slow
def test_nothing_runs_in_a_book(hostile: tuple[Config, int], chromium: str, tmp_path: Path) -> None:
    config, _ = hostile
    book = carry.export("epub", carry.Choice(), config, Report(), tmp_path / "all.epub")
    with zipfile.ZipFile(book) as file:
        file.extractall(tmp_path / "book")
    prepare(tmp_path / "book", policy=False)
    opened = pages(tmp_path / "book", "*.xhtml")
    articles = (config.output_dir / "data" / "articles.ndjson").read_bytes().splitlines()
    assert len(opened) >= len(articles) > 0
    assert faults(chromium, tmp_path / "book", opened) == []
    shutil.rmtree(tmp_path / "book")


@pytest.mark.slow
def test_nothing_harmful_is_handed_to_programs(hostile: tuple[Config, int]) -> None:
    site = hostile[0].output_dir
    descriptions = etree.parse(site / "feed.rss").findall(".//item/description")
    assert descriptions
    assert [fault for d in descriptions for fault in markup_faults(d.text or "")] == []
    feeds = list(site.rglob("*.atom"))
    assert feeds
    texts = [element for feed in feeds for element in etree.parse(feed).iter(*TEXTS)]
    assert {element.get("type") for element in texts} <= {None, "html"}
    marked_up = [element.text or "" for element in texts if element.get("type")]
    assert [fault for text in marked_up for fault in markup_faults(text)] == []
    items = json.loads((site / "feed.json").read_bytes())["items"]
    assert not [item for item in items if "content_html" in item]
    series = (json.loads(path.read_bytes())["items"] for path in site.glob("briefings/*ly.json"))
    briefs = [item["content_html"] for items in series for item in items]
    assert briefs
    assert [fault for text in briefs for fault in markup_faults(text)] == []


@pytest.mark.browser
def test_the_watch_sees_what_it_is_for(chromium: str, tmp_path: Path) -> None:
    bad = (
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href='java&#10;script:alert(1)'>x</a>",
        "<img src='https://evil.example/pixel.png'>",
        "<base href='https://evil.example/'>",
        "<iframe></iframe>",
    )
    for number, markup in enumerate(bad):
        page = f"<!doctype html><title>x</title><p>{markup}</p>"
        (tmp_path / f"{number}.html").write_text(page)
    prepare(tmp_path, policy=False)
    found = faults(chromium, tmp_path, pages(tmp_path, "*.html"))
    assert [f"{number}.html" for number in range(len(bad))] == sorted(
        {fault.partition(":")[0] for fault in found if fault[0].isdigit()}
    )
    assert any(fault.startswith("somebody asked") for fault in found)
