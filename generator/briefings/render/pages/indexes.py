"""A to Z: names, topics and telling words with the dates of their articles, and all titles."""

from collections import defaultdict
from collections.abc import Iterator

from briefings.model import SitePath
from briefings.render.grouping import order
from briefings.render.grouping.catalogue import Catalogue, Group, distinct
from briefings.render.pages import lists, ways
from briefings.render.views.parts import IndexEntryView, LetterView, LinkView
from briefings.render.views.single import LettersView

#: Articles of one entry that are named by their dates; of more, the span stands for them.
_NAMED = 6


def letters(book: Catalogue) -> LettersView:
    """Return everything under its first letter, in the order of the interface's language."""
    lang = book.phrases.lang
    entries: defaultdict[str, list[IndexEntryView]] = defaultdict(list)
    for entry in sorted(_entries(book), key=lambda e: order.key(e.label, lang)):
        entries[order.initial(entry.label, lang)].append(entry)
    cards = defaultdict(list)
    for key in sorted(book.cards, key=lambda k: (order.key(book.cards[k].title, lang), k)):
        cards[order.initial(book.cards[key].title, lang)].append(book.cards[key])
    views = tuple(
        LetterView(each, f"letter-{ord(each)}", tuple(entries[each]), tuple(cards[each]))
        for each in lists.letters_of({*entries, *cards}, lang)
    )
    above = (*ways.names_links(book), *((ways.topics_link(book),) if book.topics else ()))
    return LettersView(SitePath("a-z.html"), book.phrases.say("A to Z"), above, views)


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
