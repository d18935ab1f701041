"""Who sent a mail: a person wrote it, or else an outlet sent it."""

import re
from collections.abc import Iterator
from email.utils import parseaddr

from briefings import agencies
from briefings.ingest.clippings import bylines
from briefings.model import Witness

#: Words of names that no person bears.
_NOT_A_PERSON = re.compile(
    r"news|letter|daily|weekly|digest|briefing|times|post|press|media|team|editor|service|alert|info|"
    r"update|wire\b|bulletin|gazette|tribune|chronicle|courier|desk\b|network|"
    r"журнал|газета|новости|редакция|рассылка", re.IGNORECASE)  # fmt: skip
#: Parts of addresses that no person sends from.
_MACHINE = re.compile(
    r"lists?[.-]|news|digest|weekly|daily|no-?reply|mailer|info@|redaction@|press@|bounce",
    re.IGNORECASE,
)

#: ``Ann Ray from The Gazette``, ``Ann Ray via Grain list``.
_FROM_OUTLET = re.compile(
    r"^(?P<person>\S+ .{1,40}?) (?:from|at|via|von|aus|de|di|van|из) (?P<outlet>\S.+)$"
)


def sender_claims(text: str, sure: float, *, newsletter: bool, where: str) -> Iterator[Witness]:
    """Claim the sender of ``Name <address>`` as the author or as the outlet, never as both."""
    name, address = parseaddr(text)
    name = name.strip("\"' ")
    if not name:
        return
    signed = _FROM_OUTLET.match(name) if newsletter else None
    if signed and bylines.is_name(signed["person"]):
        yield Witness("authors", (signed["person"],), "sender", where, text[:200], sure)
        yield Witness("source", signed["outlet"], "sender", where, text[:200], sure)
        return
    field = "source" if newsletter or not _is_person(name, address) else "authors"
    value = name if field == "source" else (name,)
    yield Witness(field, value, "sender", where, text, sure)


def _is_person(name: str, address: str) -> bool:
    local, _, domain = address.lower().partition("@")
    return (
        " " in name
        and bylines.is_name(name)
        and not _NOT_A_PERSON.search(name)
        and not _MACHINE.search(address)
        and not any(agencies.agency_of(word) for word in name.split())
        # kyodo@kyodo.example: houses have such addresses, people do not
        and (not local or local != domain.split(".")[0])
    )
