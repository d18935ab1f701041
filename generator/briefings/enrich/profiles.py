"""What neighbours are judged by: for each article its words, its names, its vectors."""

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
    lexicon: Lexicon
    habits: Habits
    terms: sparse.csr_matrix  #: articles by terms, rows of length 1
    names: sparse.csr_matrix  #: articles by words of names in any alphabet, rows of length 1
    latent: Floats  #: articles by dimensions, rows of length 1; no columns if there are few


def make_profiles(context: Context) -> Profiles:
    """Read every article once and weigh what was found."""
    texts = without_furniture([context.texts[article.id] for article in context.articles])
    lexicon, printed = Lexicon(), Counter[str]()
    counts, langs, runs = [], [], []
    for done, (article, text) in enumerate(zip(context.articles, texts, strict=True), 1):
        found = words(text)
        lang = (article.lang or "").partition("-")[0].lower() or guess_language(found)
        counts.append(count(article, text, found, lexicon, lang))
        printed.update(found)
        langs.append(lang)
        runs.append(find_runs(text))
        if done % 100 == 0 or done == len(texts):
            context.progress("enrich: words", done, len(texts))
    habits = learn_habits(runs, printed, outlet_names(context), langs)
    named = [to_names(own, habits, lang) for own, lang in zip(runs, langs, strict=True)]
    profiles = tuple(map(Profile, context.articles, langs, texts, named))
    terms = weigh(counts, len(lexicon.numbers))
    names = weigh(*number([name_keys(profile) for profile in profiles]))
    return Profiles(profiles, lexicon, habits, terms, names, to_latent(terms))


def count(
    article: Article, text: str, found: Sequence[str], lexicon: Lexicon, lang: str
) -> dict[int, float]:
    """Return the weighted terms of an article; the title counts thrice, the lead twice."""
    parts = ((words(article.title), TITLE), (lead(text), LEAD), (found, 1.0))
    return lexicon.count(parts, lang)


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
