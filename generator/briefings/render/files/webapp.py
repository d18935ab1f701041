"""What makes the site an app that can be installed, and what of it a reader can choose to keep.

The files of the copy are those of ``manifest.json``; the scripts take their hashes from there.
"""

import json

from briefings import addresses
from briefings.model import Archive, Article, SitePath, Status
from briefings.phrases import direction
from briefings.render.grouping.catalogue import Catalogue
from briefings.render.grouping.words import month_name
from briefings.render.views.single import KeepView, KeepYearView, OfflineView
from briefings.rights import pictures_named

PAGE = SitePath("offline.html")
PARTS = SitePath("data/offline.json")
#: The worker must stand at the top to answer for the whole site; what it does lies in the theme.
_WORKER = b'importScripts("theme/js/service-worker.js");\n'
_PAPER, _RUBRIC = "#fbfaf6", "#7a1c1c"  # --paper and --accent of the theme
_SHORT = 12  # characters below an icon


def offline_view(book: Catalogue) -> OfflineView:
    """Return the page where readers choose what to keep in their browser."""
    years = tuple(
        KeepYearView(year, _months(year, book)) for year in reversed(book.years) if year.isdigit()
    )
    return OfflineView(
        path=PAGE,
        title=book.phrases.say("Read offline"),
        years=tuple(year for year in years if year.months),
        undated=len(book.undated.ids),
        stories=tuple(
            KeepView(addresses.kept_story(story.id), story.title, len(story.articles))
            for story in reversed(book.archive.stories)
        ),
    )


def _months(year: str, book: Catalogue) -> tuple[KeepView, ...]:
    """Return the months of a year, newest first."""
    return tuple(
        KeepView(
            addresses.kept_month(group.path),
            month_name(int(when[5:]), book.config.lang),
            len(group.ids),
        )
        for when, group in reversed(book.months.items())
        if when.startswith(f"{year}-")
    )


def files(book: Catalogue) -> dict[SitePath, bytes]:
    """Return the worker, the web manifest, and which files are parts of what can be kept."""
    return {
        SitePath("sw.js"): _WORKER,
        SitePath("manifest.webmanifest"): _json(_manifest(book)),
        PARTS: _json({"stories": _stories(book), "pictures": _pictures(book.archive)}),
    }


def _json(value: dict[str, object]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _manifest(book: Catalogue) -> dict[str, object]:
    """Return the web manifest; its addresses are relative to itself, so it fits every place."""
    config = book.config
    told = {
        "name": config.title,
        "short_name": config.title if len(config.title) <= _SHORT else config.title.split()[-1],
        "description": config.description or config.subtitle,
        "lang": book.phrases.lang,
        "dir": direction(book.phrases.lang),
        "start_url": "index.html",
        "scope": "./",
        "display": "standalone",
        "display_override": ["minimal-ui"],
        "background_color": _PAPER,
        "theme_color": _RUBRIC,
        "icons": [
            {"src": "theme/img/icon-192.png", "sizes": "192x192", "type": "image/png"},
            {"src": "theme/img/icon-512.png", "sizes": "512x512", "type": "image/png"},
            {
                "src": "theme/img/icon-maskable-512.png",
                "sizes": "512x512",
                "type": "image/png",
                "purpose": "maskable",
            },
            {"src": "theme/img/favicon.svg", "sizes": "any", "type": "image/svg+xml"},
        ],
    }
    return {key: value for key, value in told.items() if value}


def _stories(book: Catalogue) -> dict[str, object]:
    """Return the pages of each story, its own first."""
    pages = book.archive.addresses
    return {
        story.id: [addresses.story(story.id), *(pages[key] for key in story.articles)]
        for story in book.archive.stories
    }


def _pictures(archive: Archive) -> dict[str, object]:
    """Return the pictures on the pages that have some, by page."""
    found = {archive.addresses[a.id]: sorted(_of(a, archive)) for a in archive.articles}
    return {page: names for page, names in found.items() if names}


def _of(article: Article, archive: Archive) -> frozenset[str]:
    withdrawn = article.status is Status.WITHDRAWN
    return frozenset() if withdrawn else pictures_named(article) & archive.pictures
