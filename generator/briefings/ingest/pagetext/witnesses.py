"""What several readers of pages take for the article, each as the share it has of every piece.

Each errs in its own way; what they share, and where they differ, tells what the article is.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import cast

import trafilatura
from lxml import etree, html
from resiliparse.extract.html2text import extract_plain_text

from briefings.ingest.pagetext import prune
from briefings.ingest.pagetext.clusters import find_cluster, find_strict_cluster
from briefings.ingest.pagetext.pieces import Piece
from briefings.ingest.pagetext.words import words_of


@dataclass(frozen=True, slots=True)
class Page:
    """A page for its witnesses, who leave it as it is."""

    tree: etree._Element
    pieces: Sequence[Piece]


def _resiliparse(page: Page) -> list[float]:
    markup = etree.tostring(page.tree, encoding="unicode", method="html")
    text = extract_plain_text(markup, main_content=True, alt_texts=False, links=False)
    return prune.shares_in(words_of(str(text)), page.pieces)


def _trafilatura(page: Page) -> list[float]:
    found = trafilatura.extract(  # it works on a copy
        cast("html.HtmlElement", page.tree),
        include_comments=False,
        fast=True,  # its other extractors are what the other witnesses are for
        with_metadata=False,
    )
    return prune.shares_in(words_of(str(found or "")), page.pieces)


def _cluster(page: Page) -> list[float]:
    return _of_pieces(page, find_cluster(page.pieces))


def _strict_cluster(page: Page) -> list[float]:
    return _of_pieces(page, find_strict_cluster(page.pieces))


def _of_pieces(page: Page, found: Sequence[Piece]) -> list[float]:
    kept = set(map(id, found))
    return [float(id(piece) in kept) for piece in page.pieces]


Witness = Callable[[Page], list[float]]
#: In the order in which the trees know them (forest.json).
WITNESSES: Mapping[str, Witness] = MappingProxyType({
    "resiliparse": _resiliparse,
    "cluster": _cluster,
    "strict cluster": _strict_cluster,
    "trafilatura": _trafilatura,
})  # fmt: skip


#: Those that take more time than all else that is done for a page; asked where the others are
#: not enough.
SLOW = frozenset({"trafilatura"})


def ask_quick(tree: etree._Element, pieces: Sequence[Piece]) -> dict[str, list[float]]:
    """Return how much each quick witness has of each piece of the tree, 0 to 1, by its name."""
    page = Page(tree, pieces)
    return {name: witness(page) for name, witness in WITNESSES.items() if name not in SLOW}


def ask_all(
    tree: etree._Element, pieces: Sequence[Piece], told: Mapping[str, list[float]]
) -> dict[str, list[float]]:
    """Return the same of all witnesses; ``told`` is what the quick ones have said."""
    page = Page(tree, pieces)
    return {name: told.get(name) or witness(page) for name, witness in WITNESSES.items()}
