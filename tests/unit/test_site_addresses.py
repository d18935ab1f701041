"""Where things stand in the site."""

import pytest

from briefings import addresses


@pytest.mark.parametrize(
    ("page", "date", "slug"),
    [
        ("2022/10/10/a.html", "2022-10-10", "a"),
        ("2022/10/10/a.html", "2022-10-10T23:59:00-11:00", "a"),
        ("2022/10/a.html", "2022-10", "a"),
        ("2022/a.html", "2022", "a"),
        ("undated/a.html", None, "a"),
        ("undated/index-article.html", None, "index"),  # index.html is the list of the folder
        ("2022/page-2-article.html", "2022", "page-2"),
        ("2022/page-two.html", "2022", "page-two"),
    ],
)
def test_a_page_stands_under_its_date(make_article, page, date, slug):
    article = make_article(date=date, slug=slug)
    assert page == addresses.assign([article])[0][article.id]


def test_of_two_with_one_address_the_lower_id_keeps_it(make_article):
    one, two = make_article(id="2022-a", slug="x"), make_article(id="2022-b", slug="x")
    pages, changed = addresses.assign([two, one])
    assert pages["2022-a"] == "2022/10/10/x.html"
    assert [("2022-b", pages["2022-b"])] == changed
    assert pages["2022-b"].startswith("2022/10/10/x-")


def test_addresses_do_not_depend_on_the_order_of_articles(make_article):
    articles = [make_article(id=f"2022-{n}", slug="x") for n in "abc"]
    assert addresses.assign(articles) == addresses.assign(articles[::-1])


def test_an_article_has_its_file_where_its_page_is(make_article):
    assert addresses.content_path(make_article(slug="a")) == "2022/10/10/a.md"


@pytest.mark.parametrize(
    ("page", "when"),
    [
        ("2022/index.html", "2022"),
        ("2022/10/index.html", "2022-10"),
        ("2022/10/10/index.html", "2022-10-10T14:05:00+00:00"),
    ],
)
def test_a_period_has_a_page(page, when):
    assert page == addresses.period(when)


def test_named_things_and_their_lists_have_pages():
    assert addresses.named("topics", "grain") == "topics/grain/index.html"
    assert addresses.index_of("topics") == "topics/index.html"


def test_the_newest_page_of_a_list_has_the_lists_own_address():
    pages = [addresses.page("topics/grain/index.html", number, 3) for number in (1, 2, 3)]
    folder = "topics/grain/"
    assert [f"{folder}page-1.html", f"{folder}page-2.html", f"{folder}index.html"] == pages


def test_names_with_one_slug_get_different_ones():
    slugs = addresses.slugs(["Grain", "grain!", "Corn"])
    assert (slugs["Grain"], slugs["Corn"]) == ("grain", "corn")
    assert len(set(slugs.values())) == 3
