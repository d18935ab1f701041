"""Archives that nobody planned for: all of them related sensibly, and in linear time.

Time is judged by what is counted, never by a clock.
"""

from random import Random

import pytest

from briefings.enrich import likeness, titleindex, wanted
from briefings.enrich.context import make_context
from briefings.enrich.naming.archive import name_all
from briefings.enrich.naming.corrections import NO_CORRECTIONS
from briefings.enrich.relate import relate
from briefings.model import Mention
from briefings.report import silent

#: Georgian and Ethiopic letters: no stemmer, no list of stop words, no capitals.
ALPHABETS = {"ka": "აბგდევზთიკლმნოპრსტ", "am": "ሀለሐመሠረሰሸቀበተቸኀነኘአ"}
URL = "https://news.example/story"


def made_up(alphabet: str, chance: Random, count: int) -> list[str]:
    return ["".join(chance.choices(alphabet, k=chance.randrange(4, 9))) for _ in range(count)]


@pytest.mark.parametrize("lang", ALPHABETS)
def test_articles_in_a_language_that_nobody_stems_find_their_subject(story, lang):
    chance = Random(3)
    common = made_up(ALPHABETS[lang], chance, 200)
    held, subjects = [], {}
    for subject in range(8):
        own = made_up(ALPHABETS[lang], chance, 12)
        for number in range(4):
            words = chance.choices(common, k=80) + chance.choices(own, k=25)
            chance.shuffle(words)
            name = f"s{subject}-{number}"
            held.append(story(name, " ".join(own[:3]), " ".join(words) + ".", lang=lang))
            subjects[name] = subject
    found = relate(held, limit=3)
    relations = found.relations
    links = [(own, link.id) for own, r in relations.items() for link in r.related]
    right = sum(subjects[own] == subjects[other] for own, other in links)
    assert len(links) >= len(held)
    assert right >= 0.9 * len(links)
    assert [len(each.articles) for each in found.stories] == [4] * 8
    assert name_all(make_context(held, 0, silent), NO_CORRECTIONS, "en").entities == {}


def test_titles_that_are_all_alike_mean_the_nearest_and_join_nobody(story):
    count, chance = 300, Random(4)
    held = [
        story(
            f"b{number:03}",
            "Morning briefing",
            " ".join(f"word{chance.randrange(5000)}" for _ in range(60)) + ".",
            date=f"2022-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}",
        )
        for number in range(count)
    ]
    asks = story("asks", "Who was first", related_titles=("Morning Briefing",), date="2022-03-05")
    found = relate([*held, asks], limit=5)
    mention = found.relations["asks"].mentions[0]
    assert mention.how == "folded"
    assert next(a.date for a in held if a.id == mention.id) == "2022-03-05"
    assert not any(relation.copies for relation in found.relations.values())
    assert all(len(each.articles) < 20 for each in found.stories)
    assert found.wanted == ()


def test_an_article_that_names_itself_names_nobody(story):
    body = (
        f"Related article: The only one\n\nRead more: [Here]({URL})\n\nSee also: [[The only one]]\n"
    )
    one = story("a", "The only one", body, source_url=URL, related=("a",))
    found = relate([one, story("b")], limit=5)
    assert found.relations["a"].mentions == ()
    assert found.wanted == ()
    assert found.relations["a"].cited_by == ()
    assert found.relations["a"].related == ()


def test_two_articles_that_name_each_other_are_no_endless_circle(story):
    first = story("a", "First of two", related_titles=("Second of two",))
    second = story("b", "Second of two", related_titles=("First of two",))
    relations = relate([first, second], limit=5).relations
    assert relations["a"].mentions == (Mention("Second of two", "b", "exact"),)
    assert relations["a"].cited_by == ("b",)
    assert relations["b"].cited_by == ("a",)


def test_captures_of_one_address_on_one_day_are_versions_in_a_settled_order(story):
    held = [
        story(f"v{number}", "Ship", f"{number} were hurt.", source_url=URL, captured="2022-10-11",
              related_titles=("Ship",), seed=f"seeds/{9 - number}.html")
        for number in range(6)
    ]  # fmt: skip
    there, back = (relate(some, limit=5).relations for some in (held, held[::-1]))
    assert there == back
    assert there["v0"].versions == ("v5", "v4", "v3", "v2", "v1")
    assert there["v3"].versions == ("v5", "v4", "v2", "v1", "v0")
    for relation in there.values():
        assert not relation.related
        assert not relation.copies
        assert relation.mentions == ()


def test_one_article_and_none_are_archives(story):
    assert relate([], limit=5).relations == {}
    found = relate([story("a", body="Alone.", related_titles=("Another",))], limit=5)
    assert found.relations["a"].related == ()
    assert [each.title for each in found.wanted] == ["Another"]
    assert found.stories == ()


def counted(monkeypatch, *places):
    """Count calls of functions by where they are looked up."""
    calls = dict.fromkeys(places, 0)

    def watched(place):
        module, name = place
        inner = getattr(module, name)

        def call(*arguments):
            calls[place] += 1
            return inner(*arguments)

        monkeypatch.setattr(module, name, call)

    for place in places:
        watched(place)
    return calls


def test_titles_that_are_all_alike_cost_looks_in_proportion(story, monkeypatch):
    """Twice the articles, at most twice the comparisons of titles, wanted ones too."""
    looks = []
    for count in (100, 200):
        likeness.title_words.cache_clear()
        with monkeypatch.context() as patch:
            calls = counted(patch, (titleindex, "likeness"), (wanted, "likeness"))
            held = [
                story(f"a{n}", f"Morning briefing of reporter {chr(97 + n % 26)}x{n}",
                      related_titles=(f"Morning briefing of writer {chr(97 + n % 26)}y{n}",))
                for n in range(count)
            ]  # fmt: skip
            relate(held, limit=0)
        looks.append(sum(calls.values()))
    most = titleindex.CLOSE_LOOKS + 4 * wanted.CLOSE_LOOKS
    assert looks[0] <= 100 * most
    assert looks[1] <= 200 * most
