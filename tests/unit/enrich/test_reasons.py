"""What may be said of two neighbours, and what may not."""

import pytest

from briefings.enrich.relate import relate


def reason(*held):
    links = {link.id: link.reason for link in relate(held, limit=5).relations["a"].related}
    return links.get("b")


def test_one_spelling_is_not_given_twice(story):
    text = "Engineers watched the probe over the Pacific. The crater on the moon of dust glowed."
    found = reason(story("a", "Probe and crater", text), story("b", "Crater of dust", text[:46] +
                   "Dust rose from the crater on the moon that glowed."))  # fmt: skip
    assert "(Pacific)" not in (found or "")


def test_function_words_are_no_reason(story):
    a = story("a", "Moving toward the harbour", "They moved toward it and closed across the line.")
    b = story("b", "Closed toward winter", "It closed across the road toward them again.")
    assert reason(a, b) is None


def test_a_russian_name_is_given_in_the_nominative(story):
    a = story("a", "Встреча", "Лукашенко говорил с Владимиром Путиным. Поездку осудили.",
              lang="ru")  # fmt: skip
    b = story("b", "Разговор", "О встрече Владимира Путина и Лукашенко знают. Там Владимир Путин "
              "вернулся.", lang="ru")  # fmt: skip
    assert "Владимир Путин" in reason(a, b)
    assert "Владимиром" not in reason(a, b)


def test_a_lone_russian_adjective_is_no_name(story):
    a = story("a", "Мост", "На Крымском мосту взрыв. Движение по Крымскому мосту закрыто, Керчь.",
              lang="ru")  # fmt: skip
    b = story("b", "Взрыв", "Взрыв на Крымском мосту, говорит Керчь. Движение закрыто.", lang="ru")
    assert "Крымск" not in (reason(a, b) or "")


def test_a_title_is_left_off_the_name_of_a_person(story):
    a = story("a", "Talks", "The Turkish President Recep Erdogan flew to Ankara for talks.")
    b = story("b", "Flight", "He said President Recep Erdogan flew off. In Ankara they talked.")
    assert "Recep Erdogan" in reason(a, b)
    assert "President" not in reason(a, b)


def test_a_name_is_not_cut_where_the_spelling_changes(story):
    a = story("a", "Ships", "They asked the Joint Coordination Centre in Ankara about the ships.")
    b = story("b", "Ships", "They asked the Joint Coordination Center in Ankara about other ships.")
    assert "Joint Coordination" not in (reason(a, b) or "")


def test_one_short_name_is_no_reason_across_languages(story):
    a = story("a", "Судно", "Судно вийшло. ООН чекає, і ООН мовчить, каже ООН.", lang="uk")
    b = story("b", "Сделка", "Сделка жива. ООН ждёт, и ООН молчит, говорит ООН.", lang="ru")
    assert reason(a, b) is None


def test_two_names_are_a_reason_across_alphabets_with_both_spellings(story):
    a = story("a", "Orbit", "DART struck Dimorphos. The orbit of Dimorphos changed, said DART.")
    b = story("b", "Удар", "Аппарат DART попал в Диморф. Орбита Диморфа изменилась после DART.",
              lang="ru")  # fmt: skip
    assert "Dimorphos (Диморф)" in reason(a, b)
    assert "DART" in reason(a, b)


def test_without_capitals_topics_and_phrases_of_the_texts_are_given(story):
    a = story("a", "تصدير الحبوب عبر البحر الأسود", "سفن الحبوب تعبر البحر الأسود.", lang="ar",
              tags=("اتفاق",))  # fmt: skip
    b = story("b", "تمديد اتفاق الحبوب", "تصدير الحبوب عبر البحر الأسود لأشهر.", lang="ar",
              tags=("اتفاق",))  # fmt: skip
    assert "both filed under \u2068اتفاق\u2069" in reason(a, b)
    assert "\u2068البحر الأسود\u2069" in reason(a, b)


def test_a_german_verb_is_no_subject(story):
    a = story("a", "Hafen öffnet", "Der Hafen öffnet, weil Schiffe mit Getreide warten.", lang="de")
    b = story("b", "Getreide", "Schiffe mit Getreide warten, bis der Hafen öffnet.", lang="de")
    assert "warten" not in reason(a, b)
    assert "Getreide" in reason(a, b)


def test_a_german_name_alone_counts_if_other_languages_know_it(story):
    held = [
        story("a", "Orion fliegt", "Die Kapsel Orion aus Bremen fliegt. Orion kreist weit.",
              lang="de"),
        story("b", "Orion flies", "The Orion capsule from Bremen flies. All of Bremen saw Orion."),
    ]  # fmt: skip
    assert "Orion" in reason(*held)
    assert "Bremen" in reason(*held)


@pytest.mark.parametrize("word", ["与NASA合作", "联合国UN协议"])
def test_latin_capitals_within_chinese_do_no_harm(story, word):
    a = story("a", f"{word}火箭升空", f"{word}火箭升空成功,火箭升空。", lang="zh")
    b = story("b", "火箭升空", f"火箭升空,{word}完成。", lang="zh")
    assert "火箭升空" in reason(a, b)


def test_what_an_article_names_is_not_repeated_among_its_neighbours(story):
    text = "The vessel Razoni left Odesa with maize. The Razoni was bound for Lebanon from Odesa."
    a = story("a", "Razoni leaves", text, related_titles=("Razoni arrives",))
    b = story("b", "Razoni arrives", "In Lebanon the Razoni, out of Odesa, unloads its maize.")
    found = relate([a, b], limit=5).relations
    assert found["a"].mentions[0].id == "b"
    assert found["a"].related == () == found["b"].related
