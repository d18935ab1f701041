"""One run of capitals -> the names in it: titles taken off, joined names parted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefings.enrich.naming import data, polish
from briefings.enrich.naming.gazetteer import gazetteer
from briefings.enrich.stopwords import CALENDAR, STOP_WORDS
from briefings.enrich.terms import fold_word
from briefings.enrich.weakwords import PEOPLES

Name = tuple[str, ...]

#: Small words between the parts of names of people and, in Romance languages, of institutions.
_PARTICLES = frozenset(
    "de del della di da dos du des la le von van der den bin ibn al el ul ur".split()
)
_OF = frozenset(("of", "for", "on", "für"))
_AND = frozenset(("and", "&", "y", "і", "и"))
_THE = "the"
#: Titles that are part of the name of who bears it.
ROYAL = frozenset("king queen prince princess pope emperor tsar sultan emir".split())
_SUFFIXES = frozenset("jr sr ii iii iv qc kc mp mep mbe obe cbe phd md".split())
#: How what somebody speaks for ends in Polish, behind the title: Rzecznik Kremla Dmitrij Pieskow.
_GENITIVE = ("a", "i", "u", "y")
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """A name within a run."""

    words: Name  #: as printed, small words between them kept, no title
    titled: bool  #: whether a person's title stood before it within the run
    first: bool  #: whether it opens the run
    last: bool  #: whether it closes the run


@lru_cache(maxsize=200_000)
def to_pieces(run: str, lang: str) -> tuple[Piece, ...]:
    """Return the names in a run, in order; () if there is none."""
    found: list[Piece] = []
    for segment, first, last in _segments(run.split(" "), lang):
        for words, titled, at, end in _names(segment, lang):
            if words and len(words) <= _LONGEST:
                whole = end == len(segment)
                found.append(Piece(words, titled, first and at == 0, last and whole))
    return tuple(found)


def _segments(tokens: Sequence[str], lang: str) -> Iterator[tuple[list[str], bool, bool]]:
    """Yield stretches of a run that may be one name: cut at possessives, days and stop words."""
    current: list[str] = []
    begin = 0
    for at, token in enumerate(tokens):
        bare, possessive = _without_possessive(token, tokens[at + 1 :])
        cuts = not token[0].islower() and _is_idle(bare, lang)
        if cuts:
            yield from _parted(current, first=begin == 0, last=False)
            current, begin = [], at + 1
            continue
        current.append(bare)
        if possessive:
            yield from _parted(current, first=begin == 0, last=at == len(tokens) - 1)
            current, begin = [], at + 1
    yield from _parted(current, first=begin == 0, last=True)


def _parted(
    words: Sequence[str], *, first: bool, last: bool
) -> Iterator[tuple[list[str], bool, bool]]:
    """Yield the parts of a stretch between small words that join nothing."""
    parts: list[list[str]] = [[]]
    for at, word in enumerate(words):
        if _breaks(word, parts[-1], words[at + 1 :]):
            parts.append([])
        else:
            parts[-1].append(word)
    for number, part in enumerate(parts):
        trimmed = _trimmed(part)
        if trimmed:
            yield trimmed, first and number == 0, last and number == len(parts) - 1


def _trimmed(words: list[str]) -> list[str]:
    start, end = 0, len(words)
    while start < end and words[start][0].islower():
        start += 1
    while end > start and words[end - 1][0].islower():
        end -= 1
    return words[start:end]


def _breaks(word: str, before: Sequence[str], after: Sequence[str]) -> bool:
    """Tell whether a small word parts two names: Lukashenko of Belarus, but Bank of England."""
    if word not in _OF and word not in _AND:
        return False
    if not before or word == "&":
        return not before
    whole = (*before, word, *after)
    if gazetteer().organisation(whole) or gazetteer().place(whole):
        return False
    return _and_breaks(before, after) if word in _AND else _of_breaks(before, after)


def _of_breaks(before: Sequence[str], after: Sequence[str]) -> bool:
    if after[:1] == ["State"] and _is_title(before[-1], "en"):
        return False  # Secretary of State
    last = fold_word(before[-1])
    return not _is_begun(before) and last not in data.folded("place_starts", "of")


def _and_breaks(before: Sequence[str], after: Sequence[str]) -> bool:
    if _is_begun(before) and len(before) > 2:  # Department of Health and Human Services
        named = gazetteer().place(before[2:]) or gazetteer().place(before[3:])
        return bool(named) or not after or after[0].isupper() or len(after) > 3
    heads = data.folded("organisation_heads", "en")
    drugs = len(before) == 1 and 1 < len(after) < 4  # Food and Drug Administration
    return not (drugs and fold_word(after[-1]) in heads)


def _is_begun(before: Sequence[str]) -> bool:
    starts = data.folded("organisation_starts", "en")
    return any(fold_word(word) in starts for word in before)


def _names(words: list[str], lang: str) -> Iterator[tuple[Name, bool, int, int]]:
    """Yield (name, titled, start, end) of a stretch: the office before a person is cut off."""
    known = gazetteer()
    if known.organisation(words) or known.place(words):
        yield tuple(words), False, 0, len(words)
        return
    end = len(words)
    while end > 1 and fold_word(words[end - 1]).rstrip(".") in _SUFFIXES:
        end -= 1
    size = _led_by(words[:end], lang)
    if size:
        yield tuple(words[:size]), False, 0, size
        yield from ((n, t, a + size, b + size) for n, t, a, b in _names(words[size:], lang))
        return
    at = _last_title(words[:end], lang)
    if at is not None and words[at + 1 : at + 3] == ["of", "State"]:
        at += 2
    if at is None or _is_institution(words[at + 1 : end], lang):
        start = int(_is_led_by_people(words[:end]))
        if _is_led_by_place(words[:end], lang):
            start = 1
            yield tuple(words[:start]), False, 0, start
        yield tuple(words[start:end]), False, start, len(words)
        return
    yield from _before_title(words[:at], lang)
    name = tuple(words[at + 1 : end])
    if lang == "pl" and _is_led(name, lang) and name[0].endswith(_GENITIVE):
        yield name[:1], False, at + 1, at + 2
        name = name[1:]
    if len(name) == 1 and fold_word(words[at]).rstrip(".") in ROYAL:
        name = (words[at], *name)
    yield name, True, at + 1, len(words)


def _before_title(words: Sequence[str], lang: str) -> Iterator[tuple[Name, bool, int, int]]:
    """Yield whom somebody serves, if lists know it: NASA Administrator."""
    before = list(words)
    while before and _is_title(before[-1], lang):
        before.pop()
    if before and (gazetteer().organisation(before) or gazetteer().place(before)):
        yield tuple(before), False, 0, len(before)


def _led_by(words: Sequence[str], lang: str) -> int:
    """Return how many words before a name are an organisation of its own: BBC South, 0 if none."""
    if len(words) < 2 or _is_institution(words, lang):
        return 0
    known = gazetteer().organisation
    return next((n for n in range(len(words) - 1, 0, -1) if known(words[:n])), 0)


def _is_led_by_people(words: Sequence[str]) -> bool:
    """Tell whether a person's name has a nationality before it: Russian Nikolay Davydenko."""
    if len(words) < 3 or fold_word(words[1]) not in gazetteer().given:
        return False
    first = fold_word(words[0])
    return first in PEOPLES or first.endswith(("ian", "ean", "ese", "ish", "iard"))


def _is_led_by_place(words: Sequence[str], lang: str) -> bool:
    """Tell whether a country stands before a person's name: Bielorussia Aleksandr Lukashenko."""
    if not _is_led(words, lang):
        return False
    whose = (words[0],)
    return gazetteer().place(polish.nominative(whose) if lang == "pl" else whose) is not None


def _is_led(words: Sequence[str], lang: str) -> bool:
    """Tell whether a word that is no given name stands before a given name and another word."""
    known = gazetteer().is_given
    return lang != "en" and len(words) > 2 and known(words[1]) and not known(words[0])


def _last_title(words: Sequence[str], lang: str) -> int | None:
    for at in range(len(words) - 2, -1, -1):
        if _is_title(words[at], lang):
            return at
    return None


def _is_title(word: str, lang: str) -> bool:
    """Tell whether a word is a title; State is one in Secretary of State."""
    folded = fold_word(word).rstrip(".")
    return folded in data.folded("titles", lang) or folded in data.folded("titles", "en")


def _is_institution(words: Sequence[str], lang: str) -> bool:
    if not words:
        return True
    last = fold_word(words[-1])
    heads = data.folded("organisation_heads", "en") | data.folded("organisation_heads", lang)
    return last in heads or last in data.folded("place_heads", "en")


def _without_possessive(token: str, after: Sequence[str]) -> tuple[str, bool]:
    """Return a word without its ending of possession, and whether that parts two names."""
    if token[-1] in "'’":
        institution = data.folded("organisation_heads", "en") | data.folded(
            "organisation_starts", "en"
        )
        keeps = bool(after) and fold_word(after[0]) in institution
        return (token, False) if keeps else (token[:-1], True)
    if token[-2:] in {"'s", "’s"}:
        if gazetteer().organisation((token,)):
            return token, False
        return token[:-2], True
    return token, False


@lru_cache(maxsize=50_000)
def _is_idle(word: str, lang: str) -> bool:
    """Tell whether a capitalised word is never part of a name: The, But, Monday, October."""
    folded = fold_word(word).replace("’", "'")
    if len(word) == 1:
        return lang == "en" and word in {"I", "A"}
    if word.isupper() and len(word) > 1:  # IT, US
        return False
    idle = folded in STOP_WORDS.get(lang, frozenset()) and folded not in {"new", "will", "may"}
    return idle or (folded in CALENDAR and folded not in {"may", "mark", "august", "april", "june"})
