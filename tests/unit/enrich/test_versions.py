from briefings.enrich.relate import relate

URL = "https://news.example/story"


def test_captures_of_one_address_with_different_texts_are_versions(story):
    held = [
        story("new", body="Two killed.", source_url=URL + "?utm_source=x", captured="2022-10-12"),
        story("old", body="One killed.", source_url=URL, captured="2022-10-11"),
        story(
            "mid", body="One killed, one hurt.", source_url=URL + "/", captured="2022-10-11T23:00"
        ),
    ]
    relations = relate(held, limit=5).relations
    assert relations["new"].versions == ("old", "mid")
    assert relations["old"].versions == ("mid", "new")


def test_the_same_words_at_the_same_address_are_no_version(story):
    words = "The ship left the port on Monday morning with a load of grain for the city of Tripoli."
    held = [story("a", "T", words, source_url=URL), story("b", "T", f"**{words}**", source_url=URL)]
    relations = relate(held, limit=5).relations
    assert relations["a"].versions == ()
    assert relations["a"].copies == ("b",)


def test_different_addresses_are_no_versions(story):
    held = [story("a", source_url=URL), story("b", source_url=URL + "/2")]
    assert relate(held, limit=5).relations["a"].versions == ()
