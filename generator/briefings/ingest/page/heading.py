"""Which element of a page is the heading of its article."""

import re
from collections.abc import Sequence
from itertools import pairwise

from lxml import etree

from briefings.ingest.page.head import PROSE, line_of
from briefings.text import fold, title_key, words

_COMMON = 2  # words that two titles share
_BY_CHANCE = 0.12  # share of common words that two headings of one page may have with its title
_FEW, _LONGEST_TITLE = 5, 400  # children and characters of such an element
_LEAST = 12  # characters of a title that is looked for in elements that are no headings
_TITLE_WORDS = 3  # of a heading that is taken for the title though no other title is like it
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def find_heading(tree: etree._Element, titles: Sequence[str]) -> etree._Element | None:
    """Return the heading that shows the article's title, or None.

    ``titles`` is what the page's metadata say, without the site's name. Among several headings the
    most alike wins, then the first. One that has nothing in common with any title is it only where
    it is the page's only one and stands above the text.
    """
    heads = [head for head in tree.iter("h1") if line_of(head) and not _leads_home(head)]
    wanted = [_words(title) for title in titles]
    scored = [(max((_alike(_words(line_of(h)), w) for w in wanted), default=0.0), h) for h in heads]
    best = max((score for score, _head in scored), default=0.0)
    if best >= (_BY_CHANCE if len(heads) > 1 else 0.01):
        return next(head for score, head in scored if score == best)
    inside = [h for h in heads if any(a.tag in {"article", "main"} for a in h.iterancestors())]
    if titles:
        alone = next((h for h in heads if len(heads) == 1 and _opens_text(h)), None)
        return alone if alone is not None else _spelt_out(tree, titles)
    return next(iter(inside or heads), None)


def _spelt_out(tree: etree._Element, titles: Sequence[str]) -> etree._Element | None:
    """Return the first element that holds a title and nothing else, whatever its tag."""
    keys = {title_key(title) for title in titles if len(title) >= _LEAST}
    for element in tree.iter("h2", "h3", "h4", "div", "p", "span", "td", "font", "b", "strong"):
        text = _short_text(element) if len(element) < _FEW else ""
        if text and title_key(text) in keys:
            return element
    return None


def _short_text(element: etree._Element) -> str:
    """Return the text of an element, "" if it is longer than any title: no more of it is read."""
    text = ""
    for part in element.itertext():
        text += str(part)
        if len(text) > _LONGEST_TITLE:
            return ""
    return text


def _leads_home(head: etree._Element) -> bool:
    """Tell whether a heading is a link to the front page: the name of the site."""
    links = [a for a in (*head.iter("a"), *head.iterancestors("a")) if a.get("href")]
    return any(re.fullmatch(r"(?:https?://[^/]+)?/?", link.get("href") or "") for link in links)


def _opens_text(head: etree._Element) -> bool:
    """Tell whether a heading of several words has no text above it."""
    paragraphs = head.xpath("preceding::p")
    above = (p for p in paragraphs if len(line_of(p)) >= PROSE)
    return len(line_of(head).split()) >= _TITLE_WORDS and next(above, None) is None


def _words(text: str) -> frozenset[str]:
    found = words(fold(text))
    unspaced = "".join(c for c in text if _CJK.match(c))
    spaced = [word for word in found if not _CJK.match(word)]
    return frozenset(spaced + [first + second for first, second in pairwise(unspaced)])


def _alike(shown: frozenset[str], told: frozenset[str]) -> float:
    """Return the share of common words, 0 if it is by chance: one short word of many."""
    both = {word for word in shown & told if len(word) > 2 or _CJK.match(word)}
    enough = len(both) >= _COMMON or shown == told or (both and len(shown) >= _TITLE_WORDS)
    return len(shown & told) / len(shown | told) if enough else 0.0
