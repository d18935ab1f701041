"""Zotero RDF: Zotero's own export, with collections, notes and attached files.

Shape: ``Zotero RDF.js`` of zotero/translators: items stand below the root, and name containers,
notes and files by ``rdf:resource``.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from briefings.errors import SeedError
from briefings.ingest.references import entries
from briefings.ingest.references.entries import Reference
from briefings.ingest.tomarkdown.fragment import to_text
from briefings.model import Draft, Source
from briefings.text import to_line
from briefings.urls import is_web

_HEAD = 64 * 1024
_SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "z": "http://www.zotero.org/namespaces/export#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "bib": "http://purl.org/net/biblio#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "link": "http://purl.org/rss/1.0/modules/link/",
    "prism": "http://prismstandard.org/namespaces/1.2/basic/",
}
_ABOUT, _RESOURCE = (f"{{{_SPACES['rdf']}}}{name}" for name in ("about", "resource"))
#: What stands for itself in a library; the rest belongs to one of these.
_PARTS = {"attachment", "note", "collection"}
_PEOPLE = ("bib:authors", "z:interviewers", "bib:editors")  # the first that is there
_DETAILS = {
    "pages": "bib:pages",
    "edition": "prism:edition",
    "catalogue": "z:libraryCatalog",
}
_OF_CONTAINER = {"volume": "prism:volume", "issue": "prism:number"}


@dataclass(frozen=True, slots=True)
class _Library:
    things: Mapping[str, etree._Element]  #: by their names in the file
    collections: Mapping[str, list[str]]  #: titles, by the names of the items in them

    def named_by(self, reference: etree._Element) -> etree._Element | None:
        """Return what an element names, or holds itself; None if it is not there."""
        return self.things.get(reference.get(_RESOURCE, ""), next(iter(reference), None))


def recognises(source: Source) -> bool:
    """Tell whether a file is RDF with Zotero's own names."""
    head = source.data[:_HEAD]
    return b"RDF" in head[:2048] and _SPACES["z"].encode() in head


def read(source: Source) -> Iterator[Draft]:
    """Yield one record an item. Raises SeedError where the XML breaks off."""
    # entities of the file's own are not expanded, and nothing outside is opened
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(source.data, parser)
    except etree.XMLSyntaxError as error:
        where = f"{source.name}, line {error.lineno or 1}"
        raise SeedError(where, "the XML breaks off", "Export it again from Zotero.") from error
    library = _library(root)
    for thing in root:
        kind = _line(thing, "z:itemType")
        if kind and kind not in _PARTS:
            thing.tail = None
            data = etree.tostring(thing, method="c14n")
            yield entries.to_draft(source.name, _reference(thing, kind, library), data)


def _library(root: etree._Element) -> _Library:
    collections: dict[str, list[str]] = defaultdict(list)
    for shelf in _all(root, "z:Collection"):
        for member in _all(shelf, "dcterms:hasPart"):
            collections[member.get(_RESOURCE, "")].append(_line(shelf, "dc:title"))
    things = {name: thing for thing in root if (name := thing.get(_ABOUT))}
    return _Library(things, collections)


def _reference(item: etree._Element, kind: str, library: _Library) -> Reference:
    people, bodies = _names(item)
    held = next(_all(item, "dcterms:isPartOf"), None)
    holder = None if held is None else library.named_by(held)
    numbers = [_line(part, ".") for part in _all(item, "dc:identifier")]
    return Reference(
        format="Zotero RDF",
        key=item.get(_ABOUT, ""),
        kind=kind,
        title=_line(item, "dc:title"),
        people=people,
        bodies=bodies,
        date=_line(item, "dc:date"),
        container="" if holder is None else _line(holder, "dc:title"),
        publisher=_line(item, "dc:publisher//foaf:name"),
        url=next(filter(is_web, (*_lines(item, "dc:identifier/dcterms:URI"), *numbers)), ""),
        doi=next((n for n in numbers if n.upper().startswith("DOI")), ""),
        accessed=_line(item, "dcterms:dateSubmitted"),
        abstract=_line(item, "dcterms:abstract"),
        keywords=tuple(dict.fromkeys(_lines(item, "dc:subject"))),
        note="\n\n".join(filter(None, _notes(item, library))),
        lang=_line(item, "z:language"),
        section="" if holder is None else _line(holder, "z:section") or _line(item, "z:section"),
        rights=_line(item, "dc:rights"),
        files=tuple(filter(None, _files(item, library))),
        details=dict(_details(item, holder, library)),
    )


def _details(
    item: etree._Element, holder: etree._Element | None, library: _Library
) -> Iterator[tuple[str, str]]:
    yield from ((name, _line(item, path)) for name, path in _DETAILS.items())
    if holder is not None:
        yield from ((name, _line(holder, path)) for name, path in _OF_CONTAINER.items())
    yield "collections", ", ".join(library.collections.get(item.get(_ABOUT, ""), ()))


def _names(item: etree._Element) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return people and institutions; who has no given name is one."""
    role = next((role for role in _PEOPLE if item.find(role, _SPACES) is not None), _PEOPLE[0])
    people: dict[str, None] = {}
    bodies: dict[str, None] = {}
    for person in _all(item, f"{role}//foaf:Person"):
        family = _line(person, "foaf:surname")
        given = _line(person, "foaf:givenName") or _line(person, "foaf:givenname")
        if family and given:
            people[entries.full_name(family, given)] = None
        elif family or given:
            bodies[family or given] = None
    return tuple(people), tuple(bodies)


def _notes(item: etree._Element, library: _Library) -> Iterator[str]:
    for part in _all(item, "dcterms:isReferencedBy"):
        memo = library.named_by(part)
        if memo is not None:
            markup = memo.findtext("rdf:value", "", _SPACES)
            yield to_text("", markup).strip() if "<" in markup else markup.strip()


def _files(item: etree._Element, library: _Library) -> Iterator[str]:
    for part in _all(item, "link:link"):
        attached = library.named_by(part)
        file = None if attached is None else attached.find("rdf:resource", _SPACES)
        if file is not None:
            yield file.get(_RESOURCE, "")


def _all(thing: etree._Element, path: str) -> Iterator[etree._Element]:
    return thing.iterfind(path, _SPACES)


def _lines(thing: etree._Element, path: str) -> list[str]:
    texts = ("".join(map(str, part.itertext())) for part in _all(thing, path))
    return [line for text in texts if (line := to_line(re.sub(r"\s+", " ", text)))]


def _line(thing: etree._Element, path: str) -> str:
    return next(iter(_lines(thing, path)), "")
