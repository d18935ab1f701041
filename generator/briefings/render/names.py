"""Pages of people, organisations and places: who is named where, when, and together with whom."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from briefings import addresses
from briefings.model import IsoDate
from briefings.render import lists
from briefings.render.catalogue import Catalogue, Group, by_day
from briefings.render.context import NamesView, NameView
from briefings.render.parts import BarView, GroupView, HistogramView, LinkView, QuotationView
from briefings.render.words import date_text

#: Links of each kind to names in the same articles; and to the names that most articles have.
_TOGETHER, _LARGEST = 10, 50
_QUOTATIONS = 12
_BAR, _HIGH, _LEAST = 10, 60, 2  # units of the drawing: a bar's room, its height, one article's
_MONTHS = 36  # a longer time is drawn by years


def names(book: Catalogue) -> Iterator[NameView]:
    """Yield every page of every name."""
    for key, group in book.names.items():
        yield from _pages(key, group, book)


def _pages(key: str, group: Group, book: Catalogue) -> Iterator[NameView]:
    entity = book.archive.naming.entities[key]
    ends = lists.cuts(len(group.ids), book.config.page_size)
    last = len(ends) - 1
    drawn, together = histogram(group.ids, book), _together(key, group, book)
    for number, (start, end) in enumerate(pairwise(ends), start=1):
        yield NameView(
            path=addresses.page(group.path, number, last),
            kind=entity.kind,
            title=entity.name,
            aliases=entity.aliases,
            above=(lists.names_link(entity.kind, book),),
            count=len(group.ids),
            span=lists.span_of(group, book),
            histogram=drawn,
            together=together,
            quotations=_quotations(key, book),
            days=by_day(group.ids[start:end], book),
            pager=lists.pager_of(group.path, number, last),
        )


def _quotations(key: str, book: Catalogue) -> tuple[QuotationView, ...]:
    """Return what a person says, newest first; the same words in several articles once."""
    said = {q.text: q for q in book.archive.naming.said.get(key, ()) if q.article in book.cards}
    newest = list(said.values())[::-1][:_QUOTATIONS]
    return tuple(QuotationView(q.text, q.channel, book.cards[q.article]) for q in newest)


def _together(key: str, group: Group, book: Catalogue) -> tuple[GroupView, ...]:
    """Return the names that share most articles with one, by kind, with how many they share."""
    naming = book.archive.naming
    shared = Counter(other for id_ in group.ids for other in naming.articles[id_] if other != key)
    order = sorted(shared, key=lambda other: (-shared[other], other))
    found: dict[str, list[LinkView]] = {}
    for other in order:
        links = found.setdefault(naming.entities[other].kind, [])
        if other in book.names and len(links) < _TOGETHER:
            links.append(LinkView(book.names[other].name, book.names[other].path, shared[other]))
    kinds = (kind for kind in lists.NAME_KINDS if found.get(kind))
    return tuple(
        GroupView(lists.names_link(kind, book).label, None, tuple(found[kind])) for kind in kinds
    )


def histogram(ids: tuple[str, ...], book: Catalogue) -> HistogramView | None:
    """Return how many articles each month has, each year where the time is long.

    None where all stand in one period. An article dated by its year alone is in no month.
    """
    dates = [str(when) for id_ in ids if (when := book.cards[id_].date)]
    months = sorted({when[:7] for when in dates if len(when) >= 7})
    unit = "month" if months and len(_all_months(months[0], months[-1])) <= _MONTHS else "year"
    counts = Counter(when[:7] if unit == "month" else when[:4] for when in dates if len(when) >= 7)
    if len(counts) < 2:
        return None
    first, last = min(counts), max(counts)
    periods = _all_months(first, last) if unit == "month" else _all_years(first, last)
    most = max(counts.values())
    bars = []
    for at, period in enumerate(periods):
        high = max(_LEAST, counts[period] * _HIGH // most) if counts[period] else 0
        label = date_text(IsoDate(period), book.config.lang)
        bars.append(BarView(label, counts[period], at * _BAR, _HIGH - high, high))
    return HistogramView(unit, len(periods) * _BAR, tuple(bars))


def _all_months(first: str, last: str) -> list[str]:
    start, end = (int(when[:4]) * 12 + int(when[5:7]) - 1 for when in (first, last))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, end + 1)]


def _all_years(first: str, last: str) -> list[str]:
    return [f"{year:04}" for year in range(int(first), int(last) + 1)]


def indexes(book: Catalogue) -> Iterator[NamesView]:
    """Yield the pages of all people, all organisations, all places; none for a kind without any."""
    links = lists.names_links(book)
    for kind in lists.NAME_KINDS:
        link = lists.names_link(kind, book)
        groups = lists.names_of(kind, book)
        if groups:
            largest = sorted(groups, key=lambda g: (-len(g.ids), g.name))[:_LARGEST]
            yield NamesView(
                path=link.path,
                kind=kind,
                title=link.label,
                count=len(groups),
                others=tuple(other for other in links if other.path != link.path),
                largest=tuple(group.link for group in largest),
                groups=lists.by_letter(groups, book.phrases.lang),
            )
