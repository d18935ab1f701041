"""An article as the text of its file, both ways."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings import articlefile, text
from briefings.errors import ContentError
from briefings.model import Article, Publish, Status

HEX = "0123abcd" * 8
lines = st.text(max_size=40).map(text.to_line)
line_lists = st.lists(lines.filter(bool), max_size=3).map(tuple)
bodies = st.text(max_size=80).map(lambda t: text.to_clean(t).lstrip("\n"))
articles = st.builds(
    Article,
    id=st.just("2022-10-10-0123abcd"),
    title=lines.filter(bool),
    body=bodies,
    content_path=st.just("content/x.md"),
    subtitle=lines.map(lambda t: t or None),
    date=st.sampled_from([None, "2022", "2022-10-10", "2022-10-10T14:05:00+03:00"]),
    authors=line_lists,
    tags=line_lists,
    source_url=st.sampled_from([None, "https://a.example/x?y=1#z"]),
    related_titles=line_lists,
    slug=st.just("a-slug"),
    publish=st.sampled_from(Publish),
    status=st.sampled_from(Status),
    extra=st.dictionaries(
        st.sampled_from(["x", "y.z"]), lines.filter(bool) | line_lists.filter(bool)
    ),
)


@settings(deadline=None, derandomize=True, max_examples=300)
@given(articles)
def test_an_article_survives_the_way_through_its_file(article):
    assert article == articlefile.from_text(articlefile.to_text(article), "content/x.md")


def read(header, body="Body.\n"):
    return articlefile.from_text(f"---\n{header}\n---\n\n{body}", "content/x.md")


def test_a_title_is_enough():
    article = read("title: One Title")
    assert (article.title, article.slug, article.body) == ("One Title", "one-title", "Body.\n")
    assert article.id == f"undated-{articlefile.text_hash('Body.' + chr(10))[:8]}"


def test_an_id_follows_from_date_and_address_not_from_the_text():
    header = "title: T\ndate: 2022-10-10\nsource_url: https://a.example/x"
    assert read(header, "One.\n").id == read(header, "Two.\n").id


def test_ids_of_one_page_are_equal_whatever_tracker_its_address_has():
    plain = articlefile.new_id("2022-10-10", "https://a.example/x", HEX)
    assert plain == articlefile.new_id("2022-10-10", "https://a.example/x?utm_source=y", HEX)


@pytest.mark.parametrize(
    ("made", "date", "url"),
    [
        ("undated-0123abcd", None, None),
        ("2022-0123abcd", "2022", ""),
        ("2022-10-10-0123abcd", "2022-10-10T14:05:00+03:00", None),
    ],
)
def test_an_id_without_address_comes_from_the_raw_bytes(made, date, url):
    assert made == articlefile.new_id(date, url, HEX)


def test_keys_of_others_are_kept_where_they_came_from():
    header = (
        "schema: briefing/1\nid: 2022-a\ntitle: T\nslug: t\nmine: x\nbox.a: 'y'\nseed: seeds/x.md"
    )
    text_before = f"---\n{header}\n---\n\nBody.\n".replace("'y'", "y")
    assert text_before == articlefile.to_text(read(header))


def test_escapes_do_not_bring_back_what_a_text_may_not_hold():
    article = read('title: "a\\u202eb"\nmine: "x\\ud800y"\nours: ["\\e[2J"]')
    assert (article.title, article.extra["mine"], article.extra["ours"]) == ("ab", "xy", ("[2J",))


@pytest.mark.parametrize(
    ("tags", "header"),
    [(("a", "b c"), "tags: a, b c"), (("a",), "tags: [a, '', ~]"), ((), "tags: ''")],
)
def test_tags_are_a_list_or_a_line_with_commas(tags, header):
    assert tags == read(f"title: T\n{header}").tags


def test_one_author_is_a_list_of_one():
    assert read("title: T\nauthors: Doe, Jane").authors == ("Doe, Jane",)


def test_a_slug_is_made_safe():
    assert read("title: T\nslug: ../../etc/passwd").slug == "etc-passwd"


@pytest.mark.parametrize("start", ["\ufeff---\n", "---\r\n", "---  \n"])
def test_files_of_other_systems_are_read(start):
    assert articlefile.from_text(f"{start}title: T\n---\nBody", "x").title == "T"


def test_what_is_read_can_be_edited_in_place():
    """The header is found in the raw text, so that with_key finds it as well."""
    with pytest.raises(ContentError):
        articlefile.from_text("\u200b---\ntitle: T\n---\n", "x")


@pytest.mark.parametrize(
    ("key", "value"), [("status", Status.PUBLISHED), ("publish", Publish.FULL)]
)
def test_what_goes_without_saying_is_not_written(key, value):
    article = replace(read("title: T"), **{key: value})
    assert f"{key}:" not in articlefile.to_text(article)


def test_a_withdrawn_article_says_so_in_its_file():
    article = replace(read("title: T"), status=Status.WITHDRAWN)
    assert "\nstatus: withdrawn\n" in articlefile.to_text(article)


def test_a_language_is_read_by_tag_or_name_and_told_if_it_is_none():
    text = "---\ntitle: T\nlang: {0}\n---\nText.\n"
    assert articlefile.from_text(text.format("en_us"), "x.md").lang == "en-US"
    assert articlefile.from_text(text.format("English"), "x.md").lang == "en"
    with pytest.raises(ContentError, match=r'x\.md, line 3: `lang` is "\.\./x"'):
        articlefile.from_text(text.format("../x"), "x.md")
