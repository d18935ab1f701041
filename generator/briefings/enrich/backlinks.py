"""Backlinks: who names an article by its title, and who links to its original address."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefings.enrich.context import Context, Found, age, is_target
from briefings.enrich.versions import by_address, capture_order
from briefings.model import Article
from briefings.urls import address_key, is_web

#: Whole web addresses wherever Markdown may hold them: links, definitions, autolinks, bare ones.
_ADDRESS = re.compile(r"https?://[^\s<>\"'`\]]+", re.IGNORECASE)
#: A copy in the Internet Archive names the original behind its time stamp.
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d+[a-z_]*/(?=https?://)", re.IGNORECASE)


def connect_backlinks(context: Context, found: Found) -> Found:
    """Fill ``cited_by`` from resolved titles and from links to original addresses."""
    pages = address_book(context.articles, context.pages)
    citing: dict[str, set[str]] = defaultdict(set)
    for article in context.articles:
        if not is_target(article):
            continue
        named = {mention.id for mention in found.mentions.get(article.id, ()) if mention.id}
        linked = {pages[key] for key in links_out(article.body) if key in pages}
        for target in named | linked:
            if is_other(context, found, article, target):
                citing[target].add(article.id)
    return replace(found, cited_by={target: by_age(context, ids) for target, ids in citing.items()})


def is_other(context: Context, found: Found, article: Article, target: str) -> bool:
    """Tell whether the target is neither the article itself nor a version of it."""
    own = (article.id, *found.versions.get(article.id, ()))
    return target in context.by_id and target not in own


def address_book(articles: Iterable[Article], pages: Mapping[str, str]) -> Mapping[str, str]:
    """Return the id that each known address means, by ``address_key``.

    Of several captures the newest. Archived copies lead to the article they are copies of, and
    ``pages`` (id -> absolute address in the site) to what stands there.
    """
    held = [article for article in articles if is_target(article)]
    book = {to_key(pages[article.id]): article.id for article in held if article.id in pages}
    for article in sorted(held, key=capture_order):
        if article.archive_url and is_web(article.archive_url):
            book[to_key(article.archive_url)] = article.id
    for key, group in by_address(held).items():
        book[key] = max(group, key=capture_order).id
    return book


def links_out(body: str) -> list[str]:
    """Return the keys of the web addresses in a Markdown text, in order, each once."""
    if "://" not in body:
        return []
    found = (trim(match.group()) for match in _ADDRESS.finditer(body))
    return list(dict.fromkeys(to_key(url) for url in found if is_web(url)))


def to_key(url: str) -> str:
    """Return the key of an address, or of the original behind an archived copy."""
    return address_key(_ARCHIVED.sub("", url))


def trim(url: str) -> str:
    """Return the address without the punctuation of the sentence or the link around it."""
    url = url.rstrip(".,;:!?*_")
    while url.endswith(")") and url.count("(") < url.count(")"):
        url = url[:-1].rstrip(".,;:!?")
    return url


def by_age(context: Context, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the ids, oldest article first."""
    return tuple(sorted(ids, key=lambda each: age(context.by_id[each])))
