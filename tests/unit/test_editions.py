"""How much of an article an edition shows: its file and sources.yaml together."""

import pytest

from briefings import articlefile
from briefings.config import read_config
from briefings.content import editions
from briefings.errors import ConfigError
from briefings.ingest.outlets import read_outlets
from briefings.model import Archive, Outlet, Publish, Relations
from briefings.render.files.hosting import is_listed
from briefings.render.grouping.catalogue import catalogue

SOURCES = "paid.example: {name: Paid Times, publish: excerpt}\nopen.example: Open Post\n"


def shown(tmp_path, article, **settings) -> Publish:
    (tmp_path / "sources.yaml").write_text(SOURCES)
    (made,) = editions.settled([article], read_config(tmp_path, **settings))
    return made.publish


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"source_url": "https://news.paid.example/a"}, Publish.EXCERPT),
        ({"source_url": None, "source": "paid times"}, Publish.EXCERPT),
        ({"source_url": "https://open.example/a"}, Publish.FULL),
        ({"source_url": "https://paid.example/a", "publish": Publish.LINK}, Publish.LINK),
        ({"source_url": "https://paid.example/a", "released": True}, Publish.FULL),
    ],
)
def test_sources_yaml_narrows_what_the_file_leaves_open(make_article, tmp_path, fields, expected):
    assert expected is shown(tmp_path, make_article(**fields))


def test_another_edition_shows_every_text(make_article, tmp_path):
    paid = make_article(source_url="https://paid.example/a", publish=Publish.LINK)
    assert shown(tmp_path, paid, edition="private") is Publish.FULL
    empty = make_article(body="", publish=Publish.LINK)
    assert shown(tmp_path, empty, edition="private") is Publish.LINK


def test_what_a_file_says_of_itself_is_known_and_kept():
    text = "---\ntitle: Free\npublish: full\n---\n\nText.\n"
    article = articlefile.from_text(text, "a.md")
    assert article.released
    assert "publish: full\n" in articlefile.to_text(article)
    assert not articlefile.from_text(text.replace("publish: full\n", ""), "a.md").released


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("a.example: {name: A, publish: part}", "`a.example`: `publish` is 'part'"),
        ("a.example: {name: A, own: maybe}", "`a.example`: `own` is 'maybe'"),
    ],
)
def test_what_sources_yaml_may_not_say_is_refused(tmp_path, line, message):
    (tmp_path / "sources.yaml").write_text(line)
    with pytest.raises(ConfigError, match=message):
        read_outlets(tmp_path)


def test_an_unknown_edition_is_refused_with_the_known_ones(tmp_path):
    with pytest.raises(ConfigError, match="Known editions: public, private"):
        read_config(tmp_path, edition="privat")


def test_an_edition_that_is_not_public_stands_apart_without_an_address(tmp_path):
    config = read_config(tmp_path, edition="private", index_articles=True)
    assert (config.output, config.site_url, config.index_articles) == ("output-private", "", False)


def listed(article, outlet=None, **settings) -> bool:
    hosts = {"own.example": outlet} if outlet else {}
    known = {article.id: article}
    archive = Archive((article,), {article.id: "a.html"}, {article.id: Relations()}, by_id=known,
                      outlets=hosts)  # fmt: skip
    return is_listed(article, catalogue(archive, read_config(settings.pop("root"), **settings)))


def test_search_engines_may_list_ones_own_texts_only(make_article, tmp_path):
    copy = make_article(source_url="https://own.example/a", seed="seeds/a.html")
    own = make_article(source_url=None, seed=None)
    assert not listed(copy, root=tmp_path)
    assert listed(copy, Outlet("Ours", own=True), root=tmp_path)
    assert listed(copy, root=tmp_path, index_articles=True)
    assert listed(own, root=tmp_path)
    assert not listed(own, root=tmp_path, edition="private")
