"""The pages of briefings, as their templates get them."""

from collections.abc import Iterator

from markupsafe import Markup

from briefings import addresses, markdown, urls
from briefings.briefing import FOLDER, Briefing, Entry, Fact, Gap, Kind, Note, Section
from briefings.model import SitePath
from briefings.phrases import direction
from briefings.render.briefingviews import (
    BriefingCardView,
    BriefingEntryView,
    BriefingFactView,
    BriefingSectionView,
    BriefingsView,
    BriefingView,
)
from briefings.render.catalogue import Catalogue
from briefings.render.parts import LinkView
from briefings.render.words import date_text

INDEX = addresses.index_of(FOLDER)


def index_link(book: Catalogue) -> LinkView:
    """Return the link to all briefings."""
    return LinkView(book.phrases.say("Briefings"), INDEX)


def views(book: Catalogue) -> Iterator[tuple[str, BriefingView | BriefingsView]]:
    """Yield template and view of the page of all briefings, then of each."""
    yield "briefings", _index(book)
    for briefing in book.briefings:
        yield "briefing", _page(briefing, book)


def _index(book: Catalogue) -> BriefingsView:
    dossiers = sorted(
        (each for each in book.briefings if each.kind is Kind.DOSSIER),
        key=lambda each: (each.date or each.last, each.name),
        reverse=True,
    )
    return BriefingsView(
        path=INDEX,
        title=book.phrases.say("Briefings"),
        dossiers=tuple(_card(each) for each in dossiers),
        digests=(),
        years=(),
        feed=None,
    )


def _card(briefing: Briefing) -> BriefingCardView:
    return BriefingCardView(
        briefing.title, briefing.path, briefing.summary, briefing.span, briefing.count
    )


def _page(briefing: Briefing, book: Catalogue) -> BriefingView:
    return BriefingView(
        path=briefing.path,
        kind=briefing.kind,
        title=briefing.title,
        lang=briefing.lang,
        dir=direction(briefing.lang),
        above=(index_link(book),),
        summary=briefing.summary,
        authors=briefing.authors,
        date_text=date_text(briefing.date, book.config.lang) if briefing.date else "",
        span=briefing.span,
        count=briefing.count,
        sections=tuple(_section(each, briefing, book) for each in briefing.sections),
        facts=tuple(_fact(each) for each in briefing.facts),
        left_out=briefing.left_out,
        place=briefing.place,
        previous=None,
        next=None,
        parts=(),
        files=(),
    )


def _fact(fact: Fact) -> BriefingFactView:
    return BriefingFactView(fact.kind, fact.what, fact.path, fact.told)


def _section(section: Section, briefing: Briefing, book: Catalogue) -> BriefingSectionView:
    return BriefingSectionView(
        section.title,
        section.story,
        section.figures.told if section.figures else "",
        tuple(_entry(each, briefing, book) for each in section.entries),
    )


def _entry(entry: Entry, briefing: Briefing, book: Catalogue) -> BriefingEntryView:
    if isinstance(entry, Note):
        return _other("note", _note(entry, briefing, book), "")
    if isinstance(entry, Gap):
        return _other("gap", Markup(), entry.text)
    return BriefingEntryView(
        kind="line",
        card=book.cards[entry.id],
        role=entry.role,
        source_url=entry.source_url,
        extract=entry.extract.text if entry.extract else "",
        anchor=entry.extract.anchor if entry.extract else "",
        folded=tuple(book.cards[each.id] for each in entry.folded),
        figures=entry.figures.told if entry.figures else "",
        html=Markup(),
        text="",
    )


def _other(kind: str, html: Markup, text: str) -> BriefingEntryView:
    return BriefingEntryView(kind, None, "", "", "", "", (), "", html, text)


def _note(note: Note, briefing: Briefing, book: Catalogue) -> Markup:
    """Return a person's words as harmless HTML, links into the archive relative to the page."""
    pages = frozenset(book.archive.addresses.values())

    def archived(url: str) -> str | None:
        here = SitePath(url[1:])
        return urls.relative(briefing.path, here) if url[:1] == "/" and here in pages else None

    links = markdown.Links(
        mention=lambda _title: None,
        archived=archived,
        original=lambda _url: "",
        picture=lambda _url: None,
        wanted=urls.relative(briefing.path, "wanted.html"),
        words=book.phrases,
    )
    return Markup(markdown.to_html(note.text, links))  # noqa: S704 - the sanitiser has seen it
