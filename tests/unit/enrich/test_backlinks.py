import pytest

from briefings.enrich.backlinks import links_out
from briefings.enrich.relate import Told, relate


def cited_by(articles, of):
    return relate(articles, limit=0).relations[of].cited_by


def test_those_who_name_a_title_are_listed_oldest_first(story):
    held = [
        story("late", related_titles=("Target",), date="2022-12-01"),
        story("early", related_titles=("target",), date="2022-11-01"),
        story("t", "Target"),
    ]
    assert cited_by(held, "t") == ("early", "late")


def test_a_link_to_the_original_address_is_a_citation(story):
    held = [
        story("a", body="As [we wrote](https://www.news.example/x/?utm_source=rss) then.\n"),
        story("t", "Target", source_url="http://news.example/x"),
    ]
    assert cited_by(held, "t") == ("a",)


def test_a_link_to_an_archived_copy_is_a_citation_of_the_original(story):
    link = "https://web.archive.org/web/20221010120000/http://news.example/x"
    held = [story("a", body=f"<{link}>\n"), story("t", source_url="http://news.example/x")]
    assert cited_by(held, "t") == ("a",)


def test_an_article_that_links_to_itself_is_not_cited(story):
    own = story("a", body="<https://news.example/x>\n", source_url="https://news.example/x")
    assert cited_by([own], "a") == ()


@pytest.mark.parametrize(
    ("markdown", "key"),
    [
        ("[a](https://e.org/wiki/X_(y))", "e.org/wiki/X_(y)"),
        ("See https://e.org/x.", "e.org/x"),
        ("(https://e.org/x)", "e.org/x"),
        ("[1]: https://e.org/x 'title'", "e.org/x"),
    ],
)
def test_addresses_are_read_wherever_markdown_holds_them(markdown, key):
    assert links_out(markdown) == [key]


def test_a_related_line_with_the_address_of_a_page_of_the_archive_leads_there(story):
    line = "Read more: [Whatever it was called](https://site.example/2022/10/10/target.html)\n"
    told = Told(pages={"t": "https://site.example/2022/10/10/target.html"})
    found = relate([story("a", body=line), story("t", "Target")], limit=0, told=told)
    (mention,) = found.relations["a"].mentions
    assert (mention.id, mention.how) == ("t", "address")
    assert found.relations["t"].cited_by == ("a",)
    assert found.wanted == ()
