"""What others take for the article of a page: whole extractions, and how far they agree."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from itertools import combinations
from types import MappingProxyType
from typing import cast

import trafilatura
from lxml import etree, html
from readability import Document
from readability.readability import Unparseable
from resiliparse.extract.html2text import extract_plain_text

from briefings.ingest.pagepieces import find_pieces

Shingle = tuple[str, ...]
_MOST = 0.6  # of the runs of words of a piece: the text has it
_BROKEN = (Unparseable, etree.LxmlError, ValueError, TypeError, AttributeError, RecursionError)


def _fast(tree: etree._Element) -> str:
    return _trafilatura(tree, precise=False)


def _precise(tree: etree._Element) -> str:
    return _trafilatura(tree, precise=True)


def _trafilatura(tree: etree._Element, *, precise: bool) -> str:
    found = trafilatura.extract(
        cast("html.HtmlElement", deepcopy(tree)),
        include_comments=False,
        fast=not precise,
        favor_precision=precise,
        with_metadata=False,
    )
    return str(found or "")


def _readability(tree: etree._Element) -> str:
    try:
        summary = Document(etree.tostring(tree, encoding="unicode", method="html")).summary()
        found = html.document_fromstring(summary) if summary.strip() else None
    except _BROKEN:
        return ""
    return "" if found is None else "\n".join(piece.text for piece in find_pieces(found))


def _resiliparse(tree: etree._Element) -> str:
    markup = etree.tostring(tree, encoding="unicode", method="html")
    return str(extract_plain_text(markup, main_content=True, alt_texts=False, links=False))


#: In the order in which they win at a tie.
WITNESSES: Mapping[str, Callable[[etree._Element], str]] = MappingProxyType({
    "precise": _precise,
    "fast": _fast,
    "readability": _readability,
    "resiliparse": _resiliparse,
})  # fmt: skip


def ask(tree: etree._Element) -> dict[str, str]:
    """Return each witness's text of the article, "" where it finds none. The tree stays as is."""
    return {name: witness(tree) for name, witness in WITNESSES.items()}


def chosen(words: Mapping[str, Sequence[str]]) -> str:
    """Return the name of the text that agrees most with the others.

    ``words`` are those of the texts, by name. Agreement is twice the shared runs of four words
    over all of both texts: choosing so beats each single witness (see tests/quality/extraction).
    """
    bags = {name: Counter(shingles(text)) for name, text in words.items()}
    sums = dict.fromkeys(bags, 0.0)
    for (one, its), (other, others) in combinations(bags.items(), 2):
        shared = _agreement(its, others)
        sums[one] += shared
        sums[other] += shared
    return max(sums, key=lambda name: sums[name])


def _agreement(one: Counter[Shingle], other: Counter[Shingle]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def shingles(words: Sequence[str], size: int = 4) -> list[Shingle]:
    """Return the runs of ``size`` words, in order; a shorter text is one run of all of it."""
    size = min(size, len(words))
    if not size:
        return []
    return [tuple(words[at : at + size]) for at in range(len(words) - size + 1)]


def backing(texts: Iterable[str]) -> Callable[[str], bool]:
    """Return what tells whether at least one of the texts has most of a piece of text."""
    held = [set(shingles(_words(text), 3)) | set(shingles(_words(text), 2)) for text in texts]

    def is_backed(text: str) -> bool:
        runs = shingles(_words(text), 3)
        return not runs or any(sum(run in has for run in runs) > _MOST * len(runs) for has in held)

    return is_backed


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
