"""Plain text: the gate, folding, words, sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings import text

steady = settings(deadline=None, derandomize=True, max_examples=300)
any_text = st.text(st.characters(), max_size=60)  # with surrogates, controls, noncharacters


@steady
@given(any_text)
def test_cleaning_twice_changes_nothing_more(given_text):
    once = text.to_clean(given_text)
    assert once == text.to_clean(once)


@steady
@given(any_text)
def test_clean_text_can_be_written_to_a_file(given_text):
    assert text.to_clean(given_text).encode().decode() == text.to_clean(given_text)


@pytest.mark.parametrize(
    ("clean", "given_text"),
    [
        ("a\nb\nc", "a\r\nb\rc"),
        ("a\tb", "a\tb"),
        ("a\nb", "a\u2028b"),
        ("a b c", "a\xa0b\u202fc"),
        ("ab", "a\x00\x1b\x7f\x9bb"),
        ("abc", "a\u202eb\u2066c\u2069"),  # Trojan Source
        ("ab", "a\u200b\ufeff\u00adb"),
        ("ab", "a\ud800b"),
        ("é", "e\u0301"),
    ],
)
def test_the_gate_keeps_words_and_drops_what_nobody_sees(clean, given_text):
    assert clean == text.to_clean(given_text)


@steady
@given(any_text)
def test_what_is_unusual_is_all_that_the_gate_could_change_but_line_ends(given_text):
    usual = [c for c in given_text if c in "\t\n\r" or " " <= c <= "~"]
    assert sorted([*text.unusual(given_text), *usual]) == sorted(given_text)


@steady
@given(st.text(st.one_of(st.characters(max_codepoint=127), st.sampled_from("’“”–—é"))))
def test_keys_of_ascii_are_those_of_all_texts(given_text):
    bare = text.fold(given_text).replace("'", "").replace("’", "")
    assert text.title_key(given_text) == " ".join(text.words(bare))


def test_joiners_that_scripts_need_stay():
    assert text.to_clean("می\u200cخواهم") == "می\u200cخواهم"


def test_a_line_has_no_line_breaks_and_single_spaces():
    assert text.to_line("  a\n\n b\t c ") == "a b c"


@pytest.mark.parametrize(
    ("folded", "given_text"),
    [
        ("ете", "ЁТЁ"),
        ("cafe", "Café"),
        ("λογοσ", "ΛΌΓΟΣ"),
        ("tm", "™"),  # NFKD makes capitals of it
        ("istanbul", "İstanbul"),
        ("سلام", "سَلَام"),
    ],
)
def test_folding_forgets_case_accents_and_marks(folded, given_text):
    assert folded == text.fold(given_text)


@steady
@given(any_text)
def test_folding_twice_changes_nothing_more(given_text):
    once = text.fold(given_text)
    assert once == text.fold(once)


def test_words_keep_inner_apostrophes_and_drop_the_rest():
    assert text.words("It's 2,5 — «д’Артаньян»!") == ["It's", "2", "5", "д’Артаньян"]


@pytest.mark.parametrize(
    "other",
    [
        "russians, belarusians caught in the crossfire in ukraine",
        "Russians & Belarusians: caught in the Crossfire in Ukraine",
        "“Russians, Belarusians Caught in the Crossfire in Ukraine”",
        "Russians,  Belarusians Caught in the Crossfire in Ukraine.",
    ],
)
def test_spellings_of_one_title_have_one_key(other):
    title = "Russians, Belarusians Caught in the Crossfire in Ukraine"
    assert text.title_key(title) == text.title_key(other)


def test_apostrophes_of_two_kinds_give_one_title_key():
    assert text.title_key("Ukraine's war") == text.title_key("Ukraine’s War")


@pytest.mark.parametrize(
    ("found", "given_text"),
    [
        (["One.", "Two!"], "One. Two!"),
        (["He said “Stop.”", "Then he left."], "He said “Stop.” Then he left."),
        (["(It rained.)", "It stopped."], "(It rained.) It stopped."),
        (["今日は。", "明日も。"], "今日は。明日も。"),
        (["「はい。」", "いいえ。"], "「はい。」 いいえ。"),
        (["Price is 2.5 now"], "Price is 2.5 now"),
        ([], " "),
    ],
)
def test_sentences_keep_their_closing_marks(found, given_text):
    assert found == text.sentences(given_text)


@steady
@given(any_text)
def test_sentences_lose_no_word(given_text):
    clean = text.to_clean(given_text)
    assert text.words(clean) == text.words(" ".join(text.sentences(clean)))


@pytest.mark.parametrize(
    ("short", "limit"),
    [
        ("The quick brown fox", 19),
        ("The quick brown…", 18),
        ("The quick…", 12),
        ("The…", 4),
    ],
)
def test_shortening_cuts_at_a_word(short, limit):
    assert short == text.shorten("The quick brown fox", limit)


def test_a_shortened_text_does_not_end_in_a_comma():
    assert text.shorten("One, two, three", 11) == "One, two…"


@steady
@given(any_text, st.integers(2, 40))
def test_a_shortened_text_is_never_longer_than_allowed(given_text, limit):
    assert len(text.shorten(given_text, limit)) <= limit


@pytest.mark.parametrize(("minutes", "count"), [(1, 0), (1, 238), (2, 476), (10, 2380)])
def test_reading_takes_a_minute_for_238_words_and_at_least_one(minutes, count):
    assert minutes == text.minutes_to_read("word " * count)


def test_characters_count_where_no_spaces_part_the_words() -> None:
    assert text.unspaced("更正后的文章。 Two words") == 6
    assert text.minutes_to_read("文" * 1040) == 4


def test_an_extract_ends_with_a_sentence_if_that_fills_most_of_the_room() -> None:
    assert text.to_extract("One two three four. Five six seven.", 24) == "One two three four."
    assert text.to_extract("One. Two three four five six seven.", 24) == "One. Two three four…"
