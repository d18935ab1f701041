"""Polish names in the nominative, by endings."""

import pytest

from briefings.enrich.naming import polish
from briefings.enrich.naming.find import Text, find_names


@pytest.mark.parametrize(
    ("name", "cases"),
    [
        ("Aleksandr Łukaszenka",
         "Aleksandra Łukaszenki|Aleksandrowi Łukaszence|Aleksandrem Łukaszenką"),
        ("Wołodymyr Zełenski",
         "Wołodymyra Zełenskiego|Wołodymyrowi Zełenskiemu|Wołodymyrem Zełenskim"),
        ("Donald Tusk", "Donalda Tuska|Donaldowi Tuskowi|Donaldem Tuskiem|Donaldzie Tusku"),
        ("Andrzej Duda", "Andrzeja Dudy|Andrzejowi Dudzie|Andrzejem Dudą|Andrzeju Dudzie"),
        ("Siergiej Ławrow", "Siergieja Ławrowa|Siergiejowi Ławrowowi|Siergiejem Ławrowem"),
        ("Jerzy Buzek", "Jerzego Buzka|Jerzym Buzkiem"),
        ("Swiatłana Cichanouska", "Swiatłany Cichanouskiej|Swiatłaną Cichanouską"),
        ("Maria Zacharowa", "Marii Zacharowej|Marią Zacharową"),
        ("Angela Merkel", "Angeli Merkel|Angelę Merkel"),
        ("Marek Jurek", "Marka Jurka"),
    ],
)  # fmt: skip
def test_each_case_leads_to_the_nominative(name, cases):
    expected = tuple(name.split())
    assert polish.nominative(expected) == expected
    for bent in cases.split("|"):
        assert polish.nominative(tuple(bent.split())) == expected, bent


@pytest.mark.parametrize("name", ["Aleksandra Kowalska", "Aleksandra Iwanowa", "Anna Nowak"])
def test_a_woman_is_no_man_in_the_genitive(name):
    assert polish.nominative(tuple(name.split())) == tuple(name.split())


def test_a_name_that_is_bent_in_an_unknown_way_is_none():
    assert polish.nominative(("Żyrwsława", "Bialackiego")) == ()


@pytest.mark.parametrize(
    ("bent", "place"),
    [("Mińsku", "Mińsk"), ("Moskwie", "Moskwa"), ("Rosji", "Rosja"), ("Białorusi", "Białoruś"),
     ("Warszawie", "Warszawa"), ("Krymu", "Krym"), ("Pawła", "Pawła")],
)  # fmt: skip
def test_places_are_named_in_the_nominative(bent, place):
    assert polish.nominative((bent,)) == (place,)


def names_of(lang, *lines):
    found = find_names([Text("\n".join(lines), lang)])
    (article,) = found.articles
    shown = {each: " ".join(max(found.forms[each])[1]) for each in found.forms}
    return {(found.kinds[each], shown[each]): times for each, times in article.items()}


def test_a_polish_text_names_whom_it_means_once():
    found = names_of(
        "pl",
        "Prezydent Białorusi Aleksandr Łukaszenka powiedział we wtorek w Mińsku, że tak.",
        "Rzecznik Kremla Dmitrij Pieskow dodał, że rozmowa z Łukaszenką nie była długa.",
        "Dziennikarze pytali o to Aleksandra Łukaszenki już w Moskwie.",
    )
    assert found == {
        ("person", "Aleksandr Łukaszenka"): 3,
        ("person", "Dmitrij Pieskow"): 1,
        ("place", "Białoruś"): 1,
        ("place", "Mińsk"): 1,
        ("place", "Moskwa"): 1,
    }


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("it", "Lo ha detto il presidente della Bielorussia Aleksandr Lukashenko a Minsk.",
         "Aleksandr Lukashenko"),
        ("it", "Lo ha detto il ministro degli Esteri Antonio Tajani ieri.", "Antonio Tajani"),
        ("es", "Lo dijo el Presidente Nayib Armando Bukele el martes.", "Nayib Armando Bukele"),
        ("pt", "O presidente Luiz Inácio Lula da Silva disse isso na terça.",
         "Luiz Inácio Lula da Silva"),
    ],
)  # fmt: skip
def test_who_holds_what_office_is_no_part_of_the_name(lang, text, name):
    assert ("person", name) in names_of(lang, text)


def test_the_polish_spelling_is_no_other_person():
    texts = (
        Text("We wtorek rozmawiał z Aleksandrem Łukaszenką o wszystkim, co ważne.", "pl"),
        Text("On Tuesday President Alexander Lukashenko said that all is ready.", "en"),
        Text("Об этом заявил президент Александр Лукашенко.", "ru"),
    )
    assert len([e for e, kind in find_names(texts).kinds.items() if kind == "person"]) == 1
