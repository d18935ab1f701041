"""A mail as its texts, headers and attachments, however broken."""

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage

from briefings.ingest import encoding
from briefings.report import Level, Note
from briefings.text import shorten, to_clean, to_line


@dataclass(frozen=True, slots=True)
class _Part:
    kind: str
    text: str


def find_parts(message: EmailMessage) -> tuple[str, str]:
    """Return the text and the page of a mail, the first of each; "" where there is none."""
    found = [_Part(part.get_content_type(), _content(part)) for part in _readable(message)]
    plain = next(
        (part.text for part in found if part.kind == "text/plain" and part.text.strip()), ""
    )
    page = next((part.text for part in found if part.kind == "text/html" and part.text.strip()), "")
    return plain, page


def _readable(message: EmailMessage) -> Iterator[EmailMessage]:
    for part in message.walk():
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
    return to_clean(encoding.to_text(data, declared).text)


def read_header(message: EmailMessage, name: str) -> str:
    """Return a header as clean text; broken ones as far as they can be read."""
    try:
        return to_line(str(message.get(name) or ""))
    except (
        ValueError,
        IndexError,
        LookupError,
        AttributeError,
    ):  # bugs of email's parser on hostile headers
        return ""


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
    return isinstance(part, EmailMessage) and not part.is_multipart() and part.is_attachment()
