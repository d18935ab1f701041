"""Zip files that are the same bytes for the same contents: fixed times, rights and order."""

from collections.abc import Iterable
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can hold
_RIGHTS = 0o100644 << 16  # a plain file that everybody may read
_UNIX = 3  # APPNOTE.TXT, 4.4.2: or the system's own would stand there
_LEVEL = 9
#: What is compressed already; deflate would only cost time.
_PACKED = (
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".webp",
    ".avif",
    ".gz",
    ".zip",
    ".epub",
    ".zim",
    ".mp4",
)


def write_zip(file: BinaryIO, members: Iterable[tuple[str, bytes]], stored: str = "") -> None:
    """Write name and bytes of each member in the order given.

    ``stored`` is the name of one that must not be compressed (``mimetype`` of an EPUB).
    Bytes are equal wherever zlib is the same; contents always.
    """
    with ZipFile(file, "w") as archive:
        for name, data in members:
            info = ZipInfo(name, _EPOCH)
            info.create_system, info.external_attr = _UNIX, _RIGHTS
            plain = name == stored or not data or name.lower().endswith(_PACKED)
            info.compress_type = ZIP_STORED if plain else ZIP_DEFLATED
            archive.writestr(info, data, compresslevel=_LEVEL)
