from collections.abc import Callable

import pytest
from books import book_of

from briefings.model import Article, Publish, Status
from briefings.phrases import direction
from briefings.render.files import oldaddresses
from briefings.render.grouping.words import date_text, language
from briefings.render.pages import article as article_page
from briefings.render.pages import body as body_room
from briefings.render.pages import single as pages

Maker = Callable[..., Article]
SECRET = "Nobody outside may read this sentence of nine words.\n"


@pytest.mark.parametrize(
    ("alias", "expected"),
    [
        ("/old/page.html", "old/page.html"),
        ("/old/page", "old/page.html"),
        ("/old/", "old/index.html"),
        ("An old title", None),
        ("/../etc/passwd", None),
        ("/", None),
        ("/старое/имя", "старое/имя.html"),
        ("/a//b", None),
        ('/*<iframe src="x">', None),
        ("/feed.atom/x", None),  # a folder in the place of a file
        ("/con", None),
        ("/.hidden", None),
        ("/old/\u202egnp.html", None),
        ("/" + "x" * 300, None),
        ("/" + "x/" * 40, None),
    ],
)
def test_only_addresses_of_the_site_become_redirects(alias: str, expected: str | None) -> None:
    assert oldaddresses._old_address(alias) == expected


def test_an_alias_never_takes_the_place_of_an_article(make_article: Maker) -> None:
    made = [make_article("One"), make_article("Two", aliases=("/2022/10/10/one.html", "/old/two"))]
    assert [view.path for view in oldaddresses.redirects(book_of(made))] == ["old/two.html"]


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"status": Status.WITHDRAWN}, False),
        ({"publish": Publish.LINK}, False),
        ({"publish": Publish.FULL}, True),
    ],
)
def test_a_text_that_may_not_be_shown_is_nowhere_on_its_page(
    fields: dict[str, object], shown: bool, make_article: Maker
) -> None:
    made = make_article("One", SECRET, **fields)
    book = book_of([made])
    body = body_room.body_html(made, book, {})
    view = article_page.article_view(made, body, book)
    assert ("Nobody outside" in f"{view.body}{view.summary}") is shown
    assert bool(view.withheld) is not shown


def test_an_excerpt_shows_the_beginning_only(make_article: Maker) -> None:
    made = make_article("One", "First part.\n\n" + SECRET, publish=Publish.EXCERPT)
    assert body_room.body_html(made, book_of([made]), {}) == "<p>First part.</p>\n"


def test_an_article_that_names_itself_is_not_missing(make_article: Maker) -> None:
    made = make_article("Ships Leave", "Related article: Ships leave!\n")
    body = body_room.body_html(made, book_of([made]), {})
    assert "href" not in body
    assert "not in this archive" not in body


def test_a_link_to_an_archived_original_leads_to_our_page(make_article: Maker) -> None:
    one = make_article("One", "See [that](https://www.news.example/two?utm_source=x).\n")
    two = make_article("Two", date="2022-11-01")
    book = book_of([one, two])
    by_url = {"news.example/two": book.archive.addresses[two.id]}
    assert 'href="../../11/01/two.html"' in body_room.body_html(one, book, by_url)


def test_a_persons_change_of_the_text_is_told(make_article: Maker) -> None:
    made = make_article("One", text_sha256="0" * 64)
    assert article_page.article_view(made, "", book_of([made])).edited


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2022-10-10", "Monday, 10 October 2022"),
        ("2022-10-10T23:30:00-05:00", "Monday, 10 October 2022"),
        ("2022-10", "October 2022"),
        ("2022", "2022"),
        (None, "undated"),
    ],
)
def test_dates_are_as_precise_as_known(when: str | None, expected: str) -> None:
    assert date_text(when, "en", weekday=True) == expected


def test_languages_have_names_and_directions() -> None:
    assert (language("he", "en"), direction("he")) == ("Hebrew", "rtl")
    assert (language("pt-BR", "en"), direction("pt-BR")) == ("Portuguese (Brazil)", "ltr")
    assert language("xx-nonsense-1", "en") == "xx-nonsense-1"


def test_the_wanted_list_searches_at_the_outlet(make_article: Maker) -> None:
    from dataclasses import replace

    from briefings.model import Wanted

    made = make_article("One")
    book = book_of([made])
    archive = replace(book.archive, wanted=(Wanted("Lost & found", (made.id,), None),))
    (item,) = pages.wanted(replace(book, archive=archive)).items
    assert item.search_url == "https://duckduckgo.com/?q=Lost+%26+found+site%3Anews.example"
