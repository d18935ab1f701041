"""Queries and their results."""

import pytest

from briefings.model import Archive, Article, IsoDate, SitePath
from briefings.search import mistakes
from briefings.search.grammar import MAX_WORDS, NO_WORD, parse
from briefings.search.index import build
from briefings.search.query import Results, Wish, search
from briefings.search.rank import rarity

ARTICLES = {
    "grain": (
        "Grain deal signed",
        "Wheat left the port. Sanctions were discussed.",
        "en",
        "The Post",
    ),
    "oil": ("Oil price falls", "Sanctions on oil; wheat is named once.", "en", "The Times"),
    "zerno": ("Зерновая сделка", "Лукашенко обсудил санкции в Минске.", "ru", "Вестник"),
    "visit": ("A visit", "Lukashenko flew home after the talks in Minsk.", "en", "The Post"),
    "eu": ("欧盟制裁", "欧盟外长讨论了新的制裁措施。", "zh", None),
    "cafe": (
        "Café rules",
        "Naïve façades in Zürich. Communications were businesslike.",
        "en",
        None,
    ),
    "long": (
        "Long read",
        "filler " * 700 + "needle in the haystack " + "filler " * 200,
        "en",
        None,
    ),
}


@pytest.fixture(scope="module")
def read():
    articles = tuple(
        Article(
            id=name,
            title=title,
            body=body,
            lang=lang,
            source=source,
            date=IsoDate(f"2022-10-{day:02}"),
        )
        for day, (name, (title, body, lang, source)) in enumerate(ARTICLES.items(), 1)
    )
    addresses = {a.id: SitePath(f"{a.id}.html") for a in articles}
    return build(Archive(articles, addresses, {})).get


def ids(read, query, **more):
    return [hit.id for hit in search(read, query, Wish(**more)).hits]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("grain", ["grain"]),
        ("wheat", ["oil", "grain"]),
        ("sanctioned wheat port", ["grain", "oil"]),
        ("wheat -oil", ["grain"]),
        ("commun*", ["cafe"]),
        ("businessl", ["cafe"]),
        ("sanctoins", ["oil", "grain"]),
        ("CAFÉ zurich", ["cafe"]),
        ("制裁", ["eu"]),
        ("санкция", ["zerno"]),
        ("source:post", ["visit", "grain"]),
        ("source:pos wheat", ["grain"]),
        ("lang:ru", ["zerno"]),
        ("after:2022-10-06", ["long", "cafe"]),
        ("before:2022-10-02", ["grain"]),
        ("wheat before:2022-10-02", ["grain"]),
        ("needle", ["long"]),
        ("xyzzyplugh", []),
    ],
)
def test_a_query_finds_these_articles_in_this_order(read, query, expected):
    assert expected == ids(read, query)


@pytest.mark.parametrize("query", ["Lukashenko", "Лукашенко"])
def test_a_name_is_found_in_both_alphabets(read, query):
    assert {"zerno", "visit"} == set(ids(read, query))


def test_an_article_with_both_words_comes_before_one_with_one(read):
    assert ids(read, "lukashenko minsk")[0] == "visit"


def test_the_passage_with_the_words_is_quoted_and_they_are_marked(read):
    runs = search(read, "discussed").hits[0].excerpt
    assert [text for text, marked in runs if marked] == ["discussed"]
    assert "".join(text for text, _ in runs) == ARTICLES["grain"][1]


def test_a_word_far_behind_is_quoted_with_its_passage(read):
    runs = search(read, "needle").hits[0].excerpt
    assert [text for text, marked in runs if marked] == ["needle"]
    assert runs[0][0].startswith("… filler")
    assert runs[-1][0].endswith("…")


def test_a_misspelt_word_is_replaced_and_that_is_said(read):
    hints = search(read, "haystcak").hints
    assert hints == ("“haystcak” does not occur; “haystack” was taken for it.",)


def test_a_word_that_nothing_resembles_is_named(read):
    assert search(read, "wheat xyzzyplugh").hints == ("“xyzzyplugh” does not occur.",)


def test_pages_of_results_make_up_the_whole_list(read):
    whole = ids(read, "lang:en", limit=100)
    pages = [ids(read, "lang:en", limit=2, offset=start) for start in (0, 2, 4)]
    assert whole == [*pages[0], *pages[1], *pages[2]]
    assert search(read, "lang:en", Wish(limit=2)).total == len(whole) == 5


@pytest.mark.parametrize(
    "query",
    ["", " ", "!?…", '"', "-", "*", "\u202e", "🔭🔭", "((", "<>", "lang:", "\x00"],
)
def test_a_query_without_a_word_says_so(read, query):
    assert search(read, query) == Results(0, (), (NO_WORD,))


@pytest.mark.parametrize("query", ["a" * 10_000, "[0-9]+", "<script>", "%", "\\", "שלום"])
def test_a_strange_query_finds_nothing_and_breaks_nothing(read, query):
    assert search(read, query).total == 0


def test_a_pasted_page_is_cut_and_that_is_said(read):
    results = search(read, " ".join(f"word{n}" for n in range(2000)) + " wheat")
    assert any(str(MAX_WORDS) in hint for hint in results.hints)


def test_a_wrong_date_is_named_and_the_rest_is_searched(read):
    results = search(read, "grain before:yesterday")
    assert [hit.id for hit in results.hits] == ["grain"]
    assert "before:2022-10-31" in results.hints[0]


@pytest.mark.parametrize(
    ("query", "read_as", "hint"),
    [
        ("wheat OR", "wheat", mistakes.ALONE),
        ("AND wheat", "wheat", mistakes.ALONE),
        ("OR source:post", "source:post", mistakes.ALONE),
        ("wheat NOT", "wheat", mistakes.NOT_WHAT),
        ('"wheat left the', '"wheat left the"', mistakes.OPEN),
        ("(wheat OR grain) oil", "wheat OR grain oil", mistakes.BRACKETS),
        ("wheat*s", "wheat s", mistakes.STAR),
        ("wheat title:", "wheat", "“title:” has no value and was left out."),
        ("wheat -Place:", "wheat", "“place:” has no value and was left out."),
        (
            "wheat after:2022-11 before:2022-10",
            "xyzzyplugh before:1900",
            "No day is both after 2022-11 and before 2022-10.",
        ),
        (
            "wheat date:2022-13",
            "wheat",
            "“date:2022-13” is no date. Write it as date:2022-10-31.",
        ),
    ],
)
def test_wrong_syntax_is_read_as_well_as_can_be_with_a_hint(read, query, read_as, hint):
    assert ids(read, query) == ids(read, read_as)
    assert hint in search(read, query).hints


@pytest.mark.parametrize("query", ["OR", "AND", "or wheat", "NOT", '"wheat" port', 'צה"ל wheat'])
def test_what_is_no_mistake_is_not_called_one(query):
    assert mistakes.mistakes(parse(query)) == []


def test_what_is_asked_twice_counts_twice(read):
    # one word in each title, equally rare: the newer one comes first unless the older is meant
    assert ids(read, "signed falls") == ["oil", "grain"]
    assert ids(read, "signed falls signed") == ["grain", "oil"]


def test_an_unknown_field_is_read_as_words():
    assert [word.surface for word in parse("foo:bar").words] == ["foo", "bar"]


def test_a_missing_index_is_said():
    assert "briefings build" in search(lambda _path: None, "word").hints[0]


def test_a_missing_or_damaged_shard_is_named_and_the_rest_is_shown(read):
    def lossy(path):
        return b"junk" if path == "search/texts/0000.js" else read(path)

    results = search(lossy, "wheat")
    assert [hit.id for hit in results.hits] == ["oil", "grain"]
    assert results.damaged == ("search/texts/0000.js",)


def test_rarity_is_the_logarithm_in_sixty_fourths():
    assert rarity(1, 1) >= 1
    assert rarity(10_000, 1) == int(64 * 12.7029)  # log2(10001 / 1.5)
    assert rarity(10_000, 10_000) == 1
