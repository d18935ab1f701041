"""Lists of articles: days, months, years, outlets, topics, authors; and lists of those lists."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from briefings import addresses, urls
from briefings.model import SitePath
from briefings.render import order
from briefings.render.catalogue import Catalogue, Group, by_day, distinct
from briefings.render.context import DirectoryView, ListingView, TitlesView
from briefings.render.feeds import feed_of
from briefings.render.parts import GroupView, LetterView, LinkView, PagerView
from briefings.render.words import span_text


def calendar_link(book: Catalogue) -> LinkView:
    """Return the link to all years."""
    return LinkView(book.phrases.say("Calendar"), SitePath("calendar.html"))


def sources_link(book: Catalogue) -> LinkView:
    """Return the link to all outlets."""
    return LinkView(book.phrases.say("Outlets"), addresses.index_of("sources"))


def topics_link(book: Catalogue) -> LinkView:
    """Return the link to all topics."""
    return LinkView(book.phrases.say("Topics"), addresses.index_of("topics"))


def authors_link(book: Catalogue) -> LinkView:
    """Return the link to all authors."""
    return LinkView(book.phrases.say("Authors"), addresses.index_of("authors"))


def listings(book: Catalogue) -> Iterator[ListingView]:
    """Yield every page of every list."""
    for kind, groups, above in (
        ("outlet", book.outlets, sources_link(book)),
        ("topic", book.topics, topics_link(book)),
        ("author", book.authors, authors_link(book)),
    ):
        for group in distinct(groups):
            yield from _pages(kind, group, book, above=(above,))
    calendar = calendar_link(book)
    for when, group, before, after in _with_neighbours(book.years):
        parts = [m.link for key, m in book.months.items() if key.startswith(when)]
        yield from _pages("year", group, book, (calendar,), parts, (before, after))
    for when, group, before, after in _with_neighbours(book.months):
        within = (calendar, book.years[when[:4]].link)
        parts = [d.link for key, d in book.days.items() if key.startswith(when)]
        yield from _pages("month", group, book, within, parts, (before, after))
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
    parts: Sequence[LinkView] = (),
    neighbours: tuple[LinkView | None, LinkView | None] = (None, None),
) -> Iterator[ListingView]:
    cuts = _cuts(len(group.ids), book.config.page_size)
    last = len(cuts) - 1
    for number, (start, end) in enumerate(pairwise(cuts), start=1):
        yield ListingView(
            path=addresses.page(group.path, number, last),
            kind=kind,
            title=group.name,
            above=above,
            parts=tuple(parts),
            count=len(group.ids),
            span="" if kind in {"day", "undated"} else _span(group, book),
            previous=neighbours[0],
            next=neighbours[1],
            days=by_day(group.ids[start:end], book),
            pager=_pager(group.path, number, last),
            original=_original(group, book) if kind == "outlet" else "",
            feed=feed_of(group, book) if kind in {"outlet", "topic"} else None,
        )


def _cuts(count: int, size: int) -> list[int]:
    """Return where pages begin and end, counted from the oldest; only the newest may be longer.

    All pages but the newest hold ``size`` articles for ever, and the newest holds from ``size``
    up to twice as many less one, so that nobody meets a first page with one article on it.
    """
    return [*range(0, max(1, count - size + 1), size), count] if count else [0, 0]


def _pager(first: SitePath, number: int, last: int) -> PagerView | None:
    if last == 1:
        return None
    return PagerView(
        newer=addresses.page(first, number + 1, last) if number < last else None,
        older=addresses.page(first, number - 1, last) if number > 1 else None,
        number=number,
        last=last,
    )


def _span(group: Group, book: Catalogue) -> str:
    dated = [when for key in group.ids if (when := book.cards[key].date)]
    if not dated:
        return ""
    return span_text(dated[0], dated[-1], book.config.lang)


def _original(group: Group, book: Catalogue) -> str:
    """Return the home address of the outlet that most of the group's originals share."""
    hosts = [urls.host(book.archive.by_id[key].source_url or "") for key in group.ids]
    known = sorted(h for h in hosts if h)
    return f"https://{max(known, key=known.count)}/" if known else ""


def directories(book: Catalogue) -> Iterator[DirectoryView]:
    """Yield the pages that list all outlets, topics, authors, and the calendar."""
    for kind, link, groups in (
        ("sources", sources_link(book), book.outlets),
        ("topics", topics_link(book), book.topics),
        ("authors", authors_link(book), book.authors),
    ):
        found = distinct(groups)
        yield DirectoryView(
            link.path, kind, link.label, len(found), _by_letter(found, book.phrases.lang)
        )
    years = tuple(
        GroupView(year.name, year.path, tuple(_months_of(when, book)))
        for when, year in reversed(book.years.items())
    )
    undated = [GroupView(book.undated.name, None, (book.undated.link,))] if book.undated.ids else []
    count = len(book.months)
    calendar = calendar_link(book)
    yield DirectoryView(calendar.path, "calendar", calendar.label, count, (*years, *undated))


def _months_of(year: str, book: Catalogue) -> list[LinkView]:
    return [month.link for when, month in book.months.items() if when.startswith(year)]


def _by_letter(groups: list[Group], lang: str) -> tuple[GroupView, ...]:
    letters: dict[str, list[LinkView]] = {}
    for group in sorted(groups, key=lambda g: order.key(g.name, lang)):
        letters.setdefault(order.initial(group.name, lang), []).append(group.link)
    return tuple(GroupView(letter, None, tuple(letters[letter])) for letter in _letters(letters))


def _letters(found: Iterable[str]) -> list[str]:
    """Return the letters as they come, what is none of them at the end."""
    return sorted(found, key=lambda letter: letter == "#")


def titles(book: Catalogue) -> TitlesView:
    """Return all titles by their first letter."""
    lang = book.phrases.lang
    letters: dict[str, list[str]] = {}
    for key in sorted(book.cards, key=lambda k: (order.key(book.cards[k].title, lang), k)):
        letters.setdefault(order.initial(book.cards[key].title, lang), []).append(key)
    views = tuple(
        LetterView(
            letter, f"letter-{ord(letter)}", tuple(book.cards[key] for key in letters[letter])
        )
        for letter in _letters(letters)
    )
    return TitlesView(SitePath("a-z.html"), book.phrases.say("Titles A to Z"), views)
