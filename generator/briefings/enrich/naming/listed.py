"""Names in scripts without capitals: only what the lists know, found word by word."""

import re
from collections.abc import Iterator
from functools import cache

from briefings.enrich.naming.gazetteer import Entry, gazetteer, key_of
from briefings.text import fold, words

Name = tuple[str, ...]

#: Languages whose scripts have no capitals.
UNCAPITAL = frozenset(("ar", "fa", "ur", "he", "yi", "zh", "ja"))
_HAN = frozenset(("zh", "ja"))
#: Letters that prepositions, articles and "and" add before a word.
_BEFORE = {"ar": ("و", "ب", "ل"), "he": ("וב", "ול", "שב", "ו", "ב", "ל", "מ", "ה", "ש", "כ")}
_SHORTEST, _LONGEST = 3, 4  # letters of a word; words of a name


def find_listed(text: str, lang: str) -> Iterator[tuple[str, Name]]:
    """Yield (kind, name as the list has it) in the order of the text."""
    if lang in _HAN:
        for match in _han().finditer(text):
            yield _kind(_known(match.group())), (match.group(),)
        return
    for line in text.split("\n"):
        yield from _find_in_line(words(line), lang)


def _find_in_line(found: list[str], lang: str) -> Iterator[tuple[str, Name]]:
    at = 0
    while at < len(found):
        for size in range(min(_LONGEST, len(found) - at), 0, -1):
            name = _without_prefix(found[at : at + size], lang)
            if name:
                yield _kind(_known(" ".join(name))), name
                at += size
                break
        else:
            at += 1


def _without_prefix(found: list[str], lang: str) -> Name | None:
    """Return the name that the lists know, without what its language adds before it."""
    candidates = [found[0]]
    candidates += [
        found[0].removeprefix(p) for p in _BEFORE.get(lang, ()) if found[0].startswith(p)
    ]
    for first in candidates:
        name = (first, *found[1:])
        entry = _known(" ".join(name)) if len(first) >= _SHORTEST else None
        if entry and entry.sure:
            return name
    return None


def _known(text: str) -> Entry | None:
    base, key = gazetteer(), key_of([text])
    return base.organisations.get(key) or base.places.get(key)


def _kind(entry: Entry | None) -> str:
    return "organisation" if entry and entry.id.startswith("organisation") else "place"


@cache
def _han() -> re.Pattern[str]:
    base = gazetteer()
    known = (*base.places.items(), *base.organisations.items())
    names = {key for key, entry in known if entry.sure and "\u4e00" <= key[0] <= "\u9fff"}
    longest_first = sorted((n for n in names if len(fold(n)) > 1), key=lambda n: (-len(n), n))
    return re.compile("|".join(map(re.escape, longest_first)))
