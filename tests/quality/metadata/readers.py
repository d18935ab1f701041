"""Ours and the peers: a page to title, authors and date."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress

import pytest
from quality.metadata.scoring import Said

from briefings.errors import SeedError
from briefings.ingest.outlets import shipped
from briefings.ingest.reading import read_source
from briefings.model import Source, Witness

Reader = Callable[[str, str], Said]  #: markup, address ("" where it is not to be known)


def ours(html: str, url: str) -> Said:
    """Read a page as ingest does."""
    told = (Witness("source_url", url, "told", "", url, 0.99),) if url else ()
    try:
        article = read_source(Source("seeds/page.html", html.encode(), told=told), shipped())[0]
    except SeedError:
        return Said()
    made = article.article
    return Said(made.title, made.authors, made.date or "", made.modified or "")


def trafilatura(html: str, url: str) -> Said:
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(html, default_url=url or None)
    if found is None:
        return Said()
    authors = tuple(re.split(r";\s*", found.author)) if found.author else ()
    return Said(found.title or "", authors, found.date or "")


def newspaper4k(html: str, url: str) -> Said:
    from newspaper import Article
    from newspaper.exceptions import ArticleException

    article = Article(url=url or "https://example.org/", fetch_images=False)
    article.download(input_html=html)
    # what it says of title, authors and date stands before it looks for the text, for which it
    # may lack a language's tokenizer
    missing = (ArticleException, ValueError, TypeError, AttributeError, ImportError, LookupError)
    with suppress(*missing):
        article.parse()
    when = article.publish_date
    authors = tuple(str(name) for name in article.authors)
    return Said(article.title or "", authors, when.isoformat() if when else "")


def htmldate(html: str, url: str) -> Said:
    import htmldate as library

    return Said(date=library.find_date(html, url=url or None, original_date=True) or "")


PEERS: Mapping[str, Reader] = {
    "trafilatura": trafilatura, "newspaper4k": newspaper4k, "htmldate": htmldate,
}  # fmt: skip


def installed() -> dict[str, Reader]:
    """Return ours and the peers that are installed."""
    modules = {"trafilatura": "trafilatura", "newspaper4k": "newspaper", "htmldate": "htmldate"}
    found: dict[str, Reader] = {"ours": ours}
    for name, reader in PEERS.items():
        try:
            pytest.importorskip(modules[name])
        except pytest.skip.Exception:
            continue
        found[name] = reader
    return found
