"""What mails have around an article: the forwarder's words, signature, links to the web.

What is cut is told, with its beginning; in doubt it stays.
"""

import re
from dataclasses import dataclass, field

from briefings.ingest.clippings.marks import LINK, find_address, plain
from briefings.ingest.mails.forwards import find_forward
from briefings.ingest.mails.weblinks import ONLINE, online_claim
from briefings.model import Witness
from briefings.report import Level, Note
from briefings.text import shorten, to_line

_UNSUBSCRIBE = re.compile(
    r"unsubscribe|opt[ -]out|отписаться|отказаться от рассылки|відписатися|abbestellen|abmelden|"
    r"(?:se |me )?d[ée]s(?:abonner|inscrire)|darse de baja|cancelar (?:la )?suscripci|"
    r"cancellati|disiscri|annulla l'iscrizione|cancelar (?:a )?subscri|afmelden|uitschrijven|"
    r"wypisz się|avregistrera|abonelikten|إلغاء الاشتراك|لغو اشتراک|להסרה|退订|取消订阅|配信停止",
    re.IGNORECASE,
)
#: Words beside it: a sentence of the article may speak of unsubscribing, too.
_TO_READERS = re.compile(
    r"\byou\b.{0,30}\b(?:receiv|subscrib|sign)|\bSie\b.{0,40}(?:erhalten|abonniert)|"
    r"\bvous\b.{0,40}(?:recevez|abonn|inscri)|\bвы\b.{0,40}(?:получ|подпис)|"
    r"\b(?:recib|suscri|ricev|iscri)",
    re.IGNORECASE,
)
_MARK = re.compile(r"^--[ ]?$")
_ENDED = re.compile(r"[^\W\d_]{2,}[.!?…][\"”»)]?$|[。！？؟]$")
_TAIL = 10  # written lines at the end of a mail among which the closing words are looked for
_SIGNATURE = 8  # lines; the custom of four (RFC 1855) is rarely kept
_SHORT = 80  # characters of a line of a signature
_WORDS = 300  # characters of a line with a way to unsubscribe


@dataclass(slots=True)
class Letter:
    """A mail's text being taken apart."""

    where: str  #: name of the source
    text: str  #: clean; what is left is the article
    witnesses: list[Witness] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    remark: str = ""  #: what forwarders wrote above; goes into the field ``note``
    forwarded: bool = False

    def tell(self, what: str, cut: str) -> None:
        """Note what has been cut, with its beginning."""
        quoted = f'{what} left out of the text: "{shorten(plain(cut), 160)}".'
        self.notes.append(Note(Level.INFO, self.where, quoted))


def open_letter(where: str, text: str) -> Letter:
    """Return the text of a mail without what stands around the article."""
    letter = Letter(where, text)
    if found := find_forward(text):
        letter.text, letter.remark, letter.forwarded = found.text, found.remark, True
        letter.witnesses.extend(found.claims)
        if found.remark:
            what = f'the forwarder wrote "{shorten(found.remark, 160)}"; kept in the field `note`.'
            letter.notes.append(Note(Level.INFO, where, what))
    _cut_signature(letter)
    _cut_closing_words(letter)
    _take_link(letter)
    return letter


def _cut_signature(letter: Letter) -> None:
    lines = letter.text.split("\n")
    marks = [at for at, line in enumerate(lines) if _MARK.match(line)]
    if not marks:
        return
    at = marks[-1]
    behind = [line.strip() for line in lines[at + 1 :] if line.strip()]
    # "-- " is the mark of RFC 3676; without the space, or among several, it may part two texts
    certain = len(marks) == 1 and lines[at] == "-- "
    if len(behind) > _SIGNATURE or not (certain or _are_signature(behind)):
        return
    letter.text = "\n".join(lines[:at])
    if behind:
        letter.tell("a signature was", " / ".join(behind))


def _are_signature(lines: list[str]) -> bool:
    return all(len(line) <= _SHORT and not _is_sentence(line) for line in lines)


def _is_sentence(line: str) -> bool:
    return bool(_ENDED.search(line)) and (len(line.split()) >= 5 or len(line) > 40)


def _cut_closing_words(letter: Letter) -> None:
    """Cut the way to unsubscribe, with the imprint below it."""
    lines = letter.text.rstrip().split("\n")
    tail = [at for at in range(len(lines)) if lines[at].strip()][-_TAIL:]
    start = next((at for at in tail if _is_way_out(lines[at])), None)
    if start is None:
        return
    behind = [lines[at] for at in tail if at > start]
    if any(_is_prose(line) for line in behind):
        return
    letter.text = "\n".join(lines[:start])
    words = " / ".join(line.strip() for line in (lines[start], *behind))
    letter.tell("the way to unsubscribe was", words)


def _is_way_out(line: str) -> bool:
    found = _UNSUBSCRIBE.search(line)
    if not found or len(plain(line)) > _WORDS:
        return False
    bare = plain(line).strip(" *_[(|<>-•")
    alone = len(bare) <= 40 and not _ENDED.search(bare)
    return bool(alone or find_address(line) or LINK.search(line) or _TO_READERS.search(line))


def _is_prose(line: str) -> bool:
    bare = plain(line)
    talk = _UNSUBSCRIBE.search(line) or _TO_READERS.search(line) or re.match(r"©|\(c\)", bare)
    return not talk and (len(bare) > 160 or (_is_sentence(bare) and len(bare.split()) >= 8))


def _take_link(letter: Letter) -> None:
    """Claim the address of the mail on the web; its line goes where it says nothing else."""
    lines = letter.text.split("\n")
    for at, line in enumerate(lines):
        if len(line) > _WORDS + 2000 or not (match := ONLINE.search(plain(line))):
            continue
        below = at + 1 if at + 1 < len(lines) else at
        address = find_address(line) or find_address(lines[below])
        if not address:
            continue
        letter.witnesses.append(online_claim(address.url, to_line(line)))
        both = f"{line} {lines[below]}" if not find_address(line) else line
        if _says_no_more(both, address.url, match[0]):
            lines[at] = ""
            if not find_address(line):
                lines[below] = ""
            letter.text = "\n".join(lines)
        return


def _says_no_more(line: str, url: str, phrase: str) -> bool:
    rest = plain(line.replace(url, " ")).replace(phrase, " ")
    return len(re.findall(r"\w+", rest)) <= 4
