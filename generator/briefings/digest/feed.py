"""Feeds of briefings, one a kind: Atom 1.0 (RFC 4287), each entry with the whole briefing."""

from collections.abc import Sequence
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5

from lxml import etree, html

from briefings import __version__, dates, urls
from briefings.briefing import FOLDER, Briefing, Kind
from briefings.digest.letter import Letter
from briefings.digest.markup import parts
from briefings.model import IsoDate, SitePath

#: Briefings in a feed.
ENTRIES = 20
_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_UNKNOWN = "1970-01-01T00:00:00+00:00"  # Atom demands a time


def path_of(kind: Kind) -> SitePath:
    """Return where the feed of a kind stands."""
    return SitePath(f"{FOLDER}/{'dossiers' if kind is Kind.DOSSIER else kind}.atom")


def feed(letters: Sequence[Letter], title: str) -> bytes:
    """Return the feed of briefings of one kind, newest first, at least one."""
    first = letters[0]
    path = path_of(first.briefing.kind)
    seed = first.site_url or first.archive
    root = etree.Element("feed", nsmap={None: _ATOM}, attrib={_LANG: first.words.lang})
    _add(root, "title", f"{title} · {first.archive}")
    _add(root, "id", uuid5(NAMESPACE_URL, f"briefings:{seed}#{path}").urn)
    _add(root, "updated", max(_time(letter.briefing) for letter in letters))
    author = etree.SubElement(root, "author")
    _add(author, "name", first.archive)
    _add(root, "generator", "briefings", version=__version__)
    _add(root, "link", rel="self", href=_address(path, path, first))
    index = SitePath(f"{FOLDER}/index.html")
    _add(root, "link", rel="alternate", href=_address(index, path, first))
    for letter in letters:
        _entry(root, letter, path, seed)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8") + b"\n"


def _entry(root: etree._Element, letter: Letter, path: SitePath, seed: str) -> None:
    briefing = letter.briefing
    entry = etree.SubElement(root, "entry", attrib={_LANG: briefing.lang})
    _add(entry, "title", briefing.title)
    _add(entry, "id", uuid5(NAMESPACE_URL, f"briefings:{seed}#{briefing.path}").urn)
    _add(entry, "updated", _time(briefing))
    _add(
        entry, "link", rel="alternate", type="text/html", href=_address(briefing.path, path, letter)
    )
    inside = list(parts(letter, letter.address))[1:]  # the title stands above
    made = "".join(html.tostring(part, encoding="unicode") for part in inside)
    _add(entry, "content", made, type="html")


def _time(briefing: Briefing) -> str:
    when = briefing.date or IsoDate(briefing.last)
    return dates.instant(when).isoformat() if when else _UNKNOWN


def _address(target: SitePath, path: SitePath, letter: Letter) -> str:
    return urljoin(letter.site_url, target) if letter.site_url else urls.relative(path, target)


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> None:
    etree.SubElement(parent, name, attrib=attributes).text = text or None
