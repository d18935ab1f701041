"""Known attacks, through every shape of source and every field, opened in a real browser.

What is opened has its Content-Security-Policy taken out: the first wall must hold alone.
``VECTORS_STEP=1 VECTORS_TURNS=6 pytest tests/trust`` (``make torture``) takes all public vectors
through all shapes; here it is our own, and every hundredth of the public ones where they are.
"""

import json
import os
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest
from lxml import etree
from trust.hostile import own, public, sources
from trust.markup import markup_faults
from trust.watched import faults, without_policy

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
PILES = [
    (turn, VECTORS[start : start + A_PILE])
    for turn in range(TURNS)
    for start in range(0, len(VECTORS), A_PILE)
]


@pytest.fixture(scope="module", params=PILES, ids=lambda pile: f"turn {pile[0]}, {len(pile[1])}")
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Config:
    """An archive of hostile sources, built; none of them is lost."""
    root = tmp_path_factory.mktemp("hostile")
    (root / "seeds").mkdir()
    turn, vectors = request.param
    for name, data in sources(vectors, turn):
        (root / "seeds" / name).write_bytes(data)
    config = read_config(root, site_url="https://archive.example/")
    report = pipeline.build(config)
    assert report.exit_code in {0, 3}, report.notes
    return config


@pytest.mark.browser
@pytest.mark.slow
def test_nothing_runs_and_nothing_is_asked_for(hostile: Config, browser: object) -> None:
    site = hostile.output_dir
    assert without_policy(site) > len(list((site / "2022").rglob("*.html")))
    # 404.html is for a server: its links begin at the root
    paths = (path for path in sorted(site.rglob("*.html")) if path.name != "404.html")
    pages = [quote(path.relative_to(site).as_posix()) for path in paths]
    searches = [f"search.html?q={quote(query)}" for query in QUERIES]
    assert list(faults(browser, site, pages + searches)) == []


@pytest.mark.browser
@pytest.mark.slow
def test_nothing_runs_in_a_book(hostile: Config, browser: object, tmp_path: Path) -> None:
    book = carry.export("epub", carry.Choice(), hostile, Report(), tmp_path / "all.epub")
    with zipfile.ZipFile(book) as file:
        file.extractall(tmp_path / "book")
    pages = sorted(
        path.relative_to(tmp_path / "book").as_posix() for path in tmp_path.rglob("*.xhtml")
    )
    articles = (hostile.output_dir / "data" / "articles.ndjson").read_bytes().splitlines()
    assert len(pages) >= len(articles) > 0
    assert list(faults(browser, tmp_path / "book", pages)) == []


@pytest.mark.slow
def test_nothing_harmful_is_handed_to_programs(hostile: Config) -> None:
    site = hostile.output_dir
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
@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href='java&#10;script:alert(1)'>x</a>",
        "<img src='https://evil.example/pixel.png'>",
        "<base href='https://evil.example/'>",
        "<iframe></iframe>",
    ],
)
def test_the_watch_sees_what_it_is_for(browser: object, tmp_path: Path, markup: str) -> None:
    (tmp_path / "page.html").write_text(f"<!doctype html><title>x</title><p>{markup}</p>")
    assert list(faults(browser, tmp_path, ["page.html"]))
