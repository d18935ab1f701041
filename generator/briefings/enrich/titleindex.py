"""All titles of an archive, ready to be asked for in every spelling."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefings.dates import day
from briefings.enrich.backlinks import address_book
from briefings.enrich.context import Context, is_target
from briefings.enrich.likeness import MARGIN, likeness, title_words
from briefings.enrich.versions import capture_order
from briefings.model import Article
from briefings.text import title_key
from briefings.urls import address_key

_CUT = re.compile(r"\s*(?:…|\.\.\.)\s*$")
_TAIL = re.compile(r"^(?P<title>.{12,}?)\s+[|–—-]\s+(?P<outlet>[^|–—]{2,60})$")
#: The shortest beginning that stands for a whole title.
CUT_WORDS, CUT_LETTERS = 3, 15
#: Titles looked at closely: those that share the rarest words with the one asked for.
CLOSE_LOOKS = 40
#: A word in more titles than this finds nobody.
WORN_OUT = 2000


@dataclass(frozen=True, slots=True)
class Match:
    """The article that a title means."""

    id: str | None  #: None: not in this archive
    how: str  #: as in ``model.Mention.how``

    @property
    def sure(self) -> bool:
        """Whether the title itself says so, and not only something like it."""
        return bool(self.id) and not self.how.startswith(("fuzzy", "truncated"))


NOBODY = Match(None, "")


@dataclass(frozen=True)
class TitleIndex:
    """Titles and addresses of the articles that links may lead to."""

    addresses: Mapping[str, str]  #: ``address_key`` -> id
    titles: Mapping[str, tuple[Article, ...]]  #: title as it stands -> articles
    keys: Mapping[str, tuple[Article, ...]]  #: ``title_key`` -> articles
    aliases: Mapping[str, tuple[Article, ...]]  #: ``title_key`` of another title -> articles
    ordered: tuple[str, ...]  #: keys, sorted
    by_word: Mapping[str, tuple[str, ...]]  #: folded word -> keys of titles that have it
    outlets: frozenset[str]  #: ``title_key`` of outlet names

    def by_address(self, key: str, own: frozenset[str]) -> Match:
        """Return the article at an address."""
        found = self.addresses.get(key)
        return Match(found, "address") if found and found not in own else NOBODY

    def exact(self, title: str, asking: Article, own: frozenset[str]) -> Match:
        """Return the article with this very title."""
        return to_match(self.titles.get(title, ()), asking, own, "exact")

    def folded(self, title: str, asking: Article, own: frozenset[str]) -> Match:
        """Return the article whose title differs in case, accents, marks or the outlet's name."""
        for key in (title_key(title), title_key(self.without_outlet(title))):
            match = to_match(self.keys.get(key, ()), asking, own, "folded")
            if match.id:
                return match
        return NOBODY

    def alias(self, title: str, asking: Article, own: frozenset[str]) -> Match:
        """Return the article that bears this as another of its titles."""
        return to_match(self.aliases.get(title_key(title), ()), asking, own, "alias")

    def truncated(self, title: str, asking: Article, own: frozenset[str]) -> Match:
        """Return the one title that begins so, where the end was cut off with an ellipsis."""
        if not _CUT.search(title):
            return NOBODY
        start = title_key(_CUT.sub("", title))
        if len(start.split()) < CUT_WORDS or len(start.replace(" ", "")) < CUT_LETTERS:
            return NOBODY
        first = bisect_left(self.ordered, start)
        last = bisect_left(self.ordered, start + "\U0010ffff")
        if last - first != 1:
            return NOBODY
        return to_match(self.keys[self.ordered[first]], asking, own, "truncated")

    def fuzzy(self, title: str, asking: Article, own: frozenset[str]) -> Match:
        """Return the article whose title is the same in another spelling, if only one can be."""
        scored = []
        for key in self.close_keys(title):
            match = to_match(self.keys[key], asking, own, "")
            if match.id and (score := self.score(title, key)):
                scored.append((-round(score, 3), key, match.id))
        scored.sort()
        if not scored or (len(scored) > 1 and scored[1][0] - scored[0][0] < MARGIN):
            return NOBODY
        return Match(scored[0][2], f"fuzzy {-scored[0][0]:.2f}")

    def score(self, title: str, key: str) -> float:
        """Return the best likeness of a title to the titles that share a key."""
        return max(likeness(title, article.title) for article in self.keys[key])

    def close_keys(self, title: str) -> list[str]:
        """Return the keys that share the rarest words with a title, best first."""
        shared: Counter[str] = Counter()
        for word in set(title_words(title)):
            keys = self.by_word.get(word, ())
            if len(keys) <= WORN_OUT:
                shared.update({key: 1000 // len(keys) for key in keys})
        return sorted(shared, key=lambda key: (-shared[key], key))[:CLOSE_LOOKS]

    def without_outlet(self, title: str) -> str:
        """Return the title without `` | The Moscow Times`` at its end, if that is an outlet."""
        tail = _TAIL.match(title)
        return tail["title"] if tail and title_key(tail["outlet"]) in self.outlets else title


def to_match(found: Iterable[Article], asking: Article, own: frozenset[str], how: str) -> Match:
    """Return the one article that is meant among those that bear a title.

    Captures of one address count as one, the newest. Then the closest before the one that asks,
    then the closest after it, then undated ones; nobody means himself.
    """
    newest: dict[str, Article] = {}
    for article in sorted(found, key=capture_order):
        if article.id not in own:
            newest[address_key(article.source_url) if article.source_url else article.id] = article
    here = day(asking.date)

    def distance(article: Article) -> tuple[int, int, str]:
        there = day(article.date)
        if here is None or there is None:
            return (1 if there is None else 0, 0, article.id)
        return (0 if there <= here else 1, abs((here - there).days), article.id)

    best = min(newest.values(), key=distance, default=None)
    return Match(best.id, how) if best else NOBODY


def make_index(context: Context) -> TitleIndex:
    """Build the index of all titles that a link may lead to."""
    held = [article for article in context.articles if is_target(article)]
    titles = grouped((article.title, article) for article in held)
    outlets = frozenset(title_key(article.source) for article in held if article.source)
    empty = TitleIndex({}, {}, {}, {}, (), {}, outlets)
    keys = grouped(
        (key, article)
        for article in held
        for key in dict.fromkeys(
            title_key(title) for title in (article.title, empty.without_outlet(article.title))
        )
        if key
    )
    by_word = by_words(keys)
    aliases = grouped(
        (title_key(alias), article)
        for article in held
        for alias in article.aliases
        if not alias.startswith("/") and title_key(alias)
    )
    addresses = address_book(held, context.pages)
    return TitleIndex(addresses, titles, keys, aliases, tuple(sorted(keys)), by_word, outlets)


def grouped(pairs: Iterable[tuple[str, Article]]) -> dict[str, tuple[Article, ...]]:
    """Return the articles by name, in the order given."""
    groups: dict[str, list[Article]] = defaultdict(list)
    for name, article in pairs:
        groups[name].append(article)
    return {name: tuple(articles) for name, articles in groups.items()}


def by_words(keys: Mapping[str, tuple[Article, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the keys by each word of the titles behind them."""
    found: dict[str, set[str]] = defaultdict(set)
    for key, articles in keys.items():
        for article in articles:
            for word in title_words(article.title):
                found[word].add(key)
    return {word: tuple(sorted(having)) for word, having in found.items()}
