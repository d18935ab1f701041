"""Profiles: what the relations between articles are computed from, for each article."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scipy import sparse

from briefings.enrich.context import Context
from briefings.enrich.names import Habits, Run, cross_key, find_runs, learn_habits, to_names
from briefings.enrich.stopwords import guess_language
from briefings.enrich.vectors import Floats, number, tabulate, to_latent, weigh
from briefings.enrich.wordtable import WordTable, make_word_table
from briefings.model import Article
from briefings.text import first_words

#: A paragraph that stands in this many articles is the outlet's furniture: a call to subscribe.
FURNITURE = 4
Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """One article as its neighbours see it."""

    article: Article
    lang: str  #: primary subtag, told or guessed; "" if unknown
    text: str  #: plain, without furniture
    names: Mapping[Name, int]  #: as printed -> times


@dataclass(frozen=True)
class Profiles:
    """All articles as their neighbours see them; rows of the tables in the order of ``all``."""

    all: tuple[Profile, ...]
    words: WordTable
    habits: Habits
    terms: sparse.csr_matrix  #: articles by terms, rows of length 1
    names: sparse.csr_matrix  #: articles by words of names in any alphabet, rows of length 1
    latent: Floats  #: articles by dimensions, rows of length 1; no columns if there are few


def make_profiles(context: Context) -> Profiles:
    """Read every article once and weigh what was found."""
    texts = without_furniture([context.texts[article.id] for article in context.articles])
    langs = [language(*each) for each in zip(context.articles, texts, strict=True)]
    runs = [to_runs(each) for each in context.derive("capitals", read_runs, texts)]
    table = make_word_table(context.articles, texts, langs)
    habits = learn_habits(runs, table.printed, outlet_names(context), langs)
    named = [to_names(own, habits, lang) for own, lang in zip(runs, langs, strict=True)]
    profiles = tuple(map(Profile, context.articles, langs, texts, named))
    terms = weigh(table.counts)
    names = weigh(tabulate(*number([name_keys(profile) for profile in profiles])))
    latent = to_latent(terms, [article.id for article in context.articles])
    return Profiles(profiles, table, habits, terms, names, latent)


def language(article: Article, text: str) -> str:
    """Return the primary subtag of an article's language, told or guessed; "" if unknown."""
    told = (article.lang or "").partition("-")[0].lower()
    return told or guess_language(first_words(text, 200))


def read_runs(text: str) -> bytes:
    """Return the capitalised runs of a text as JSON."""
    found = [(run.starts, *run.words) for run in find_runs(text)]
    return json.dumps(found, ensure_ascii=False).encode()


def to_runs(data: bytes) -> list[Run]:
    """Return what ``read_runs`` wrote."""
    return [Run(tuple(found), starts) for starts, *found in json.loads(data)]


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
