"""All titles of an archive, ready to be asked for in every spelling."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

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
#: Letters as they are written where a keyboard lacks them (ICAO Doc 9303, part 3, section 6).
_WRITTEN_OUT = str.maketrans({
    "ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae",
    "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Å": "Aa", "Ø": "Oe", "Æ": "Ae",
})  # fmt: skip
_Each = TypeVar("_Each")
#: An article and a title or alias that it bears.
Spelled = tuple[Article, str]


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
    keys: Mapping[str, tuple[Article, ...]]  #: each of ``keys_of`` a title -> articles
    aliases: Mapping[str, tuple[Article, ...]]  #: each of ``keys_of`` another title -> articles
    spelled: Mapping[str, tuple[Spelled, ...]]  #: key of a title or alias -> whose it is
    ordered: tuple[str, ...]  #: keys of ``spelled``, sorted
    by_word: Mapping[str, tuple[str, ...]]  #: folded word -> keys of ``spelled`` that have it
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
        for key in keys_of(title, self.without_outlet(title)):
            match = to_match(self.keys.get(key, ()), asking, own, "folded")
            if match.id:
                return match
        return NOBODY

    def alias(self, title: str, asking: Article, own: frozenset[str]) -> Match:
        """Return the article that bears this as another of its titles."""
        matches = (to_match(self.aliases.get(k, ()), asking, own, "alias") for k in keys_of(title))
        return next((match for match in matches if match.id), NOBODY)

    def truncated(self, title: str, asking: Article, own: frozenset[str]) -> Match:
        """Return the one title that begins so, where the end was cut off with an ellipsis."""
        if not _CUT.search(title):
            return NOBODY
        starts = keys_of(_CUT.sub("", title))
        if len(starts[0].split()) < CUT_WORDS or len(starts[0].replace(" ", "")) < CUT_LETTERS:
            return NOBODY
        begun = [bearers(self.spelled[key]) for start in starts for key in self.beginning(start)]
        one = len({tuple(article.id for article in each) for each in begun}) == 1
        return to_match(begun[0], asking, own, "truncated") if one else NOBODY

    def beginning(self, start: str) -> tuple[str, ...]:
        """Return the keys that begin so."""
        first = bisect_left(self.ordered, start)
        return self.ordered[first : bisect_left(self.ordered, start + "\U0010ffff")]

    def fuzzy(self, title: str, asking: Article, own: frozenset[str]) -> Match:
        """Return the article whose title is the same in another spelling, if only one can be."""
        best: dict[str, float] = {}
        for key in self.close_keys(title):
            match = to_match(bearers(self.spelled[key]), asking, own, "")
            if match.id and (score := round(self.score(title, key), 3)):
                best[match.id] = max(score, best.get(match.id, 0.0))
        scored = sorted((-score, i) for i, score in best.items())
        if not scored or (len(scored) > 1 and scored[1][0] - scored[0][0] < MARGIN):
            return NOBODY
        return Match(scored[0][1], f"fuzzy {-scored[0][0]:.2f}")

    def score(self, title: str, key: str) -> float:
        """Return the best likeness of a title to the titles and aliases that share a key."""
        return max(likeness(title, spelling) for _, spelling in self.spelled[key])

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
    outlets = frozenset(title_key(article.source) for article in held if article.source)
    bare = TitleIndex({}, {}, {}, {}, {}, (), {}, outlets)
    own = [(each, t) for each in held for t in (each.title, bare.without_outlet(each.title))]
    others = [(each, t) for each in held for t in each.aliases if not t.startswith("/")]
    spelled = by_key(own + others)
    return TitleIndex(
        address_book(held, context.pages),
        grouped((each.title, each) for each in held),
        {key: bearers(group) for key, group in by_key(own).items()},
        {key: bearers(group) for key, group in by_key(others).items()},
        spelled,
        tuple(sorted(spelled)),
        by_words(spelled),
        outlets,
    )


def spellings(title: str) -> tuple[str, ...]:
    """Return the title, and as it is written without umlauts and their like: ``ue`` for ``ü``."""
    return tuple(dict.fromkeys((title, title.translate(_WRITTEN_OUT))))


def keys_of(*titles: str) -> tuple[str, ...]:
    """Return the keys of titles in each of their ``spellings``, at least one; "" has none."""
    return tuple(dict.fromkeys(title_key(each) for title in titles for each in spellings(title)))


def by_key(titles: Iterable[Spelled]) -> dict[str, tuple[Spelled, ...]]:
    """Return who bears a title, by each of its keys; titles without a word are left out."""
    found = ((title_key(each), (a, each)) for a, title in titles for each in spellings(title))
    return grouped((key, spelled) for key, spelled in found if key)


def bearers(group: Iterable[Spelled]) -> tuple[Article, ...]:
    """Return the articles, each once."""
    return tuple({article.id: article for article, _ in group}.values())


def grouped(pairs: Iterable[tuple[str, _Each]]) -> dict[str, tuple[_Each, ...]]:
    """Return what goes by each name, in the order given."""
    groups: dict[str, list[_Each]] = defaultdict(list)
    for name, each in pairs:
        groups[name].append(each)
    return {name: tuple(group) for name, group in groups.items()}


def by_words(spelled: Mapping[str, tuple[Spelled, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the keys by each word of the titles behind them."""
    found: dict[str, set[str]] = defaultdict(set)
    for key, group in spelled.items():
        for _, title in group:
            for word in title_words(title):
                found[word].add(key)
    return {word: tuple(sorted(having)) for word, having in found.items()}
