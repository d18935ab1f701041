"""Words, phrases and topics that two articles share."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from briefings.enrich.expressions import beside, is_noun_like
from briefings.enrich.names import Habits
from briefings.enrich.profiles import Profile, Profiles
from briefings.enrich.sharednames import SMALL_ARCHIVE, TELLING
from briefings.enrich.terms import fold_word, is_run_together, lower_words, pieces
from briefings.enrich.weakwords import WEAK_WORDS
from briefings.enrich.wordcounts import CAPITAL_NOUNS, Numbers
from briefings.enrich.wordforms import EAST_SLAVIC, to_bare_form
from briefings.text import title_key, words

#: Words given at most beside nothing else, and topics.
MOST_WORDS, MOST_TOPICS = 3, 2
#: A word in more than this share of all articles is no subject, in an archive of some size.
COMMON = 0.3
#: Words alone are a reason if one of them is in no larger share of all articles than this.
RARE = 0.2
#: A word shorter than this is no subject.
SHORTEST = 4
#: Terms looked at of those that two texts share.
LOOKED_AT = 30
#: Languages that do not part words with spaces.
RUN_TOGETHER = frozenset({"zh", "ja", "yue", "wuu", "th", "lo", "km", "my"})


@dataclass(frozen=True, slots=True)
class SharedWord:
    """One word or phrase of two texts."""

    text: str  #: as printed
    is_rare: bool  #: whether few articles have it


class Subject(NamedTuple):
    """A word that a text is about."""

    text: str  #: as printed
    term: int
    weight: float  #: of the term in the article's row


@dataclass(frozen=True)
class WordBook:
    """The words and topics of all articles; rows as in the profiles."""

    profiles: Profiles
    spellings: Mapping[tuple[str, int], Sequence[str]]  #: language and term -> lower-case words
    #: row -> number of a lower-case word in ``profiles.words.lows`` -> what it is there
    subjects: Callable[[int], Mapping[int, Subject]]
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
        for term, word in self.both(row, other):
            if fold_word(word) not in known:
                phrase = self.phrase(word, row, other)
                known |= {fold_word(part) for part in words(phrase)}
                fresh.append(SharedWord(phrase, self.is_rare(term)))
            if len(fresh) == most:
                break
        return fresh

    def both(self, row: int, other: int) -> Iterator[tuple[int, str]]:
        """Give the terms and words that two texts are about, those that weigh most first.

        Of the spellings of one term one, in lower case if it can be.
        """
        own, others = self.subjects(row), self.subjects(other)
        if self.profiles.all[row].lang == self.profiles.all[other].lang:
            pairs = [(own[low], others[low], low) for low in own.keys() & others.keys()]
        else:
            theirs = {self.profiles.words.lows[low][1]: each for low, each in others.items()}
            words_ = ((low, self.profiles.words.lows[low][1]) for low in own)
            pairs = [(own[low], theirs[word], low) for low, word in words_ if word in theirs]
        found = sorted(
            (
                -round(here.weight * there.weight, 6),
                here.term,
                self.profiles.words.lows[low][1],
                here,
            )
            for here, there, low in pairs
        )
        told = set()
        for _weight, term, _word, here in found[:LOOKED_AT]:
            if term not in told:
                told.add(term)
                yield term, self.in_usual_case(here.text, row, term)
        if not told and self.profiles.all[row].lang in RUN_TOGETHER:
            yield from self.run_together(row, other)

    def run_together(self, row: int, other: int) -> Iterator[tuple[int, str]]:
        """Give the terms and stretches of letters that two texts without spaces share."""
        lang = self.profiles.all[row].lang
        own, there = self.profiles.all[row], self.profiles.all[other]
        for term in shared_terms(self.profiles.terms, row, other):
            if self.having[term] <= self.most:
                for word in self.spellings.get((lang, term), ()):
                    if is_run_together(word) and word in own.text.lower():
                        stretch = widen(term, word, there, self.profiles)
                        if stretch:
                            yield term, stretch
                        break

    def is_rare(self, term: int) -> bool:
        """Tell whether few articles have a term; in a small archive all are few."""
        size = len(self.profiles.all)
        return size <= SMALL_ARCHIVE or bool(self.having[term] <= RARE * size)

    def phrase(self, word: str, row: int, other: int) -> str:
        """Return a word with its neighbour if both texts mostly print the two together.

        Fossil is half of fossil fuels, and black of the Black Sea.
        """
        lang = self.profiles.all[row].lang
        pairs, often = beside(word, self.profiles.all[row].text, lang)
        if not pairs:
            return word
        there, other_often = beside(word, self.profiles.all[other].text, lang)
        both = {pair: min(times, there[pair]) for pair, times in pairs.items() if pair in there}
        best = min(both, key=lambda pair: (-both[pair], pair), default="")
        return best if best and 2 * both[best] > min(often, other_often) else word

    def mentioned(self, row: int, other: int) -> list[str]:
        """Return the words that both texts print and one of them is about, three at most.

        Less than a shared subject: for articles that the latent space holds together.
        """
        found: dict[int, tuple[float, int, str]] = {}
        for one, two in ((row, other), (other, row)):
            own = self.subjects(one)
            spelt = {self.profiles.words.lows[low][1]: each for low, each in own.items()}
            there = lower_words(self.profiles.all[two].text)
            for word in sorted(spelt.keys() & there):
                subject = spelt[word]
                found.setdefault(subject.term, (-round(subject.weight, 6), subject.term, word))
        best = sorted(found.values())[:MOST_WORDS]
        return [self.in_usual_case(low, row, term) for _weight, term, low in best]

    def in_usual_case(self, word: str, row: int, term: int) -> str:
        """Return the word as the archive writes it within sentences, in Russian as a nominative."""
        lang = self.profiles.all[row].lang
        if lang in EAST_SLAVIC and word.islower():
            forms = [(form,) for form in self.spellings[lang, term]]
            word = to_bare_form(forms, lang)[0]
        return in_usual_case(word, self.profiles.habits, lang)


def make_word_book(profiles: Profiles) -> WordBook:
    """Learn which words and topics stand where."""
    topics = tuple(
        {title_key(tag) or tag: tag for tag in profile.article.tags} for profile in profiles.all
    )
    spread = Counter(key for own in topics for key in own)
    having = np.bincount(profiles.terms.indices, minlength=profiles.terms.shape[1])
    size = len(profiles.all)
    most = COMMON * size if size > SMALL_ARCHIVE else size
    table = profiles.words
    first = np.array([terms[0] if terms else -1 for terms in table.terms_of], dtype=np.int64)
    fit = np.array([is_told(word, lang, profiles.habits) for lang, word in table.words], dtype=bool)
    told = np.append(having <= most, [False])[first]

    @lru_cache(maxsize=20_000)
    def subjects(row: int) -> Mapping[int, Subject]:
        return subjects_of(row, profiles, first, fit, told)

    spellings = table.spellings(EAST_SLAVIC | RUN_TOGETHER)
    return WordBook(profiles, spellings, subjects, having, most, topics, spread)


def is_told(word: str, lang: str, habits: Habits) -> bool:
    """Tell whether a word may stand for a subject; names have their own clause."""
    return is_subject(word, lang) and not is_named(word, lang, habits)


def subjects_of(
    row: int, profiles: Profiles, first: Numbers, fit: NDArray[np.bool_], told: NDArray[np.bool_]
) -> dict[int, Subject]:
    """Return the words that may stand for what a text is about.

    ``first``, ``told``: by lower-case word, its first term, and whether that tells something;
    ``fit``: by word, whether it may be a subject.
    """
    table, terms = profiles.words, profiles.terms
    place = slice(table.bounds[row], table.bounds[row + 1])
    about, spelt = table.about[place], table.spelt[place]
    right = fit[spelt] & told[about]
    about, spelt = about[right], spelt[right]
    own = slice(terms.indptr[row], terms.indptr[row + 1])
    columns, weights = terms.indices[own], terms.data[own]
    at = np.minimum(np.searchsorted(columns, first[about]), max(0, len(columns) - 1))
    there = columns[at] == first[about] if len(columns) else np.zeros(len(about), bool)
    found = zip(
        about[there].tolist(), spelt[there].tolist(), first[about][there].tolist(),
        weights[at[there]].tolist(), strict=True,
    )  # fmt: skip
    return {low: Subject(table.words[word][1], term, weight) for low, word, term, weight in found}


def is_named(word: str, lang: str, habits: Habits) -> bool:
    """Tell whether a word is a name, as far as capitals tell in its language."""
    return lang not in CAPITAL_NOUNS and habits.is_name(word)


def shared_terms(table: sparse.csr_matrix, row: int, other: int) -> list[int]:
    """Return the terms of two rows, those that bring them together most first, at most 30."""
    mine = slice(table.indptr[row], table.indptr[row + 1])
    theirs = slice(table.indptr[other], table.indptr[other + 1])
    terms, left, right = np.intersect1d(
        table.indices[mine], table.indices[theirs], assume_unique=True, return_indices=True
    )
    weights = np.round(table.data[mine][left] * table.data[theirs][right], 6)
    order = np.lexsort((terms, -weights))[:LOOKED_AT]
    return [int(term) for term in terms[order]]


def widen(term: int, word: str, there: Profile, profiles: Profiles) -> str | None:
    """Return the longest stretch, six letters at most, around a piece that both texts print.

    None if it is no more than one letter or a number.
    """
    low = word.lower()
    starts = [i for i, piece in enumerate(pieces(low)) if profiles.words.numbers[piece] == term]
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


@lru_cache(maxsize=200_000)
def is_subject(word: str, lang: str) -> bool:
    """Tell whether a word may stand for a subject: no number, no function word, not short."""
    if len(word) < SHORTEST or not word.isalpha() or fold_word(word) in WEAK_WORDS:
        return False
    if lang in CAPITAL_NOUNS:
        return word[0].isupper()
    return is_noun_like(word, lang) and not is_run_together(word)


def in_usual_case(word: str, habits: Habits, lang: str) -> str:
    """Return the word with a capital only if the archive writes it so within sentences."""
    mixed = word[1:] != word[1:].lower() and not (word.isupper() and len(word) > SHORTEST)
    return word if lang in CAPITAL_NOUNS or habits.is_name(word) or mixed else word.lower()
