import json
from collections.abc import Callable

from books import book_of
from lxml import etree

from briefings.model import Article, Status
from briefings.render import feeds

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def test_an_atom_entry_names_page_original_and_outlet(make_article: Callable[..., Article]) -> None:
    made = make_article("One & <two>", source="The Times", date="2022-10-10")
    feed = etree.fromstring(feeds.atom(book_of([made], site_url="https://x.example/a/")))
    assert feed.xpath("string(//a:entry/a:title)", namespaces=ATOM) == "One & <two>"
    links = dict(
        zip(
            feed.xpath("//a:entry/a:link/@rel", namespaces=ATOM),
            feed.xpath("//a:entry/a:link/@href", namespaces=ATOM),
            strict=True,
        )
    )
    assert links == {
        "alternate": "https://x.example/a/2022/10/10/one-two.html",
        "via": "https://news.example/one-two",
    }
    assert feed.xpath("string(//a:entry/a:author/a:name)", namespaces=ATOM) == "The Times"
    assert feed.xpath("string(//a:published)", namespaces=ATOM) == "2022-10-10T12:00:00+00:00"


def test_an_entrys_id_survives_a_move_of_the_site(make_article: Callable[..., Article]) -> None:
    def ids(site_url: str) -> list[str]:
        feed = etree.fromstring(feeds.atom(book_of([make_article("One")], site_url=site_url)))
        return [str(i) for i in feed.xpath("//a:entry/a:id/text()", namespaces=ATOM)]

    assert ids("https://a.example/") == ids("https://b.example/x/") != []


def test_without_a_known_address_links_are_relative_and_there_is_no_sitemap(
    make_article: Callable[..., Article],
) -> None:
    made = feeds.files(book_of([make_article("One")]), [])
    feed = etree.fromstring(made["feed.atom"])
    hrefs = feed.xpath("//a:entry/a:link[@rel='alternate']/@href", namespaces=ATOM)
    assert hrefs == ["2022/10/10/one.html"]
    assert "sitemap.xml" not in made


def test_json_feed_has_the_original_as_external_url(make_article: Callable[..., Article]) -> None:
    feed = json.loads(feeds.json_feed(book_of([make_article("One")])))
    assert feed["items"][0]["external_url"] == "https://news.example/one"


def test_withdrawn_articles_are_in_no_feed(make_article: Callable[..., Article]) -> None:
    book = book_of([make_article("One", status=Status.WITHDRAWN)])
    assert json.loads(feeds.json_feed(book))["items"] == []


def test_an_empty_archive_has_valid_feeds() -> None:
    feed = etree.fromstring(feeds.atom(book_of([])))
    assert feed.xpath("count(//a:entry)", namespaces=ATOM) == 0
    assert feed.xpath("string(/a:feed/a:updated)", namespaces=ATOM)


def test_ndjson_has_a_line_for_every_article(make_article: Callable[..., Article]) -> None:
    lines = feeds._ndjson(book_of([make_article("One"), make_article("Two")])).splitlines()
    assert {json.loads(line)["title"] for line in lines} == {"One", "Two"}
