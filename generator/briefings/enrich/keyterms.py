"""Words that tell some articles of an archive from the others: suggestions for rules."""

import math
from collections import Counter
from collections.abc import Collection

from briefings.enrich.context import Context
from briefings.enrich.stopwords import guess_language
from briefings.enrich.terms import fold_word, stemmer
from briefings.enrich.weakwords import WEAK_WORDS
from briefings.text import words

#: A word in fewer of the articles is no topic; shorter ones say little.
_FEWEST, _SHORTEST = 2, 4

#: Language and stem.
Term = tuple[str, str]


def telling_terms(context: Context, ids: Collection[str], limit: int) -> list[tuple[str, int]]:
    """Return the most telling words of some articles, with how many of these have each."""
    some, everywhere = set(ids), Counter[Term]()
    own: Counter[Term] = Counter()
    printed: dict[Term, Counter[str]] = {}
    for article in context.articles:
        lang, terms = _terms(f"{article.title}\n{context.texts[article.id]}", article.lang)
        found = {(lang, stem) for stem in terms}
        everywhere.update(found)
        if article.id in some:
            own.update(found)
            for stem, word in terms.items():
                printed.setdefault((lang, stem), Counter())[word] += 1
    weights = {
        term: times * math.log1p(len(context.articles) / everywhere[term])
        for term, times in own.items()
        if times >= _FEWEST
    }
    order = sorted(weights, key=lambda term: (-round(weights[term], 6), term))
    return [(_usual(printed[term]), own[term]) for term in order[:limit]]


def _usual(forms: Counter[str]) -> str:
    return min(forms, key=lambda word: (-forms[word], word))


def _terms(text: str, told: str | None) -> tuple[str, dict[str, str]]:
    """Return an article's language, and its words that say something by their stems."""
    found = words(text)
    lang = (told or "").partition("-")[0].lower() or guess_language(found)
    stem = stemmer(lang)
    telling = (w for w in found if len(w) >= _SHORTEST and fold_word(w) not in WEAK_WORDS)
    bare = (w.replace("’", "'").removesuffix("'s") for w in telling)
    return lang, {stem(word.lower()): word for word in bare if not word.isdigit()}
