"""CSS selectors, asked of a page."""

from functools import cache

from lxml import etree
from lxml.cssselect import CSSSelector


@cache
def compiled(selector: str) -> CSSSelector:
    """Return a selector ready to be asked. Raises cssselect.SelectorError if it is none."""
    return CSSSelector(selector, translator="html")


def select(tree: etree._Element, selector: str) -> list[etree._Element]:
    """Return the elements that a selector means, in the order of the page; [] for ""."""
    return list(compiled(selector)(tree)) if selector else []


def outermost(found: list[etree._Element]) -> list[etree._Element]:
    """Return the elements that lie in no other one of them."""
    chosen = set(found)
    return [element for element in found if chosen.isdisjoint(element.iterancestors())]
