"""Russian and Ukrainian names in the nominative, by the dictionaries of pymorphy."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import Any

import pymorphy3
from unidecode import unidecode

from briefings.enrich.naming.gazetteer import gazetteer
from briefings.enrich.terms import fold_word

Name = tuple[str, ...]

#: Languages with a dictionary; Belarusian has none and keeps its forms as printed.
INFLECTED = ("ru", "uk")
_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_GENDERS = ("masc", "femn", "neut", "")  # "": plural
_ANY = ""
#: Second cases count as their first ones: на мосту.
_SECOND = {"gen2": "gent", "loc2": "loct", "acc2": "accs"}
_BONUS = {True: 0.6, False: 0.2}
_NAMES = frozenset(("Name", "Surn", "Patr", "Geox", "Orgn"))
#: Words that end so may be foreign names without cases: Хулуси, Отто, Баку.
_UNCHANGED = "оуюиэеыё"
#: Small words within names of people: Герман фон Франсуа, Мухаммад ибн Закария.
PARTICLES = frozenset("ибн бин бен фон дер ван ден де ла ди да дю дель делла аль эль".split())
_CONSONANTS = "бвгджзклмнпрстфхцчшщ"
#: Endings of men's surnames on a consonant, in the cases that have them.
_MASCULINE = {
    "а": ("gent", "accs"), "у": ("datv",), "ом": ("ablt",), "ем": ("ablt",), "е": ("loct",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Form:
    """One way to read a word."""

    case: str  #: one of six; "" any
    gender: str  #: masc, femn, neut; "" plural; "?" any
    nominative: str  #: lower case
    score: float
    kinds: frozenset[str]  #: Name, Surn, Patr, Geox, Orgn as the dictionary says
    adjective: bool


@cache
def _analyzer(lang: str) -> Any:  # noqa: ANN401 - pymorphy has no types
    return pymorphy3.MorphAnalyzer(lang=lang)


@lru_cache(maxsize=100_000)
def forms(word: str, lang: str) -> tuple[Form, ...]:
    """Return the readings of a word, likeliest first; only nouns and adjectives."""
    found = []
    for parse in _analyzer(lang).parse(word.lower()):
        tag = parse.tag
        case = _SECOND.get(str(tag.case), str(tag.case))
        if tag.POS not in {"NOUN", "ADJF", "PRTF"} or case not in _CASES:
            continue
        base = parse.inflect({"nomn"}) if tag.case != "nomn" else parse
        kinds = frozenset(_NAMES & set(tag.grammemes))
        gender = _ANY if tag.number == "plur" else str(tag.gender or "?")
        if not gender and kinds & {"Name", "Patr"}:
            continue  # one person is named, not several: Фред, not of the Fredas
        if gender and ("ms-f" in tag.grammemes or "Ms-f" in tag.grammemes):
            gender = "?"
        score = float(parse.score) + (_BONUS[parse.is_known] if kinds else 0.0)
        if not parse.is_known and case == "nomn" and gender == "femn":
            score /= 3  # most people whom no dictionary knows are men: Дугана, of Дуган
        text = base.word if base else word.lower()
        if not parse.is_known and "ё" not in word.lower():
            text = text.replace("ё", "е")  # guessed
        adjective = tag.POS != "NOUN"
        found.append(Form(case, gender, text, score, kinds, adjective))
    bent = any(form.case != "nomn" and "Name" in form.kinds for form in found)
    if fold_word(unidecode(word)) in gazetteer().given and not bent:
        # a name as it stands: Рена, Билл; but Роберта may be of Роберт
        found.append(Form("nomn", "?", word.lower(), 1.5, frozenset(("Name",)), adjective=False))
    if word[-1:].lower() in _UNCHANGED or not found:
        found.append(Form("?", "?", word.lower(), 0.05, frozenset(), adjective=False))
    return tuple(found)


def _guessed(word: str) -> Iterator[Form]:
    """Yield how a foreign surname may be declined that no dictionary reads: Дьюару of Дьюар.

    Only a name beside it can tell the case; a woman's that ends in a consonant has none.
    """
    for ending, cases in _MASCULINE.items():
        bare = word.removesuffix(ending)
        if bare != word and len(bare) > 1 and bare[-1] in _CONSONANTS:
            yield from (
                Form(case, "masc", bare, 0.06, frozenset(), adjective=False) for case in cases
            )
    if word[-1] in _CONSONANTS:
        yield Form("?", "femn", word, 0.02, frozenset(), adjective=False)


@lru_cache(maxsize=100_000)
def nominative(words: Name, lang: str) -> Name:
    """Return a name in the nominative, its words in one case, number and gender."""
    if lang not in INFLECTED:
        return words
    person = len(words) > 1 and any("Name" in kinds(word, lang) for word in words)
    best = max(
        product(_CASES, _GENDERS[:2] if person else _GENDERS),
        key=lambda slot: _fit(words, slot, lang),
    )
    if not _fit(words, best, lang):
        return words
    chosen = (_best(word, best, lang, alone=len(words) == 1) for word in words)
    return tuple(
        like(form.nominative, word) if form else word
        for word, form in zip(words, chosen, strict=True)
    )


def agree(words: Sequence[str], lang: str) -> bool:
    """Tell whether words may stand in one case: not so the leader of one land and his name."""
    slots = product(_CASES, _GENDERS)
    return lang not in INFLECTED or any(_fit(words, slot, lang) for slot in slots)


def _fit(words: Sequence[str], slot: tuple[str, str], lang: str) -> float:
    total = 1.0
    for word in words:
        form = _best(word, slot, lang, alone=len(words) == 1)
        if form is None and _declines(word):
            return 0.0
        total *= form.score if form else 1.0
    return total


def _best(word: str, slot: tuple[str, str], lang: str, *, alone: bool) -> Form | None:
    if not _declines(word):
        return None
    fitting = (
        form
        for form in (*forms(word, lang), *(() if alone else _guessed(word.lower())))
        if form.case in {slot[0], "?"} and form.gender in {slot[1], "?"}
    )
    return max(fitting, key=lambda form: form.score, default=None)


def _declines(word: str) -> bool:
    """Tell whether a word may take endings: no initial, no abbreviation, no Latin letters."""
    if word in PARTICLES:
        return False
    return len(word) > 2 and not word.isupper() and "." not in word and word.lower() > "\u0400"


def like(form: str, printed: str) -> str:
    """Return a lower-case form with the capitals of the printed word, part by part."""
    parts, models = form.split("-"), printed.split("-")
    if len(parts) != len(models):
        return printed
    return "-".join(
        part[:1].upper() + part[1:] if model[:1].isupper() else part
        for part, model in zip(parts, models, strict=True)
    )


def kinds(word: str, lang: str) -> frozenset[str]:
    """Return what kinds of names the dictionary knows a word as; empty where there is none."""
    if lang not in INFLECTED:
        return frozenset()
    return frozenset().union(*(form.kinds for form in forms(word, lang)))


def is_known(word: str, lang: str) -> bool:
    """Tell whether the dictionary has a word; what it says of others is guessed by endings."""
    return lang in INFLECTED and bool(_analyzer(lang).word_is_known(word.lower()))


def is_common(word: str, lang: str) -> bool:
    """Tell whether the dictionary knows a word best as no name: Надежда, Мир, Победа."""
    if not is_known(word, lang):
        return False
    parses: Iterable[Any] = _analyzer(lang).parse(word.lower())
    return not any(_NAMES & set(parse.tag.grammemes) for parse in list(parses)[:1])


def is_adjective(word: str, lang: str) -> bool:
    """Tell whether a word may be an adjective."""
    return lang in INFLECTED and any(form.adjective for form in forms(word, lang))


def is_genitive(word: str, lang: str) -> bool:
    """Tell whether a word is likeliest a noun or an adjective in the genitive."""
    if lang not in INFLECTED:
        return False
    tag = _analyzer(lang).parse(word)[0].tag
    return tag.POS in {"NOUN", "ADJF"} and tag.case == "gent"
