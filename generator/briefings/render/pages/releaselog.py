"""The publication log: what each release added, changed and removed, as pages, feed and JSON."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import urljoin

from briefings import addresses
from briefings.addresses import lasting_id
from briefings.config import PUBLIC
from briefings.model import SitePath, Status
from briefings.render.files.entries import feed_for
from briefings.render.grouping.catalogue import Catalogue
from briefings.render.grouping.words import date_text
from briefings.render.views.parts import LinkView
from briefings.render.views.single import (
    ReleaseCardView,
    ReleasePartView,
    ReleasesView,
    ReleaseView,
)
from briefings.site.releases import Changes, Release, changes_since
from briefings.syndication.atom import atom
from briefings.syndication.feed import Entry, instant

INDEX = addresses.index_of("releases")
FEED = SitePath("releases/feed.atom")
DATA = SitePath("data/releases.json")
_SHOWN = 1000  # articles of one part on a page; the JSON has all
_NAMED = 20  # titles in an entry of the feed


def views(
    releases: Sequence[Release], book: Catalogue
) -> Iterator[tuple[str, ReleasesView | ReleaseView]]:
    """Yield template and view of the log and of each release; nothing where there is none."""
    if not releases:
        return
    cards = tuple(_card(release, book) for release in reversed(releases))
    say = book.phrases.say
    pending = changes_since(releases, book.archive.articles)
    told = _told(pending, book) if pending and book.config.edition == PUBLIC else ()
    yield (
        "releases",
        ReleasesView(
            INDEX, say("Publication log"), cards, told, FEED if book.config.site_url else None, DATA
        ),
    )
    for release in releases:
        yield "release", _view(release, book)


def _page(release: Release) -> SitePath:
    return SitePath(f"releases/{release.name}.html")


def _card(release: Release, book: Catalogue) -> ReleaseCardView:
    when = date_text(release.date, book.config.lang)
    return ReleaseCardView(
        LinkView(release.name, _page(release)), when, release.note, _told(release.changes, book)
    )


def _told(changes: Changes, book: Catalogue) -> tuple[str, ...]:
    """Return what there is of each kind in words, without kinds that have none."""
    added, changed, removed = (
        len(part) for part in (changes.added, changes.changed, changes.removed)
    )
    say_many = book.phrases.say_many
    told = (
        say_many("%(count)s added", "%(count)s added", added) if added else "",
        say_many("%(count)s changed", "%(count)s changed", changed) if changed else "",
        say_many("%(count)s removed", "%(count)s removed", removed) if removed else "",
    )
    return tuple(text for text in told if text)


def _view(release: Release, book: Catalogue) -> ReleaseView:
    say, changes = book.phrases.say, release.changes
    parts = (
        _part(say("Added"), changes.added, book),
        _part(say("Changed"), changes.changed, book),
        _part(say("Removed"), changes.removed, book),
    )
    card = _card(release, book)
    return ReleaseView(
        path=card.link.path,
        title=say("Release %(name)s", name=release.name),
        above=LinkView(say("Publication log"), INDEX),
        date_text=card.date_text,
        note=release.note,
        told=card.told,
        parts=tuple(part for part in parts if part.count),
    )


def _part(label: str, ids: Iterable[str], book: Catalogue) -> ReleasePartView:
    """Return a part of a release; what has no page any more is named by its id alone."""
    known, keys = book.archive.addresses, list(ids)
    links = tuple(LinkView(_title(key, book), known[key]) for key in keys if key in known)
    return ReleasePartView(
        label=label,
        count=len(keys),
        links=links[:_SHOWN],
        gone=tuple(key for key in keys if key not in known)[:_SHOWN],
        more=max(0, len(links) - _SHOWN),
    )


def _title(key: str, book: Catalogue) -> str:
    return book.archive.by_id[key].title


def files(releases: Sequence[Release], book: Catalogue) -> dict[SitePath, bytes]:
    """Return the JSON of the log, and its feed; nothing where there is no release."""
    if not releases:
        return {}
    feed = {FEED: _feed(releases, book)} if book.config.site_url else {}
    return {DATA: _data(releases, book), **feed}


def _data(releases: Sequence[Release], book: Catalogue) -> bytes:
    rows = [
        {
            "name": release.name,
            "date": release.date,
            "note": release.note,
            "page": _page(release),
            "added": [_row(key, book) for key in release.changes.added],
            "changed": [_row(key, book) for key in release.changes.changed],
            "removed": [_row(key, book) for key in release.changes.removed],
        }
        for release in releases
    ]
    told = {"schema": "briefing-releases/1", "releases": rows}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _row(key: str, book: Catalogue) -> dict[str, str]:
    """Return id and page, and the title of what is not withdrawn."""
    article = book.archive.by_id.get(key)
    if article is None:
        return {"id": key}
    title = {} if article.status is Status.WITHDRAWN else {"title": article.title}
    return {"id": key, **title, "page": book.archive.addresses[key]}


def _feed(releases: Sequence[Release], book: Catalogue) -> bytes:
    """Return an entry for each release, the newest first."""
    title = f"{book.phrases.say('Publication log')} · {book.config.title}"
    feed = feed_for(FEED, title, INDEX, book)
    return atom(replace(feed, entries=[_entry(each, book) for each in reversed(releases)]))


def _entry(release: Release, book: Catalogue) -> Entry:
    return Entry(
        id=lasting_id("release", release.name, book.config.feed_authority),
        title=book.phrases.say("Release %(name)s", name=release.name),
        url=urljoin(book.config.site_url, _page(release)),
        updated=instant(release.date),
        authors=(book.config.title,),
        summary=_summary(release, book),
    )


def _summary(release: Release, book: Catalogue) -> str:
    """Return the note, the counts, and the first titles of what is here still."""
    ids = [*release.changes.added, *release.changes.changed]
    here = [book.archive.by_id[key] for key in ids if key in book.archive.by_id]
    titles = [a.title for a in here if a.status is not Status.WITHDRAWN]
    listed = "; ".join(titles[:_NAMED]) + (" ..." if len(titles) > _NAMED else "")
    parts = (release.note, ", ".join(_told(release.changes, book)), listed)
    return "\n".join(part for part in parts if part)
