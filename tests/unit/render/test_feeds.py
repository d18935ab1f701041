import json
from collections.abc import Callable
from urllib.parse import urljoin

import feedparser
from books import book_of
from lxml import etree

from briefings.model import Article, Status
from briefings.render.files import feeds

ATOM = {"a": "http://www.w3.org/2005/Atom", "fh": "http://purl.org/syndication/history/1.0"}
SITE = "https://x.example/a/"
Maker = Callable[..., Article]


def made(articles: list[Article], **settings: object) -> dict[str, bytes]:
    return {
        str(k): v
        for k, v in feeds.files(book_of(articles, **{"site_url": SITE, **settings}), []).items()
    }


def page(article: Article) -> str:
    return f"{article.date.replace('-', '/')}/{article.slug}.html"


def read(data: bytes) -> etree._Element:
    return etree.fromstring(data)


def links(feed: etree._Element, below: str = "/a:feed") -> dict[str, str]:
    found = feed.xpath(f"{below}/a:link", namespaces=ATOM)
    return {link.get("rel"): link.get("href") for link in found}


def test_an_atom_entry_names_page_original_and_outlet(make_article: Maker) -> None:
    one = make_article("One & <two>", source="The Times", date="2022-10-10")
    feed = read(made([one], site_url=SITE)["feed.atom"])
    assert feed.xpath("string(//a:entry/a:title)", namespaces=ATOM) == "One & <two>"
    assert links(feed, "//a:entry") == {
        "alternate": "https://x.example/a/2022/10/10/one-two.html",
        "via": "https://news.example/one-two",
    }
    assert feed.xpath("string(//a:entry/a:author/a:name)", namespaces=ATOM) == "The Times"
    assert feed.xpath("string(//a:published)", namespaces=ATOM) == "2022-10-10T12:00:00+00:00"


def test_an_entrys_id_survives_a_move_of_the_site(make_article: Maker) -> None:
    def ids(site_url: str) -> list[str]:
        feed = read(made([make_article("One")], site_url=site_url)["feed.atom"])
        return [str(i) for i in feed.xpath("//a:entry/a:id/text()", namespaces=ATOM)]

    assert ids("https://a.example/") == ids("https://b.example/x/") != []


def test_without_a_known_address_nothing_that_needs_one_is_written(make_article: Maker) -> None:
    files = made([make_article("One", source="The Times")], site_url="")
    assert set(files) == {"sources.opml", "data/articles.ndjson"}


def test_json_feed_has_the_original_as_external_url(make_article: Maker) -> None:
    feed = json.loads(made([make_article("One")])["feed.json"])
    assert feed["items"][0]["external_url"] == "https://news.example/one"


def test_withdrawn_articles_are_in_no_feed_and_no_data(make_article: Maker) -> None:
    files = made([make_article("One", status=Status.WITHDRAWN)], site_url=SITE)
    assert json.loads(files["feed.json"])["items"] == []
    assert files["data/articles.ndjson"] == b""
    assert b"<item>" not in files["feed.rss"]


def test_an_empty_archive_has_valid_feeds() -> None:
    feed = read(made([])["feed.atom"])
    assert feed.xpath("string(/a:feed/a:updated)", namespaces=ATOM).startswith("1970-01-01")


def test_every_article_is_reached_from_the_feed_by_its_archive(make_article: Maker) -> None:
    """RFC 5005, section 4: follow prev-archive to the end."""
    articles = [make_article(f"Number {n}", date=f"2022-{n % 12 + 1:02}-01") for n in range(123)]
    files = made(articles, site_url=SITE)
    found: set[str] = set()
    path, steps = "feed.atom", 0
    while path:
        feed = read(files[path])
        found |= {str(i) for i in feed.xpath("//a:entry/a:title/text()", namespaces=ATOM)}
        before = links(feed).get("prev-archive")
        path, steps = before.removeprefix(SITE) if before else "", steps + 1
    assert steps == 3
    assert found == {article.title for article in articles}


def test_a_full_page_of_the_archive_never_changes_but_for_the_link_to_the_next(
    make_article: Maker,
) -> None:
    articles = [make_article(f"Number {n:03}", date=f"2022-01-{n % 28 + 1:02}") for n in range(60)]
    later = [*articles, *(make_article(f"Later {n}", date="2023-01-01") for n in range(50))]
    one, other = (read(made(a)["feeds/archive-1.atom"]) for a in (articles, later))
    assert one.xpath("boolean(/a:feed/fh:archive)", namespaces=ATOM)
    entries = "//a:entry/a:id/text()"
    assert one.xpath(entries, namespaces=ATOM) == other.xpath(entries, namespaces=ATOM)


def test_json_and_rss_lead_to_all_articles_too(make_article: Maker) -> None:
    articles = [make_article(f"Number {n}", date=f"2022-{n % 12 + 1:02}-01") for n in range(123)]
    files = made(articles, site_url=SITE)
    found: set[str] = set()
    path = "feed.json"
    while path:
        feed = json.loads(files[path])
        found |= {item["title"] for item in feed["items"]}
        path = feed.get("next_url", "").removeprefix(SITE)
    assert found == {article.title for article in articles}
    first = read(files["feeds/archive-1.rss"])
    assert first.xpath("boolean(//fh:archive)", namespaces=ATOM)
    assert read(files["feed.rss"]).xpath("//atom:link[@rel='prev-archive']/@href", namespaces={
        "atom": ATOM["a"]}) == [f"{SITE}feeds/archive-2.rss"]  # fmt: skip


def test_ids_are_tags_of_an_authority_that_does_not_move_with_the_site(make_article: Maker) -> None:
    def ids(site_url: str) -> list[str]:
        settings = {"site_url": site_url, "feed_authority": "archive.example.org,2022"}
        files = made([make_article("One")], **settings)
        rss = read(files["feed.rss"]).xpath("//guid/text()")
        items = [item["id"] for item in json.loads(files["feed.json"])["items"]]
        return [*read(files["feed.atom"]).xpath("//a:id/text()", namespaces=ATOM), *rss, *items]

    key = make_article("One").id
    own = f"tag:archive.example.org,2022:article/{key}"
    expected = ["tag:archive.example.org,2022:feed/feed.atom", own, own, own]
    assert ids("https://a.example/") == ids("https://b.example/x/") == expected


def test_outlets_topics_and_stories_have_feeds_in_every_format(make_article: Maker) -> None:
    tagged = [make_article(f"A{n}", source="The Times", tags=("sea", "grain")) for n in range(3)]
    files = made([*tagged[:2], make_article("B", tags=("grain",))])
    for end in ("atom", "rss", "json"):
        assert f"topics/grain/feed.{end}" in files
    assert "topics/sea/feed.atom" in files
    assert "topics/sea/feed.rss" not in files  # of less than three articles Atom alone
    titles = read(files["sources/the-times/feed.atom"]).xpath(
        "//a:entry/a:title/text()", namespaces=ATOM
    )
    assert sorted(titles) == ["A0", "A1"]
    of_topic = json.loads(files["topics/grain/feed.json"])
    assert of_topic["title"] == "grain · Briefing archive"
    assert of_topic["home_page_url"] == f"{SITE}topics/grain/index.html"


def test_the_feed_of_a_topic_leads_to_all_its_articles_in_every_format(make_article: Maker) -> None:
    articles = [
        make_article(f"N {n}", date=f"2022-{n % 12 + 1:02}-01", tags=("t",)) for n in range(123)
    ]
    files = made(articles)
    for end, older in (
        ("atom", lambda data: links(read(data)).get("prev-archive")),
        ("rss", lambda data: next(iter(read(data).xpath("//*[@rel='prev-archive']/@href")), "")),
        ("json", lambda data: json.loads(data).get("next_url")),
    ):
        path, found = f"topics/t/feed.{end}", set[str]()
        while path:
            found |= {a.title for a in articles if f"{SITE}{page(a)}".encode() in files[path]}
            path = (older(files[path]) or "").removeprefix(SITE)
        assert found == {a.title for a in articles}, end


def test_rss_keeps_a_name_that_is_no_address_and_names_the_original(make_article: Maker) -> None:
    one = make_article("One", authors=("Ann Lee",), tags=("sea",))
    feed = feedparser.parse(made([one], site_url=SITE)["feed.rss"])
    assert not feed.bozo
    (entry,) = feed.entries
    assert entry.link == f"{SITE}2022/10/10/one.html"
    assert entry.id.startswith("urn:uuid:")
    assert not entry.guidislink
    assert entry.author == "Ann Lee"
    assert entry.published == "Mon, 10 Oct 2022 12:00:00 +0000"


def test_feeds_are_read_by_feedparser_without_a_fault(make_article: Maker) -> None:
    articles = [make_article(f"Ж {n} & <b>", tags=("t",), lang="ru") for n in range(55)]
    for name, data in made(articles, site_url=SITE).items():
        if name.endswith((".atom", ".rss")):
            feed = feedparser.parse(data)
            assert not feed.bozo, name
            assert feed.entries, name
            assert feed.feed.title, name


def test_opml_lists_the_feeds_and_the_outlets(make_article: Maker) -> None:
    files = made([make_article("One", source="The Times")], site_url=SITE)
    ours = read(files["feeds.opml"]).xpath("//outline/@xmlUrl")
    assert ours == [f"{SITE}feed.atom", f"{SITE}sources/the-times/feed.atom"]
    titles = read(files["feeds.opml"]).xpath("//outline/@title")
    assert len(titles) == len(ours)
    assert all(url.removeprefix(SITE) in files for url in ours)
    (outlet,) = read(files["sources.opml"]).xpath("//outline")
    assert (outlet.get("text"), outlet.get("url")) == ("The Times", "https://news.example/")


def test_opensearch_leads_to_the_search_page(make_article: Maker) -> None:
    found = read(made([make_article("One")], site_url=SITE)["opensearch.xml"])
    template = found.xpath("string(//*[local-name()='Url']/@template)")
    assert template == urljoin(SITE, "search.html?q={searchTerms}")


def test_a_host_of_ones_own_is_named_and_a_shared_one_is_not(make_article: Maker) -> None:
    def cname(site_url: str) -> bytes | None:
        return made([make_article("One")], site_url=site_url).get("CNAME")

    assert cname("https://archive.example.org/") == b"archive.example.org\n"
    assert cname("https://someone.github.io/") is None
    assert cname("https://example.org/archive/") is None
    assert cname("http://localhost:8000/") is None


def test_more_addresses_than_a_sitemap_holds_get_an_index(monkeypatch, make_article) -> None:
    monkeypatch.setattr("briefings.render.files.hosting._SITEMAP_LIMIT", 2)
    book = book_of([make_article("One")], site_url=SITE)
    files = feeds.files(book, ["a.html", "b.html", "c.html"])
    index = read(files["sitemap.xml"]).xpath("//*[local-name()='loc']/text()")
    assert index == [f"{SITE}sitemap-1.xml", f"{SITE}sitemap-2.xml"]
    second = read(files["sitemap-2.xml"]).xpath("//*[local-name()='loc']/text()")
    assert second == [f"{SITE}c.html"]


def test_addresses_of_originals_are_in_letters_that_every_program_takes(make_article) -> None:
    url = "https://новости.example/статья/1?q=да&x=%20"
    one = make_article("One", source_url=url)
    plain = (
        "https://xn--b1amnebsh.example/%D1%81%D1%82%D0%B0%D1%82%D1%8C%D1%8F/1?q=%D0%B4%D0%B0&x=%20"
    )
    files = made([one])
    assert links(read(files["feed.atom"]), "//a:entry")["via"] == plain
    assert json.loads(files["feed.json"])["items"][0]["external_url"] == plain
    dc = "{http://purl.org/dc/elements/1.1/}source"
    assert read(files["feed.rss"]).findtext(f"channel/item/{dc}") == plain


def test_texts_of_rss_are_written_so_that_no_reader_takes_them_for_markup(make_article) -> None:
    data = made([make_article("Cats & <b>dogs</b>")])["feed.rss"]
    assert b"<title>Cats &#x26; &#x3C;b&gt;dogs&#x3C;/b&gt;</title>" in data
    assert read(data).findtext("channel/item/title") == "Cats & <b>dogs</b>"


def test_an_undated_entry_was_changed_when_it_was_saved(make_article: Maker) -> None:
    one = make_article("One", date=None, captured="2023-01-05")
    feed = read(made([one])["feed.atom"])
    assert feed.xpath("string(//a:entry/a:updated)", namespaces=ATOM) == "2023-01-05T12:00:00+00:00"


def test_without_outlets_there_is_no_outline_of_them(make_article: Maker) -> None:
    one = make_article("One", source=None, source_url=None)
    assert "sources.opml" not in made([one])
    assert "sources.opml" in made([make_article("One", source="The Times")])
