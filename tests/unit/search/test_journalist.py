"""Searches as journalists type them: abbreviations, dates, operators, fields, old spellings."""

import pytest

from briefings.model import Archive, Article, IsoDate, SitePath
from briefings.search.grammar import parse
from briefings.search.index import build
from briefings.search.locales import months
from briefings.search.query import search

ARTICLES = (
    ("un", "2022-07-22", "en", "Grain deal signed", "The UN chief called it a beacon. WHO agreed."),
    ("fonds", "2022-11-20", "fr", "Un fonds pour un climat", "Un accord, un fonds, un an après."),
    ("dots", "2022-08-01", "en", "First ship leaves", "The U.N. watched who went where and why."),
    ("cop", "2022-11-20", "en", "COP27 ends with a fund", "A fund for loss and damage was agreed."),
    ("uk", "2023-07-16", "uk", "Останнє судно", "27 суден вийшли з порту. Коп 27."),
    ("ten", "2022-10-10", "en", "Joint group formed", "Belarus spoke of a regional group."),
    ("talk", "2023-03-05", "en", "Looking back", "On 10 October 2022 and in October 2022 so."),
    ("month", "2022-10-29", "en", "Part suspended", "Nobody knew and nobody asked; the loss grew."),
    ("kyiv", "2023-01-05", "en", "Sirens again", "Kyiv and Kharkiv were attacked at night."),
    ("kiev", "2023-01-06", "ru", "Сирены", "В Киеве снова звучала тревога, пишут из Киева."),
    ("moon", "2022-11-16", "en", "Lift-off", "Orion flies around the moon with NASA aboard."),
    ("mh", "2022-11-17", "en", "Verdict", "MH-17 was shot down; MH is a code of an airline."),
)  # fmt: skip


@pytest.fixture(scope="module")
def read():
    articles = tuple(
        Article(
            id=name,
            title=title,
            body=body,
            lang=lang,
            date=IsoDate(date),
            source="NASA News" if name == "moon" else "The Post",
            authors=("Jane Doe",) if name == "ten" else (),
            tags=("Space",) if name == "moon" else (),
            image_caption="A lander that nobody credits." if name == "moon" else None,
        )
        for name, date, lang, title, body in ARTICLES
    )
    return build(Archive(articles, {a.id: SitePath(f"{a.id}.html") for a in articles}, {})).get


def ids(read, query):
    return [hit.id for hit in search(read, query).hits]


def marked(read, query):
    return [text for hit in search(read, query).hits for text, is_mark in hit.excerpt if is_mark]


@pytest.mark.parametrize("query", ["UN", "U.N.", "un"])
def test_an_abbreviation_is_found_with_and_without_stops_and_is_no_french_article(read, query):
    assert {"un", "dots"} == set(ids(read, query))


def test_an_abbreviation_that_spells_a_small_word_is_told_by_its_capitals(read):
    assert ids(read, "WHO") == ["un"]
    assert marked(read, "WHO") == ["WHO"]


def test_a_small_word_is_found_where_nothing_else_is_asked_for(read):
    assert "month" in ids(read, "and")


def test_a_headline_in_capitals_is_not_full_of_abbreviations():
    article = Article(id="a", title="WHO IS TO BLAME", body="Nobody.", lang="en")
    other = Article(id="b", title="Health", body="The WHO said so.", lang="en")
    files = build(Archive((article, other), {"a": SitePath("a"), "b": SitePath("b")}, {}))
    assert ids(files.get, "WHO") == ["b"]


def test_small_words_of_a_query_make_no_hits(read):
    assert ids(read, "loss and damage") == ["cop", "month"]
    assert marked(read, "loss and damage") == ["loss", "damage", "loss"]


@pytest.mark.parametrize("query", ["cop27", "cop 27", "COP-27"])
def test_letters_and_number_are_found_joined_and_apart(read, query):
    assert ids(read, query)[0] == "cop"
    assert marked(read, "MH17") == ["MH", "17", "MH"]


def test_a_number_is_never_taken_for_one_that_is_nearly_the_same(read):
    assert ids(read, "cop26") == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("2022-10-10", ["ten"]),
        ("2022-10", ["month", "ten"]),
        ("2022-10 loss", ["month"]),
        ("2022-10-11", []),
    ],
)
def test_an_iso_day_or_month_shows_only_what_was_published_then(read, query, expected):
    assert expected == ids(read, query)
    assert search(read, query).hints[0].startswith("Only what was published then is shown: 2022-10")


@pytest.mark.parametrize(
    "query",
    ["10 October 2022", "October 10, 2022", "October 10th 2022", "10 octobre 2022",
     "10 октября 2022", "group 10 Oct 2022"],
)  # fmt: skip
def test_what_was_published_on_a_day_in_words_comes_first(read, query):
    assert ids(read, query)[0] == "ten"
    assert search(read, query).hints == (
        "What was published then comes first. Type 2022-10-10 to see only that.",
    )


def test_what_was_published_in_a_month_in_words_comes_first(read):
    assert set(ids(read, "October 2022")[:2]) == {"ten", "month"}
    assert "talk" in ids(read, "October 2022")


def test_a_date_in_quotes_is_words(read):
    assert parse('"2022-10-10"').after == ""
    assert ids(read, '"October 2022"') == ["talk"]


def test_the_months_of_an_archive_do_not_depend_on_what_was_read_before():
    before = months(["de", "ru"])
    months(["zh", "pl", "cs"])
    assert before == months(["ru", "de"])
    assert [before[name] for name in ("october", "oktober", "октября", "маи")] == [10, 10, 10, 5]
    assert "listopad" not in months(["cs", "hr"])  # November in Prague, October in Zagreb


def test_no_other_number_is_read_as_a_date():
    assert parse("2022-13").after == parse("1234-10-10").after == parse("-2022-10").after == ""
    assert parse("May 12", {"may": 5}).around is None


def test_and_asks_for_both_and_or_for_either(read):
    assert ids(read, "fund AND damage") == ["cop"]
    assert ids(read, "moon AND damage") == []
    assert {"moon", "un"} == set(ids(read, "grain OR moon"))


def test_operators_need_words_on_both_sides():
    assert [word.surface for word in parse("OR").words] == ["or"]
    assert [word.surface for word in parse("wheat AND").words] == ["wheat"]  # left out, with a hint


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("outlet:NASA", ["moon"]),
        ("source: nasa", ["moon"]),
        ("by:doe", ["ten"]),
        ("tag:space", ["moon"]),
        ("lang:Russian", ["kiev"]),
        ("language:русский", ["kiev"]),
        ("lang:french", ["fonds"]),
        ("since:2023-03", ["uk", "talk"]),
    ],
)
def test_fields_go_by_other_names_too(read, query, expected):
    assert expected == ids(read, query)


def test_an_unknown_field_and_an_unknown_value_are_answered_with_what_there_is(read):
    assert (
        search(read, "tilte:grain").hints[0].startswith("“tilte:” is no field. Fields are title:")
    )
    assert search(read, "lang:klingon").hints == (
        "“lang:klingon” fits no article. Languages here: en, fr, ru, uk.",
    )
    assert search(read, "https://example.org/grain").hints == ("No article has this address.",)


@pytest.mark.parametrize("query", ["Kiev", "Kyiv", "Киев", "Киева", "Київ"])
def test_a_city_is_found_by_its_old_and_its_new_name_in_both_alphabets(read, query):
    assert {"kyiv", "kiev"} == set(ids(read, query))


def test_a_spelling_that_the_archive_lacks_leads_to_the_one_it_has(read):
    assert ids(read, "Kharkov") == ["kyiv"]


def test_an_excerpt_does_not_run_from_the_text_into_the_caption(read):
    quoted = "".join(text for text, _ in search(read, "lander").hits[0].excerpt)
    assert quoted == "A lander that nobody credits."
    assert "lander" not in "".join(text for text, _ in search(read, "Orion").hits[0].excerpt)


def test_a_long_word_is_named_with_an_ellipsis(read):
    assert search(read, "y" * 40).hints == (f"“{'y' * 24}…” does not occur.",)
