"""Footnotes of a page: which link is a reference, which block is its note."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from briefings.ingest.tomarkdown.links import fragment_of
from briefings.ingest.tree import text_of

#: What a reference shows: ``[5]``, ``12``, ``*``, ``a``, ``note 3``.
_MARK = re.compile(
    r"[\[(]?\s*(\d{1,4}|[ivx]{1,6}|[a-z]{1,2}|[*†‡§¶]{1,3}|(?:note|nb|n|fn)[\s.]?\d{1,3})\s*[\])]?",
    re.IGNORECASE,
)
#: What the way back shows, beside a mark.
_BACK = re.compile(
    r"[\s\^↑↩⏎⇧︎️]+|jump up.*|back(?: to (?:text|top|content|article))?|return|↵", re.IGNORECASE
)
_NAMED = re.compile(r"note|cite|(?:^|[\s_-])(?:fn|ref)(?:$|[\s_-])", re.IGNORECASE)
_NOTE = re.compile(r"footnote|endnote|doc-(?:foot|end)note|rearnote", re.IGNORECASE)
_BLOCKS = {"li", "p", "dd", "aside", "div"}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LONGEST = 3000  # characters of a note


@dataclass
class Notes:
    """Footnotes of which the page has both ends."""

    labels: dict[etree._Element, str] = field(default_factory=dict)  #: by the link that refers
    notes: dict[etree._Element, str] = field(default_factory=dict)  #: label by the note's block
    back: set[etree._Element] = field(default_factory=set)  #: links that lead back to the text
    #: labels of which a reference was written; a note that nothing refers to stays a block
    referred: set[str] = field(default_factory=set)


def find_notes(root: etree._Element, base_url: str) -> Notes:
    """Return the footnotes of a tree. A note stands behind the first link to it."""
    found = Notes()
    links = [(a, place) for a in root.iter("a") if (place := fragment_of(_href(a), base_url))]
    if not links:
        return found
    order = {element: at for at, element in enumerate(root.iter())}
    places = _places(root, {place for _, place in links})
    small: dict[etree._Element, bool] = {}
    taken: set[str] = set()
    for link, place in links:
        target = places.get(place)
        block = None if target is None else _block(target)
        if block is None or not _may_refer(link, block, order):
            continue
        if block not in small:
            small[block] = _is_small(block)
        if not small[block] or not (block in found.notes or _is_note(link, block, base_url)):
            continue
        if block not in found.notes:
            found.notes[block] = _label(link, taken)
            taken.add(found.notes[block])
        found.labels[link] = found.notes[block]
    for block in found.notes:
        found.back.update(_ways_back(block, base_url))
    return found


def _is_small(block: etree._Element) -> bool:
    """Tell whether a block can be a note by its size and by what is in it."""
    inside = next(block.iterdescendants(*_HEADINGS, "table"), None)
    return inside is None and len(text_of(block)) <= _LONGEST


def _href(link: etree._Element) -> str:
    return link.get("href") or ""


def _places(root: etree._Element, wanted: set[str]) -> dict[str, etree._Element]:
    """Return the first element for each wanted id (or name of a link)."""
    places: dict[str, etree._Element] = {}
    for element in root.iter(etree.Element):
        for name in (element.get("id"), element.get("name")):
            if name in wanted:
                places.setdefault(name, element)
    return places


def _block(target: etree._Element) -> etree._Element | None:
    """Return the block that a link's target stands for or stands in; None for headings."""
    for element in (target, *target.iterancestors()):
        if element.tag in _HEADINGS or element.tag in {"body", "article", "td", "section"}:
            return None
        if element.tag in _BLOCKS:
            return element
    return None


def _may_refer(
    link: etree._Element, block: etree._Element, order: dict[etree._Element, int]
) -> bool:
    """Tell whether a link looks like a mark and stands before the block."""
    return (
        order[link] < order[block]
        and len(link) < 4
        and bool(_MARK.fullmatch(text_of(link)))
        and block not in link.iterancestors()
    )


def _is_note(link: etree._Element, block: etree._Element, base_url: str) -> bool:
    """Tell whether a small block is a note: its reference raised, named so or linked back."""
    raised = any(e.tag == "sup" for e in _near(link)) or link.find(".//sup") is not None
    named = any(_NAMED.search(_names(element)) for element in _near(link))
    if raised or named or _NOTE.search(_names(block)):
        return True
    here = set(_ids_around(link))
    return any(fragment_of(_href(a), base_url) in here for a in _ways_back(block, base_url))


def _ids_around(link: etree._Element) -> Iterator[str]:
    """Yield the ids at a reference to which the way back from its note may lead."""
    before = link.getprevious()
    around = [link, *link, *_near(link), *([] if before is None else [before])]
    for element in around:
        yield from (place for name in ("id", "name") if (place := element.get(name)))


def _near(link: etree._Element) -> Iterator[etree._Element]:
    yield link
    for parent in islice(link.iterancestors(), 3):
        if parent.tag in {"sup", "span", "small", "b", "i", "em", "strong"}:
            yield parent


def _names(element: etree._Element) -> str:
    return " ".join(
        element.get(name) or "" for name in ("class", "role", "epub:type", "rel", "type")
    )


def _ways_back(block: etree._Element, base_url: str) -> Iterator[etree._Element]:
    """Yield the links of a note that lead to a place in the page and show only a mark."""
    for link in block.iter("a"):
        text = text_of(link)
        shown = not text or _BACK.fullmatch(text) or _MARK.fullmatch(text)
        if shown and fragment_of(_href(link), base_url):
            yield link


def _label(link: etree._Element, taken: set[str]) -> str:
    """Return the label of a new note: what its reference shows, or the next free number."""
    match = _MARK.fullmatch(text_of(link))
    shown = re.sub(r"\W+", "-", match[1] if match else "").strip("-").lower()
    if shown and shown not in taken:
        return shown
    number = str(len(taken) + 1)
    return number if number not in taken else f"n{number}"
