"""Markdown to harmless HTML and to plain text, by markdown-it-py.

Raw HTML in Markdown is legal and kept as far as it is harmless (``sanitise``).
"""

import html
import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.common.html_re import close_tag, open_tag
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from briefings import sanitise
from briefings.linking import NO_LINKS, Links, link
from briefings.mentions import find_lines, match_block, related_lines
from briefings.phrases import Phrases
from briefings.sanitise import DROPPED_WHOLE
from briefings.tokentext import block_text

#: The presets' 20 drops deeply nested text without a word; the deeper, the slower for all texts.
_MAX_NESTING = 100
#: No text nests brackets so deeply in one paragraph; the parser takes quadratic time or worse for
#: those that do, seconds from about 10,000.
_MAX_BRACKETS = 30
#: A picture that lost its address, with its words.
_NO_PICTURE = re.compile(r'<img(?![^>]*\ssrc=)(?=(?:[^>]*\salt="([^"]*)")?)[^>]*>')
#: What may mean more than itself within a paragraph. A text without any is read a hundred times as
#: fast as by the parser. Each begins with one sign or set of signs: those ``re`` finds at once.
_SIGNS = tuple(map(re.compile, (r"[\\`*_\[\t]", r"~~", r"&[#A-Za-z]")))
#: What may begin another block than a paragraph, end one, or be named by others.
_BLOCKS = tuple(map(re.compile, (
    r"[\x00\r\v\f\x1c-\x1e\x85\u2028\u2029]", r"\]:", r"\^\[",
    r"\n(?:[^\S\n]|[#+=:|><-]|\d{1,9}[.)]|\*(?:\s|\Z)|```|~~~|(?:\*[ \t]*){3}|(?:_[ \t]*){3})",
)))  # fmt: skip
_TAG = re.compile(f"{open_tag}|{close_tag}")
#: What a text without its tags would not tell: addresses, ends of lines, what goes with its text.
_TAGS_THAT_SAY = tuple(map(re.compile, (
    r"<[^<>\s]*[:@]", r"<[!?]", rf"(?i)</?(?:br|{'|'.join(sorted(DROPPED_WHOLE))})(?![a-z0-9])",
)))  # fmt: skip
_BLANK_LINES = re.compile(r"\n\s*\n")
_BRACKET = re.compile(r"[\[\]()]")
_SQUARE, _ROUND = {"[": 1, "]": -1}, {"(": 1, ")": -1}


def to_html(body: str, links: Links = NO_LINKS) -> str:
    """Return harmless HTML for a page. Headings start below the page's own title."""
    if _is_paragraphs(body):
        page = "".join(_paragraph_html(block, links) for block in _BLANK_LINES.split(body))
    else:
        page = _parsed_html(body, links)
    return _reachable(sanitise.to_harmless(page), links.words)


def _paragraph_html(block: str, links: Links) -> str:
    """Return what ``_parsed_html`` gives for a paragraph: only one with marks is parsed."""
    text = block.strip(" \n")
    other_ends = text != text.strip()  # signs that are white space elsewhere only
    if _has(_SIGNS, block) or "<" in block or " \n" in text or other_ends:
        return _parsed_html(block, links)
    return f"<p>{escapeHtml(text)}</p>\n" if text else ""


def _parsed_html(body: str, links: Links) -> str:
    tokens = _parser().parse(body)
    _lower_headings(tokens)
    listed = {line.line: line for line in find_lines(body) if line.below is not None}
    link(tokens, links, listed)
    return str(_parser().renderer.render(tokens, _parser().options, {}))


@lru_cache(maxsize=100_000)  # relating, indexing and rendering each ask for it
def to_text(body: str) -> str:
    """Return the words of a Markdown text, one line a block, without markup and addresses.

    Related lines are left out: their words are those of other articles.
    """
    if not _is_paragraphs(body):
        return _parsed_text(body)
    texts = (_paragraph_text(block) for block in _BLANK_LINES.split(body))
    return "\n".join(text for text in texts if text)


def _is_paragraphs(body: str) -> bool:
    """Tell whether a body is nothing but paragraphs, none of them of related lines."""
    return not (_has(_BLOCKS, "\n" + body) or find_lines(body))


def _has(signs: Iterable[re.Pattern[str]], text: str) -> bool:
    return any(sign.search(text) for sign in signs)


def _paragraph_text(block: str) -> str:
    """Return what ``_parsed_text`` gives for a paragraph: only one with marks is parsed."""
    if _has(_SIGNS, block):
        return _parsed_text(block)
    if "<" in block:
        if _has(_TAGS_THAT_SAY, block):
            return _parsed_text(block)
        block = _TAG.sub("", block)
    return " ".join(block.split())


def _parsed_text(body: str) -> str:
    tokens = _parser().parse(body)
    others = related_lines(find_lines(body))
    texts = (t for t in tokens if t.type != "inline" or not _is_related(t, others))
    lines = (block_text(token) for token in texts)
    return "\n".join(line for line in lines if line)


def paragraphs(body: str) -> list[str]:
    """Return the plain text of the paragraphs at the top level that are no related lines."""
    if _is_paragraphs(body):
        return [text for text in to_text(body).split("\n") if text]
    tokens = _parser().parse(body)
    inline = [
        after
        for token, after in pairwise(tokens)
        if token.type == "paragraph_open" and token.level == 0
    ]
    others = related_lines(find_lines(body))
    texts = (block_text(token) for token in inline if not _is_related(token, others))
    return [text for text in texts if text]


def _is_related(block: Token, others: set[int]) -> bool:
    """Tell whether all lines of a paragraph or heading name other articles."""
    start, end = block.map or (0, 0)
    whole = start < end and others.issuperset(range(start, end))
    return whole or bool(match_block(block.content))


_NOTES_OPEN = '<hr class="footnotes-sep">\n<div class="footnotes">\n<ol class="footnotes-list">'


@cache
def _parser() -> MarkdownIt:
    options = {"html": True, "maxNesting": _MAX_NESTING}
    parser = MarkdownIt("commonmark", options).enable(["table", "strikethrough"])
    parser.core.ruler.before("inline", "flat_brackets", _flatten_brackets)
    parser.use(footnote_plugin)
    # the plugin's own <section> would have to have a heading
    parser.add_render_rule("footnote_block_open", lambda *_: f"{_NOTES_OPEN}\n")
    parser.add_render_rule("footnote_block_close", lambda *_: "</ol>\n</div>\n")
    return parser


def _flatten_brackets(state: StateCore) -> None:
    """Make paragraphs plain text where brackets are nested beyond all reason."""
    for token in state.tokens:
        if token.type == "inline" and _depth_of_brackets(token.content) > _MAX_BRACKETS:
            token.type = "text"  # so that no rule for inline text sees it


def _depth_of_brackets(text: str) -> int:
    """Return how many ``[`` and ``(`` stand open at most, each kind closed by its own sign alone.

    A paragraph of fifty links is not deep.
    """
    square = round_ = deepest = 0
    for match in _BRACKET.finditer(text):
        square = max(0, square + _SQUARE.get(match[0], 0))
        round_ = max(0, round_ + _ROUND.get(match[0], 0))
        deepest = max(deepest, square + round_)
    return deepest


def _lower_headings(tokens: Sequence[Token]) -> None:
    """Make the body's highest heading h2: the page has its own h1."""
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    shift = 2 - min(levels, default=2)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(6, int(token.tag[1]) + shift)}"


def _reachable(page: str, words: Phrases) -> str:
    """Put what may scroll, tables and code, into boxes that the keyboard reaches.

    Raw pictures that are not kept become their words: a broken picture tells nothing.

    The markup comes from the sanitiser, so every ``<`` in it begins a tag.
    """
    label = html.escape(words.say("Table"))
    box = f'<div class="scroll" tabindex="0" role="region" aria-label="{label}">'
    page = _NO_PICTURE.sub(r'<span class="missing">\1</span>', page)
    page = re.sub(r"<table\b", lambda m: box + m[0], page).replace("</table>", "</table></div>")
    return page.replace("<pre>", '<pre tabindex="0">')
