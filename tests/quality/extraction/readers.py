"""Ours and the peers: a page to the plain text of its article."""

import logging
from collections.abc import Callable, Mapping

from briefings.errors import SeedError
from briefings.ingest.page import page as pages
from briefings.model import Source

Reader = Callable[[str], str]  #: markup to plain text, "" if none is found
_BLOCKS = "p div li h1 h2 h3 h4 h5 h6 td th blockquote pre dt dd figcaption br".split()


def ours(markup: str) -> str:
    """Return what a reader sees of our body: its Markdown, rendered, without the tags."""
    return shown(body_of(markup))


def body_of(markup: str) -> str:
    """Return our body of a page as Markdown, with all that is read beside it thrown away."""
    source = Source("seeds/page.html", markup.encode("utf-8", "replace"))
    try:
        (draft,) = pages.read(source)
    except SeedError:
        return ""
    return draft.body


def shown(body: str) -> str:
    """Return the words of Markdown as they are seen."""
    from markdown_it import MarkdownIt

    return plain(MarkdownIt("commonmark").enable("table").render(body))


def plain(markup: str) -> str:
    """Return the text of HTML with a line break at each block."""
    from lxml import html

    if not markup.strip():
        return ""
    tree = html.fromstring(f"<div>{markup}</div>")
    for element in tree.iter(*_BLOCKS):
        element.tail = "\n" + (element.tail or "")
    return str(tree.text_content())


def trafilatura(markup: str) -> str:
    from trafilatura import extract

    return extract(markup, include_comments=False) or ""


def trafilatura_precise(markup: str) -> str:
    from trafilatura import extract

    return extract(markup, include_comments=False, favor_precision=True) or ""


def readability(markup: str) -> str:
    from readability import Document

    return plain(Document(markup).summary())


def newspaper4k(markup: str) -> str:
    from newspaper import Article

    article = Article("https://example.org/", fetch_images=False)
    article.download(input_html=markup)
    article.parse()
    return article.text or ""


def resiliparse(markup: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return extract_plain_text(markup, main_content=True, alt_texts=False, links=False)


PEERS: Mapping[str, Reader] = {
    "trafilatura": trafilatura,
    "trafilatura, precise": trafilatura_precise,
    "readability-lxml": readability,
    "newspaper4k": newspaper4k,
    "resiliparse": resiliparse,
}


def installed() -> dict[str, Reader]:
    """Return ours and the peers that are there, ours last."""
    from importlib.util import find_spec

    names = {"readability-lxml": "readability", "newspaper4k": "newspaper"}
    logging.disable(logging.CRITICAL)
    there = {
        name: reader
        for name, reader in PEERS.items()
        if find_spec(names.get(name, name.split(",")[0])) is not None
    }
    return {**there, "ours": ours}
