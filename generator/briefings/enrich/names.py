"""Names: runs of capitalised words, in every script that has capitals."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from unidecode import unidecode

from briefings.enrich.stopwords import AGENCIES, CALENDAR, FORMS_OF_ADDRESS, STOP_WORDS
from briefings.enrich.terms import fold_word, stemmer
from briefings.enrich.wordforms import EAST_SLAVIC, name_key
from briefings.text import words

CAPITALS = "".join(
    chr(code)
    for code in [*range(0x41, 0x590), *range(0x10A0, 0x1100), *range(0x1E00, 0x2000)]
    if unicodedata.category(chr(code)) in {"Lu", "Lt"}
)
_WORD = rf"[{CAPITALS}]\w*(?:['’]\w+|-[{CAPITALS}0-9]\w*)*"
_SMALL = "of|the|de|del|della|di|da|dos|du|des|la|le|von|van|der|den|bin|ibn|al|el|ul|ur"
_RUN = re.compile(rf"(?<![\w'’]){_WORD}(?:[ ](?:(?:{_SMALL})[ ]){{0,2}}{_WORD})*")
_SPLIT = re.compile(r"(?:(?<=s)['’]|['’]s)(?=\s|$)")
_OPENING = " \t\"'“”„«»‘’([{*_-–—"
_ENDING = ".!?:…;•|\n"
#: A longer run is a headline in capitals, no name.
LONGEST = 6
#: Languages that give every noun a capital: one word alone is no sign of a name.
_ALL_NOUNS = {"de", "lb"}


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words in a row."""

    words: tuple[str, ...]  #: as printed, small words between them kept
    starts: bool  #: whether it opens a sentence, so that its first capital proves nothing


@dataclass(frozen=True, slots=True)
class Habits:
    """How an archive writes its words in the middle of sentences."""

    capital: Mapping[str, int]  #: lower-case word -> times with a capital
    small: Mapping[str, int]  #: lower-case word -> times without
    pairs: frozenset[tuple[str, str]]  #: first two words of runs that open no sentence, as printed
    banned: frozenset[tuple[str, ...]]  #: folded words of outlet and agency names
    elsewhere: frozenset[str] = frozenset()  #: lower-case names in languages with small nouns
    #: what was found of a run in a language: most runs come again and again
    told: dict[tuple[Run, str], tuple[str, ...]] = field(default_factory=dict, compare=False)

    def is_name(self, word: str) -> bool:
        """Tell whether the archive writes this word with a capital as a rule."""
        low = word.lower()
        return self.capital.get(low, 0) > self.small.get(low, 0) * 0.5 and low not in CALENDAR


def find_runs(text: str) -> list[Run]:
    """Return the capitalised runs of a plain text in order; headlines in capitals are left out."""
    found = []
    for line in text.split("\n"):
        if is_headline(line):
            continue
        for match in _RUN.finditer(line):
            before = line[max(0, match.start() - 6) : match.start()].rstrip(_OPENING)
            starts = match.start() == 0 or not before or before[-1] in _ENDING
            for number, part in enumerate(_SPLIT.split(match.group())):
                run = tuple(part.split())
                if run:
                    found.append(Run(run, starts and number == 0))
    return found


def is_headline(line: str) -> bool:
    """Tell whether nearly every longer word of a line has a capital, so that none means a name."""
    if len(line) > 300:
        return False
    long = [word for word in words(line) if len(word) > 3]
    return len(long) > 3 and sum(word[0].isupper() for word in long) > 0.8 * len(long)


def learn_habits(
    runs: Sequence[Sequence[Run]],
    printed: Mapping[str, int],
    outlets: Iterable[str],
    langs: Sequence[str] = (),
) -> Habits:
    """Return the habits of an archive from its runs and from how often each word is printed.

    ``langs`` are the languages of the runs, one for each text; () if unknown.
    """
    capital: Counter[str] = Counter()
    pairs: set[tuple[str, str]] = set()
    elsewhere: set[str] = set()
    for number, each in enumerate(runs):
        small_nouns = bool(langs) and langs[number] not in _ALL_NOUNS
        for run in each:
            named = [word.lower() for word in run.words[run.starts :]]
            capital.update(named)
            if small_nouns:
                elsewhere.update(named)
            if len(run.words) > 1 and not run.starts:
                pairs.add((run.words[0], run.words[1]))
    small = {word: times for word, times in printed.items() if word in capital}
    banned = frozenset(tuple(fold_word(name).split()) for name in (*outlets, *AGENCIES))
    return Habits(capital, small, frozenset(pairs), banned, frozenset(elsewhere))


def to_names(runs: Iterable[Run], habits: Habits, lang: str) -> Counter[tuple[str, ...]]:
    """Return the names among the runs, as printed, with how often each stands there.

    Words that only the beginning of a sentence gave a capital are cut off, and so are articles,
    days and months at either end.
    """
    found: Counter[tuple[str, ...]] = Counter()
    for run in runs:
        name = habits.told.get((run, lang))
        if name is None:
            name = trim(run, habits, lang)
            name = name if is_worth_naming(name, habits, lang) else ()
            habits.told[run, lang] = name
        if name:
            found[name] += 1
    return found


def trim(run: Run, habits: Habits, lang: str) -> tuple[str, ...]:
    """Return the run without what is no part of a name at its ends."""
    name = list(run.words)
    if run.starts and not habits.is_name(name[0]) and run.words[:2] not in habits.pairs:
        del name[0]
    while name and is_idle(name[0], lang):
        del name[0]
    while name and is_idle(name[-1], lang):
        del name[-1]
    return tuple(name)


def is_idle(word: str, lang: str) -> bool:
    """Tell whether a word stands for nobody at the edge of a name: the, on, Monday."""
    folded = fold_word(word).replace("’", "'").partition("'")[0]
    if folded in FORMS_OF_ADDRESS:
        return True
    if folded == "new":  # New York, New Delhi
        return False
    return folded in STOP_WORDS.get(lang, frozenset()) or folded in CALENDAR or word.islower()


def is_worth_naming(name: tuple[str, ...], habits: Habits, lang: str) -> bool:
    """Tell whether a trimmed run names somebody or something: no outlet, no title alone."""
    if not name or len(name) > LONGEST or tuple(fold_word(w) for w in name) in habits.banned:
        return False
    if len(name) == 1:
        known = lang not in _ALL_NOUNS or name[0].lower() in habits.elsewhere
        usual = habits.is_name(name[0]) and known
        return usual and len(name[0]) > 2 and not name[0].isdigit()
    return any(habits.is_name(word) for word in name)


def parts(name: tuple[str, ...]) -> list[tuple[int, tuple[str, ...]]]:
    """Return a name and all shorter runs of words in it that begin and end with a capital.

    Each with its place in the name.
    """
    capitals = [i for i, word in enumerate(name) if word[0].isupper()]
    return [(i, name[i : j + 1]) for i in capitals for j in capitals if i <= j]


@lru_cache(maxsize=500_000)
def cross_key(word: str, lang: str) -> str:
    """Return what a name's word shares with its spelling in other alphabets, roughly.

    Stem, transliteration, ph as f, y as i, no doubled letters, six letters without the vowels at
    their end: Лукашенко, Lukashenka -> lukash; Диморфос, Dimorphos -> dimorf; Одесса -> odes.
    """
    plain = word.lower().replace("’", "").replace("'", "")
    stem = name_key(plain, lang) if lang in EAST_SLAVIC else stemmer(lang)(plain)
    bare = unidecode(stem).lower()
    bare = re.sub(r"[^a-z0-9]", "", bare).replace("y", "i").replace("ph", "f")
    key = re.sub(r"(.)\1+", r"\1", bare)[:6]
    return key.rstrip("aeiou") or key
