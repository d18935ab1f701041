"""All names of an archive as read: for each article its names with what stood around them."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from briefings.enrich.naming.pieces import Name
from briefings.enrich.naming.sighting import TIMES, Key, Sightings

_FLAGS = (1 << TIMES) - 1


@dataclass
class Book:
    """The names of an archive before anything is decided; articles by number, in order."""

    #: by article: key -> times and flags in one number (a hundred thousand articles fit)
    articles: list[dict[Key, int]] = field(default_factory=list)
    flags: dict[Key, int] = field(default_factory=lambda: defaultdict(int))  #: of all articles
    spread: Counter[Key] = field(default_factory=Counter)  #: number of articles
    forms: dict[Key, Counter[Name]] = field(default_factory=lambda: defaultdict(Counter))
    langs: dict[Key, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    kinds: dict[Key, str] = field(default_factory=dict)  #: of names found by their small words
    capital: Counter[str] = field(default_factory=Counter)  #: words alone, within sentences
    expansions: dict[Key, Key] = field(default_factory=dict)  #: abbreviation -> full name
    same: dict[Key, Key] = field(default_factory=dict)  #: each key once, to save memory


def times_of(packed: int) -> int:
    """Return how often a name stands in an article."""
    return packed >> TIMES


def add_article(book: Book, found: Sightings, lang: str) -> None:
    """Add what one article says of its names."""
    own: dict[Key, int] = {}
    for each, packed in found.names.items():
        key = book.same.setdefault(each, each)
        own[key] = packed
        book.flags[key] |= packed & _FLAGS
        book.spread[key] += 1
        book.langs[key][lang] += 1
        forms = book.forms[key]
        for name, times in found.forms[key].items():
            forms[name] += times
    book.kinds |= found.kinds
    book.capital.update(found.capital)
    book.expansions |= found.expansions
    book.articles.append(own)
