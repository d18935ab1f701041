"""What neighbours are judged by: for each article its words, its names, its vectors."""

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scipy import sparse

from briefings.enrich.context import Context
from briefings.enrich.names import Habits, cross_key, find_runs, learn_habits, to_names
from briefings.enrich.stopwords import guess_language
from briefings.enrich.terms import Lexicon, lead
from briefings.enrich.vectors import Floats, number, to_latent, weigh
from briefings.model import Article
from briefings.text import words

#: A paragraph that stands in this many articles is the outlet's furniture: a call to subscribe.
FURNITURE = 4
#: How often a title's and a lead's word counts, one more than in the text itself.
TITLE, LEAD = 3.0, 1.0
#: A text of fewer different words has no room to come back to one.
BRIEF = 60
#: Every noun has a capital there, so a word without one is a verb or worse.
CAPITAL_NOUNS = frozenset({"de", "lb"})

Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """One article as its neighbours see it."""

    article: Article
    lang: str  #: primary subtag, told or guessed; "" if unknown
    text: str  #: plain, without furniture
    weighty: tuple[str, ...]  #: words as printed that it comes back to or opens with
    names: Mapping[Name, int]  #: as printed -> times


@dataclass(frozen=True)
class Profiles:
    """All articles as their neighbours see them; rows of the tables in the order of ``all``."""

    all: tuple[Profile, ...]
    lexicon: Lexicon
    habits: Habits
    terms: sparse.csr_matrix  #: articles by terms, rows of length 1
    names: sparse.csr_matrix  #: articles by words of names in any alphabet, rows of length 1
    latent: Floats  #: articles by dimensions, rows of length 1; no columns if there are few


def make_profiles(context: Context) -> Profiles:
    """Read every article once and weigh what was found."""
    texts = without_furniture([context.texts[article.id] for article in context.articles])
    lexicon, printed = Lexicon(), Counter[str]()
    counts, langs, runs, weighty = [], [], [], []
    for done, (article, text) in enumerate(zip(context.articles, texts, strict=True), 1):
        found = words(text)
        lang = (article.lang or "").partition("-")[0].lower() or guess_language(found)
        cased = Counter(found)
        opening = lead(text)
        counts.append(lexicon.count(weighted(article, cased, opening), lang))
        weighty.append(weighty_words(article, cased, opening, lang))
        printed.update(cased)
        langs.append(lang)
        runs.append(find_runs(text))
        if done % 100 == 0 or done == len(texts):
            context.progress("enrich: words", done, len(texts))
    habits = learn_habits(runs, printed, outlet_names(context), langs)
    named = [to_names(own, habits, lang) for own, lang in zip(runs, langs, strict=True)]
    profiles = tuple(map(Profile, context.articles, langs, texts, weighty, named))
    terms = weigh(counts, len(lexicon.numbers))
    names = weigh(*number([name_keys(profile) for profile in profiles]))
    return Profiles(profiles, lexicon, habits, terms, names, to_latent(terms))


def weighted(
    article: Article, cased: Mapping[str, int], opening: Sequence[str]
) -> dict[str, float]:
    """Return how often each lower-case word counts; the title's thrice, the lead's twice."""
    often: dict[str, float] = {}
    for word, times in cased.items():
        low = word.lower()
        often[low] = often.get(low, 0) + times
    for some, weight in ((words(article.title), TITLE), (opening, LEAD)):
        for word in some:
            low = word.lower()
            often[low] = often.get(low, 0) + weight
    return often


def weighty_words(
    article: Article, cased: Mapping[str, int], opening: Sequence[str], lang: str
) -> tuple[str, ...]:
    """Return the words that a text is about, each in one spelling, without a capital if it can.

    It comes back to each, unless it is too short to, or opens with it, or has it as a topic.
    """
    title = words(article.title)
    front = {word.lower() for word in (*title, *words(" ".join(article.tags)), *opening)}
    brief = len(cased) < BRIEF
    times: dict[str, int] = {}
    spelt: dict[str, str] = {}
    for word in (*cased, *title):
        low = word.lower()
        times[low] = times.get(low, 0) + cased.get(word, 1)
        if word == low or low not in spelt or (lang in CAPITAL_NOUNS and word[0].isupper()):
            spelt[low] = word
    return tuple(
        sys.intern(spelt[low]) for low, many in times.items() if many > 1 or brief or low in front
    )


def outlet_names(context: Context) -> list[str]:
    """Return the outlets and agencies of the archive: they sign articles, they are not in them."""
    names = {article.source for article in context.articles if article.source}
    names |= {name for article in context.articles for name in article.agency}
    return sorted(names)


def name_keys(profile: Profile) -> dict[str, float]:
    """Return the words of an article's names as keys that hold across alphabets."""
    keys: Counter[str] = Counter()
    for name, times in profile.names.items():
        for word in name:
            key = cross_key(word, profile.lang) if word[0].isupper() else ""
            if len(key) > 1:
                keys[key] += times
    return dict(keys)


def without_furniture(texts: Sequence[str]) -> list[str]:
    """Return the texts without the short paragraphs that many of them share.

    A text that would lose more than half of itself is a copy of others and stays whole.
    """
    seen = Counter(line for text in texts for line in set(text.split("\n")))
    kept = []
    for text in texts:
        lines = text.split("\n")
        own = "\n".join(x for x in lines if len(x) > 400 or seen[x] < FURNITURE)
        kept.append(own if 2 * len(own) >= len(text) else text)
    return kept
