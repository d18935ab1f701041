"""What templates get of pages of which there is one, and of old addresses."""

from dataclasses import dataclass

from briefings.model import SitePath
from briefings.render.views.drawn import GridView
from briefings.render.views.parts import (
    CitationView,
    GroupView,
    LetterView,
    LinkView,
    OutletView,
    WantedItemView,
)


@dataclass(frozen=True, slots=True)
class WantedView:
    """What is missing. Template: wanted.html."""

    path: SitePath
    title: str
    items: tuple[WantedItemView, ...]  #: most wanted first
    table: SitePath  #: the same as CSV


@dataclass(frozen=True, slots=True)
class OutletsView:
    """All outlets. Template: outlets.html."""

    path: SitePath
    title: str
    outlets: tuple[OutletView, ...]  #: in the order of the language


@dataclass(frozen=True, slots=True)
class CalendarView:
    """All years. Template: calendar.html."""

    path: SitePath
    title: str
    count: int  #: months with articles
    grid: GridView | None  #: years by months, newest first; None if nothing is dated
    undated: LinkView | None


@dataclass(frozen=True, slots=True)
class LettersView:
    """The index of the archive: names, topics, telling words, titles. Template: a-z.html.

    All of it, or the overview of its parts, or one of these, which holds some of one letter.
    """

    path: SitePath
    title: str
    alphabet: tuple[LinkView, ...]  #: each letter, where it begins
    above: tuple[LinkView, ...] = ()  #: of a part: the overview
    lists: tuple[LinkView, ...] = ()  #: the pages of all people, organisations, places, topics
    letters: tuple[LetterView, ...] = ()  #: with what begins with them
    parts: tuple[GroupView, ...] = ()  #: of an overview: the parts of each letter
    previous: LinkView | None = None  #: the part before; None of the first, and of no part
    next: LinkView | None = None  #: the one after, likewise


@dataclass(frozen=True, slots=True)
class AboutView:
    """What this archive is and how it was made. Template: about.html."""

    path: SitePath
    title: str
    outlets: tuple[LinkView, ...]
    languages: tuple[tuple[str, int], ...]  #: name, articles; most first
    undated: int
    without_source: int  #: articles without an address of the original
    wanted: int
    program: str  #: name and version of the program
    citations: tuple[CitationView, ...]  #: of the archive as a whole


@dataclass(frozen=True, slots=True)
class KeepView:
    """A part of the archive that can be kept in the browser."""

    key: str  #: ``month:2022/10`` (the folder), ``story:<id>``
    label: str
    count: int  #: articles


@dataclass(frozen=True, slots=True)
class KeepYearView:
    """A year of such parts."""

    label: str  #: "2022"
    months: tuple[KeepView, ...]  #: newest first


@dataclass(frozen=True, slots=True)
class OfflineView:
    """Where readers choose what to keep in their browser. Template: offline.html."""

    path: SitePath
    title: str
    years: tuple[KeepYearView, ...]  #: newest first
    undated: int  #: articles without a date
    stories: tuple[KeepView, ...]  #: newest first


@dataclass(frozen=True, slots=True)
class ReleaseCardView:
    """A release in the publication log."""

    link: LinkView  #: its name and page
    date_text: str
    note: str  #: "" if none
    told: tuple[str, ...]  #: "3 added", "1 changed"; without what there is none of


@dataclass(frozen=True, slots=True)
class ReleasesView:
    """The publication log. Template: releases.html."""

    path: SitePath
    title: str
    releases: tuple[ReleaseCardView, ...]  #: newest first
    pending: tuple[str, ...]  #: what has changed since the newest; () for nothing
    feed: SitePath | None  #: None where ``site_url`` is not known
    data: SitePath  #: the same as JSON


@dataclass(frozen=True, slots=True)
class ReleasePartView:
    """What a release added, changed or removed."""

    label: str  #: "Added"
    count: int  #: articles
    links: tuple[LinkView, ...]  #: those that have a page, if only a notice
    gone: tuple[str, ...]  #: ids of those that have none
    more: int  #: articles that are not listed, being too many


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """One release. Template: release.html."""

    path: SitePath
    title: str
    above: LinkView  #: the publication log
    date_text: str
    note: str  #: "" if none
    told: tuple[str, ...]  #: as in ReleaseCardView
    parts: tuple[ReleasePartView, ...]


@dataclass(frozen=True, slots=True)
class PlainView:
    """A page with a title only. Templates: search.html, reading-list.html, 404.html."""

    path: SitePath
    title: str


@dataclass(frozen=True, slots=True)
class RedirectView:
    """An old address. Template: redirect.html."""

    path: SitePath
    title: str
    target: SitePath
