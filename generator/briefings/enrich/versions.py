"""Versions: several captures of one address whose texts differ."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from briefings.enrich.context import Context, Found
from briefings.model import Article
from briefings.text import fold, words
from briefings.urls import address_key


def connect_versions(context: Context, found: Found) -> Found:
    """Fill ``versions``: the other captures of the same address, oldest first.

    The same words at the same address are no version but a copy; copies.py finds those.
    """
    versions = {}
    for group in by_address(context.articles).values():
        if len(group) == 1:
            continue
        ordered = sorted(group, key=capture_order)
        said = {article.id: same_words(article, context) for article in ordered}
        for article in ordered:
            others = [other.id for other in ordered if said[other.id] != said[article.id]]
            if others:
                versions[article.id] = tuple(others)
    return replace(found, versions=versions)


def by_address(articles: Iterable[Article]) -> dict[str, list[Article]]:
    """Return the articles that have an address, by what its spellings share."""
    groups: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.source_url:
            groups[address_key(article.source_url)].append(article)
    return groups


def capture_order(article: Article) -> tuple[str, str, str]:
    """Return the key that sorts the captures of one address from oldest to newest.

    When it was saved, else changed, else published; at a tie the name of the seed decides.
    """
    when = article.captured or article.modified or article.date or ""
    return (when, article.seed or "", article.id)


def same_words(article: Article, context: Context) -> tuple[str, ...]:
    """Return what two captures share unless somebody changed the text: its folded words."""
    return tuple(words(fold(context.texts[article.id])))
