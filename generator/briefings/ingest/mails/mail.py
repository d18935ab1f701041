"""E-mails: newsletters, forwarded articles, and pages saved as .mht."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from briefings.errors import SeedError
from briefings.ingest.attachments import embedded
from briefings.ingest.clippings.clipping import read_clipping
from briefings.ingest.clippings.plaintext import to_markdown
from briefings.ingest.mails.forwards import read_date, without_prefix
from briefings.ingest.mails.letters import Letter, open_letter
from briefings.ingest.mails.listheaders import is_newsletter, list_claims
from briefings.ingest.mails.nested import open_forwarded, refuse_sealed
from briefings.ingest.mails.parts import attachment_notes, find_parts, parts_of, read_header
from briefings.ingest.mails.saved import address_of, is_saved_page, with_whole_links
from briefings.ingest.mails.senders import sender_claims
from briefings.ingest.mails.weblinks import ONLINE, online_claim
from briefings.ingest.page.page import read_page
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
#: Apple's form (.emlx) opens with the length of the mail.
_APPLE = re.compile(rb"(\d{1,10})[ \t]*\r?\n(?=[\w-]+[ \t]*:)")
_TINY = 200  # characters; a shorter text part only says that the mail is HTML


def recognises(source: Source) -> bool:
    """Tell whether the source opens with the headers of a mail."""
    head = source.data[:16_384].lstrip(b"\xef\xbb\xbf\r\n").replace(b"\r\n", b"\n")
    head = re.sub(rb"\A(?:From [^\n]*|\d{1,10}[ \t]*)\n", b"", head).partition(b"\n\n")[0]
    if not re.match(rb"[\w-]+[ \t]*:", head):
        return False
    named = {match.group().lower().rstrip(b": \t") for match in _HEADER.finditer(head)}
    if {b"mime-version", b"content-type"} <= named and b"multipart/" in head.lower():
        return True  # a page saved by a word processor has no more than these
    return len(named) >= 3 and bool(_SURE.search(head) or {b"from", b"subject"} <= named)


def read(source: Source) -> Iterator[Draft]:
    """Yield the one article of a mail. Raises SeedError if it has no readable text."""
    outer = _parsed(source)
    refuse_sealed(source.name, outer)
    message, remark = open_forwarded(outer)
    claims = tuple(_header_claims(message))
    read = _text(source.name, message, claims)
    if read.letter and read.letter.forwarded:
        # who forwards an article has neither written nor published it
        claims = tuple(w for w in claims if w.field not in {"authors", "source"})
    if message is not outer:
        # labels are of him who kept the mail
        claims = (*claims, *(w for w in list_claims(outer) if w.field == "tags"))
    left = () if is_saved_page(message) else attachment_notes(source.name, outer)
    remarks = "\n\n".join(filter(None, (remark, str(read.draft.foreign.get("note", "")))))
    yield replace(
        read.draft,
        witnesses=(*claims, *read.draft.witnesses),
        foreign={**read.draft.foreign, "note": remarks} if remarks else read.draft.foreign,
        notes=(*left, *read.draft.notes),
    )


def _parsed(source: Source) -> EmailMessage:
    data = re.sub(rb"\A(?:\xef\xbb\xbf|\s)*(?:From [^\n]*\n)?", b"", source.data)
    if counted := _APPLE.match(data):
        # the number of bytes of the mail; behind it stands what the program notes of it
        data = data[counted.end() : counted.end() + int(counted[1])]
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
    except RecursionError as error:
        what = "mails in mails without end"
        raise SeedError(source.name, what, "Take it out of seeds/.") from error
    assert isinstance(message, EmailMessage)
    return message


def _header_claims(message: EmailMessage) -> Iterator[Witness]:
    saved = is_saved_page(message)
    if saved and (url := address_of(message)):
        rule, where = "address of the saved page", "Content-Location"
        yield Witness("source_url", url, rule, where, url[:200], 0.9)
    subject = read_header(message, "Subject")
    if title := without_prefix(subject):
        yield Witness("title", title, "subject", "Subject", subject, 0.6 if saved else 0.9)
    when = read_header(message, "Date")
    if found := read_date(when):
        field = "captured" if saved else "date"
        yield Witness(field, found, "date of the mail", "Date", when, 0.92)
    if not saved:
        sender = read_header(message, "From")
        yield from sender_claims(sender, 0.7, newsletter=is_newsletter(message), where="From")
        yield from list_claims(message)


@dataclass(frozen=True, slots=True)
class _Read:
    draft: Draft
    letter: Letter | None  #: None for a saved page, which is no letter


def _text(name: str, message: EmailMessage, claims: tuple[Witness, ...]) -> _Read:
    plain, page = find_parts(message)
    page, pictures = embedded.of_mail(message, page)
    read = _read_part(name, message, claims, (plain, page))
    return replace(read, draft=replace(read.draft, pictures=pictures))


def _read_part(
    name: str, message: EmailMessage, claims: tuple[Witness, ...], parts: tuple[str, str]
) -> _Read:
    plain, page = parts
    if page and is_saved_page(message):
        return _Read(read_page(name, with_whole_links(page, address_of(message))), None)
    title = next((str(w.value) for w in claims if w.field == "title"), None)
    if page and (len(plain.strip()) < _TINY or "embedded-" in page):
        return _page(name, page, title)
    if not plain.strip():
        only = any(part.get_content_maintype() == "image" for part in parts_of(message))
        what = "the mail holds only pictures" if only else "no readable text in the mail"
        remedy = "Save the text itself, or take the mail out of seeds/."
        raise SeedError(name, what, remedy)
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
