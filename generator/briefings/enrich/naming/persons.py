"""Which name each mention means: surnames alone, titles, shorter and longer forms of one name."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefings.enrich.naming.book import Book, times_of
from briefings.enrich.naming.case import PERSON, PLACE, Verdict
from briefings.enrich.naming.gazetteer import gazetteer
from briefings.enrich.naming.morphology import PARTICLES
from briefings.enrich.naming.scan import LOCATED, SAID, TITLED
from briefings.enrich.naming.sighting import Key

#: Of two people of one surname the one meant by it alone must be named so many times as often.
_CLEARLY = 4
_PARTICLES = PARTICLES | frozenset(
    "de del della di da dos du des la le von van der den bin ibn al el".split()
)

#: One name, whatever form it stands in: ``country:UA``, ``person:ru:владимир путин``.
EntityId = str


@dataclass(frozen=True)
class Found:
    """The names of an archive with the articles that have them."""

    of: Mapping[Key, EntityId]  #: of all keys with a verdict
    kinds: Mapping[EntityId, str]
    listed: Mapping[EntityId, str]  #: the name that the gazetteer gives, of those it knows
    #: by article, in the order of the text: how often each stands there
    articles: tuple[Mapping[EntityId, int], ...]


def resolve(book: Book, verdicts: Mapping[Key, Verdict]) -> Found:
    """Return what every mention of every article means; a surname that may be two is left out."""
    of, kinds = _entities(book, verdicts)
    listed = {v.entry.id: v.entry.name for v in verdicts.values() if v.entry}
    surnames = _surnames(book, of, verdicts)
    counted = tuple(_count(article, of, verdicts, surnames) for article in book.articles)
    return Found(of, kinds, listed, counted)


def _entities(
    book: Book, verdicts: Mapping[Key, Verdict]
) -> tuple[dict[Key, EntityId], dict[EntityId, str]]:
    of: dict[Key, EntityId] = {}
    kinds: dict[EntityId, str] = {}
    people = _people(verdicts)
    for key, verdict in verdicts.items():
        if verdict.entry:
            of[key] = verdict.entry.id
        elif verdict.kind == PERSON:
            of[key] = people[key]
        else:
            full = book.expansions.get(key)
            whole = full if full and full in verdicts else key
            group, text = whole
            entry = verdicts[whole].entry
            of[key] = entry.id if entry else f"{verdict.kind}:{group}:{text}"
        kinds[of[key]] = verdict.kind
    return of, kinds


def _people(verdicts: Mapping[Key, Verdict]) -> dict[Key, EntityId]:
    """Return the person behind each full name: middle names and initials tell no other one."""
    full = {key: _told(key[1]) for key, v in verdicts.items() if v.kind == PERSON}
    by_surname: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for key, words in full.items():
        by_surname[key[0], words[-1]].append(words)
    found: dict[Key, EntityId] = {}
    for key, words in full.items():
        longer = [
            other
            for other in by_surname[key[0], words[-1]][:_MOST]
            if len(other) > 2 and len(words) == 2 and words[0] in other[:-1]
        ]
        whole = longer[0] if len({*longer}) == 1 else words
        first, last = whole[0], whole[-1]
        name = " ".join(whole) if len(whole) > 2 and longer else f"{first} {last}"
        found[key] = f"person:{key[0]}:{name if len(whole) > 1 else last}"
    # a name of three words is what its own shorter form leads to
    for key, words in full.items():
        if len(words) > 2:
            shorter = {f"person:{key[0]}:{' '.join(words)}"} & set(found.values())
            if shorter:
                found[key] = shorter.pop()
    return found


#: People of one surname that are compared; more tell nothing.
_MOST = 200


def _told(text: str) -> tuple[str, ...]:
    words = text.split()
    told = [w for w in words if not (w.endswith(".") or len(w) == 1 or w in _PARTICLES)]
    return tuple(told if len(told) > 1 else words)


def _surnames(
    book: Book, of: Mapping[Key, EntityId], verdicts: Mapping[Key, Verdict]
) -> dict[Key, EntityId]:
    """Return whom a surname alone means in this archive, where it can be only one."""
    bearers: dict[Key, Counter[EntityId]] = defaultdict(Counter)
    for key, entity in of.items():
        if verdicts[key].kind == PERSON and " " in key[1]:
            bearers[key[0], key[1].rpartition(" ")[2]][entity] += book.spread[key]
    found = {}
    for surname, people in bearers.items():
        (most, times), *others = [*people.most_common(2), ("", 0)]
        if times >= _CLEARLY * others[0][1]:
            found[surname] = most
    return found


def _count(
    article: Mapping[Key, int],
    of: Mapping[Key, EntityId],
    verdicts: Mapping[Key, Verdict],
    surnames: Mapping[Key, EntityId],
) -> dict[EntityId, int]:
    """Return how often each name stands in an article, in the order of the text."""
    own = _own_people(article, of, verdicts)
    found: dict[EntityId, int] = {}
    for key, packed in article.items():
        entity = _meant(key, packed, own, of, verdicts, surnames)
        if entity:
            found[entity] = found.get(entity, 0) + times_of(packed)
    return found


def _own_people(
    article: Mapping[Key, int], of: Mapping[Key, EntityId], verdicts: Mapping[Key, Verdict]
) -> dict[Key, EntityId]:
    """Return whom words alone mean in this article: surnames, then given names; None for two."""
    last: dict[Key, set[EntityId]] = defaultdict(set)
    first: dict[Key, set[EntityId]] = defaultdict(set)
    for key in article:
        verdict = verdicts.get(key)
        if verdict and verdict.kind == PERSON and " " in key[1]:
            words = key[1].split()
            last[key[0], words[-1]].add(of[key])
            first[key[0], words[0]].add(of[key])
    meant = {key: people.pop() for key, people in last.items() if len(people) == 1}
    for key, people in first.items():
        if key not in last and len(people) == 1:
            meant[key] = people.pop()
    return meant


def _meant(  # noqa: PLR0913, PLR0917 - what is known of a word comes from five sides
    key: Key,
    packed: int,
    own: Mapping[Key, EntityId],
    of: Mapping[Key, EntityId],
    verdicts: Mapping[Key, Verdict],
    surnames: Mapping[Key, EntityId],
) -> EntityId | None:
    verdict = verdicts.get(key)
    if " " in key[1]:
        return of.get(key)
    if key in own:
        return None if verdict and verdict.kind == PLACE and packed & LOCATED else own[key]
    if verdict and verdict.kind != PERSON:
        return of[key]
    if packed & (SAID | TITLED) and key in surnames and key[1] not in gazetteer().given:
        return surnames[key]
    return of.get(key) if packed & TITLED else None


def people_of(found: Found) -> Iterator[EntityId]:
    """Yield the people, in the order of the first mention."""
    for entity, kind in found.kinds.items():
        if kind == PERSON:
            yield entity
