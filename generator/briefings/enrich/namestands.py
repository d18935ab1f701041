"""How names stand in the texts: in which forms, how often, by which keys others find them."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefings.enrich.names import Habits, cross_key, find_runs, parts, to_names
from briefings.enrich.namesense import commonest
from briefings.enrich.profiles import Profile
from briefings.enrich.terms import fold_word
from briefings.enrich.wordforms import Name, has_cases, name_key, to_bare_form

#: A key across alphabets shorter than this is met by chance.
CROSS = 4
_ROMAN = frozenset("IVX")

#: The words of a name, each without what its language adds to it.
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """How a name stands in one text."""

    name: Name  #: as printed there, the commonest spelling
    times: int
    whole: bool  #: whether it stands somewhere without a further capitalised word behind it


def stands_of(profile: Profile, habits: Habits) -> dict[Key, Stand]:
    """Return the names in an article's text and title and the parts of them, by key."""
    spellings: dict[Key, Counter[Name]] = defaultdict(Counter)
    whole = set()
    names = to_names(find_runs(profile.article.title), habits, profile.lang)
    names.update(profile.names)
    for name, times in names.items():
        for key, part, is_whole in keyed_parts(name, profile.lang):
            spellings[key][part] += times
            if is_whole:
                whole.add(key)
    return {
        key: Stand(commonest(forms), sum(forms.values()), key in whole)
        for key, forms in spellings.items()
    }


@lru_cache(maxsize=500_000)
def keyed_parts(name: Name, lang: str) -> tuple[tuple[Key, Name, bool], ...]:
    """Return the parts of a name with their keys, and whether no further capital follows."""
    found = []
    for start, part in parts(name):
        rest = name[start + len(part) :]
        # Artemis I is Artemis, too
        is_whole = not rest or set(rest[0]) <= _ROMAN
        found.append((tuple(name_key(word, lang) for word in part), part, is_whole))
    return tuple(found)


def bare_forms(profiles: Sequence[Profile]) -> dict[tuple[str, Key], Name]:
    """Return the form to quote of each name, in languages with cases, from all their articles."""
    forms: dict[tuple[str, Key], set[Name]] = defaultdict(set)
    for profile in profiles:
        if has_cases(profile.lang):
            for name in profile.names:
                for key, part, _ in keyed_parts(name, profile.lang):
                    forms[profile.lang, key].add(part)
    return {(lang, key): to_bare_form(each, lang) for (lang, key), each in forms.items()}


def crossing_keys(stands: Mapping[Key, Stand], lang: str) -> dict[Key, Key]:
    """Return the keys of names across languages -> the text's own keys.

    In the same letters a name is itself; in others its words must be long enough to be one.
    """
    found: dict[Key, Key] = {}
    for key in sorted(stands):
        name = stands[key].name
        found.setdefault(("=", *map(fold_word, name)), key)
        crossed = tuple(cross_key(word, lang) for word in name)
        if all(len(part) >= CROSS for part in crossed):
            found.setdefault(("~", *crossed), key)
    return found
