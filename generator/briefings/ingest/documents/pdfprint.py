"""A web page that a browser printed, as HTML again, so that it is read as all pages are.

The browser has put the page's title into the document's properties, and its links stay links: so
menus and related articles are told as on a page, by where their lines lead.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import islice

from briefings.ingest.dates.lines import find_dates
from briefings.ingest.documents.pdflayout import Block
from briefings.ingest.documents.pdfpieces import (
    LONGEST_HEADING,
    Piece,
    find_pieces,
    is_large,
    usual_size,
)

_SHORTEST_TITLE = 12  # letters of a headline that begins the page's title
_SHARED = 1 / 3  # of the title's words in a headline that says it otherwise
_LONGEST_LINE = 120  # characters of a line between headline and text
_LINK_WEIGHS = 40  # letters, beside twice its own
_MOST_LINES = 12  # there
_WORD = re.compile(r"\w+")


def to_html(blocks: Sequence[Block], info: Mapping[str, str]) -> tuple[str, str]:
    """Return the page, and its headline; "" if none was found.

    What stands before the headline is the outlet's own and is left out; so is what follows the
    text, from where on links outweigh words.
    """
    title = info.get("Title", "")
    pieces = list(find_pieces(blocks))
    at = _headline(pieces, title, usual_size(blocks))
    headline = pieces[at].text if at is not None else ""
    pieces = _without_tail(pieces[at + 1 :]) if at is not None else pieces
    body = "".join(_elements(pieces, headed=bool(headline)))
    head = f"<h1>{escape(headline)}</h1>" if headline else ""
    page = f"<title>{escape(title)}</title></head><body><article>{head}{body}</article></body>"
    return f"<!doctype html><html><head>{page}</html>", headline


def _headline(pieces: Sequence[Piece], title: str, usual: float) -> int | None:
    """Return the place of the headline: what begins the page's title, else what is like it.

    The largest of them, the first of equals; a link is a headline of another article.
    """
    whole, words = _letters(title), set(_WORD.findall(title.lower()))
    same: dict[int, float] = {}
    like: dict[int, float] = {}
    for at, piece in enumerate(pieces):
        letters = _letters(piece.text)
        if piece.url or not letters or len(piece.text) > LONGEST_HEADING + 50:
            continue
        size = piece.lines[0].size
        begins = len(letters) >= _SHORTEST_TITLE and whole.startswith(letters)
        if begins or letters == whole:
            same[at] = size
        shared = len(words & set(_WORD.findall(piece.text.lower())))
        if is_large(size, usual) and shared >= max(2, _SHARED * len(words)):
            like[at] = size
    found = same or like
    return max(found, key=lambda at: (found[at], -at), default=None)


def _without_tail(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces up to where the words outweigh the links most, after Finn et al. (2001)."""
    weight = best = end = 0
    for at, piece in enumerate(pieces):
        weight += -(2 * len(piece.text) + _LINK_WEIGHS) if piece.url else len(piece.text)
        if weight >= best:
            best, end = weight, at + 1
    return list(pieces[:end])


def _letters(text: str) -> str:
    return "".join(_WORD.findall(text)).lower()


def _elements(pieces: Sequence[Piece], *, headed: bool) -> Iterator[str]:
    """Yield the pieces as elements; below a headline, each short line is one of its own."""
    before = 0
    while headed and before < len(pieces) and _is_short(pieces[before]):
        before += 1
    # where no text follows within bounds, there are no such lines
    before = before if before <= _MOST_LINES else 0
    for piece in islice(pieces, before):
        for line in piece.lines:
            yield from (_element("p", text, line.url) for text in _parted(line.text))
    for piece in pieces[before:]:
        yield {
            "heading": _element("h2", piece.text, piece.url),
            "item": f"<ul>{_element('li', piece.text, piece.url)}</ul>",
        }.get(piece.kind, _element("p", piece.text, piece.url))


def _is_short(piece: Piece) -> bool:
    return piece.kind != "item" and len(piece.text) <= _LONGEST_LINE


def _parted(line: str) -> tuple[str, ...]:
    """Return a line, or its parts where it begins or ends with a date: "By Ann Lee 3 May 2022"."""
    words = line.split()
    if len(words) > 20 or not re.search(r"\d", line) or find_dates(line):
        return (line,)
    for at in range(1, len(words)):  # the longest date first
        if find_dates(date := " ".join(words[at:])):
            return " ".join(words[:at]), date
    for at in range(len(words) - 1, 0, -1):
        if find_dates(date := " ".join(words[:at])):
            return date, " ".join(words[at:])
    return (line,)


def _element(name: str, text: str, url: str) -> str:
    inside = f'<a href="{escape(url)}">{escape(text)}</a>' if url else escape(text)
    return f"<{name}>{inside}</{name}>"
