"""The article's text out of a page, as Markdown."""

import re
from collections.abc import Callable
from configparser import ConfigParser
from copy import deepcopy
from functools import partial
from typing import cast

import trafilatura
from lxml import etree, html
from trafilatura.settings import DEFAULT_CONFIG

from briefings.ingest.clippings.clipping import to_body
from briefings.ingest.pagetext.blocks import find_blocks, key_of
from briefings.ingest.pagetext.check import with_missing, with_top
from briefings.ingest.pagetext.choice import find_places
from briefings.ingest.pagetext.layout import prepare
from briefings.ingest.pagetext.leftovers import without_leftovers, without_own_teaser
from briefings.ingest.pagetext.pictures import with_pictures
from briefings.ingest.pagetext.pieces import find_pieces
from briefings.ingest.pagetext.prune import to_text
from briefings.ingest.tree import text_of
from briefings.text import title_key, to_clean

_LEAST = 200  # characters; a shorter text is tried again with less caution
_PARAGRAPHS = ("p", "h2", "h3", "h4", "li", "blockquote", "pre", "td")


def find_text(
    tree: etree._Element,
    titles: tuple[str, ...],
    known: tuple[str, ...] = (),
    losing: tuple[str, ...] = (),
) -> str:
    """Return the body as Markdown: without the title, the main picture, dates and bylines above it.

    ``titles`` are the spellings of the title that the page has, and names that stand alone below
    it; ``known`` the texts on it that have become other fields; ``losing`` the headings that could
    have been the title, and are text. "" if there is no text.
    """
    tree = deepcopy(tree)
    etree.strip_elements(tree, "script", with_tail=False)  # texts in them are another's matter
    prepare(tree)
    pieces = find_pieces(tree)
    text = to_text(tree, pieces, find_places(tree, pieces, titles))
    if len(text) < _LEAST:
        text = max(text, _extract(tree, recall=True), key=len)
    blocks = find_blocks(tree)
    put = partial(with_missing, blocks, known=(*titles, *known))
    text = with_top(_whole(tree, to_clean(text), put), blocks, losing)
    if not text.strip():
        text = _paragraphs(tree)
    text = with_pictures(tree, blocks, text)
    text = without_own_teaser(without_leftovers(to_clean(text)), titles)
    return _lowered(_without_title(text, titles), losing)


def _whole(tree: etree._Element, text: str, put: Callable[..., str]) -> str:
    """Return the text with what extraction dropped; where it flattened everything, anew."""
    if "\n\n" not in text.strip():
        # extraction took the plain text of a short page; its stricter result has the form
        formed = put(text=to_clean(_extract(tree, recall=False, least=0)))
        if len(key_of(formed)) > 0.6 * len(key_of(text)):
            return formed
    return put(text=text)


def _extract(tree: etree._Element, *, recall: bool, least: int | None = None) -> str:
    found = trafilatura.extract(
        cast("html.HtmlElement", deepcopy(tree)),
        output_format="markdown",
        include_comments=False,
        include_links=True,
        include_tables=True,
        include_images=False,
        include_formatting=True,
        favor_recall=recall,
        with_metadata=False,
        config=_config(least),
    )
    return str(found or "")


def _config(least: int | None) -> ConfigParser:
    """Return trafilatura's settings; ``least`` characters are enough for its strict result."""
    config = ConfigParser()
    config.read_dict({"DEFAULT": dict(DEFAULT_CONFIG["DEFAULT"])})
    if least is not None:
        config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(least))
    return config


def _paragraphs(tree: etree._Element) -> str:
    """Return the text of what looks like paragraphs, where the extraction finds nothing."""
    body = tree.find("body")
    texts = [text_of(e) for e in (tree if body is None else body).iter(*_PARAGRAPHS)]
    texts = [text for text in texts if text]
    if not texts and body is not None:
        texts = [text_of(body)]
    return "\n\n".join(dict.fromkeys(texts))


def _lowered(text: str, losing: tuple[str, ...]) -> str:
    """Return the text with headings that could have been the title one level below it."""
    keys = {title_key(item) for item in losing}
    lines = text.split("\n")
    return "\n".join(
        f"#{line}" if line.startswith("# ") and title_key(line) in keys else line for line in lines
    )


def _without_title(text: str, titles: tuple[str, ...]) -> str:
    keys = {title_key(title) for title in titles if title}
    lines = text.split("\n")
    for at in [i for i, line in enumerate(lines) if line.strip()][:3]:
        if title_key(re.sub(r"^#+\s+", "", lines[at])) in keys:
            lines[at] = ""
    return to_body(lines)
