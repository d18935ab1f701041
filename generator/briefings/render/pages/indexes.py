"""A to Z: names, topics and telling words with the dates of their articles, and all titles."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from briefings.model import SitePath
from briefings.render.grouping import order
from briefings.render.grouping.catalogue import Catalogue, Group, distinct
from briefings.render.pages import lists, ways
from briefings.render.views.parts import GroupView, IndexEntryView, LetterView, LinkView
from briefings.render.views.single import LettersView
from briefings.text import shorten

Item = TypeVar("Item")
_PATH = SitePath("a-z.html")
#: Names, words and titles that one page holds (some 300 kB); and each part of more.
_WHOLE, _PART = 1_000, 400
_LABEL = 24  # characters of a name or title at either end of a part
#: Articles of one entry that are named by their dates; of more, the span stands for them.
_NAMED = 6


def pages(book: Catalogue) -> Iterator[LettersView]:
    """Yield the index: one page, or, where that would be a long one, an overview and its parts."""
    letters = _letters(book)
    title = book.phrases.say("A to Z")
    lists_ = (*ways.names_links(book), *((ways.topics_link(book),) if book.topics else ()))
    anchors = tuple(LinkView(each.letter, SitePath(f"#{each.anchor}")) for each in letters)
    whole = LettersView(_PATH, title, anchors, lists=lists_, letters=letters)
    if sum(len(each.entries) + len(each.cards) for each in letters) <= _WHOLE:
        yield whole
        return
    parts = {each.letter: list(_parts(each, book)) for each in letters}
    groups = tuple(
        GroupView(letter, None, tuple(link for link, _ in its)) for letter, its in parts.items()
    )
    yield replace(whole, letters=(), parts=groups)
    firsts = tuple(LinkView(letter, its[0][0].path) for letter, its in parts.items())
    every = [part for its in parts.values() for part in its]
    above, ends = (LinkView(title, _PATH),), [None, *(link for link, _ in every), None]
    for (link, letter), before, after in zip(every, ends, ends[2:], strict=False):
        yield LettersView(
            link.path, link.label, firsts, above, letters=(letter,), previous=before, next=after
        )


def _parts(letter: LetterView, book: Catalogue) -> Iterator[tuple[LinkView, LetterView]]:
    """Yield what begins with a letter in parts of one page each, with the link to it.

    Names, topics and words come first, then titles; no part holds both.
    """
    name = letter.letter.lower() if letter.letter.isascii() else f"u{ord(letter.letter):04x}"
    stem = f"a-z/{name.replace('#', 'other')}"
    bare = replace(letter, entries=(), cards=())
    parts = [replace(bare, entries=some) for some in _cut(letter.entries)]
    parts += [replace(bare, cards=some) for some in _cut(letter.cards)]
    for number, part in enumerate(parts, start=1):
        names = [*(e.label for e in part.entries), *(card.title for card in part.cards)]
        path = SitePath(f"{stem}-{number}.html" if number > 1 else f"{stem}.html")
        yield LinkView(_span(names, book), path, len(names)), part


def _cut(items: Sequence[Item]) -> list[tuple[Item, ...]]:
    return [tuple(items[start : start + _PART]) for start in range(0, len(items), _PART)]


def _span(names: Sequence[str], book: Catalogue) -> str:
    """Return where a part begins and ends, in words."""
    first, last = shorten(names[0], _LABEL), shorten(names[-1], _LABEL)
    both = book.phrases.say("%(first)s to %(last)s", first=first, last=last)
    return both if len(names) > 1 else first


def _letters(book: Catalogue) -> tuple[LetterView, ...]:
    """Return everything under its first letter, in the order of the interface's language."""
    lang = book.phrases.lang
    entries: defaultdict[str, list[IndexEntryView]] = defaultdict(list)
    for entry in sorted(_entries(book), key=lambda e: order.key(e.label, lang)):
        entries[order.initial(entry.label, lang)].append(entry)
    cards = defaultdict(list)
    for key in sorted(book.cards, key=lambda k: (order.key(book.cards[k].title, lang), k)):
        cards[order.initial(book.cards[key].title, lang)].append(book.cards[key])
    return tuple(
        LetterView(each, f"letter-{ord(each)}", tuple(entries[each]), tuple(cards[each]))
        for each in lists.letters_of({*entries, *cards}, lang)
    )


def _entries(book: Catalogue) -> Iterator[IndexEntryView]:
    """Yield names, then topics, then words; what is spelt alike stands there once."""
    said = set[str]()
    for group in [*book.names.values(), *distinct(book.topics)]:
        if group.name.casefold() not in said:
            said.add(group.name.casefold())
            yield _of_group(group, book)
    for term in book.archive.terms:
        if term.text.casefold() not in said:
            yield IndexEntryView(term.text, term.lang, None, None, "", _dates(term.ids, book))


def _of_group(group: Group, book: Catalogue) -> IndexEntryView:
    if len(group.ids) > _NAMED:
        span = lists.span_of(group, book)
        return IndexEntryView(group.name, "", group.path, len(group.ids), span, ())
    return IndexEntryView(group.name, "", group.path, None, "", _dates(group.ids, book))


def _dates(ids: tuple[str, ...], book: Catalogue) -> tuple[LinkView, ...]:
    """Return articles as links that are called by their dates."""
    return tuple(LinkView(book.cards[key].date_text, book.cards[key].path) for key in ids)
