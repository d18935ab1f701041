"""What the elements of an article say of themselves: microdata, RDFa, hNews."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml import etree

from briefings.ingest.page.classes import Classed
from briefings.ingest.page.dates import date_claims, listed
from briefings.ingest.page.head import is_comment, line_of
from briefings.model import Witness
from briefings.urls import is_web

#: The rules by which the claims of this room are known.
ELEMENTS = frozenset({"microdata", "RDFa", "hNews"})
_ARTICLE = re.compile(r"Article|Posting|Report|CreativeWork", re.IGNORECASE)
#: Name of the property (schema.org, rNews, Dublin Core; prefixes cut) -> field, confidence.
_FIELDS: dict[str, tuple[str, float]] = {
    "headline": ("title", 0.91), "dc:title": ("title", 0.85), "dcterms:title": ("title", 0.85),
    "alternativeheadline": ("subtitle", 0.8), "articlesection": ("section", 0.8),
    "description": ("summary", 0.7), "inlanguage": ("lang", 0.75), "keywords": ("tags", 0.75),
    "mainentityofpage": ("source_url", 0.8), "datepublished": ("date", 0.93),
    "datemodified": ("modified", 0.93), "datecreated": ("date", 0.8), "dc:date": ("date", 0.85),
    "dcterms:issued": ("date", 0.9), "dcterms:created": ("date", 0.85),
    "dc:created": ("date", 0.85),
    "dcterms:modified": ("modified", 0.9), "dc:modified": ("modified", 0.9),
    "publisher": ("source", 0.8), "sourceorganization": ("source", 0.82),
    "dc:publisher": ("source", 0.8), "dcterms:publisher": ("source", 0.8),
}  # fmt: skip
#: Classes of hNews and hAtom -> field, confidence.
_CLASSES: dict[str, tuple[str, float]] = {
    "entry-title": ("title", 0.75), "published": ("date", 0.75), "dt-published": ("date", 0.8),
    "updated": ("modified", 0.7), "dt-updated": ("modified", 0.75), "source-org": ("source", 0.8),
}  # fmt: skip
_PREFIX = re.compile(r"^(?:schema|rnews|s|https?://schema\.org/)[:/]?(?=[A-Za-z])")
_MOST = 3  # claims for one field
_LONGEST = 500


def element_properties(tree: etree._Element, classed: Sequence[Classed]) -> Iterator[Witness]:
    """Yield claims of microdata, then RDFa, then hNews, in the order of the page."""
    given: dict[str, int] = {}
    for attribute, rule in (("itemprop", "microdata"), ("property", "RDFa")):
        for element in tree.xpath(f".//*[@{attribute}]"):
            if element.tag == "meta" and attribute == "property":
                continue  # Open Graph and its like are read elsewhere
            for name in (element.get(attribute) or "").split():
                found = _FIELDS.get(_PREFIX.sub("", name).lower())
                if not found or given.get(found[0], 0) >= _MOST:
                    continue
                if _is_articles(element, attribute) and not is_comment(element):
                    given[found[0]] = given.get(found[0], 0) + 1
                    yield from _claims(element, *found, rule, f"{element.tag!s}[{attribute}]")
    yield from _hnews(classed)


def _is_articles(element: etree._Element, attribute: str) -> bool:
    """Tell whether the nearest thing around an element is an article, or none is marked."""
    scope, kind = ("itemscope", "itemtype") if attribute == "itemprop" else ("typeof", "typeof")
    around = next((e for e in element.iterancestors() if e.get(scope) is not None), None)
    return around is None or bool(_ARTICLE.search(around.get(kind) or ""))


def _claims(
    element: etree._Element, field: str, sure: float, rule: str, where: str
) -> Iterator[Witness]:
    inner = element.xpath(".//*[@itemprop='name' or @property='name']")
    named = inner[0] if inner and field == "source" else element
    text = named.get("content") or named.get("datetime") or ""
    if field == "source_url":
        text = text or element.get("itemid") or element.get("href") or ""
    text = text or line_of(named)
    if not text or len(text) > _LONGEST:
        return
    if field in {"date", "modified"}:
        yield from date_claims(field, text, rule, where, sure)
    elif field == "tags":
        yield Witness(field, listed((text,)), rule, where, text, sure)
    elif is_web(text) == (field == "source_url"):
        yield Witness(field, text, rule, where, text, sure)


def _is_entry(names: str) -> bool:
    return "hnews" in names or "hentry" in names or "h-entry" in names


def _hnews(classed: Sequence[Classed]) -> Iterator[Witness]:
    for entry in islice((element for element, names in classed if _is_entry(names)), 1):
        done: set[str] = set()
        for element in entry.iterfind(".//*[@class]"):
            for name in (element.get("class") or "").split():
                field, sure = _CLASSES.get(name, ("", 0.0))
                if field and field not in done and not is_comment(element):
                    done.add(field)
                    text = element.get("title") if element.tag == "abbr" else None
                    if text:  # the value-title pattern of microformats
                        yield from date_claims(field, text, "hNews", f"abbr.{name}", sure)
                    else:
                        yield from _claims(element, field, sure, "hNews", f"{element.tag!s}.{name}")
