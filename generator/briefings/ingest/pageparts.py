"""What the elements and comments of a page say: canonical link, h1, time, byline, figure."""

import copy
import re
from collections.abc import Iterator

from lxml import etree

from briefings.ingest import bylines
from briefings.ingest.captions import read_caption
from briefings.ingest.datelines import find_dates
from briefings.ingest.pagedates import date_claims
from briefings.ingest.titles import without_outlet
from briefings.ingest.tree import text_of
from briefings.model import Witness
from briefings.text import to_line
from briefings.urls import is_web

_SAVED = (
    re.compile(r"saved from url=\(\d+\)(?P<url>https?://\S+)", re.IGNORECASE),
    re.compile(
        r"Page saved with SingleFile\s+url:\s*(?P<url>https?://\S+)\s+"
        r"saved date:\s*(?P<when>[^\n(]+)",
        re.IGNORECASE,
    ),
    re.compile(
        r"Saved from (?P<url>https?://\S+)(?: at (?P<when>[\dT:Z.-]+))? using monolith",
        re.IGNORECASE,
    ),
    re.compile(
        r"FILE ARCHIVED ON (?P<never>(?!))|Mirrored from (?P<url>\S+) by HTTrack", re.IGNORECASE
    ),
)
_HEADS = 4  # headings that may be the title; the name of the site is one, too
_DEK = (
    "dek|standfirst|subtitle|sub-title|subhead|subheadline|article-summary|article__lead|lead-text"
)
_BYLINE = "byline|author|author-name|article-author|writer|journalist|reporter"


def comment_claims(tree: etree._Element) -> Iterator[Witness]:
    """Yield what the program that saved the page wrote into a comment."""
    root = tree.getroottree()
    for comment in root.xpath("//comment() | preceding-sibling::comment()")[:50]:
        text = str(comment.text or "")[:3000]
        for pattern in _SAVED:
            match = pattern.search(text)
            if not match or not match["url"]:
                continue
            url = match["url"] if is_web(match["url"]) else f"http://{match['url']}"
            yield Witness(
                "source_url",
                url,
                "comment of the program that saved it",
                "comment",
                to_line(match[0]),
                0.82,
            )
            when = match.groupdict().get("when")
            if when and (
                dates := find_dates(when.strip()) or find_dates(" ".join(when.split()[:5]))
            ):
                yield Witness(
                    "captured",
                    dates[0].readings[0],
                    "comment of the program that saved it",
                    "comment",
                    to_line(match[0]),
                    0.9,
                )


def element_claims(tree: etree._Element) -> Iterator[Witness]:
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
    yield from _title_claims(tree)
    yield from _time_claims(tree)
    yield from _byline_claims(tree)
    yield from _figure_claims(tree)
    for element in [*_with_class(tree, _DEK, ("p", "h2", "div", "span")), *_below_title(tree)][:1]:
        text = text_of(element)
        if 20 <= len(text) <= 400:
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


def _title_claims(tree: etree._Element) -> Iterator[Witness]:
    heads = [h for h in tree.iter("h1") if text_of(h)]
    inside = [h for h in heads if any(a.tag in {"article", "main"} for a in h.iterancestors())]
    chosen = inside or heads
    sure = 0.88 if inside or len(heads) == 1 else 0.6
    for rank, element in enumerate([*chosen, *(h for h in heads if h not in chosen)][:_HEADS]):
        text = text_of(element)
        yield Witness("title", text, "h1", "h1", text, sure if not rank else 0.5 - 0.01 * rank)
    if not heads:
        for element in list(tree.iter("h2"))[:_HEADS]:
            text = text_of(element)
            yield Witness("title", text, "h2, there is no h1", "h2", text, 0.4)
    for element in [
        e for e in tree.iter("title") if not any(a.tag == "svg" for a in e.iterancestors())
    ][:1]:
        full = text_of(element)
        title, outlet = without_outlet(full)
        yield Witness("title", title, "title element", "title", full, 0.6)
        if outlet:
            yield Witness(
                "source", outlet, "outlet's name in the title element", "title", full, 0.6
            )


def _time_claims(tree: etree._Element) -> Iterator[Witness]:
    for element in tree.xpath("//*[@itemprop='datePublished' or @itemprop='dateModified']")[:4]:
        field = "date" if element.get("itemprop") == "datePublished" else "modified"
        text = element.get("content") or element.get("datetime") or text_of(element)
        yield from date_claims(field, text, "microdata", f"{element.tag}[itemprop]", 0.93)
    for element in list(tree.iter("time"))[:3]:
        text = element.get("datetime") or text_of(element)
        around = f"{element.get('class')} {text_of(element)}".lower()
        field = "modified" if re.search(r"updat|modif|обновл|aktualis", around) else "date"
        inside = any(a.tag in {"article", "main", "header"} for a in element.iterancestors())
        yield from date_claims(field, text, "time element", "time", 0.8 if inside else 0.6)
    for element in _with_class(
        tree, "date|published|pubdate|timestamp|dateline|posted", ("span", "div", "p", "li")
    )[:5]:
        text = text_of(element)
        for found in find_dates(text) if len(text) <= 160 else ():
            value = found.readings[0] if len(found.readings) == 1 else found.readings
            yield Witness(
                found.kind,
                value,
                "element with the class of a date",
                _selector(element),
                text,
                0.7,
            )


def _byline_claims(tree: etree._Element) -> Iterator[Witness]:
    elements = [
        *tree.xpath("//*[@rel='author' or @itemprop='author']")[:5],
        *_with_class(tree, _BYLINE, ("span", "div", "p", "a"))[:3],
    ]
    for element in elements:
        text = text_of(element)
        found = bylines.read_byline(text) or bylines.split_names(text, strict=True)
        if found and len(text) <= 100:
            where = _selector(element)
            if found.authors:
                yield Witness("authors", found.authors, "byline element", where, text, 0.7)
            if found.agency:
                yield Witness("agency", found.agency, "byline element", where, text, 0.7)
            return


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
    for part in _with_class(element, "credits?|copyright|byline|source", ("*",))[:1]:
        credit = text_of(part)
        rest = copy.deepcopy(element)
        for own in _with_class(rest, "credits?|copyright|byline|source", ("*",))[:1]:
            own.text, own[:] = None, []
        caption = text_of(rest)
    for name, value in (("image_caption", caption), ("image_credit", credit)):
        if value:
            yield Witness(name, value, "first figure", "figcaption", text, 0.85)


def _with_class(tree: etree._Element, names: str, tags: tuple[str, ...]) -> list[etree._Element]:
    """Return elements one of whose classes is one of the names, or ends in it."""
    pattern = re.compile(rf"(?:^|\s|[-_])(?:{names})(?:$|\s)", re.IGNORECASE)
    return [e for e in tree.iter(*tags) if pattern.search(e.get("class") or "")]


def _selector(element: etree._Element) -> str:
    return f"{element.tag!s}.{element.get('class') or element.get('rel') or ''}"
