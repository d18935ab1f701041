"""The page of one article."""

from urllib.parse import urljoin

from markupsafe import Markup

from briefings import addresses, articlefile, dates, markdown, rights, text, urls
from briefings.bibliography import outlet_name
from briefings.model import Article, Mention, Publish, Relations, SitePath, Status
from briefings.phrases import Phrases, direction
from briefings.pictures import size_of
from briefings.render.files.hosting import is_listed
from briefings.render.grouping.catalogue import Catalogue, Group, Groups, capture_time
from briefings.render.grouping.words import date_text, language
from briefings.render.pages import beside
from briefings.render.pages.authors import authors
from briefings.render.pages.changes import changes
from briefings.render.pages.citations import citations
from briefings.render.pages.stories import place_of
from briefings.render.views.article import ArticleView, CopiesView
from briefings.render.views.parts import (
    CardView,
    ChangesView,
    FigureView,
    LinkView,
    MentionView,
    NameLinkView,
    RelatedView,
    RestingView,
    RuledView,
    SeriesView,
)


def article_view(
    article: Article, body: str, book: Catalogue, *, with_citations: bool = True
) -> ArticleView:
    """Return all that the page shows, a line for each field; ``body`` is harmless HTML."""
    config, relations = book.config, book.archive.relations[article.id]
    here = book.archive.addresses[article.id]
    outlet = outlet_name(article) or ""
    page = urljoin(config.site_url, here) if config.site_url else ""
    older, newer = _neighbours(article, book)
    shown = markdown.to_text(article.body) if body else ""
    word_count, minutes = len(text.words(shown)), text.minutes_to_read(shown)
    return ArticleView(
        path=here,
        id=article.id,
        title=article.title,
        subtitle=article.subtitle or "",
        lang=article.lang or "",
        dir=direction(article.lang),
        language=language(article.lang, config.lang),
        date=article.date,
        date_text=date_text(article.date, config.lang, weekday=True),
        day=_day(article, book),
        modified=article.modified,
        modified_text=date_text(article.modified, config.lang) if article.modified else "",
        captured=article.captured,
        captured_text=date_text(article.captured, config.lang) if article.captured else "",
        outlet=_first(book.outlets, [outlet]),
        source_url=article.source_url or "",
        source_url_text=urls.readable(article.source_url or ""),
        source_host=urls.host(article.source_url or ""),
        archive_url=article.archive_url or "",
        authors=authors(article, book),
        agencies=article.agency,
        section=article.section or "",
        topics=_links_to(book.topics, article.tags),
        ruled=_ruled(article, book),
        people=_names(article.people, "person", article, book),
        organisations=_names(article.organisations, "organisation", article, book),
        places=_names(article.places, "place", article, book),
        figure=_figure(article, book),
        notice=_notice(article, book.phrases),
        withdrawn=article.status is Status.WITHDRAWN,
        resting=_resting(article, relations),
        body=Markup(body),  # noqa: S704 - made harmless by markdown.to_html
        withheld=_withheld(article, book.phrases),
        summary=book.cards[article.id].summary,
        words=word_count,
        minutes=minutes,
        length=_length(shown, word_count, minutes, book.phrases),
        story=place_of(article.id, book),
        mentions=tuple(_mention(m, book) for m in relations.mentions),
        related=_related(relations, book),
        cited_by=_cards(relations.cited_by, book),
        earlier_versions=_versions(article, book, later=False),
        later_versions=_versions(article, book, later=True),
        changes=_changes(article, book),
        copies=CopiesView(relations.agency, _cards(relations.copies, book)),
        older=older,
        newer=newer,
        series=_series(article, outlet, book),
        rights=article.rights or "",
        seed=article.seed or "",
        raw_sha256=article.raw_sha256 or "",
        text_sha256=_text_hash(article),
        edited=article.text_sha256 not in {None, articlefile.text_hash(article.body)},
        citations=citations(article, outlet, page) if with_citations else (),
        files=tuple(LinkView(kind, path) for kind, path in beside.paths(article, book).items()),
        indexable=is_listed(article, book),
        extra=_extra(article),
    )


def _extra(article: Article) -> dict[str, str]:
    """Return the foreign keys; the reason of a withdrawal stands in the notice."""
    shown = ((k, v) for k, v in article.extra.items() if k != rights.REASON)
    return {k: v if isinstance(v, str) else ", ".join(v) for k, v in shown}


def _notice(article: Article, words: Phrases) -> str:
    reason = article.extra.get(rights.REASON, "")
    notice = {
        Status.CORRECTED: words.say("The outlet has corrected this article."),
        Status.RETRACTED: words.say("The outlet has retracted this article."),
        Status.WITHDRAWN: words.say("This article has been withdrawn from the archive."),
    }.get(article.status, "")
    withdrawn = article.status is Status.WITHDRAWN
    return f"{notice} {reason}" if withdrawn and isinstance(reason, str) and reason else notice


def _resting(article: Article, relations: Relations) -> RestingView | None:
    """Return on which state outlet it rests; its sentences are not shown where the text is not."""
    found = relations.resting
    if not found or article.publish is not Publish.FULL:
        return None
    return RestingView(found.outlet, found.evidence)


def _text_hash(article: Article) -> str:
    """Return the hash of the text as it is; "" where nothing is left of it."""
    gone = article.status is Status.WITHDRAWN
    return "" if gone else articlefile.text_hash(article.body)


def _ruled(article: Article, book: Catalogue) -> tuple[RuledView, ...]:
    """Return the topics that rules give and no tag does, with what gave them."""
    own = {book.topics[tag].path for tag in article.tags if tag in book.topics}
    found = book.archive.ruled.get(article.id, ())
    views = (RuledView(r.topic, book.topics[r.topic].path, ", ".join(r.why)) for r in found)
    return tuple(view for view in views if view.path not in own)


def _names(
    by_hand: tuple[str, ...], kind: str, article: Article, book: Catalogue
) -> tuple[NameLinkView, ...]:
    """Return the names of one kind with their pages; those set by hand as they were written."""
    entities = book.archive.naming.of(article.id, kind)
    labels = by_hand or tuple(entity.name for entity in entities)
    paths = [group.path if (group := book.names.get(e.id)) else None for e in entities]
    if len(paths) != len(labels):  # withdrawn, or one name set in two spellings
        paths = [None] * len(labels)
    return tuple(map(NameLinkView, labels, paths))


def _length(shown: str, word_count: int, minutes: int, words: Phrases) -> str:
    """Return how long a text is, in words, or in characters where no spaces part the words."""
    if not shown:
        return ""
    characters = text.unspaced(shown)
    if characters > word_count:
        size = words.say_many("%(count)s character", "%(count)s characters", characters)
    else:
        size = words.say_many("%(count)s word", "%(count)s words", word_count)
    time = words.say_many("%(count)s minute", "%(count)s minutes", minutes)
    parts = (part.replace(" ", "\N{NO-BREAK SPACE}") for part in (size, time))
    return words.say("%(first)s, %(second)s", **dict(zip(("first", "second"), parts, strict=True)))


def _versions(article: Article, book: Catalogue, *, later: bool) -> tuple[CardView, ...]:
    return _cards(tuple(each.id for each in _captures(article, book, later=later)), book)


def _changes(article: Article, book: Catalogue) -> ChangesView | None:
    earlier = _captures(article, book, later=False)
    return changes(article, earlier[-1], book.cards[earlier[-1].id]) if earlier else None


def _captures(article: Article, book: Catalogue, *, later: bool) -> list[Article]:
    """Return the other captures of the address before or after this one, oldest first."""
    own = (capture_time(article), article.id)
    others = (book.archive.by_id[key] for key in book.archive.relations[article.id].versions)
    found = (o for o in others if ((capture_time(o), o.id) > own) is later)
    return sorted(found, key=lambda o: (capture_time(o), o.id))


def _neighbours(article: Article, book: Catalogue) -> tuple[CardView | None, CardView | None]:
    articles, at = book.archive.articles, book.positions[article.id]
    older = book.cards[articles[at - 1].id] if at else None
    newer = book.cards[articles[at + 1].id] if at + 1 < len(articles) else None
    return older, newer


def _series(article: Article, outlet: str, book: Catalogue) -> tuple[SeriesView, ...]:
    groups = [book.outlets.get(outlet), *(book.topics.get(tag) for tag in article.tags)]
    known = {group.path: group for group in groups if group and len(group.ids) > 1}
    return tuple(_step(article.id, group, book) for group in known.values())


def _step(own: str, group: Group, book: Catalogue) -> SeriesView:
    at, ids = book.places[group.path][own], group.ids
    older = book.cards[ids[at - 1]] if at else None
    newer = book.cards[ids[at + 1]] if at + 1 < len(ids) else None
    return SeriesView(group.link, older, newer)


def _day(article: Article, book: Catalogue) -> LinkView | None:
    if not article.date:
        return LinkView(book.undated.name, book.undated.path)
    when = article.date[:10]
    return LinkView(date_text(dates.from_iso(when), book.config.lang), addresses.period(when))


def _first(groups: Groups, names: list[str]) -> LinkView | None:
    return next(iter(_links_to(groups, names)), None)


def _links_to(groups: Groups, names: tuple[str, ...] | list[str]) -> tuple[LinkView, ...]:
    return tuple(groups[name].link for name in names if name in groups)


def _figure(article: Article, book: Catalogue) -> FigureView | None:
    if not (article.image or article.image_caption or article.image_credit):
        return None
    credit_url = article.image_credit_url or ""
    image = (article.image or "").lstrip("./")
    kept = image in book.archive.pictures  # in content/, which Pelican copies
    url = urljoin(article.source_url or "", article.image or "")
    size = size_of(book.config.content_dir / image) if kept else None
    return FigureView(
        path=SitePath(image) if kept else None,
        alt=article.image_alt or "",
        caption=article.image_caption or "",
        credit=article.image_credit or "",
        credit_url=credit_url if urls.is_web(credit_url) else "",
        url=url if urls.is_web(url) and not kept else "",
        width=size[0] if size else None,
        height=size[1] if size else None,
    )


def _withheld(article: Article, words: Phrases) -> str:
    if article.status is Status.WITHDRAWN:
        return words.say("The text is no longer here.")
    return {
        Publish.EXCERPT: words.say(
            "Only the beginning is shown here; the whole text stands at the original."
        ),
        Publish.LINK: words.say("The text is not shown here; it stands at the original."),
    }.get(article.publish, "")


def _mention(mention: Mention, book: Catalogue) -> MentionView:
    return MentionView(mention.title, book.cards.get(mention.id or ""))


def _related(relations: Relations, book: Catalogue) -> tuple[RelatedView, ...]:
    links = (link for link in relations.related if link.id in book.cards)
    return tuple(RelatedView(book.cards[link.id], link.reason) for link in links)


def _cards(ids: tuple[str, ...], book: Catalogue) -> tuple[CardView, ...]:
    return tuple(book.cards[key] for key in ids if key in book.cards)
