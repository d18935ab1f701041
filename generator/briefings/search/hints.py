"""What a person should know about a search, as sentences.

Twin: theme/scripts/search-hints.js.
"""

from collections.abc import Collection, Mapping, Sequence

from briefings.search.grammar import Phrase, Query
from briefings.search.lookup import Found
from briefings.search.shelf import Head

NO_ADDRESS = "No article has this address."


def unknown(query: Query, found: Sequence[Found], head: Head) -> list[str]:
    """Return what became of the words that the archive does not know.

    Grams go unsaid, and the parts of a date, which has its own hint.
    """
    hints = []
    for word, what in zip(query.words, found, strict=True):
        if query.around and (word.surface in head.months or word.surface[0].isdecimal()):
            continue
        if what.instead:
            hints.append(f"“{word.typed}” does not occur; “{what.instead}” was taken for it.")
        elif not what.impacts and not word.gram and not what.quiet:
            hints.append(f"“{word.typed}” does not occur.")
    return hints


def unmatched(query: Query, filters: Sequence[Found], head: Head, total: int) -> list[str]:
    """Return what is to be said of ``field:value`` that fits nothing, for so many hits in all."""
    asks_address = any(word.surface.startswith("url:") for word in query.filters)
    hints = [NO_ADDRESS] if asks_address and not total else []
    for word, what in zip(query.filters, filters, strict=True):
        if ":" in word.surface and not word.surface.startswith("url:") and not what.impacts:
            langs = f" Languages here: {', '.join(head.langs)}." if head.langs else ""
            more = langs if word.surface.startswith("lang:") else ""
            hints.append(f"“{word.surface}” fits no article.{more}")
    return hints


def unheard(phrases: Mapping[Phrase, Collection[int]]) -> list[str]:
    """Return what became of the phrases that no article holds."""
    return [
        f"“{phrase.typed}” does not occur in this order; its words were looked up."
        for phrase, holders in phrases.items()
        if not holders
    ]
