"""The package document of an EPUB: what the book is, what is in it, who can read it."""

import re
from dataclasses import dataclass

from lxml import etree

from briefings import dates
from briefings.export.collection import Collection

_OPF = "http://www.idpf.org/2007/opf"
_DC = "http://purl.org/dc/elements/1.1/"
_SUMMARY = (
    "Text in reading order with headings; each article is a chapter and states its language. "
    "Pictures have the words that their source gave them."
)
_UNKNOWN = "1970-01-01T00:00:00Z"  # EPUB demands a time even of undated articles


@dataclass(frozen=True, slots=True)
class Item:
    """One file of the book."""

    name: str
    media_type: str
    properties: str = ""
    id: str = ""  #: "" takes the name
    in_spine: bool = False


def container() -> bytes:
    """Return META-INF/container.xml."""
    return (
        b'<?xml version="1.0" encoding="utf-8"?>\n'
        b'<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">\n'
        b'<rootfiles><rootfile full-path="EPUB/package.opf" '
        b'media-type="application/oebps-package+xml"/></rootfiles>\n</container>\n'
    )


def package(collection: Collection, items: list[Item], identity: str) -> bytes:
    """Return package.opf; ``identity`` is the book's URN."""
    root = etree.Element(
        f"{{{_OPF}}}package",
        attrib={"version": "3.0", "unique-identifier": "id"},
        nsmap={None: _OPF, "dc": _DC},
    )
    root.set("{http://www.w3.org/XML/1998/namespace}lang", collection.lang)
    metadata = etree.SubElement(root, f"{{{_OPF}}}metadata")
    _dublin_core(metadata, collection, identity)
    has_images = any(item.media_type.startswith("image/") for item in items)
    _properties(metadata, collection, has_images=has_images)
    manifest = etree.SubElement(root, f"{{{_OPF}}}manifest")
    spine = etree.SubElement(root, f"{{{_OPF}}}spine")
    for item in items:
        key = item.id or re.sub(r"[./]", "-", item.name)
        attributes = {"id": key, "href": item.name, "media-type": item.media_type}
        if item.properties:
            attributes["properties"] = item.properties
        etree.SubElement(manifest, f"{{{_OPF}}}item", attrib=attributes)
        if item.in_spine:
            etree.SubElement(spine, f"{{{_OPF}}}itemref", idref=key)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8") + b"\n"


def _dublin_core(metadata: etree._Element, collection: Collection, identity: str) -> None:
    pieces = collection.pieces
    rows = [("identifier", identity), ("title", collection.title)]
    langs = [collection.lang, *(p.article.lang for p in pieces if p.article.lang)]
    rows += [("language", lang) for lang in dict.fromkeys(langs)]
    rows.append(("publisher", collection.archive))
    rows += [("description", collection.description)] if collection.description else []
    subjects = sorted({tag for p in pieces for tag in p.article.tags})
    rows += [("subject", tag) for tag in subjects]
    sources = (p.article.source_url for p in pieces)
    rows += [("source", url) for url in dict.fromkeys(filter(None, sources))]
    rights = sorted({p.article.rights for p in pieces if p.article.rights})
    rows += [("rights", text) for text in rights]
    for name, text in rows:
        made = etree.SubElement(metadata, f"{{{_DC}}}{name}")
        made.text = text
        if name == "identifier":
            made.set("id", "id")


def _properties(metadata: etree._Element, collection: Collection, *, has_images: bool) -> None:
    newest = collection.newest
    when = dates.instant(newest).strftime("%Y-%m-%dT%H:%M:%SZ") if newest else _UNKNOWN
    rows = [
        ("dcterms:modified", when),
        ("schema:accessMode", "textual"),
        ("schema:accessModeSufficient", "textual"),
        ("schema:accessibilityFeature", "tableOfContents"),
        ("schema:accessibilityFeature", "readingOrder"),
        ("schema:accessibilityFeature", "structuralNavigation"),
        ("schema:accessibilityHazard", "none"),
        ("schema:accessibilitySummary", _SUMMARY),
    ]
    if has_images:
        rows[2:2] = [("schema:accessMode", "visual")]
    for name, text in rows:
        etree.SubElement(metadata, f"{{{_OPF}}}meta", property=name).text = text
    title = collection.archive
    series = etree.SubElement(
        metadata, f"{{{_OPF}}}meta", id="series", property="belongs-to-collection"
    )
    series.text = title
    kind = {"refines": "#series", "property": "collection-type"}
    etree.SubElement(metadata, f"{{{_OPF}}}meta", attrib=kind).text = "series"
