"""The wanted list: titles that articles name and the archive lacks."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefings.enrich.backlinks import by_age
from briefings.enrich.context import Context, Found
from briefings.enrich.likeness import likeness, title_words
from briefings.model import Wanted
from briefings.text import title_key

#: Titles looked at for each word that two wanted titles share.
CLOSE_LOOKS = 100


@dataclass(frozen=True, slots=True)
class Wish:
    """One article's want of one title."""

    title: str  #: as found
    by: str  #: id of the article


def connect_wanted(context: Context, found: Found) -> Found:
    """Fill ``wanted``: most wanted first, then by title."""
    groups: dict[str, list[Wish]] = defaultdict(list)
    for article in context.articles:
        for mention in found.mentions.get(article.id, ()):
            if mention.id is None:
                key = title_key(mention.title) or mention.title
                groups[key].append(Wish(mention.title, article.id))
    joined = join_spellings(groups)
    wanted = [to_wanted(wishes, context) for wishes in joined]
    return replace(found, wanted=tuple(sorted(wanted, key=rank)))


def rank(wanted: Wanted) -> tuple[int, str, str]:
    """Return the key that sorts most wanted first, then by title."""
    return (-len(wanted.wanted_by), title_key(wanted.title), wanted.title)


def join_spellings(groups: dict[str, list[Wish]]) -> list[list[Wish]]:
    """Return the groups, those that are one title in two spellings as one.

    Each goes to the most wanted earlier title it is like; chains are not followed.
    """
    order = sorted(groups, key=lambda key: (-len(groups[key]), key))
    heads: dict[str, list[Wish]] = {}
    by_word: dict[str, list[str]] = defaultdict(list)
    for key in order:
        title = groups[key][0].title
        near = dict.fromkeys(h for word in finders(title) for h in by_word[word][:CLOSE_LOOKS])
        head = next((h for h in near if likeness(title, heads[h][0].title)), None)
        if head is not None:
            heads[head] += groups[key]
            continue
        heads[key] = groups[key]
        for word in finders(title):
            by_word[word].append(key)
    return list(heads.values())


def finders(title: str) -> list[str]:
    """Return the longest words of a title, by which its other spellings are looked for."""
    found = dict.fromkeys(title_words(title))
    return sorted(found, key=lambda word: (-len(word), word))[:4]


def to_wanted(wishes: Sequence[Wish], context: Context) -> Wanted:
    """Return one entry of the list: the commonest spelling, who wants it, their one outlet."""
    spellings = Counter(wish.title for wish in wishes)
    title = min(spellings, key=lambda each: (-spellings[each], each))
    by = by_age(context, {wish.by for wish in wishes})
    outlets = {context.by_id[each].source for each in by}
    return Wanted(title, by, outlets.pop() if len(outlets) == 1 else None)
