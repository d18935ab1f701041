"""Markdown to harmless HTML and to plain text, by markdown-it-py.

Raw HTML in Markdown is legal and kept as far as it is harmless (``sanitise``).
"""

import html
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from briefings import sanitise
from briefings.mentions import Named, RelatedLine, find_lines, match_block, related_lines
from briefings.phrases import Phrases, phrases
from briefings.sanitise import DROPPED_WHOLE, ELEMENT
from briefings.urls import is_safe_link, is_web

#: The presets' 20 drops deeply nested text without a word; the deeper, the slower for all texts.
_MAX_NESTING = 100
#: No text nests brackets so deeply in one paragraph; the parser takes quadratic time or worse for
#: those that do, seconds from about 10,000.
_MAX_BRACKETS = 30
#: A picture that lost its address, with its words.
_NO_PICTURE = re.compile(r'<img(?![^>]*\ssrc=)(?=(?:[^>]*\salt="([^"]*)")?)[^>]*>')
#: What may mean more than itself: signs within a line, and at its beginning those of blocks. A text
#: without any is paragraphs, and is read a hundred times as fast as by the parser.
_MARKUP = tuple(  # each begins with one sign or set of signs: those ``re`` finds at once
    map(re.compile, (
        r"[\\`*_\[\x00\t\r\v\f\x1c-\x1e\x85\u2028\u2029]", r"~~", r"&[#A-Za-z]", r"<[A-Za-z/!?]",
        r"\n(?:[^\S\n]|[#+=:|>-]|\d{1,9}[.)])",
    ))
)  # fmt: skip
_BLANK_LINES = re.compile(r"\n\s*\n")
_BRACKET = re.compile(r"[\[\]()]")
_SQUARE, _ROUND = {"[": 1, "]": -1}, {"(": 1, ")": -1}

ENGLISH = phrases("en")


@dataclass(frozen=True, slots=True)
class Links:
    """Where links of a text lead, seen from the page that shows it."""

    mention: Callable[[str], str | None]  #: title named by the text -> page; None: not here
    archived: Callable[[str], str | None]  #: outside address -> page of ours; None: not here
    original: Callable[[str], str]  #: relative address at the source -> whole one; "": unknown
    picture: Callable[[str], str | None]  #: picture of the text -> our copy of it; None: not kept
    wanted: str  #: the page that lists what is missing
    words: Phrases = ENGLISH  #: for the few words that stand within a text


NO_LINKS = Links(
    mention=lambda _: None,
    archived=lambda _: None,
    original=lambda _: "",
    picture=lambda _: None,
    wanted="",
)


def to_html(body: str, links: Links = NO_LINKS) -> str:
    """Return harmless HTML for a page. Headings start below the page's own title."""
    tokens = _parser().parse(body)
    _lower_headings(tokens)
    listed = {line.line: line for line in find_lines(body) if line.below is not None}
    _link(tokens, links, listed)
    page = sanitise.to_harmless(_parser().renderer.render(tokens, _parser().options, {}))
    return _reachable(page, links.words)


@lru_cache(maxsize=8192)  # relating, indexing and rendering each ask for it
def to_text(body: str) -> str:
    """Return the words of a Markdown text, one line a block, without markup and addresses.

    Related lines are left out: their words are those of other articles.
    """
    return _plain_text(body) if _is_plain(body) else _parsed_text(body)


def _is_plain(body: str) -> bool:
    """Tell whether a body is nothing but plain paragraphs without related lines."""
    lines = "\n" + body
    return not (any(sign.search(lines) for sign in _MARKUP) or find_lines(body))


def _parsed_text(body: str) -> str:
    tokens = _parser().parse(body)
    others = related_lines(find_lines(body))
    texts = (t for t in tokens if t.type != "inline" or not _is_related(t, others))
    lines = (_block_text(token) for token in texts)
    return "\n".join(line for line in lines if line)


def _plain_text(body: str) -> str:
    """Return what ``_parsed_text`` gives for a body that ``_is_plain``."""
    lines = (" ".join(block.split()) for block in _BLANK_LINES.split(body))
    return "\n".join(line for line in lines if line)


def paragraphs(body: str) -> list[str]:
    """Return the plain text of the paragraphs at the top level that are no related lines."""
    if _is_plain(body):
        return [text for text in _plain_text(body).split("\n") if text]
    tokens = _parser().parse(body)
    inline = [
        after
        for token, after in pairwise(tokens)
        if token.type == "paragraph_open" and token.level == 0
    ]
    others = related_lines(find_lines(body))
    texts = (_block_text(token) for token in inline if not _is_related(token, others))
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


def _link(tokens: Sequence[Token], links: Links, listed: Mapping[int, RelatedLine]) -> None:
    """Send related lines and links to articles of the archive to their pages, in place.

    ``listed`` are the items of lists below a label, by their line.
    """
    for before, token in pairwise(tokens):
        if token.type != "inline":
            continue
        named = match_block(token.content) if before.type == "paragraph_open" else ()
        if named:
            before.attrSet("class", "related-line")
            token.children = [_html(_block_html(named, links))]
            continue
        start, end = token.map or (0, 0)
        if start in listed and end == start + 1:
            content = " ".join(_named_html(one, links) for one in listed[start].named)
            token.children = [_html(content)]
            continue
        parts: list[Token] = []
        for child in token.children or []:
            if child.type == "link_open":
                _point(child, links)
            parts += _picture(child, links) if child.type == "image" else [child]
        token.children = parts


def _point(link: Token, links: Links) -> None:
    """Send a link to our page of its target, or to the whole address of a relative one."""
    url = str(link.attrGet("href"))
    if page := links.archived(url):
        link.attrSet("href", page)
    elif url and url[0] != "#" and is_safe_link(url) and not re.match(r"\w+:", url):
        link.attrSet("href", links.original(url))


def _picture(image: Token, links: Links) -> list[Token]:
    """Return our copy of a picture, or its words with a link to where it was; its title below."""
    url = str(image.attrGet("src"))
    caption = html.escape(str(image.attrs.pop("title", "")))
    below = [_html(f'<span class="caption">{caption}</span>')] if caption else []
    if copy := links.picture(url):
        image.attrSet("src", copy)
        return [image, *below]
    words = html.escape("".join(_inline_text(image.children or [])) or links.words.say("a picture"))
    url = url if is_web(url) else links.original(url)
    words = f'<a href="{html.escape(url)}">{words}</a>' if url else words
    note = links.words.say("(Picture not kept: %(words)s)", words=words)
    return [_html(f'<span class="missing">{note}</span>'), *below]


def _html(markup: str) -> Token:
    return Token("html_inline", "", 0, content=markup)


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


def _block_html(lines: Sequence[RelatedLine], links: Links) -> str:
    """Return the lines of one paragraph; a label above its list stands on a line of its own."""
    shown: list[str] = []
    labels: set[int] = set()
    for line in lines:
        label = f"<strong>{html.escape(line.label)}:</strong>"
        titles = " ".join(_named_html(named, links) for named in line.named)
        if line.below is not None and line.below not in labels:
            labels.add(line.below)
            shown.append(label)
        shown.append(titles if line.below is not None else f"{label} {titles}")
    return "<br>\n".join(shown)


def _named_html(named: Named, links: Links) -> str:
    title = html.escape(named.title)
    page = links.mention(named.title) or (links.archived(named.url) if named.url else None)
    if page:
        return f'<a href="{html.escape(page)}">{title}</a>'
    if named.url and is_web(named.url):
        title = f'<a href="{html.escape(named.url)}">{title}</a>'
    missing = links.words.say("not in this archive yet")
    note = f'<a href="{html.escape(links.wanted)}">{missing}</a>'
    return f'{title} <span class="missing">({note})</span>'


def _block_text(token: Token) -> str:
    if token.type == "inline":
        return re.sub(r"\s+", " ", "".join(_inline_text(token.children or []))).strip()
    if token.type in {"fence", "code_block", "text"}:
        return token.content.strip()
    if token.type == "html_block":
        return sanitise.to_text(token.content)
    return ""


def _inline_text(children: Sequence[Token]) -> list[str]:
    parts = []
    dropped = ""  # name of an element that goes with its text, while we are in it
    for child in children:
        tag = ELEMENT.match(child.content) if child.type == "html_inline" else None
        name = tag[2].lower() if tag else ""
        if dropped or name in DROPPED_WHOLE:
            dropped = "" if tag and tag[1] and name == dropped else dropped or name
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        elif child.type == "image":
            parts.extend(_inline_text(child.children or []))
            parts.extend(f" {title}" for title in [child.attrGet("title")] if title)
        elif child.type in {"text", "code_inline"}:
            parts.append(child.content)
        elif name == "br":
            parts.append(" ")
    return parts
