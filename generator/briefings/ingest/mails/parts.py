"""A mail as its texts, headers and attachments, however broken."""

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage

from briefings.ingest import encoding
from briefings.report import Level, Note
from briefings.text import shorten, to_clean, to_line

#: Main types of what is attached to be kept, whatever its disposition says.
_DOCUMENTS = {"application", "audio", "video"}


@dataclass(frozen=True, slots=True)
class _Part:
    kind: str
    text: str


def find_parts(message: EmailMessage) -> tuple[str, str]:
    """Return the text of a mail and its first page; "" where there is none.

    Mail programs part a text around what is attached: all of its parts are one text. Further
    pages are frames of the first.
    """
    found = [_Part(part.get_content_type(), _content(part)) for part in _readable(message)]
    texts = (part.text for part in found if part.kind == "text/plain" and part.text.strip())
    plain = "\n\n".join(texts)
    page = next((part.text for part in found if part.kind == "text/html" and part.text.strip()), "")
    return plain, page


def parts_of(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield a mail and its parts, in order; not those of a mail that is attached to it."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        yield part
        held = part.get_payload()
        if isinstance(held, list) and part.get_content_maintype() != "message":
            waiting.extend(inner for inner in reversed(held) if isinstance(inner, EmailMessage))


def _readable(message: EmailMessage) -> Iterator[EmailMessage]:
    for part in parts_of(message):
        if part.get_content_maintype() == "text" and not part.is_attachment():
            yield part


def _content(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    data = (
        payload
        if isinstance(payload, bytes)
        else str(part.get_payload()).encode("utf-8", "replace")
    )
    try:
        declared = part.get_content_charset()
    except (LookupError, ValueError):
        declared = None
    text = to_clean(encoding.to_text(data, declared).text)
    is_flowed = str(part.get_param("format", "")).lower() == "flowed"
    return (
        _unflowed(text, joined=str(part.get_param("delsp", "")).lower() == "yes")
        if is_flowed
        else text
    )


def _unflowed(text: str, *, joined: bool) -> str:
    """Return ``format=flowed`` text with its soft line breaks undone: RFC 3676, section 4.

    A line that ends with a space goes on in the next one of the same depth of quotation; with
    ``joined`` (DelSp) that space is none of the text's. ``-- `` parts the signature.
    """
    lines: list[str] = []
    depth, is_open = 0, False
    for raw in text.split("\n"):
        bare = raw.lstrip(">")
        deep, line = len(raw) - len(bare), bare.removeprefix(" ")
        if is_open and deep == depth and line != "-- ":
            lines[-1] += line
        else:
            lines.append(f"{'>' * deep} {line}" if deep else line)
        depth, is_open = deep, line.endswith(" ") and line != "-- "
        if is_open and joined:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


def read_header(message: EmailMessage, name: str) -> str:
    """Return a header as clean text; broken ones as far as they can be read."""
    try:
        return to_line(str(message.get(name) or ""))
    except (ValueError, LookupError, AttributeError, OverflowError):
        # bugs of email's parser on hostile headers
        raw = (str(value) for key, value in message.raw_items() if key.lower() == name.lower())
        return to_line(next(raw, "").encode("utf-8", "replace").decode())


def attachment_notes(where: str, message: EmailMessage) -> Iterator[Note]:
    """Yield one note that names what was attached, if anything was."""
    names = [
        to_line(part.get_filename() or part.get_content_type())
        for part in message.walk()
        if _is_attached(part)
    ]
    if names:
        what = f"attachments were left out: {shorten(', '.join(names), 120)}."
        yield Note(Level.INFO, where, what)


def _is_attached(part: object) -> bool:
    if not isinstance(part, EmailMessage) or part.is_multipart():
        return False
    # some programs call every document inline; signatures are no documents
    kind = part.get_content_type()
    document = part.get_content_maintype() in _DOCUMENTS and not kind.endswith("signature")
    return part.is_attachment() or document
