"""What templates get of pages of which there is one, and of old addresses."""

from dataclasses import dataclass

from briefings.model import SitePath
from briefings.render.parts import LinkView, WantedItemView


@dataclass(frozen=True, slots=True)
class WantedView:
    """What is missing. Template: wanted.html."""

    path: SitePath
    title: str
    items: tuple[WantedItemView, ...]  #: most wanted first
    table: SitePath  #: the same as CSV


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
