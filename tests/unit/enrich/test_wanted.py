from briefings.enrich.relate import relate


def test_the_most_wanted_title_comes_first_in_its_commonest_spelling(story):
    held = [
        story("a", related_titles=("Rare Title", "Common title"), date="2022-01-03"),
        story("b", related_titles=("Common Title",), date="2022-01-02"),
        story("c", related_titles=("Common Title", "COMMON TITLE"), date="2022-01-01"),
    ]
    wanted = relate(held, limit=0).wanted
    assert [entry.title for entry in wanted] == ["Common Title", "Rare Title"]
    assert wanted[0].wanted_by == ("c", "b", "a")


def test_spellings_of_one_title_are_one_wish(story):
    titles = (
        "Hydrogen leak forces second Artemis 1 scrub",
        "Hydrogen Leak Forces Second Artemis I Scrub",
    )
    held = [story(f"a{n}", related_titles=(title,)) for n, title in enumerate(titles)]
    assert [entry.wanted_by for entry in relate(held, limit=0).wanted] == [("a0", "a1")]


def test_the_outlet_is_told_only_if_all_who_want_it_share_it(story):
    held = [
        story("a", related_titles=("One", "Both"), source="Post"),
        story("b", related_titles=("Both",), source="Times"),
    ]
    outlets = {entry.title: entry.outlet for entry in relate(held, limit=0).wanted}
    assert outlets == {"Both": None, "One": "Post"}


def test_what_the_archive_holds_is_not_wanted(story):
    assert relate([story("a", related_titles=("Held",)), story("b", "Held")], limit=0).wanted == ()
