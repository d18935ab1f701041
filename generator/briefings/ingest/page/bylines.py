"""Who wrote it, as a page shows it: the byline near its heading, microdata, links to authors."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml import etree

from briefings.ingest.clippings import bylines
from briefings.ingest.clippings.bylines import Byline
from briefings.ingest.dates.lines import find_dates
from briefings.ingest.labels import names_only
from briefings.ingest.page.head import Line
from briefings.model import Witness
from briefings.text import title_key

_LONGEST = 200
_AND = "and|und|et|y|e|en|og|och|i|и|та|&"
_WORD = "byline|authors?|writers?|journalists?|reporters?|autor(?:en|es|in)?|auteurs?|contributors?"
#: Classes, split into words ("PostAuthor__name": post author name), and what makes them others.
NAMED = re.compile(rf"\b(?:{_WORD})\b|\bby ?line")
NOT_NAME = re.compile(
    r"\b(?:date|time|image|img|avatar|photo|bio|about|desc\w*|title|role|job|position|social|"
    r"follow|share|email|mail|twitter|count|comments?|more|related|box|card|credits?|caption|"
    r"timestamp|updated|reviewer|reviewed|editor|fact)\b"
)
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[_\W\d]+")
_LINK = re.compile(
    r"/(?:authors?|people|person|profiles?|staff|by|contributors?|journalists?|writers?|"
    r"columnists?|reporters?|autor(?:en|es|in)?|auteurs?|autori|redakteure?|our-experts|"
    r"our-people|team|user|users|redaktion|skribent|forfatter|avtor|yazar)/[^/]|[?&]author=",
    re.IGNORECASE,
)
OPENER = re.compile(
    r"^contributors?\s*:$|^(?:written |posted |story |words |text |reported |created |published )?"
    r"(?:by|von|par|por|di|door|av|af|przez)\b[\s:]*$|^(?:words|text|author|autor|auteur|autore|автор|tekst)s?\s*:?\s*$",
    re.IGNORECASE,
)
#: Words before a name that make him no author.
HANDS = re.compile(
    r"review|edit|fact|check|photo|illustrat|translat|foto|bild|grafik|medical|verified|updated by|"
    r"redigi|korrekt|image|video|produced",
    re.IGNORECASE,
)


def printed_authors(lines: Sequence[Line]) -> Iterator[Witness]:
    """Yield the byline near the heading: by its words, its classes, or its links."""
    for rule, find, sure in (
        ("byline near the heading", _by_words, 0.89),
        ("byline element near the heading", _by_class, 0.86),
        ("link to an author near the heading", _by_link, 0.84),
        ("name beside the date", _by_date, 0.5),
    ):
        found = find(lines)
        if found and (found.authors or found.agency):
            yield from _claims(found, rule, lines, sure)


def _claims(found: Byline, rule: str, lines: Sequence[Line], sure: float) -> Iterator[Witness]:
    names = (*found.authors, *found.agency)
    text = next((line.text for line in lines if names[0] in line.text), ", ".join(names))
    for field, value in (("authors", found.authors), ("agency", found.agency)):
        if value:
            yield Witness(field, value, rule, "near the heading", text[:200], sure)


def _by_words(lines: Sequence[Line]) -> Byline | None:
    """Return the names of the first line that says "By" or "Author:", or of what follows it."""
    below = [line for line in lines if not line.before and len(line.text) <= _LONGEST]
    for number, line in enumerate(below):
        first, *rest = (text for text, _element in line.parts)
        opens = OPENER.match(first) or names_only("authors", first)
        if opens and rest and (found := _leading(rest)):
            return found
        if found := _readable(line.text):
            return found
        if opens and not rest and number + 1 < len(below):
            texts = [text for text, _element in below[number + 1].parts]
            if found := _leading(texts) or _names(" ".join(texts)):
                return found
    return None


def _leading(texts: Sequence[str]) -> Byline | None:
    """Return the names that open a row of parts, each in an element of its own."""
    names: list[str] = []
    for text in texts:
        if re.fullmatch(rf"\W*|\W*(?:{_AND})\W*", text, re.IGNORECASE):
            continue
        found = _names(text)
        if not found or not all(bylines.is_name(name) for name in found.authors):
            break
        names.append(text)
    return _names(", ".join(names)) if names else None


def _readable(text: str) -> Byline | None:
    """Return the byline of a line, or of the part of it that begins with "By"."""
    if found := bylines.read_byline(text):
        return found
    pieces = [piece.strip() for piece in re.split(r"\s*[|•·]\s*|\s[–—-]\s|\s{2,}", text)]
    for piece in pieces if len(pieces) > 1 else ():
        if not HANDS.search(piece[:30]) and (found := bylines.read_byline(piece)):
            return found
    # "Posted on 4 August 2021 by Ann Ray", "By Ann Ray on 4 August 2021"
    if match := re.search(
        r"\b(?:posted|written|published|on)\b.*?\bby\s+(.{3,60})$", text, re.IGNORECASE
    ):
        return _names(match[1])
    if match := re.match(
        r"(?:(?:written|posted|published)\s+)?by\s+(.{3,60}?)\s+(?:on|in|\|)\s", text, re.IGNORECASE
    ):
        return _names(match[1])
    return None


def _names(text: str) -> Byline | None:
    """Return the names of a text that should hold nothing else."""
    text = text.partition("|")[0]
    text = re.sub(r"^(?:by|von|par|por|written by)\s+", "", text, flags=re.IGNORECASE)
    if HANDS.search(text) or OPENER.match(text) or not text or len(text) > 120:
        return None
    return bylines.split_names(text.rstrip("*†"), strict=True, whole=True)


def _by_class(lines: Sequence[Line]) -> Byline | None:
    """Return the names in elements whose classes say so; a name may be in several of them."""
    return _gathered(pair for line in lines if not line.below_text for pair in _named_parts(line))


def _named_parts(line: Line) -> Iterator[tuple[str, str]]:
    named = [text for text, element in line.parts if _is_named(element)]
    if len(named) == len(line.parts) and _is_whole(line.text):
        yield line.text, line.text
        return
    yield from ((text, line.text) for text in named)


def _by_date(lines: Sequence[Line]) -> Byline | None:
    """Return the one name that stands on a line of its own, or in a part, beside the date."""
    for number, line in enumerate(lines):
        after = lines[number + 1].text if number + 1 < len(lines) else ""
        row = [text for text, _element in line.parts]
        if len(row) > 1 and find_dates(after) and all(_is_whole(text) for text in row):
            return _names(", ".join(row))
        dated = [bool(find_dates(text)) for text, _element in line.parts]
        near = [other for other in lines[max(0, number - 1) : number + 2] if other is not line]
        texts = [other.text for other in near if len(other.parts) == 1]
        texts = [] if line.below_text or not (any(dated) or find_dates(line.text)) else texts
        parts = [text for text, _element in line.parts] if any(dated) else []
        for text in (*parts, *texts):
            named = _is_whole(text) and 2 <= len(text.split()) <= 4 and _stands_again(text, line)
            if named and (found := _names(text)):
                return found
    return None


def _stands_again(name: str, line: Line) -> bool:
    """Tell whether a name fills another element of the page too, as in a box about the author."""
    root = line.element.getroottree().getroot()
    same = (e for e in root.iter("*") if (e.text or "").strip() == name or e.get("alt") == name)
    return len(list(islice(same, 2))) == 2


def _by_link(lines: Sequence[Line]) -> Byline | None:
    return _gathered(
        (text, line.text)
        for line in lines
        for text, element in line.parts
        if not line.below_text and is_author_link(element)
    )


def _gathered(pairs: Iterator[tuple[str, str]]) -> Byline | None:
    """Return the names of several parts together; each must be nothing but names."""
    authors: list[str] = []
    agency: list[str] = []
    for text, line in pairs:
        if HANDS.search(line[:40]):
            continue
        found = _names(text)
        if found and all(_is_whole(name) for name in found.authors):
            authors.extend(found.authors)
            agency.extend(found.agency)
    once = {title_key(name): name for name in reversed(authors)}
    names = tuple(dict.fromkeys(once[title_key(name)] for name in authors))
    return Byline(names, tuple(dict.fromkeys(agency))) if names or agency else None


def _is_whole(name: str) -> bool:
    """Tell whether a text is a name of several words, or in a script that does not part them."""
    parted = len(name.split()) > 1 or not name.isascii()
    return bylines.is_name(name) and parted and not OPENER.match(name)


def _is_named(element: etree._Element) -> bool:
    """Tell whether the classes of an element or of the two around it say "author"."""
    near = [element, *list(element.iterancestors())[:2]]
    for step, around in enumerate(near):
        said = " ".join(
            str(around.get(key) or "") for key in ("class", "data-testid", "rel", "itemprop")
        )
        words = " ".join(CAMEL.split(said)).lower()
        if NOT_NAME.search(words) and step == 0 and not re.search(r"\bname\b", words):
            return False
        if NAMED.search(words):
            return True
    return False


def is_author_link(element: etree._Element) -> bool:
    """Tell whether an element is, or stands in, a link to the page of an author."""
    links = (e for e in (element, *element.iterancestors("a")) if e.tag == "a")
    return any(_LINK.search(link.get("href") or "") for link in links)
