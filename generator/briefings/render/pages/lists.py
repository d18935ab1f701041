"""Lists of articles: days, months, years, outlets, topics, authors; and lists of those lists."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from briefings import addresses
from briefings.model import SitePath
from briefings.render.files.feeds import feed_of, links
from briefings.render.grouping import order
from briefings.render.grouping.catalogue import Catalogue, Group, by_day, distinct
from briefings.render.grouping.words import span_text
from briefings.render.pages import ways
from briefings.render.pages.briefingways import digest_of
from briefings.render.pages.calendar import month_grid, year_grid
from briefings.render.pages.charts import histogram
from briefings.render.pages.outlets import outlet_view
from briefings.render.pages.together import together
from briefings.render.views.drawn import GridView
from briefings.render.views.lists import DirectoryView, ListingView
from briefings.render.views.parts import GroupView, LinkView, PagerView

_LARGEST, _SHORT = 50, 12  # links by count; a list that needs none
_ALL_PARTS = 60  # of a list are named on each of them, so that none is far away


def listings(book: Catalogue) -> Iterator[ListingView]:
    """Yield every page of every list."""
    for kind, group in subjects(book):
        yield from pages_of(kind, group, book)
    yield from periods(book)


def subjects(book: Catalogue) -> Iterator[tuple[str, Group]]:
    """Yield the outlets, topics and authors, each with its kind."""
    for kind, groups in (
        ("outlet", book.outlets),
        ("topic", book.topics),
        ("author", book.authors),
    ):
        yield from ((kind, group) for group in distinct(groups))


def pages_of(kind: str, group: Group, book: Catalogue) -> Iterator[ListingView]:
    """Yield the pages of an outlet, a topic or an author."""
    above = {"outlet": ways.sources_link, "topic": ways.topics_link, "author": ways.authors_link}
    return _pages(kind, group, book, above=(above[kind](book),))


def periods(book: Catalogue) -> Iterator[ListingView]:
    """Yield the pages of years, months, days, and of what has no date."""
    calendar = ways.calendar_link(book)
    for when, group, before, after in _with_neighbours(book.years):
        grid = year_grid(when, book)
        yield from _pages("year", group, book, (calendar,), grid, (before, after))
    for when, group, before, after in _with_neighbours(book.months):
        within = (calendar, book.years[when[:4]].link)
        grid = month_grid(when, book)
        yield from _pages("month", group, book, within, grid, (before, after))
    for when, group, before, after in _with_neighbours(book.days):
        month, year = book.months[when[:7]].link, book.years[when[:4]].link
        yield from _pages("day", group, book, (calendar, year, month), neighbours=(before, after))
    if book.undated.ids:
        yield from _pages("undated", book.undated, book, above=(calendar,))


def _with_neighbours(
    periods: dict[str, Group],
) -> Iterator[tuple[str, Group, LinkView | None, LinkView | None]]:
    """Yield each period with the links to the one before and after it."""
    groups = list(periods.values())
    links: list[LinkView | None] = [None, *(group.link for group in groups), None]
    for (when, group), before, after in zip(periods.items(), links, links[2:], strict=False):
        yield when, group, before, after


def _pages(  # noqa: PLR0913, PLR0917 - a list is described by these
    kind: str,
    group: Group,
    book: Catalogue,
    above: tuple[LinkView, ...] = (),
    grid: GridView | None = None,
    neighbours: tuple[LinkView | None, LinkView | None] = (None, None),
) -> Iterator[ListingView]:
    ends = cuts(len(group.ids), book.config.page_size)
    last = len(ends) - 1
    is_subject = kind in {"topic", "author"}
    dates = (book.cards[id_].date for id_ in group.ids)
    drawn = histogram(dates, book.phrases) if is_subject or kind == "outlet" else None
    beside = together(group, book) if is_subject else ()
    outlet = outlet_view(group, book) if kind == "outlet" else None
    span = "" if kind in {"day", "undated"} else span_of(group, book)
    feeds = links(feed_of(group), group.ids, book) if kind in {"outlet", "topic"} else ()
    for number, (start, end) in enumerate(pairwise(ends), start=1):
        yield ListingView(
            path=addresses.page(group.path, number, last),
            kind=kind,
            title=group.name,
            above=above,
            grid=grid,
            count=len(group.ids),
            span=span,
            previous=neighbours[0],
            next=neighbours[1],
            days=by_day(group.ids[start:end], book),
            pager=pager_of(group.path, number, last),
            outlet=outlet,
            digest=digest_of(group.path, book) if kind in {"day", "month"} else None,
            histogram=drawn,
            together=beside,
            feeds=feeds,
            keep=addresses.kept_month(group.path) if kind == "month" else "",
        )


def cuts(count: int, size: int) -> list[int]:
    """Return where pages begin and end, counted from the oldest; only the newest may be longer.

    All pages but the newest hold ``size`` articles for ever, and the newest holds from ``size``
    up to twice as many less one, so that nobody meets a first page with one article on it.
    """
    return [*range(0, max(1, count - size + 1), size), count] if count else [0, 0]


def paths_of(group: Group, book: Catalogue) -> tuple[SitePath, ...]:
    """Return the pages of a group's list, oldest articles first."""
    last = len(cuts(len(group.ids), book.config.page_size)) - 1
    return tuple(addresses.page(group.path, number, last) for number in range(1, last + 1))


def pager_of(first: SitePath, number: int, last: int) -> PagerView | None:
    """Return the ways to the other parts of a list; None if it has but one."""
    if last == 1:
        return None
    return PagerView(
        newer=addresses.page(first, number + 1, last) if number < last else None,
        older=addresses.page(first, number - 1, last) if number > 1 else None,
        number=number,
        last=last,
        parts=tuple(
            LinkView(str(part), addresses.page(first, part, last))
            for part in range(last, 0, -1)
            if last <= _ALL_PARTS or part % 10 == 0 or part in {1, last} or abs(part - number) < 3
        ),
    )


def span_of(group: Group, book: Catalogue) -> str:
    """Return the first and the last date of a group's articles in words; "" if none is dated."""
    dated = [when for key in group.ids if (when := book.cards[key].date)]
    if not dated:
        return ""
    return span_text(dated[0], dated[-1], book.config.lang)


def directories(book: Catalogue) -> Iterator[DirectoryView]:
    """Yield the pages that list all topics and all authors."""
    for kind, link, groups in (
        ("topics", ways.topics_link(book), book.topics),
        ("authors", ways.authors_link(book), book.authors),
    ):
        found = distinct(groups)
        yield DirectoryView(
            link.path,
            kind,
            link.label,
            len(found),
            largest=largest(found) if len(found) > _SHORT else (),
            groups=by_letter(found, book.phrases.lang),
        )


def largest(groups: list[Group]) -> tuple[LinkView, ...]:
    """Return the groups with most articles, most first."""
    order = sorted(groups, key=lambda g: (-len(g.ids), g.name))[:_LARGEST]
    return tuple(group.link for group in order)


def by_letter(groups: list[Group], lang: str) -> tuple[GroupView, ...]:
    """Return groups under their first letters, in the order of the interface's language."""
    letters: dict[str, list[LinkView]] = {}
    for group in sorted(groups, key=lambda g: order.key(g.name, lang)):
        letters.setdefault(order.initial(group.name, lang), []).append(group.link)
    return tuple(
        GroupView(letter, None, tuple(letters[letter])) for letter in letters_of(letters, lang)
    )


def letters_of(found: Iterable[str], lang: str) -> list[str]:
    """Return letters in the order of a language, what is none of them at the end."""
    return sorted(found, key=lambda letter: (letter == "#", order.key(letter, lang)))
