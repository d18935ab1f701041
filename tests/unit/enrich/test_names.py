import pytest

from briefings.enrich.names import cross_key, find_runs, learn_habits, to_names


def names(text, lang="en", outlets=()):
    runs = find_runs(text)
    words = {word: text.split().count(word) for word in text.split()}
    return {" ".join(name) for name in to_names(runs, learn_habits([runs], words, outlets), lang)}


def test_runs_of_capitals_are_names_and_small_words_may_join_them():
    text = "A speech by Ursula von der Leyen at the Bank of England was short."
    assert names(text) == {"Ursula von der Leyen", "Bank of England"}


def test_the_first_word_of_a_sentence_is_no_name_for_its_capital():
    assert names("Grain is dear. Ships wait. They wait off Odesa.") == {"Odesa"}


def test_the_first_word_of_a_sentence_is_a_name_if_it_is_one_elsewhere():
    assert names("Odesa waits. The ships off Odesa wait too.") == {"Odesa"}


def test_days_and_months_are_no_names():
    assert names("It met on Monday and in October with Peskov.") == {"Peskov"}


def test_a_possessive_ends_a_name():
    assert names("It crossed Moscow’s Red Square.") == {"Moscow", "Red Square"}


def test_a_city_that_begins_with_new_keeps_it():
    assert names("It was seen in New York.") == {"New York"}


def test_the_outlet_and_forms_of_address_are_no_names():
    text = "It told The Moscow Times that Mr Spitzer left, and Reuters said so."
    assert names(text, outlets=["The Moscow Times", "Moscow Times"]) == {"Spitzer"}


def test_headlines_in_capitals_hold_no_names():
    assert names("Ships Leave The Harbour Under New Flag") == set()


def test_cyrillic_has_capitals_too():
    assert names("Вчера в Минске выступил Александр Лукашенко.", lang="ru") == {
        "Минске", "Александр Лукашенко",
    }  # fmt: skip


def test_a_german_noun_alone_is_no_name():
    assert names("Das ist eine Regierung mit Annalena Baerbock.", lang="de") == {
        "Annalena Baerbock"
    }


@pytest.mark.parametrize(
    ("word", "lang", "other", "other_lang"),
    [
        ("Лукашенко", "ru", "Lukashenka", "en"),
        ("Путина", "ru", "Putin", "en"),
        ("Одесса", "ru", "Odesa", "en"),
        ("Зеленського", "uk", "Zelensky", "uk"),
    ],
)
def test_a_name_has_one_key_in_two_alphabets(word, lang, other, other_lang):
    assert cross_key(word, lang)[:5] == cross_key(other, other_lang)[:5]
