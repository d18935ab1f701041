"""The text of an article as XHTML for a book: links within it, nothing from elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import etree, html

from briefings import linking, markdown, urls
from briefings.export.collection import Piece
from briefings.text import title_key

XHTML = "http://www.w3.org/1999/xhtml"
EPUB = "http://www.idpf.org/2007/ops"
#: Attributes that HTML once had and EPUB's schema refuses.
_OLD = set(
    "align valign bgcolor border cellpadding cellspacing width height char charoff axis abbr clear "
    "color face size noshade nowrap summary frame rules hspace vspace compact rel name".split()
)
_AS_SPAN = {"font", "center", "big", "strike", "tt", "acronym", "nobr", "u"}


@dataclass(frozen=True)
class Shelves:
    """Where things stand in the book."""

    titles: Mapping[str, str]  #: title as named in a text -> chapter; folded by ``text.title_key``
    addresses: Mapping[str, str]  #: ``urls.address_key`` of an original -> chapter
    images: Mapping[str, str]  #: ``images/name.jpg`` of content/ -> file of the book


def links(piece: Piece, shelves: Shelves) -> linking.Links:
    """Return where the links of a text lead within the book; others lead to the original."""
    source = piece.article.source_url or ""

    def archived(url: str) -> str | None:
        return shelves.addresses.get(urls.address_key(url)) if urls.is_web(url) else None

    return linking.Links(
        mention=lambda title: shelves.titles.get(title_key(title)),
        archived=archived,
        original=lambda url: urljoin(source, url) if source else "",
        picture=lambda url: shelves.images.get(url.lstrip("/.")),
        wanted="",
    )


def body(piece: Piece, shelves: Shelves) -> etree._Element:
    """Return a ``div`` with the text, valid in an EPUB chapter."""
    made = markdown.to_html(piece.article.body, links(piece, shelves))
    div = html.fragment_fromstring(made, create_parent="div")
    div.attrib["class"] = "text"
    _mend(div)
    html.html_to_xhtml(div)
    return div


def _mend(div: html.HtmlElement) -> None:
    ids: set[str] = set()
    for element in list(div.iter(etree.Element)):
        for key in _OLD & set(element.attrib):
            del element.attrib[key]
        if element.tag in _AS_SPAN:
            element.tag = "span"
        own = element.get("id")
        if own is not None and (own in ids or not own[:1].isalpha() or " " in own):
            del element.attrib["id"]
        elif own:
            ids.add(own)
    for link in list(div.iter("a")):
        target = link.get("href")
        if target is not None and not _leads_somewhere(target, ids):
            link.drop_tag()
    for image in list(div.iter("img")):
        if urls.is_web(image.get("src") or "") or not image.get("src"):
            image.drop_tree()  # our own links keep none; a plugin's might
        else:
            image.set("alt", image.get("alt") or "")


def _leads_somewhere(target: str, ids: set[str]) -> bool:
    if target.startswith("#"):
        return target[1:] in ids
    return bool(target) and (urls.is_web(target) or target.startswith(("a", "mailto:")))


def page(
    title: str, content: list[etree._Element], *, lang: str, rtl: bool = False, source: str = ""
) -> bytes:
    """Return a whole XHTML document of the book."""
    root = etree.Element(f"{{{XHTML}}}html", nsmap={None: XHTML, "epub": EPUB})
    root.set("lang", lang)
    root.set("{http://www.w3.org/XML/1998/namespace}lang", lang)
    if rtl:
        root.set("dir", "rtl")
    head = etree.SubElement(root, f"{{{XHTML}}}head")
    etree.SubElement(head, f"{{{XHTML}}}title").text = title
    if source:
        etree.SubElement(head, f"{{{XHTML}}}meta", name="dc.source", content=source)
    etree.SubElement(head, f"{{{XHTML}}}link", rel="stylesheet", type="text/css", href="style.css")
    inner = etree.SubElement(root, f"{{{XHTML}}}body")
    inner.extend(content)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", doctype="<!DOCTYPE html>")


def element(tag: str, text: str = "", *inside: etree._Element, **attributes: str) -> etree._Element:
    """Return an XHTML element; ``epub_type`` and ``class_`` stand for names Python cannot write."""
    made = etree.Element(f"{{{XHTML}}}{tag}")
    for key, value in attributes.items():
        name = {"class_": "class", "epub_type": f"{{{EPUB}}}type"}.get(key, key)
        made.set(name, value)
    made.text = text or None
    made.extend(inside)
    return made
