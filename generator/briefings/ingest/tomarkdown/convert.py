"""A tree of HTML to Markdown: the tables of who writes which element."""

from collections.abc import Mapping
from types import MappingProxyType

from lxml import etree

from briefings.ingest.tomarkdown import blocks, words
from briefings.ingest.tomarkdown.lists import to_text
from briefings.ingest.tomarkdown.notes import find_notes
from briefings.ingest.tomarkdown.walk import Walk, Write

#: Written in their own way in any place.
_WORDS: Mapping[str, Write] = MappingProxyType({
    "a": words.link, "br": words.line_break,
    "img": words.picture, "amp-img": words.picture,
    "code": words.code, "kbd": words.code, "samp": words.code, "tt": words.code,
    "pre": words.code, "sup": words.shifted, "sub": words.shifted, "q": words.quoted,
    "rt": words.reading, "math": words.formula, "input": words.box,
    "li": blocks.item, "iframe": blocks.frame, "embed": blocks.frame,
    "video": blocks.frame, "audio": blocks.frame, "object": blocks.frame,
})  # fmt: skip
#: Written in their own way where there is room for blocks.
_BLOCKS: Mapping[str, Write] = MappingProxyType({
    **{f"h{level}": blocks.heading for level in range(1, 7)},
    "blockquote": blocks.quote, "cite": blocks.source, "footer": blocks.source,
    "div": blocks.post, "ul": blocks.items, "ol": blocks.items, "menu": blocks.items,
    "dir": blocks.items, "table": blocks.table, "figure": blocks.figure,
    "figcaption": Walk.caption, "dt": blocks.term, "summary": blocks.term,
    "hr": blocks.rule,
})  # fmt: skip


def to_markdown(element: etree._Element, base_url: str = "") -> str:
    """Return an element and all that is in it as Markdown, ended by a newline; "" if nothing is.

    The Markdown is CommonMark with GFM tables and footnotes, without raw HTML. Nothing is judged
    to be no part of the article: what is not wanted is taken out of the tree before. The tree is
    not changed. Headings keep their levels. Captions are emphasised paragraphs below pictures.

    ``base_url`` is the page's address, by which links and pictures become whole; without it they
    stay as they are, and links to places in the page become their text. A link that leads to a
    footnote of the tree, and the note itself, become a footnote (``[^1]``), whatever the base.
    Time and memory are linear in the size of the tree; what is deeper than ``tree.MAX_DEPTH``
    keeps its text alone.
    """
    walk = Walk(base_url, find_notes(element, base_url), words=_WORDS, blocks=_BLOCKS)
    text = to_text(walk.convert(element))
    return f"{text}\n" if text else ""
