"""What is found in small texts, and what is left in silence."""

import pytest

from briefings.enrich.naming.corrections import Corrections
from briefings.enrich.naming.find import Text, find_names


def found(*texts, lang="en", **corrections):
    """Return {(kind, spelling found most often)} of all names in the texts."""
    names = find_names([Text(text, lang) for text in texts], Corrections(**corrections))
    return {
        (names.kinds[entity], " ".join(max(forms, key=lambda f: (forms[f], f))[1]))
        for entity, forms in names.forms.items()
        if any(entity in article for article in names.articles)
    }


def test_a_title_before_a_name_makes_a_person():
    text = "On Monday the talks went on, said President Tamar Qorxelli."
    assert found(text) == {("person", "Tamar Qorxelli")}


def test_whom_somebody_serves_is_a_name_of_its_own():
    text = "It was late when NASA Administrator Bill Nelson spoke."
    assert found(text) == {("organisation", "NASA"), ("person", "Bill Nelson")}


def test_a_surname_alone_is_the_person_named_before():
    names = find_names(
        [Text("They all met with Sergei Shoigu again. After that Shoigu said no.", "en")]
    )
    assert list(names.articles[0].values()) == [2]


def test_two_people_of_one_surname_leave_it_to_nobody():
    text = "They have met both Bill Clinton and Hillary Clinton, but then Clinton said no."
    names = find_names([Text(text, "en")])
    assert sorted(names.articles[0].values()) == [1, 1]


@pytest.mark.parametrize(
    "text",
    [
        "They will meet in May, and May is warm.",
        "It was the third Monday of October.",
        "The Foreign Ministry did not comment on it.",
        "The American people like a Grand Slam.",
        "Nobody knows who Deep Throat was.",
    ],
)
def test_what_names_nobody_in_particular_is_left_out(text):
    assert found(text) == set()


def test_a_headline_in_title_case_proves_nothing():
    assert found("Minister Says Price Of Bread Will Rise Again Next Week") == set()


def test_a_headline_in_capitals_proves_nothing():
    assert found("PRESIDENT JOHN MILLER SAYS PRICE OF BREAD WILL RISE AGAIN") == set()


def test_a_town_that_is_also_a_word_needs_a_preposition():
    assert found("He was fond of Harlow, they say.") == set()
    assert found("She was born in Harlow, they say.") == {("place", "Harlow")}


def test_an_institution_is_told_by_its_kind_and_one_word_more():
    text = "She works at the University of Bristol and the Harlow Museum."
    assert found(text) == {
        ("organisation", "University of Bristol"),
        ("organisation", "Harlow Museum"),
    }


def test_an_abbreviation_explained_is_the_same_name():
    text = "The High Seas Alliance (HSA) wrote a letter. Then HSA waited."
    names = find_names([Text(text, "en")])
    assert len(names.articles[0]) == 1


def test_russian_names_stand_in_the_nominative():
    text = "Об этом сообщили президенту России Владимиру Путину в Москве."
    assert found(text, lang="ru") == {
        ("person", "Владимир Путин"),
        ("place", "Россия"),
        ("place", "Москва"),
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Об этом сказал премьер-министр Израиля Биньямин Нетаньяху.", "Биньямин Нетаньяху"),
        (
            "Номинантом на Оскар Леди Гага тогда ещё не стала, но в этом зале уже был Роберт Лейн.",
            "Роберт Лейн",
        ),
        ("Письмо передали генералу Герману фон Франсуа.", "Герман фон Франсуа"),
        ("Вечером назначили Роберта Кинтнера президентом.", "Роберт Кинтнер"),
        ("Вся эта длинная статья была написана совсем недавно Кларой Освальд.", "Клара Освальд"),
    ],
)
def test_a_russian_name_is_whole_and_nobody_elses(text, name):
    people = {shown for kind, shown in found(text, lang="ru") if kind == "person"}
    assert name in people
    assert not any(word in shown for shown in people for word in ("Израил", "Оскар"))


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("be", "Прэзідэнт Беларусі Аляксандр Лукашэнка заявіў у аўторак.", "Аляксандр Лукашэнка"),
        ("be", "Прэзідэнт Расіі Уладзімір Пуцін заявіў у аўторак.", "Уладзімір Пуцін"),
        ("uk", "Президент Білорусі Олександр Лукашенко заявив учора.", "Олександр Лукашенко"),
        ("uk", "Президент України Володимир Зеленський заявив учора.", "Володимир Зеленський"),
    ],
)
def test_whose_president_somebody_is_is_no_part_of_the_name(lang, text, name):
    assert ("person", name) in found(text, lang=lang)


def test_latin_letters_in_a_russian_text_make_no_person():
    text = "Он купил Toyota Corona Mark и Carina, директор Corona Mark сказал."
    assert not {kind for kind, _ in found(text, lang="ru")} & {"person"}


def test_russian_geography_has_one_capital():
    text = "Корабль вышел в Тихий океан, сообщил Следственный комитет."
    assert found(text, lang="ru") == {
        ("place", "Тихий океан"),
        ("organisation", "Следственный комитет"),
    }


@pytest.mark.parametrize("word", ["Надежда", "Вера", "Мир", "Победа"])
def test_a_russian_word_that_is_also_a_name_is_none_alone(word):
    assert found(f"{word} умирает последней. Была и {word}.", lang="ru") == set()


def test_one_name_in_two_alphabets_is_one():
    english = "It was up to President Alexander Lukashenko, they said."
    russian = "Об этом заявил президент Александр Лукашенко."
    names = find_names([Text(english, "en"), Text(russian, "ru")])
    assert len(names.forms) == 1


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Alexandre Loukachenko", "Alexander Lukashenko"),
        ("Vladimir Poutine", "Vladimir Putin"),
        ("Mikhaïl Michoustine", "Mikhail Mishustin"),
        ("Sergueï Choïgou", "Sergei Shoigu"),
        ("Evgueni Prigojine", "Yevgeny Prigozhin"),
        ("Alexandre Douguine", "Alexander Dugin"),
        ("Boris Eltsine", "Boris Yeltsin"),
    ],
)
def test_the_french_spelling_is_no_other_person(french, english):
    texts = (
        Text(f"Le président {french} a déclaré mardi que tout est prêt.", "fr"),
        Text(f"President {english} said on Tuesday that all is ready.", "en"),
    )
    assert len(find_names(texts).forms) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lucien Bouchard", "Lucien Bushard"),
        ("Robert Boucher", "Robert Busher"),
        ("Anna Moustaine", "Anna Mustain"),
    ],
)
def test_what_is_no_slavic_name_is_not_read_as_french(one, other):
    texts = [Text(f"On Monday President {name} said that.", "en") for name in (one, other)]
    assert len(find_names(texts).forms) == 2


@pytest.mark.parametrize("german", ["Wolodymyr Selenskyj", "Wladimir Selenskij"])
def test_a_german_s_may_be_a_z(german):
    texts = (
        Text(f"Am Montag sagte Präsident {german}, dass alles bereit sei.", "de"),
        Text("President Volodymyr Zelensky said on Tuesday that all is ready.", "en"),
    )
    assert len(find_names(texts).forms) == 1


@pytest.mark.parametrize("headline", ["Minister Speaks", "President Warns in Minsk"])
def test_a_verb_of_a_headline_in_capitals_is_nobody(headline):
    assert ("person", headline.split()[1]) not in found(f"{headline}\nHe did so on Monday.")


def test_german_nouns_are_no_names():
    text = "Die Regierung will die Steuern für Familien senken, sagte die Ministerin."
    assert found(text, lang="de") == set()


def test_arabic_names_are_found_by_lists():
    assert found("وصلت السفينة إلى إسطنبول من أوكرانيا", lang="ar") == {
        ("place", "إسطنبول"),
        ("place", "أوكرانيا"),
    }


def test_a_language_that_nobody_stems_is_read_by_lists_and_given_names():
    text = "Tinawag ni Ferdinand Marcos ang Manila kahapon."
    assert ("person", "Ferdinand Marcos") in found(text, lang="tl")


def test_people_may_say_what_a_name_is():
    text = "They saw the Tar Heels win again."
    assert found(text, kinds={"tar heels": "organisation"}) == {("organisation", "Tar Heels")}


def test_people_may_keep_two_names_apart():
    texts = [
        Text("It was President Viktor Petrov, they said.", "en"),
        Text("Так сказал президент Виктор Петров вчера.", "ru"),
    ]
    apart = Corrections(different=frozenset((frozenset(("viktor petrov", "виктор петров")),)))
    assert len(find_names(texts).forms) == 1
    assert len(find_names(texts, apart).forms) == 2
