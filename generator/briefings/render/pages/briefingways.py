"""Ways between digests: before and after, a month and its parts, years, from the calendar."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby

from briefings.briefing import Briefing, Kind
from briefings.model import SitePath
from briefings.render.grouping.catalogue import Catalogue
from briefings.render.views.parts import LinkView

DIGESTS = (Kind.MONTHLY, Kind.WEEKLY, Kind.DAILY)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a briefing."""

    previous: LinkView | None = None  #: the digest of its kind before it
    next: LinkView | None = None
    month: LinkView | None = None  #: the digest of the month that it begins in
    parts: tuple[LinkView, ...] = ()  #: of a month: the digests of its weeks, then of its days


def link(briefing: Briefing) -> LinkView:
    """Return a briefing as a link with the number of its articles."""
    return LinkView(briefing.title, briefing.path, briefing.all_articles or briefing.count)


def digest_of(page: SitePath, book: Catalogue) -> LinkView | None:
    """Return the digest of a day or a month by its page in the calendar."""
    found = book.digests.get(page)
    return LinkView(book.phrases.say("Digest"), found.path) if found else None


def around(book: Catalogue) -> dict[str, Around]:
    """Return by name what stands around each briefing."""
    months = {each.name: each for each in _of(Kind.MONTHLY, book)}
    parts = _parts(book)
    found = {each.name: Around() for each in book.summary.briefings}
    for kind in DIGESTS:
        own = _of(kind, book)
        links = [None, *(_plain(each) for each in own), None]
        for at, each in enumerate(own):
            month = months.get(each.first[:7]) if kind is not Kind.MONTHLY else None
            up = _plain(month) if month else None
            found[each.name] = Around(links[at], links[at + 2], up, tuple(parts[each.name]))
    return found


def newest_digests(book: Catalogue) -> list[Briefing]:
    """Return the newest digest of each kind: month, week, day."""
    return [own[-1] for kind in DIGESTS if (own := _of(kind, book))]


def years(book: Catalogue) -> tuple[tuple[str, tuple[LinkView, ...]], ...]:
    """Return the years with their months, then their weeks; days where there are no others.

    All are newest first. Days stand on the pages of their months, empty weeks between others.
    """
    kinds = {each.kind for each in book.summary.briefings}
    shown = [Kind.MONTHLY, Kind.WEEKLY] if kinds - {Kind.DAILY, Kind.DOSSIER} else [Kind.DAILY]
    found = [each for kind in shown for each in reversed(_of(kind, book)) if each.count]
    rows = sorted(found, key=lambda each: each.name[:4], reverse=True)
    return tuple(
        (year, tuple(link(each) for each in own))
        for year, own in groupby(rows, key=lambda each: each.name[:4])
    )


def _of(kind: Kind, book: Catalogue) -> list[Briefing]:
    return [each for each in book.summary.briefings if each.kind is kind]


def _plain(briefing: Briefing) -> LinkView:
    return LinkView(briefing.title, briefing.path)


def _parts(book: Catalogue) -> dict[str, list[LinkView]]:
    """Return for each month the digests of its weeks, then of its days; a week may be in two."""
    found = defaultdict[str, list[LinkView]](list)
    for kind in (Kind.WEEKLY, Kind.DAILY):
        for each in _of(kind, book):
            for month in dict.fromkeys((each.first[:7], each.last[:7])):
                found[month].append(link(each))
    return found
