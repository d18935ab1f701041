"""Every article can be reached from the first page within four clicks, by links alone."""

from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from lxml import html

from briefings import pipeline
from briefings.config import read_config

CLICKS = 4
ARTICLE = "---\ntitle: Article {0}\ndate: {1}\nlang: en\n---\n\nText number {0}.\n"


def links(path: Path, site: Path) -> set[Path]:
    tree = html.fromstring(path.read_bytes())
    inside = (urldefrag(urljoin(path.as_uri(), href))[0] for href in tree.xpath("//body//a/@href"))
    files = (
        Path(unquote(url.removeprefix("file://"))) for url in inside if url.startswith("file:")
    )
    return {file for file in files if file.suffix == ".html" and file.is_relative_to(site)}


def clicks(site: Path) -> dict[Path, int]:
    """Return how many clicks each page is away from the first."""
    found = {site / "index.html": 0}
    edge = list(found)
    while edge:
        new = {page for path in edge for page in links(path, site)} - set(found)
        found |= dict.fromkeys(new, found[edge[0]] + 1)
        edge = sorted(new)
    return found


def articles(site: Path) -> list[Path]:
    pages = (path.with_suffix(".html") for path in sorted(site.rglob("*.json")))
    return [page for page in pages if page.is_file() and page.parent != site / "briefings"]


def test_every_article_of_the_archive_is_within_four_clicks(site: Path) -> None:
    away = clicks(site)
    assert len(articles(site)) == 41
    assert [path for path in articles(site) if away.get(path, 99) > CLICKS] == []


def test_so_it_is_on_crowded_days_and_without_dates(tmp_path: Path) -> None:
    for number in range(90):
        date = ("2022-10-10", "2021", "")[number % 3]
        text = ARTICLE.format(number, date).replace("date: \n", "")
        path = tmp_path / "content" / f"a{number}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    config = read_config(tmp_path, page_size=3, related_limit=1)
    pipeline.build(config)
    away = clicks(config.output_dir)
    assert len(articles(config.output_dir)) == 90
    assert [p for p in articles(config.output_dir) if away.get(p, 99) > CLICKS] == []
