"""Charsets are found, texts encoded twice are mended, and right ones stay byte for byte."""

import gzip
import json
from itertools import islice
from pathlib import Path

import pytest

from briefings.ingest.encoding import to_text, unmangled
from briefings.ingest.seedtext import read_text
from briefings.model import Source

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
LEAST = 0.99  # of texts above 300 letters that must be read exactly
#: A collection of texts, and the charsets that newspapers of its language wrote in.
REAL = [
    ("xquad_en", ("cp1252",)),
    ("masakha_fra", ("cp1252", "latin-1")),
    ("xquad_ru", ("cp1251", "koi8_r", "cp866", "iso8859_5", "utf-16", "utf-16-le", "utf-16-be")),
    ("xquad_ar", ("cp1256",)),
    ("xquad_zh", ("gb18030", "utf-16-le")),
]
WRITTEN = {
    "cp1250": "Městská rada v úterý schválila nový most přes řeku. Práce začnou na jaře a potrvají "
    "dva roky, uvedl mluvčí. Obyvatelé žádají, aby během stavby jezdil přívoz každou čtvrthodinu.",
    "cp1251": "Міська рада у вівторок схвалила новий міст через річку. Роботи почнуться навесні і "
    "триватимуть два роки, повідомив речник. Мешканці просять, щоб їздив пором.",
    "cp1253": "Το δημοτικό συμβούλιο ενέκρινε την Τρίτη μια νέα γέφυρα στο ποτάμι. Οι εργασίες "
    "αρχίζουν την άνοιξη και θα διαρκέσουν δύο χρόνια, είπε ο εκπρόσωπος.",
    "cp1254": "Belediye meclisi salı günü nehrin üzerine yeni bir köprü yapılmasını onayladı. "
    "Çalışmalar ilkbaharda başlayacak ve iki yıl sürecek, dedi sözcü. Halk vapur istiyor.",
    "cp1255": "מועצת העיר אישרה ביום שלישי גשר חדש מעל הנהר. העבודות יתחילו באביב ויימשכו שנתיים, "
    "אמר הדובר. התושבים מבקשים מעבורת בכל רבע שעה בזמן הבנייה.",
    "cp1256": "وافق مجلس المدينة يوم الثلاثاء على بناء جسر جديد فوق النهر. تبدأ الأعمال في الربيع "
    "وتستمر عامين، كما قال المتحدث. ويطلب السكان عبّارة كل ربع ساعة.",
    "shift_jis": "市議会は火曜日、川に新しい橋を架ける計画を承認した。工事は春に始まり、"
    "二年間続くと報道官は述べた。住民は工事の間、渡し船を十五分ごとに出すよう求めている。",
    "euc_jp": "市議会は火曜日、川に新しい橋を架ける計画を承認した。工事は春に始まり、"
    "二年間続くと報道官は述べた。住民は工事の間、渡し船を十五分ごとに出すよう求めている。",
    "euc_kr": "시의회는 화요일 강에 새 다리를 놓는 계획을 승인했다. 공사는 봄에 시작해 이 년 동안 "
    "계속된다고 대변인이 말했다. 주민들은 공사 기간에 나룻배를 요구하고 있다.",
    "big5": "市議會星期二批准在河上興建一座新橋。發言人說,工程將於春天開始,為期兩年。"
    "居民要求在施工期間每十五分鐘開一班渡輪,並且保留舊的碼頭。",
    "gb18030": "市议会星期二批准在河上修建一座新桥。发言人说,工程将于春天开始,为期两年。"
    "居民要求在施工期间每十五分钟开一班渡轮,并且保留旧的码头。",
}


def real_texts(name: str, most: int = 300) -> list[str]:
    if not DATA.is_dir():
        pytest.skip(f"{DATA} is not there")
    (path,) = (DATA / "ir" / name).glob("docs.jsonl*")
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"].lstrip("\ufeff") for line in islice(lines, most)]


@pytest.mark.parametrize("charset", WRITTEN)
def test_a_text_in_an_older_charset_is_read(charset):
    text = WRITTEN[charset]
    assert text == to_text(text.encode(charset)).text


@pytest.mark.parametrize(("name", "charset"), [(n, c) for n, found in REAL for c in found])
def test_real_texts_are_read_exactly(name, charset):
    whole = (text[:1500].encode(charset, "ignore") for text in real_texts(name))
    made = [data for data in whole if len(data.decode(charset)) > 300 and not data.isascii()]
    right = sum(to_text(data).text == data.decode(charset) for data in made[:60])
    assert right >= LEAST * len(made[:60]) - 1, f"{right} of {len(made[:60])}"


@pytest.mark.parametrize("name", [name for name, _ in REAL if name != "xquad_ar"])
def test_a_text_that_is_right_stays_as_it_is(name):
    # some Arabic texts of that collection are really encoded twice
    assert all(text == unmangled(text) for text in real_texts(name))


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1", "cp1251"])
@pytest.mark.parametrize(
    "text", ["Vier Züge „fielen aus“ – für Wochen.", "Мост открыт: «на год раньше»."]
)
def test_a_text_encoded_twice_is_mended(wrong, text):
    mangled = text.encode().decode(wrong, "ignore")
    if mangled.encode(wrong).decode(errors="replace") != text:
        pytest.skip("that charset loses some of it")
    assert text == unmangled(mangled)


def test_a_lost_character_still_shows_where_the_line_was_mended():
    assert to_text("The mayorâ€™s \ufffd plan: a price of Â£350m.".encode()).text == (
        "The mayor’s \ufffd plan: a price of £350m."
    )


def test_a_charset_named_by_the_source_counts_only_if_it_fits():
    text = "Мост открыт в понедельник."
    assert text == to_text(text.encode(), "windows-1251").text
    assert text == to_text(text.encode("cp1251"), "windows-1251").text
    assert text == to_text(text.encode("cp1251"), "no-such-charset").text


def test_what_was_mended_is_on_record():
    seed = 'Zero\u200bwidth and soft\u00adhyphen.\nThe mayorâ€™s plan: "go\u00a0on".'.encode()
    found = read_text(Source("seeds/a.txt", seed))
    assert found.text == 'Zerowidth and softhyphen.\nThe mayor\'s plan: "go on".'.replace("'", "’")
    assert {r.what: r.after for r in found.repairs} == {
        "encoded twice": 'The mayor’s plan: "go\u00a0on".',
        "soft hyphens": "1 taken out",
        "no-break spaces": "1 made spaces",
        "zero-width signs": "1 taken out",
    }
    assert found.repairs[0].where == "line 2"


def test_another_charset_than_the_declared_one_is_on_record():
    page = '<html><meta charset="koi8-r"><p>Мост открыт.</p>'.encode()
    (repair,) = read_text(Source("seeds/a.html", page)).repairs
    assert (repair.what, repair.before, repair.after) == ("charset", "koi8-r", "utf-8")
    latin = '<meta charset="iso-8859-1"><p>Züge</p>'.encode("cp1252")
    assert not read_text(Source("seeds/a.html", latin)).repairs
