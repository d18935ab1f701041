"""What a template may use: one dataclass for each kind of page; their pieces are in parts.py.

Every template also gets ``href(path)``: theme/README.md lists all names, a test compares the two.
"""

from dataclasses import dataclass

from briefings.model import SitePath
from briefings.render.views.article import ArticleView
from briefings.render.views.briefings import (
    BriefingCardView,
    BriefingEntryView,
    BriefingFactView,
    BriefingSectionView,
    BriefingsView,
    BriefingView,
    QuietRowView,
    QuietView,
)
from briefings.render.views.lists import (
    DirectoryView,
    HomeView,
    ListingView,
    NamesView,
    NameView,
    StoriesView,
    StoryView,
)
from briefings.render.views.parts import LinkView
from briefings.render.views.single import (
    AboutView,
    CalendarView,
    LettersView,
    OfflineView,
    OutletsView,
    PlainView,
    RedirectView,
    ReleasesView,
    ReleaseView,
    WantedView,
)


@dataclass(frozen=True, slots=True)
class SiteView:
    """The archive as a whole; the same on every page."""

    title: str
    subtitle: str  #: "" if none
    description: str  #: "" if none
    lang: str  #: BCP 47, of the interface
    dir: str  #: "ltr" or "rtl", of the interface
    words: SitePath | None  #: the script of the interface's phrases for scripts; None: English
    site_url: str  #: absolute, with a final slash; "" if not known
    edition: str  #: name of an edition that is not for everybody; "" for the public one
    log: SitePath | None  #: the publication log; None before the first release
    navigation: tuple[LinkView, ...]  #: main parts, in order
    article_count: int
    outlet_count: int
    first_date: str  #: day of the oldest dated article in words; "" if none is dated
    last_date: str  #: day of the newest dated article in words; "" if none is dated
    languages: tuple[str, ...]  #: names of the articles' languages in the interface's, sorted


#: Templates and what they get as ``page``.
TEMPLATES = {
    "index": HomeView,
    "article": ArticleView,
    "listing": ListingView,
    "directory": DirectoryView,
    "name": NameView,
    "names": NamesView,
    "calendar": CalendarView,
    "outlets": OutletsView,
    "a-z": LettersView,
    "wanted": WantedView,
    "stories": StoriesView,
    "story": StoryView,
    "briefings": BriefingsView,
    "briefing": BriefingView,
    "quiet": QuietView,
    "about": AboutView,
    "search": PlainView,
    "reading-list": PlainView,
    "offline": OfflineView,
    "releases": ReleasesView,
    "release": ReleaseView,
    "404": PlainView,
    "redirect": RedirectView,
}

__all__ = [
    "BriefingCardView",
    "BriefingEntryView",
    "BriefingFactView",
    "BriefingSectionView",
    "QuietRowView",
]
