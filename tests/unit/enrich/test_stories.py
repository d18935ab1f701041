"""Stories: who belongs to one, by content and by hand, and ids that stay."""

import pytest

from briefings.enrich.clusters import to_clusters
from briefings.enrich.relate import relate
from briefings.enrich.storyrules import StoryRule

WORDS = """
    strike miners wages colliery union pickets pension shaft coal dispute negotiators lockout
    """.split()
OTHERS = "orchestra violin conductor symphony premiere soprano overture cello encore".split()


def text(words: list[str], number: int) -> str:
    """Return sentences of the words, each beside others for each number."""
    far = 2 * number + 1
    pairs = [(one, words[(at + far) % len(words)]) for at, one in enumerate(words)]
    return " ".join(f"The {one} met the {two} and the {one}." for one, two in pairs)


@pytest.fixture
def archive(story):
    miners = [
        story(f"m{n}", f"Miners {n}", text(WORDS, n), date=f"2022-10-{10 + n}") for n in range(4)
    ]
    music = [
        story(f"o{n}", f"Concert {n}", text(OTHERS, n), date=f"2022-10-{20 + n}") for n in range(4)
    ]
    return [*miners, *music]


def stories_of(articles, **known):
    return {s.id: s for s in relate(articles, limit=5, **known).stories}


def test_articles_about_one_event_are_a_story_under_the_id_of_the_first(archive):
    found = stories_of(archive)
    assert {key: story.articles for key, story in found.items()} == {
        "m0": ("m0", "m1", "m2", "m3"),
        "o0": ("o0", "o1", "o2", "o3"),
    }


def test_a_pair_is_no_story(archive):
    assert set(stories_of([a for a in archive if a.id not in {"o2", "o3"}])) == {"m0"}


def test_an_older_article_that_comes_later_renames_no_story(archive, story):
    known = frozenset(stories_of(archive))
    older = story("m9", "Miners 9", text(WORDS, 5), date="2022-10-01")
    found = stories_of([*archive, older], known_stories=known)
    assert found["m0"].articles == ("m9", "m0", "m1", "m2", "m3")
    assert "m9" in stories_of([*archive, older])


def test_a_person_joins_two_stories(archive):
    found = stories_of(
        archive,
        rules=(StoryRule("m1", title="All of it", joined=("o3",)),),
        known_stories=frozenset({"m0", "o0"}),
    )
    assert set(found) == {"m0"}
    assert found["m0"].title == "All of it"
    assert len(found["m0"].articles) == 8
    assert found["m0"].formerly == ("o0",)


def test_a_person_splits_a_story(archive):
    found = stories_of(archive, rules=(StoryRule("m0", parted=("m2", "m3")),))
    assert found["m0"].articles == ("m0", "m1")
    assert found["m2"].articles == ("m2", "m3")


def test_one_article_taken_out_stands_alone(archive):
    found = stories_of(archive, rules=(StoryRule("m0", parted=("m3",)),))
    assert found["m0"].articles == ("m0", "m1", "m2")
    assert not any("m3" in story.articles for story in found.values())


def test_a_copy_stands_in_the_story_of_its_text(archive, story):
    long = text(WORDS, 1)
    copy = story("c", "Miners 1", long, date="2022-10-15", source="Other")
    assert stories_of([*archive, copy])["m0"].articles == ("m0", "m1", "m2", "m3", "c")


def test_clusters_are_joined_by_the_average_not_by_one_link():
    chain = {(0, 1): 0.9, (1, 2): 0.35, (2, 3): 0.9}
    assert to_clusters(chain, 4, 0.3) == [[0, 1], [2, 3]]
    full = chain | {(0, 2): 0.35, (0, 3): 0.35, (1, 3): 0.35}
    assert to_clusters(full, 4, 0.3) == [[0, 1, 2, 3]]
