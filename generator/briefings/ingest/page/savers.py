"""What the program that saved a page wrote into it: the address, the time, a toolbar.

Formats as the programs write them: SingleFile, monolith, Chrome and Internet Explorer ("saved from
url"), HTTrack, the Wayback Machine, WebScrapBook, Save Page WE, Evernote.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import cast

from lxml import etree, html

from briefings.dates import from_iso
from briefings.ingest.dates.lines import find_dates
from briefings.ingest.tree import text_of
from briefings.model import IsoDate, Witness
from briefings.text import to_line
from briefings.urls import is_web

#: Name of the program -> what its comment says; groups ``url`` and ``when``, either may be missing.
_COMMENTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("a browser", re.compile(r"saved from url=\(\d+\)(?P<url>https?://\S+)", re.IGNORECASE)),
    ("SingleFile", re.compile(
        r"Page saved with SingleFile\s+url:\s*(?P<url>https?://\S+)\s+"
        r"saved date:\s*(?P<when>[^\n(]+)", re.IGNORECASE,
    )),
    ("monolith", re.compile(
        r"Saved from (?P<url>https?://\S+|local source)(?: at (?P<when>[\dT:Z.+-]+))?"
        r" using monolith", re.IGNORECASE,
    )),
    ("HTTrack", re.compile(
        r"Mirrored from (?P<url>\S+) by HTTrack[^,]*(?:,\s*(?P<when>\w{3}, [^\n]{10,30}GMT))?",
        re.IGNORECASE,
    )),
    ("the Wayback Machine", re.compile(
        r"FILE ARCHIVED ON (?P<time>\d\d:\d\d:\d\d) (?P<when>\w{3} \d\d?, \d{4})", re.IGNORECASE,
    )),
)  # fmt: skip
#: meta elements of Save Page WE and Evernote, attributes of WebScrapBook's html element.
_META = {
    "savepage-url": "source_url", "savepage-date": "captured", "source-url": "source_url",
}  # fmt: skip
_STAMP = re.compile(r"^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\d*$")
#: What they add to the page and is not of it.
_ADDED = (
    "//*[@id='wm-ipp-base' or @id='wm-ipp-print' or @id='wm-ipp' or @id='donato']"
    "|//*[contains(@data-scrapbook-elem,'loader') or contains(@data-scrapbook-elem,'toolbar')]"
    "|//single-file-infobar|//*[@data-scrapbook-elem='sticky']|//single-file-note"
)
#: One of these is in the name of each of them.
_ADDERS = ("wm-ipp", "donato", "scrapbook", "single-file", "FILE ARCHIVED ON")
#: What a person marked or wrote while saving: SingleFile's and WebScrapBook's tools.
_HIGHLIGHTS = (
    "//*[contains(@class,'single-file-highlight') or @data-scrapbook-elem='linemarker']"
    "|//scrapbook-linemarker"
)
_NOTES = "//*[@data-scrapbook-elem='sticky']|//single-file-note"
_COPY = re.compile(
    r"(?:https?:)?(?://web\.archive\.org)?/web/\d{4,14}(?:[a-z]{2}_)?/(?P<url>https?://.+)$"
)
_TELLING = re.compile(r"saved (?:from|with)|ARCHIVED ON|Mirrored from", re.IGNORECASE)
_MOST = 20  # comments that are read


def saver_claims(tree: etree._Element) -> Iterator[Witness]:
    """Yield the address and the time of saving that a program noted in the page."""
    for text in _comments(tree):
        for program, pattern in _COMMENTS:
            if match := pattern.search(text):
                yield from _of_comment(program, match)
    for element in tree.iter("meta"):
        name = (element.get("name") or "").lower()
        if name in _META:
            yield from _noted(_META[name], element.get("content") or "", f"meta[{name}]")
    for box in tree.xpath("//*[@id='wm-ipp-print']"):
        if match := re.search(r"https?://web\.archive\.org/web/\S+", text_of(box)):
            yield Witness(
                "source_url", match[0], "head of the copy", "#wm-ipp-print", match[0], 0.83
            )
    yield from _noted("source_url", tree.get("data-scrapbook-source") or "", "html attribute")
    yield from _noted("captured", tree.get("data-scrapbook-create") or "", "html attribute")


def _of_comment(program: str, match: re.Match[str]) -> Iterator[Witness]:
    said = match.groupdict()
    rule, text = f"comment of {program}, which saved it", to_line(match[0])[:200]
    url = said.get("url") or ""
    if program == "HTTrack" and not is_web(url):
        url = f"http://{url}"  # it writes no scheme
    if is_web(url):
        yield Witness("source_url", url, rule, "comment", text, 0.82)
    if when := _moment(f"{said.get('when') or ''} {said.get('time') or ''}".strip()):
        # the Wayback Machine's clock is UTC
        moment = from_iso(f"{when}T{said['time']}+00:00") if said.get("time") else when
        yield Witness("captured", moment or when, rule, "comment", text, 0.9)
        if said.get("time"):
            yield Witness("archive_date", moment or when, rule, "comment", text, 0.9)


def _noted(field: str, text: str, where: str) -> Iterator[Witness]:
    rule = "note of the program that saved it"
    if field == "source_url" and is_web(text):
        yield Witness(field, text, rule, where, text, 0.82)
    elif field == "captured" and (when := _moment(text)):
        yield Witness(field, when, rule, where, text, 0.9)


def _moment(text: str) -> IsoDate | None:
    """Return the time of saving, as the programs write it: ISO, ``Date.toString()``, digits."""
    if match := _STAMP.match(text):
        year, month, day, *clock = match.groups()
        return from_iso(f"{year}-{month}-{day}T{':'.join(clock)}+00:00")
    if found := from_iso(text):
        return found
    bare = re.sub(r"\([^)]*\)", "", text).strip()  # the zone's name, in the machine's language
    for form in (bare, re.sub(r"\s\d\d:\d\d:\d\d.*", "", bare), " ".join(bare.split()[:4])):
        if dates := find_dates(form):
            return dates[0].readings[0]
    return None


def is_marked(text: str) -> bool:
    """Tell whether markup may hold what a saving program adds: its marks, notes, a toolbar."""
    return any(name in text for name in _ADDERS)


def marks_of(tree: etree._Element) -> dict[str, str | tuple[str, ...]]:
    """Return what a person marked and wrote while saving: ``highlights`` and ``note``, if any."""
    highlights = tuple(dict.fromkeys(filter(None, map(text_of, tree.xpath(_HIGHLIGHTS)))))
    note = "\n".join(filter(None, map(text_of, tree.xpath(_NOTES))))
    found: dict[str, str | tuple[str, ...]] = {}
    if highlights:
        found["highlights"] = highlights
    if note:
        found["note"] = note
    return found


def without_additions(tree: etree._Element) -> etree._Element:
    """Return the tree without what the saving program put into the page.

    Links that a web archive led to its own copies lead to the originals again.
    """
    if _is_copy(tree):
        for element in tree.iter("a", "img", "link"):
            for name in ("href", "src"):
                if match := _COPY.match(element.get(name) or ""):
                    element.set(name, match["url"])
    for element in cast("list[html.HtmlElement]", tree.xpath(_ADDED)):
        if element.getparent() is not None:
            element.drop_tree()
    return tree


def _comments(tree: etree._Element) -> Iterator[str]:
    """Yield the comments that programs may have written, those around the page too; few."""
    around = (*tree.itersiblings(etree.Comment, preceding=True), *tree.itersiblings(etree.Comment))
    spoken = (str(note.text or "")[:3000] for note in (*around, *tree.iter(etree.Comment)))
    return islice((text for text in spoken if _TELLING.search(text)), _MOST)


def _is_copy(tree: etree._Element) -> bool:
    """Tell whether a page is a web archive's copy; other pages may cite such addresses."""
    return bool(tree.xpath("//*[@id='wm-ipp-base']")) or any(
        "FILE ARCHIVED ON" in text for text in _comments(tree)
    )
