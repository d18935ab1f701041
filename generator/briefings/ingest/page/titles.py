"""Which title a page shows: the heading, without the names of the site and of the section."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from briefings.ingest.clippings.titles import without_outlet
from briefings.ingest.outlets import fits_host
from briefings.ingest.page.head import line_of
from briefings.model import Witness
from briefings.text import title_key
from briefings.urls import host

_HEADS = 4  # headings that may be the title; the name of the site is one, too
_JOINTS = re.compile(
    r"(\s+[-–—|•·:»«/~]+\s+|\s*[|｜丨ㅣ]\s*|[:：]|\s*(?:--|__|——)\s*|(?<=\S)-(?=[^-]{1,12}$))"
)
_RIGHTS = re.compile(r"\s*(?:©|\(c\)|copyright\b)", re.IGNORECASE)
_RIGHTS_BEGIN = frozenset("©(cC")
#: Classes of what stands inside a heading and is not the title.
_KICKER = re.compile(
    r"kicker|overline|eyebrow|roofline|dachzeile|spitzmarke|topline|flag|label|badge|"
    r"prefix|suptitle|surtitle|pretitle|supertitle|visually-?hidden|sr-only|screen-reader",
    re.IGNORECASE,
)
_LONGEST = 500  # characters of a title that may have a site's name in it
_SITE_WORDS = 5  # of a site's name
_SHORTEST = 8  # characters of a title that another may begin with


def document_title(tree: etree._Element) -> Iterator[Witness]:
    """Yield what the title element says."""
    for element in tree.iter("title"):
        full = line_of(element)
        if any(a.tag == "svg" for a in element.iterancestors()) or not full:
            continue
        title, outlet = without_outlet(full)
        yield Witness("title", title, "title element", "title", full, 0.6)
        if outlet:
            rule = "outlet's name in the title element"
            yield Witness("source", outlet, rule, "title", full, 0.6)
        return


def heading_claims(
    tree: etree._Element, shown: etree._Element | None, told: Sequence[str]
) -> Iterator[Witness]:
    """Yield the headings as claims.

    ``told`` holds the titles that metadata and title element name, without the site's name;
    ``shown`` is the heading that fits them: the title as readers saw it, which wins over them.
    """
    if shown is not None:
        text = _without_kicker(shown, told)
        yield Witness("title", text, "h1, fits the page's other titles", "h1", line_of(shown), 0.96)
    rivals = [h for h in tree.iter("h1") if h is not shown and line_of(h)][:_HEADS]
    for rank, head in enumerate(rivals):
        yield _heading(head, "h1", 0.5 - 0.01 * rank)
    if shown is None and not rivals:
        for head in [h for h in tree.iter("h2") if line_of(h)][:_HEADS]:
            yield _heading(head, "h2, there is no h1", 0.4)


def site_beside(shown: etree._Element | None, found: Sequence[Witness]) -> Iterator[Witness]:
    """Yield what the title element has behind the very words of the heading: the site's name."""
    text = line_of(shown) if shown is not None else ""
    for witness in found:
        full = witness.text
        if witness.rule != "title element" or len(text) < _SHORTEST or not full.startswith(text):
            continue
        *_between, last = re.split(r"\s+[-–—|•·]\s+", full[len(text) :])
        if _between and 0 < len(last.split()) <= _SITE_WORDS:
            rule = "behind the heading's words in the title element"
            yield Witness("source", last.strip(), rule, "title", full, 0.45)


def _heading(head: etree._Element, rule: str, sure: float) -> Witness:
    text = line_of(head)
    return Witness("title", text, rule, str(head.tag), text, sure)


def _without_kicker(head: etree._Element, told: Sequence[str]) -> str:
    """Return the text of a heading without a kicker in an element of its own, before the title.

    Its class says so, or another title of the page consists of the rest. Capitals throughout
    become what another title has in their place.
    """
    text = line_of(head)
    keys = {title_key(title) for title in told}
    first = next((e for e in head.iter("*") if e is not head and line_of(e)), None)
    if first is not None and text.startswith(line_of(first)) and title_key(text) not in keys:
        rest = text[len(line_of(first)) :].strip(" :|-–—•·")
        named = bool(_KICKER.search(f"{first.get('class')} {first.get('data-testid')}"))
        joined = title_key(f"{line_of(first)} {rest}")
        if joined in keys:
            text = f"{line_of(first)} {rest}"
        elif len(rest) >= _SHORTEST and (named or title_key(rest) in keys):
            text = rest
    if len(head):
        text = re.sub(r"(?<=[^\W\d_]):(?=[^\W\d_])", ": ", text)  # "Kicker:Title" in two elements
    if text.isupper():
        key = title_key(text)
        return next((t for t in told if title_key(t) == key and not t.isupper()), text)
    return text


def without_site(found: Sequence[Witness], rights: str) -> Iterator[Witness]:
    """Yield the claims; titles lose the name of the site in front of them or behind.

    The site's name is what the page calls it, what stands beside its copyright sign (``rights``),
    or what its address consists of. A title that the heading begins is cut there: "Title | Section
    | Site".
    """
    names = {title_key(str(w.value)) for w in found if w.field == "source"}
    sections = {title_key(str(w.value)) for w in found if w.field == "section"}
    owned = f" {title_key(rights)} "
    urls = [str(w.value) for w in found if w.field == "source_url"]
    for witness in found:
        if witness.field != "title":
            yield witness
            continue
        barred = sections if "|" in str(witness.value) else set()
        title, site = _parted(str(witness.value), names | barred, owned, urls)
        if not site:
            yield witness
            continue
        yield replace(witness, value=title)
        if title_key(site) not in names | barred:
            rule = f"name of the site in the {witness.rule}"
            yield replace(witness, field="source", value=site, rule=rule, confidence=0.5)


def _parted(title: str, names: set[str], owned: str, urls: Sequence[str]) -> tuple[str, str | None]:
    """Return the title and the site's name that was joined to it, None if none was."""
    parts = _JOINTS.split(title) if len(title) <= _LONGEST else []
    if not parts[1:]:
        return title, None
    hosts = [host(url).replace("-", "") for url in urls]
    for at, (part, rest) in enumerate(((parts[-1], parts[:-2]), (parts[0], parts[2:]))):
        key = title_key(part)
        letters = key.removeprefix("the ").replace(" ", "")
        # in front, a common word as Report may be a part of the address, too
        told = not at and (
            (len(letters) >= 5 and any(letters in name for name in hosts))
            or any(fits_host(part, url) for url in urls)
        )
        owns = len(key) >= 5 and f" {key} " in owned
        if key and (key in names or told or owns) and "".join(rest).strip():
            return "".join(rest).strip(), part.strip()
    return title, None


def rights_of(tree: etree._Element) -> str:
    """Return the lines of a page that begin with a copyright sign, as one."""
    texts = (text for text in map(str, tree.itertext()) if text.lstrip()[:1] in _RIGHTS_BEGIN)
    return " ".join(text[:200] for text in texts if _RIGHTS.match(text))


def without_masthead(found: Sequence[Witness]) -> list[Witness]:
    """Return the claims; a heading that is the site's own name goes, h2 count only if proven."""
    heads = {"h1", "h2"}
    names = {title_key(str(w.value)) for w in found if w.field == "source"}
    titles = [str(w.value) for w in found if w.field == "title" and w.where not in heads]
    claims = []
    for witness in found:
        text = str(witness.value)
        if witness.field == "title" and witness.where in heads:
            if title_key(text) in names and titles:
                continue
            if any(_is_joined(other, text) for other in titles) and witness.confidence < 0.9:
                rule = f"{witness.where}, and another title begins with it"
                witness = replace(witness, rule=rule, confidence=0.955)  # noqa: PLW2901  raised
            elif witness.where == "h2":
                continue
        claims.append(witness)
    return claims


def _is_joined(title: str, start: str) -> bool:
    """Tell whether a title is another one, alone or with something joined to it."""
    joined = re.match(rf"{re.escape(start)}\s*(?:$|[-–—|•·:：])", title)
    return bool(joined) and len(start) >= _SHORTEST
