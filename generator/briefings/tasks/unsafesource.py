"""What of a source could do harm and is in no text of ours: its programs, frames, forms, spies.

Looked for in the bytes as they lie there, by patterns: a parser mends what it reads, and lines are
lost with it. It only tells; what holds is the allow-list of ``sanitise``.
"""

import email.policy
import re
from collections.abc import Iterator
from email import message_from_bytes
from html import unescape
from urllib.parse import urlsplit

from briefings import unsafe
from briefings.model import Source

_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]{0,19})\b([^<>]{0,4000})")
_NEVER = {"iframe", "frame", "object", "embed", "applet", "form", "base"}
_HANDLER = re.compile(r"[\s\"'/](on[a-z]{3,20})\s*=", re.IGNORECASE)
_ADDRESS = re.compile(
    r"\b(?:href|src|action|formaction|data)\s*=\s*[\"'\s]*(javascript|vbscript|data(?=:text))\s*:",
    re.IGNORECASE,
)
_DATA = re.compile(r"type\s*=\s*[\"']?(?:application/(?:ld\+)?json|text/template)", re.IGNORECASE)
_REFRESH = re.compile(r"http-equiv\s*=\s*[\"']?refresh", re.IGNORECASE)
_TARGET = re.compile(r"\b(?:src|action|data|href)\s*=\s*[\"']?([^\"'\s>]{1,500})", re.IGNORECASE)
_PIXEL = re.compile(r"\b(?:width|height)\s*=\s*[\"']?[01](?:px)?(?![\d.%])", re.IGNORECASE)
_IN_PDF = {
    b"/JavaScript": "JavaScript of a PDF",
    b"/Launch": "a program that a PDF starts",
    b"/EmbeddedFile": "a file within a PDF",
}
_TEXTS = (".md", ".markdown", ".txt")


def taken_out_of(source: Source) -> Iterator[tuple[str, str]]:
    """Yield where ("line 3", "part 2, line 3", "") and name of what is left out, each kind once."""
    seen: set[str] = set()
    for place, what in _found(source):
        if what not in seen:
            seen.add(what)
            yield place, what


def _found(source: Source) -> Iterator[tuple[str, str]]:
    data, name = source.data, source.name.lower()
    if data.startswith(b"%PDF"):
        yield from (("", what) for mark, what in _IN_PDF.items() if mark in data)
    elif name.endswith((".eml", ".mht", ".mhtml")) or data.startswith(b"From "):
        for number, text in _parts(data):
            yield from ((f"part {number}, {place}", what) for place, what in _in_markup(text))
    elif b"\0" not in data[:1000]:
        text = data.decode("utf-8", "replace")
        if name.endswith(_TEXTS):
            yield from ((f"line {line}", what) for line, what in unsafe.taken_out(text))
        else:
            is_feed = b"&lt;" in data and data.lstrip()[:5] in {b"<?xml", b"<rss ", b"<feed"}
            yield from _in_markup(unescape(text) if is_feed else text)


def _parts(data: bytes) -> Iterator[tuple[int, str]]:
    """Yield number and text of the HTML parts of a mail; none of one that cannot be read."""
    try:
        message = message_from_bytes(data, policy=email.policy.compat32)
        for number, part in enumerate(message.walk(), start=1):
            payload = part.get_payload(decode=True)
            if part.get_content_type() == "text/html" and isinstance(payload, bytes):
                yield number, payload.decode("utf-8", "replace")
    except (ValueError, LookupError, RecursionError, TypeError, AttributeError):
        return


def _in_markup(text: str) -> Iterator[tuple[str, str]]:
    line, at = 1, 0
    for match in _TAG.finditer(text):
        line, at = line + text.count("\n", at, match.start()), match.start()
        for what in _of(match[1].lower(), match[2]):
            yield f"line {line}", what


def _of(tag: str, attributes: str) -> Iterator[str]:
    if tag == "script" and not _DATA.search(attributes):
        yield "<script>"
    elif tag in _NEVER:
        yield f"<{tag}>{_host(attributes)}"
    elif tag == "meta" and _REFRESH.search(attributes):
        yield "a page that leads on by itself"
    elif tag == "img" and len(_PIXEL.findall(attributes)) > 1:
        yield f"a picture of one pixel{_host(attributes)}"
    yield from (f"attribute {name.lower()}" for name in _HANDLER.findall(f" {attributes}"))
    yield from (f"address {scheme.lower()}:" for scheme in _ADDRESS.findall(attributes))


def _host(attributes: str) -> str:
    """Return " of HOST" for what an element would load or send to; "" where none is named."""
    target = _TARGET.search(attributes)
    try:
        host = urlsplit(unescape(target[1])).hostname if target else ""
    except ValueError:
        host = ""
    return f" of {host}" if host else ""
