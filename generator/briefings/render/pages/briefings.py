"""The pages of briefings, as their templates get them."""

from collections.abc import Iterator

from markupsafe import Markup

from briefings import addresses, linking, markdown, urls
from briefings.briefing import FOLDER, Briefing, Entry, Fact, Gap, Kind, Note, Section
from briefings.model import IsoDate, SitePath
from briefings.phrases import direction
from briefings.render.files.feeds import of_briefing
from briefings.render.grouping.catalogue import Catalogue
from briefings.render.grouping.words import date_text
from briefings.render.pages import briefingways as ways
from briefings.render.pages.citations import of_briefing as cite
from briefings.render.pages.outward import with_robust_links
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
from briefings.render.views.parts import FeedView, LinkView

INDEX = addresses.index_of(FOLDER)
QUIET = SitePath(f"{FOLDER}/quiet.html")
_ON_HOME = 3  # dossiers named on the first page


def index_link(book: Catalogue) -> LinkView:
    """Return the link to all briefings."""
    return LinkView(book.phrases.say("Briefings"), INDEX)


def views(book: Catalogue) -> Iterator[tuple[str, BriefingView | BriefingsView | QuietView]]:
    """Yield template and view of the page of all briefings, then of each."""
    yield "briefings", _index(book)
    yield "quiet", _quiet(book)
    around = ways.around(book)
    for briefing in book.summary.briefings:
        yield "briefing", _page(briefing, around[briefing.name], book)


def newest(book: Catalogue) -> tuple[LinkView, ...]:
    """Return the links to the newest dossiers, then to the newest digest of each kind."""
    digests = ways.newest_digests(book)
    return tuple(ways.link(each) for each in (*_dossiers(book)[:_ON_HOME], *digests))


def _dossiers(book: Catalogue) -> list[Briefing]:
    """Return the dossiers, the newest first: by their own date, else that of their articles."""
    found = (each for each in book.summary.briefings if each.kind is Kind.DOSSIER)
    return sorted(found, key=lambda each: (each.date or each.last, each.name), reverse=True)


def _index(book: Catalogue) -> BriefingsView:
    return BriefingsView(
        path=INDEX,
        title=book.phrases.say("Briefings"),
        dossiers=tuple(_card(each) for each in _dossiers(book)),
        digests=tuple(_card(each) for each in ways.newest_digests(book)),
        years=ways.years(book),
        feeds=tuple(
            (kind, tuple(FeedView(*w) for w in ways_)) for kind, ways_ in book.summary.feeds
        ),
        quiet=LinkView(book.phrases.say("Days that went quiet"), QUIET, len(book.summary.silences)),
    )


def _card(briefing: Briefing) -> BriefingCardView:
    count = briefing.all_articles or briefing.count
    return BriefingCardView(
        briefing.title, briefing.path, briefing.summary, briefing.span, count, briefing.kind
    )


def _page(briefing: Briefing, around: ways.Around, book: Catalogue) -> BriefingView:
    month = (around.month,) if around.month else ()
    return BriefingView(
        path=briefing.path,
        kind=briefing.kind,
        title=briefing.title,
        lang=briefing.lang,
        dir=direction(briefing.lang),
        above=(index_link(book), *month),
        summary=briefing.summary,
        authors=briefing.authors,
        date_text=date_text(briefing.date, book.config.lang) if briefing.date else "",
        span=briefing.span,
        count=briefing.all_articles or briefing.count,
        sections=tuple(_section(each, briefing, book) for each in briefing.sections),
        facts=tuple(_fact(each, book) for each in briefing.facts),
        left_out=briefing.left_out,
        rule=briefing.rule,
        place=briefing.place,
        previous=around.previous,
        next=around.next,
        parts=around.parts,
        files=tuple(LinkView(*each) for each in book.summary.offered.get(briefing.name, ())),
        feeds=of_briefing(briefing, book),
        citations=cite(briefing, book.config),
    )


def _fact(fact: Fact, book: Catalogue) -> BriefingFactView:
    return BriefingFactView(fact.kind, fact.what, _place(fact.kind, fact.key, book), fact.told)


def _place(kind: str, key: str, book: Catalogue) -> SitePath | None:
    """Return the page that has more of a name, a topic, a story, an outlet or an article."""
    if kind == "revived":
        return addresses.story(key)
    if kind == "correction":
        return book.archive.addresses[key]
    groups = {"name": (book.names,), "topic": (book.topics,), "silent": (book.outlets, book.topics)}
    found = (group.get(key) for group in groups.get(kind, ()))
    return next((group.path for group in found if group), None)


def _quiet(book: Catalogue) -> QuietView:
    """Return the page of all silences, the newest first."""
    say = book.phrases.say
    kinds = {
        "archive": say("The whole archive"),
        "outlet": say("Outlet"),
        "section": say("Section"),
        "topic": say("Topic"),
    }
    rows = tuple(
        QuietRowView(silence.name, kinds[silence.kind], _place("silent", silence.name, book), told)
        for silence, told in reversed(book.summary.silences)
    )
    return QuietView(QUIET, say("Days that went quiet"), index_link(book), rows)


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

    def archived(url: str) -> str | None:
        here = SitePath(url[1:])
        return urls.relative(briefing.path, here) if url[:1] == "/" and here in note.links else None

    links = linking.Links(
        mention=lambda _title: None,
        archived=archived,
        original=lambda url: url,  # a person's own links into the site
        picture=lambda _url: None,
        wanted=urls.relative(briefing.path, "wanted.html"),
        words=book.phrases,
    )
    page = with_robust_links(
        markdown.to_html(note.text, links), briefing.date or IsoDate(briefing.last)
    )
    return Markup(page)  # noqa: S704 - the sanitiser has seen it
