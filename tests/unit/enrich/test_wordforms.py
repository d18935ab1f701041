import pytest

from briefings.enrich.wordforms import is_adjective, is_oblique, name_key, to_bare_form


@pytest.mark.parametrize(
    ("lang", "forms"),
    [
        ("ru", ["Украина", "Украину", "Украине"]),
        ("ru", ["Путин", "Путина", "Путиным"]),
        ("uk", ["Зеленський", "Зеленського", "Зеленським"]),
        ("uk", ["Одеса", "Одеси", "Одесою"]),
        ("be", ["Мінск", "Мінска", "Мінску"]),
    ],
)
def test_the_cases_of_a_name_have_one_key_and_the_nominative_is_quoted(lang, forms):
    assert len({name_key(form, lang) for form in forms}) == 1
    assert (forms[0],) == to_bare_form([(form,) for form in reversed(forms)], lang)


def test_a_country_and_what_is_of_it_are_two_names_in_ukrainian():
    assert name_key("Україна", "uk") != name_key("Українська", "uk")


def test_an_english_name_is_its_own_key_whatever_its_accents():
    assert name_key("Guterres", "en") == name_key("Guterrés", "en") != name_key("Guterre", "en")


def test_an_oblique_case_is_told_by_its_ending_unless_it_is_the_stem():
    assert is_oblique(("Украину",), "ru")
    assert not is_oblique(("Крым",), "ru")
    assert not is_oblique(("Peru",), "en")


def test_adjectives_are_told_from_names():
    assert is_adjective("Крымском", "ru")
    assert is_adjective("Київської", "uk") or is_adjective("Київська", "uk")
    assert not is_adjective("Украина", "ru")
    assert not is_adjective("Moscow", "en")
