"""Pictures inside a source: as ``data:`` addresses of a page, as parts of a mail."""

import binascii
import re
from base64 import b64decode
from collections.abc import Iterator
from email.message import EmailMessage
from hashlib import sha256
from urllib.parse import unquote_to_bytes

from briefings.model import Picture
from briefings.urls import is_web

#: Small letters and the name in front: so a search goes from name to name, not sign by sign.
_DATA = re.compile(
    r"data:image/(?<=[\"'(=]data:image/)(?:png|jpe?g|gif|webp|avif|bmp)(?:;[\w=.+-]{1,40})*,"
    r"([A-Za-z0-9+/=%\s_-]{200,})"
)
_MOST = 200  # pictures of one source
_LARGEST = 20 << 20  # bytes of one


def take_out(html: str) -> tuple[str, tuple[Picture, ...]]:
    """Return a page with short names in the place of inlined pictures, and these pictures."""
    found: dict[str, Picture] = {}

    def named(match: re.Match[str]) -> str:
        data = _decoded(match[1])
        if data is None or len(found) >= _MOST:
            return match[0]
        picture = _picture(data)
        found.setdefault(picture.reference, picture)
        return picture.reference

    return _DATA.sub(named, html), tuple(found.values())


def _decoded(text: str) -> bytes | None:
    try:
        data = unquote_to_bytes(text) if "%" in text else text.encode()
        found = b64decode(b"".join(data.split()))
    except (binascii.Error, ValueError):
        return None
    return found if len(found) <= _LARGEST else None


def _picture(data: bytes) -> Picture:
    return Picture(f"embedded-{sha256(data).hexdigest()[:12]}.picture", data)


def of_mail(message: EmailMessage, html: str) -> tuple[str, tuple[Picture, ...]]:
    """Return a mail's page with short names for ``cid:`` addresses, and the pictures it shows.

    Saved pages (MHTML) name their pictures by web addresses, which stay.
    """
    found: dict[str, Picture] = {}
    for key, data in _parts(message):
        if len(found) >= _MOST:
            break
        if is_web(key):
            found[key] = Picture(key, data)
        elif f"cid:{key}" in html:
            picture = _picture(data)
            found[picture.reference] = picture
            html = html.replace(f"cid:{key}", picture.reference)
    return html, tuple(found.values())


def _parts(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """Yield the names of pictures and their bytes; one part may have two names."""
    for part in message.walk():
        if part.get_content_maintype() != "image":
            continue
        data = part.get_payload(decode=True)
        if not isinstance(data, bytes) or not 0 < len(data) <= _LARGEST:
            continue
        for header in ("Content-ID", "Content-Location"):
            if key := str(part.get(header) or "").strip().strip("<>"):
                yield key, data
