"""Titles in changed spelling, by fixed rules: what a clipping makes of a headline on its way."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from briefings.model import Article

#: Vowels that some keyboards write with an accent and others without.
_ACCENTS = str.maketrans("aeiou", "áéíóú")


@dataclass(frozen=True)
class Planted:
    """A title that an article names, and what it means."""

    rule: str
    line: str  #: Markdown: the related line
    means: str | None  #: id; None: not in the archive


def cased(title: str, chance: Random) -> str:
    return chance.choice((title.upper(), title.lower(), title.title()))


def marked(title: str, _chance: Random) -> str:
    """Put other quotation marks and dashes, and lose the final mark."""
    other = title.translate(str.maketrans({"'": "’", '"': "”", "«": "“", "»": "”", "–": "-"}))
    return f"“{other.rstrip('.?!')}”".replace(": ", " — ")


def accented(title: str, chance: Random) -> str:
    """Lose all accents; where there are none, give one to some word."""
    bare = "".join(c for c in unicodedata.normalize("NFD", title) if not unicodedata.combining(c))
    if bare != unicodedata.normalize("NFD", title):
        return bare
    words = title.split(" ")
    at = chance.randrange(len(words))
    words[at] = words[at].translate(_ACCENTS)
    return " ".join(words)


def truncated(title: str, chance: Random) -> str:
    words = title.split(" ")
    kept = max(4, int(len(words) * chance.uniform(0.5, 0.8)))
    return " ".join(words[:kept]).rstrip(" ,:;–-") + chance.choice(("…", "...", " ..."))


def mistyped(title: str, chance: Random) -> str:
    """Swap, double or lose one letter within a word of seven letters or more."""
    words = title.split(" ")
    long = [at for at, word in enumerate(words) if len(word) > 6 and word.isalpha()]
    if not long:
        return title
    at = chance.choice(long)
    word, place = words[at], chance.randrange(2, len(words[at]) - 2)
    swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    doubled, lost = word[:place] + word[place] + word[place:], word[:place] + word[place + 1 :]
    words[at] = chance.choice((swapped, doubled, lost))
    return " ".join(words)


SPELLINGS: tuple[Callable[[str, Random], str], ...] = (
    cased, marked, accented, truncated, mistyped,
)  # fmt: skip


def numbered(title: str, _chance: Random) -> str:
    """Count differently: another year, another toll."""
    figures = [w for w in title.split() if w.isdigit()]
    return title.replace(figures[0], str(int(figures[0]) + 1)) if figures else f"{title} 2"


def exchanged(title: str, chance: Random) -> str:
    """Put another long word for the longest: another country, another deed."""
    longest = max(title.split(), key=len)
    return title.replace(longest, chance.choice(("Vladivostok", "Reykjavik", "Бобруйск", "طرابلس")))


#: Another article's title, however like one of the archive's it is.
TRAPS = (numbered, exchanged)


def plant(held: list[Article], absent: list[str], seed: int) -> list[Planted]:
    """Name each article of the archive in every way there is, and as many that it lacks."""
    chance = Random(seed)
    planted = []
    for article in held:
        title = article.title
        planted += [
            Planted(rule.__name__, named(rule(title, chance)), article.id) for rule in SPELLINGS
        ]
        planted += [
            Planted("retitled", named(cased(article.aliases[0], chance)), article.id),
            Planted("address", f"Read more: [Here]({article.source_url}?utm_source=x)", article.id),
            Planted("wiki", f"See also: [[{title}]]", article.id),
        ]
        planted += [Planted(trap.__name__, named(trap(title, chance)), None) for trap in TRAPS]
    for title in absent:
        planted += [
            Planted(f"absent, {rule.__name__}", named(rule(title, chance)), None)
            for rule in SPELLINGS
        ]
        planted.append(Planted("absent, wiki", f"See also: [[{title}]]", None))
    return planted


def named(title: str) -> str:
    return f"**Related article:** {title}"
