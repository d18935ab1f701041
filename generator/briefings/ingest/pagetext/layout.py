"""A page's tree before extraction: hidden parts, tables that are layout, glued lines, captions."""

from itertools import groupby

from lxml import etree, html

from briefings.ingest.tree import text_of

_LONG_CELL = 300  # characters; cells of data are shorter
_LINE = 60  # characters of a date or a name
#: Elements within a line. Where more than so many follow each other, libxml2 takes time by the
#: square to put their texts in order; no paragraph of an article has as many.
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br button cite code data del dfn em font i img input ins kbd "
    "label mark nobr q ruby s samp small span strike strong sub sup time tt u var wbr".split()
)
_MOST_INLINE, _PART = 1000, 500
_BLOCKS = {"p", "div", "table", "ul", "ol", "h1", "h2", "h3", "blockquote", "center"}


def prepare(tree: etree._Element) -> None:
    """Mend what extraction would lose or glue together. The tree is changed."""
    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)
    _drop_hidden(tree)
    _part_endless(tree)
    _unwrap_layout(tree)
    _part_glued(tree)
    _free_captions(tree)


def is_hidden(element: etree._Element) -> bool:
    """Tell whether the element itself says that a browser does not show it."""
    style = element.get("style")
    if style and "display:none" in style.replace(" ", "").lower():
        return True
    return element.get("hidden") is not None


def _drop_hidden(tree: etree._Element) -> None:
    """Drop words within paragraphs that a browser does not show.

    Whole paragraphs stay: sites with a paywall hide the text of the article so.
    """
    for element in list(tree.iter("span", "b", "i", "em", "strong", "small", "a")):
        if is_hidden(element) and element.getparent() is not None:
            element.drop_tree()  # type: ignore[attr-defined]


def _part_endless(tree: etree._Element) -> None:
    """Make paragraphs of a line that never ends."""
    for holder in [each for each in tree.iter() if len(each) > _MOST_INLINE]:
        for is_inline, found in groupby(list(holder), lambda e: e.tag in _INLINE):
            run = list(found)
            if not is_inline or len(run) <= _MOST_INLINE:
                continue
            holder.tag = "div" if holder.tag == "p" else holder.tag
            for start in range(0, len(run), _PART):
                part = holder.makeelement("p", {}, None)
                run[start].addprevious(part)
                part.extend(run[start : start + _PART])


def _unwrap_layout(tree: etree._Element) -> None:
    """Make divisions of tables that only arrange the page, inner ones first."""
    for table in list(tree.iter("table"))[::-1]:
        if _is_layout(table):
            for element in table.iter("table", "tbody", "tr", "td", "th", "thead", "tfoot"):
                element.tag = "div"
                for name in list(element.attrib):
                    if name not in {"class", "id"}:
                        del element.attrib[name]


def _is_layout(table: etree._Element) -> bool:
    rows = list(table.iter("tr"))
    if len(rows) <= 1:
        return True  # data have a second row
    if next(table.iter("caption", "th"), None) is not None:
        return False
    cells = list(table.iter("td"))
    if any(child.tag in _BLOCKS for cell in cells for child in cell):
        return any(len(text_of(cell)) > _LONG_CELL for cell in cells) or len(cells) == len(rows)
    long = any(len(text_of(cell)) > _LONG_CELL for cell in cells)
    return long and any(cell.find(".//br") is not None for cell in cells)


def _part_glued(tree: etree._Element) -> None:
    """Make lines of spans that follow each other among paragraphs with nothing in between."""
    for holder in list(tree.iter("article", "section", "div", "header", "main", "body")):
        children = [child for child in holder if isinstance(child.tag, str)]
        if (holder.text or "").strip() or any((child.tail or "").strip() for child in children):
            continue
        spans = [child for child in children if _is_line(child)]
        if len(spans) > 1 and any(child.tag == "p" for child in children):
            for span in spans:
                span.tag = "p"


def _is_line(element: etree._Element) -> bool:
    """Tell whether an element is a few words that may stand on a line of their own."""
    inline = element.tag in {"span", "time"} and not any(c.tag in _BLOCKS for c in element.iter())
    return inline and 0 < len(text_of(element)) <= _LINE


def _free_captions(tree: etree._Element) -> None:
    """Take captions of tables out of them, and the main picture with its caption away."""
    for caption in list(tree.iter("caption")):
        table = caption.getparent()
        holder = table.getparent() if table is not None else None
        if table is None or holder is None:
            continue
        paragraph = html.fragment_fromstring("<p></p>")
        paragraph.text = text_of(caption)
        caption.drop_tree()  # type: ignore[attr-defined]
        holder.insert(holder.index(table), paragraph)
    for figure in list(tree.iter("figure"))[:1]:
        if not figure.xpath(".//p | .//table | .//blockquote"):
            figure.drop_tree()  # type: ignore[attr-defined]
    for caption in list(tree.iter("figcaption")):
        caption.set("class", "")
