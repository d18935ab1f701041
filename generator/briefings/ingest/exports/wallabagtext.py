"""wallabag: its text export, where each title stands between two bars of 100 signs.

Shape: ``produceTxt`` in ``src/Helper/EntriesExport.php`` of wallabag. It names no address and no
date. (Its Markdown export parts its entries by nothing, and cannot be taken apart.)
"""

import re
from collections.abc import Iterator
from hashlib import sha256

from briefings.ingest.clippings.plaintext import to_markdown
from briefings.ingest.exports import shared
from briefings.ingest.seedtext import text_of
from briefings.model import Draft, Source
from briefings.text import to_line

_BAR = "=" * 100
_OPENING = re.compile(rb"(?:\xef\xbb\xbf)?\s*={100}\r?\n\r?\n[^\n]{1,1000}\n\r?\n={100}\r?\n")
_HEAD = re.compile(rf"^{_BAR}\n\n([^\n]*)\n\n{_BAR}$", re.MULTILINE)


def recognises(source: Source) -> bool:
    """Tell whether a title between two bars opens the file."""
    return bool(_OPENING.match(source.data[:2000]))


def read(source: Source) -> Iterator[Draft]:
    """Yield one draft an entry."""
    text, notes = text_of(source)
    _, *parts = _HEAD.split(text.replace("\r\n", "\n"))
    drafts = (
        _draft(source.name, to_line(title), body)
        for title, body in zip(parts[::2], parts[1::2], strict=True)
    )
    yield from shared.told(source.name, drafts, notes, "an export without a single entry")


def _draft(name: str, title: str, body: str) -> Draft:
    said = tuple(shared.claim("wallabag", "title", "between the bars", title))
    data = f"{title}\n\n{body.strip()}".encode()
    key = f"{title[:60]} {sha256(data).hexdigest()[:8]}"
    return shared.to_draft(name, said, data, key=key, text=to_markdown(body.strip()))
