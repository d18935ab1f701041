"""What Atom and RSS share as XML."""

from lxml import etree

ATOM = "http://www.w3.org/2005/Atom"
HISTORY = "http://purl.org/syndication/history/1.0"  # RFC 5005


def add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> None:
    """Add an element with its text and attributes."""
    etree.SubElement(parent, name, attrib=attributes).text = text or None


def mark_archive(parent: etree._Element) -> None:
    """Say that this is a page of an archive, which does not change."""
    etree.SubElement(parent, f"{{{HISTORY}}}archive")


def to_bytes(root: etree._Element) -> bytes:
    """Return a document as it is written."""
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8") + b"\n"
