"""Links and pictures of a saved page lead to where the page stood: its own paths are no files here.

Done when the address has won against its rivals and pictures that lie beside the page were found.
"""

import re
from urllib.parse import urljoin

from briefings.ingest.attachments.companions import is_saved_folder
from briefings.urls import is_web

_FENCED = re.compile(r"^(```.*?^```|~~~.*?^~~~)", re.MULTILINE | re.DOTALL)
#: Target of a link or picture; with brackets in pairs, as in addresses of encyclopaedias.
_TARGET = re.compile(r"(\]\(<?)([^\s()<>]{1,2000}(?:\([^\s()<>]{0,500}\)[^\s()<>]{0,500}){0,5})")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|images/[0-9a-f]{16}\.", re.IGNORECASE)


def with_whole_links(body: str, address: str) -> str:
    """Return the Markdown of a page with relative targets made whole; code stays as it is."""
    parts = _FENCED.split(body)
    return "".join(
        part if at % 2 else _TARGET.sub(lambda m: m[1] + whole(m[2], address), part)
        for at, part in enumerate(parts)
    )


def whole(target: str, address: str) -> str:
    """Return a relative target of a page as a web address; others, and saved files, unchanged."""
    if not target or _ELSEWHERE.match(target):
        return target
    if is_saved_folder(target.removeprefix("./").partition("/")[0]):
        return target  # it lay beside the page, not on the web
    try:
        found = urljoin(address, target)
    except ValueError:  # brackets that do not close
        return target
    return found if is_web(found) else target
