"""Topics by rule: what catches an article, and what keeps it out."""

import pytest

from briefings.enrich.context import make_context
from briefings.enrich.keyterms import telling_terms
from briefings.enrich.naming.archive import name_all
from briefings.enrich.naming.corrections import NO_CORRECTIONS
from briefings.enrich.ruledtopics import ruled_topics
from briefings.enrich.topicrules import Item, Rule
from briefings.naming import RuledTopic
from briefings.report import silent


def caught(article, **parts):
    """Return what gave the article the topic; None if the rule did not catch it."""
    rule = Rule("t", **{key: tuple(to_item(i) for i in items) for key, items in parts.items()})
    context = make_context([article], 0, silent, "en")
    naming = name_all(context, NO_CORRECTIONS, "en")
    topics = ruled_topics(context, naming, (rule,)).get(article.id, (RuledTopic("t", ()),))
    return topics[0].why or None


def to_item(text):
    kind, _, value = text.partition(": ")
    return Item(kind, value) if value else Item("words", text)


@pytest.mark.parametrize(
    ("lang", "body", "words"),
    [
        ("en", "Several grain deals were signed.", "grain deal"),
        ("ru", "Они подписали зерновую сделку.", "зерновая сделка"),
        ("de", "Die Beschlüsse der Konferenz.", "Beschluss der Konferenz"),
        ("zh", "黑海粮食协议今天到期。", "粮食协议"),
    ],
)
def test_a_phrase_is_found_whatever_its_endings(story, lang, body, words):
    assert caught(story("a", body=body, lang=lang), any=[words]) == (words,)


def test_words_of_a_phrase_must_follow_one_another(story):
    article = story("a", body="The deal on grain was signed.")
    assert caught(article, any=["grain deal"]) is None


def test_all_asks_for_each_and_any_for_one(story):
    article = story("a", body="Ships carry wheat.", source="The Paper")
    assert caught(article, any=["corn", "wheat"], all=["ships", "outlet: The Paper"]) == (
        "wheat",
        "ships",
        "The Paper",
    )
    assert caught(article, any=["corn", "wheat"], all=["trains"]) is None


def test_none_keeps_an_article_out(story):
    article = story("a", body="Ships carry wheat.")
    assert caught(article, any=["wheat"], none=["ships"]) is None
    assert caught(article, any=["wheat"], none=["language: ru"]) == ("wheat",)


def test_a_name_is_found_in_any_spelling(story):
    article = story("a", body="So sprach gestern Präsident Wolodymyr Selenskyj dazu.", lang="de")
    assert caught(article, any=["name: Wolodymyr Selenskyj"]) == ("Wolodymyr Selenskyj",)


def test_suggestions_are_what_others_seldom_have(story):
    articles = [story(f"a{n}", body="The vessel sank with its cargo of sugar.") for n in range(3)]
    articles += [story(f"b{n}", body="The vessel came home from the ice.") for n in range(3)]
    context = make_context(articles, 0, silent, "en")
    found = [word for word, _ in telling_terms(context, ["a0", "a1", "a2"], 3)]
    assert set(found) == {"sank", "cargo", "sugar"}
