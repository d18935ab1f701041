"""The head of a page's article: the short lines around its heading, before the prose.

Byline, date line, kicker and dek stand there on nearly every page, whatever its classes are called.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from lxml import etree

from briefings.ingest.page.classes import says
from briefings.text import to_line

_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th",
    "thead", "time", "tr", "ul", "br", "button",
}  # fmt: skip
_SILENT = {"script", "style", "noscript", "template", "svg", "select", "option", "iframe", "title"}
_ASIDES = {"figcaption", "figure", "aside", "nav", "footer", "button", "blockquote"}
_COMMENT = re.compile(r"(?:^|[\s_-])comments?(?:$|[\s_-])|commentlist|disqus", re.IGNORECASE)
_TEASER = re.compile(
    r"(?:^|[\s_-])comments?(?:$|[\s_-])|commentlist|disqus|related|teaser|recommend|most-?read",
    re.IGNORECASE,
)
_BOX = re.compile(
    r"caption|credit|related|teaser|recommend|most-?read|trending|newsletter|subscribe|sidebar|"
    r"breadcrumb|(?:^|[\s_-])comments?(?:$|[\s_-])|commentlist|ticker|promo",
    re.IGNORECASE,
)
PROSE = 140  # characters of a line that is a paragraph, or a dek
_PARAGRAPHS = 2  # such lines that end the head: the first may be the dek
_MOST_LINES = 40
_LINES_BEFORE = 12
_NEAR = 4  # elements around a line whose names may say that it is a box
_FAR = 4  # levels up from the heading within which lines before it count


class Line(NamedTuple):
    """Words that stand on one line of the page, and the elements around their parts."""

    text: str
    parts: tuple[tuple[str, etree._Element], ...]  #: each with the element directly around it
    before: bool = False  #: above the heading
    below_text: bool = False  #: a paragraph, or a dek, stands between the heading and it

    @property
    def element(self) -> etree._Element:
        """The element around the first part."""
        return self.parts[0][1]


def line_of(element: etree._Element) -> str:
    """Return the text of an element on one line; what a break or a block parts is parted."""
    return to_line(" ".join(text for text, _around in _joined(element)))


def spaced(element: etree._Element) -> str:
    """Return the text of an element on one line, with a space between all of its parts."""
    return to_line(" ".join(text for text, around in _pieces(element) if around is not None))


def head_lines(tree: etree._Element, heading: etree._Element | None) -> tuple[Line, ...]:
    """Return the lines around the heading, in order; those of the article's top if there is none.

    From what stands closely above it down to the second paragraph below.
    """
    if heading is None:
        top = next(iter(tree.iter("article", "main")), None)
        return () if top is None else tuple(_until_prose(_lines(top)))
    near = heading
    for _step in range(_FAR):
        parent = near.getparent()
        if parent is None or parent.tag in {"body", "html"}:
            break
        near = parent
    above: list[Line] = []
    inside = set(heading.iter())
    lines = _lines(_body(tree))
    within = set(near.iter())
    for line in lines:
        if line.element in inside:
            break
        if line.element in within:
            above.append(line._replace(before=True))
    rest = (line for line in lines if line.element not in inside)
    return (*above[-_LINES_BEFORE:], *_until_prose(rest))


def _body(tree: etree._Element) -> etree._Element:
    return next(iter(tree.iter("body")), tree)


def all_lines(tree: etree._Element) -> Iterator[Line]:
    """Yield every line of the page that is no navigation, no box and no comment of a reader."""
    far: dict[etree._Element, bool] = {}  # most lines stand in the same elements
    return (line for line in _lines(_body(tree)) if not is_aside(line.element, far))


def _until_prose(lines: Iterator[Line]) -> Iterator[Line]:
    paragraphs = 0
    for number, line in enumerate(lines):
        if paragraphs >= _PARAGRAPHS or number >= _MOST_LINES:
            return
        if not is_aside(line.element):
            yield line._replace(below_text=paragraphs > 0)
        paragraphs += len(line.text) >= PROSE


def is_comment(element: etree._Element) -> bool:
    """Tell whether an element belongs to a reader's comment or to a teaser of another article."""
    around = (element, *element.iterancestors())
    return any(says(_TEASER, _names_of(e)) for e in around if e.tag not in {"body", "html"})


def is_aside(element: etree._Element, far: dict[etree._Element, bool] | None = None) -> bool:
    """Tell whether an element stands in a caption, a list of other articles, or a comment.

    ``far`` keeps what is known of the elements farther around, for many questions of one page.
    """
    near = (element, *islice(element.iterancestors(), _NEAR - 1))
    if any(_is_box(around, _BOX) for around in near):
        return True
    beyond = near[-1].getparent()
    return beyond is not None and _is_far_aside(beyond, {} if far is None else far)


def _is_far_aside(element: etree._Element, far: dict[etree._Element, bool]) -> bool:
    asked: list[etree._Element] = []
    found = False
    for around in (element, *element.iterancestors()):
        if around in far:
            found = far[around]
            break
        asked.append(around)
        if found := _is_box(around, _COMMENT):
            break
    far.update(dict.fromkeys(asked, found))
    return found


def _is_box(element: etree._Element, pattern: re.Pattern[str]) -> bool:
    if element.tag in _ASIDES:
        return True
    return says(pattern, _names_of(element)) and element.tag not in {"body", "html"}


def _names_of(element: etree._Element) -> str:
    own = (element.get("class"), element.get("id"), element.get("itemprop"))
    return " ".join(name or "" for name in own) if any(own) else ""


def _lines(root: etree._Element) -> Iterator[Line]:
    """Yield the lines of an element: parts with no block's edge and no break between them."""
    parts: list[tuple[str, etree._Element]] = []
    for text, element in _pieces(root):
        if element is not None:
            parts.append((text, element))
        elif parts:
            yield _line(parts)
            parts = []
    if parts:
        yield _line(parts)


def _line(parts: list[tuple[str, etree._Element]]) -> Line:
    clean = tuple((to_line(text), around) for text, around in parts)
    whole = clean[0][0] if len(clean) == 1 else to_line(" ".join(text for text, _ in clean))
    return Line(whole, clean)


def _joined(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Yield the lines of an element as texts, inline parts joined as they are."""
    texts: list[str] = []
    last = root
    for text, element in _pieces(root):
        if element is not None:
            texts.append(text)
            last = element
        elif texts:
            yield "".join(texts), last
            texts = []
    if texts:
        yield "".join(texts), last


def _pieces(root: etree._Element) -> Iterator[tuple[str, etree._Element | None]]:
    """Yield texts with the element around them; ("", None) where a line ends."""
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event in {"start", "end"} and element.tag in _BLOCKS:
            yield "", None
        if event == "start" and element.tag in _SILENT and element is not root:
            walk.skip_subtree()
        elif event == "start" and (element.text or "").strip():
            yield str(element.text), element
        around = None if event == "start" or element is root else element.getparent()
        if around is not None and (element.tail or "").strip():
            yield str(element.tail), around
