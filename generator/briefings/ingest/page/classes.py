"""The classes of a page's elements, which many rules ask for: looked up once."""

import re
from collections.abc import Sequence
from functools import lru_cache

from lxml import etree

#: An element with what its class attribute says.
Classed = tuple[etree._Element, str]  # noqa: SLF001  lxml names it so


def with_classes(tree: etree._Element) -> Sequence[Classed]:
    """Return the elements that have a class, in the order of the page."""
    return [(element, names) for element in tree.iter("*") if (names := element.get("class"))]


@lru_cache(maxsize=4096)  # one page names its parts alike
def says(pattern: re.Pattern[str], names: str) -> bool:
    """Tell whether names of an element have what a pattern looks for."""
    return bool(names and pattern.search(names))
