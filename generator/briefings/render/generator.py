"""Pelican's articles generator over an archive: its signals, our pages.

With ``engine`` and ``writer`` the only rooms that know Pelican's objects.
"""

import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from pelican.contents import Article as PelicanArticle
from pelican.contents import Author, Category, Tag
from pelican.generators import ArticlesGenerator

from briefings import dates
from briefings.briefing import Summary
from briefings.config import Config
from briefings.fingerprint import fingerprint
from briefings.model import Archive, Article, SitePath
from briefings.phrases import of_scripts
from briefings.render.files import feeds, oldaddresses, webapp
from briefings.render.files.hosting import is_listed
from briefings.render.files.scripts import scripts
from briefings.render.files.styles import styles
from briefings.render.grouping.catalogue import Catalogue, catalogue
from briefings.render.origins import leads, origin
from briefings.render.pages import article as article_page
from briefings.render.pages import (
    beside,
    body,
    indexes,
    lists,
    names,
    releaselog,
    stories,
    wantedtable,
)
from briefings.render.pages import briefings as briefingpages
from briefings.render.pages import single as pages
from briefings.render.pages.calendar import calendar_view
from briefings.render.pages.outlets import outlets_view
from briefings.render.preview import Drawn
from briefings.render.units import units
from briefings.render.views.context import SiteView
from briefings.render.views.parts import LinkView
from briefings.render.writing.writer import KEY, ArchiveWriter
from briefings.report import Progress, Report, silent
from briefings.site.lastsite import LastSite
from briefings.site.publish import MARKER
from briefings.site.releases import Release
from briefings.urls import address_key
from briefings.workers import Workers
from pelican.plugins import signals

_FOR_READERS = {"404", "search", "reading-list", "offline"}  # nothing for search engines


@dataclass(frozen=True, slots=True)
class Rendering:
    """All that a site is made from."""

    config: Config
    archive: Archive
    search_files: dict[SitePath, bytes]
    summary: Summary = field(default_factory=Summary)
    releases: tuple[Release, ...] = ()
    known: LastSite | None = None  #: what is known of the site that stands; None: all is made
    report: Report = field(default_factory=Report)  #: told what each page took
    progress: Progress = silent
    #: is told what pages are made from, unless plugins have a hand in them
    drawn: Callable[[Drawn], None] | None = None
    workers: Workers | None = None  #: who helps with many pages; None: nobody


class ArchiveGenerator(ArticlesGenerator):  # type: ignore[misc]
    """Pelican's articles generator over an archive: its signals, our pages."""

    book: Catalogue
    site: SiteView

    def generate_context(self) -> None:
        """Make Pelican's objects from the archive, and send what its plugins wait for."""
        rendering: Rendering = self.settings[KEY]
        self.book = catalogue(rendering.archive, rendering.config, rendering.summary)
        by_hand = [LinkView(p.title, SitePath(p.save_as)) for p in self.context.get("pages", [])]
        log = releaselog.INDEX if rendering.releases else None
        # in the shared context, so that the templates of Pelican's own pages find it too
        self.site = self.context["site"] = pages.site_view(self.book, by_hand, log)
        articles, addresses = rendering.archive.articles, rendering.archive.addresses
        # of several captures of one address the newest is linked
        by_url = {address_key(a.source_url): addresses[a.id] for a in articles if a.source_url}
        if rendering.drawn and not rendering.config.plugins:
            rendering.drawn(Drawn(self.book, self.site, by_url, self.get_template("article")))
        self._by_url = by_url
        objects = articles if self._has_readers() else ()
        self._by_id = {
            a.id: self._pelican_article(a, body.body_html(a, self.book, by_url)) for a in objects
        }
        self.articles = list(reversed(self._by_id.values()))
        signals.article_generator_pretaxonomy.send(self)
        self._group()
        self._update_context(("articles", "dates", "tags", "categories", "authors"))
        signals.article_generator_finalized.send(self)

    def _has_readers(self) -> bool:
        """Tell whether anybody looks at Pelican's objects: plugins, a theme, pages by hand."""
        config = self.book.config
        by_hand = (config.content_dir / folder for folder in self.settings["PAGE_PATHS"])
        alone = self.settings[KEY].known is not None and not config.theme
        return not alone or any(folder.exists() for folder in by_hand)

    def _pelican_article(self, article: Article, text: str) -> PelicanArticle:
        signals.article_generator_preread.send(self)
        metadata = self._metadata(article)
        signals.article_generator_context.send(self, metadata=metadata)
        source = str(Path(self.path).parent / article.content_path)
        made = PelicanArticle(text, metadata, self.settings, source, self.context)
        self.add_source_path(made)
        return made

    def _metadata(self, article: Article) -> dict[str, Any]:
        page = self.book.archive.addresses[article.id]
        day = dates.day(article.date)
        metadata = {
            "title": article.title,
            "slug": article.slug,
            "lang": article.lang or self.book.config.lang,
            "summary": self.book.cards[article.id].summary,
            "status": "published",
            "category": Category(article.section or "articles", self.settings),
            "tags": [Tag(tag, self.settings) for tag in article.tags],
            "authors": [Author(name, self.settings) for name in article.authors],
            "save_as": page,
            "url": page,
            "date": day and datetime(day.year, day.month, day.day),  # noqa: DTZ001 - Pelican adds it
        }
        return {key: value for key, value in metadata.items() if value}

    def _group(self) -> None:
        """Fill the lists that Pelican's plugins look at."""
        groups: dict[str, Any] = {"category": defaultdict(list), "authors": defaultdict(list)}
        for article in self.articles:
            groups["category"][article.category].append(article)
            for author in getattr(article, "authors", ()):
                groups["authors"][author].append(article)
            for tag in getattr(article, "tags", ()):
                self.tags[tag].append(article)
        self.dates = [a for a in self.articles if hasattr(a, "date")]
        self.categories = sorted(groups["category"].items())
        self.authors = sorted(groups["authors"].items())

    def generate_output(self, writer: ArchiveWriter) -> None:
        """Write every page and file of the archive."""
        self._write_articles(writer)
        open_pages = self._write_lists(writer)
        redirect = self.get_template("redirect")
        for view in (*stories.moved(self.book), *oldaddresses.redirects(self.book)):
            if not writer.has_written(view.path):
                writer.write_view(redirect, view, self.site)
        shards: dict[SitePath, bytes] = self.settings[KEY].search_files
        others = feeds.files(self.book, open_pages) | wantedtable.files(self.book)
        others |= _script_phrases(self.site) | webapp.files(self.book)
        theme = Path(self.settings["THEME"])
        others |= scripts(theme) | styles(theme)
        others |= releaselog.files(self.settings[KEY].releases, self.book)
        for path, data in (shards | others | {SitePath(MARKER): b""}).items():
            writer.write_bytes(path, data)
        for path, file in self.book.summary.files.items():
            writer.write_or_keep(path, file)
        writer.finish()
        signals.article_writer_finalized.send(self, writer=writer)

    def _write_articles(self, writer: ArchiveWriter) -> None:
        known: LastSite | None = self.settings[KEY].known
        articles, progress = self.book.archive.articles, self.settings[KEY].progress
        to, site = leads(self.book, self._by_url), writer.site_hash(self.site)
        for done, article in enumerate(articles, start=1):
            progress("render", done, len(articles))
            page = self.book.archive.addresses[article.id]
            own = fingerprint(site, origin(article, self.book, to)) if known else ""
            if not writer.keeps(page, own, beside.paths(article, self.book).values()):
                self._write_article(article, writer)

    def _write_article(self, article: Article, writer: ArchiveWriter) -> None:
        if made := self._by_id.get(article.id):
            signals.article_generator_write_article.send(self, content=made)
            # a plugin may have changed the text; `_content` is where Pelican's plugins do so
            text = made._content  # noqa: SLF001
        else:
            text = body.body_html(article, self.book, self._by_url)
        view = article_page.article_view(article, text, self.book)
        writer.write_view(self.get_template("article"), view, self.site)
        for path, data in beside.files(article, self.book).items():
            writer.write_bytes(path, data)

    def _write_lists(self, writer: ArchiveWriter) -> list[SitePath]:
        """Write all other pages and return those that search engines may list."""
        book = self.book
        views: list[tuple[str, Any]] = [
            *(("listing", view) for view in lists.periods(book)),
            *(("directory", view) for view in lists.directories(book)),
            *(("names", view) for view in names.indexes(book)),
            ("calendar", calendar_view(book)),
            ("outlets", outlets_view(book)),
            ("index", pages.home(book)),
            *(("a-z", view) for view in indexes.pages(book)),
            ("wanted", pages.wanted(book)),
            *(("story", view) for view in stories.story_pages(book)),
            *briefingpages.views(book),
            *releaselog.views(self.settings[KEY].releases, book),
            ("about", pages.about(book)),
            ("search", pages.search(book)),
            ("reading-list", pages.reading_list(book)),
            ("offline", webapp.offline_view(book)),
            ("404", pages.not_found(book)),
        ]
        if book.archive.stories:
            views.append(("stories", stories.stories(book)))
        for done, (name, view) in enumerate(views, start=1):
            self.settings[KEY].progress("lists", done, len(views))
            writer.write_view(self.get_template(name), view, self.site)
        paths = [view.path for name, view in views if name not in _FOR_READERS]
        paths += self._write_units(writer)
        listed = (a.id for a in book.archive.articles if is_listed(a, book))
        paths += [book.archive.addresses[key] for key in listed]
        return paths

    def _write_units(self, writer: ArchiveWriter) -> list[SitePath]:
        """Write the lists that may stay without a look, and return their pages."""
        paths: list[SitePath] = []
        for unit in units(self.book):
            own = fingerprint(unit.template, writer.site_hash(self.site), unit.origin)
            if not writer.keeps(unit.paths[0], own, unit.paths[1:]):
                for view in unit.views():
                    writer.write_view(self.get_template(unit.template), view, self.site)
            paths += unit.paths
        return paths


def _script_phrases(site: SiteView) -> dict[SitePath, bytes]:
    """Return the script that tells the scripts the interface's phrases; nothing in English."""
    if not site.words:
        return {}
    told = json.dumps(of_scripts(site.lang), ensure_ascii=False, indent=0)
    return {site.words: f"briefings.words = {told};\n".encode()}
