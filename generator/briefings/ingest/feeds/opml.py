"""OPML: a list of sources. It holds no article, and names outlets."""

import re
from collections.abc import Iterator

from lxml import etree

from briefings.errors import SeedError
from briefings.model import Source
from briefings.text import to_line
from briefings.urls import host, is_web

_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<opml[\s>]",
    re.IGNORECASE | re.DOTALL,
)


def recognises(source: Source) -> bool:
    """Tell whether the root element is that of an OPML file."""
    return bool(_ROOT.match(source.data[:4096]))


def read_outlets(source: Source) -> tuple[tuple[str, str], ...]:
    """Return host and name of each outlet, in order; of a host named twice the first.

    Raises SeedError for what is no XML at all.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(source.data, parser)
    except etree.XMLSyntaxError as error:
        raise SeedError(source.name, f"broken XML ({error})", "Export the list again.") from error
    if root is None:
        raise SeedError(source.name, "broken XML", "Export the list again.")
    return tuple(dict(reversed(list(_outlets(root)))).items())[::-1]


def _outlets(root: etree._Element) -> Iterator[tuple[str, str]]:
    for outline in root.iter("{*}outline", "outline"):
        name = to_line(str(outline.get("title") or outline.get("text") or ""))
        for key in ("htmlUrl", "xmlUrl", "url"):
            url = str(outline.get(key) or "").strip()
            if name and is_web(url):
                yield host(url), name
                break
