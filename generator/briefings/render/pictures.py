"""How large kept pictures are, so that pages keep room for them before they load."""

from functools import lru_cache
from pathlib import Path

from PIL import Image, UnidentifiedImageError


@lru_cache(maxsize=65536)
def size_of(path: Path) -> tuple[int, int] | None:
    """Return width and height in pixels from the head of a file; None if nobody can tell."""
    try:
        with Image.open(path) as picture:
            return picture.size
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, ValueError):
        return None
