"""What belongs to the pages of a web archive: pictures by their web address, frames.

Found in a first pass over the archive, since a page stands before its pictures. Of a picture only
its place is kept; it is read where an article shows it.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urldefrag, urljoin

from warcio.archiveiterator import ArchiveIterator

from briefings.ingest.tree import to_tree
from briefings.urls import is_web

_MOST = 200_000  # pictures of one archive whose places are kept; others stay on the web
_MOST_NAMED = 500  # of one page
_LARGEST = 20 << 20  # bytes of a picture
_LARGEST_PAGE = 20 << 20  # bytes; a longer one names its frames in vain
_NAMED = re.compile(rb"""=\s*(?:"([^"<>]{1,4000})"|'([^'<>]{1,4000})'|([^\s"'<>]{1,2000}))""")
_FRAME = re.compile(
    rb"""<iframe\b[^>]{0,2000}?\bsrc\s*=\s*(?:"([^"]{1,2000})"|'([^']{1,2000})')""", re.IGNORECASE
)
_FEW = 600  # characters of text in a frame: a button, a form, an advertisement


@dataclass(slots=True)
class Belongings:
    """What an archive holds beside its pages."""

    pictures: dict[str, int] = field(default_factory=dict)  #: web address -> offset of its record
    frames: set[str] = field(default_factory=set)  #: addresses that a page shows in a frame

    def note_picture(self, url: str, offset: int) -> None:
        """Note where the picture of an address stands; the first capture counts."""
        if len(self.pictures) < _MOST:
            self.pictures.setdefault(_key(url), offset)

    def note_page(self, url: str, record: Any) -> None:  # noqa: ANN401  warcio has no types
        """Note the frames of a page."""
        data = record.content_stream().read(_LARGEST_PAGE)
        for match in _FRAME.finditer(data):
            self.frames.add(_key(_joined(url, match[1] or match[2])))

    def is_frame(self, url: str, data: bytes) -> bool:
        """Tell whether a page is but a part of another: shown in it, and nearly without text."""
        if _key(url) not in self.frames:
            return False
        tree = to_tree(data.decode("utf-8", "replace"))
        if tree is None:
            return True
        texts = tree.xpath("//body//text()[not(ancestor::script or ancestor::style)]")
        return len(" ".join(" ".join(map(str, texts)).split())) < _FEW

    def beside(self, archive: str, shift: int, url: str, data: bytes) -> "WebPictures":
        """Return the pictures that a page may name; ``shift``: where the archive's bytes begin."""
        named = (_key(_joined(url, text)) for text in _texts(data))
        places = {key: self.pictures[key] + shift for key in named if key in self.pictures}
        return WebPictures(archive, url, dict(list(places.items())[:_MOST_NAMED]))


@dataclass(frozen=True, slots=True)
class WebPictures:
    """Reads the pictures of one page out of its web archive, by their web addresses."""

    archive: str  #: path on disk
    address: str  #: of the page, which relative addresses are joined to
    places: dict[str, int]

    def __call__(self, path: str) -> bytes | None:
        """Return the bytes of a picture by its address, whole or relative to the page; or None."""
        place = self.places.get(_key(urljoin(self.address, path))) if self.places else None
        if place is None:
            return None
        try:
            with open(self.archive, "rb") as file:  # noqa: PTH123  pickled as text
                file.seek(place)
                record = next(iter(ArchiveIterator(file, arc2warc=True)))
                data = record.content_stream().read(_LARGEST + 1)
        except (OSError, ValueError, EOFError, StopIteration, AttributeError):
            return None
        return data if isinstance(data, bytes) and 0 < len(data) <= _LARGEST else None


def _texts(data: bytes) -> Iterator[bytes]:
    """Yield what the attributes of a page say, ``srcset`` by its parts."""
    for match in _NAMED.finditer(data):
        text = match[1] or match[2] or match[3]
        yield text
        if b"," in text or b" " in text:
            yield from (part.split()[0] for part in text.split(b",") if part.strip())


def _joined(url: str, text: bytes) -> str:
    try:
        return urljoin(url, html.unescape(text.decode("utf-8", "replace")).strip())
    except ValueError:  # brackets that do not close
        return ""


def _key(url: str) -> str:
    """Return what an address and its capture share: no fragment, no scheme."""
    return urldefrag(url)[0].partition("://")[2] if is_web(url) else ""
