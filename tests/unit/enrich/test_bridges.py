"""Neighbours by an article that two others name."""

from briefings.enrich.relate import relate

TARGET = "Artemis I Lifts Off"
HEBREW = "הטיל שוגר אל הירח"
ARABIC = "الصاروخ في طريقه إلى القمر"


def held(story, **later):
    return [
        story("t", TARGET, "The rocket rose.", date="2022-11-16"),
        story("he", HEBREW, HEBREW, lang="he", date="2022-11-16", related_titles=(TARGET,)),
        story("ar", ARABIC, ARABIC, lang="ar", related_titles=(TARGET,), **later),
    ]


def test_two_articles_that_name_one_are_neighbours_across_alphabets(story):
    found = relate(held(story, date="2022-11-18"), limit=5).relations
    [link] = found["he"].related
    assert link.id == "ar"
    assert link.reason == "both name “Artemis I Lifts Off”; 2 days later"
    assert [link.id for link in found["ar"].related] == ["he"]


def test_after_two_weeks_naming_one_article_makes_no_neighbours(story):
    found = relate(held(story, date="2022-12-01"), limit=5).relations
    assert found["he"].related == ()


def test_an_undated_article_has_no_bridge(story):
    assert relate(held(story, date=None), limit=5).relations["he"].related == ()


def test_the_article_named_and_those_that_name_it_are_not_repeated(story):
    found = relate(held(story, date="2022-11-18"), limit=5).relations
    assert found["t"].related == ()
    assert {"he", "ar"} == set(found["t"].cited_by)


def test_who_names_an_article_is_near_its_neighbours(story):
    text = "Orion splashed down off Baja California, and the Orion capsule was towed by Portland."
    archive = [
        story("t", "Orion Is Back", text, date="2022-12-11"),
        story(
            "n",
            "Orion Towed",
            "Navy crews of Portland met Orion off Baja California.",
            date="2022-12-12",
        ),
        story(
            "ar", ARABIC, ARABIC, lang="ar", date="2022-12-12", related_titles=("Orion Is Back",)
        ),
    ]
    found = relate(archive, limit=5).relations
    assert "n" in {link.id for link in found["t"].related}
    [here], [there] = (
        [link for link in found[own].related if link.id == other]
        for own, other in (("ar", "n"), ("n", "ar"))
    )
    assert here.reason == "close to “Orion Is Back”, which this article names; same day"
    assert there.reason == "names “Orion Is Back”, which is close to this article; same day"


def test_the_limit_holds_for_bridges(story):
    archive = held(story, date="2022-11-18")
    archive += [
        story(
            f"z{n}",
            f"第{n}号",
            "火箭升空" * n,
            lang="zh",
            related_titles=(TARGET,),
            date="2022-11-17",
        )
        for n in range(1, 6)
    ]
    assert len(relate(archive, limit=2).relations["he"].related) == 2


def test_an_article_that_all_name_is_no_bridge(story):
    archive = [story("t", TARGET, "The rocket rose.", date="2022-11-16")]
    archive += [
        story(f"a{n}", f"Item {n}", f"w{n}a w{n}b", related_titles=(TARGET,), date="2022-11-16")
        for n in range(25)
    ]
    found = relate(archive, limit=5).relations
    assert not any(relations.related for relations in found.values())
