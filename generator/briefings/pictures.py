"""What the head of a picture's file tells: its kind, and how large it is."""

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
