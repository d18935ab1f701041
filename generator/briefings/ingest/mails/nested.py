"""A mail in a mail, a sealed mail: what there is to read, or why there is nothing."""

import re
from collections.abc import Iterator
from email.message import EmailMessage

from briefings.errors import SeedError
from briefings.ingest.mails.parts import find_parts, parts_of
from briefings.ingest.tree import text_of, to_tree

_SEALED = {
    "multipart/encrypted": "PGP",
    "application/pkcs7-mime": "S/MIME",
    "application/x-pkcs7-mime": "S/MIME",
}
_ARMOUR = re.compile(r"\A\s*-----BEGIN PGP MESSAGE-----")
#: They carry mails that are no articles: what bounced, a list's collection.
_REPORTS = {"multipart/report", "multipart/digest"}
_DEEPEST = 4


def refuse_sealed(name: str, message: EmailMessage) -> None:
    """Raise SeedError for a mail that is encrypted."""
    kind = next(
        (_SEALED[k] for p in parts_of(message) if (k := p.get_content_type()) in _SEALED), ""
    )
    if kind or _ARMOUR.match(find_parts(message)[0]):
        what = f"the mail is encrypted ({kind or 'PGP'})"
        raise SeedError(name, what, "Decrypt it in your mail program, and save it again.")


def open_forwarded(message: EmailMessage) -> tuple[EmailMessage, str]:
    """Return the mail that was forwarded as an attachment, and its forwarders' words, "" if none.

    A mail whose own text is the longer one is the article itself.
    """
    remarks = []
    for _ in range(_DEEPEST):
        inner = next(_attached(message), None)
        if inner is None or message.get_content_type() in _REPORTS:
            break
        own = _words(message)
        if len(own) > len(_words(inner)) and next(_attached(inner), None) is None:
            break
        remarks.append(own)
        message = inner
    return message, "\n\n".join(filter(None, remarks))


def _attached(message: EmailMessage) -> Iterator[EmailMessage]:
    for part in parts_of(message):
        held = part.get_payload() if part.get_content_type() == "message/rfc822" else None
        if part is not message and isinstance(held, list) and isinstance(held[0], EmailMessage):
            yield held[0]


def _words(message: EmailMessage) -> str:
    plain, page = find_parts(message)
    tree = None if plain.strip() or not page else to_tree(page)
    return plain.strip() or (text_of(tree) if tree is not None else "")
