"""A tree of HTML to Markdown: the tables of who writes which element."""

from collections.abc import Mapping
from types import MappingProxyType

from lxml import etree

from briefings.ingest import mdblocks, mdwords
from briefings.ingest.mdlists import to_text
from briefings.ingest.mdnotes import find_notes
from briefings.ingest.mdwalk import Walk, Write

#: Written in their own way in any place.
_WORDS: Mapping[str, Write] = MappingProxyType({
    "a": mdwords.link, "br": mdwords.line_break,
    "img": mdwords.picture, "amp-img": mdwords.picture,
    "code": mdwords.code, "kbd": mdwords.code, "samp": mdwords.code, "tt": mdwords.code,
    "pre": mdwords.code, "sup": mdwords.shifted, "sub": mdwords.shifted, "q": mdwords.quoted,
    "rt": mdwords.reading, "math": mdwords.formula, "input": mdwords.box,
    "li": mdblocks.item, "iframe": mdblocks.frame, "embed": mdblocks.frame,
    "video": mdblocks.frame, "audio": mdblocks.frame, "object": mdblocks.frame,
})  # fmt: skip
#: Written in their own way where there is room for blocks.
_BLOCKS: Mapping[str, Write] = MappingProxyType({
    **{f"h{level}": mdblocks.heading for level in range(1, 7)},
    "blockquote": mdblocks.quote, "cite": mdblocks.source, "footer": mdblocks.source,
    "div": mdblocks.post, "ul": mdblocks.items, "ol": mdblocks.items, "menu": mdblocks.items,
    "dir": mdblocks.items, "table": mdblocks.table, "figure": mdblocks.figure,
    "figcaption": Walk.caption, "dt": mdblocks.term, "summary": mdblocks.term,
    "hr": mdblocks.rule,
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
