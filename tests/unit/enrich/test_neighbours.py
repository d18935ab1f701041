"""Who is a neighbour of whom, and the reason that both texts bear out."""

import re

import pytest

from briefings.enrich.relate import relate
from briefings.text import fold

GRAIN = [
    (
        "g1",
        "2022-08-01",
        "First grain ship leaves Odesa",
        (
            "The vessel Razoni left Odesa with maize for Lebanon. Turkey and the United Nations "
            "brokered the grain corridor. Port workers cheered when the Razoni sailed past "
            "the breakwater."
        ),
    ),
    (
        "g2",
        "2022-08-03",
        "Inspectors clear Razoni",
        (
            "Inspectors boarded the vessel Razoni off Istanbul and cleared its maize. The grain "
            "corridor opened by Turkey and the United Nations let it leave Odesa two days ago."
        ),
    ),
    (
        "g3",
        "2022-10-30",
        "Moscow suspends grain corridor",
        (
            "Moscow suspended its part in the grain corridor. Turkey and the United Nations said "
            "vessels with maize and wheat would still leave Odesa and other ports."
        ),
    ),
]
SPACE = [
    (
        "s1",
        "2022-09-27",
        "DART hits asteroid",
        (
            "The spacecraft DART struck the asteroid Dimorphos. Engineers at Johns Hopkins "
            "cheered as "
            "the camera went dark. Telescopes will measure how the orbit of Dimorphos "
            "changed, around "
            "Didymos."
        ),
    ),
    (
        "s2",
        "2022-10-11",
        "Asteroid orbit is shorter",
        (
            "Telescopes show that the spacecraft DART shortened the orbit of the asteroid "
            "Dimorphos "
            "around Didymos by half an hour, engineers at Johns Hopkins said."
        ),
    ),
]
LONELY = (
    "x", "2022-09-01", "A recipe for plum cake",
    "Stone the plums, beat butter with sugar, add eggs and flour, bake until golden and cool.",
)  # fmt: skip


@pytest.fixture
def archive(story):
    return [story(i, title, body, date=date) for i, date, title, body in [*GRAIN, *SPACE, LONELY]]


def related(articles, of, limit=5):
    return relate(articles, limit=limit).relations[of].related


def test_articles_about_one_event_are_neighbours(archive):
    assert {link.id for link in related(archive, "g1")} == {"g2", "g3"}
    assert [link.id for link in related(archive, "s1")] == ["s2"]


def test_a_lonely_article_has_no_neighbour(archive):
    assert related(archive, "x") == ()


def test_the_limit_holds_and_none_means_none(archive):
    assert len(related(archive, "g1", limit=1)) == 1
    assert related(archive, "g1", limit=0) == ()


def test_the_reason_names_what_both_name_and_the_time_between(archive):
    reasons = {link.id: link.reason for link in related(archive, "g1")}
    assert reasons["g2"] == "both name Razoni and Odesa; 2 days later"
    assert reasons["g3"].endswith("; 3 months later")
    assert related(archive, "s2")[0].reason.endswith("; 2 weeks earlier")


def test_every_word_of_every_reason_stands_in_both_texts(archive):
    by_id = {article.id: fold(f"{article.title} {article.body}") for article in archive}
    found = 0
    for own, relations in relate(archive, limit=5).relations.items():
        for link in relations.related:
            for word in claimed(link.reason):
                found += 1
                assert fold(word) in by_id[own]
                assert fold(word) in by_id[link.id]
    assert found > 10


def claimed(reason):
    clauses = re.findall(
        r"both (?:name|about) (.*?)(?:, both about|;|$)", reason.split(";")[0] + ";"
    )
    return [word for clause in clauses for word in re.split(r", | and ", clause)]


def test_without_names_shared_words_are_the_reason(story):
    held = [
        story(
            "a", "Bakers", "bakers knead sourdough before dawn and ovens glow", date="2022-01-01"
        ),
        story("b", "Ovens", "ovens glow when bakers knead sourdough again", date="2022-01-01"),
    ]
    reason = related(held, "a")[0].reason
    assert reason.startswith("both about ")
    assert reason.endswith("; same day")
    said = {word for claim in claimed(reason) for word in claim.split()}
    assert {"bakers", "ovens"} <= said <= {"bakers", "knead", "sourdough", "ovens", "glow"}


def test_an_article_without_a_date_gets_a_reason_without_time(story, archive):
    undated = story("u", "Razoni at anchor", GRAIN[0][3], date=None)
    assert all(";" not in link.reason for link in related([*archive, undated], "u"))


def test_a_copy_is_no_neighbour_and_of_two_copies_one_is(story, archive):
    copy = story("g9", "Another headline", GRAIN[0][3], date="2022-08-02")
    found = relate([*archive, copy], limit=5).relations
    assert "g9" not in {link.id for link in found["g1"].related}
    assert len({link.id for link in found["g2"].related} & {"g1", "g9"}) == 1


def test_of_versions_only_the_newest_is_a_neighbour(story, archive):
    url = "https://news.example/razoni"
    text = "The vessel Razoni, out of Odesa with maize, reached Lebanon. Its grain is too late."
    versions = [
        story(i, "Razoni reaches Tripoli", f"{text} {more}", source_url=url, captured=day)
        for i, day, more in (
            ("v1", "2022-08-05", "It waits."),
            ("v2", "2022-08-06", "It turned back."),
        )
    ]
    found = relate([*archive, *versions], limit=9).relations
    assert "v1" not in {link.id for link in found["g1"].related}
    assert "v2" in {link.id for link in found["g1"].related}
    assert not {"v1", "v2"} & {link.id for link in found["v1"].related}


def test_names_bring_two_alphabets_together(story, archive):
    russian = story(
        "ru", "Зонд DART попал в Диморфос",
        "Аппарат DART врезался в астероид Диморфос, сообщили в университете. Орбита Диморфоса "
        "вокруг Дидимоса изменится. Камера DART передала снимок Диморфоса.",
        lang="ru", date="2022-09-27",
    )  # fmt: skip
    assert "s1" in {link.id for link in related([*archive, russian], "ru")}


def test_chinese_articles_are_compared_without_spaces(story):
    held = [
        story(
            "a", "粮食协议延长", "土耳其表示黑海粮食协议延长六十天,船只可以离开敖德萨。", lang="zh"
        ),
        story("b", "黑海粮食船只", "黑海粮食协议之下第一艘船只离开敖德萨前往黎巴嫩。", lang="zh"),
    ]
    link = related(held, "a")[0]
    assert all(word in held[0].body and word in held[1].body for word in claimed(link.reason))
