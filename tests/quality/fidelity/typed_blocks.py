"""HTML to typed blocks, for comparing what two renderings of an article say.

The kinds, and what stands for a block of each:

- heading: level and text
- item: depth of its list and its own text, without lists inside of it
- quotation: its whole text
- link: text and address, one for each stretch of text; links within the page are left out, since
  converters that make footnotes of them are not to lose by it
- image: address and alternative text
- row: the texts of its cells, lists in them, too; tables that lay out a page are paragraphs
- code: whether it stands by itself, and its text
- emphasis: strong or slanted, and its text, one for each stretch; in headings, in headers of
  tables and as whole captions it tells nothing; terms that are explained count as strong
- paragraph: text

Texts are compared in NFKC, white space and quotation marks aside; the marks of footnotes and the
links back from them are left out everywhere.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from urllib.parse import unquote, urljoin

from lxml import html

KINDS = (
    "heading", "item", "quotation", "link", "image", "row", "code", "emphasis", "paragraph",
)  # fmt: skip
_BLOCKS = set(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section "
    "menu summary table tbody td tfoot th thead tr ul".split()
)
_SKIPPED = set("script style template svg noscript button select textarea head title".split())
_STRONG, _SLANTED = {"strong", "b"}, {"em", "i", "var", "dfn"}
_CODE = {"code", "tt", "kbd", "samp"}
_ANCHORS = {"#", "¶", "§", "🔗", ""}  #: by which headings link to themselves
_NO_DATA = ("table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figure", "form")
_MARK = re.compile(
    r"[\[(]?\s*(?:\d{1,4}|[a-z]{1,2}|[ivx]{1,6}|[*†‡§¶^↑↩︎]+|(?:note|nb|n)\s?\d+)\s*[\])]?"
    r"|jump up.*|\^\s*jump up.*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Place:
    """What holds at a place of the tree."""

    heading: int = 0
    depth: int = 0
    in_item: bool = False
    in_cell: bool = False
    in_caption: bool = False
    in_head: bool = False
    link: str = ""
    strong: bool = False
    slanted: bool = False
    code: bool = False


class _Reader:
    def __init__(self, base_url):
        self.base_url = base_url
        self.blocks = {kind: Counter() for kind in KINDS}
        self.leaf = []
        self.words = []  # texts of all leaves
        self.items = []
        #: texts of footnotes as the renderer puts them at the end
        self.notes = Counter()
        self.after_picture = False
        self.slanted = ""  # the paragraph before, if it is slanted as a whole

    def add(self, kind, *block):
        self.blocks[kind][block] += 1

    def read(self, element, place):
        self.text(element.text, place)
        for child in element:
            if isinstance(child.tag, str):
                self.element(child, place)
            self.text(child.tail, place)

    def text(self, text, place):
        if text:
            self.leaf.append((text, place))

    def element(self, element, place):
        tag = element.tag
        classes = element.get("class") or ""
        if tag in _SKIPPED or "footnote-backref" in classes or "footnotes-sep" in classes:
            return
        if tag == "sup" and "footnote-ref" in classes:
            return
        if tag == "br":
            self.leaf.append(("\n", None))
        elif tag == "img":
            self.image(element, place)
        elif tag == "a":
            self.link(element, place)
        elif tag in _CODE and not place.code:
            self.read(element, replace(place, code=True))
        elif tag in _STRONG:
            self.read(element, replace(place, strong=True))
        elif tag in _SLANTED:
            self.read(element, replace(place, slanted=True))
        elif tag in _BLOCKS:
            self.edge()
            getattr(self, f"read_{tag}", self.read_block)(element, place)
            self.edge()
        else:
            self.read(element, place)

    def image(self, element, place):
        src = self.address(element.get("src")) if element.get("src") else ""
        if src.startswith("http"):
            self.add("image", src, plain(element.get("alt") or ""))
            self.leaf.append(("", replace(place, heading=-1)))  # a sign that a picture is here
            if place.link:
                self.add("link", "", place.link)

    def link(self, element, place):
        href = (element.get("href") or "").strip()
        inside = href.startswith(("#", f"{self.base_url}#"))
        text = " ".join("".join(element.itertext()).split())
        if inside and (_MARK.fullmatch(text) or (place.heading and text in _ANCHORS)):
            return
        leads = href and not inside and not href.lower().startswith(("javascript:", "data:"))
        self.read(element, replace(place, link=self.address(href)) if leads else place)

    def address(self, url):
        try:
            return unquote(urljoin(self.base_url, (url or "").strip())).replace(" ", "%20")
        except ValueError:
            return url

    def read_block(self, element, place):
        self.read(element, place)

    def read_heading(self, element, place):
        self.read(element, replace(place, heading=int(element.tag[1])))

    read_h1 = read_h2 = read_h3 = read_h4 = read_h5 = read_h6 = read_heading

    def read_ul(self, element, place):
        self.read(element, replace(place, depth=place.depth + 1))

    read_ol = read_menu = read_ul

    def read_li(self, element, place):
        self.items.append([])
        self.read(element, replace(place, in_item=True, heading=0))
        self.edge()
        text = plain(" ".join(self.items.pop()))
        if text and "footnote-item" in (element.get("class") or ""):
            self.notes[text] += 1
        elif text and not place.in_cell:
            self.add("item", place.depth, text)

    def read_blockquote(self, element, place):
        quoted = _Reader(self.base_url)
        quoted.read(element, _Place())
        quoted.edge()
        text = "".join(quoted.words)
        if text:
            self.add("quotation", text)
        self.read(element, place)

    def read_figcaption(self, element, place):
        self.read(element, replace(place, in_caption=True))

    def read_th(self, element, place):
        self.read(element, replace(place, in_head=True))

    def read_dt(self, element, place):
        self.read(element, replace(place, strong=True))

    read_summary = read_dt

    def read_pre(self, element, _place):
        text = plain("".join(_code(element)))
        if text:
            self.add("code", "block", text)

    def read_table(self, element, place):
        if place.in_cell or next(element.iterdescendants(*_NO_DATA), None) is not None:
            self.read(element, place)
            return
        rows = [[_cell(c) for c in row.iterchildren("td", "th")] for row in element.iter("tr")]
        wide = [tuple(filter(None, row)) for row in rows if sum(map(bool, row)) > 1]
        if len(wide) < 2:
            self.read(element, place)
            return
        if self.slanted:  # the caption of the table below
            self.blocks["emphasis"][("slanted", self.slanted)] -= 1
        for row in rows:
            if any(row):
                self.add("row", *filter(None, row))
        for caption in element.iterchildren("caption"):
            self.element(caption, place)
        self.read(element, replace(place, in_cell=True))

    def edge(self):
        """End the text under way."""
        parts, self.leaf = self.leaf, []
        for part in _split(parts):
            self.write(part)

    def write(self, parts):
        pictured = any(p is not None and p.heading == -1 for _, p in parts)
        parts = [(t, p) for t, p in parts if p is None or p.heading != -1]
        text = plain("".join(t for t, _ in parts))
        whole = {(p.strong, p.slanted) for t, p in parts if p and t.strip()}
        if not text:
            self.after_picture = self.after_picture or pictured
            return
        self.words.append(text)
        place = next(p for t, p in parts if p and t.strip())
        slanted = whole == {(False, True)}
        caption = place.in_caption or (slanted and (pictured or self.after_picture))
        self.after_picture = pictured or caption
        self.slanted = text if slanted and not caption else ""
        for name, kind in (("link", "link"), ("code", "code")):
            for value, stretch in _stretches(parts, name):
                self.add(kind, *((stretch, value) if name == "link" else ("span", stretch)))
        if not place.heading and not caption and not place.in_head:
            for name in ("strong", "slanted"):
                for _, stretch in _stretches(parts, name):
                    self.add("emphasis", name, stretch)
        if place.heading:
            self.add("heading", place.heading, text)
        if self.items:
            self.items[-1].append(text)
        elif not place.heading and not place.in_cell:
            self.add("paragraph", text)


def _split(parts):
    """Yield the parts between two line breaks in a row."""
    part, breaks = [], 0
    for text, place in parts:
        if place is None:
            breaks += 1
            part.append((" ", None))
            continue
        if text.strip() and breaks > 1:
            yield part
            part = []
        if text.strip():
            breaks = 0
        part.append((text, place))
    yield part


def _stretches(parts, name):
    """Yield value and text of each stretch with the same link, emphasis or code."""
    held, value = "", None
    for text, place in [*parts, ("", None)]:
        if place is None and text:
            held += text
            continue
        own = getattr(place, name) if place else None
        if name != "code" and place and place.code and name != "link":
            own = own and not place.code
        if not text.strip() and text and own != value and place:
            continue
        if own != value:
            if value and plain(held):
                yield value, plain(held)
            held, value = "", own
        held += text


def _code(element):
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            if child.tag == "br":
                yield "\n"
            yield from _code(child)
        yield child.tail or ""


def _cell(cell):
    """Return the text of a cell without the marks of footnotes."""
    reader = _Reader("")
    reader.read(cell, _Place())
    reader.edge()
    return "".join(reader.words) or ("(picture)" if reader.blocks["image"] else "")


def plain(text):
    """Return a text as it is compared."""
    bare = re.sub(r"[\s\"“”„«»‘’'`•\u200b\u00ad\ufeff]+", "", unicodedata.normalize("NFKC", text))
    return bare.lstrip("—–-^")


def typed_blocks(markup, base_url):
    """Return the blocks of a piece of HTML: a bag of tuples for each kind, and "note"."""
    reader = _Reader(base_url)
    if markup.strip():
        reader.element(html.document_fromstring(markup), _Place())
        reader.edge()
    return {**reader.blocks, "note": reader.notes}


def settle(truth, shown):
    """Count each footnote of a rendering as what the truth has for it, a paragraph or an item."""
    for text, number in shown.pop("note").items():
        kind, block = "item", (1, text)
        if truth["paragraph"][(text,)]:
            kind, block = "paragraph", (text,)
        shown[kind][block] += number


def without_frames(markup, shown):
    """Leave out links to what the truth shows in frames: Markdown has no other way to name it."""
    tree = html.document_fromstring(markup)
    frames = " ".join(e.get("src") or "" for e in tree.iter("iframe", "embed", "source", "audio"))
    for text, address in list(shown["link"]):
        name = re.split(r"[/=]", address.rstrip("/"))[-1]
        if len(name) > 5 and name in frames:
            del shown["link"][(text, address)]
            shown["paragraph"].pop((text,), None)
