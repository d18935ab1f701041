"""What a picture's file tells undecoded: its kind, how large it is, whether its end is there."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from PIL import Image, UnidentifiedImageError

#: Endings of files that must be pictures of dots.
ENDINGS = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")


def size_of(path: Path) -> tuple[int, int] | None:
    """Return width and height in pixels, so that pages keep room; None if nobody can tell."""
    return head[1] if (head := _head(path)) else None


def type_of(path: Path) -> str:
    """Return the media type that the bytes have, whatever the name says; "" of a broken file."""
    return head[0] if (head := _head(path)) else ""


def is_broken(path: Path) -> bool:
    """Tell whether a file has the name of a picture, and no program could show it."""
    return path.suffix.lower() in ENDINGS and _head(path) is None


def _head(path: Path) -> tuple[str, tuple[int, int]] | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    # a server builds again and again, and a picture may be another one by then
    return _head_of(path, (found.st_size, found.st_mtime_ns, found.st_ino))


@lru_cache(maxsize=65536)
def _head_of(path: Path, _state: tuple[int, int, int]) -> tuple[str, tuple[int, int]] | None:
    try:
        with Image.open(path) as picture:
            return Image.MIME.get(picture.format or "", ""), picture.size
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, ValueError, SyntaxError):
        return None


def looks_like(data: bytes) -> bool:
    """Tell whether bytes begin as those of a picture whose end can be told."""
    return _ending(data) is not None


def is_cut(path: Path) -> bool:
    """Tell whether a picture ends before its end: a download or a copy that was broken off.

    Browsers show the part that is there, so that nobody notices.
    """
    try:
        data = path.read_bytes()
    except OSError:
        return False
    is_whole = _ending(data)
    return is_whole is not None and not is_whole(data)


def _ending(data: bytes) -> Callable[[bytes], bool] | None:
    """Return what looks for the end of such a file; None of a kind without a mark for it."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp
    return next((whole for head, whole in _ENDINGS.items() if data.startswith(head)), None)


def _jpeg(data: bytes) -> bool:
    """Look for the end of image behind the first scan: small pictures in the head have ends too."""
    at = 2
    while (mark := data[at : at + 2])[:1] == b"\xff" and mark != b"\xff\xda":
        # a mark may have more of 0xff before it
        at += 1 if mark == b"\xff\xff" else 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return data.find(b"\xff\xd9", at) >= 0  # within a scan 0xff is followed by 0


def _png(data: bytes) -> bool:
    """Go from chunk to chunk to the last one, IEND."""
    at = 8
    while at + 12 <= len(data) and data[at + 4 : at + 8] != b"IEND":
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    return at + 12 <= len(data)


def _gif(data: bytes) -> bool:
    """Go from block to block to the trailer."""
    at = 13 + _table(data[10:11])
    while (kind := data[at : at + 1]) in {b"!", b","}:
        # an extension has a label; an image a place of nine bytes, colours, and a width of codes
        at += 2 if kind == b"!" else 11 + _table(data[at + 9 : at + 10])
        while size := int.from_bytes(data[at : at + 1], "big"):
            at += 1 + size
        at += 1
    return kind == b";"


def _table(flags: bytes) -> int:
    """Return how many bytes of colours follow, by the byte that tells it."""
    bits = int.from_bytes(flags, "big")
    return 6 << (bits & 7) if bits & 0x80 else 0


def _webp(data: bytes) -> bool:
    return len(data) >= 8 + int.from_bytes(data[4:8], "little")


#: What looks for the end of a file, by how the file begins.
_ENDINGS = {
    b"\xff\xd8\xff": _jpeg,
    b"\x89PNG\r\n\x1a\n": _png,
    b"GIF87a": _gif,
    b"GIF89a": _gif,
}
