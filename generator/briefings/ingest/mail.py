"""E-mails: newsletters, forwarded articles, and pages saved as .mht."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from briefings.errors import SeedError
from briefings.ingest.clipping import read_clipping
from briefings.ingest.forwards import read_date, without_prefix
from briefings.ingest.letters import ONLINE, Letter, online_claim, open_letter
from briefings.ingest.mailparts import attachment_notes, find_parts, read_header
from briefings.ingest.page import read_page
from briefings.ingest.plaintext import to_markdown
from briefings.ingest.senders import sender_claims
from briefings.ingest.tree import text_of, to_tree
from briefings.model import Draft, Source, Witness
from briefings.urls import is_web

_HEADER = re.compile(
    rb"^(?:From|To|Subject|Date|Received|MIME-Version|Message-ID|Return-Path|Delivered-To|Reply-To|"
    rb"Content-Type|Content-Transfer-Encoding|X-[\w-]+|List-[\w-]+|DKIM-Signature|Sender|Cc|"
    rb"Snapshot-Content-Location)[ \t]*:", re.IGNORECASE | re.MULTILINE)  # fmt: skip
_SURE = re.compile(
    rb"^(?:Received|MIME-Version|Message-ID|Return-Path|Delivered-To):",
    re.IGNORECASE | re.MULTILINE,
)
_TINY = 200  # characters; a shorter text part only says that the mail is HTML


def recognises(source: Source) -> bool:
    """Tell whether the source opens with the headers of a mail."""
    head = source.data[:16_384].lstrip(b"\xef\xbb\xbf\r\n").replace(b"\r\n", b"\n")
    head = re.sub(rb"\AFrom [^\n]*\n", b"", head).partition(b"\n\n")[0]
    if not re.match(rb"[\w-]+[ \t]*:", head):
        return False
    named = {match.group().lower() for match in _HEADER.finditer(head)}
    return len(named) >= 3 and bool(_SURE.search(head) or {b"from:", b"subject:"} <= named)


def read(source: Source) -> Iterator[Draft]:
    """Yield the one article of a mail. Raises SeedError if it has no readable text."""
    data = re.sub(rb"\A(?:\xef\xbb\xbf|\s)*(?:From [^\n]*\n)?", b"", source.data)
    message = BytesParser(policy=policy.default).parsebytes(data)
    assert isinstance(message, EmailMessage)
    claims = tuple(_header_claims(message))
    read = _text(source.name, message, claims)
    if read.letter and read.letter.forwarded:
        # who forwards an article has neither written nor published it
        claims = tuple(w for w in claims if w.field not in {"authors", "source"})
    notes = (*attachment_notes(source.name, message), *read.draft.notes)
    yield replace(read.draft, witnesses=(*claims, *read.draft.witnesses), notes=notes)


def _header_claims(message: EmailMessage) -> Iterator[Witness]:
    saved = read_header(message, "Snapshot-Content-Location")
    if is_web(saved):
        rule, where = "address of the saved page", "Snapshot-Content-Location"
        yield Witness("source_url", saved, rule, where, saved, 0.9)
    subject = read_header(message, "Subject")
    if title := without_prefix(subject):
        yield Witness("title", title, "subject", "Subject", subject, 0.6 if saved else 0.9)
    when = read_header(message, "Date")
    if found := read_date(when):
        field = "captured" if saved else "date"
        yield Witness(field, found, "date of the mail", "Date", when, 0.92)
    if not saved:
        newsletter = _is_newsletter(message)
        sender = read_header(message, "From")
        yield from sender_claims(sender, 0.7, newsletter=newsletter, where="From")


def _is_newsletter(message: EmailMessage) -> bool:
    return any(message.get(name) for name in ("List-Unsubscribe", "List-Id", "List-Post"))


@dataclass(frozen=True, slots=True)
class _Read:
    draft: Draft
    letter: Letter | None  #: None for a saved page, which is no letter


def _text(name: str, message: EmailMessage, claims: tuple[Witness, ...]) -> _Read:
    plain, page = find_parts(message)
    if page and message.get("Snapshot-Content-Location"):
        return _Read(read_page(name, page), None)
    title = next((str(w.value) for w in claims if w.field == "title"), None)
    if page and len(plain.strip()) < _TINY:
        return _page(name, page, title)
    if not plain.strip():
        remedy = "Save the text itself, or take the mail out of seeds/."
        raise SeedError(name, "no readable text in the mail", remedy)
    return _plain(name, plain, title)


def _page(name: str, page: str, title: str | None) -> _Read:
    """Read an HTML part as a page, and the page's text as a letter."""
    letter = Letter(name, "")

    def opened(text: str) -> str:
        nonlocal letter
        letter = open_letter(name, text)
        return letter.text

    draft = read_page(name, page, title=title, mend=opened)
    # the page's own title element repeats the subject; its claims stand behind the mail's
    weaker = (replace(w, confidence=w.confidence * 0.9) for w in draft.witnesses)
    draft = replace(draft, witnesses=(*_online_links(page), *weaker))
    return _Read(_with_letter(draft, letter), letter)


def _plain(name: str, text: str, title: str | None) -> _Read:
    letter = open_letter(name, text)
    title = next((str(w.value) for w in letter.witnesses if w.field == "title"), title)
    # format=flowed leaves a space at line ends (RFC 3676)
    flowing = "\n".join(line.rstrip() for line in letter.text.split("\n"))
    draft = read_clipping(name, flowing, title=title)
    return _Read(_with_letter(replace(draft, body=to_markdown(draft.body)), letter), letter)


def _with_letter(draft: Draft, letter: Letter) -> Draft:
    """Return the draft with what the letter around it says and what was cut from it."""
    foreign = {**draft.foreign, "note": letter.remark} if letter.remark else draft.foreign
    witnesses = (*letter.witnesses, *draft.witnesses)
    return Draft(witnesses, draft.body, foreign, (*letter.notes, *draft.notes))


def _online_links(page: str) -> Iterator[Witness]:
    """Yield the link to the mail on the web; extraction drops paragraphs that are only a link."""
    tree = to_tree(page)
    for link in tree.iter("a") if tree is not None else ():
        text, url = text_of(link), (link.get("href") or "").strip()
        if len(text) <= 100 and is_web(url) and ONLINE.search(text):
            yield online_claim(url, text)
            return
