"""The names of an archive: found, corrected, beside what people set."""

from dataclasses import replace

from briefings.enrich.context import make_context
from briefings.enrich.naming.archive import name_all
from briefings.enrich.naming.corrections import NO_CORRECTIONS, Corrections
from briefings.model import Publish
from briefings.report import silent

SPEECH = "Nothing is settled, said President Alexander Lukashenko in Minsk."


def naming_of(articles, corrections=NO_CORRECTIONS, lang="en"):
    return name_all(make_context(articles, 1, silent, lang), corrections, lang)


def names_in(naming, article, kind="person"):
    return [entity.name for entity in naming.of(article.id, kind)]


def test_what_a_person_set_replaces_what_would_be_found(story):
    article = replace(story("a", SPEECH, lang="en"), people=("Somebody Else",))
    naming = naming_of([article])
    assert names_in(naming, article) == ["Somebody Else"]
    assert names_in(naming, article, "place") == ["Minsk"]


def test_a_name_set_by_hand_joins_the_one_found_in_that_spelling(story):
    found = story("a", SPEECH, lang="en")
    russian = story("b", "Так сказал президент Александр Лукашенко вчера.", lang="ru")
    by_hand = replace(story("c", "Text.", lang="ru"), people=("Александр Лукашенко",))
    naming = naming_of([found, russian, by_hand])
    assert names_in(naming, by_hand) == ["Alexander Lukashenko"]
    assert naming.of("c", "person")[0].by_hand


def test_the_interface_decides_which_spelling_is_shown(story):
    articles = [
        story("a", SPEECH, lang="en"),
        story("b", "Так сказал президент Александр Лукашенко вчера.", lang="ru"),
    ]
    assert names_in(naming_of(articles, lang="ru"), articles[0]) == ["Александр Лукашенко"]


def test_a_hidden_name_is_not_shown(story):
    article = story("a", SPEECH, lang="en")
    hidden = Corrections(hidden=frozenset(("alexander lukashenko",)))
    assert names_in(naming_of([article], hidden), article) == []


def test_names_of_a_group_are_shown_as_its_first(story):
    article = story("a", SPEECH, lang="en")
    same = Corrections(same=(("Batka", "Alexander Lukashenko"),))
    assert names_in(naming_of([article], same), article) == ["Batka"]


def test_of_a_text_that_is_not_shown_the_names_are_not_told(story):
    article = replace(story("a", SPEECH, lang="en"), publish=Publish.LINK)
    assert naming_of([article]).entities == {}


def test_the_order_of_articles_changes_nothing(story):
    articles = [story("a", SPEECH, lang="en"), story("b", "It rains in Kyiv.", lang="en")]
    assert naming_of(articles) == naming_of(articles[::-1])
