"""Tell whether two titles are one title in two spellings.

Judged word by word, not by one number: "rises" and "falls" lie close in letters and far in sense.
"""

import re
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from briefings.text import title_key

#: Both measures of rapidfuzz must reach these. Over the 74 labelled pairs in
#: tests/unit/enrich/test_likeness.py precision is 1.00 at every setting, for the guards below do
#: the telling apart; stricter numbers lose spellings, these only stop the absurd.
TOKENS, CHARACTERS = 0.84, 0.74
#: The best must beat the next different title by this much, else nobody can know which is meant.
MARGIN = 0.02

#: May come or go without changing which article is meant. No prepositions with opposites (to and
#: from, with and without, before and after), no negations, nothing that counts.
_LIGHT = frozenset(
    "a an the it its is are was were be been has have had on in at of and s say says said "
    "der die das den dem des ein eine und im "
    "le la les l un une des du de d et en "
    "el los las lo y del una o os as e da do dos il gli i "
    "и в во на о об что і й у та про что "
    "update updated breaking exclusive video".split()
)
#: One of these more or less makes another article.
_DECISIVE = frozenset(
    [
        "not",
        "no",
        "never",
        "non",
        "without",
        "against",
        "again",
        "another",
        "also",
        "anti",
        "ex",
        "former",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "last",
        "final",
        "next",
        "new",
        "old",
        "early",
        "late",
        "more",
        "less",
        "most",
        "only",
        "half",
        "double",
        "un",
        "fake",
        "false",
        "не",
        "нет",
        "без",
        "против",
        "снова",
        "вновь",
        "опять",
        "бывший",
        "бывшая",
        "первый",
        "вторая",
        "второй",
        "третий",
        "последний",
        "новый",
        "новая",
        "еще",
        "більше",
        "не",
        "немає",
        "без",
        "проти",
        "знову",
        "nicht",
        "kein",
        "keine",
        "ohne",
        "gegen",
        "wieder",
        "erste",
        "zweite",
        "dritte",
        "letzte",
        "neue",
        "neuer",
        "pas",
        "non",
        "sans",
        "contre",
        "nouveau",
        "nouvelle",
        "premier",
        "deuxieme",
        "dernier",
        "no",
        "sin",
        "nunca",
        "nuevo",
        "nueva",
        "لا",
        "لن",
        "لم",
        "ليس",
        "غير",
        "بدون",
        "ضد",
        "جديد",
        "לא",
        "אין",
        "בלי",
        "נגד",
        "חדש",
    ]
)
_ROMAN = {
    "i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8",
    "ix": "9", "x": "10", "xi": "11", "xii": "12",
}  # fmt: skip
_COUNTED = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10",
}  # fmt: skip
_AND = re.compile(r"\s[&+]\s")
_CONTRACTION = re.compile(r"n['’]t\b", re.IGNORECASE)


def likeness(first: str, second: str) -> float:
    """Return how alike two titles are, 0 to 1; 0 if they may well be two different articles."""
    one, other = title_words(first), title_words(second)
    if numbers(one) != numbers(other) or not is_one_meaning(one, other):
        return 0.0
    left, right = " ".join(one), " ".join(other)
    tokens = fuzz.token_sort_ratio(left, right) / 100
    characters = fuzz.ratio(left, right) / 100
    if tokens < TOKENS or characters < CHARACTERS:
        return 0.0
    return (tokens + characters) / 2


@lru_cache(maxsize=200_000)
def title_words(title: str) -> tuple[str, ...]:
    """Return the folded words of a title, ``&`` as and, small numbers as digits."""
    key = title_key(_CONTRACTION.sub(" not", _AND.sub(" and ", title)))
    return tuple(_COUNTED.get(word, _ROMAN.get(word, word)) for word in key.split())


@lru_cache(maxsize=200_000)  # a title is compared with a hundred others
def numbers(title: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words with digits, sorted: titles that differ in one are different articles."""
    return tuple(sorted(word for word in title if any(c.isdigit() for c in word)))


def is_one_meaning(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Tell whether each telling word of one title has its fellow in the other."""
    left, right = unmatched(first, second), unmatched(second, first)
    for word in list(left):
        fellow = next((other for other in right if is_spelling(word, other)), None)
        if fellow is not None:
            left.remove(word)
            right.remove(fellow)
    if "".join(left) == "".join(right):  # re-open, reopen
        left, right = [], []
    rest = left + right
    telling = [word for word in rest if word not in _LIGHT]
    return not telling and not _DECISIVE.intersection(rest) and in_order(first, second)


def unmatched(title: tuple[str, ...], other: tuple[str, ...]) -> list[str]:
    """Return the words of a title that the other lacks, as often as it lacks them."""
    left = list(other)
    rest = []
    for word in title:
        if word in left:
            left.remove(word)
        else:
            rest.append(word)
    return rest


def is_spelling(word: str, other: str) -> bool:
    """Tell whether two words are one in two spellings: same beginning, one or two letters apart.

    Short words do not vary so but for a plural: Iran and Iraq, June and July. Two letters need ten.
    """
    shorter = min(len(word), len(other))
    if shorter >= 4 and (word == other + "s" or other == word + "s"):
        return True
    if shorter < 5 or word[0] != other[0] or _DECISIVE.intersection((word, other)):
        return False
    return OSA.distance(word, other) <= (1 if shorter < 10 else 2)


def in_order(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Tell whether the words that both have once stand in one order, up to one moved part.

    "Two more months, says Erdogan" and "Erdogan says two more months" are one title;
    "Russia warns Turkey" and "Turkey warns Russia" are not.
    """
    shared = [w for w in first if first.count(w) == 1 and second.count(w) == 1]
    shared = [w for w in shared if w not in _LIGHT]
    places = [sorted(second.index(w) for w in shared).index(second.index(w)) for w in shared]
    if places == sorted(places):
        return True
    turns = sum(after < before for before, after in pairwise(places))
    rotated = turns == 1 and places[0] > places[-1]
    return rotated and len(shared) >= 5
