"""Titles that articles name, and the articles of the archive that they mean."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from briefings.enrich.backlinks import to_key
from briefings.enrich.context import Context, Found, place
from briefings.enrich.titleindex import NOBODY, Match, TitleIndex, make_index
from briefings.mentions import Named, find_lines, find_within
from briefings.model import Article, Mention
from briefings.report import Level, Note
from briefings.text import title_key
from briefings.urls import is_web

#: How like a title must be to the article that a person chose for it, to be taken as its title.
#: Low: the choice is made already, only the pairing of several titles is asked for.
LOOSE = 0.5


@dataclass(frozen=True)
class Asker:
    """An article that names titles, and what its names may not mean."""

    article: Article
    own: frozenset[str]  #: itself and its other versions


def connect_titles(context: Context, found: Found) -> Found:
    """Fill ``mentions``, in the order of the text, and note hand-set ids that lead nowhere."""
    index = make_index(context)
    mentions: dict[str, tuple[Mention, ...]] = {}
    notes = []
    for article in context.articles:
        own = frozenset({article.id, *found.versions.get(article.id, ())})
        resolved = mentions_of(Asker(article, own), index, context)
        if resolved:
            mentions[article.id] = resolved
        notes += [lost(article, i) for i in article.related if i not in context.by_id]
    return replace(found, mentions=mentions, notes=found.notes + tuple(notes))


def lost(article: Article, wrong: str) -> Note:
    """Return the note on an id in ``related`` that no article has."""
    what = f"`related` names {wrong}, which is not in the archive. Mend or remove the id."
    return Note(Level.FINDING, place(article), what)


def mentions_of(asker: Asker, index: TitleIndex, context: Context) -> tuple[Mention, ...]:
    """Return the titles that an article names with what they mean; a person's choice wins."""
    named = names_in(asker.article)
    within = names_within(asker.article, named)
    found = ((each, resolve(each, asker, index)) for each in (*named, *within))
    matches = {
        each.title: match
        for each, match in found
        if match.id or not (each in within or is_itself(each, asker, context))
    }
    by_hand = [i for i in asker.article.related if i in context.by_id and i not in asker.own]
    chosen = choose_by_hand(matches, by_hand, context.by_id)
    mentions = [
        Mention(title, chosen[title], "by hand") if title in chosen
        else Mention(title, match.id, match.how)
        for title, match in matches.items()
    ]  # fmt: skip
    known = {mention.id for mention in mentions}
    return *mentions, *(
        Mention(context.by_id[i].title, i, "by hand")
        for i in dict.fromkeys(by_hand)
        if i not in known
    )


def is_itself(named: Named, asker: Asker, context: Context) -> bool:
    """Tell whether a title that leads nowhere is that of the article that names it.

    Then it is here already, and nobody wants it.
    """
    url, here = named.url or "", asker.article.source_url
    if here and is_web(url) and to_key(url) == to_key(here):
        return True
    own = [context.by_id[each] for each in asker.own]
    titles = {title_key(title) for each in own for title in (each.title, *each.aliases)}
    return title_key(named.title) in titles


def names_in(article: Article) -> list[Named]:
    """Return the titles that an article names, each once: lines of the body, then its fields."""
    lines = [named for line in find_lines(article.body) for named in line.named]
    fields = [Named(title, None) for title in article.related_titles]
    seen: dict[str, Named] = {}
    for named in lines + fields:
        key = key_of(named)
        if key not in seen or (named.url and not seen[key].url):
            seen[key] = named
    return list(seen.values())


def names_within(article: Article, named: Iterable[Named]) -> tuple[Named, ...]:
    """Return what links within sentences name beside these; nobody misses those who lead nowhere.

    ``[[China]]`` is a note's word for a thing, "as [we reported](#)" no title at all.
    """
    known = {key_of(each) for each in named}
    found = {key_of(each): each for each in find_within(article.body)}
    return tuple(each for key, each in found.items() if key not in known)


def key_of(named: Named) -> str:
    """Return what two spellings of one title share."""
    return title_key(named.title) or named.title


def choose_by_hand(
    matches: Mapping[str, Match], by_hand: list[str], by_id: Mapping[str, Article]
) -> dict[str, str]:
    """Return the ids that a person set, by the title that each stands for.

    An id that the title leads to anyway needs no hand. What is left is paired with titles that
    lead nowhere, or only by likeness; the last title goes with the last id.
    """
    reached = {match.id for match in matches.values()}
    free = [i for i in dict.fromkeys(by_hand) if i not in reached]
    unsure = [
        title for title, match in matches.items() if match.id not in by_hand and not match.sure
    ]
    chosen: dict[str, str] = {}
    for title in unsure:
        closest = max(free, key=lambda i: (loosely(title, by_id[i].title), i), default=None)
        if closest and loosely(title, by_id[closest].title) >= LOOSE:
            chosen[title] = closest
            free.remove(closest)
    left = [title for title in unsure if title not in chosen]
    if len(left) == 1 and len(free) == 1:
        chosen[left[0]] = free[0]
    return chosen


def loosely(first: str, second: str) -> float:
    """Return the share of common words of two titles, 0 to 1."""
    one, other = set(title_key(first).split()), set(title_key(second).split())
    return len(one & other) / max(1, min(len(one), len(other)))


def resolve(named: Named, asker: Asker, index: TitleIndex) -> Match:
    """Return the article that a title means, by the first try that knows one."""
    title, article, own = named.title, asker.article, asker.own
    url = next((u for u in (named.url, title) if u and is_web(u)), None)
    match = index.by_address(to_key(url), own) if url else NOBODY
    for attempt in (index.exact, index.folded, index.alias, index.truncated, index.fuzzy):
        match = match if match.id else attempt(title, article, own)
    return match
