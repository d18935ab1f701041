"""Pictures made small and harmless: no metadata, a bounded size, decoded and written anew."""

import warnings
from hashlib import sha256
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from briefings import pictures

_LONGEST = 1600  # pixels of the longer side
_SHORTEST = 50  # pixels of a side; smaller ones count readers, or are icons
_MOST_PIXELS = 80_000_000
_MOST_BYTES = 300_000
_QUALITIES = (82, 70, 55)
_COLOURS = 64  # of a drawing; a photograph, be it grey, has more
_KINDS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF", "AVIF", "MPO")
#: What Pillow raises for files that are damaged, or built to do harm.
_FAULTS = (
    UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError,
    TypeError, ZeroDivisionError, OverflowError, MemoryError, Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)  # fmt: skip


def keep(data: bytes) -> tuple[str, bytes] | None:
    """Return name and bytes of a picture to keep, None for what is none, or too small to matter.

    The name is 16 hex digits of the SHA-256 of the bytes as they came, and ``.jpg`` or ``.png``.
    Of an animation the first frame is kept. Drawings (SVG) may hold programs and are not kept.
    """
    try:
        made = _written(data)
    except _FAULTS:
        return None
    if made is None:
        return None
    suffix, small = made
    return f"{sha256(data).hexdigest()[:16]}.{suffix}", small


def is_damaged(data: bytes) -> bool:
    """Tell whether bytes begin as a picture's, and cannot be decoded to their end."""
    if not pictures.looks_like(data):
        return False
    try:
        _written(data)
    except _FAULTS:
        return True
    return False


def _written(data: bytes) -> tuple[str, bytes] | None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        warnings.simplefilter("ignore", UserWarning)  # damaged metadata, which goes anyway
        return _decoded(data)


def _decoded(data: bytes) -> tuple[str, bytes] | None:
    with Image.open(BytesIO(data), formats=_KINDS) as opened:
        if min(opened.size) < _SHORTEST or opened.size[0] * opened.size[1] > _MOST_PIXELS:
            return None
        opened.draft("RGB", (_LONGEST, _LONGEST))
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((_LONGEST, _LONGEST), Image.Resampling.LANCZOS)
        if _is_drawing(upright):
            return "png", _png(upright)
        return "jpg", _jpeg(upright)


def _is_drawing(image: Image.Image) -> bool:
    """Tell whether a picture has few colours: lines and letters, which JPEG would smear."""
    return image.convert("RGBA").getcolors(_COLOURS) is not None


def _png(image: Image.Image) -> bytes:
    target = BytesIO()
    colours = image.convert("RGBA")
    opaque = colours.getchannel("A").getextrema() == (255, 255)
    plain = colours.convert("RGB") if opaque else colours
    Image.frombytes(plain.mode, plain.size, plain.tobytes()).save(target, "PNG", optimize=True)
    return target.getvalue()


def _jpeg(image: Image.Image) -> bytes:
    if image.mode in {"RGBA", "LA", "PA", "P"}:
        colours = image.convert("RGBA")
        paper = Image.new("RGBA", colours.size, "white")
        image = Image.alpha_composite(paper, colours)
    plain = image.convert("RGB")
    # a new picture has none of the old one's metadata
    bare = Image.frombytes(plain.mode, plain.size, plain.tobytes())
    small = b""
    for quality in _QUALITIES:
        target = BytesIO()
        bare.save(target, "JPEG", quality=quality, optimize=True, progressive=True)
        small = target.getvalue()
        if len(small) <= _MOST_BYTES:
            break
    return small
