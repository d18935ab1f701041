"""Pages of people, organisations and places: who is named where, when, and together with whom."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from briefings import addresses
from briefings.render.grouping.catalogue import Catalogue, Group, by_day
from briefings.render.pages import lists, ways
from briefings.render.pages.charts import histogram
from briefings.render.pages.together import LINKS, together
from briefings.render.pages.worldmap import world_map
from briefings.render.views.drawn import MapView
from briefings.render.views.lists import NamesView, NameView
from briefings.render.views.parts import QuotationView

_QUOTATIONS = 12  # of a person


def names(book: Catalogue) -> Iterator[NameView]:
    """Yield every page of every name."""
    for key, group in book.names.items():
        yield from pages_of(key, group, book)


def pages_of(key: str, group: Group, book: Catalogue) -> Iterator[NameView]:
    """Yield the pages of one name; ``key``: the id of its entity."""
    entity = book.archive.naming.entities[key]
    ends = lists.cuts(len(group.ids), book.config.page_size)
    last = len(ends) - 1
    drawn = histogram((book.cards[id_].date for id_ in group.ids), book.phrases)
    beside, span = together(group, book), lists.span_of(group, book)
    map_ = _map(key, group, book) if entity.kind == "place" else None
    for number, (start, end) in enumerate(pairwise(ends), start=1):
        yield NameView(
            path=addresses.page(group.path, number, last),
            kind=entity.kind,
            title=entity.name,
            aliases=entity.aliases,
            above=(ways.names_link(entity.kind, book),),
            count=len(group.ids),
            span=span,
            histogram=drawn,
            together=beside,
            map=map_,
            quotations=_quotations(key, book),
            days=by_day(group.ids[start:end], book),
            pager=lists.pager_of(group.path, number, last),
        )


def _map(key: str, group: Group, book: Catalogue) -> MapView | None:
    """Return where a place lies, and the others that its articles name."""
    naming = book.archive.naming
    named = Counter(other for id_ in group.ids for other in naming.articles[id_])
    places = Counter(
        {k: n for k, n in named.items() if k in book.names and naming.entities[k].kind == "place"}
    )
    return world_map(dict(places.most_common(LINKS + 1)) | {key: len(group.ids)}, book, here=key)


def _quotations(key: str, book: Catalogue) -> tuple[QuotationView, ...]:
    """Return what a person says, newest first; the same words in several articles once."""
    said = {q.text: q for q in book.archive.naming.said.get(key, ()) if q.article in book.cards}
    newest = list(said.values())[::-1][:_QUOTATIONS]
    return tuple(QuotationView(q.text, q.channel, book.cards[q.article]) for q in newest)


def indexes(book: Catalogue) -> Iterator[NamesView]:
    """Yield the pages of all people, all organisations, all places; none for a kind without any."""
    links = ways.names_links(book)
    for kind in ways.NAME_KINDS:
        link = ways.names_link(kind, book)
        groups = ways.names_of(kind, book)
        if groups:
            yield NamesView(
                path=link.path,
                kind=kind,
                title=link.label,
                count=len(groups),
                others=tuple(other for other in links if other.path != link.path),
                largest=lists.largest(groups),
                map=_map_of_all(book) if kind == "place" else None,
                groups=lists.by_letter(groups, book.phrases.lang),
            )


def _map_of_all(book: Catalogue) -> MapView | None:
    kinds = {key: book.archive.naming.entities[key].kind for key in book.names}
    counts = {key: len(g.ids) for key, g in book.names.items() if kinds[key] == "place"}
    return world_map(counts, book)
