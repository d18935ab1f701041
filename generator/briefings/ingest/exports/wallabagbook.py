"""wallabag: a chapter of its EPUB export.

Shape: ``produceEpub`` in ``src/Helper/EntriesExport.php`` of wallabag: the title with its number,
a picture, a list of what is known, the title again, the text. The names in the list are in the
person's language, so its values are told by their order and kind. The book itself is dated by the
day of the export and published by wallabag, which says nothing of an entry.
"""

import re
from collections.abc import Iterator

from lxml import etree

from briefings.ingest.exports import shared
from briefings.ingest.tomarkdown.convert import to_markdown
from briefings.ingest.tree import to_tree
from briefings.model import Draft, Witness
from briefings.text import to_line

#: What the identifier of such a book begins with.
IDENTIFIER = "urn:wallabag:"
_NUMBER = re.compile(r"^\(\d+/\d+\)\s*")
_RULE = "wallabag"


def from_chapter(name: str, path: str, html: str) -> Draft | None:
    """Return the draft of an entry; None for a chapter that is none, such as the notices."""
    tree = to_tree(html)
    known = tree.find(".//dl") if tree is not None else None
    heading = tree.find(".//h1") if tree is not None else None
    if tree is None or known is None or heading is None:
        return None
    title = _NUMBER.sub("", _line(heading))
    said = [*shared.claim(_RULE, "title", "h1", title), *_claims(known)]
    for before in list(known.itersiblings(preceding=True)):  # title, picture
        said += shared.claim(_RULE, "image", "img", before.get("src"))
        _take_out(before)
    after = known.getnext()
    for element in (known, *([after] if after is not None and _line(after) == title else [])):
        _take_out(element)
    url = next((str(w.value) for w in said if w.field == "source_url"), "")
    text = to_markdown(tree, url)
    return shared.to_draft(name, said, html.encode(), key=url or path, text=text)


def _claims(known: etree._Element) -> Iterator[Witness]:
    values = known.findall("dd")
    links = [link.get("href") for value in values for link in value.findall("a")][:1]
    yield from shared.claim(_RULE, "source_url", "dl", next(iter(links), None))
    for field, at in (("date", 1), ("captured", 2)):
        yield from shared.claim(
            _RULE, field, f"dl, {at + 1}", _line(values[at]) if len(values) > at else ""
        )
    # the name of the host stands for an author where none is known
    author = _line(values[0]) if values else ""
    yield from shared.claim(_RULE, "authors", "dl, 1", author if " " in author else "")
    if len(values) > 5 and values[-1].find("a") is None:
        yield from shared.claim(_RULE, "tags", "dl, last", _line(values[-1]).split(", "))


def _line(element: etree._Element) -> str:
    return to_line("".join(element.itertext(with_tail=False)))


def _take_out(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
