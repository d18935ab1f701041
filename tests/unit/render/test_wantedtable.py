import csv
from collections.abc import Callable
from dataclasses import replace

from books import book_of

from briefings.model import Article, Wanted
from briefings.render.grouping.catalogue import catalogue
from briefings.render.pages import wantedtable
from briefings.render.pages.single import WANTED_TABLE, wanted

Maker = Callable[..., Article]


def table(made: list[Article], *missing: Wanted, **settings: object) -> list[dict[str, str]]:
    book = book_of(made, **settings)
    book = catalogue(replace(book.archive, wanted=missing), book.config)
    data = wantedtable.files(book)[WANTED_TABLE]
    assert wanted(book).table == WANTED_TABLE
    return list(csv.DictReader(data.decode("utf-8-sig").splitlines(keepends=True)))


def test_the_table_tells_what_the_page_tells_in_its_order(make_article: Maker) -> None:
    one, two = make_article("One", source="Times"), make_article("Two", source="Times")
    both, alone = table(
        [one, two],
        Wanted('Ships, "again"', (one.id, two.id), "Times"),
        Wanted("Порт", (two.id,), None),
    )
    assert both == {
        "title": 'Ships, "again"',
        "named_by": "2",
        "outlet": "Times",
        "search": "https://duckduckgo.com/?q=Ships%2C+%22again%22+site%3Anews.example",
        "articles": "2022/10/10/one.html\n2022/10/10/two.html",
    }
    assert (alone["title"], alone["named_by"], alone["outlet"]) == ("Порт", "1", "")


def test_articles_have_their_whole_address_where_the_site_has_one(make_article: Maker) -> None:
    one = make_article("One")
    row = table([one], Wanted("Ships", (one.id,), None), site_url="https://a.example/b/")[0]
    assert row["articles"] == "https://a.example/b/2022/10/10/one.html"


def test_a_title_from_outside_is_no_formula(make_article: Maker) -> None:
    one = make_article("One")
    row = table([one], Wanted('=HYPERLINK("https://evil.example")', (one.id,), None))[0]
    assert row["title"].startswith("'=")


def test_a_table_of_nothing_has_its_head(make_article: Maker) -> None:
    assert table([make_article("One")]) == []
