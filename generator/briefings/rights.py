"""What everybody may see of an article: the one place that reads ``publish`` and ``status``.

Of a text that may not be shown in full, no run of eight of its words leaves the archive beyond
the excerpt: not in a summary, not in a note of its own, not in a caption.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import unquote

from briefings import markdown
from briefings.model import Article, Publish, Status
from briefings.text import fold, shorten, words

EXCERPT = 400  # characters of a text that may be shown in part
#: Front matter key: why an article was withdrawn; shown in the notice.
REASON = "withdrawn_reason"
RUN = 8  # words in a row that count as a quotation
#: What may hold a sentence of the text: makers of pages put biographies into authors, and
#: sentences into tags. Titles, of the article and of others that it names, are names.
_QUOTING = (
    "summary", "subtitle", "section", "rights", "image_caption", "image_alt", "image_credit",
)  # fmt: skip
_QUOTING_LISTS = ("tags", "authors", "agency", "people", "organisations", "places")
_PICTURE = re.compile(r"images/[^\s()<>\"']+")
#: What a notice of withdrawal still says; all else goes.
_OF_A_NOTICE = ("id", "date", "source", "source_url", "lang", "slug", "aliases", "content_path")


def is_whole(article: Article) -> bool:
    """Tell whether all of the text may be shown."""
    return article.publish is Publish.FULL and article.status is not Status.WITHDRAWN


def excerpt(article: Article) -> str:
    """Return the text's beginning as far as it may be shown in part, plain."""
    return shorten(next(iter(markdown.paragraphs(article.body)), ""), EXCERPT)


def masked(article: Article) -> Article:
    """Return the article with nothing that would quote a withheld text; its body stays.

    Rooms that show the body ask ``publish`` themselves; its hash must still be told.
    """
    if is_whole(article):
        return article
    if article.status is Status.WITHDRAWN:
        kept = {key: getattr(article, key) for key in _OF_A_NOTICE}
        reason = article.extra.get(REASON)
        return Article(
            title=article.title,
            body="",
            status=article.status,
            publish=article.publish,
            extra={REASON: reason} if reason else {},
            **kept,
        )
    hidden = set(runs(markdown.to_text(article.body)))
    if article.publish is Publish.EXCERPT:
        hidden -= set(runs(excerpt(article)))
    said = {key: getattr(article, key) for key in _QUOTING}
    left = {key: None for key, text in said.items() if not hidden.isdisjoint(runs(text))}
    lists = {key: getattr(article, key) for key in _QUOTING_LISTS}
    kept = {
        key: tuple(text for text in texts if hidden.isdisjoint(runs(text)))
        for key, texts in lists.items()
    }
    return replace(article, extra={}, **left, **kept)  # type: ignore[arg-type]


def shown(article: Article) -> Article:
    """Return the article as everybody may see it, its body too."""
    made = masked(article)
    if is_whole(article):
        return made
    body = excerpt(article) if article.publish is Publish.EXCERPT else ""
    return replace(made, body="" if article.status is Status.WITHDRAWN else body)


def public_pictures(articles: Iterable[Article], kept: frozenset[str]) -> frozenset[str]:
    """Return the kept pictures (``images/name.jpg``) without those that only withheld texts show.

    ``articles``: all, drafts too. An excerpt still shows its main picture.
    """
    open_ones: set[str] = set()
    withheld: set[str] = set()
    for article in articles:
        main = {(article.image or "").lstrip("./")}
        of_text = pictures_named(article) - main
        is_open = is_whole(article) and article.status is not Status.DRAFT
        (open_ones if is_open else withheld).update(of_text)
        is_seen = is_open or (article.publish is Publish.EXCERPT and is_published(article))
        (open_ones if is_seen else withheld).update(main)
    return kept - (withheld - open_ones)


def pictures_named(article: Article) -> frozenset[str]:
    """Return the kept pictures that an article names, in its text or as its main one."""
    of_text = {unquote(name) for name in _PICTURE.findall(article.body)}
    return frozenset({*of_text, (article.image or "").lstrip("./")})


def is_published(article: Article) -> bool:
    """Tell whether a page shows anything of the article beyond a notice."""
    return article.status not in {Status.DRAFT, Status.WITHDRAWN}


def runs(text: str | None) -> Iterator[str]:
    """Yield each run of eight words, folded; none for a shorter text."""
    found = words(fold(text or ""))
    for start in range(len(found) - RUN + 1):
        yield " ".join(found[start : start + RUN])
