import pytest

from briefings.enrich.relate import relate
from briefings.model import Mention, Status


def mentions(articles, of):
    return relate(articles, limit=0).relations[of].mentions


def asker(story, *titles, **fields):
    return story("asker", "The one that asks", related_titles=titles, **fields)


def test_a_title_letter_by_letter_is_exact(story):
    found = mentions([asker(story, "Grain Ships Leave"), story("b", "Grain Ships Leave")], "asker")
    assert found == (Mention("Grain Ships Leave", "b", "exact"),)


def test_case_accents_and_punctuation_are_folded(story):
    held = story("b", "“Erdoğan”: Grain Ships — Leave!")
    found = mentions([asker(story, "Erdogan: grain ships leave"), held], "asker")
    assert found == (Mention("Erdogan: grain ships leave", "b", "folded"),)


def test_the_name_of_the_outlet_at_the_end_does_not_count(story):
    held = story("b", "Grain Ships Leave", source="The Moscow Times")
    found = mentions([asker(story, "Grain Ships Leave - The Moscow Times"), held], "asker")
    assert (found[0].id, found[0].how) == ("b", "folded")


def test_an_alias_stands_for_the_title(story):
    held = story("b", "New headline", aliases=("/old/address.html", "Old Headline of the Day"))
    found = mentions([asker(story, "Old headline of the day"), held], "asker")
    assert (found[0].id, found[0].how) == ("b", "alias")


def test_the_beginning_of_a_title_is_enough_if_only_one_begins_so(story):
    held = story("b", "Dart Slams Into Asteroid in First Test of Planetary Defence")
    cut = "Dart slams into asteroid in first…"
    assert mentions([asker(story, cut), held], "asker")[0].id == "b"
    rival = story("c", "DART slams into asteroid in first picture of the year")
    assert mentions([asker(story, cut), held, rival], "asker")[0].id is None


def test_an_alias_is_found_cut_off_or_in_another_spelling_too(story):
    held = story("b", "Hier", aliases=("NASA Launches DART to Practise Knocking an Asteroid",))
    cut, other = "NASA launches DART to…", "NASA launches DART to practice knocking an asteroid"
    assert mentions([asker(story, cut), held], "asker")[0] == Mention(cut, "b", "truncated")
    found = mentions([asker(story, other), held], "asker")[0]
    assert (found.id, found.how[:9]) == ("b", "fuzzy 0.9")


def test_a_title_and_an_alias_of_one_article_are_no_rivals(story):
    held = story(
        "b", "Grain Ships Leave Odesa at Dawn", aliases=("Grain ships leave Odessa at dawn",)
    )
    asked = "Grain Ship Leave Odesa at Dawn"
    assert mentions([asker(story, asked), held], "asker")[0].id == "b"
    assert mentions([asker(story, "Grain ships leave…"), held], "asker")[0].id == "b"


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("Krimbruecke", "Krimbrücke"),
        ("Krimbrücke", "Krimbruecke"),
        ("Ueber die Bruecke fuer Zuege", "Über die Brücke für Züge"),
        ("Skibe ved Aalborg faar broed", "Skibe ved Ålborg får brød"),
    ],
)
def test_umlauts_may_be_written_out(story, asked, title):
    for held in (story("b", title), story("b", "Other", aliases=(title,))):
        assert mentions([asker(story, asked), held], "asker")[0].id == "b"


@pytest.mark.parametrize(
    "body",
    [
        "As [we reported](#), [grain ships leave](#) again.",
        "They say that [[Grain Ships Leave|ships left]] again, says [[China]].",
        "- Ships: [[Grain ships leave]] of [[Grain ships leave]]",
    ],
)
def test_links_without_an_address_lead_from_within_sentences_and_are_not_missed(story, body):
    asks, held = story("asker", "The one that asks", body=body), story("b", "Grain Ships Leave")
    assert {m.id for m in mentions([asks, held], "asker")} == {"b"}
    assert relate([asks], limit=0).wanted == ()


def test_a_headline_that_stands_alone_as_a_dead_link_is_wanted(story):
    asks = story("asker", "The one that asks", body="Text.\n\n[Grain Ships Leave Odesa](#)\n")
    assert [each.title for each in relate([asks], limit=0).wanted] == ["Grain Ships Leave Odesa"]


def test_a_short_beginning_is_not_enough(story):
    held = story("b", "Dart Slams Into Asteroid")
    assert mentions([asker(story, "Dart slams..."), held], "asker")[0].id is None


def test_another_spelling_is_found_and_says_how_close(story):
    held = story("b", "NASA Launches DART to Practise Knocking an Asteroid Off Course")
    title = "NASA launches DART to practice knocking an asteroid off course"
    found = mentions([asker(story, title), held], "asker")[0]
    assert found.id == "b"
    assert found.how.startswith("fuzzy 0.9")


def test_between_two_equally_close_spellings_nobody_is_chosen(story):
    held = [
        story("b", "Defence Ministers Meet in Oslo"),
        story("c", "Defense Minister Meet in Oslo"),
    ]
    assert mentions([asker(story, "Defense Ministers Meet in Oslo"), *held], "asker")[0].id is None


def test_an_address_goes_before_a_title(story):
    body = "Related article: [Grain Ships Leave](http://www.example.org/b/?utm_source=x)\n"
    held = [
        story("a", "Grain Ships Leave"),
        story("b", "Other words", source_url="https://example.org/b"),
    ]
    found = mentions([asker(story, body=body), *held], "asker")
    assert found == (Mention("Grain Ships Leave", "b", "address"),)


def test_titles_come_in_the_order_of_the_text_and_each_once(story):
    body = "Related: [Second](#)\n\nText.\n\nSee also: [First](#)\n"
    found = mentions([asker(story, "First", "Third", body=body)], "asker")
    assert [mention.title for mention in found] == ["Second", "First", "Third"]


def test_no_article_means_itself_nor_wants_itself(story):
    assert mentions([asker(story, "The one that asks")], "asker") == ()


def test_of_two_articles_with_one_title_the_last_before_it_is_meant(story):
    held = [story(f"d{year}", "Day in Brief", date=f"{year}-01-01") for year in (2019, 2021, 2023)]
    assert (
        mentions([asker(story, "Day in Brief", date="2022-01-01"), *held], "asker")[0].id == "d2021"
    )
    assert (
        mentions([asker(story, "Day in Brief", date="2018-01-01"), *held], "asker")[0].id == "d2019"
    )


def test_of_two_captures_of_one_address_the_newest_is_meant(story):
    held = [
        story(
            f"v{day}", "Day in Brief", text, source_url="https://e.org/x", captured=f"2022-10-{day}"
        )
        for day, text in (("11", "Newer words."), ("10", "Older words."))
    ]
    assert mentions([asker(story, "Day in Brief"), *held], "asker")[0].id == "v11"


def test_an_id_set_by_hand_wins_over_a_title_that_leads_nowhere(story):
    held = story("b", "Words that nobody would guess")
    found = mentions([asker(story, "Quite another title", related=("b",)), held], "asker")
    assert found == (Mention("Quite another title", "b", "by hand"),)


def test_an_id_that_its_title_leads_to_anyway_needs_no_hand(story):
    held = story("b", "Grain Ships Leave")
    found = mentions([asker(story, "Grain ships leave", related=("b",)), held], "asker")
    assert found == (Mention("Grain ships leave", "b", "folded"),)


def test_an_id_set_by_hand_without_a_title_is_a_mention_too(story):
    found = mentions([asker(story, related=("b",)), story("b", "Its title")], "asker")
    assert found == (Mention("Its title", "b", "by hand"),)


def test_an_id_that_nobody_has_is_a_finding(story):
    notes = relate([asker(story, related=("gone",), content_path="content/a.md")], limit=0).notes
    assert [(note.where, note.level) for note in notes] == [("content/a.md", "finding")]
    assert "gone" in notes[0].what


def test_drafts_are_not_linked(story):
    held = story("b", "Grain Ships Leave", status=Status.DRAFT)
    assert mentions([asker(story, "Grain Ships Leave"), held], "asker")[0].id is None
