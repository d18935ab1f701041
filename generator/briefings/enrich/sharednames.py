"""Names that two texts share, whatever their endings or letters, and how to print them."""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefings.enrich.namesense import (
    has_title_of_person,
    has_words_of,
    is_office,
    is_office_of_all,
    is_shouted,
)
from briefings.enrich.namestands import Key, Stand, bare_forms, crossing_keys, stands_of
from briefings.enrich.profiles import Profile, Profiles
from briefings.enrich.stopwords import ALL_STOP_WORDS
from briefings.enrich.terms import fold_word, lead
from briefings.enrich.weakwords import PEOPLES
from briefings.enrich.wordforms import (
    Name,
    is_adjective,
    is_oblique,
    name_key,
)
from briefings.text import words

#: Names given at most; more is no reason but a list.
MOST_NAMES = 2
#: A name in more than this share of all articles tells nothing, in an archive of some size.
TELLING, SMALL_ARCHIVE = 0.3, 8
#: Names in at most so many articles, or this share of them, are rare enough: one of several words
#: even when mentioned in passing, one of a single word to be the whole reason.
RARE, RARE_IN_PASSING, RARE_ALONE = 5, 0.02, 0.1
#: A name of several words is worth more: it means one thing.
FULL_NAME = 1.5
_IDLE = ALL_STOP_WORDS | PEOPLES
_DEMONYM = ("ian", "ians", "ean", "eans", "ese", "ish", "скии", "ского", "ская", "скои", "ские")


@dataclass(frozen=True, slots=True)
class SharedName:
    """One name of two texts."""

    here: Name  #: as the first text's language prints it
    there: Name  #: as the other's does
    weight: float  #: how much it tells: rare in the archive, frequent in the texts
    is_enough: bool  #: whether it may be the whole reason: rare or a full name, and both about it

    @property
    def text(self) -> str:
        """The name, with its other spelling in brackets unless both are the same letters."""
        one, other = " ".join(self.here), " ".join(self.there)
        return one if fold_word(one) == fold_word(other) else f"{one} ({other})"


@dataclass(frozen=True)
class NameBook:
    """The names of all articles; rows as in the profiles."""

    profiles: Profiles
    stands: tuple[Mapping[Key, Stand], ...]  #: by row
    #: by row: the numbers of its keys in ``keys``; whole numbers meet quicker than words
    numbers: tuple[frozenset[int], ...]
    keys: Sequence[Key]
    number: Mapping[Key, int]
    #: by row: the numbers of what its text comes back to, or opens with, and so is about; what
    #: stands there once may be mentioned in passing, as an office's seat or a predecessor
    about: tuple[frozenset[int], ...]
    full: frozenset[int]  #: the numbers of names of several words
    passing: frozenset[int]  #: of those that are rare enough to be mentioned in passing
    spread: Mapping[Key, int]  #: number of articles that have it
    bare: Mapping[tuple[str, Key], Name]  #: language with cases and key -> form to quote
    surnames: frozenset[str]  #: keys of words that close a name of several
    crossing: Callable[[int], Mapping[Key, Key]]  #: row -> keys across alphabets -> own keys

    def shared(self, row: int, other: int) -> list[SharedName]:
        """Return the most telling names that both texts are about, at most two, best first."""
        telling = {
            mine: name
            for mine, theirs in self.pairs(row, other)
            if self.is_told(mine, theirs, row, other)
            for name in [self.to_shared(mine, theirs, row, other)]
        }
        order = sorted(telling, key=lambda key: (-len(key), -telling[key].weight, key))
        chosen: list[SharedName] = []
        for key in order:
            if not any(has_words_of(telling[key].here, name.here) for name in chosen):
                chosen.append(telling[key])
        chosen.sort(key=lambda name: (-name.weight, name.here))
        return chosen[:MOST_NAMES]

    def pairs(self, row: int, other: int) -> list[tuple[Key, Key]]:
        """Return the keys that two rows share, own key first: in one language the same key.

        In one language none that could be no topic of both (``is_topic``).
        """
        both = self.numbers[row] & self.numbers[other]
        is_crossing = self.profiles.all[row].lang != self.profiles.all[other].lang
        if both and not is_crossing:
            both = self.topics(both, row, other)
        same = [(key, key) for key in map(self.keys.__getitem__, both)]
        if not is_crossing:
            return same
        known = {key for key, _ in same}
        mine, theirs = self.crossing(row), self.crossing(other)
        return same + [(mine[k], theirs[k]) for k in mine if k in theirs and mine[k] not in known]

    def topics(self, both: frozenset[int], row: int, other: int) -> frozenset[int]:
        """Return which of the names that two texts of one language share may be topics."""
        mine, theirs = both & self.about[row], both & self.about[other]
        return (mine & theirs) | ((mine | theirs | (both & self.passing)) & self.full)

    def is_told(self, mine: Key, theirs: Key, row: int, other: int) -> bool:
        """Tell whether two texts are about a name, and it is one that tells something."""
        here, there = self.stands[row][mine], self.stands[other][theirs]
        if not (here.whole or there.whole) or not self.is_topic(mine, theirs, row, other):
            return False
        if not self.is_telling(mine, here.name, row):
            return False
        return here.name == there.name or self.is_telling(theirs, there.name, other)

    def is_topic(self, mine: Key, theirs: Key, row: int, other: int) -> bool:
        """Tell whether two texts are about a name, or it is rare enough to be mentioned only.

        In two languages fewer names can be recognised, so a rare word need be told in one text.
        """
        about = [self.is_about(mine, row), self.is_about(theirs, other)]
        if all(about) or is_office_of_all(self.stands[row][mine].name):
            return all(about)
        rare = self.is_rare(mine, RARE_IN_PASSING)
        if len(mine) > 1:
            return rare or any(about)
        crossing = self.profiles.all[row].lang != self.profiles.all[other].lang
        return crossing and rare and any(about)

    def is_rare(self, key: Key, share: float) -> bool:
        """Tell whether at most this share of the archive has a name; five articles always are."""
        return self.spread[key] <= max(RARE, share * len(self.profiles.all))

    def is_about(self, key: Key, row: int) -> bool:
        """Tell whether a text is about a name that stands in it."""
        return self.number[key] in self.about[row]

    def is_telling(self, key: Key, name: Name, row: int) -> bool:
        """Tell whether a name names somebody, and not half of the archive."""
        size, lang = len(self.profiles.all), self.profiles.all[row].lang
        if size > SMALL_ARCHIVE and self.spread[key] > TELLING * size:
            return False
        habits = self.profiles.habits
        if not any(habits.is_name(word) and len(word) > 1 for word in name):
            return False
        if len(name) > 1:
            return not is_office(name) and not has_title_of_person(name, lang)
        alone = fold_word(name[0])
        idle = alone.partition("'")[0] in _IDLE or is_office(name)
        lone_adjective = is_adjective(name[0], lang) and key[0] not in self.surnames
        return len(alone) > 2 and not (idle or lone_adjective or alone.endswith(_DEMONYM))

    def to_shared(self, mine: Key, theirs: Key, row: int, other: int) -> SharedName:
        """Return a shared name in the forms to print; a form in an oblique case tells less."""
        own, others = self.stands[row][mine], self.stands[other][theirs]
        lang, other_lang = (self.profiles.all[each].lang for each in (row, other))
        here = self.bare.get((lang, mine), own.name)
        there = here if lang == other_lang else self.bare.get((other_lang, theirs), others.name)
        if is_shouted(here) and lang == other_lang:
            here = there = others.name
        weight = self.weight(mine, min(own.times, others.times))
        weight /= 2 if is_oblique(here, lang) or is_oblique(there, other_lang) else 1
        alone = self.is_rare(mine, RARE_ALONE) or (len(here) > 1 and not is_office_of_all(here))
        about = self.is_about(mine, row) and self.is_about(theirs, other)
        return SharedName(here, there, weight, alone and about)

    def weight(self, key: Key, times: int) -> float:
        """Return how much a name tells: rare in the archive, frequent in the texts, a full name."""
        rare = math.log1p(len(self.profiles.all) / self.spread[key])
        full = FULL_NAME if len(key) > 1 and not is_office_of_all(key) else 1
        return round(rare * rare * (1 + math.log(times)) * full, 6)


def make_name_book(profiles: Profiles) -> NameBook:
    """Learn which names stand where, how frequent they are and in which forms."""
    stands = tuple(stands_of(profile, profiles.habits) for profile in profiles.all)
    spread: Counter[Key] = Counter(key for own in stands for key in own)
    number = {key: place for place, key in enumerate(spread)}
    numbers = tuple(frozenset(map(number.__getitem__, own)) for own in stands)
    surnames = frozenset(
        name_key(name[-1], profile.lang)
        for profile in profiles.all
        for name in profile.names
        if len(name) > 1
    )

    @lru_cache(maxsize=4096)
    def crossing(row: int) -> Mapping[Key, Key]:
        return crossing_keys(stands[row], profiles.all[row].lang)

    bare = bare_forms(profiles.all)
    about = tuple(
        frozenset(number[key] for key in keys_about(profile, own))
        for profile, own in zip(profiles.all, stands, strict=True)
    )
    full = frozenset(place for key, place in number.items() if len(key) > 1)
    most = max(RARE, RARE_IN_PASSING * len(profiles.all))
    passing = frozenset(number[key] for key, times in spread.items() if times <= most)
    return NameBook(
        profiles, stands, numbers, tuple(number), number, about, full, passing, spread, bare,
        surnames, crossing,
    )  # fmt: skip


def keys_about(profile: Profile, own: Mapping[Key, Stand]) -> Iterator[Key]:
    """Yield the names that an article comes back to, or that open it."""
    opening = words(profile.article.title) + lead(profile.text)
    front = {name_key(word, profile.lang) for word in opening}
    return (key for key, stand in own.items() if stand.times > 1 or front.issuperset(key))
