"""Who wrote it by what a page's elements are marked with: microdata, rel=author, hCard, classes."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from lxml import etree

from briefings.ingest.clippings import bylines
from briefings.ingest.page.bylines import CAMEL, HANDS, NAMED, NOT_NAME, OPENER
from briefings.ingest.page.classes import Classed
from briefings.ingest.page.head import is_comment, spaced
from briefings.model import Witness

_AUTHORS = {"author", "creator"}
_NAMED_PARTS = {"span", "div", "p", "a", "h5", "strong"}


def marked_authors(tree: etree._Element, classed: Sequence[Classed]) -> Iterator[Witness]:
    """Yield authors by microdata, rel=author and hCard, and by class, comments left out."""
    marked = (e for e in tree.xpath("//*[@itemprop]") if e.get("itemprop") in _AUTHORS)
    for element in islice((e for e in marked if not is_comment(e)), 3):
        inner = element.xpath(".//*[@itemprop='name']")
        named = inner[0] if inner else element
        text = named.get("content") or spaced(named)
        yield from _marked(text, "microdata", f"{element.tag!s}[itemprop]", 0.82)
    links = (e for e in tree.iter("a") if e.get("rel") == "author")
    cards = (e for e, names in classed if " fn " in f" {names} " and _is_in_card(e))
    for found, rule, sure in ((links, "rel=author", 0.76), (cards, "hCard", 0.74)):
        for element in islice((e for e in found if not is_comment(e)), 1):
            where = f"{element.tag!s}.{element.get('class')}"
            yield from _marked(spaced(element), rule, where, sure)
    fitting = (e for e, names in classed if _says_author(names) and e.tag in _NAMED_PARTS)
    for element in islice((e for e in fitting if not is_comment(e)), 3):
        where = f"{element.tag!s}.{element.get('class')}"
        told = list(_marked(spaced(element), "byline element", where, 0.7))
        if told:
            yield from told
            return


def _is_in_card(element: etree._Element) -> bool:
    return any("vcard" in (around.get("class") or "") for around in element.iterancestors())


def _marked(text: str, rule: str, where: str, sure: float) -> Iterator[Witness]:
    if len(text) > 100 or HANDS.search(text[:30]):
        return
    found = bylines.read_byline(text) or bylines.split_names(text, strict=True)
    authors = tuple(n for n in found.authors if not OPENER.match(n)) if found else ()
    if found and found.agency and all(len(name.split()) == 1 for name in authors):
        authors = ()  # "PTI, Washington"
    if authors:
        yield Witness("authors", authors, rule, where, text, sure)
    if found and found.agency:
        yield Witness("agency", found.agency, rule, where, text, sure)


@lru_cache(maxsize=4096)  # one page names its parts alike
def _says_author(names: str) -> bool:
    words = " ".join(CAMEL.split(names)).lower()
    return bool(NAMED.search(words)) and not NOT_NAME.search(words)
