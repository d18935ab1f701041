"""What several readers of pages take for the article: whole extractions, and the one to follow.

Each errs in its own way, so the one that agrees most with the others is seldom far off.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from types import MappingProxyType
from typing import cast

import trafilatura
from lxml import etree, html
from resiliparse.extract.html2text import extract_plain_text

from briefings.ingest.pagetext import prune
from briefings.ingest.pagetext.agreement import agreements, words_of
from briefings.ingest.pagetext.clusters import find_cluster, find_strict_cluster
from briefings.ingest.pagetext.pieces import Piece, find_pieces

#: Below this agreement with the others no text is taken before one more witness was heard, which
#: is slow. Three pages in ten (tests/quality/extraction).
_AGREED = 0.92
#: What newspaper throws on odd pages, and where the words of a language need what is not there.
_BROKEN = (
    etree.LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError,
    ImportError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """A page for its witnesses, who leave it as it is."""

    tree: etree._Element
    pieces: Sequence[Piece]
    lang: str  #: of the page's own claim, its first two letters; "" if there is none


@dataclass(frozen=True, slots=True)
class Reading:
    """What one witness takes for the article; without words if it finds none."""

    words: Sequence[str]
    markdown: str | None = None  #: None: made of ``places``
    places: Sequence[int] | None = None  #: of its pieces among all; None: to be found by its words


def _fast(page: Page) -> Reading:
    return _trafilatura(page, precise=False)


def _precise(page: Page) -> Reading:
    return _trafilatura(page, precise=True)


def _trafilatura(page: Page, *, precise: bool) -> Reading:
    found = trafilatura.extract(
        cast("html.HtmlElement", deepcopy(page.tree)),
        output_format="markdown",
        include_comments=False,
        include_links=True,
        include_tables=True,
        include_formatting=True,
        fast=True,  # its other extractors are what the other witnesses are for
        favor_precision=precise,
        with_metadata=False,
    )
    return Reading(words_of(str(found or "")), str(found or ""))


def _resiliparse(page: Page) -> Reading:
    markup = etree.tostring(page.tree, encoding="unicode", method="html")
    text = extract_plain_text(markup, main_content=True, alt_texts=False, links=False)
    return Reading(words_of(str(text)))


def _cluster(page: Page) -> Reading:
    return _of_pieces(page, find_cluster(page.pieces))


def _strict_cluster(page: Page) -> Reading:
    return _of_pieces(page, find_strict_cluster(page.pieces))


def _of_pieces(page: Page, found: Iterable[Piece]) -> Reading:
    kept = set(map(id, found))
    places = [at for at, piece in enumerate(page.pieces) if id(piece) in kept]
    return Reading([w for at in places for w in page.pieces[at].words], places=places)


def _newspaper(page: Page) -> Reading:
    # takes a second to import, and most pages do not need it
    from newspaper.cleaners import DocumentCleaner  # noqa: PLC0415
    from newspaper.configuration import Configuration  # noqa: PLC0415
    from newspaper.extractors import ContentExtractor  # noqa: PLC0415
    from newspaper.languages import get_available_languages  # noqa: PLC0415
    from newspaper.outputformatters import OutputFormatter  # noqa: PLC0415

    config = Configuration()
    if page.lang in get_available_languages():
        config.language = page.lang
    extractor = ContentExtractor(config)
    try:
        if extractor.calculate_best_node(deepcopy(page.tree)) is None:
            return Reading(())
        node = DocumentCleaner(config).clean(extractor.top_node_complemented)
        text, _ = OutputFormatter(config).get_formatted(node, "")
    except _BROKEN:
        return Reading(())
    return Reading(words_of(text))


Witness = Callable[[Page], Reading]
#: In the order in which they win at a tie.
WITNESSES: Mapping[str, Witness] = MappingProxyType({
    "precise": _precise,
    "fast": _fast,
    "resiliparse": _resiliparse,
    "cluster": _cluster,
    "strict cluster": _strict_cluster,
})  # fmt: skip
LAST_WITNESS: tuple[str, Witness] = ("newspaper", _newspaper)


def ask(tree: etree._Element) -> dict[str, Reading]:
    """Return each witness's reading of a page by name, the one that most agrees first.

    The last witness is heard only where the others disagree.
    """
    page = Page(tree, find_pieces(tree), (tree.get("lang") or "")[:2].lower())
    readings = {name: witness(page) for name, witness in WITNESSES.items()}
    agreed = _agreements(readings)
    if max(agreed.values()) < _AGREED:
        name, witness = LAST_WITNESS
        readings[name] = witness(page)
        agreed = _agreements(readings)
    first = max(agreed, key=lambda name: agreed[name])
    return {first: readings[first], **readings}


def _agreements(readings: Mapping[str, Reading]) -> dict[str, float]:
    return agreements({name: reading.words for name, reading in readings.items()})


def to_markdown(tree: etree._Element, reading: Reading) -> str:
    """Return a reading of the page as Markdown."""
    if reading.markdown is not None:
        return reading.markdown
    places = reading.places
    if places is None:
        places = prune.places_in(reading.words, find_pieces(tree))
    return prune.to_text(tree, places)
