"""Words, phrases and topics that two articles share."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from briefings.enrich.names import Habits
from briefings.enrich.profiles import Profile, Profiles
from briefings.enrich.sharednames import SMALL_ARCHIVE, TELLING
from briefings.enrich.terms import fold_word, is_run_together, lead, pieces
from briefings.enrich.weakwords import WEAK_WORDS
from briefings.enrich.wordforms import EAST_SLAVIC, is_adjective, to_bare_form
from briefings.text import title_key, words

#: Words given at most beside nothing else, and topics.
MOST_WORDS, MOST_TOPICS = 3, 2
#: A word in more than this share of all articles is no subject, in an archive of some size.
COMMON = 0.3
#: Words alone are a reason if one of them is in no larger share of all articles than this.
RARE = 0.2
#: A word shorter than this is no subject.
SHORTEST = 4
#: A text of fewer different words has no room to come back to one.
BRIEF = 60
#: English words with these endings qualify another word and are no subject alone.
_QUALIFYING = ("ary", "ous", "ive", "ful", "less", "able", "ible", "ional", "ly")
_NOUNS_IN_LY = {"family", "assembly", "supply", "reply", "monopoly", "anomaly", "butterfly"}
#: Letters looked at on either side of a word for its neighbour, and the neighbour.
WINDOW = 40
_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_]{3,}) $")
_AFTER = re.compile(r" ([^\W\d_]{3,})(?![^\W_])")
#: Every noun has a capital there, so a word without one is a verb or worse.
_CAPITAL_NOUNS = {"de", "lb"}


@dataclass(frozen=True, slots=True)
class SharedWord:
    """One word or phrase of two texts."""

    text: str  #: as printed
    is_rare: bool  #: whether few articles have it


@dataclass(frozen=True)
class WordBook:
    """The words and topics of all articles; rows as in the profiles."""

    profiles: Profiles
    printed: Mapping[tuple[str, int], Sequence[str]]  #: language and term -> words as printed
    counted: Callable[[int], Mapping[str, int]]  #: row -> words as printed, in text and title
    front: Callable[[int], frozenset[str]]  #: row -> folded words of title, topics and lead
    having: NDArray[np.int64]  #: number of articles that have a term
    most: float  #: what more articles have than this tells nothing
    topics: tuple[Mapping[str, str], ...]  #: row -> key -> topic as the article has it
    spread: Mapping[str, int]  #: key of a topic -> number of articles that have it

    def shared_topics(self, row: int, other: int) -> list[str]:
        """Return the topics that both articles stand under, the rarest first, at most two."""
        own, others = self.topics[row], self.topics[other]
        size = len(self.profiles.all)
        most = TELLING * size if size > SMALL_ARCHIVE else size
        both = [key for key in own if key in others and self.spread[key] <= most]
        both.sort(key=lambda key: (self.spread[key], key))
        return [own[key] for key in both[:MOST_TOPICS]]

    def shared_words(
        self, row: int, other: int, said: Sequence[str], most: int
    ) -> list[SharedWord]:
        """Return the words that bring two texts together most, none that is said already.

        A word that both texts mostly print beside another is given with it.
        """
        known = {fold_word(word) for each in said for word in words(each)}
        fresh: list[SharedWord] = []
        for term in shared_terms(self.profiles.terms, row, other):
            word = self.print_of(term, row, other) if self.having[term] <= self.most else None
            if word and fold_word(word) not in known:
                phrase = self.phrase(word, row, other)
                known |= {fold_word(part) for part in words(phrase)}
                fresh.append(SharedWord(phrase, self.is_rare(term)))
            if len(fresh) == most:
                break
        return fresh

    def is_rare(self, term: int) -> bool:
        """Tell whether few articles have a term; in a small archive all are few."""
        size = len(self.profiles.all)
        return size <= SMALL_ARCHIVE or bool(self.having[term] <= RARE * size)

    def phrase(self, word: str, row: int, other: int) -> str:
        """Return a word with its neighbour if both texts mostly print the two together.

        Fossil is half of fossil fuels, and black of the Black Sea.
        """
        lang = self.profiles.all[row].lang
        here, there = (beside(word, self.profiles.all[each], lang) for each in (row, other))
        pairs = {pair: min(times, there[pair]) for pair, times in here.items()}
        best = min(pairs, key=lambda pair: (-pairs[pair], pair), default="")
        often = min(self.times(word, row), self.times(word, other))
        return best if best and 2 * pairs[best] > often else word

    def print_of(self, term: int, row: int, other: int) -> str | None:
        """Return the word behind a term as both texts print it; None if none is a subject.

        In lower case if one of them does so anywhere.
        """
        own, lang = self.counted(row), self.profiles.all[row].lang
        for word in reversed(self.printed.get((lang, term), ())):  # small letters sort last
            if word not in own:
                continue
            if is_run_together(word):
                return widen(term, word, self.profiles.all[other], self.profiles)
            if self.is_subject(word, lang) and self.is_weighty(word, row, other):
                return self.in_usual_case(word, lang, term)
        return None

    def is_subject(self, word: str, lang: str) -> bool:
        """Tell whether a word may stand for a subject, and is no name: those have their clause."""
        is_name = lang not in _CAPITAL_NOUNS and self.profiles.habits.is_name(word)
        return is_subject(word, lang) and not is_name

    def is_weighty(self, word: str, row: int, other: int) -> bool:
        """Tell whether both texts print a word, and not in passing.

        Each comes back to it, unless it is too short to, or opens with it, or has it as a topic.
        """
        folded = fold_word(word)
        for each in (row, other):
            times = self.times(word, each)
            brief = len(self.counted(each)) < BRIEF
            if not times or (times == 1 and not brief and folded not in self.front(each)):
                return False
        return True

    def times(self, word: str, row: int) -> int:
        """Return how often a text prints a word, with a capital or without."""
        counted = self.counted(row)
        return sum(counted.get(form, 0) for form in {word, word.lower(), word.capitalize()})

    def in_usual_case(self, word: str, lang: str, term: int) -> str:
        """Return the word as the archive writes it within sentences, in Russian as a nominative."""
        if lang in EAST_SLAVIC:
            forms = [(form,) for form in self.printed[lang, term] if form.islower()]
            word = to_bare_form(forms, lang)[0] if forms and word.islower() else word
        return in_usual_case(word, self.profiles.habits, lang)


def make_word_book(profiles: Profiles) -> WordBook:
    """Learn which words and topics stand where."""
    topics = tuple(
        {title_key(tag) or tag: tag for tag in profile.article.tags} for profile in profiles.all
    )
    spread = Counter(key for own in topics for key in own)

    @lru_cache(maxsize=4096)
    def counted(row: int) -> Mapping[str, int]:
        profile = profiles.all[row]
        return Counter(words(f"{profile.article.title}\n{profile.text}"))

    @lru_cache(maxsize=4096)
    def front(row: int) -> frozenset[str]:
        article = profiles.all[row].article
        opening = words(" ".join((article.title, *article.tags))) + lead(profiles.all[row].text)
        return frozenset(fold_word(word) for word in opening)

    having = np.bincount(profiles.terms.indices, minlength=profiles.terms.shape[1])
    size = len(profiles.all)
    most = COMMON * size if size > SMALL_ARCHIVE else size
    return WordBook(
        profiles, profiles.lexicon.printed(), counted, front, having, most, topics, spread
    )


def shared_terms(table: sparse.csr_matrix, row: int, other: int) -> list[int]:
    """Return the terms of two rows, those that bring them together most first, at most 30."""
    mine = slice(table.indptr[row], table.indptr[row + 1])
    theirs = slice(table.indptr[other], table.indptr[other + 1])
    terms, left, right = np.intersect1d(
        table.indices[mine], table.indices[theirs], assume_unique=True, return_indices=True
    )
    weights = np.round(table.data[mine][left] * table.data[theirs][right], 6)
    order = np.lexsort((terms, -weights))[:30]
    return [int(term) for term in terms[order]]


def widen(term: int, word: str, there: Profile, profiles: Profiles) -> str | None:
    """Return the longest stretch, six letters at most, around a piece that both texts print.

    None if it is no more than one letter or a number.
    """
    low = word.lower()
    starts = [i for i, piece in enumerate(pieces(low)) if profiles.lexicon.numbers[piece] == term]
    start, end = starts[0], starts[0] + len(pieces(low)[starts[0]])
    text = there.text + "\n" + there.article.title
    if word[start:end] not in text:  # other capitals there
        return None
    while end < len(word) and end - start < 6 and word[start : end + 1] in text:
        end += 1
    while start > 0 and end - start < 6 and word[start - 1 : end] in text:
        start -= 1
    found = word[start:end]
    return found if len(found) > 1 and found.isalpha() else None


def is_subject(word: str, lang: str) -> bool:
    """Tell whether a word may stand for a subject: no number, no function word, not short."""
    if len(word) < SHORTEST or not word.isalpha() or fold_word(word) in WEAK_WORDS:
        return False
    if lang in _CAPITAL_NOUNS:
        return word[0].isupper()
    return is_noun_like(word, lang)


def in_usual_case(word: str, habits: Habits, lang: str) -> str:
    """Return the word with a capital only if the archive writes it so within sentences."""
    mixed = word[1:] != word[1:].lower() and not (word.isupper() and len(word) > SHORTEST)
    return word if lang in _CAPITAL_NOUNS or habits.is_name(word) or mixed else word.lower()


def beside(word: str, profile: Profile, lang: str) -> Counter[str]:
    """Return the pairs of words that a word stands in, as printed, with how often.

    A name beside it makes no phrase, nor does a verb or an adverb behind it.
    """
    found: Counter[str] = Counter()
    wanted = word if lang in _CAPITAL_NOUNS else word.lower()
    text, start = profile.text, profile.text.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        before = _BEFORE.search(text[max(0, start - WINDOW) : start])
        after = _AFTER.match(text[end : end + WINDOW])
        if before and is_phrase(before[1], wanted, lang) and not text[end : end + 1].isalnum():
            found[f"{before[1]} {wanted}"] += 1
        if (
            after
            and is_phrase(wanted, after[1], lang)
            and not text[max(0, start - 1) : start].isalnum()
        ):
            found[f"{wanted} {after[1]}"] += 1
        start = text.find(wanted, end)
    return found


def is_phrase(one: str, two: str, lang: str) -> bool:
    """Tell whether two words side by side may be an expression."""
    if min(len(one), len(two)) < 3 or {fold_word(one), fold_word(two)} & WEAK_WORDS:
        return False
    if lang in _CAPITAL_NOUNS:
        return two[0].isupper()
    return not (one[0].isupper() or two[0].isupper()) and is_noun_like(two, lang)


def is_noun_like(word: str, lang: str) -> bool:
    """Tell whether a word's ending does not give it away as something else than a noun."""
    if lang != "en":
        return not is_adjective(word, lang)
    if word in _NOUNS_IN_LY:
        return True
    return not word.endswith(_QUALIFYING) and (not word.endswith("ed") or word.endswith("eed"))
