"""The article beside its page: as Markdown, as JSON, as plain text, for programs and for keeping.

What may not be shown in full has no text beside its page either: only the facts, as JSON; what was
withdrawn has nothing.
"""

import json

from briefings import articlefile, markdown
from briefings.bibliography import outlet_name
from briefings.model import Article, SitePath, Status
from briefings.render.files.feeds import facts
from briefings.render.grouping.catalogue import Catalogue
from briefings.render.grouping.words import date_text
from briefings.rights import is_whole


def paths(article: Article, book: Catalogue) -> dict[str, SitePath]:
    """Return the files beside the article's page by their kind: "Markdown", "JSON", "text"."""
    stem = book.archive.addresses[article.id].removesuffix(".html")
    kinds = {"Markdown": ".md", "JSON": ".json", "text": ".txt"}
    if article.status is Status.WITHDRAWN:
        return {}
    shown = kinds if is_whole(article) else {"JSON": ".json"}
    return {kind: SitePath(stem + ending) for kind, ending in shown.items()}


def files(article: Article, book: Catalogue) -> dict[SitePath, bytes]:
    """Return these files."""
    make = {"Markdown": _markdown, "JSON": _json, "text": _text}
    return {path: make[kind](article, book) for kind, path in paths(article, book).items()}


def _markdown(article: Article, _book: Catalogue) -> bytes:
    return articlefile.to_text(article).encode()


def _json(article: Article, book: Catalogue) -> bytes:
    told = facts(article, book)
    if is_whole(article):
        told["text"] = article.body
    return (json.dumps(told, ensure_ascii=False) + "\n").encode()


def _text(article: Article, book: Catalogue) -> bytes:
    """Return title, source line and address, then the text, a line for each block."""
    when = date_text(article.date, book.config.lang)
    who = ", ".join(article.authors or article.agency)
    line = ", ".join(part for part in (outlet_name(article), when, who) if part)
    head = [article.title, article.subtitle, line, article.source_url]
    blocks = markdown.to_text(article.body).split("\n")
    parts = ["\n".join(part for part in head if part), *(b for b in blocks if b.strip())]
    return ("\n\n".join(parts) + "\n").encode()
