"""Links of a Markdown text sent to their pages: named titles, archived addresses, pictures kept.

Works on markdown-it's tokens, in place, before they become HTML.
"""

import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from markdown_it.token import Token

from briefings.mentions import Named, RelatedLine, match_block, split_wiki
from briefings.phrases import Phrases, phrases
from briefings.tokentext import inline_text
from briefings.urls import is_safe_link, is_web

ENGLISH = phrases("en")


@dataclass(frozen=True, slots=True)
class Links:
    """Where links of a text lead, seen from the page that shows it."""

    #: title named by the text -> page; None: not here; "": the text's own page
    mention: Callable[[str], str | None]
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


def link(tokens: Sequence[Token], links: Links, listed: Mapping[int, RelatedLine]) -> None:
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
        token.children = list(_inline(token.children or [], links))


def _inline(children: Sequence[Token], links: Links) -> Iterator[Token]:
    """Yield what stands within a block, its links sent to their pages; dead ones are words."""
    inside = False  # of a link that leads somewhere; links never nest
    for at, child in enumerate(children):
        if child.type == "link_open":
            inside = _point(children, at, links)
        if child.type in {"link_open", "link_close"} and not inside:
            continue
        if child.type == "link_close":
            inside = False
        if child.type == "image":
            yield from _picture(child, links)
        elif child.type == "text" and "[[" in child.content:
            yield from _wiki(child.content, NO_LINKS if inside else links)
        else:
            yield child


def _point(children: Sequence[Token], at: int, links: Links) -> bool:
    """Send the link opened there to our page of its target, or to the whole relative address.

    One without an address leads to the article that its words name. Tell whether it leads anywhere.
    """
    opening = children[at]
    url = str(opening.attrGet("href"))
    dead = url in {"", "#"}
    page = links.mention(_words_of_link(children, at)) if dead else links.archived(url)
    if page:
        opening.attrSet("href", page)
    elif not dead and url[0] != "#" and is_safe_link(url) and not re.match(r"\w+:", url):
        opening.attrSet("href", links.original(url))
    return bool(page) or not dead


def _words_of_link(children: Sequence[Token], at: int) -> str:
    after = (children[number] for number in range(at + 1, len(children)))
    return "".join(inline_text(list(takewhile(lambda token: token.type != "link_close", after))))


def _wiki(text: str, links: Links) -> Iterator[Token]:
    """Yield the words of a text, ``[[Title]]`` as a link where its article is here."""
    for shown, title in split_wiki(text):
        page = links.mention(title) if title else None
        words = html.escape(shown)
        yield _html(f'<a href="{html.escape(page)}">{words}</a>' if page else words)


def _picture(image: Token, links: Links) -> list[Token]:
    """Return our copy of a picture, or its words with a link to where it was; its title below."""
    url = str(image.attrGet("src"))
    caption = html.escape(str(image.attrs.pop("title", "")))
    below = [_html(f'<span class="caption">{caption}</span>')] if caption else []
    if copy := links.picture(url):
        image.attrSet("src", copy)
        return [image, *below]
    words = html.escape("".join(inline_text(image.children or [])) or links.words.say("a picture"))
    url = url if is_web(url) else links.original(url)
    words = f'<a href="{html.escape(url)}">{words}</a>' if url else words
    note = links.words.say("(Picture not kept: %(words)s)", words=words)
    return [_html(f'<span class="missing">{note}</span>'), *below]


def _html(markup: str) -> Token:
    return Token("html_inline", "", 0, content=markup)


def _block_html(lines: Sequence[RelatedLine], links: Links) -> str:
    """Return the lines of one paragraph; a label above its list stands on a line of its own."""
    shown: list[str] = []
    labels: set[int] = set()
    for line in lines:
        label = f"<strong>{html.escape(line.label)}:</strong>" if line.label else ""
        titles = " ".join(_named_html(named, links) for named in line.named)
        if line.below is not None and line.below not in labels:
            labels.add(line.below)
            shown.append(label)
        shown.append(titles if line.below is not None else f"{label} {titles}".lstrip())
    return "<br>\n".join(shown)


def _named_html(named: Named, links: Links) -> str:
    title = html.escape(named.title)
    page = links.mention(named.title)
    if page is None and named.url:
        page = links.archived(named.url)
    if page:
        return f'<a href="{html.escape(page)}">{title}</a>'
    if named.url and is_web(named.url):
        title = f'<a href="{html.escape(named.url)}">{title}</a>'
    if page is not None:  # the article names itself
        return title
    missing = links.words.say("not in this archive yet")
    note = f'<a href="{html.escape(links.wanted)}">{missing}</a>'
    return f'{title} <span class="missing">({note})</span>'
