"""What the headers of lists, newsletters and mail services say of a mail."""

import re
from collections.abc import Iterator
from email.message import EmailMessage
from urllib.parse import urlsplit

from briefings.ingest.mails.parts import read_header
from briefings.ingest.mails.weblinks import is_tracker
from briefings.model import Witness
from briefings.urls import is_web

_LIST_ID = re.compile(r"^\s*\"?(?P<name>[^<\"]*?)\"?\s*<[^>]*>\s*$")
#: Names that services make up: ``123456mc list``.
_MADE_UP = re.compile(r"\d{4}|\bmc list\b|^[\W\d_]*$|@", re.IGNORECASE)
_ANGLED = re.compile(r"<\s*(https?://[^<>\s]+)\s*>|^\s*(https?://[^<>\s]+)\s*$", re.IGNORECASE)
#: Labels of Gmail that are places of its own, no topics.
_PLACES = {
    "inbox", "sent", "spam", "trash", "important", "starred", "opened", "unread", "archived",
    "drafts", "chat", "all mail",
}  # fmt: skip


def is_newsletter(message: EmailMessage) -> bool:
    """Tell whether a list sent the mail."""
    return any(read_header(message, key) for key in ("List-Unsubscribe", "List-Id", "List-Post"))


def list_claims(message: EmailMessage) -> Iterator[Witness]:
    """Yield outlet, address on the web, and the labels that its reader gave it."""
    listed = read_header(message, "List-Id")
    match = _LIST_ID.match(listed)
    if match and match["name"] and not _MADE_UP.search(match["name"]):
        # below the sender's name, which is what readers know an outlet by
        yield Witness("source", match["name"], "name of the list", "List-Id", listed[:200], 0.65)
    for key, sure in (("List-Post", 0.88), ("Archived-At", 0.8)):
        said = read_header(message, key)
        found = _ANGLED.search(said)
        url = (found[1] or found[2]) if found else ""
        if _is_page(url):
            yield Witness("source_url", url, "address in the header", key, said[:200], sure)
    labels = read_header(message, "X-Gmail-Labels")
    topics = tuple(dict.fromkeys(t for label in labels.split(",") if (t := _topic(label))))
    if topics:
        yield Witness("tags", topics, "labels of Gmail", "X-Gmail-Labels", labels[:200], 0.8)


def _is_page(url: str) -> bool:
    """Tell whether an address names one page, not a site."""
    return is_web(url) and not is_tracker(url) and len(urlsplit(url).path) > 1


def _topic(label: str) -> str:
    name = label.strip().strip('"').strip()
    return "" if name.lower() in _PLACES or name.lower().startswith("category ") else name
