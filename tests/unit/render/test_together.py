from collections.abc import Callable
from dataclasses import replace

from books import book_of

from briefings.model import Article, IsoDate
from briefings.naming import Entity, Naming
from briefings.phrases import phrases
from briefings.render.grouping.catalogue import catalogue
from briefings.render.pages import lists
from briefings.render.pages.charts import histogram
from briefings.render.pages.together import together
from briefings.render.views.lists import ListingView

Maker = Callable[..., Article]


def page_of(topic: str, articles: list[Article]) -> ListingView:
    (page,) = [page for page in lists.listings(book_of(articles)) if page.title == topic]
    return page


def test_a_topic_leads_to_the_names_and_topics_of_its_articles(make_article: Maker) -> None:
    made = book_of([make_article(t, tags=("grain", "sea")[:n]) for t, n in (("A", 2), ("B", 1))])
    ann = Entity("person:ann lee", "person", "Ann Lee", by_hand=True)
    named = {article.id: (ann.id,) for article in made.archive.articles}
    archive = replace(made.archive, naming=Naming({ann.id: ann}, named))
    book = catalogue(archive, made.config)
    found = together(book.topics["grain"], book)
    assert [(g.heading, [(n.label, n.count) for n in g.links]) for g in found] == [
        ("People", [("Ann Lee", 2)]),
        ("Topics", [("sea", 1)]),
    ]


def test_a_topic_of_one_article_repeats_nothing_of_it(make_article: Maker) -> None:
    assert page_of("grain", [make_article("A", tags=("grain", "sea"))]).together == ()


def test_topics_show_their_articles_over_time(make_article: Maker) -> None:
    dates = ("2022-10-10", "2022-12")
    page = page_of("grain", [make_article(d, date=d, tags=("grain",)) for d in dates])
    assert page.histogram
    assert [(b.label, b.count) for b in page.histogram.bars] == [
        ("October 2022", 1),
        ("November 2022", 0),
        ("December 2022", 1),
    ]


def test_a_histogram_of_many_months_counts_by_year() -> None:
    drawn = histogram([IsoDate("2010-01-01"), IsoDate("2022-12"), IsoDate("2022")], phrases("en"))
    assert drawn
    assert (drawn.unit, len(drawn.bars)) == ("year", 13)
    assert histogram([IsoDate("2022-10-10"), IsoDate("2022-10-11")], phrases("en")) is None


def test_a_long_list_of_topics_begins_with_those_of_most_articles(make_article: Maker) -> None:
    made = [make_article(f"A {n}", tags=("sea", f"topic {n}")) for n in range(20)]
    topics, _ = lists.directories(book_of(made))
    assert [(link.label, link.count) for link in topics.largest[:1]] == [("sea", 20)]
    assert next(lists.directories(book_of(made[:3]))).largest == ()
