"""A mail inside a mail: the headers of a forwarded article, and what the forwarder wrote above."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime

from briefings.dates import from_datetime
from briefings.ingest.dates.lines import find_dates
from briefings.ingest.mails.senders import sender_claims
from briefings.model import Witness

#: ``where`` of claims from forwarded headers.
INNER = "forwarded header"
#: What mail programs print before the headers of a forwarded mail, lower case.
_LABELS: Mapping[str, tuple[str, ...]] = {
    "from": (
        "from", "von", "de", "от", "від", "ад", "da", "van", "od", "från", "fra", "lähettäjä",
        "kimden", "gönderen", "发件人", "寄件者", "差出人", "من", "از", "מאת",
    ),
    "date": (
        "date", "sent", "datum", "gesendet", "envoyé", "envoyé le", "дата", "отправлено",
        "надіслано", "fecha", "enviado", "enviado el", "data", "inviato", "verzonden", "wysłano",
        "skickat", "sendt", "tarih", "gönderildi", "发送时间", "日期", "日時", "送信日時",
        "التاريخ", "تاريخ", "تاریخ", "תאריך", "נשלח",
    ),
    "to": (
        "to", "an", "à", "кому", "para", "a", "aan", "do", "till", "til", "kime", "收件人", "宛先",
        "إلى", "به", "אל", "cc", "kopie", "копия", "reply-to", "antwort an",
    ),
    "title": (
        "subject", "betreff", "objet", "тема", "asunto", "oggetto", "assunto", "onderwerp",
        "temat", "ämne", "emne", "konu", "主题", "主旨", "件名",
        "الموضوع", "موضوع", "הנושא", "נושא",
    ),
}  # fmt: skip
_MEANING = {label: kind for kind, labels in _LABELS.items() for label in labels}
_LINE = re.compile(
    r"^[ \t>]*[*_]{0,2}(?P<key>[^\W\d_][\w -]{0,20}?)[ \t]*"
    r"[*_]{0,2}[:：][*_]{0,2}[ \t]*(?P<value>.*)$"
)
#: ``---------- Forwarded message ---------``, ``Begin forwarded message:``
_MARKER = re.compile(r"^[ \t>]*(?:-{2,}[^-\n].{0,60}|\S.{5,60}[:：])[ \t*_]*$")
_PREFIX = re.compile(
    r"^(?:(?:re|fwd?|fw|aw|wg|tr|rv|i|vs|vb|пересл|ответ|відп)\s*(?:\[\d+\])?\s*:\s*)+",
    re.IGNORECASE,
)
_DEEPEST = 4  # forwards within forwards
_REMARK = 600  # characters that anyone may write above a mail that is announced as forwarded
_LINES = 120  # lines above a forwarded mail, at most; a longer remark is the text itself


@dataclass(frozen=True, slots=True)
class Forward:
    """A forwarded mail, opened."""

    claims: tuple[Witness, ...]  #: what its headers say
    remark: str  #: what the forwarders wrote above, paragraphs apart; "" if nothing
    text: str  #: what stands below the headers, unquoted


def find_forward(text: str) -> Forward | None:
    """Return the mail that is forwarded in a text, the innermost one, or None if there is none.

    Nothing is found where the words above are the longer part: they are the text, then, and what
    is below is quoted in it.
    """
    found = None
    for _ in range(_DEEPEST):
        inner = _open(text)
        if not inner:
            break
        remark = "\n\n".join(part for part in (found.remark if found else "", inner.remark) if part)
        found = replace(inner, remark=remark)
        text = inner.text
    return found


def without_prefix(subject: str) -> str:
    """Return a subject without ``Re:`` and ``Fwd:``, in the languages of mail programs."""
    return _PREFIX.sub("", subject).strip()


def read_date(text: str) -> str | None:
    """Return the date of a mail header in our form, or None."""
    try:
        return from_datetime(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _open(text: str) -> Forward | None:
    lines = text.split("\n")
    for at in range(min(len(lines), _LINES)):
        end, said = _header(lines, at)
        above = next((i for i in range(at - 1, -1, -1) if lines[i].strip()), -1)
        marked = above >= 0 and bool(_MARKER.match(lines[above])) and at - above <= 3
        if not _is_header(said, marked=marked):
            continue
        remark = "\n".join(lines[: above if marked else at]).strip()
        below = _unquoted(lines[end:], quoted=lines[at].lstrip().startswith(">"))
        if len(remark) > max(len(below.strip()), _REMARK if marked else 0):
            return None
        return Forward(tuple(_claims(said)), remark, below)
    return None


def _header(lines: list[str], at: int) -> tuple[int, dict[str, str]]:
    """Return the index below the headers that begin at a line, and their lines by meaning."""
    said: dict[str, str] = {}
    last = ""
    while at < len(lines):
        match = _LINE.match(lines[at])
        kind = _MEANING.get(match["key"].lower()) if match else None
        if kind:
            last = kind
            said.setdefault(kind, lines[at].strip(" \t>"))
        elif last == "to" and lines[at].strip(" \t>"):
            pass  # a long list of receivers goes on in the next line
        else:
            break
        at += 1
    return at, said


def _is_header(said: Mapping[str, str], *, marked: bool) -> bool:
    """Tell whether these are headers: more is asked where no line announces them."""
    if marked:
        return len(said) >= 2 and ("from" in said or "title" in said)
    return len(said) >= 3 and {"from", "title"} <= said.keys()


def _unquoted(lines: list[str], *, quoted: bool) -> str:
    """Return the lines without ``>`` where the whole forwarded mail is quoted."""
    written = [line for line in lines if line.strip()]
    marks = sum(line.lstrip().startswith(">") for line in written)
    if quoted or (written and marks > 0.8 * len(written)):
        lines = [re.sub(r"^[ \t]*> ?", "", line) for line in lines]
    return "\n".join(lines)


def _claims(said: Mapping[str, str]) -> Iterator[Witness]:
    for kind, line in said.items():
        match = _LINE.match(line)
        value = match["value"].strip() if match else ""
        if not value:
            continue
        if kind == "title":
            title = without_prefix(value)
            yield Witness("title", title, "subject of the forwarded mail", INNER, line, 0.93)
        elif kind == "from":
            yield from sender_claims(value, 0.75, newsletter=False, where=INNER)
        elif kind == "date":
            when = read_date(value) or next((d.readings[0] for d in find_dates(value)), None)
            if when:
                yield Witness("date", when, "date of the forwarded mail", INNER, line, 0.94)
