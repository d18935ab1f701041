"""Hostile HTML to a tree of bounded depth and size."""

import re
from collections.abc import Iterator

from lxml import etree, html

#: Elements nested deeper than this lose their tags and keep their text. Real pages stay below 60;
#: lxml and what works on its trees recurse, and fail somewhere above 250.
MAX_DEPTH = 150
#: The next ones are tried where that is too deep for the parser, which ends at 255 elements and
#: drops what lies deeper: a table counts thrice, a list twice.
_DEPTHS = (MAX_DEPTH, 50, 10)
#: Characters of markup once pictures and programs in it are gone; the largest real page had 4 M.
MAX_SIZE = 12_000_000
#: Attributes of one element; parsing is quadratic in their number.
_MAX_TAG = 20_000

#: To the end of its attribute; one that a text names ends before an entity or an end tag.
_DATA_URL = re.compile(r"data:[\w/+.;=-]{0,200},[^\"'\s)>&<]*(?:<(?!/)[^\"'\s)>&<]*)*")
_PROGRAMS = ("script", "style", "svg", "noscript", "template")
#: ASCII, or the long s of ``<ſvg>`` would count as an s
_PROGRAM = re.compile(rf"<({'|'.join(_PROGRAMS)})\b([^>]*)>", re.IGNORECASE | re.ASCII)
_CLOSING = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in _PROGRAMS}
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*+)((?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
#: Elements that HTML closes by itself, or that hold nothing: they do not add to the depth.
_FLAT = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option",
    "optgroup", "colgroup", "html", "head", "body",
}  # fmt: skip


#: lxml.html asks a function in Python for the class of each element, thousands of times a page.
_CLASSES = etree.ElementDefaultClassLookup(
    element=html.HtmlElement, comment=html.HtmlComment, pi=html.HtmlProcessingInstruction
)


def to_tree(text: str) -> etree._Element | None:
    """Return the tree of a page, or None if there is nothing in it or it is too large."""
    markup = without_programs(text)
    # an encoding declaration in a text that is decoded already is refused
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup)
    for depth in _DEPTHS:
        flat = shallow(markup, depth)
        if len(flat) > MAX_SIZE or not flat.strip():
            return None
        tree, whole = _parsed(flat)
        if whole:
            return tree
    return None


def _parsed(markup: str) -> tuple[etree._Element | None, bool]:
    """Return the tree, and whether the parser left nothing out for want of depth or room."""
    parser = html.HTMLParser()
    parser.set_element_class_lookup(_CLASSES)
    try:
        tree = html.document_fromstring(markup, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        tree = None
    limits = (etree.ErrorTypes.ERR_RESOURCE_LIMIT, etree.ErrorTypes.ERR_NO_MEMORY)
    return tree, not any(entry.type in limits for entry in parser.error_log)


def without_programs(text: str) -> str:
    """Return the markup without scripts (but JSON-LD), styles and inlined pictures."""
    return "".join(_kept_parts(_DATA_URL.sub("data:,", text)))


def _kept_parts(text: str) -> Iterator[str]:
    """Yield what stays. A program that is never closed loses only its tag: linear in any case."""
    at = 0
    unclosed: set[str] = set()
    for match in _PROGRAM.finditer(text):
        name = match[1].lower()
        if match.start() < at:
            continue
        end = None if name in unclosed else _CLOSING[name].search(text, match.end())
        if end is None:
            unclosed.add(name)
        inside = text[match.end() : end.start()] if end else ""
        yield text[at : match.start()]
        if "ld+json" in match[2].lower():
            yield f"{match[0]}{inside}</script>"
        elif name == "noscript" and len(inside) < 2000:
            yield inside  # lazily loaded pictures
        at = end.end() if end else match.end()
    yield text[at:]


def shallow(text: str, most: int = MAX_DEPTH) -> str:
    """Return the markup without the tags of elements nested deeper than ``most``."""
    return text if _is_shallow(text, most) else "".join(_shallow_parts(text, most))


def _is_shallow(text: str, most: int) -> bool:
    """Tell whether nothing would go: true of nearly all pages, and told in half the time."""
    depth = 0
    for closing, name, rest in _TAG.findall(text):
        if len(rest) > _MAX_TAG // 2:
            return False
        if name in _FLAT or name.lower() in _FLAT or rest.endswith("/"):
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > most:
            return False
    return True


def _shallow_parts(text: str, most: int) -> Iterator[str]:
    depth, at = 0, 0
    for match in _TAG.finditer(text):
        yield text[at : match.start()]
        at = match.end()
        closing, name = match[1], match[2].lower()
        if name in _FLAT or match[3].endswith("/"):
            yield match[0] if len(match[0]) <= _MAX_TAG else f"<{closing}{name}>"
            continue
        if closing:
            if depth <= most:
                yield match[0]
            depth = max(0, depth - 1)
            continue
        depth += 1
        if depth <= most:
            yield match[0] if len(match[0]) <= _MAX_TAG else f"<{name}>"
    yield text[at:]


def text_of(element: etree._Element) -> str:
    """Return the text of an element on one line."""
    return " ".join("".join(map(str, element.itertext())).split())
