"""The tenth of October 2022 as newspapers print it, by language."""

import pytest

from briefings.agencies import at_end, in_dateline
from briefings.ingest.dates.lines import find_dates

LINES = {
    "en": [
        "Monday, October 10, 2022",
        "Oct. 10, 2022",
        "Published 2:45 PM EDT, Mon October 10, 2022",
        "10 October 2022",
    ],
    "de": [
        "Montag, 10. Oktober 2022",
        "10.10.2022, 14:05 Uhr",
        "Stand: 10.10.2022 14:05 Uhr",
        "Veröffentlicht am 10. Oktober 2022",
    ],
    "fr": [
        "Publié le 10 octobre 2022 à 14h05",
        "lundi 10 octobre 2022",
        "Mis à jour le 10 octobre 2022 à 14:05",
    ],
    "es": [
        "10 de octubre de 2022",
        "Lunes, 10 octubre 2022 - 14:05",
        "Publicado el 10 de octubre de 2022",
        "10 oct 2022 - 14:05 CEST",
    ],
    "it": [
        "10 ottobre 2022",
        "Pubblicato il 10 ottobre 2022 alle 14:05",
        "lunedì 10 ottobre 2022",
        "10 Ottobre 2022 alle 14:05",
    ],
    "pt": [
        "10 de outubro de 2022",
        "Publicado em 10 de outubro de 2022 às 14h05",
        "10/10/2022 14h05",
        "segunda-feira, 10 de outubro de 2022",
    ],
    "nl": [
        "10 oktober 2022",
        "maandag 10 oktober 2022 om 14:05",
        "Gepubliceerd op 10 oktober 2022",
        "10 okt. 2022, 14:05",
    ],
    "pl": [
        "10 października 2022",
        "poniedziałek, 10 października 2022",
        "10 października 2022, 14:05",
        "Opublikowano: 10 października 2022 r.",
        "10.10.2022 14:05",
        "Data publikacji: 10 października 2022",
    ],
    "cs": [
        "10. října 2022",
        "pondělí 10. října 2022",
        "10. 10. 2022 14:05",
        "10. října 2022 14:05",
        "Publikováno 10. října 2022",
    ],
    "sk": [
        "10. októbra 2022",
        "pondelok 10. októbra 2022",
        "10. 10. 2022 o 14:05",
    ],
    "ru": [
        "10 октября 2022",
        "10 октября 2022 года",
        "10 октября 2022, 14:05",
        "понедельник, 10 октября 2022 г.",
        "Опубликовано: 10 октября 2022",
        "14:05, 10 октября 2022",
        "10.10.2022 14:05 МСК",
        "10 окт. 2022 г.",
    ],
    "uk": [
        "10 жовтня 2022",
        "10 жовтня 2022, 14:05",
        "понеділок, 10 жовтня 2022",
        "Опубліковано 10 жовтня 2022 року",
        "10 жовтня, 2022, 14:05",
    ],
    "be": [
        "10 кастрычніка 2022",
        "10 кастрычніка 2022, 14:05",
        "панядзелак, 10 кастрычніка 2022",
        "10 кастрычніка 2022 г.",
        "Апублікавана 10 кастрычніка 2022",
    ],
    "bg": [
        "10 октомври 2022",
        "10 октомври 2022 г.",
        "понеделник, 10 октомври 2022",
        "10 октомври 2022, 14:05 ч.",
        "Публикувано на 10 октомври 2022",
    ],
    "sr": [
        "10. октобар 2022.",
        "понедељак, 10. октобар 2022.",
        "10.10.2022. 14:05",
        "10. oktobar 2022.",
        "ponedeljak, 10. oktobar 2022.",
        "Objavljeno: 10. oktobar 2022.",
        "10. oktobra 2022. u 14:05",
    ],
    "hr": [
        "10. listopada 2022.",
        "ponedjeljak, 10. listopada 2022.",
        "Objavljeno: 10. listopada 2022. u 14:05",
    ],
    "tr": [
        "10 Ekim 2022",
        "10 Ekim 2022 Pazartesi",
        "10 Ekim 2022, 14:05",
        "Yayınlanma: 10 Ekim 2022 14:05",
        "Güncelleme: 10.10.2022 14:05",
        "10 Ekim 2022 Pazartesi - 14:05",
    ],
    "ro": [
        "10 octombrie 2022",
        "luni, 10 octombrie 2022",
        "Publicat: 10 octombrie 2022, 14:05",
        "10 oct. 2022, 14:05",
        "Actualizat: 10.10.2022 14:05",
    ],
    "hu": [
        "2022. október 10.",
        "2022. október 10., hétfő",
        "2022. október 10. 14:05",
        "2022.10.10. 14:05",
        "2022. október 10. hétfő 14:05",
    ],
    "el": [
        "10 Οκτωβρίου 2022",
        "Δευτέρα, 10 Οκτωβρίου 2022",
        "10 Οκτωβρίου 2022, 14:05",
        "10.10.2022, 14:05",
        "Δημοσίευση: 10 Οκτωβρίου 2022",
    ],
    "sv": [
        "10 oktober 2022",
        "Publicerad 10 oktober 2022",
        "måndag 10 oktober 2022 kl. 14.05",
        "Publicerad: 10 oktober 2022 14:05",
        "Uppdaterad 2022-10-10",
    ],
    "fi": [
        "10. lokakuuta 2022",
        "maanantai 10. lokakuuta 2022",
        "10.10.2022 klo 14.05",
        "10.10.2022 14:05",
        "Julkaistu 10.10.2022",
        "maanantaina 10. lokakuuta 2022 klo 14:05",
    ],
    "da": [
        "10. oktober 2022",
        "mandag 10. oktober 2022",
        "10. okt. 2022 kl. 14.05",
        "Publiceret 10. oktober 2022",
    ],
    "nb": [
        "10. oktober 2022",
        "mandag 10. oktober 2022",
        "Publisert 10. oktober 2022 kl. 14:05",
        "10. okt. 2022 kl. 14:05",
    ],
    "ar": [
        "10 أكتوبر 2022",
        "الإثنين 10 أكتوبر 2022",
        "10 تشرين الأول 2022",
        "١٠ أكتوبر ٢٠٢٢",
        "نشر في: 10 أكتوبر 2022",
        "10/10/2022",
        "الاثنين، 10 أكتوبر/تشرين الأول 2022",
        "آخر تحديث: 10 أكتوبر 2022",
    ],
    "fa": [
        "۱۸ مهر ۱۴۰۱",
        "دوشنبه ۱۸ مهر ۱۴۰۱",
        "۱۰ اکتبر ۲۰۲۲",
        "دوشنبه ۱۸ مهر ۱۴۰۱ - ۱۴:۰۵",
        "18 مهر 1401 ساعت 14:05",
    ],
    "he": [
        "10 באוקטובר 2022",
        "יום שני, 10 באוקטובר 2022",
        "10.10.2022 | 14:05",
        "פורסם: 10.10.2022",
        "10 אוקטובר 2022",
    ],
    "zh": [
        "2022年10月10日",
        "2022年10月10日 14:05",
        "2022-10-10 14:05:33",
        "2022年10月10日 星期一",
        "发布时间：2022年10月10日 14:05",
        "2022年10月10日14:05",
        "2022/10/10 14:05",
    ],
    "ja": [
        "2022年10月10日",
        "2022年10月10日 14時05分",
        "2022年10月10日(月) 14:05",
        "2022/10/10 14:05",
        "公開日：2022年10月10日",
        "更新：2022年10月10日 14:05",
        "2022年10月10日 午後2時5分",
        "2022年10月10日（月曜日）",
    ],
    "ko": [
        "2022년 10월 10일",
        "2022.10.10 14:05",
        "2022년 10월 10일 월요일",
        "입력 2022.10.10 14:05",
        "기사입력 2022-10-10 14:05",
        "2022년 10월 10일 오후 2:05",
        "등록 :2022-10-10 14:05",
        "수정 2022.10.10 14:05",
    ],
    "id": [
        "10 Oktober 2022",
        "Senin, 10 Oktober 2022 14:05 WIB",
        "Senin, 10 Okt 2022",
    ],
    "vi": [
        "10 tháng 10 năm 2022",
        "Thứ hai, 10/10/2022, 14:05 (GMT+7)",
        "10/10/2022 14:05",
    ],
    "ka": [
        "10 ოქტომბერი 2022",
        "10 ოქტომბერი, 2022",
    ],
    "hy": [
        "10 հոկտեմբերի 2022",
        "10 Հոկտեմբեր, 2022",
    ],
    "lt": [
        "2022 m. spalio 10 d.",
        "2022-10-10 14:05",
        "2022 spalio 10 d., pirmadienis",
    ],
    "lv": [
        "2022. gada 10. oktobris",
        "2022. gada 10. oktobrī",
    ],
    "et": [
        "10. oktoober 2022",
        "esmaspäev, 10. oktoober 2022",
    ],
    "kk": [
        "2022 жылғы 10 қазан",
        "10 қазан 2022",
    ],
}


@pytest.mark.parametrize(
    ("lang", "line"), [(k, line) for k, found in LINES.items() for line in found]
)
def test_a_date_line_is_read(lang, line):
    found = find_dates(line)
    assert found, lang
    assert all(reading.startswith("2022-10-10") for part in found for reading in part.readings)


def test_at_least_fifteen_languages_are_tried_with_several_shapes_each():
    assert sum(len(found) >= 3 for found in LINES.values()) >= 15


@pytest.mark.parametrize(
    ("line", "day"), [("10. listopada 2022.", "2022-10-10"), ("10 listopada 2022", "2022-11-10")]
)
def test_one_word_means_october_in_croatian_and_november_in_polish(line, day):
    assert find_dates(line)[0].readings == (day,)


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        ("Reuters", "MINSK (Reuters) — The"),
        ("dpa", "BERLIN, 10. Oktober (dpa) - Der Zug"),
        ("РИА Новости", "МИНСК, 10 окт — РИА Новости. Паром"),
        ("ТАСС", "МИНСК, 10 октября. /ТАСС/. Паром"),
        ("УНІАН", "КИЇВ. 10 жовтня. УНІАН - Пором"),
        ("共同", "【東京共同】フェリーは"),
        ("Reuters", "[東京 10日 ロイター] - フェリー"),
        ("新华社", "新华社北京10月10日电 渡轮"),
        ("연합뉴스", "(서울=연합뉴스) 김철수 기자 = 여객선"),
        ("AFP", "PARIS (AFP) - Le bac"),
        ("EFE", "Madrid, 10 oct (EFE).- El barco"),
        ("PAP", "WARSZAWA (PAP) - Prom"),
        ("ČTK", "PRAHA (ČTK) - Přívoz"),
        ("Reuters", "القدس (رويترز) - العبارة"),
        ("Reuters", "LONDON, Oct 10 (Reuters) - x"),
        ("dpa", "Köln (dpa/lnw) - x"),
        ("ANSA", "ROMA (ANSA) - Il traghetto"),
        ("TT", "STOCKHOLM. (TT) - Färjan"),
    ],
)
def test_an_agency_opens_a_text(name, opening):
    assert name == in_dateline(opening)


@pytest.mark.parametrize(
    "words", ["渡轮出发了。（路透社）", "フェリーが出た。（ロイター）", "It left. (Reuters)"]
)
def test_an_agency_signs_a_text(words):
    assert at_end(words) == "Reuters"


@pytest.mark.parametrize(
    "words",
    [
        "[東京 10日] フェリー",
        "МИНСК, 10 окт — паром ушёл.",
        "(서울=김철수) 여객선",
        "Paris, 10 oct - AP.",
    ],
)
def test_no_agency_is_seen_where_none_signs(words):
    assert in_dateline(words) is None
