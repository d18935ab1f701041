"""wallabag: its XML export, which says the same as the JSON.

Shape: ``produceXml`` in ``src/Helper/EntriesExport.php`` of wallabag: entries below ``result``, or
one alone; lists are made of ``entry`` elements again.
"""

import re
from collections.abc import Iterator

from lxml import etree

from briefings.errors import SeedError
from briefings.ingest.exports import wallabag
from briefings.model import Draft, Source

_OPENING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}\?>\s*<(?:result|entry)\b[^>]{0,500}>"
)
_HEAD = 64 * 1024
_DEEPEST = 6  # elements within elements; an annotation's ranges take five


def recognises(source: Source) -> bool:
    """Tell whether the root is wallabag's, with an entry that has its keys."""
    head = source.data[:_HEAD]
    return bool(_OPENING.match(head)) and b"<is_archived>" in head


def read(source: Source) -> Iterator[Draft]:
    """Yield one draft an entry. Raises SeedError where the XML breaks off."""
    # entities of the file's own are not expanded, and nothing outside is opened
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(source.data, parser)
    except etree.XMLSyntaxError as error:
        where = f"{source.name}, line {error.lineno or 1}"
        raise SeedError(where, "the XML breaks off", "Export it again from wallabag.") from error
    entries = [root] if root.tag == "entry" else root.iterchildren("entry")
    yield from wallabag.drafts(source, [_value(entry, 0) for entry in entries])


def _value(element: etree._Element, depth: int) -> object:
    """Return an element as JSON has it: its text, a list of ``entry``, or values by name."""
    children = [child for child in element if isinstance(child.tag, str)]
    if not children or depth > _DEEPEST:
        return "".join(element.itertext(with_tail=False))
    if {child.tag for child in children} == {"entry"}:
        return [_value(child, depth + 1) for child in children]
    return {child.tag: _value(child, depth + 1) for child in children}
