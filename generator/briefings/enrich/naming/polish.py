"""Polish names in the nominative, by their endings and the given name before; no dictionary.

Both words of a name stand in one case and gender: of Aleksandra Łukaszenki only the genitive of
Aleksandr Łukaszenka is possible. What fits nowhere stays as it is printed.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from briefings.enrich.naming.gazetteer import gazetteer

Name = tuple[str, ...]

#: (ending, cases that have it, endings of the nominative); g: genitive or accusative, d: dative,
#: i: instrumental, l: locative. After "Gramatyka współczesnego języka polskiego" (PWN, 1998),
#: declension of names of people; the longest endings first.
_Rule = tuple[str, str, tuple[str, ...]]
_GIVEN: dict[str, tuple[_Rule, ...]] = {
    "m": (
        ("rze", "l", ("r",)), ("dzie", "l", ("d",)), ("cie", "l", ("t",)), ("iem", "i", ("",)),
        ("owi", "d", ("",)), ("ego", "g", ("", "y")), ("emu", "d", ("", "y")), ("em", "i", ("",)),
        ("ym", "il", ("y",)), ("im", "il", ("i",)), ("ie", "l", ("",)), ("le", "l", ("ł", "l")),
        ("a", "g", ("",)), ("u", "l", ("",)),
    ),
    "f": (
        ("rze", "dl", ("ra",)), ("dzie", "dl", ("da",)), ("cie", "dl", ("ta",)),
        ("ce", "dl", ("ka",)), ("dze", "dl", ("ga",)), ("le", "dl", ("la", "ła")),
        ("ie", "dl", ("a",)), ("ii", "gdl", ("ia",)), ("y", "g", ("a",)), ("i", "gdl", ("a",)),
        ("ę", "g", ("a",)), ("ą", "i", ("a",)),
    ),
}  # fmt: skip
_ON_A: tuple[_Rule, ...] = (
    ("ce", "dl", ("ka",)), ("dze", "dl", ("ga",)), ("dzie", "dl", ("da",)), ("cie", "dl", ("ta",)),
    ("rze", "dl", ("ra",)), ("ie", "dl", ("a",)), ("y", "g", ("a",)), ("i", "g", ("a",)),
    ("ę", "g", ("a",)), ("ą", "i", ("a",)),
)  # fmt: skip
_SURNAME: dict[str, tuple[_Rule, ...]] = {
    "m": (
        ("kiego", "g", ("ki",)), ("kiemu", "d", ("ki",)), ("kim", "il", ("ki",)),
        *_ON_A,
        ("iem", "i", ("",)), ("owi", "d", ("",)), ("ego", "g", ("", "y")), ("em", "i", ("",)),
        ("ym", "il", ("", "y")), ("ie", "l", ("",)), ("a", "g", ("",)), ("u", "l", ("",)),
    ),
    "f": (
        ("kiej", "gdl", ("ka",)), ("ką", "gi", ("ka",)), ("wej", "gdl", ("wa",)),
        ("inej", "gdl", ("ina",)), *_ON_A, ("", "gdil", ("",)),
    ),
}  # fmt: skip
#: How no surname ends as it stands, of a man and of a woman.
_BENT = {
    "m": ("ego", "emu", "owi", "ą", "ę", "kim", "nym", "wem", "iem", "nem"),
    "f": ("ego", "emu", "owi", "ą", "ę", "kim", "iej", "wej", "nki", "aka", "yka", "ika", "icza"),
}
_PLAINLY_BENT = ("iego", "iemu", "owi")
_ADJECTIVES = ("ski", "cki", "dzki", "ska", "cka", "dzka")


@lru_cache(maxsize=100_000)
def nominative(words: Name) -> Name:
    """Return a name in the nominative; as printed where neither given name nor place is known.

    () where it plainly stands in another case, and nothing tells how it is called.
    """
    if len(words) == 1:
        return (_place(words[0]),)
    first, last = words[0], words[-1]
    as_printed = gazetteer().is_given(first) and first[-1] not in "ęą"
    if as_printed and not last.endswith(_BENT[_gender(first)]):
        return words
    for gender in "mf":
        for given, cases in _readings(first, _GIVEN[gender]):
            if not gazetteer().is_given(given) or _gender(given) != gender:
                continue
            for surname, own in _readings(last, _SURNAME[gender]):
                if cases & own and not surname.endswith(_BENT[gender]):
                    return given, *words[1:-1], surname
    return () if last.endswith(_PLAINLY_BENT) else words


def surnames_of(word: str) -> frozenset[str]:
    """Return what a word alone may be a case of, itself among it."""
    bent = {name for gender in "mf" for name, _ in _readings(word, _SURNAME[gender])}
    return frozenset({word, *bent})


def _place(word: str) -> str:
    """Return a country or city in the nominative; a word that is a case of none as it is."""
    known = gazetteer()
    if known.place((word,)) or known.is_given(word):
        return word
    found = ((name, known.place((name,))) for name in _places_of(word))
    return next((name for name, entry in found if entry and entry.sure), word)


def _places_of(word: str) -> Iterator[str]:
    """Yield what a place may be called in the nominative."""
    for ending, nominatives in _PLACES:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            for own in nominatives:
                yield word.removesuffix(ending) + own


#: (ending, endings of the nominative), as places have them; the lists must know what comes out.
_PLACES = (
    ("ńsku", ("ńsk",)), ("wie", ("wa", "w", "ów")), ("owa", ("ów",)),
    ("zie", ("da", "z", "d")), ("ce", ("ka",)), ("yżu", ("yż",)), ("ie", ("a", "")),
    ("ji", ("ja",)), ("ii", ("ia",)), ("usi", ("uś",)), ("ski", ("ska",)), ("y", ("a",)),
    ("ech", ("y",)), ("ę", ("a",)), ("ą", ("a",)), ("a", ("",)), ("u", ("",)), ("em", ("",)),
)  # fmt: skip


def _readings(word: str, rules: Sequence[_Rule]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield (nominative, cases) of a word by its ending."""
    for ending, cases, nominatives in rules:
        stem = word.removesuffix(ending) if ending else word
        if not word.endswith(ending) or len(stem) < 2:
            continue
        for own in nominatives:
            name = stem + own
            if ending.startswith("k") and not name.endswith(_ADJECTIVES):
                continue
            if not own and _loses_a_vowel(stem):
                yield f"{stem[:-1]}e{stem[-1]}", frozenset(cases)
            yield name, frozenset(cases)


def _loses_a_vowel(stem: str) -> bool:
    """Tell whether only the nominative has a vowel before the last consonant: Pawła of Paweł."""
    return stem[-1:] in {"k", "ł"} and stem[-2:-1] not in set("aeiouyąęósnl")


def _gender(given: str) -> str:
    return "f" if given.endswith("a") else "m"
