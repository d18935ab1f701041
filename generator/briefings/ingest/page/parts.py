"""What the elements and comments of a page say: canonical link, h1, time, byline, figure."""

import copy
import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from lxml import etree

from briefings.ingest.clippings.captions import read_caption
from briefings.ingest.page.classes import Classed, says, with_classes
from briefings.ingest.tree import text_of
from briefings.model import Witness
from briefings.urls import is_web

_DEK = (
    "dek|standfirst|subtitle|sub-title|subhead|subheadline|article-summary|article__lead|lead-text"
)
_CREDITS = "credits?|copyright|byline|source"
_BYLINE = "byline|author|author-name|article-author|writer|journalist|reporter"


def element_claims(tree: etree._Element, classed: Sequence[Classed]) -> Iterator[Witness]:
    """Yield what the page shows, and what its html and link elements say."""
    lang = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    if lang:
        yield Witness("lang", lang.strip().replace("_", "-"), "html lang", "html[lang]", lang, 0.9)
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and is_web(
            link.get("href") or ""
        ):
            yield Witness(
                "source_url",
                link.get("href") or "",
                "canonical link",
                "link[rel=canonical]",
                link.get("href") or "",
                0.95,
            )
    yield from _figure_claims(tree)
    deks = (e for e in _with_class(classed, _DEK) if e.tag in {"p", "h2", "div", "span"})
    for element in islice(chain(deks, _below_title(tree)), 1):
        text = text_of(element)
        if 20 <= len(text) <= 400 and not text.endswith(":"):  # else a list follows
            yield Witness(
                "subtitle",
                text,
                "element with the class of a dek",
                _selector(element),
                text,
                0.6,
            )


def _below_title(tree: etree._Element) -> Iterator[etree._Element]:
    """Yield the h2 directly below the only h1 if a byline or a date stands below it."""
    heads = list(tree.iter("h1"))
    for below in [h.getnext() for h in heads if len(heads) == 1]:
        after = below.getnext() if below is not None and below.tag == "h2" else None
        if below is not None and after is not None and after.tag not in {"p", "h2", "h3"}:
            names = f"{after.get('class') or ''} {after.tag!s}"
            if re.search(rf"{_BYLINE}|date|publish|time|meta|info", names, re.IGNORECASE):
                yield below


def _figure_claims(tree: etree._Element) -> Iterator[Witness]:
    for figure in list(tree.iter("figure"))[:1]:
        for image in list(figure.iter("img"))[:1]:
            for field, attribute in (("image", "src"), ("image_alt", "alt")):
                text = image.get(attribute) or ""
                if text and not text.startswith("data:"):
                    yield Witness(
                        field, text, "first figure", f"figure img[{attribute}]", text, 0.7
                    )
        for element in list(figure.iter("figcaption"))[:1]:
            yield from _caption_claims(element)


def _caption_claims(element: etree._Element) -> Iterator[Witness]:
    """Yield caption and credit: by an element that says it is the credit, else by the words."""
    text = text_of(element)
    found = read_caption(text)
    caption, credit = (found.caption, found.credit) if found else (text, None)
    for part in islice(_with_class(with_classes(element), _CREDITS), 1):
        credit = text_of(part)
        rest = copy.deepcopy(element)
        for own in islice(_with_class(with_classes(rest), _CREDITS), 1):
            own.text, own[:] = None, []
        caption = text_of(rest)
    for name, value in (("image_caption", caption), ("image_credit", credit)):
        if value:
            yield Witness(name, value, "first figure", "figcaption", text, 0.85)


def _with_class(classed: Sequence[Classed], names: str) -> Iterator[etree._Element]:
    """Yield elements one of whose classes is one of the names, or ends in it."""
    pattern = re.compile(rf"(?:^|\s|[-_])(?:{names})(?:$|\s)", re.IGNORECASE)
    return (element for element, own in classed if says(pattern, own))


def _selector(element: etree._Element) -> str:
    return f"{element.tag!s}.{element.get('class') or element.get('rel') or ''}"
